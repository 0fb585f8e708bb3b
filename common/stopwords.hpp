// Words too common to be found by: they are not indexed, but they keep their place between the others.
#pragma once

#include <span>
#include <string_view>

namespace propos {

/// True for a stop word, given as fold() leaves it (`a` for `à`) and as lower() does.
bool is_stop_word(std::string_view folded, std::string_view form);

/// All of them, folded and sorted.
std::span<const std::string_view> stop_words();

}  // namespace propos
