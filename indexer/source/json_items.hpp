// A stream of bytes -> the JSON objects in it, one at a time: an object, an array of objects, `{"posts":[…]}`,
// objects line by line (NDJSON) or one behind the other. Memory is bounded by the largest object.
#pragma once

#include <cstdint>
#include <istream>
#include <string>

namespace propos {

/// One object as it stands in its source.
struct JsonItem {
  enum class State {
    whole,     ///< the braces match
    cut_off,   ///< the source, or in NDJSON the line, ends inside it
    too_big,   ///< past limits::max_post_bytes; `bytes` is empty
    too_deep,  ///< past limits::max_json_depth; `bytes` is empty
    stray      ///< bytes that belong to no object
  };
  State state = State::whole;
  std::string bytes;
  std::uint64_t offset = 0;  ///< of the first byte in the source
};

/// Splits one source. Only braces, brackets and strings are looked at; what is inside is for the parser.
class JsonItems {
 public:
  explicit JsonItems(std::istream& in);

  /// The next object; false at the end of the source.
  bool next(JsonItem& item);

  /// Bytes read so far.
  std::uint64_t offset() const { return offset_; }

 private:
  enum class Layout { unknown, list, lines, objects };

  int peek();
  int get();
  void pass(std::size_t bytes);
  void skip_space();
  void find_layout();
  bool read_object(JsonItem& item);
  bool read_line(JsonItem& item);
  bool read_stray(JsonItem& item);
  bool fill();

  std::istream& in_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::uint64_t offset_ = 0;
  bool ended_ = false;
  Layout layout_ = Layout::unknown;
};

}  // namespace propos
