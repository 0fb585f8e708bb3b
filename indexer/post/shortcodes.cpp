#include "indexer/post/shortcodes.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "indexer/html/markup.hpp"

namespace propos {
namespace {

constexpr auto npos = std::string_view::npos;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_name_character(char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// The name that starts at `at`, empty when no letter stands there.
std::string_view name_at(std::string_view text, std::size_t at) {
  auto end = at;
  if (end < text.size() && is_letter(text[end]))
    while (end < text.size() && is_name_character(text[end])) ++end;
  return text.substr(at, end - at);
}

/// Shortcodes that are known without an attribute: those of WordPress itself and of page builders.
bool is_known(std::string_view name) {
  static constexpr std::array<std::string_view, 15> names = {
      "caption", "wp_caption",     "embed",  "gallery",    "audio",       "video",    "playlist", "toc",
      "ez-toc",  "contact-form-7", "lwptoc", "mc4wp_form", "gravityform", "addtoany", "wpforms"};
  static constexpr std::array<std::string_view, 5> families = {"vc_", "et_pb_", "fusion_", "su_", "av_"};
  return std::find(names.begin(), names.end(), name) != names.end() ||
         std::any_of(families.begin(), families.end(), [&](auto family) { return name.starts_with(family); });
}

/// Shortcodes whose inside is an address or what to show instead of a player.
bool encloses_no_text(std::string_view name) {
  static constexpr std::array<std::string_view, 5> names = {"embed", "gallery", "audio", "video", "playlist"};
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

  Tag tag_at(std::size_t at) const {
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
    const auto rest = html_.substr(behind, 4096);
    if (rest.empty() || (rest[0] != ']' && rest[0] != '/' && !is_space(rest[0]))) return {};
    const auto close = last_close_.find(tag.name);
    const bool enclosing = close != last_close_.end() && close->second > at;
    if (!enclosing && !is_known(tag.name) && !is_attribute(rest)) return {};
    const auto stop = rest.find_first_of("[]");
    if (stop == npos || rest[stop] != ']') return {};
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
    const auto close = tag.closing || tag.attributes.ends_with('/') ? npos : closing_of(tag);
    if (close != npos && is_caption(tag.name)) write_caption(tag, html_.substr(tag.end, close - tag.end));
    const bool with_inside = close != npos && (encloses_no_text(tag.name) || is_caption(tag.name));
    at_ = with_inside ? close + tag.name.size() + 3 : tag.end;
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
  std::unordered_map<std::string_view, std::size_t> last_close_;
};

}  // namespace

std::string remove_shortcodes(std::string_view html) {
  if (html.find('[') == npos) return std::string(html);
  return Remover(html).run();
}

}  // namespace propos
