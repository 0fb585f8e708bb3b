#include "common/stored_json.hpp"

#include <algorithm>
#include <charconv>

#include "common/text.hpp"

namespace propos {

bool StoredJson::take(char c) {
  if (!rest_.starts_with(c)) return false;
  rest_.remove_prefix(1);
  return true;
}

bool StoredJson::next(std::string_view& name) {
  if (!begun_) expect('{');
  if (take('}')) {
    done_ = true;
    return false;
  }
  if (begun_) expect(',');
  begun_ = true;
  expect('"');
  const auto end = rest_.find('"');
  failed_ |= end == std::string_view::npos;
  if (failed_) return false;
  name = rest_.substr(0, end);
  rest_.remove_prefix(end + 1);
  expect(':');
  return !failed_;
}

void StoredJson::text(std::string& out) {
  out.clear();
  expect('"');
  while (!failed_) {
    std::size_t plain = 0;
    while (plain < rest_.size() && rest_[plain] != '"' && rest_[plain] != '\\') ++plain;
    out += rest_.substr(0, plain);
    rest_.remove_prefix(plain);
    if (take('"')) return;
    expect('\\');
    if (!failed_) escape(out);
  }
}

/// What stands behind a backslash. dump_json() escapes control characters only, so there are no surrogates.
void StoredJson::escape(std::string& out) {
  constexpr std::string_view letters = "\"\\/bfnrt";
  constexpr std::string_view meant = "\"\\/\b\f\n\r\t";
  if (rest_.empty()) {
    failed_ = true;
  } else if (const auto letter = letters.find(rest_.front()); letter != std::string_view::npos) {
    out += meant[letter];
    rest_.remove_prefix(1);
  } else {
    expect('u');
    std::uint32_t code = 0;
    const auto* end = rest_.data() + std::min<std::size_t>(rest_.size(), 4);
    const auto [at, error] = std::from_chars(rest_.data(), end, code, 16);
    failed_ |= error != std::errc() || at != rest_.data() + 4 || (code >= 0xD800 && code < 0xE000);
    if (failed_) return;
    append_utf8(out, code);
    rest_.remove_prefix(4);
  }
}

void StoredJson::list(std::vector<std::string>& out) {
  expect('[');
  if (take(']')) return;
  do text(out.emplace_back());
  while (!failed_ && take(','));
  expect(']');
}

void StoredJson::number(int& out) {
  const auto [at, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), out);
  failed_ |= error != std::errc() || out < 0;
  rest_.remove_prefix(static_cast<std::size_t>(at - rest_.data()));
}

void StoredJson::real(double& out) {
  const auto [at, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), out);
  failed_ |= error != std::errc() || !(out >= 0);
  rest_.remove_prefix(static_cast<std::size_t>(at - rest_.data()));
}

void StoredJson::flag(bool& out) {
  out = rest_.starts_with("true");
  failed_ |= !out && !rest_.starts_with("false");
  rest_.remove_prefix(std::min<std::size_t>(rest_.size(), out ? 4 : 5));
}

void StoredJson::skip() {
  std::string text_value;
  std::vector<std::string> list_value;
  int number_value = 0;
  bool flag_value = false;
  switch (rest_.empty() ? '\0' : rest_.front()) {
    case '"': return text(text_value);
    case '[': return list(list_value);
    case 't':
    case 'f': return flag(flag_value);
    default: return number(number_value);
  }
}

}  // namespace propos
