#include "query/meaning/nearest_names.hpp"

#include <algorithm>
#include <tuple>

#include "common/passage.hpp"
#include "common/schema.hpp"
#include "common/text.hpp"
#include "query/language/field_names.hpp"
#include "query/meaning/edits.hpp"
#include "query/meaning/name_terms.hpp"

namespace propos {
namespace {

constexpr std::size_t most_names = 3;
constexpr double most_cost = 3;

/// What may be mistyped in a name of so many letters (see typing_cost).
double cost_limit(std::size_t letters) { return std::min(0.5 + 0.25 * static_cast<double>(letters), most_cost); }

std::string joined(const std::vector<std::string>& words, std::size_t first, std::size_t count) {
  std::string text;
  for (std::size_t i = first; i < std::min(first + count, words.size()); ++i)
    text += (text.empty() ? "" : " ") + words[i];
  return text;
}

/// The least cost of typing the words for as many neighbours of the name.
double cost_of(const std::vector<std::string>& typed, const std::vector<std::string>& name, double limit) {
  const auto whole = joined(typed, 0, typed.size());
  double least = limit + 1;
  for (std::size_t first = 0; first == 0 || first + typed.size() <= name.size(); ++first)
    least = std::min(least, typing_cost(whole, joined(name, first, typed.size()), limit));
  return least;
}

std::vector<std::string> names_of(const Passage& passage, FieldName field) {
  if (field == FieldName::author) return passage.authors;
  if (field == FieldName::tag) return passage.tags;
  return speakers_of(passage);
}

/// The name as a passage that has the term writes it; folded when that passage is damaged.
std::string as_written(const std::string& term, FieldName field, const Xapian::Database& database) {
  const auto prefix = name_prefix(field);
  const auto first = database.postlist_begin(term);
  if (const auto passage = load_passage(database.get_document(*first).get_data()))
    for (const auto& name : names_of(*passage, field))
      if (boolean_term(prefix, folded_name(name)) == term) return name;
  return term.substr(prefix.size());
}

}  // namespace

std::vector<std::string> nearest_names(FieldName field, const std::string& text, const Xapian::Database& database) {
  const auto typed = words_of_name(text);
  const bool known_field = field == FieldName::author || field == FieldName::speaker || field == FieldName::tag;
  if (typed.empty() || !known_field || text.find_first_of("0123456789") != std::string::npos) return {};
  const auto limit = cost_limit(joined(typed, 0, typed.size()).size());
  const std::string prefix(name_prefix(field));
  std::vector<std::tuple<double, Xapian::doccount, std::string>> near;
  for (auto it = database.allterms_begin(prefix); it != database.allterms_end(prefix); ++it) {
    const auto term = *it;
    const auto cost = cost_of(typed, words_of_name(term.substr(prefix.size())), limit);
    if (cost <= limit) near.emplace_back(cost, it.get_termfreq(), term);
  }
  std::sort(near.begin(), near.end(), [](const auto& a, const auto& b) {
    return std::get<0>(a) != std::get<0>(b) ? std::get<0>(a) < std::get<0>(b) : std::get<1>(a) > std::get<1>(b);
  });
  std::vector<std::string> names;
  for (const auto& [cost, passages, term] : near)
    if (names.size() < most_names) names.push_back(as_written(term, field, database));
  return names;
}

Note no_such_name(FieldName field, const std::string& name, const std::vector<std::string>& nearest) {
  const auto shown = std::string(name_of(field)) + ":" + name;
  Note note{shown + " : aucun nom pareil dans l’index", shown + ": no such name in the index"};
  if (nearest.empty()) return note;
  note.fr += "\u00A0; vouliez-vous dire ";
  note.en += "; did you mean ";
  for (std::size_t i = 0; i < nearest.size(); ++i) {
    note.fr += (i > 0 ? ", «\u00A0" : "«\u00A0") + nearest[i] + "\u00A0»";
    note.en += (i > 0 ? ", “" : "“") + nearest[i] + "”";
  }
  return {note.fr + "\u00A0?", note.en + "?", ReadAs{ReadAs::Kind::suggested, name, nearest}};
}

}  // namespace propos
