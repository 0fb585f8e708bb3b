#include "query/answer/counts.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "common/error.hpp"

namespace propos {
namespace {

constexpr std::array<FacetRow, 8> facets = {{{FacetBy::author, "author", "Auteurs", "Authors"},
                                             {FacetBy::tag, "tag", "Mots-clés", "Tags"},
                                             {FacetBy::year, "year", "Années", "Years"},
                                             {FacetBy::speaker, "speaker", "Locuteurs", "Speakers"},
                                             {FacetBy::kind, "kind", "Genres", "Kinds"},
                                             {FacetBy::language, "language", "Langues", "Languages"},
                                             {FacetBy::post, "post", "Articles", "Posts"},
                                             {FacetBy::site, "site", "Sites", "Sites"}}};

void add_frequency(Json& json, const Frequency& frequency) {
  json["occurrences"] = frequency.occurrences;
  json["words"] = frequency.words;
  json["per_10000"] = std::round(frequency.per_10000() * 1e4) / 1e4;
}

Json to_json(const Facet& facet, bool frequencies) {
  auto values = Json::array();
  for (const auto& [value, label, passages, frequency] : facet.values) {
    Json entry{{"value", value}};
    if (!label.empty()) entry["label"] = label;
    entry["passages"] = passages;
    if (frequencies) add_frequency(entry, frequency);
    values.push_back(std::move(entry));
  }
  return values;
}

Error no_facet(std::string_view name) {
  std::string known;
  for (const auto& row : facets) known += (known.empty() ? "" : ", ") + std::string(row.name);
  return Error(ErrorKind::usage, "no facet \"" + std::string(name) + "\"; there are: " + known, "--facets");
}

}  // namespace

std::span<const FacetRow> all_facets() { return facets; }

const FacetRow& row_of(FacetBy by) {
  return *std::find_if(facets.begin(), facets.end(), [by](const FacetRow& row) { return row.by == by; });
}

std::vector<FacetBy> facets_named(std::string_view names) {
  std::vector<FacetBy> named;
  for (std::size_t begin = 0; begin <= names.size();) {
    const auto end = std::min(names.find(',', begin), names.size());
    const auto name = names.substr(begin, end - begin);
    const auto row = std::find_if(facets.begin(), facets.end(), [&](const FacetRow& r) { return r.name == name; });
    if (row == facets.end()) throw no_facet(name);
    if (std::find(named.begin(), named.end(), row->by) == named.end()) named.push_back(row->by);
    begin = end + 1;
  }
  return named;
}

void add_counts(Json& answer, const Counts& counts) {
  if (counts.posts) answer["posts"] = *counts.posts;
  const bool frequencies = counts.frequency.has_value();
  if (frequencies) add_frequency(answer, *counts.frequency);
  for (const auto& facet : counts.facets)
    answer["facets"][std::string(row_of(facet.by).name)] = to_json(facet, frequencies);
  if (!counts.timeline) return;
  auto periods = Json::array();
  for (const auto& [name, passages, frequency] : *counts.timeline) {
    periods.push_back(Json{{"period", name}, {"passages", passages}});
    if (frequencies) add_frequency(periods.back(), frequency);
  }
  answer["timeline"] = periods;
}

}  // namespace propos
