// The names of fields in a query, in French and English.
#pragma once

#include <string_view>
#include <vector>

#include "query/language/syntax.hpp"

namespace propos {

/// The field that this names, in either language; case and accents do not count. FieldName::none for anything else.
FieldName field_name_of(std::string_view name);

/// All names, folded.
std::vector<std::string_view> field_names();

/// The French name, as queries are printed with it.
std::string_view name_of(FieldName field);

/// Whether the field holds words (title, question, answer), and not names, dates or topics.
bool holds_words(FieldName field);

/// Whether the field holds names: author, speaker, tag, language, post, site, kind.
bool holds_names(FieldName field);

/// Whether a name of the field may be asked by some of its words: not those of posts, sites and kinds.
bool has_longer_names(FieldName field);

}  // namespace propos
