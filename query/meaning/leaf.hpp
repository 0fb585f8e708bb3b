// The leaves of a query, each read once: its words, where they stand in it, and what analysis makes of them.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/terms.hpp"
#include "common/tokens.hpp"
#include "query/language/syntax.hpp"

namespace propos {

/// A word of a leaf.
struct LeafWord {
  std::uint32_t begin = 0;  ///< byte span in the leaf's text
  std::uint32_t end = 0;
  std::uint32_t position = 0;        ///< counts all words; a joined form has that of its first part
  TokenKind kind = TokenKind::word;  ///< see TokenKind
  bool capital = false;              ///< begins with a capital
  bool stop = false;                 ///< a stop word, or an elided article: it gives no term
  const Word* word = nullptr;        ///< never null, stop words have theirs; lives as its Analyzer's words do
};

/// The text of a leaf with all its words.
struct Leaf {
  std::string text;
  std::vector<LeafWord> words;  ///< by position, joined forms behind their parts

  /// What is looked up: words that are no stop words in order of position, a joined form before its parts, as
  /// Analyzer::analyze() gives them (but for Term::new_sentence, which a query does not have).
  std::vector<Term> terms() const;
  /// The same without joined forms: terms of words that stand behind each other.
  std::vector<Term> own_terms() const;
};

/// Reads a text.
Leaf read_leaf(std::string text, Analyzer& analyzer);

/// Leaves by their text; each is read once, however often it is asked for and in however many parts it stands.
class Leaves {
 public:
  /// The leaf with this text, read now if it was not yet. Valid as long as the object, or what it is moved to.
  const Leaf& read(const std::string& text, Analyzer& analyzer);
  /// A leaf that was read before; it must have been.
  const Leaf& at(const std::string& text) const { return leaves_.at(text); }

 private:
  std::unordered_map<std::string, Leaf> leaves_;
};

/// A query and all its leaves that have words: those of every kind but prefixes, names and dates. Valid until the
/// analyzer that read them forgets.
struct AnalysedQuery {
  Query query;
  Leaves leaves;
};

/// Reads the leaves of `query` that are not among those that are `known`.
AnalysedQuery analyse(Query query, Analyzer& analyzer, Leaves known = {});

}  // namespace propos
