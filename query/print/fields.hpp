// The named fields of a hit: columns of csv and tsv, and what `--template` may name.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "query/answer/hits.hpp"
#include "query/language/note.hpp"

namespace propos {

/// A hit and the answer that it stands in.
struct Row {
  const Answer& answer;
  const Hit& hit;
  const std::string& qid;  ///< id of the query or topic
  Lang lang = Lang::fr;
};

/// A field of a hit.
struct FieldRow {
  std::string_view name;
  std::string_view what;  ///< what it holds, for help
  std::string (*value)(const Row&);
  bool column;  ///< of csv and tsv too
  bool text;    ///< words, which a spreadsheet must not take for a formula
};

/// All fields, columns in their order.
std::span<const FieldRow> all_fields();

/// The field of this name, or null.
const FieldRow* field_named(std::string_view name);

/// The page of a passage: its url without the text fragment.
std::string page_of(const Passage& passage);

/// Who says it: the speaker, or the authors.
std::string who_says(const Passage& passage);

/// The hit's excerpts as one text with `[…]` where text of the answer was cut off, and their highlights moved with
/// them.
Snippet shown_snippet(const Hit& hit);

/// The paragraphs of a text, which empty lines part, each with the marks that begin in it.
std::vector<Snippet> paragraphs_of(const Snippet& text);

/// Texts with a separator between them.
std::string joined(const std::vector<std::string>& texts, std::string_view separator);

}  // namespace propos
