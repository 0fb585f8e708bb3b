// The article of a page without what stands around it: title, byline, share bars, comments, navigation, footers.
#pragma once

#include <string>

#include "indexer/html/html_tree.hpp"
#include "indexer/post/page_facts.hpp"
#include "indexer/post/post.hpp"

namespace propos {

/// What a page holds of its article, and what it holds beside it.
struct PageArticle {
  std::string html;  ///< well-formed, with the attributes that the reader of blocks looks at
  OutsideText outside;
};

/// Reads the article of the page that `facts` speak of: where a page holds several posts, the one whose heading is the
/// page's title or whose link is the page's; else the `<article>` with the most text in paragraphs, else `<main>`, else
/// the element with the most text in paragraphs of its own. Comments and other posts do not count. Nothing that holds
/// half of the article's text is taken for furniture, whatever it is called. Linear.
PageArticle read_article(const GumboNode* root, const PageFacts& facts);

}  // namespace propos
