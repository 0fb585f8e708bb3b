// What was typed -> the terms that were meant, as far as the index can tell.
#pragma once

#include <xapian.h>
#include <string>
#include <string_view>
#include <vector>

#include "common/terms.hpp"
#include "common/trace_file.hpp"
#include "query/language/note.hpp"
#include "query/meaning/families.hpp"
#include "query/meaning/spelling.hpp"

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
};

/// The terms of `text`, in order of position. Words that the index does not know are read as words that it does
/// (Speller), and words that were torn apart (`affi chage`) as one; numbers stay. With `alternatives`, a word that may
/// be read in more ways gives several terms. Each change adds a note. Throws Xapian::Error.
std::vector<MeantTerm> meant_terms(std::string_view text, bool alternatives, const Readers& readers,
                                   std::vector<Note>& notes);

}  // namespace propos
