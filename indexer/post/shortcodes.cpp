#include "indexer/post/shortcodes.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "common/text.hpp"
#include "common/word_lists.hpp"
#include "indexer/html/markup.hpp"

namespace propos {
namespace {

constexpr std::string_view block_break = "<hr>";

bool is_name_character(char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// The name that starts at `at`, empty when no letter stands there.
std::string_view name_at(std::string_view text, std::size_t at) {
  auto end = at;
  if (end < text.size() && is_letter(text[end]))
    while (end < text.size() && is_name_character(text[end])) ++end;
  return text.substr(at, end - at);
}

/// The families of page builders: layouts, toggles, blurbs.
bool is_of_builder(std::string_view name) {
  static constexpr std::array<std::string_view, 5> families = {"vc_", "et_pb_", "fusion_", "su_", "av_"};
  return std::any_of(families.begin(), families.end(), [&](auto family) { return name.starts_with(family); });
}

/// Shortcodes that are known without an attribute: those of WordPress itself and of page builders.
bool is_known(std::string_view name) {
  static constexpr std::array<std::string_view, 15> names = {
      "caption", "wp_caption",     "embed",  "gallery",    "audio",       "video",    "playlist", "toc",
      "ez-toc",  "contact-form-7", "lwptoc", "mc4wp_form", "gravityform", "addtoany", "wpforms"};
  return std::find(names.begin(), names.end(), name) != names.end() || is_of_builder(name);
}

/// Builders' shortcodes inside a sentence; all others stand apart from what is around them.
bool is_inline(std::string_view name) {
  static constexpr std::array<std::string_view, 9> parts = {"highlight", "tooltip",  "dropcap", "icon", "popover",
                                                            "label",     "lightbox", "modal",   "_link"};
  return !is_of_builder(name) || holds_one(name, parts);
}

/// Whether an attribute of the shortcode is shown as a heading: what is folded, tabbed, or set in a card.
bool has_title(std::string_view name) {
  static constexpr std::array<std::string_view, 12> parts = {"toggle",      "accordion", "blurb",       "_tab",
                                                             "tta_section", "spoiler",   "heading",     "_cta",
                                                             "text_block",  "faq",       "content_box", "_slide"};
  static constexpr std::array<std::string_view, 4> names = {"toggle", "tab", "spoiler", "question"};
  return (is_of_builder(name) && holds_one(name, parts)) || name.starts_with("accordion") ||
         std::find(names.begin(), names.end(), name) != names.end();
}

/// The value of `name="…"`; WordPress may have made the quotes typographic.
std::string_view attribute_of(std::string_view attributes, std::string_view name) {
  static constexpr std::array<std::string_view, 7> quotes = {"\"", "'", "&quot;", "&#8221;", "&#8243;", "”", "″"};
  for (auto at = attributes.find(name); at != npos; at = attributes.find(name, at + 1)) {
    const auto equals = at + name.size();
    if ((at > 0 && !is_space(attributes[at - 1])) || equals >= attributes.size() || attributes[equals] != '=') continue;
    const auto value = attributes.substr(equals + 1);
    for (const auto quote : quotes)
      if (value.starts_with(quote)) return value.substr(quote.size(), value.find(quote, quote.size()) - quote.size());
  }
  return {};
}

/// Builders write quotes and brackets inside attributes in ways of their own.
std::string decoded(std::string_view value) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> codes = {
      {{"%22", "\""}, {"%91", "["}, {"%93", "]"}, {"``", "\""}, {"`{`", "["}, {"`}`", "]"}}};
  std::string out;
  while (!value.empty()) {
    const auto code =
        std::find_if(codes.begin(), codes.end(), [&](const auto& c) { return value.starts_with(c.first); });
    const auto size = code == codes.end() ? 1 : code->first.size();
    out += code == codes.end() ? value.substr(0, 1) : code->second;
    value.remove_prefix(size);
  }
  return out;
}

/// The title that a shortcode shows; empty where it has none.
std::string title_of(std::string_view name, std::string_view attributes) {
  if (!has_title(name)) return {};
  for (const std::string_view attribute : {"title", "heading", "text", "h2"})
    if (const auto value = attribute_of(attributes, attribute); value.find_first_not_of(" \t\r\n") != npos)
      return decoded(value);
  return {};
}

/// Shortcodes whose inside is an address, what to show instead of a player, or code in base64.
bool encloses_no_text(std::string_view name) {
  static constexpr std::array<std::string_view, 8> names = {"embed",    "gallery",     "audio",     "video",
                                                            "playlist", "vc_raw_html", "vc_raw_js", "fusion_code"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_caption(std::string_view name) { return name == "caption" || name == "wp_caption"; }

/// `attr="…"` opens here; WordPress may have made the quotes typographic. An unquoted value counts too.
bool is_attribute(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && is_space(text[at])) ++at;
  const auto name = name_at(text, at);
  at += name.size();
  return at > 0 && !name.empty() && at + 1 < text.size() && text[at] == '=' && !is_space(text[at + 1]) &&
         text[at + 1] != ']';
}

/// One opening or closing tag of a shortcode.
struct Tag {
  std::string_view name;
  std::string_view attributes;
  bool closing = false;
  std::size_t end = 0;  ///< behind the `]`; 0: no shortcode
};

/// Reads from one end to the other; each closing tag is known before, so that no search runs twice.
class Remover {
 public:
  explicit Remover(std::string_view html) : html_(html) {
    for (auto at = html_.find("[/"); at != npos; at = html_.find("[/", at + 2))
      if (const auto name = name_at(html_, at + 2); !name.empty() && is_at(at + 2 + name.size(), ']'))
        last_close_[name] = at;
  }

  std::string run() {
    out_.reserve(html_.size());
    MarkupScanner scanner(html_);
    while (at_ < html_.size()) {
      const auto next = html_.find_first_of("[<", at_);
      out_ += html_.substr(at_, next == npos ? npos : next - at_);
      if (next == npos) break;
      at_ = next;
      if (html_[at_] == '[') read_bracket();
      else copy_markup(scanner);
    }
    if (out_.ends_with(block_break)) out_.resize(out_.size() - block_break.size());
    return std::move(out_);
  }

 private:
  bool is_at(std::size_t at, char c) const { return at < html_.size() && html_[at] == c; }

  /// A tag or comment; <pre>, <code>, scripts and styles with all that is in them.
  void copy_markup(MarkupScanner& scanner) {
    const auto markup = scanner.at(at_);
    auto end = markup.end == 0 ? at_ + 1 : markup.end;
    if (!markup.closing && (markup.name == "pre" || markup.name == "code" || is_raw_element(markup.name)))
      end = std::max(end, scanner.end_of_element(markup));
    out_ += html_.substr(at_, end - at_);
    at_ = end;
  }

  /// Where the `]` of an opening tag stands in `rest`; npos where none ends it. Attributes of builders are long and may
  /// hold brackets in their quotes; looking for the end of those that have none must not take forever.
  std::size_t end_of_tag(std::string_view name, std::string_view rest) {
    constexpr std::size_t longest = 4096;
    constexpr std::size_t longest_of_builder = 65536;
    if (is_of_builder(name) && looked_at_ < 4 * html_.size()) {
      char quote = 0;
      const auto end = std::min(rest.size(), longest_of_builder);
      for (std::size_t at = 0; at < end; ++at) {
        const char c = rest[at];
        ++looked_at_;
        if (quote != 0) quote = c == quote ? '\0' : quote;
        else if ((c == '"' || c == '\'') && at > 0 && rest[at - 1] == '=') quote = c;
        else if (c == ']') return at;
        else if (c == '[') break;
      }
    }
    const auto stop = rest.substr(0, longest).find_first_of("[]");
    return stop != npos && rest[stop] == ']' ? stop : npos;
  }

  Tag tag_at(std::size_t at) {
    Tag tag;
    tag.closing = is_at(at + 1, '/');
    const auto begin = at + (tag.closing ? 2 : 1);
    tag.name = name_at(html_, begin);
    if (tag.name.empty() || tag.name == "mfn") return {};
    const auto behind = begin + tag.name.size();
    if (tag.closing) {
      tag.end = is_at(behind, ']') ? behind + 1 : 0;
      return tag;
    }
    const auto rest = html_.substr(behind);
    if (rest.empty() || (rest[0] != ']' && rest[0] != '/' && !is_space(rest[0]))) return {};
    const auto close = last_close_.find(tag.name);
    const bool enclosing = close != last_close_.end() && close->second > at;
    if (!enclosing && !is_known(tag.name) && !is_attribute(rest.substr(0, 256))) return {};
    const auto stop = end_of_tag(tag.name, rest);
    if (stop == npos) return {};
    tag.attributes = rest.substr(0, stop);
    tag.end = behind + stop + 1;
    return tag;
  }

  void read_bracket() {
    if (is_at(at_ + 1, '[')) {  // escaped: one bracket is taken off by WordPress, both are kept here
      out_ += "[[";
      at_ += 2;
      if (const auto name = name_at(html_, at_); !name.empty()) {
        out_ += name;
        at_ += name.size();
      }
      return;
    }
    const auto tag = tag_at(at_);
    if (tag.end == 0) {
      out_ += '[';
      ++at_;
      return;
    }
    if (!is_inline(tag.name)) write_break();
    if (const auto title = tag.closing ? std::string() : title_of(tag.name, tag.attributes); !title.empty())
      out_ += "<h3>" + title + "</h3>";
    const auto close = tag.closing || tag.attributes.ends_with('/') ? npos : closing_of(tag);
    if (close != npos && is_caption(tag.name)) write_caption(tag, html_.substr(tag.end, close - tag.end));
    const bool with_inside = close != npos && (encloses_no_text(tag.name) || is_caption(tag.name));
    at_ = with_inside ? close + tag.name.size() + 3 : tag.end;
  }

  /// What stands before and behind a builder's shortcode are two blocks.
  void write_break() {
    if (!out_.empty() && !out_.ends_with(block_break)) out_ += block_break;
  }

  /// Where `[/name]` stands, npos when it does not follow.
  std::size_t closing_of(const Tag& tag) const {
    if (!encloses_no_text(tag.name) && !is_caption(tag.name)) return npos;
    const auto last = last_close_.find(tag.name);
    if (last == last_close_.end() || last->second < tag.end) return npos;
    // A gallery without an end, then one with: the second is not the first one's inside.
    for (auto at = html_.find('[', tag.end); at != npos; at = html_.find('[', at + 1)) {
      if (name_at(html_, at + 1) == tag.name) return npos;
      if (is_at(at + 1, '/') && name_at(html_, at + 2) == tag.name)
        return is_at(at + 2 + tag.name.size(), ']') ? at : npos;
    }
    return npos;
  }

  /// The text behind the image, or what older posts have as `caption="…"`.
  void write_caption(const Tag& tag, std::string_view inside) {
    std::size_t split = 0;
    if (const auto image = inside.find("<img"); image != npos) {
      const auto end = inside.find('>', image);
      split = end == npos ? inside.size() : end + 1;
      auto link = split;
      while (link < inside.size() && is_space(inside[link])) ++link;
      if (inside.substr(link, 4) == "</a>") split = link + 4;
    }
    auto text = inside.substr(split);
    if (const auto at = tag.attributes.find("caption=\""); text.find_first_not_of(" \t\r\n") == npos && at != npos) {
      text = tag.attributes.substr(at + 9);
      text = text.substr(0, text.find('"'));
    }
    out_ += "<figure>";
    out_ += inside.substr(0, split);
    out_ += "<figcaption>";
    out_ += text;
    out_ += "</figcaption></figure>";
  }

  std::string_view html_;
  std::size_t at_ = 0;
  std::string out_;
  std::size_t looked_at_ = 0;  ///< bytes of builders' attributes
  std::unordered_map<std::string_view, std::size_t> last_close_;
};

}  // namespace

std::string remove_shortcodes(std::string_view html) {
  if (html.find('[') == npos) return std::string(html);
  return Remover(html).run();
}

}  // namespace propos
