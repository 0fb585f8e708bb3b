// A post as it came from its source, before its HTML is looked at.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "common/json.hpp"

namespace propos {

/// Text in paragraphs of a saved page that its post does not hold.
struct OutsideText {
  std::size_t words = 0;
  std::string beginning;  ///< the first words, for people; empty where there is none
};

/// One article. Strings are UTF-8; `html` is the content as the site renders it.
struct Post {
  std::string id;
  std::string title;  ///< plain text
  std::string url;
  std::string host;  ///< the site's, where `url` is not absolute; empty: unknown
  std::string date;  ///< ISO 8601 without a zone, as WordPress gives it
  std::string language = "fr";
  std::string site;  ///< what the site calls itself, plain text; empty where the source does not say
  std::vector<std::string> authors;
  std::vector<std::string> categories;
  std::vector<std::string> tags;
  std::string html;
  std::map<std::string, std::string> footnotes;  ///< id -> HTML, where the site keeps them apart
  bool repaired = false;
  OutsideText outside;
  std::string withdrawn;  ///< why the site does not show this post to everyone; then without text. Empty: it does
};

/// Reads a post of the WordPress REST API (wp/v2/posts), with or without `_embed`. `where` names it in errors.
/// A post that is protected or not published is withdrawn. Throws Error{invalid}: "field id: expected …".
Post post_from_rest(const Json& json, const std::string& where);

/// `link` when it is a web link, else nothing: a passage's URL is shown as a link.
std::string web_link(const std::string& link);

/// The block editor keeps the notes' texts in a meta field: a JSON array of {id, content} in a string. Never throws;
/// what cannot be read gives no notes.
std::map<std::string, std::string> footnotes_from_json(const std::string& list_of_notes);

}  // namespace propos
