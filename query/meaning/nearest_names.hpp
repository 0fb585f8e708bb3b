// Names that an index has in place of one that it lacks.
#pragma once

#include <xapian.h>
#include <string>
#include <vector>

#include "query/language/note.hpp"
#include "query/language/syntax.hpp"

namespace propos {

/// At most three authors, speakers or tags of the index that are spelled nearly like `text`, in whole or by
/// as many of their words, the nearest first, then those of most passages; as a passage writes them. Nothing
/// for a text with digits and for other fields. Throws Xapian::Error.
std::vector<std::string> nearest_names(FieldName field, const std::string& text, const Xapian::Database& database);

/// What is said of a name that the index lacks, and the nearest, if any.
Note no_such_name(FieldName field, const std::string& name, const std::vector<std::string>& nearest);

}  // namespace propos
