// A query -> what is looked up in the index: which passages match, and terms with weights to rank them by.
#pragma once

#include <xapian.h>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/terms.hpp"
#include "query/language/syntax.hpp"
#include "query/meaning/correct.hpp"
#include "query/meaning/families.hpp"
#include "query/plan/likely_words.hpp"
#include "query/plan/places.hpp"
#include "query/plan/strategy.hpp"
#include "query/plan/voices.hpp"

namespace propos {

/// The texts of a hit in which a part of the query is marked, as bits.
enum Marked : std::uint8_t { marked_nowhere = 0, marked_in_answer = 1, marked_in_question = 2, marked_anywhere = 3 };

/// A term that is looked up.
struct PlannedTerm {
  std::string word;  ///< as it stands in the query
  std::string term;
  double weight = 1;    ///< the query's; 0 for a word that only stands in a loose phrase
  double idf = 0;       ///< see idf() in meaning/rarity
  double idf_word = 0;  ///< of the same word but for accents
  double idf_root = 0;
  double idf_prefix = 0;
  double plain_idf = 0;     ///< of the term, without the power
  bool joined = false;      ///< of a compound whose parts are looked up too
  bool known = false;       ///< the index has the term, or one of its root
  std::uint8_t marked = 0;  ///< of Marked: where the word is marked by itself; not for what stands in a phrase only
  /// The term before it in the query, and how many positions before.
  struct Neighbour {
    std::size_t term;
    std::uint32_t distance;
  };
  std::optional<Neighbour> before;
};

/// What a mark of the term is worth beside others: its weight, but something however little it weighs, times its
/// rarity.
double worth_of(const PlannedTerm& term);

/// A phrase: its terms and their places from the first one on.
struct PlannedPhrase {
  std::string text;
  std::vector<std::size_t> terms;      ///< indices into Plan::terms
  std::vector<std::uint32_t> offsets;  ///< of positions; stop words leave gaps
  bool loose = false;                  ///< raises the rank; a phrase that is not loose was looked for as it is
  double weight = 1;
};

/// What is marked by its places: a phrase, nearness, words that are too common to be terms.
struct PlannedPlaces {
  std::shared_ptr<PlaceFinder> finder;
  double worth = 0;    ///< of each word or phrase that it finds, as idf times weight
  bool whole = false;  ///< an excerpt shows it as a whole
};

/// What `mot*` marks: words whose term begins so, or is the stem.
struct PlannedPrefix {
  std::string prefix, stem;  ///< folded
  std::uint8_t marked = 0;   ///< of Marked
};

/// A term of a word that `mot~` stands for.
struct PlannedVariant {
  std::string term;
  std::uint8_t marked = 0;  ///< of Marked
};

/// A query, ready to run.
struct Plan {
  Xapian::Query query;  ///< which passages match, with their weights; empty: nothing can match
  Strategy strategy;    ///< how they are found when nothing else is asked; not Xapian's where there is faster
  bool ranked = false;  ///< by words; a query of filters only ranks nothing
  std::vector<PlannedTerm> terms;  ///< distinct; not those that are excluded
  std::vector<PlannedPhrase> phrases;
  std::vector<PlannedPrefix> prefixes;
  std::vector<PlannedVariant> variants;
  std::vector<PlannedPlaces> places;  ///< not of what is excluded
  Families families;                  ///< of the terms
  Voices voices;                      ///< whose words are marked where a passage has more than one; empty: everybody's
  bool every_kind = false;            ///< kinds are asked for; otherwise what stands apart from what is said is no hit
  LikelyWords likely;                 ///< where in texts terms, prefixes and variants may stand
  std::vector<Note> notes;
};

/// Plans `query`. The plan's query matches exactly the passages that query/LANGUAGE.md defines, dead ones too. Throws
/// Xapian::Error.
/// With `voices` all of it is asked of these, as if `locuteur:` stood beside it, whether they speak in a passage or
/// not.
Plan make_plan(const AnalysedQuery& query, const Readers& readers, std::shared_ptr<const Voices> voices = {});

}  // namespace propos
