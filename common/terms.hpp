// French analysis: tokens become terms, by one function for the index and for queries.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/tokens.hpp"

namespace propos {

/// What analysis knows of a word, whatever its capitals. Lives as long as its Analyzer remembers it.
struct Word {
  std::string form;               ///< as it is written but for capitals: `côté` and `cote` differ here
  std::string folded;             ///< the form without accents
  std::string term;               ///< folded, stemmed; empty for a stop word
  std::uint32_t hash = 0;         ///< form_hash() of the form (common/trace)
  std::uint32_t number = 0;       ///< of the word in its Analyzer, from 0
  std::uint32_t term_number = 0;  ///< words of one term have one number, from 0
};

/// A term and where its word stands in the text.
struct Term {
  std::uint32_t begin = 0;  ///< byte span of the word in the text
  std::uint32_t end = 0;
  std::uint32_t position = 0;  ///< counts all words, stop words too
  bool joined = false;         ///< of a compound written as one; its parts are terms as well
  bool capital = false;        ///< the word begins with a capital
  bool new_sentence = false;   ///< a sentence or line ends between this word and the term before
  const Word* word = nullptr;  ///< never null; lives as its Analyzer's words do

  const std::string& text() const { return word->term; }
  const std::string& form() const { return word->form; }
  const std::string& folded() const { return word->folded; }
};

/// How many terms are words of their own, not joined forms: the length of a field.
std::size_t count_words(const std::vector<Term>& terms);

/// The 24-bit hash by which traces and families know a word's form.
std::uint32_t form_hash(std::string_view form);

/// Analyses French text. Remembers the words it has seen, so that most cost one lookup. One object per thread.
class Analyzer {
 public:
  Analyzer();
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  /// The terms of `text` (UTF-8) in order of position, a joined form before its parts. Stop words and elided
  /// articles give no term but count as a position.
  std::vector<Term> analyze(std::string_view text) &;
  /// The same into `terms`, whose memory is used again.
  void analyze(std::string_view text, std::vector<Term>& terms);

  /// The word with this form (see Word::form); its term is empty for a stop word.
  const Word& word_of(std::string_view form);

  /// How many words are remembered, and how many distinct terms they have.
  std::size_t words() const { return words_.size(); }
  std::size_t terms() const { return term_count_; }
  /// Forgets all words; what analyze() gave before may not be used any more.
  void forget();

 private:
  struct Table;
  const Word* word_of_spelling(std::string_view raw);  // stop words share one without a form

  WordScanner scanner_;
  std::deque<Word> words_;
  std::size_t term_count_ = 0;
  std::unique_ptr<Table> spellings_;  ///< spelling as it stands in a text -> word
  std::unique_ptr<Table> forms_;      ///< form -> word
  std::unique_ptr<Table> terms_;      ///< term -> a word that has it
};

}  // namespace propos
