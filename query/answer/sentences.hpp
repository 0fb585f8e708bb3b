// Where a text may be cut: at sentences, and at words where a sentence is too long.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace propos {

/// Bytes at which sentences start: behind `. ! ? …` and white space, and at each line. Never empty.
std::vector<std::uint32_t> sentence_starts(std::string_view text);

/// The last space in (begin, limit], or `limit` where there is none, moved to the beginning of its character.
/// `limit` is inside the text.
std::uint32_t word_border(std::string_view text, std::uint32_t begin, std::uint32_t limit);

/// `end` without the white space before it, down to `begin`.
std::uint32_t trim_end(std::string_view text, std::uint32_t begin, std::uint32_t end);

}  // namespace propos
