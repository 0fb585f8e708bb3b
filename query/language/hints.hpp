// What people type who know other search engines.
#pragma once

#include <optional>
#include <string_view>

#include "query/language/note.hpp"

namespace propos {

/// What is said of a run of characters that looks like another engine's syntax, or like a field that there is not:
/// `before:2024`, `speaker=Dupont`, `auteurs:Dupont`, `/x/`, `a?b`, `url:…`, an address. It is read as words in any
/// case. `operand_behind`: a quotation or parenthesis follows without a space. Nothing for ordinary words with a colon
/// or an equals sign (`10:30`, `Re:`).
std::optional<Note> hint_for(std::string_view chunk, bool operand_behind);

}  // namespace propos
