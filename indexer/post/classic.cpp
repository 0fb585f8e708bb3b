#include "indexer/post/classic.hpp"

#include <algorithm>
#include <array>

#include "common/text.hpp"
#include "indexer/html/markup.hpp"
#include "indexer/post/shortcodes.hpp"

namespace propos {
namespace {

/// The elements around which wpautop makes no paragraph.
bool is_block_element(std::string_view name) {
  static constexpr std::array<std::string_view, 44> names = {
      "table", "thead",  "tfoot",  "caption",    "col",     "colgroup", "tbody",      "tr",      "td",
      "th",    "div",    "dl",     "dd",         "dt",      "ul",       "ol",         "li",      "pre",
      "form",  "map",    "area",   "blockquote", "address", "style",    "p",          "h1",      "h2",
      "h3",    "h4",     "h5",     "h6",         "hr",      "fieldset", "legend",     "section", "article",
      "aside", "hgroup", "header", "footer",     "nav",     "figure",   "figcaption", "details"};
  return std::find(names.begin(), names.end(), name) != names.end() || name == "menu" || name == "summary" ||
         name == "script" || name == "iframe" || name == "main";
}

/// Elements that hold one line of text: no paragraph begins in them.
bool holds_a_line(std::string_view name) {
  static constexpr std::array<std::string_view, 10> names = {"h1", "h2",         "h3",      "h4",     "h5",
                                                             "h6", "figcaption", "summary", "legend", "dt"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\n") == npos; }

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\n");
  if (begin == npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\n") - begin + 1);
}

std::string with_line_feeds(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') out += text[i];
    else if (i + 1 == text.size() || text[i + 1] != '\n') out += '\n';
  }
  return out;
}

/// Takes out `<!-- wp:… -->`, `<!-- /wp:… -->` and what parts pages (`<!--more-->`, `<!--nextpage-->`).
std::string without_block_comments(std::string_view html) {
  std::string out;
  out.reserve(html.size());
  std::size_t at = 0;
  for (auto open = html.find("<!--"); open != npos; open = html.find("<!--", open + 4)) {
    auto begin = open + 4;
    while (begin < html.size() && html[begin] == ' ') ++begin;
    const auto rest = html.substr(begin, 8);
    if (!rest.starts_with("wp:") && !rest.starts_with("/wp:") && !rest.starts_with("more") &&
        !rest.starts_with("nextpage"))
      continue;
    const auto end = html.find("-->", begin);
    if (end == npos) break;
    if (open < at) continue;
    out += html.substr(at, open - at);
    at = end + 3;
    open = end - 1;
  }
  out += html.substr(at);
  return out;
}

/// Writes paragraphs while it follows the block elements.
class Paragraphs {
 public:
  explicit Paragraphs(std::string_view html) : html_(html), scanner_(html) {}

  std::string run() {
    out_.reserve(html_.size() + html_.size() / 8);
    std::size_t at = 0;
    while (at < html_.size()) {
      const auto next = html_.find('<', at);
      text(html_.substr(at, next == npos ? npos : next - at));
      if (next == npos) break;
      at = markup(next);
    }
    end_paragraph();
    return std::move(out_);
  }

 private:
  /// A tag or comment; returns where the text goes on.
  std::size_t markup(std::size_t at) {
    const auto found = scanner_.at(at);
    if (found.end == 0) {
      pending_ += '<';
      return at + 1;
    }
    auto end = found.end;
    const auto tag = html_.substr(at, end - at);
    if (!found.closing && (found.name == "pre" || is_raw_element(found.name)))
      end = std::max(end, scanner_.end_of_element(found));
    if (!is_block_element(found.name)) {
      if (found.name == "br") end_line();
      else pending_ += tag;
      after_break_ = found.name == "br";
      if (is_raw_element(found.name)) pending_ += html_.substr(found.end, end - found.end);
      return end;
    }
    end_paragraph();
    if (found.name == "p") in_paragraph_ = !found.closing;
    if (holds_a_line(found.name)) in_line_ = !found.closing;
    out_ += html_.substr(at, end - at);
    return end;
  }

  void text(std::string_view text) {
    while (!text.empty()) {
      const auto feed = text.find('\n');
      append(text.substr(0, feed));
      if (feed == npos) return;
      text.remove_prefix(feed + 1);
      const auto next = text.find_first_not_of(" \t");
      if (next != npos && text[next] == '\n') {
        between_paragraphs();
        text.remove_prefix(std::min(text.find_first_not_of(" \t\n"), text.size()));
      } else if (!after_break_) {
        end_line();
      }
    }
  }

  void append(std::string_view text) {
    if (after_break_ && is_blank(text)) return;
    after_break_ = false;
    pending_ += text;
  }

  void end_line() {
    if (!is_blank(pending_)) pending_ += "<br>\n";
    after_break_ = true;
  }

  void between_paragraphs() {
    if (in_line_) return end_line();
    const bool again = in_paragraph_ && !is_blank(pending_);
    end_paragraph();
    if (again) out_ += "</p><p>";
  }

  void end_paragraph() {
    auto text = trimmed(pending_);
    while (text.ends_with("<br>")) text = trimmed(text.substr(0, text.size() - 4));
    if (!text.empty()) {
      const bool address = text.starts_with("http") && text.find("://") < 6 && text.find_first_of(" \n<") == npos;
      const bool bare = in_paragraph_ || in_line_;
      if (address && !bare) out_ += "<figure class=\"wp-block-embed\">";
      else if (!bare) out_ += "<p>";
      out_ += text;
      if (address && !bare) out_ += "</figure>\n";
      else if (!bare) out_ += "</p>\n";
    }
    pending_.clear();
    after_break_ = false;
  }

  std::string_view html_;
  MarkupScanner scanner_;
  std::string out_;
  std::string pending_;        ///< inline text of the paragraph that is open
  bool in_paragraph_ = false;  ///< inside a <p> of the post's own
  bool in_line_ = false;       ///< inside a heading or the like
  bool after_break_ = false;   ///< a <br> was written, so a line end adds none
};

}  // namespace

std::string render_content(std::string_view raw) {
  const auto content = with_line_feeds(raw);
  const bool has_blocks = content.find("<!-- wp:") != std::string::npos;
  const auto text = remove_shortcodes(without_block_comments(content));
  return has_blocks ? text : add_paragraphs(text);
}

std::string add_paragraphs(std::string_view html) { return Paragraphs(html).run(); }

}  // namespace propos
