#include "query/rank/phrases.hpp"

#include <algorithm>

namespace propos {
namespace {

bool has_term(const Families& families, std::uint32_t form, std::size_t term) {
  const auto* relations = families.find(form);
  return relations != nullptr && std::any_of(relations->begin(), relations->end(), [&](const Families::Relation& r) {
           return r.term == term && (r.kinship & same_term) != 0;
         });
}

bool stands_at(const TracedField& field, std::size_t from, std::uint32_t position, const Families& families,
               std::size_t term) {
  for (auto i = from; i < field.forms.size() && field.positions[i] <= position; ++i)
    if (field.positions[i] == position && has_term(families, field.forms[i], term)) return true;
  return false;
}

}  // namespace

std::size_t count_phrase(const std::vector<TracedField>& fields, const PlannedPhrase& phrase,
                         const Families& families) {
  std::size_t n = 0;
  for (const auto& field : fields) {
    if (field.field == Field::tags || field.field == Field::context) continue;  // said of the post, not in the passage
    for (std::size_t i = 0; i < field.forms.size(); ++i) {
      if (!has_term(families, field.forms[i], phrase.terms.front())) continue;
      bool all = true;
      for (std::size_t t = 1; all && t < phrase.terms.size(); ++t)
        all = stands_at(field, i, field.positions[i] + phrase.offsets[t], families, phrase.terms[t]);
      n += all;
    }
  }
  return n;
}

}  // namespace propos
