#include "query/language/field_names.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "common/text.hpp"

namespace propos {
namespace {

using Named = std::pair<std::string_view, FieldName>;

// Folded; of a field's names the first is the French one that has no accents to lose.
constexpr std::array<Named, 23> names = {
    {{"titre", FieldName::title},       {"title", FieldName::title},      {"question", FieldName::question},
     {"reponse", FieldName::answer},    {"answer", FieldName::answer},    {"auteur", FieldName::author},
     {"author", FieldName::author},     {"locuteur", FieldName::speaker}, {"speaker", FieldName::speaker},
     {"mot-cle", FieldName::tag},       {"tag", FieldName::tag},          {"langue", FieldName::language},
     {"language", FieldName::language}, {"lang", FieldName::language},    {"post", FieldName::post},
     {"genre", FieldName::kind},        {"kind", FieldName::kind},        {"date", FieldName::date},
     {"depuis", FieldName::since},      {"since", FieldName::since},      {"sujet", FieldName::topic},
     {"topic", FieldName::topic},       {"site", FieldName::site}}};

}  // namespace

FieldName field_name_of(std::string_view name) {
  const auto folded = fold(name);
  const auto found = std::find_if(names.begin(), names.end(), [&](const Named& n) { return n.first == folded; });
  return found == names.end() ? FieldName::none : found->second;
}

std::vector<std::string_view> field_names() {
  std::vector<std::string_view> all;
  for (const auto& [name, field] : names) all.push_back(name);
  return all;
}

std::string_view name_of(FieldName field) {
  if (field == FieldName::answer) return "réponse";
  if (field == FieldName::tag) return "mot-clé";
  const auto found = std::find_if(names.begin(), names.end(), [&](const Named& n) { return n.second == field; });
  return found == names.end() ? "" : found->first;
}

bool holds_words(FieldName field) {
  return field == FieldName::title || field == FieldName::question || field == FieldName::answer;
}

bool holds_names(FieldName field) {
  return field == FieldName::author || field == FieldName::speaker || field == FieldName::tag ||
         field == FieldName::language || field == FieldName::post || field == FieldName::site ||
         field == FieldName::kind;
}

bool has_longer_names(FieldName field) {
  return holds_names(field) && field != FieldName::post && field != FieldName::site && field != FieldName::kind;
}

}  // namespace propos
