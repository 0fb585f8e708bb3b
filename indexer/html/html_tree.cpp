#include "indexer/html/html_tree.hpp"

#include "common/text.hpp"

namespace propos {

HtmlTree::HtmlTree(std::string_view html) {
  options_.max_errors = 0;
  output_ = gumbo_parse_with_options(&options_, html.data(), html.size());
}

HtmlTree::~HtmlTree() { gumbo_destroy_output(&options_, output_); }

std::string_view attribute(const GumboNode* element, const char* name) {
  const auto* found = gumbo_get_attribute(&element->v.element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

std::string text_inside(const GumboNode* node, std::size_t limit) {
  std::string text;
  walk_tree(
      node,
      [&](const GumboNode* inner) {
        if (is_text(inner) && text.size() < limit) text += inner->v.text.text;
        return text.size() < limit;
      },
      [](const GumboNode*) {});
  return collapse_space(text);
}

}  // namespace propos
