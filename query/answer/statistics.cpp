#include "query/answer/statistics.hpp"

#include <algorithm>
#include <map>
#include <string_view>

#include "common/dates.hpp"
#include "common/passage.hpp"
#include "common/schema.hpp"
#include "common/site.hpp"
#include "query/answer/document_set.hpp"
#include "query/answer/occurrences.hpp"

namespace propos {
namespace {

DocumentSet living_documents(const Index& index) {
  DocumentSet living(index.database.get_lastdocid());
  auto dead = index.dead.begin();
  for (auto it = index.database.postlist_begin(""); it != index.database.postlist_end(""); ++it) {
    while (dead != index.dead.end() && *dead < *it) ++dead;
    if (dead == index.dead.end() || *dead != *it) living.add(*it);
  }
  return living;
}

/// How many of the prefix's terms have a document of the set.
std::uint64_t count_names(std::string_view prefix, const Xapian::Database& database, const DocumentSet& documents) {
  std::uint64_t names = 0;
  const std::string all(prefix);
  for (auto term = database.allterms_begin(all); term != database.allterms_end(all); ++term) {
    auto it = database.postlist_begin(*term);
    const auto end = database.postlist_end(*term);
    while (it != end && !documents.contains(*it)) ++it;
    if (it != end) ++names;
  }
  return names;
}

std::vector<NamedCount> count_kinds(const Xapian::Database& database, const DocumentSet& documents) {
  std::vector<NamedCount> kinds;
  for (const auto kind : passage_kinds) {
    NamedCount count{std::string(name_of(kind)), 0};
    const auto term = boolean_term(prefix::kind, name_of(kind));
    for (auto it = database.postlist_begin(term); it != database.postlist_end(term); ++it)
      if (documents.contains(*it)) ++count.passages;
    if (count.passages > 0 || !is_apart(kind)) kinds.push_back(std::move(count));
  }
  return kinds;
}

TextStatistics read_texts(const Xapian::Database& database, const DocumentSet& documents) {
  TextStatistics texts;
  std::map<std::string, std::uint64_t> sites;
  documents.each([&](Xapian::docid document) {
    const auto passage = load_passage(database.get_document(document, Xapian::DOC_ASSUME_VALID).get_data());
    if (!passage) {
      ++texts.unreadable;
      return;
    }
    if (passage->repaired) ++texts.repaired;
    if (passage->pairing == "inferred") ++texts.inferred;
    if (const auto site = site_of_passage(*passage); !site.empty()) ++sites[site];
  });
  for (auto& [name, passages] : sites) texts.sites.push_back({name, passages});
  std::stable_sort(texts.sites.begin(), texts.sites.end(),
                   [](const auto& a, const auto& b) { return a.passages > b.passages; });
  return texts;
}

}  // namespace

Statistics collect_statistics(const Index& index, bool from_texts) {
  const auto& database = index.database;
  const auto living = living_documents(index);
  Statistics statistics;
  statistics.passages = living.size();
  statistics.posts = count_names(prefix::post, database, living);
  statistics.speakers = count_names(prefix::speaker, database, living);
  statistics.authors = count_names(prefix::author, database, living);
  statistics.tags = count_names(prefix::tag, database, living);
  statistics.kinds = count_kinds(database, living);
  for (const auto words : words_by_document(database, living)) statistics.words += words;
  each_value(database, slot_date, living, [&](Xapian::docid, const std::string& value) {
    const auto date = plain_date(value);
    if (date.empty()) {
      ++statistics.undated;
      return;
    }
    if (statistics.first.empty() || date < statistics.first) statistics.first = date;
    statistics.last = std::max(statistics.last, date);
  });
  if (from_texts) statistics.texts = read_texts(database, living);
  return statistics;
}

Json to_json(const Statistics& statistics, std::size_t topics) {
  Json json{{"schema", statistics_schema},     {"posts", statistics.posts},
            {"passages", statistics.passages}, {"words", statistics.words},
            {"speakers", statistics.speakers}, {"authors", statistics.authors},
            {"tags", statistics.tags},         {"topics", topics},
            {"first", statistics.first},       {"last", statistics.last},
            {"undated", statistics.undated}};
  for (const auto& [name, passages] : statistics.kinds) json["kinds"][name] = passages;
  if (!statistics.texts) return json;
  json["sites"] = Json::array();
  for (const auto& [name, passages] : statistics.texts->sites)
    json["sites"].push_back(Json{{"site", name}, {"passages", passages}});
  json["repaired"] = statistics.texts->repaired;
  json["inferred"] = statistics.texts->inferred;
  json["unreadable"] = statistics.texts->unreadable;
  return json;
}

}  // namespace propos
