// Beginnings -> words, speakers, questions and topics of an index.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace propos::serve {

/// What a suggestion is.
enum class SuggestionKind : std::uint8_t { word, speaker, question, topic };
std::string_view name_of(SuggestionKind kind);

/// A suggestion.
struct Suggestion {
  SuggestionKind kind = SuggestionKind::word;
  std::string text;            ///< as it is written
  std::string id;              ///< of a topic, or of a question's passage
  std::uint64_t passages = 0;  ///< that have it
  std::string query;           ///< what was typed with the suggestion in place of its beginning, to be searched
};

/// Suggestions for what is typed, best first, at most `limit` of each kind: words that begin as its last word does,
/// speakers, topics and questions of which words begin as its last words do. Accents and capitals do not count.
class Suggestions;
std::vector<Suggestion> suggest(const Suggestions& suggestions, std::string_view typed, std::size_t limit);

}  // namespace propos::serve
