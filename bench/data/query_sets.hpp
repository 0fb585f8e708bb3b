// Queries of several kinds, taken from generated passages.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace propos {

struct MadePassage;
class Lexicon;

/// A query in Propos syntax. Its id says its kind, its number and, for words, how frequent they are: `or2-017-cr`.
struct MadeQuery {
  std::string id;
  std::string text;
};

/// By kind: or1 to or4 (words), and2, and3 (`+a +b`), phrase2, phrase3 (`"a b"`), question, topic (8 words of a post).
/// `count` of each, as far as the passages give them. The words of a query stand together in one passage, so each
/// query finds something. Frequency bands by the share of the passages that hold a word: common from 2 %, rare
/// below 0.2 %, middle between.
std::map<std::string, std::vector<MadeQuery>> make_query_sets(const std::vector<MadePassage>& passages,
                                                              const Lexicon& lexicon, std::size_t count,
                                                              std::uint64_t seed);

}  // namespace propos
