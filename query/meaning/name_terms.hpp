// Names in a query -> the index's terms for whole names.
#pragma once

#include <xapian.h>
#include <string>
#include <string_view>
#include <vector>

#include "query/language/syntax.hpp"

namespace propos {

/// What a name leaf stands for.
struct NameTerms {
  std::vector<std::string> terms;  ///< one per name of the index that it matches, or per kind that it names
  bool cut = false;                ///< there were more than limits::max_wildcard_terms; the most frequent are here
  bool empty = false;              ///< the leaf has no word
};

/// The prefix of a field's names.
std::string_view name_prefix(FieldName field);

/// The words of a name as they are compared: folded, parted where anything but a letter or digit stands.
std::vector<std::string> words_of_name(const std::string& name);

/// The names of the field in which the words of `text` stand behind each other, case and accents apart: `dupont` finds
/// `Camille Dupont`. A post is found by its whole id only, or by `site/id`
/// (key_terms). With `whole` the name has no other words. Sites have no terms (see site_range). Throws Xapian::Error.
NameTerms name_terms(FieldName field, const std::string& text, const Xapian::Database& database, bool whole = false);

/// The passages of a site, by their values; of none where the text is no name of a site.
Xapian::Query site_range(const std::string& text);

}  // namespace propos
