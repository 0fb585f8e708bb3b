// The table by which frames (common/frame) are written, as it was learned.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace propos {

/// A frequent run of symbols.
struct FrameRun {
  std::uint8_t length = 0;
  std::array<std::uint8_t, 6> symbols{};
};

/// The too common words, most frequent first. So many of them have a byte of their own; the others are two bytes:
/// frame_escape and their symbol.
inline constexpr std::size_t frame_word_count = 239;
inline constexpr std::size_t frame_byte_words = 96;
extern const std::array<std::string_view, frame_word_count> frame_words;

/// The runs with a byte of their own. The bytes before theirs stand for the single symbols.
inline constexpr std::size_t frame_run_count = 151;
extern const std::array<FrameRun, frame_run_count> frame_runs;

inline constexpr unsigned char frame_escape = 255;

}  // namespace propos
