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

}  // namespace propos
