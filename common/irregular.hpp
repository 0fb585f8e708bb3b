// Words whose stem no rule finds. Pure functions; any thread may call them.
#pragma once

#include <span>
#include <string_view>
#include <utility>

namespace propos {

/// Folded words, each with its stem: `yeux` and `oeil`. In order of their stems.
std::span<const std::pair<std::string_view, std::string_view>> irregular_words();

/// Those of them whose stem begins with `prefix`.
std::span<const std::pair<std::string_view, std::string_view>> irregular_words_with(std::string_view prefix);

/// The stem of a folded word that is one of them; empty for any other.
std::string_view irregular_stem(std::string_view folded);

}  // namespace propos
