#include "indexer/source/json_items.hpp"

#include <algorithm>
#include <string_view>

#include "common/limits.hpp"

namespace propos {
namespace {

constexpr int end_of_source = -1;
constexpr std::size_t json_chunk = 1u << 18;

bool is_space(int c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

/// Follows braces, brackets and strings.
struct Nesting {
  std::size_t depth = 0;
  std::size_t deepest = 0;
  bool in_string = false;
  bool escaped = false;

  void see(char c) {
    if (in_string) {
      if (escaped) escaped = false;
      else if (c == '\\') escaped = true;
      else if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      deepest = std::max(deepest, ++depth);
    } else if ((c == '}' || c == ']') && depth > 0) {
      --depth;
    }
  }

  /// Sees bytes up to the one that closes the outermost brace, or all; returns how many.
  std::size_t see_object(std::string_view bytes) {
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      if (in_string && !escaped) {  // most bytes are in strings, and most of these are of no interest
        while (i < bytes.size() && bytes[i] != '"' && bytes[i] != '\\') ++i;
        if (i == bytes.size()) return i;
      }
      see(bytes[i]);
      if (depth == 0 && !in_string) return i + 1;
    }
    return bytes.size();
  }
};

/// Adds a part of an object; past a limit it only counts.
void keep(JsonItem& item, const Nesting& nesting, std::string_view bytes) {
  if (nesting.deepest > limits::max_json_depth) item.state = JsonItem::State::too_deep;
  else if (item.bytes.size() + bytes.size() > limits::max_post_bytes) item.state = JsonItem::State::too_big;
  if (item.state == JsonItem::State::whole) item.bytes += bytes;
  else item.bytes.clear();
}

/// `{"posts":[`, with white space anywhere: the length of this opening, or 0.
std::size_t posts_opening(std::string_view text) {
  std::size_t at = 0;
  for (const std::string_view part : {"{", "\"posts\"", ":", "["}) {
    while (at < text.size() && is_space(text[at])) ++at;
    if (text.substr(at, part.size()) != part) return 0;
    at += part.size();
  }
  return at;
}

}  // namespace

JsonItems::JsonItems(std::istream& in) : in_(in) {}

bool JsonItems::fill() {
  if (ended_) return false;
  buffer_.erase(0, at_);
  at_ = 0;
  const auto before = buffer_.size();
  buffer_.resize(before + json_chunk);
  in_.read(buffer_.data() + before, static_cast<std::streamsize>(json_chunk));
  const auto n = static_cast<std::size_t>(in_.gcount());
  buffer_.resize(before + n);
  if (n == 0) ended_ = true;
  return n > 0;
}

int JsonItems::peek() {
  if (at_ >= buffer_.size() && !fill()) return end_of_source;
  return static_cast<unsigned char>(buffer_[at_]);
}

int JsonItems::get() {
  const int c = peek();
  if (c != end_of_source) {
    ++at_;
    ++offset_;
  }
  return c;
}

void JsonItems::skip_space() {
  while (is_space(peek())) get();
}

void JsonItems::find_layout() {
  if (peek() == 0xEF) {  // a byte order mark
    while (buffer_.size() - at_ < 3 && fill()) {
    }
    if (std::string_view(buffer_).substr(at_, 3) == "\xEF\xBB\xBF") {
      get();
      get();
      get();
    }
  }
  skip_space();
  const int first = peek();
  layout_ = Layout::objects;
  if (first == '[') {
    get();
    layout_ = Layout::list;
    return;
  }
  if (first != '{') return;
  while (buffer_.size() - at_ < 64 && fill()) {
  }
  if (const auto opening = posts_opening(std::string_view(buffer_).substr(at_)); opening > 0) {
    for (std::size_t i = 0; i < opening; ++i) get();
    layout_ = Layout::list;
    return;
  }
  // Lines: the first line is a whole object, or the next line begins another one.
  std::size_t line_end = std::string::npos;
  while ((line_end = buffer_.find('\n', at_)) == std::string::npos && buffer_.size() - at_ <= limits::max_post_bytes &&
         fill()) {
  }
  if (line_end == std::string::npos) return;
  while (buffer_.size() < line_end + 16 && fill()) line_end = buffer_.find('\n', at_);
  Nesting nesting;
  for (std::size_t i = at_; i < line_end; ++i) nesting.see(buffer_[i]);
  auto next = line_end + 1;
  while (next < buffer_.size() && is_space(static_cast<unsigned char>(buffer_[next]))) ++next;
  const bool next_opens = next < buffer_.size() && buffer_[next] == '{';
  if ((nesting.depth == 0 && !nesting.in_string) || (next_opens && line_end > at_ + 1)) layout_ = Layout::lines;
}

bool JsonItems::next(JsonItem& item) {
  if (layout_ == Layout::unknown) find_layout();
  item = {};
  if (layout_ == Layout::lines) return read_line(item);
  for (;;) {
    skip_space();
    const int c = peek();
    if (c == end_of_source) return false;
    if (c == '{') return read_object(item);
    if (layout_ == Layout::list && c == ',') {
      get();
      continue;
    }
    if (layout_ == Layout::list && c == ']') {
      // What follows the list is the rest of `{"posts":[…], …}`.
      while (get() != end_of_source) {
      }
      return false;
    }
    return read_stray(item);
  }
}

void JsonItems::pass(std::size_t bytes) {
  at_ += bytes;
  offset_ += bytes;
}

bool JsonItems::read_object(JsonItem& item) {
  item.offset = offset_;
  Nesting nesting;
  do {
    if (peek() == end_of_source) {
      item.state = JsonItem::State::cut_off;
      break;
    }
    const auto bytes = std::string_view(buffer_).substr(at_);
    const auto seen = nesting.see_object(bytes);
    keep(item, nesting, bytes.substr(0, seen));
    pass(seen);
  } while (nesting.depth > 0 || nesting.in_string);
  return true;
}

bool JsonItems::read_line(JsonItem& item) {
  skip_space();
  if (peek() == end_of_source) return false;
  item.offset = offset_;
  Nesting nesting;
  for (bool ended = false; !ended && peek() != end_of_source;) {
    auto bytes = std::string_view(buffer_).substr(at_);
    const auto end = bytes.find('\n');
    ended = end != std::string_view::npos;
    bytes = bytes.substr(0, end);
    for (std::size_t seen = 0; seen < bytes.size();) seen += nesting.see_object(bytes.substr(seen));
    keep(item, nesting, bytes);
    pass(bytes.size() + (ended ? 1 : 0));
  }
  if (item.state != JsonItem::State::whole) return true;
  if (item.bytes.front() != '{') item.state = JsonItem::State::stray;
  else if (nesting.depth > 0 || nesting.in_string) item.state = JsonItem::State::cut_off;
  return true;
}

/// In a list, one value that is no object; elsewhere everything up to the next object at the beginning of a line.
bool JsonItems::read_stray(JsonItem& item) {
  item.offset = offset_;
  item.state = JsonItem::State::stray;
  if (layout_ == Layout::list) {
    Nesting nesting;
    for (int c = peek(); c != end_of_source; c = peek()) {
      const bool outside = nesting.depth == 0 && !nesting.in_string;
      if (outside && (c == ',' || c == ']')) break;
      nesting.see(static_cast<char>(c));
      if (item.bytes.size() < 64) item.bytes += static_cast<char>(c);
      get();
    }
    return true;
  }
  bool line_start = false;
  for (int c = peek(); c != end_of_source; c = peek()) {
    if (c == '{' && line_start) break;
    line_start = c == '\n' || (line_start && is_space(c));
    if (item.bytes.size() < 64) item.bytes += static_cast<char>(c);
    get();
  }
  return true;
}

}  // namespace propos
