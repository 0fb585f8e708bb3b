// The tags and comments of an HTML text one by one, for steps that rewrite text before gumbo reads it.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace propos {

/// A tag or comment.
struct Markup {
  std::string name;  ///< lower case; empty for comments, doctypes and instructions
  bool closing = false;
  bool comment = false;  ///< or a doctype or instruction
  std::size_t end = 0;   ///< behind its `>`; 0: the `<` is text
};

/// Elements whose inside is no markup.
bool is_raw_element(std::string_view name);

/// Looks at places of one text, each at most once and from front to back; then all of it together is linear.
class MarkupScanner {
 public:
  explicit MarkupScanner(std::string_view html) : html_(html) {}

  /// What the `<` at `at` begins.
  Markup at(std::size_t at);

  /// Behind the next end tag of an element that `opening` began; 0 when there is none.
  std::size_t end_of_element(const Markup& opening);

 private:
  std::size_t end_of_tag(std::size_t from);
  std::size_t end_of_comment(std::size_t from, std::string_view mark);

  std::string_view html_;
  bool quotes_broken_ = false;  ///< a quote was never closed: from then on quotes are not looked at
  bool no_more_ends_ = false;   ///< no `>` follows
  bool comment_open_ = false;   ///< no `-->` follows
  std::map<std::string, bool> never_ends_;
};

}  // namespace propos
