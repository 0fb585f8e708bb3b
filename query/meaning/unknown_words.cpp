#include "query/meaning/unknown_words.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace propos {
namespace {

using Kind = Node::Kind;

bool holds_words(Kind kind) {
  return kind == Kind::words || kind == Kind::word || kind == Kind::phrase || kind == Kind::loose ||
         kind == Kind::exact || kind == Kind::topic;
}

std::string_view in_singular(std::string_view folded) {
  if (folded.ends_with('s') || folded.ends_with('x')) folded.remove_suffix(1);
  return folded;
}

class UnknownWords {
 public:
  UnknownWords(const Leaves& leaves, const Xapian::Database& database, Analyzer& analyzer)
      : leaves_(leaves), database_(database), analyzer_(analyzer) {}

  /// Goes through the tree, which is as deep as limits::max_query_depth lets it be.
  void add(const Node& node) {
    if (node.occur == Occur::excluded || node.curated) return;
    for (const auto& part : node.parts) add(part);
    if (holds_words(node.kind)) add_words(leaves_.at(node.text));
  }

  std::vector<std::string> take() { return std::move(words_); }

 private:
  bool is_known(const LeafWord& word) const { return database_.term_exists(word.word->term); }

  void add_words(const Leaf& leaf) {
    if (leaf.as_stop_word(analyzer_)) return;  // `Est`
    for (const auto& word : leaf.words)
      if (word.kind == TokenKind::word && !word.stop && !is_known(word)) add_typed(leaf, word);
  }

  /// A part of a compound lacks with it, unless it stands somewhere as one word (`week-end`, `weekend`).
  void add_typed(const Leaf& leaf, const LeafWord& word) {
    auto begin = word.begin;
    auto end = word.end;
    for (const auto& whole : leaf.words) {
      if (whole.kind != TokenKind::joined || whole.begin > begin || whole.end < end) continue;
      if (is_known(whole)) return;
      const auto typed = leaf.text.substr(whole.begin, whole.end - whole.begin);
      if (typed.find(' ') == std::string::npos) begin = whole.begin, end = whole.end;
    }
    auto typed = leaf.text.substr(begin, end - begin);
    if (std::find(words_.begin(), words_.end(), typed) == words_.end()) words_.push_back(std::move(typed));
  }

  const Leaves& leaves_;
  const Xapian::Database& database_;
  Analyzer& analyzer_;
  std::vector<std::string> words_;
};

}  // namespace

std::vector<std::string> unknown_words(const AnalysedQuery& query, const Xapian::Database& database,
                                       Analyzer& analyzer) {
  UnknownWords words(query.leaves, database, analyzer);
  words.add(query.query.root);
  return words.take();
}

bool knows_a_word(const std::string& text, FamilyReader& families, Analyzer& analyzer) {
  const auto leaf = read_leaf(text, analyzer);
  return std::any_of(leaf.words.begin(), leaf.words.end(), [&](const LeafWord& word) {
    if (word.stop) return false;
    const auto own = in_singular(word.word->folded);
    const auto& family = families.family_of(word.word->folded);
    return std::any_of(family.begin(), family.end(),
                       [&](const auto& member) { return in_singular(member.folded) == own; });
  });
}

Note unknown_words_note(const std::vector<std::string>& words) {
  Note note{"dans aucun passage\u00A0: ", "in no passage: ", ReadAs{ReadAs::Kind::missing, {}, words}};
  for (const auto& word : words) {
    const auto* comma = &word == &words.front() ? "" : ", ";
    note.fr += comma + ("«\u00A0" + word + "\u00A0»");
    note.en += comma + ("“" + word + "”");
  }
  return note;
}

}  // namespace propos
