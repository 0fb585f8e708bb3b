// A gumbo tree and how to walk it without recursion. Only for HTML that scan_html found no fault with: gumbo takes
// seconds for other.
#pragma once

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace propos {

/// Owns a parse tree; its nodes live as long as it does, and it keeps no copy of the text.
class HtmlTree {
 public:
  explicit HtmlTree(std::string_view html);
  ~HtmlTree();
  HtmlTree(const HtmlTree&) = delete;
  HtmlTree& operator=(const HtmlTree&) = delete;
  const GumboNode* root() const { return output_->root; }

 private:
  GumboOptions options_ = kGumboDefaultOptions;
  GumboOutput* output_;
};

inline bool is_element(const GumboNode* node) {
  return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}
inline bool is_element(const GumboNode* node, GumboTag tag) { return is_element(node) && node->v.element.tag == tag; }
inline bool is_text(const GumboNode* node) {
  return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA;
}

/// The value of an element's attribute; empty when it has none.
std::string_view attribute(const GumboNode* element, const char* name);

/// True when the element's class list contains one of `parts`, also inside a word.
template <std::size_t N>
bool class_contains(const GumboNode* element, const std::array<std::string_view, N>& parts) {
  const auto classes = attribute(element, "class");
  return !classes.empty() && std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
    return classes.find(part) != std::string_view::npos;
  });
}

/// The text inside a node on one line, at most about `limit` bytes.
std::string text_inside(const GumboNode* node, std::size_t limit);

/// Visits a subtree. `enter(node)` returns false to pass over what is inside; `leave(node)` follows when the inside is
/// done, only for elements that were entered.
template <typename Enter, typename Leave>
void walk_tree(const GumboNode* root, Enter enter, Leave leave) {
  struct Frame {
    const GumboNode* node;
    unsigned next;
  };
  std::vector<Frame> stack;
  const auto push = [&](const GumboNode* node) {
    if (enter(node) && is_element(node)) stack.push_back({node, 0});
  };
  push(root);
  while (!stack.empty()) {
    auto& frame = stack.back();
    const auto& children = frame.node->v.element.children;
    if (frame.next < children.length) {
      push(static_cast<const GumboNode*>(children.data[frame.next++]));
    } else {
      const auto* node = frame.node;
      stack.pop_back();
      leave(node);
    }
  }
}

}  // namespace propos
