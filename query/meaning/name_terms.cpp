#include "query/meaning/name_terms.hpp"

#include <algorithm>
#include <string_view>

#include "common/limits.hpp"
#include "common/schema.hpp"
#include "common/site.hpp"
#include "common/text.hpp"
#include "query/language/kind_names.hpp"
#include "query/meaning/key_terms.hpp"

namespace propos {

std::string_view name_prefix(FieldName field) {
  switch (field) {
    case FieldName::author: return prefix::author;
    case FieldName::speaker: return prefix::speaker;
    case FieldName::tag: return prefix::tag;
    case FieldName::language: return prefix::language;
    case FieldName::kind: return prefix::kind;
    default: return prefix::post;
  }
}

std::vector<std::string> words_of_name(const std::string& name) {
  std::vector<std::string> words;
  const auto folded = fold(name);
  bool inside = false;
  std::size_t at = 0;
  while (at < folded.size()) {
    const auto before = at;
    const bool letter = is_word_character(next_code_point(folded, at));
    if (letter && !inside) words.emplace_back();
    if (letter) words.back().append(folded, before, at - before);
    inside = letter;
  }
  return words;
}

NameTerms name_terms(FieldName field, const std::string& text, const Xapian::Database& database, bool whole) {
  NameTerms names;
  const auto prefix = name_prefix(field);
  if (field == FieldName::post) {
    names.terms = key_terms(prefix, text, database);
    names.cut = names.terms.size() > limits::max_wildcard_terms;
    if (names.cut) names.terms.resize(limits::max_wildcard_terms);
    return names;
  }
  if (field == FieldName::kind) {
    for (const auto kind : kinds_named(text)) names.terms.push_back(boolean_term(prefix, name_of(kind)));
    return names;
  }
  const auto words = words_of_name(text);
  names.empty = words.empty();
  if (names.empty) return names;
  // As facets tell it; signs apart only where no name has these.
  if (const auto term = boolean_term(prefix, folded_name(text)); whole && database.term_exists(term)) {
    names.terms.push_back(term);
    return names;
  }
  std::vector<std::pair<Xapian::doccount, std::string>> found;
  for (auto it = database.allterms_begin(std::string(prefix)); it != database.allterms_end(std::string(prefix)); ++it) {
    const auto term = *it;
    const auto name = words_of_name(term.substr(prefix.size()));
    if (whole ? name == words : std::search(name.begin(), name.end(), words.begin(), words.end()) != name.end())
      found.emplace_back(it.get_termfreq(), term);
  }
  names.cut = found.size() > limits::max_wildcard_terms;
  if (names.cut) {
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a > b; });
    found.resize(limits::max_wildcard_terms);
  }
  for (auto& [passages, term] : found) names.terms.push_back(std::move(term));
  return names;
}

Xapian::Query site_range(const std::string& text) {
  const auto site = site_named(text);
  if (site.empty()) return Xapian::Query::MatchNothing;
  constexpr char behind_slash = '/' + 1;
  return {Xapian::Query::OP_VALUE_RANGE, slot_post, site + '/', site + behind_slash};
}

}  // namespace propos
