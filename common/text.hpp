// Text as bytes and words: repair of UTF-8, Unicode normalisation, and tokens that know their place.
// Everything here is a pure function; any thread may call it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace propos {

/// True when `bytes` is well-formed UTF-8 (no surrogates, no overlong forms).
bool is_utf8(std::string_view bytes);

/// `bytes` with every ill-formed sequence replaced by U+FFFD. Adds the number of replacements to `*replaced`.
std::string repair_utf8(std::string_view bytes, std::size_t* replaced = nullptr);

/// Appends the code point as UTF-8; a surrogate or a value past U+10FFFF becomes U+FFFD.
void append_utf8(std::string& out, std::uint32_t code_point);

/// The code point that starts at `at`, which must be inside `text`; moves `at` behind it. Ill-formed bytes
/// give U+FFFD and are passed one by one.
std::uint32_t next_code_point(std::string_view text, std::size_t& at);

/// Letters, digits and the marks that combine with them.
bool is_word_character(std::uint32_t code_point);
bool is_upper(std::uint32_t code_point);
bool is_digit(std::uint32_t code_point);

/// White space, with the no-break spaces that French sets before `? ! : ;` and inside guillemets.
bool is_space(std::uint32_t code_point);

/// Canonical composition, case folding, ligatures taken apart (`œ` -> `oe`): what is left are the accents.
std::string lower(std::string_view text);

/// lower() without accents: `Œuvre` and `OEUVRE` become `oeuvre`. (NFKD without marks, Unicode TR15.)
std::string fold(std::string_view text);

/// `text` with each run of white space as one ordinary space, none at the ends.
std::string collapse_space(std::string_view text);

/// What a token is made of.
enum class TokenKind : std::uint8_t {
  word,    ///< a word, a number, an acronym: `entreprise`, `3,5`, `O.N.U.`
  elided,  ///< what an apostrophe cut off: the `l` of `l’école`
  joined   ///< a compound written as one: `semiconducteur` for `semi-conducteur`; overlays its parts
};

/// A word of a text and its place.
struct Token {
  std::uint32_t begin = 0;     ///< byte span in the text that was given
  std::uint32_t end = 0;
  std::uint32_t position = 0;  ///< counts words from 0; a joined token has that of its first part
  TokenKind kind = TokenKind::word;
  std::string lowered;         ///< lower() of the spelling, without apostrophes, dots and separators
  std::string folded;          ///< fold() of the same
};

/// The words of `text` (which must be UTF-8), by their position, joined forms after their parts.
///
/// - An apostrophe (' ’ ʼ ‘) ends an elided article, pronoun or conjunction (`l’`, `qu’`, `jusqu’`); in all
///   other words it is dropped (`aujourd’hui`, `prud’hommes` are one word each).
/// - A hyphen (- U+2010 U+2011 and the like) parts words that also stand as one joined token, unless the
///   last part is a pronoun or an adverb of place (`pensez-vous`, `ceux-là`).
/// - Dots inside an acronym are dropped (`O.N.U.`), separators of thousands too (`5 000`), and a decimal comma
///   is a dot (`3,5` is `3.5`). Soft hyphens and zero-width characters are nothing.
/// - A token longer than limits::max_token_bytes is cut there, the same for an index and a query.
std::vector<Token> tokenize(std::string_view text);

/// How many words `text` has; elided articles and joined forms do not count.
std::size_t count_words(std::string_view text);

}  // namespace propos
