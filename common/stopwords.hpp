// Words too common to have a list of passages of their own: articles, pronouns, prepositions, conjunctions,
// auxiliaries. They stand in the traces (common/frame), so that they can be found and phrases are compared with them.
#pragma once

#include <span>
#include <string_view>

namespace propos {

/// True for a stop word, given as fold() leaves it (`a` for `à`) and as lower() does. A word that is a stop word but
/// for its accents is one when it has none (`meme`), and none when it has others (`maïs`, `sûr`, `né`).
bool is_stop_word(std::string_view folded, std::string_view form);

/// All stop words as lower() leaves them, sorted by bytes.
std::span<const std::string_view> stop_words();

}  // namespace propos
