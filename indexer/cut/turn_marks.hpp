// Signs before a turn that are no part of it: dashes, `>`, `_`, `*`, bullets.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace propos {

/// How many bytes of `text` are signs that set a turn off, and the spaces behind them: `— `, `- `, `>> `, `_`, `* `, `•
/// `; 0 for none. `-t-il` and `#mot` begin with no such sign.
std::size_t mark_length(std::string_view text);

/// The text without the sign that sets each of its lines off: `> Pourquoi ?`.
std::string without_marks(std::string_view text);

}  // namespace propos
