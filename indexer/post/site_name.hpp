// What a site calls itself, from what Yoast's plugin adds to a post of the REST API.
#pragma once

#include <string>

#include "common/json.hpp"

namespace propos {

/// `og_site_name` of `yoast_head_json`, `og:site_name` of the HTML in `yoast_head`, or what its `<title>` puts behind
/// `title`, the post's: `A title - The Site`. Plain text; empty where none of them says. Never throws.
std::string site_name_from_yoast(const Json& post, const std::string& title);

}  // namespace propos
