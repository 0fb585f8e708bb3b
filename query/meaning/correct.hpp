// What was typed -> the terms that were meant, as far as the index can tell.
#pragma once

#include <xapian.h>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "common/terms.hpp"
#include "common/trace_file.hpp"
#include "query/language/note.hpp"
#include "query/meaning/families.hpp"
#include "query/meaning/leaf.hpp"
#include "query/meaning/spelling.hpp"
#include "query/meaning/stop.hpp"

namespace propos {

/// A term as it was meant.
struct MeantTerm {
  Term term;                 ///< its span is that of what was typed
  double sureness = 1;       ///< what its weight in the query is multiplied by
  bool alternative = false;  ///< stands beside another reading of the same word
};

/// What a query is read with. All outlive the plan that is made with them.
struct Readers {
  const Xapian::Database& database;
  const TraceFile& traces;
  Analyzer& analyzer;
  FamilyReader& families;
  Speller* speller = nullptr;  ///< null: the terms are those that were typed
  Stop* stop = nullptr;        ///< ends the plan's matches from inside; null: nothing does
};

/// How far words are corrected.
enum class Correction : std::uint8_t {
  none,    ///< as they were typed; likewise without a speller
  likely,  ///< what are surely typing mistakes (is_sure_mistake), by all that may have been meant: several terms a word
  offered  ///< every unknown word by what was most likely meant, to be asked for and not to be searched
};

/// A leaf as it was meant.
struct MeantLeaf {
  std::vector<MeantTerm> terms;  ///< in order of position
  std::vector<Note> notes;       ///< one for each change
};

/// Words that the index does not know are read as words that it does (Speller), and words that were torn apart
/// (`affi chage`) as one; numbers stay, and unless it is only offered all that has a capital and the parts of compounds
/// with a hyphen: they may be names. Throws Xapian::Error.
MeantLeaf as_meant(const Leaf& leaf, Correction correction, const Readers& readers);

/// The leaves of one query as they were meant, each corrected once, however many steps ask. What it is made of must
/// outlive it. One thread.
class MeantLeaves {
 public:
  MeantLeaves(const Leaves& leaves, const Readers& readers) : leaves_(leaves), readers_(readers) {}

  /// The leaf with this text as it was typed; it must be one of the query. A stop word with a capital is the name
  /// (`Est`) only if the index has it. Valid as long as the object. Throws Xapian::Error.
  const Leaf& typed(const std::string& text);
  /// The same where capitals do not count: a stop word with a capital is the stop word.
  const Leaf& whatever_capitals(const std::string& text);
  /// The same as it was meant. Valid as long as the object. Throws Xapian::Error.
  const MeantLeaf& meant(const std::string& text, Correction correction);

 private:
  const Leaves& leaves_;
  const Readers& readers_;
  std::map<std::pair<std::string, Correction>, MeantLeaf> meant_;
  std::map<std::string, Leaf> stop_words_;  ///< leaves that are no names
};

}  // namespace propos
