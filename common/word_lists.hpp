// Questions to short lists of words that stand in the code.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace propos {

/// Whether `word` is one of `words`.
template <std::size_t N>
bool is_one(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Whether `text` begins with one of `beginnings`.
template <std::size_t N>
bool begins_with_one(std::string_view text, const std::array<std::string_view, N>& beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(), [&](auto beginning) { return text.starts_with(beginning); });
}

/// Whether one of `parts` stands anywhere in `text`.
template <std::size_t N>
bool holds_one(std::string_view text, const std::array<std::string_view, N>& parts) {
  return std::any_of(parts.begin(), parts.end(), [&](auto part) { return text.find(part) != std::string_view::npos; });
}

}  // namespace propos
