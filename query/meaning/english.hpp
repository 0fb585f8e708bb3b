// What little English there is to know for reading a query: words of grammar, and how words inflect.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace propos {

/// True for an English word of grammar that is no French word (`the`, `who`, but not `thé`): a sign of English.
bool is_english_grammar(std::string_view lowered);

/// True for one that French has too, as another word (`on`, `a`): nothing to look for in English, and no sign.
bool is_shared_grammar(std::string_view lowered);

/// The forms under which an English word, or the last of some, may stand in a dictionary, itself first: `policies` ->
/// `policies`, `policy`; `defense` -> `defense`, `defence`. Some are no words.
std::vector<std::string> english_headwords(const std::string& lowered);

}  // namespace propos
