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

inline constexpr std::size_t frame_word_count = 96;
/// The too common words with a symbol of their own, most frequent first.
extern const std::array<std::string_view, frame_word_count> frame_words;

/// The runs with a byte of their own. The bytes before theirs stand for the single symbols.
inline constexpr std::size_t frame_run_count = 152;
extern const std::array<FrameRun, frame_run_count> frame_runs;

}  // namespace propos
