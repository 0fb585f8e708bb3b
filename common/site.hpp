// The site that a post is of, and the key that tells posts of several sites apart.
#pragma once

#include <string>
#include <string_view>

#include "common/passage.hpp"

namespace propos {

/// The host of an absolute link, in lower case, without user, `www.` and the scheme's own port:
/// `https://www.Revue.example:8443/12/` gives `revue.example:8443`. Empty for a relative link, and for what can be no
/// host.
std::string host_of_link(std::string_view link);

/// A site's name as it was typed (`www.Revue.example`) in the form of host_of_link(); empty for what can be none: it
/// holds a slash or white space, or is longer than limits::max_site_bytes.
std::string site_named(std::string_view name);

/// The site of a passage: its member `host`, else the host of its link; empty where neither tells it.
std::string site_of_passage(const Passage& passage);

/// `<site>/<id>`, of a post or a passage. A site holds no slash, so the first one parts them, whatever the id holds.
std::string site_key(std::string_view site, std::string_view id);

/// The keys of a passage's post, and of itself.
std::string post_key(const Passage& passage);
std::string passage_key(const Passage& passage);

/// The id that a key ends in.
std::string_view id_in_key(std::string_view key);

}  // namespace propos
