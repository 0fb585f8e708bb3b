// The frame of a text: what stands around the words that the index holds lists of. It says, in order, where such a word
// has its place, which too common word stands there, where a sentence ends and what a joined form covers, so that a
// phrase can be compared word by word. Frequent runs of these (`de la` and a place, say) are one byte; which ones was
// learned from French text by byte pair encoding (Gage 1994; Sennrich, Haddow, Birch 2016).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace propos {

/// What a frame is made of. From first_common on, the symbols are too common words.
using Symbol = std::uint8_t;
inline constexpr Symbol place_symbol = 0;     ///< a word that is kept by its hash
inline constexpr Symbol sentence_symbol = 1;  ///< a sentence ends
inline constexpr Symbol unknown_symbol = 2;   ///< a word that is kept in no way
inline constexpr Symbol first_joined_symbol =
    3;  ///< a joined form begins that covers two places; the next ones: three, …
inline constexpr Symbol first_common_symbol = 8;

/// The symbol of a too common word, as lower() leaves it, with its apostrophe if it is elided (`l'`); 0 for any other
/// word.
Symbol common_symbol(std::string_view form);

/// The words with a symbol of their own; the first one has first_common_symbol.
std::span<const std::string_view> common_words();

/// Appends the bytes of `symbols`.
void append_frame(std::string& out, std::span<const Symbol> symbols);

/// How far a sentence's end moves positions on, so that nothing is near over it.
inline constexpr std::uint32_t sentence_gap = 1000;

/// The words that a byte of a frame stands for, and where: reading takes a step a byte.
struct FrameStep {
  std::uint16_t advance = 0;                 ///< of positions, over all that the byte stands for
  std::uint8_t words = 0;                    ///< common ones and those with a place; not joined forms
  std::uint8_t placed = 0;                   ///< those with a place among them
  bool plain = false;                        ///< it stands for nothing but words and ends of sentences
  std::array<Symbol, 6> symbols{};           ///< of the words
  std::array<std::uint16_t, 6> at{};         ///< by word: how far it is behind the byte's own position
  std::array<std::uint32_t, 8> placed_at{};  ///< the same of those with a place; as wide and long as two vectors
};

/// The step of each byte.
const std::array<FrameStep, 256>& frame_steps();

/// The symbols that a byte stands for; empty for frame_escape (common/frame_table), behind which a symbol stands as it
/// is.
std::span<const Symbol> symbols_of(unsigned char byte);

/// Reads symbols one by one from a place in a frame, whose bytes must outlive it.
class FrameReader {
 public:
  /// From the place with this number, counted from 0, on; at the end where the frame has fewer.
  static FrameReader at_place(std::string_view frame, std::size_t number);

  /// The next symbol; nothing at the end.
  std::optional<Symbol> next();

 private:
  explicit FrameReader(std::string_view rest) : rest_(rest) {}

  std::string_view rest_;        ///< bytes behind the run at hand
  std::span<const Symbol> run_;  ///< what is left of a byte
};

}  // namespace propos
