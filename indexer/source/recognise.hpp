// What a source holds, seen from its first bytes; its name does not count.
#pragma once

#include <cstddef>
#include <istream>
#include <streambuf>
#include <string>
#include <string_view>

namespace propos {

/// What the bytes of a source are.
enum class InputForm {
  automatic,  ///< as recognised
  posts,      ///< JSON of the REST API
  passages,   ///< ready passages, NDJSON
  wxr,        ///< a WordPress export, or a feed with whole posts
  html        ///< a saved page
};

/// How much of a source recognise() wants to see.
inline constexpr std::size_t recognised_bytes = 64u << 10;

/// What was recognised, or why the source is refused.
struct Recognised {
  InputForm form = InputForm::automatic;  ///< automatic: JSON, whose first object tells posts from passages
  std::string refusal;                    ///< empty: it is taken
};

/// Recognises a source by `head`, its first recognised_bytes. What looks like nothing known is left to the reader of
/// JSON, which names the place.
Recognised recognise(std::string_view head);

/// A stream whose first bytes can be looked at before it is read; standard input cannot be read twice.
class HeadedStream : private std::streambuf, public std::istream {
 public:
  explicit HeadedStream(std::istream& source);

  /// The first bytes, at most recognised_bytes. Valid until the stream is read.
  std::string_view head() const { return head_; }

 protected:
  std::streambuf::int_type underflow() override;

 private:
  std::istream& source_;
  std::string buffer_;
  std::string_view head_;
};

}  // namespace propos
