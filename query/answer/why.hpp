// Why a passage is a hit or not: which parts of the query it fulfils.
#pragma once

#include <string>
#include <vector>

#include "common/index.hpp"
#include "common/json.hpp"
#include "common/passage.hpp"
#include "query/language/note.hpp"
#include "query/meaning/correct.hpp"

namespace propos {

/// A part of a query, and what a passage has of it.
struct WhyPart {
  std::string text;               ///< as it was read
  Occur occur = Occur::optional;  ///< how it takes part in what it is a part of
  bool fulfilled = false;         ///< the part matches the passage, also where it is excluded
  bool ignored = false;           ///< it has only words that are too common to be looked for beside others
  Note note;                      ///< where it stands, or what the passage has instead; may be empty
  std::vector<WhyPart> parts;     ///< its own parts and words
};

/// A query against one passage.
struct Why {
  std::string query;  ///< as it was read
  Passage passage;
  bool hit = false;
  Note obstacle;               ///< why it is no hit whatever its parts fulfil; empty without one
  std::vector<Note> notes;     ///< on how the query was read
  std::vector<WhyPart> parts;  ///< of the query, in its order
};

/// What a query is asked of.
struct WhySource {
  const Index& index;
  const Readers readers;
};

/// Asks each part of the query by itself whether it matches the passage with this id, and the query as a whole. Throws
/// Error{not_found} for the id, Xapian::Error.
Why why_of(const AnalysedQuery& read, const std::string& id, const WhySource& source);

inline constexpr const char* why_schema = "propos-why-1";

/// The schema's "why".
Json to_json(const Why& why);

}  // namespace propos
