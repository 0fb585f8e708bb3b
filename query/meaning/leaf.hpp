// The leaves of a query, each read once: its words, where they stand in it, and what analysis makes of them.
#pragma once

#include <cstdint>
#include <optional>
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
  std::uint32_t places = 1;          ///< positions that it covers
  TokenKind kind = TokenKind::word;  ///< see TokenKind
  bool capital = false;              ///< begins with a capital
  bool stop = false;                 ///< a stop word, or an elided article: it gives no term
  bool may_open = false;             ///< a sentence may end before it: who quotes two sentences wants both
  const Word* word = nullptr;        ///< never null, stop words have theirs; lives as its Analyzer's words do
};

/// The text of a leaf with all its words.
struct Leaf {
  std::string text;
  std::vector<LeafWord> words;  ///< by position, a joined form before its parts

  /// Words that stand behind each other, in one of the ways in which they may be written.
  using Way = std::vector<LeafWord>;

  /// What is looked up: words that are no stop words in order of position, a joined form before its parts, as
  /// Analyzer::analyze() gives them (but for Term::new_sentence, which a query does not have).
  std::vector<Term> terms() const;
  /// The same for words that each count for itself: without numbers, single letters and the parts of `R & D` that stand
  /// in a joined form. Beside it they say nothing: `n° 5` is no 5.
  std::vector<Term> loose_terms() const;
  /// terms() without joined forms: terms of words that stand behind each other.
  std::vector<Term> own_terms() const;
  /// Whether there are words, and all are stop words.
  bool too_common() const;
  /// All ways, each compound in its parts or as one; of many compounds not all (limits::max_phrase_ways).
  std::vector<Way> ways() const;
  /// The way that has each compound in its parts.
  Way in_parts() const;
  /// The same without what is elided before its first word: `achat` of `d’achat`.
  Leaf without_elided() const;
  /// When it is nothing but a stop word with a capital of its own (`Est`), the leaf of the stop word.
  std::optional<Leaf> as_stop_word(Analyzer& analyzer) const;
};

/// A word of a leaf as a term.
Term term_of(const LeafWord& word);

/// Reads a text. A lone stop word with a capital is a name, as it would be inside a sentence.
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
