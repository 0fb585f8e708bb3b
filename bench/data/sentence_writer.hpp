// Pseudo French sentences: real function words around generated ones, with themes and collocations.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "bench/data/words.hpp"

namespace propos {

/// A generated word in a text.
struct ContentWord {
  std::uint32_t begin = 0, end = 0;  ///< byte span
  std::uint32_t word = 0;            ///< Lexicon::number()
};

/// What a post is about.
struct Theme {
  std::uint64_t hash = 0;           ///< chooses the words that come again in all posts of this theme
  std::vector<MadeWord> key_nouns;  ///< of this post
  std::string_view apostrophe = "’";
};

/// Writes sentences to the end of a string.
class SentenceWriter {
 public:
  SentenceWriter(const Lexicon& lexicon, const Theme& theme, Random& random, std::string& out)
      : lexicon_(lexicon), theme_(theme), random_(random), out_(out) {}

  /// One sentence of about `words` words.
  void sentence(std::size_t words);
  /// A question of an interview.
  void question();
  /// Two short groups of words with a colon between; no full stop.
  void title();
  void paragraph_end();

  std::size_t words() const { return words_; }  ///< written so far, function words too
  const std::vector<ContentWord>& content() const { return content_; }

 private:
  /// Number and gender of a noun, for what agrees with it.
  struct Agreement {
    bool plural = false;
    bool feminine = false;
    std::size_t adjective() const { return (feminine ? 2u : 0u) + (plural ? 1u : 0u); }
  };

  void put(std::string_view text);
  void join();
  void token(std::string_view text);
  void elidable(std::string_view full, std::string_view elided);
  void content(MadeWord word, std::size_t which);
  void punctuation(std::string_view sign);
  void begin_sentence();

  MadeWord choose(WordClass kind);
  MadeWord companion(MadeWord noun, WordClass kind);

  void determiner(std::string_view preposition, Agreement noun, bool vowel);
  void compound(std::size_t which);
  Agreement noun_group(std::string_view preposition);
  Agreement subject();
  void verb_group(Agreement subject);
  void complement();
  void clause();
  void joined_clause();
  void aim();
  void list();
  void extension();
  void preposition_group();
  void number();
  void name();

  const Lexicon& lexicon_;
  const Theme& theme_;
  Random& random_;
  std::string& out_;
  std::string word_;                ///< the form at hand; its memory is used again
  std::string_view full_, elided_;  ///< waits for the next word; empty: nothing does
  bool space_ = false;              ///< before the next word
  bool capital_ = false;            ///< the next word opens a sentence
  std::size_t words_ = 0;
  std::vector<ContentWord> content_;
};

}  // namespace propos
