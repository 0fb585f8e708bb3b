// The frame of a text: what stands around the words that the index holds lists of. It says, in order, where such a word
// has its place, which too common word stands there, where a sentence ends and what a joined form covers, so that a
// phrase can be compared word by word. Frequent runs of these (`de la` and a place, say) are one byte; which ones was
// learned from French text by byte pair encoding (Gage 1994; Sennrich, Haddow, Birch 2016).
#pragma once

#include <array>
#include <cstdint>
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

/// The symbols that a byte stands for; empty for frame_escape (common/frame_table), behind which a symbol stands as it
/// is.
std::span<const Symbol> symbols_of(unsigned char byte);

}  // namespace propos
