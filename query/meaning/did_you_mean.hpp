// Suggestions where nothing is corrected by itself: what could have been meant.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "query/language/note.hpp"
#include "query/language/syntax.hpp"
#include "query/meaning/correct.hpp"

namespace propos {

/// Which parts of a query are looked at.
struct Uncorrected {
  bool exact = false;    ///< words were taken as they were typed
  bool phrases = false;  ///< and `=mot`: where nothing was found
};

/// A note « vouliez-vous dire … ? » for each part whose words the index lacks and are spelled nearly like words it has,
/// as far as they were not read so (Correction::likely). Numbers have no suggestions. `readers` has a speller. Throws
/// Xapian::Error.
std::vector<Note> did_you_mean(const AnalysedQuery& query, Uncorrected parts, const Readers& readers);

/// The query as it would be without quotation marks; nothing when it has no phrase.
std::optional<Query> without_quotes(const Query& query);

/// `… sans guillemets : 12 passages`.
Note without_quotes_note(const Query& unquoted, std::uint64_t passages);

}  // namespace propos
