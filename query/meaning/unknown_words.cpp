#include "query/meaning/unknown_words.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace propos {
namespace {

using Kind = Node::Kind;

bool holds_words(Kind kind) {
  return kind == Kind::words || kind == Kind::word || kind == Kind::phrase || kind == Kind::loose ||
         kind == Kind::exact;
}

/// Goes through the tree, which is as deep as limits::max_query_depth lets it be.
void add_unknown(const Node& node, const Xapian::Database& database, Analyzer& analyzer,
                 std::vector<std::string>& words) {
  if (node.occur == Occur::excluded || node.curated) return;
  for (const auto& part : node.parts) add_unknown(part, database, analyzer, words);
  if (!holds_words(node.kind)) return;
  for (const auto& term : analyzer.analyze(node.text)) {
    if (term.joined || database.term_exists(term.text())) continue;
    auto typed = node.text.substr(term.begin, term.end - term.begin);
    if (std::find(words.begin(), words.end(), typed) == words.end()) words.push_back(std::move(typed));
  }
}

}  // namespace

std::optional<Note> unknown_words_note(const Query& query, const Xapian::Database& database, Analyzer& analyzer) {
  std::vector<std::string> words;
  add_unknown(query.root, database, analyzer, words);
  if (words.empty()) return {};
  Note note{"dans aucun passage\u00A0: ", "in no passage: "};
  for (const auto& word : words) {
    const auto* comma = &word == &words.front() ? "" : ", ";
    note.fr += comma + ("«\u00A0" + word + "\u00A0»");
    note.en += comma + ("“" + word + "”");
  }
  return note;
}

}  // namespace propos
