#include "query/serve/page/html_writer.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "common/text.hpp"

namespace propos::serve {
namespace {

constexpr std::array<std::string_view, 6> void_elements = {"br", "hr", "img", "input", "link", "meta"};

bool is_void(Tag tag) {
  return std::find(void_elements.begin(), void_elements.end(), tag.name()) != void_elements.end();
}

bool is_control(std::uint32_t c) { return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0); }

/// Appends a code point; whatever could end a text or a quoted attribute is a reference.
void append_escaped(std::string& out, std::uint32_t c) {
  if (c == '&') out += "&amp;";
  else if (c == '<') out += "&lt;";
  else if (c == '>') out += "&gt;";
  else if (c == '"') out += "&quot;";
  else if (c == '\'') out += "&#39;";
  else append_utf8(out, is_control(c) ? 0xFFFD : c);
}

void append_escaped(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) append_escaped(out, next_code_point(text, at));
}

/// The space that French has before a sign, or none.
std::uint32_t space_before(std::uint32_t c) {
  if (c == ';' || c == '!' || c == '?') return 0x202F;
  return c == ':' || c == 0xBB || c == '%' ? 0xA0 : 0;
}

/// Writes prose code point by code point; knows what stands before.
class ProseWriter {
 public:
  explicit ProseWriter(std::string_view text) : text_(text) {}

  /// Writes as far as the first code point that begins at `end` or behind it.
  void write_until(std::string& out, std::size_t end) {
    while (at_ < std::min(end, text_.size())) {
      const auto c = next_code_point(text_, at_);
      append_escaped(out, c == ' ' ? space_here() : c);
      last_ = c;
    }
  }

 private:
  /// The space between the last code point and the next.
  std::uint32_t space_here() const {
    if (last_ == 0xAB) return 0xA0;
    auto at = at_;
    const auto held = at < text_.size() ? space_before(next_code_point(text_, at)) : 0;
    return held != 0 ? held : ' ';
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::uint32_t last_ = 0;
};

bool starts_with_web_scheme(std::string_view url) {
  std::string head(url.substr(0, 8));
  std::transform(head.begin(), head.end(), head.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return head.starts_with("http://") || head.starts_with("https://");
}

}  // namespace

/// Makes Markups; nobody else can.
class MarkupWriter {
 public:
  static Markup made(std::string html) { return Markup(std::move(html)); }

  static void open(std::string& out, std::string_view tag, const Attributes& attributes) {
    out += '<';
    out += tag;
    for (const auto& attribute : attributes) {
      if (!attribute.written_) continue;
      out += ' ';
      out += attribute.name_;
      out += "=\"";
      append_escaped(out, attribute.value_);
      out += '"';
    }
    out += '>';
  }

  static void close(std::string& out, std::string_view tag) {
    out += "</";
    out += tag;
    out += '>';
  }
};

Attribute::Attribute(std::string_view name, std::string_view url, Link)
    : name_(name), value_(url), written_(may_link(url)) {}

bool may_link(std::string_view url) {
  const auto is_bad = [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F || c == '\\'; };
  if (url.empty() || std::any_of(url.begin(), url.end(), is_bad)) return false;
  if (url.front() == '/') return !url.starts_with("//");
  return url.front() == '?' || url.front() == '#' || starts_with_web_scheme(url);
}

Markup text(std::string_view text) {
  std::string out;
  append_escaped(out, text);
  return MarkupWriter::made(std::move(out));
}

Markup prose(std::string_view text) { return marked(text, {}); }

Markup marked(std::string_view text, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& spans) {
  std::string out;
  ProseWriter writer(text);
  for (const auto& [begin, end] : spans) {
    if (begin >= end || begin >= text.size()) continue;
    writer.write_until(out, begin);
    out += "<mark data-mark=\"\">";
    writer.write_until(out, end);
    out += "</mark>";
  }
  writer.write_until(out, text.size());
  return MarkupWriter::made(std::move(out));
}

Markup element(Tag tag, const Attributes& attributes, const Markup& content) {
  if (is_void(tag)) return void_element(tag, attributes);
  std::string out;
  out.reserve(content.html().size() + 64);
  MarkupWriter::open(out, tag.name(), attributes);
  out += content.html();
  MarkupWriter::close(out, tag.name());
  return MarkupWriter::made(std::move(out));
}

Markup void_element(Tag tag, const Attributes& attributes) {
  std::string out;
  MarkupWriter::open(out, tag.name(), attributes);
  if (!is_void(tag)) MarkupWriter::close(out, tag.name());
  return MarkupWriter::made(std::move(out));
}

Markup element(Tag tag, const Markup& content) { return element(tag, {}, content); }

Markup link(std::string_view url, const Markup& content, Attributes attributes) {
  if (!may_link(url)) return content;
  attributes.insert(attributes.begin(), Attribute::href(url));
  return element("a", attributes, content);
}

Markup script_file(std::string_view path) {
  if (!may_link(path) || path.front() != '/') return {};
  std::string out;
  MarkupWriter::open(out, "script", {Attribute::src(path), Attribute("defer", true)});
  out += "</script>";
  return MarkupWriter::made(std::move(out));
}

std::string document(std::string_view language, const Markup& head, const Markup& body) {
  std::string out = "<!DOCTYPE html>\n";
  MarkupWriter::open(out, "html", {Attribute("lang", language)});
  out += "<head>" + head.html() + "</head>" + body.html() + "</html>\n";
  return out;
}

}  // namespace propos::serve
