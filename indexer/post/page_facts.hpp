// What a saved page says of its article besides the text: JSON-LD (schema.org), OpenGraph, `<meta>`, `<link>`,
// `<time>`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/html/html_tree.hpp"

namespace propos {

/// Title, date, authors… of a page; empty where the page does not say. Strings are plain text.
struct PageFacts {
  std::string id;  ///< of the WordPress post
  std::string title;
  std::string url;       ///< canonical; only a web link
  std::string date;      ///< ISO 8601 without a zone
  std::string language;  ///< `fr`
  std::string site;      ///< what the site calls itself
  std::vector<std::string> authors;
  std::vector<std::string> tags;
  std::vector<std::string> sections;
};

/// The contents of `<script type="application/ld+json">`, wherever they stand. Linear.
std::vector<std::string> json_ld_scripts(std::string_view html);

/// Reads the article (Article, NewsArticle, BlogPosting, Interview…) of the scripts, also inside `@graph` and arrays,
/// that `page` speaks of: the one of its address, else of its title, else the first. Scripts that cannot be read, even
/// repaired, are passed over.
PageFacts facts_from_json_ld(const std::vector<std::string>& scripts, const PageFacts& page);

/// Fills what is empty in `facts`: OpenGraph first, then other meta elements, `<title>`, `<time datetime>` and links.
void add_facts_from_tree(const GumboNode* root, PageFacts& facts);

}  // namespace propos
