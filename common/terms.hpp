// French analysis: tokens become terms, by one function for the index and for queries.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/frame.hpp"
#include "common/tokens.hpp"

namespace propos {

/// What analysis knows of a word, whatever its capitals. Lives as long as its Analyzer remembers it.
struct Word {
  std::string form;               ///< as it is written but for capitals: `côté` and `cote` differ here; see word_of()
  std::string folded;             ///< the form without accents
  std::string term;               ///< folded, stemmed; empty for a stop word
  std::uint32_t hash = 0;         ///< form_hash() of the form (common/trace)
  Symbol symbol = 0;              ///< common_symbol() of the form (common/frame)
  std::uint32_t number = 0;       ///< of the word in its Analyzer, from 0
  std::uint32_t term_number = 0;  ///< words of one term have one number, from 0
};

/// A word of a text and where it stands.
struct Term {
  std::uint32_t begin = 0;  ///< byte span of the word in the text
  std::uint32_t end = 0;
  std::uint32_t position = 0;  ///< counts all words, stop words too
  std::uint8_t places = 1;     ///< positions that it covers: of a joined form as many as it has parts
  bool joined = false;         ///< of a compound written as one; its parts are terms as well
  bool capital = false;        ///< the word begins with a capital
  bool new_sentence = false;   ///< a sentence or line ends between this word and the one before in the list
  const Word* word = nullptr;  ///< never null; lives as its Analyzer's words do

  const std::string& text() const { return word->term; }
  bool too_common() const { return word->term.empty(); }  ///< a stop word: no term
  const std::string& form() const { return word->form; }
  const std::string& folded() const { return word->folded; }
};

/// How many are words of their own with a term, neither joined forms nor stop words: the length of a field.
std::size_t count_words(const std::vector<Term>& terms);

/// The 24-bit hash by which traces and families know a word's form.
std::uint32_t form_hash(std::string_view form);

/// Which words of a text are wanted: those with a term, or stop words and elided articles too.
enum class Wanted : std::uint8_t { terms, all_words };

/// Analyses French text. Remembers the words it has seen, so that most cost one lookup. One object per thread.
class Analyzer {
 public:
  Analyzer();
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  /// The words of `text` (UTF-8) in order of position, a joined form before its parts.
  ///
  /// A stop word with a capital inside a sentence (`l’Est`) is a name, and a word like any other. A sentence ends at a
  /// line's end and at `.`, `!`, `?` or `…` before white space, unless a small letter follows, or the stop is that of
  /// an abbreviation or an initial.
  std::vector<Term> analyze(std::string_view text, Wanted wanted = Wanted::terms) &;
  /// The same into `terms`, whose memory is used again.
  void analyze(std::string_view text, std::vector<Term>& terms, Wanted wanted = Wanted::terms);

  /// The word with this form (see Word::form); its term is empty for a stop word. An elided article keeps its
  /// apostrophe (`l'`), a stop word that is a name its capital (`Est`).
  const Word& word_of(std::string_view form);

  /// How many words are remembered, and how many distinct terms they have.
  std::size_t words() const { return words_.size(); }
  std::size_t terms() const { return term_count_; }
  /// Forgets all words; what analyze() gave before may not be used any more.
  void forget();

 private:
  struct Table;
  const Word* word_of_spelling(std::string_view raw);
  const Word* elided_word(std::string_view spelling, std::string_view raw);
  void remember(std::string_view spelling, const Word* word);

  WordScanner scanner_;
  std::deque<Word> words_;
  std::size_t term_count_ = 0;
  std::unique_ptr<Table> spellings_;  ///< spelling as it stands in a text -> word
  std::unique_ptr<Table> forms_;      ///< form -> word
  std::unique_ptr<Table> terms_;      ///< term -> a word that has it
};

}  // namespace propos
