// The posts that a page holds: which one it is about, which are others, and which element holds its text.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "indexer/html/html_tree.hpp"
#include "indexer/post/page_facts.hpp"
#include "indexer/post/post.hpp"

namespace propos {

/// The posts of a page.
struct PagePosts {
  std::vector<const GumboNode*> subjects;       ///< those that may be the one that the page is about
  std::size_t headed = 0;                       ///< how many posts have a heading that leads nowhere else
  std::unordered_set<const GumboNode*> others;  ///< posts whose headings lead to other addresses; lists of comments
};

/// Looks for `<article>` and `class="post"`, `"hentry"`… Linear.
PagePosts find_posts(const GumboNode* root, const PageFacts& facts);

/// The number of a WordPress post in an element's id: `post-123`; empty where there is none.
std::string post_number(const GumboNode* element);

/// How much text in paragraphs is inside each element; other posts and comments have none.
class PageWeights {
 public:
  PageWeights(const GumboNode* root, const PagePosts& posts);

  std::size_t inside(const GumboNode* node) const { return find(inside_, node); }
  /// In paragraphs that are its children.
  std::size_t own(const GumboNode* node) const { return find(own_, node); }

 private:
  using Map = std::unordered_map<const GumboNode*, std::size_t>;
  static std::size_t find(const Map& map, const GumboNode* node) {
    const auto found = map.find(node);
    return found == map.end() ? 0 : found->second;
  }
  Map inside_, own_;
};

/// The element that holds the text: inside the page's subject, where it has one.
const GumboNode* container_of(const GumboNode* root, const PageWeights& weights, const PagePosts& posts);

/// The text in paragraphs outside of `container` that is no navigation, comment or footer.
OutsideText text_outside(const GumboNode* root, const GumboNode* container);

}  // namespace propos
