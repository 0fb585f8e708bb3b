#include "query/meaning/like.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include "common/error.hpp"
#include "common/schema.hpp"
#include "query/meaning/key_terms.hpp"
#include "query/meaning/rarity.hpp"

namespace propos {
namespace {

constexpr std::size_t most_words = 25;  ///< more of them tell less, and cost as much each
constexpr double question_share = 1.5;  ///< what a word of the question counts, where one of the text counts 1
constexpr double title_share = 1;       ///< likewise of the title; more, and the post's own passages crowd the list
constexpr double few_passages = 5;      ///< a word of fewer is no more telling: often it is there by chance
constexpr std::size_t most_named = 10;  ///< passages of one id
constexpr double least_weight = 0.01;   ///< weights have two decimals, so that they can be read and typed

/// A word of the passage.
struct Telling {
  std::string form;
  double occurrences = 0;
  double weight = 0;
};

void count_words(const std::string& text, double share, Analyzer& analyzer, std::map<std::string, Telling>& words) {
  for (const auto& term : analyzer.analyze(text)) {
    if (term.joined) continue;
    auto& word = words[term.text()];
    if (word.form.empty()) word.form = term.form();
    word.occurrences += share;
  }
}

Node word_node(const Telling& word, double most) {
  Node node;
  node.kind = Node::Kind::words;
  node.text = word.form;
  node.weight = std::max(least_weight, std::round(word.weight / most * 100) / 100);
  return node;
}

/// Side by side nothing but names, dates and what is excluded.
bool only_narrows(const Node& root) {
  return root.kind == Node::Kind::bag && std::all_of(root.parts.begin(), root.parts.end(), [](const Node& part) {
           return part.occur == Occur::filter || part.occur == Occur::excluded;
         });
}

Error several_sites(const std::string& id, const std::vector<std::string>& keys, const std::string& option) {
  std::string named;
  for (std::size_t i = 0; i < std::min(keys.size(), most_named); ++i) named += (i == 0 ? "" : ", ") + keys[i];
  if (keys.size() > most_named) named += "…";
  return Error(ErrorKind::usage, "several sites have a passage \"" + id + "\"; say which: " + named, option);
}

}  // namespace

Passage passage_with_id(const std::string& id, const Index& index, const std::string& option) {
  std::vector<Xapian::docid> found;
  std::vector<std::string> keys;
  for (const auto& term : key_terms(prefix::id, id, index.database))
    for (auto it = index.database.postlist_begin(term); it != index.database.postlist_end(term); ++it) {
      if (std::binary_search(index.dead.begin(), index.dead.end(), *it)) continue;
      found.push_back(*it);
      keys.push_back(term.substr(prefix::id.size()));
    }
  if (found.size() > 1) throw several_sites(id, keys, option);
  if (!found.empty()) {
    if (auto passage = load_passage(index.database.get_document(found.front()).get_data())) return std::move(*passage);
    throw Error(ErrorKind::corrupt, "this passage is damaged; rebuild the index: propos-index --rebuild", id);
  }
  throw Error(ErrorKind::not_found,
              "no passage \"" + id + "\"; --template '{id}' and --format csv show the ids of hits", option);
}

Node telling_words(const Passage& passage, const Xapian::Database& database, Analyzer& analyzer) {
  std::map<std::string, Telling> words;
  count_words(passage.question.empty() ? passage.heading : passage.question, question_share, analyzer, words);
  count_words(passage.text, 1, analyzer, words);
  count_words(passage.title, title_share, analyzer, words);
  const auto passages = static_cast<double>(database.get_doccount());
  std::vector<Telling> telling;
  for (auto& [term, word] : words) {
    const auto with_term = database.get_termfreq(term);
    if (with_term < 2) continue;  // no other passage has it
    word.weight = word.occurrences * plain_idf(passages, std::max<double>(with_term, few_passages));
    telling.push_back(std::move(word));
  }
  std::stable_sort(telling.begin(), telling.end(), [](const auto& a, const auto& b) { return a.weight > b.weight; });
  if (telling.size() > most_words) telling.resize(most_words);
  Node bag;
  bag.kind = Node::Kind::bag;
  for (const auto& word : telling) bag.parts.push_back(word_node(word, telling.front().weight));
  return bag;
}

Query nothing_typed() {
  Query query;
  query.root.kind = Node::Kind::bag;
  return query;
}

Query like_query(Node telling, const Query& typed) {
  const auto& root = typed.root;
  Query query{std::move(telling), typed.notes};
  if (root.kind == Node::Kind::bag && root.parts.empty()) return query;
  Node both;
  both.kind = Node::Kind::bag;
  both.parts.push_back(std::move(query.root));
  if (only_narrows(root)) {
    both.parts.insert(both.parts.end(), root.parts.begin(), root.parts.end());
  } else {
    both.parts.push_back(root);
    both.parts.back().occur = default_occur(root) == Occur::filter ? Occur::filter : Occur::required;
  }
  query.root = std::move(both);
  return query;
}

}  // namespace propos
