// Reads JSON as dump_json() writes a stored passage: one object, no white space.
//
// Ten hits are ten stored passages, and a general parser, which looks at every byte by itself, was a large part of a
// query. This one moves from quotation mark to quotation mark. It is for bytes whose checksum fits; everything else is
// for common/json.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace propos {

/// Reads the object member by member:
///
///     StoredJson json(bytes);
///     for (std::string_view name; json.next(name);) …one of text(), list(), number(), flag()
///     if (!json.done()) …it is no such object
///
/// What is read wrongly makes everything after it fail. `bytes` must outlive it. One thread.
class StoredJson {
 public:
  explicit StoredJson(std::string_view bytes) : rest_(bytes) {}

  /// The next member's name, which has no escapes; false at the end.
  bool next(std::string_view& name);

  /// Its value. What is of another form fails.
  void text(std::string& out);
  void list(std::vector<std::string>& out);  ///< of strings, added to `out`
  void number(int& out);                     ///< whole, from 0
  void flag(bool& out);
  void real(double& out);  ///< from 0
  /// An array of objects: `item()` is called as each begins, `member(name, json)` reads one of its members from `json`.
  template <class Item, class Member>
  void objects(Item item, Member member);
  /// Passes over a text, a list of texts, a whole number or a flag.
  void skip();

  /// All was read, and nothing failed.
  bool done() const { return done_ && !failed_ && rest_.empty(); }

 private:
  bool take(char c);
  void expect(char c) { failed_ |= !take(c); }
  void escape(std::string& out);

  std::string_view rest_;
  bool begun_ = false;
  bool done_ = false;
  bool failed_ = false;
};

template <class Item, class Member>
void StoredJson::objects(Item item, Member member) {
  expect('[');
  if (take(']')) return;
  do {
    StoredJson object(rest_);
    item();
    for (std::string_view name; object.next(name);) member(name, object);
    failed_ |= object.failed_ || !object.done_;
    rest_ = object.rest_;
  } while (!failed_ && take(','));
  expect(']');
}

}  // namespace propos
