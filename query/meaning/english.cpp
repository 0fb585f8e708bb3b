#include "query/meaning/english.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace propos {
namespace {

constexpr auto grammar = std::to_array<std::string_view>(
    {"about", "after", "against", "and",   "are",    "at",   "because", "been",    "before", "being", "between", "by",
     "can",   "could", "did",     "does",  "during", "each", "for",     "from",    "had",    "has",   "have",    "her",
     "his",   "how",   "in",      "into",  "is",     "it",   "its",     "like",    "many",   "more",  "most",    "much",
     "my",    "not",   "of",      "our",   "out",    "over", "she",     "should",  "some",   "than",  "that",    "the",
     "their", "them",  "there",   "these", "they",   "this", "those",   "through", "to",     "under", "was",     "we",
     "were",  "what",  "when",    "where", "which",  "who",  "why",     "with"});
static_assert(std::is_sorted(grammar.begin(), grammar.end()));

constexpr auto shared = std::to_array<std::string_view>(
    {"a", "all", "an", "any", "as", "be", "but", "do", "i", "if", "me", "no", "on", "or"});
static_assert(std::is_sorted(shared.begin(), shared.end()));

using Pair = std::pair<std::string_view, std::string_view>;

constexpr auto irregular = std::to_array<Pair>({{"children", "child"},
                                                {"feet", "foot"},
                                                {"men", "man"},
                                                {"mice", "mouse"},
                                                {"teeth", "tooth"},
                                                {"wives", "wife"},
                                                {"women", "woman"}});

// Plurals, verbs, and the spellings of the other side of the Atlantic.
constexpr auto endings = std::to_array<Pair>(
    {{"ies", "y"},           {"ves", "f"},     {"ves", "fe"},    {"s", ""},      {"es", ""},     {"ing", ""},
     {"ing", "e"},           {"ed", ""},       {"ed", "e"},      {"or", "our"},  {"our", "or"},  {"er", "re"},
     {"re", "er"},           {"ense", "ence"}, {"ence", "ense"}, {"ize", "ise"}, {"ise", "ize"}, {"ization", "isation"},
     {"isation", "ization"}, {"ers", "re"},    {"ors", "our"}});
constexpr std::size_t shortest_rest = 2;  ///< letters before an ending

}  // namespace

bool is_english_grammar(std::string_view lowered) {
  return std::binary_search(grammar.begin(), grammar.end(), lowered);
}

bool is_shared_grammar(std::string_view lowered) { return std::binary_search(shared.begin(), shared.end(), lowered); }

std::vector<std::string> english_headwords(const std::string& lowered) {
  std::vector<std::string> headwords = {lowered};
  for (const auto& [from, to] : irregular)
    if (lowered == from) headwords.emplace_back(to);
  for (const auto& [from, to] : endings) {
    if (!lowered.ends_with(from) || lowered.size() < from.size() + shortest_rest) continue;
    auto rest = lowered.substr(0, lowered.size() - from.size());
    headwords.push_back(rest + std::string(to));
    // `planning`, `planned` -> `plan`
    const auto n = rest.size();
    if ((from == "ing" || from == "ed") && to.empty() && n > 2 && rest[n - 1] == rest[n - 2])
      headwords.push_back(rest.substr(0, n - 1));
  }
  return headwords;
}

}  // namespace propos
