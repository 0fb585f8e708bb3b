// A passage -> a Xapian document, as common/schema lays it out.
#pragma once

#include <xapian.h>

#include <array>
#include <string>
#include <vector>

#include "common/passage.hpp"
#include "common/terms.hpp"
#include "indexer/documents/impact.hpp"

namespace propos {

/// Analyses every field of a passage. `context` is the question before a short question, or empty.
AnalysedPassage analyse_passage(const Passage& passage, const std::string& context, Analyzer& analyzer);

/// The question that gives a short one ("Pourquoi ?") its sense: `previous`, when `question` has fewer than
/// three terms; otherwise empty.
std::string context_of(const Passage& passage, const Passage* previous, Analyzer& analyzer);

/// What a document holds beside its words: common/schema.
struct IndexDocument {
  std::vector<std::string> labels;    ///< boolean terms
  std::array<std::string, 4> values;  ///< by Slot; empty: none
  std::string data;                   ///< the stored passage
};

/// The document of a passage.
IndexDocument describe(const Passage& passage);

/// The same for Xapian, with the impacts of the passage's words.
Xapian::Document make_document(const IndexDocument& document, const std::vector<Impact>& impacts);

/// Appends the passage's trace to `bytes`.
void append_passage_trace(std::string& bytes, const AnalysedPassage& analysed);

}  // namespace propos
