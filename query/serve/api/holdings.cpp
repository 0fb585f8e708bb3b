#include "query/serve/api/holdings.hpp"

#include <algorithm>
#include <set>

#include "common/site.hpp"
#include "query/answer/facets.hpp"
#include "query/answer/timeline.hpp"
#include "query/meaning/like.hpp"
#include "query/question.hpp"
#include "query/serve/api/indexes.hpp"

namespace propos::serve {
namespace {

constexpr FacetBy told_facets[] = {FacetBy::author, FacetBy::tag,      FacetBy::year, FacetBy::speaker,
                                   FacetBy::kind,   FacetBy::language, FacetBy::site};

constexpr std::size_t examples_told = 3;
constexpr std::size_t examples_looked_at = 60;
constexpr std::size_t example_words = 3;
constexpr std::size_t shortest_example = 20, longest_example = 90;  ///< bytes

DocumentSet said_documents(const Index& index) {
  DocumentSet said(index.database.get_lastdocid());
  auto silent = index.silent.begin();
  for (auto it = index.database.postlist_begin(""); it != index.database.postlist_end(""); ++it) {
    while (silent != index.silent.end() && *silent < *it) ++silent;
    if (silent == index.silent.end() || *silent != *it) said.add(*it);
  }
  return said;
}

/// The most telling words of a question, by themselves as they stand in it.
std::string telling_words_of(const Passage& passage, const Xapian::Database& database, Analyzer& analyzer) {
  Passage question;
  question.question = passage.question;
  const auto telling = telling_words(question, database, analyzer);
  std::string words;
  for (std::size_t i = 0; i < std::min(example_words, telling.parts.size()); ++i)
    words += (words.empty() ? "" : " ") + telling.parts[i].text;
  return telling.parts.size() < 2 ? std::string() : words;
}

/// Passages at even distances, so that they are of all the index.
std::vector<ExampleQuestion> example_questions(OpenIndex& open, const DocumentSet& said) {
  std::vector<Xapian::docid> documents;
  said.each([&](Xapian::docid document) { documents.push_back(document); });
  std::vector<ExampleQuestion> examples;
  std::set<std::string> posts;
  const auto& database = open.index().database;
  const auto step = std::max<std::size_t>(documents.size() / examples_looked_at, 1);
  for (std::size_t i = step / 2; i < documents.size() && examples.size() < examples_told; i += step) {
    const auto passage = load_passage(database.get_document(documents[i]).get_data());
    if (!passage || passage->kind != PassageKind::answer || !passage->question.ends_with('?')) continue;
    if (passage->question.size() < shortest_example || passage->question.size() > longest_example) continue;
    const auto words = telling_words_of(*passage, database, open.searcher().analyzer());
    if (words.empty() || !posts.insert(post_key(*passage)).second) continue;
    examples.push_back({passage->id, passage->question, words});
  }
  return examples;
}

std::vector<TopicCount> topic_counts(OpenIndex& open) {
  std::vector<TopicCount> counts;
  SearchOptions count;
  count.limit = 0;
  count.exact = true;
  for (const auto& topic : open.topics())
    counts.push_back({&topic, open.searcher().search(*question_of(topic, Lang::fr).query, count).total});
  return counts;
}

}  // namespace

const Facet& Holdings::facet(FacetBy by) const {
  return *std::find_if(facets.begin(), facets.end(), [by](const Facet& facet) { return facet.by == by; });
}

Holdings holdings_of(OpenIndex& open) {
  Holdings holdings;
  holdings.revision = open.revision();
  holdings.date = open.date();
  const auto& index = open.index();
  holdings.statistics = collect_statistics(index, false);
  const auto said = said_documents(index);
  std::vector<Note> notes;  // that not all values are told, which Facet::distinct says too
  for (const auto by : told_facets)
    holdings.facets.push_back(
        count_facet(by, limits::max_facet_values, index.database, BySpeaker{said, {}}, nullptr, notes));
  holdings.timeline = count_periods(index.database, said, nullptr, notes);
  holdings.topics = topic_counts(open);
  holdings.examples = example_questions(open, said);
  return holdings;
}

}  // namespace propos::serve
