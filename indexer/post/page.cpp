#include "indexer/post/page.hpp"

#include <algorithm>
#include <array>

#include "common/schema.hpp"
#include "common/text.hpp"
#include "indexer/html/html_plain.hpp"
#include "indexer/html/html_tree.hpp"
#include "indexer/html/markup.hpp"
#include "indexer/post/page_article.hpp"
#include "indexer/post/page_facts.hpp"
#include "indexer/post/shortcodes.hpp"
#include "indexer/source/encoding.hpp"

namespace propos {
namespace {

/// Elements that hold no text of an article. Drawings in particular close their tags in a way of their own, which a
/// scan for depth would take for nesting.
bool is_silent(std::string_view name) {
  static constexpr std::array<std::string_view, 12> names = {"script",   "style",  "noscript", "template",
                                                             "svg",      "iframe", "object",   "select",
                                                             "textarea", "audio",  "video",    "canvas"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// The page without comments and without silent elements.
std::string without_silent(std::string_view html) {
  std::string out;
  out.reserve(html.size());
  MarkupScanner scanner(html);
  std::size_t at = 0;
  while (at < html.size()) {
    const auto next = std::min(html.find('<', at), html.size());
    out += html.substr(at, next - at);
    if (next == html.size()) break;
    const auto markup = scanner.at(next);
    at = std::max(next + 1, markup.end);
    const bool comment = markup.comment && html.substr(next, 4) == "<!--";
    const bool silent = !markup.closing && is_silent(markup.name);
    const auto end = silent ? scanner.end_of_element(markup) : 0;
    if (silent && end == 0 && is_raw_element(markup.name)) break;  // a script without an end swallows the rest
    if (end != 0) at = end;
    else if (!comment) out += html.substr(next, at - next);
    else if (markup.end == 0) break;
  }
  return out;
}

/// Where the body begins; 0 when no head is marked as such.
std::size_t body_of(std::string_view html) {
  for (const std::string_view mark : {"<body", "<BODY", "</head>", "</HEAD>"})
    if (const auto at = html.find(mark); at != npos) return at;
  return 0;
}

}  // namespace

Post post_from_page(std::string_view bytes, const std::string& name) {
  std::size_t replaced = 0;
  const auto html = page_as_utf8(bytes, &replaced);
  const auto scripts = json_ld_scripts(html);
  const auto page = without_silent(html);
  const auto shape = scan_html(page);
  Post post;
  PageFacts facts;
  if (shape.too_much || shape.openings_lost) {
    const auto body = body_of(page);
    const auto head = std::string_view(page).substr(0, body);
    facts = facts_from_json_ld(scripts, {});
    if (!scan_html(head).too_much) add_facts_from_tree(HtmlTree(head).root(), facts);
    post.html = page.substr(body);
  } else {
    const HtmlTree tree(page);
    PageFacts subject;
    add_facts_from_tree(tree.root(), subject);
    facts = facts_from_json_ld(scripts, subject);
    add_facts_from_tree(tree.root(), facts);
    auto article = read_article(tree.root(), facts);
    post.html = remove_shortcodes(article.html);
    post.outside = std::move(article.outside);
  }
  post.id = !facts.id.empty() ? facts.id : hex_of(hash_of(facts.url.empty() ? name : facts.url));
  post.title = std::move(facts.title);
  post.url = std::move(facts.url);
  post.date = std::move(facts.date);
  if (facts.language.size() == 2) post.language = std::move(facts.language);
  post.site = std::move(facts.site);
  post.authors = std::move(facts.authors);
  post.categories = std::move(facts.sections);
  post.tags = std::move(facts.tags);
  post.repaired = replaced > 0;
  return post;
}

}  // namespace propos
