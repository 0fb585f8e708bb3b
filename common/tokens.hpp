// The words of a text and where they stand.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace propos {

class SpacedNumbers;

/// What a token is made of.
enum class TokenKind : std::uint8_t {
  word,    ///< a word, a number, an acronym: `entreprise`, `3,5`, `O.N.U.`
  elided,  ///< what an apostrophe cut off: the `l` of `l’école`
  joined   ///< parts written as one: `semiconducteur` for `semi-conducteur`, `g7` for `G 7`; overlays them
};

/// A word of a text and its place.
struct Token {
  std::uint32_t begin = 0;  ///< byte span in the text that was given
  std::uint32_t end = 0;
  std::uint32_t position = 0;  ///< counts words from 0; a joined token has that of its first part
  TokenKind kind = TokenKind::word;
  std::string lowered;  ///< lower() of the spelling, without apostrophes, dots and separators
  std::string folded;   ///< fold() of the same
};

/// A token before its letters are mapped: most words of a text are looked up by these bytes.
struct RawToken {
  std::uint32_t begin = 0;  ///< as in Token
  std::uint32_t end = 0;
  std::uint32_t position = 0;
  TokenKind kind = TokenKind::word;
  std::string_view raw;  ///< the spelling, without apostrophes, dots and separators; never empty when folded
};

/// Finds the words of texts; its memory is used again. One thread.
///
/// - An apostrophe (' ’ ʼ ‘) ends an elided article, pronoun or conjunction (`l’`, `qu’`, `jusqu’`); in all
///   other words it is dropped (`aujourd’hui`, `prud’hommes` are one word each).
/// - A hyphen (- U+2010 U+2011 and the like) parts words that also stand as one joined token, unless the
///   last part is a pronoun or an adverb of place (`pensez-vous`, `ceux-là`). Of numbers the joined token has a
///   dot, as `49.3` has (`49-3`); a span of years has none.
/// - Dots inside an acronym are dropped (`O.N.U.`), and a decimal comma is a dot (`3,5` is `3.5`).
/// - A number whose thousands stand apart is one word (`10 000`), whatever the space: common/spaced_numbers.
/// - One letter and digits are one word (`G7`, `20h30`, `H1B`), and so are ordinals (`1er`, `2ème`). A space between a
///   number and a single letter that is no word leaves two words and a joined token (`G 7`, `20 h 30`). So does what
///   stands between `n°`, also written `no`, and its number, and `&` with spaces between short names (`R & D`).
///   More letters glued to digits are words of their own, with a joined token (`covid19`: `covid`, `19`).
/// - `n°` in all its spellings is the word `n°`. `++` and `#` belong to the word before them (`C++`, `C#`), and `&`
///   to the words of at most three letters that it ties (`R&D`, `AT&T`).
/// - Inclusive writing is the masculine, over its whole span (`étudiant·e·s`, `étudiant/e/s` are `étudiants`):
/// common/inclusive.
/// - Soft hyphens and zero-width characters are nothing.
/// - A token longer than limits::max_token_bytes is cut there, the same for an index and a query.
class WordScanner {
 public:
  WordScanner() = default;
  WordScanner(const WordScanner&) = delete;  // tokens point to spellings that are kept here
  WordScanner& operator=(const WordScanner&) = delete;
  WordScanner(WordScanner&&) = default;
  WordScanner& operator=(WordScanner&&) = default;

  /// The words of `text` (which must be UTF-8), by their position, joined forms after their parts. Valid until the next
  /// scan and as long as `text`.
  const std::vector<RawToken>& scan(std::string_view text) { return scan(text, true); }

  /// The same, read code point by code point even where a quicker way would do: what tests hold that way against.
  const std::vector<RawToken>& scan_slowly(std::string_view text) { return scan(text, false); }

 private:
  const std::vector<RawToken>& scan(std::string_view text, bool quickly);
  bool read_plain(std::string_view text, std::size_t& at);
  void read_chain(std::string_view text, std::size_t& at, SpacedNumbers& numbers);
  void join_symbols(std::string_view text);
  void add(std::size_t begin, std::size_t end, TokenKind kind, std::uint32_t position, std::string_view raw);
  std::string_view keep(std::string raw);

  std::vector<RawToken> tokens_;
  std::deque<std::string> kept_;  ///< spellings that do not stand in the text as they are
  std::uint32_t position_ = 0;
  bool numbers_ = false;  ///< a token begins with a digit
};

/// The words of `text` (which must be UTF-8) as WordScanner finds them. Any thread may call it.
std::vector<Token> tokenize(std::string_view text);

/// How many words `text` has; elided articles and joined forms do not count.
std::size_t count_words(std::string_view text);

}  // namespace propos
