// Lines as folded words, for the rules that know lines by their grammar.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "common/word_lists.hpp"

namespace propos {

constexpr std::size_t longest_line = 1200;  ///< bytes; nothing much longer is looked at

using Words = std::vector<std::string>;

/// The folded words of a line; an elided article is a word (`l'`), a colon or © is one of its own.
Words words_of_line(const std::string& text);

/// The line from its first letter, © or « on.
std::string unframed(const std::string& text);

template <std::size_t N>
bool hold_one(const Words& words, const std::array<std::string_view, N>& wanted) {
  return std::any_of(words.begin(), words.end(), [&](const auto& word) { return is_one(word, wanted); });
}

}  // namespace propos
