#include "query/answer/facets.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "common/dates.hpp"
#include "common/limits.hpp"
#include "common/passage.hpp"
#include "common/schema.hpp"
#include "common/site.hpp"
#include "common/text.hpp"

namespace propos {
namespace {

/// A value as it is counted, and the first document that has it: there its spelling is looked up.
struct Counted {
  std::string key;  ///< the folded name of a term, a year, a site, or the key of a post
  std::uint64_t passages = 0;
  Xapian::docid first = 0;
  Frequency frequency{};
};

std::string_view prefix_of(FacetBy by) {
  switch (by) {
    case FacetBy::author: return prefix::author;
    case FacetBy::tag: return prefix::tag;
    case FacetBy::speaker: return prefix::speaker;
    case FacetBy::kind: return prefix::kind;
    case FacetBy::language: return prefix::language;
    case FacetBy::year:
    case FacetBy::post:
    case FacetBy::site: break;
  }
  return {};
}

/// Each of the prefix's terms is read through: so all facets together cost no more than all names of all
/// passages.
std::vector<Counted> counted_terms(std::string_view prefix, const Xapian::Database& database,
                                   const BySpeaker& documents, const Occurrences* occurrences) {
  std::vector<Counted> values;
  const std::string all(prefix);
  for (auto term = database.allterms_begin(all); term != database.allterms_end(all); ++term) {
    Counted value{(*term).substr(prefix.size()), 0, 0};
    const auto unsaid = documents.unsaid.find(*term);
    for (auto it = database.postlist_begin(*term); it != database.postlist_end(*term); ++it) {
      if (occurrences != nullptr) value.frequency += occurrences->of(*it);
      if (!documents.matches.contains(*it)) continue;
      if (unsaid != documents.unsaid.end() && std::binary_search(unsaid->second.begin(), unsaid->second.end(), *it))
        continue;
      if (value.passages++ == 0) value.first = *it;
    }
    if (value.passages > 0 && !value.key.empty()) values.push_back(std::move(value));
  }
  return values;
}

/// Years, posts and sites, by the documents' values.
std::vector<Counted> counted_values(FacetBy by, const Xapian::Database& database, const DocumentSet& documents,
                                    const Occurrences* occurrences) {
  std::map<std::string, Counted> by_key;
  const auto slot = by == FacetBy::year ? slot_date : slot_post;
  const auto key_of = [by](const std::string& value) {
    if (by == FacetBy::year) return plain_date(value).substr(0, 4);
    return by == FacetBy::site ? value.substr(0, std::min(value.find('/'), value.size())) : value;
  };
  each_value(database, slot, documents, [&](Xapian::docid document, const std::string& value) {
    const auto key = key_of(value);
    if (key.empty()) return;
    auto& counted = by_key[key];
    if (counted.passages++ == 0) counted.first = document;
  });
  if (occurrences != nullptr)
    each_value(database, slot, occurrences->part, [&](Xapian::docid document, const std::string& value) {
      if (const auto counted = by_key.find(key_of(value)); counted != by_key.end())
        counted->second.frequency += occurrences->of(document);
    });
  std::vector<Counted> values;
  for (auto& [key, counted] : by_key) {
    counted.key = key;
    values.push_back(std::move(counted));
  }
  return values;
}

std::vector<std::string> names_of(FacetBy by, const Passage& passage) {
  if (by == FacetBy::author) return passage.authors;
  if (by == FacetBy::tag) return passage.tags;
  if (by == FacetBy::language) return {passage.language};
  return speakers_of(passage);
}

/// The value as a passage spells it; as the index has it when that passage is damaged.
FacetValue named(FacetBy by, const Counted& counted, const Xapian::Database& database) {
  FacetValue value{counted.key, {}, counted.passages, counted.frequency};
  if (by == FacetBy::year || by == FacetBy::kind || by == FacetBy::site) return value;
  const auto passage = load_passage(database.get_document(counted.first).get_data());
  if (!passage) return value;
  if (by == FacetBy::post) {
    value.label = passage->title;
    return value;
  }
  const auto term = std::string(prefix_of(by)) + counted.key;
  for (const auto& name : names_of(by, *passage))
    if (boolean_term(prefix_of(by), folded_name(name)) == term) value.value = name;
  return value;
}

/// Posts are told by their id, where several sites have it with their site before it.
void tell_ids(std::vector<Counted>& posts) {
  std::unordered_map<std::string_view, std::size_t> with_id;
  for (const auto& post : posts) ++with_id[id_in_key(post.key)];
  std::vector<std::string> told;
  for (const auto& post : posts) {
    const auto id = id_in_key(post.key);
    told.emplace_back(with_id.at(id) == 1 ? id : post.key);
  }
  for (std::size_t i = 0; i < posts.size(); ++i) posts[i].key = std::move(told[i]);
}

Note first_values_note(const Facet& facet) {
  const auto name = std::string(row_of(facet.by).name);
  const auto most = std::to_string(limits::max_facet_values);
  const auto all = std::to_string(facet.distinct);
  return {name + "\u00A0: les " + most + " premières valeurs de " + all,
          name + ": the first " + most + " of " + all + " values"};
}

}  // namespace

Facet count_facet(FacetBy by, std::size_t wanted, const Xapian::Database& database, const BySpeaker& documents,
                  const Occurrences* occurrences, std::vector<Note>& notes) {
  auto values = prefix_of(by).empty() ? counted_values(by, database, documents.matches, occurrences)
                                      : counted_terms(prefix_of(by), database, documents, occurrences);
  if (by == FacetBy::post) tell_ids(values);
  // They come in the order of their keys, which stays between equals.
  if (by != FacetBy::year)
    std::stable_sort(values.begin(), values.end(),
                     [](const auto& a, const auto& b) { return a.passages > b.passages; });
  Facet facet{by, {}, values.size()};
  if (by == FacetBy::year) wanted = limits::max_facet_values;
  if (wanted >= limits::max_facet_values && values.size() > limits::max_facet_values)
    notes.push_back(first_values_note(facet));
  values.resize(std::min({values.size(), wanted, limits::max_facet_values}));
  // Only now, because each name is read from a stored passage.
  for (const auto& counted : values) facet.values.push_back(named(by, counted, database));
  return facet;
}

}  // namespace propos
