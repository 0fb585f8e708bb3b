// The one writer of HTML. A Markup can only be made here, and what goes into it is escaped on the way: a text never
// becomes a tag, an attribute never ends early, a link is a web address or a path of our own.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace propos::serve {

/// Well-formed HTML, or a piece of it. Any thread.
class Markup {
 public:
  Markup() = default;
  Markup& operator+=(const Markup& other) {
    html_ += other.html_;
    return *this;
  }
  friend Markup operator+(Markup left, const Markup& right) { return std::move(left += right); }
  bool empty() const { return html_.empty(); }
  const std::string& html() const { return html_; }

 private:
  explicit Markup(std::string html) : html_(std::move(html)) {}
  friend class MarkupWriter;

  std::string html_;
};

/// The name of an element that we write: a literal, checked by the compiler. `script` and `style` are none, as
/// what stands in them would not be escaped; a script's file is linked by script_file().
class Tag {
 public:
  consteval Tag(const char* name) : name_(name) {  // NOLINT: meant to be written as a literal
    for (const char c : name_)
      if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))) throw "not a tag";
    if (name_.empty() || name_ == "script" || name_ == "style" || name_ == "iframe" || name_ == "object")
      throw "not written here";
  }
  constexpr std::string_view name() const { return name_; }

 private:
  std::string_view name_;
};

/// The name of an attribute that holds text: a literal, checked by the compiler. Those that run scripts (`on…`), style,
/// or lead somewhere (`href`) are none.
class TextName {
 public:
  consteval TextName(const char* name) : name_(name) {  // NOLINT
    for (const char c : name_)
      if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-')) throw "not a name";
    if (name_.empty() || name_.starts_with("on") || name_ == "style" || name_ == "srcdoc") throw "not written here";
    for (const std::string_view link : {"href", "src", "action", "formaction", "poster", "cite", "data", "srcset"})
      if (name_ == link) throw "a link: write Attribute::href() or the like";
  }
  constexpr std::string_view name() const { return name_; }

 private:
  std::string_view name_;
};

/// An attribute of an element.
class Attribute {
 public:
  Attribute(TextName name, std::string_view value) : name_(name.name()), value_(value) {}
  /// One without a value, such as `open` or `required`; left out unless `is_set`.
  Attribute(TextName name, bool is_set) : name_(name.name()), written_(is_set) {}
  Attribute(TextName name, const char* value) : Attribute(name, std::string_view(value)) {}

  /// Links. Left out when `url` is none of ours and no web address (see may_link()).
  static Attribute href(std::string_view url) { return {"href", url, Link()}; }
  static Attribute src(std::string_view url) { return {"src", url, Link()}; }
  static Attribute action(std::string_view url) { return {"action", url, Link()}; }
  static Attribute cite(std::string_view url) { return {"cite", url, Link()}; }

 private:
  struct Link {};
  Attribute(std::string_view name, std::string_view url, Link);
  friend class MarkupWriter;

  std::string_view name_;
  std::string value_;
  bool written_ = true;
};

using Attributes = std::vector<Attribute>;

/// Whether `url` may become a link: `http://…`, `https://…`, or a path (`/…` but not `//…`), a query (`?…`) or a
/// fragment (`#…`) of our own; without control characters.
bool may_link(std::string_view url);

/// `<` becomes `&lt;` and so on; bytes that are no UTF-8 and control characters become U+FFFD.
Markup text(std::string_view text);

/// Text as French sets it: an ordinary space before `; ! ?` becomes a narrow no-break space, before `: » %` and behind
/// `«` a no-break space, so that no line begins with a sign.
Markup prose(std::string_view text);

/// Prose with `<mark>` around the spans, which are bytes of `text`, in order, not overlapping. Each mark has the
/// attribute `data-mark`. What reaches past the text is cut.
Markup marked(std::string_view text, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& spans);

/// `<tag …>content</tag>`.
Markup element(Tag tag, const Attributes& attributes, const Markup& content);
Markup element(Tag tag, const Markup& content);
/// `<tag …>`, of elements that hold nothing (`input`, `br`, …); `<tag …></tag>` of drawings (`rect`).
Markup void_element(Tag tag, const Attributes& attributes);

/// A link around the content; the content alone where `url` may not become one.
Markup link(std::string_view url, const Markup& content, Attributes attributes = {});

/// `<script src=… defer>` of our own path; nothing for another.
Markup script_file(std::string_view path);

/// `<!DOCTYPE html>` and the root element.
std::string document(std::string_view language, const Markup& head, const Markup& body);

}  // namespace propos::serve
