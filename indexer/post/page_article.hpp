// The article of a page without what stands around it: title, byline, share bars, comments, navigation, footers.
#pragma once

#include <string>

#include "indexer/html/html_tree.hpp"
#include "indexer/post/page_facts.hpp"

namespace propos {

/// The HTML of the page's article: the `<article>` with the most text in paragraphs, else `<main>`, else the element
/// with the most text in paragraphs of its own. Well-formed, with the attributes that the reader of blocks looks at.
/// Nothing that holds half of the article's text is taken for furniture, whatever it is called.
std::string article_html(const GumboNode* root, const PageFacts& facts);

}  // namespace propos
