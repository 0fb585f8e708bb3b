// How often what was asked stands in the questions and answers of the passages that match, and how many words these
// and others have.
#pragma once

#include <xapian.h>
#include <cstdint>
#include <vector>

#include "common/passage.hpp"
#include "common/terms.hpp"
#include "query/answer/counts.hpp"
#include "query/answer/document_set.hpp"
#include "query/answer/hits.hpp"
#include "query/answer/marks.hpp"
#include "query/language/note.hpp"
#include "query/plan/plan.hpp"

namespace propos {

/// The places where what was asked stands, in order: each phrase and each pair of words near each other once and as a
/// whole, and each word that is marked outside of these. Parts of one compound are one place. Pairs may overlap.
ByteSpans places_of(const Marks& marks);

/// Where it stands in a passage. Headings, titles and names are no text of the corpus, so nothing stands there.
struct Places {
  ByteSpans question, answer;
};
Places find_places(const Passage& passage, const Plan& plan, Analyzer& analyzer);

/// Occurrences and words by document.
struct Occurrences {
  DocumentSet part;                   ///< what frequencies are relative to
  std::vector<std::uint32_t> places;  ///< of the documents that match; of others 0
  std::vector<std::uint32_t> words;   ///< of question and answer, of the documents of `part`; of others 0

  /// Of all of them.
  Frequency total() const;
  /// Of one.
  Frequency of(Xapian::docid document) const { return {places[document], words[document]}; }
};

/// Reads the texts of `matches`, one after the other, and the numbers of words of `part`. Damaged passages are left
/// out, which a note says; with `stop` those that were not read until it was due have no occurrences. Throws
/// Xapian::Error.
Occurrences count_occurrences(const Xapian::Database& database, const DocumentSet& matches, DocumentSet part,
                              const Plan& plan, Analyzer& analyzer, std::vector<Note>& notes, Stop* stop = nullptr);

/// By document, the words of question and answer that its value tells. Throws Xapian::Error.
std::vector<std::uint32_t> words_by_document(const Xapian::Database& database, const DocumentSet& documents);

/// What is said of a passage that cannot be read.
Note damaged_passage_note(Xapian::docid document);

}  // namespace propos
