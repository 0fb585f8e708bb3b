#include "indexer/html/markup.hpp"

#include "common/text.hpp"

namespace propos {
namespace {

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool ends_name(char c) { return c == '>' || c == '/' || c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

}  // namespace

bool is_raw_element(std::string_view name) { return name == "script" || name == "style" || name == "textarea"; }

Markup MarkupScanner::at(std::size_t at) {
  Markup markup;
  auto next = at + 1;
  if (next >= html_.size()) return markup;
  if (html_[next] == '!' || html_[next] == '?') {
    markup.comment = true;
    const bool dashes = html_.substr(next, 3) == "!--";
    markup.end = end_of_comment(dashes ? next + 3 : next, dashes ? "-->" : ">");
    return markup;
  }
  markup.closing = html_[next] == '/';
  if (markup.closing) ++next;
  if (next >= html_.size() || !is_letter(html_[next])) return {};
  for (; next < html_.size() && !ends_name(html_[next]) && markup.name.size() < 64; ++next)
    markup.name += lowered(html_[next]);
  markup.end = end_of_tag(next);
  if (markup.end == 0) return {};
  return markup;
}

std::size_t MarkupScanner::end_of_tag(std::size_t from) {
  if (no_more_ends_) return 0;
  if (!quotes_broken_) {
    char quote = 0;
    for (auto i = from; i < html_.size(); ++i) {
      const char c = html_[i];
      if (quote != 0) {
        if (c == quote) quote = 0;
      } else if (c == '>') {
        return i + 1;
      } else if ((c == '"' || c == '\'') && html_[i - 1] == '=') {
        quote = c;
      }
    }
    quotes_broken_ = true;
  }
  const auto end = html_.find('>', from);
  no_more_ends_ = end == npos;
  return no_more_ends_ ? 0 : end + 1;
}

std::size_t MarkupScanner::end_of_comment(std::size_t from, std::string_view mark) {
  const bool dashes = mark.size() > 1;
  if (dashes ? comment_open_ : no_more_ends_) return 0;
  const auto end = html_.find(mark, from);
  if (end != npos) return end + mark.size();
  (dashes ? comment_open_ : no_more_ends_) = true;
  return 0;
}

std::size_t MarkupScanner::end_of_element(const Markup& opening) {
  if (never_ends_[opening.name]) return 0;
  for (auto at = html_.find("</", opening.end); at != npos; at = html_.find("</", at + 2)) {
    const auto name = html_.substr(at + 2, opening.name.size());
    bool same = name.size() == opening.name.size();
    for (std::size_t i = 0; same && i < name.size(); ++i) same = lowered(name[i]) == opening.name[i];
    const auto behind = at + 2 + name.size();
    if (!same || (behind < html_.size() && !ends_name(html_[behind]))) continue;
    const auto end = html_.find('>', behind);
    return end == npos ? html_.size() : end + 1;
  }
  never_ends_[opening.name] = true;
  return 0;
}

}  // namespace propos
