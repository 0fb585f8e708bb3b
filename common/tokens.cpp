#include "common/tokens.hpp"

#include <algorithm>
#include <array>

#include "common/limits.hpp"
#include "common/text.hpp"

namespace propos {
namespace {

bool is_apostrophe(std::uint32_t c) { return c == '\'' || c == 0x2019 || c == 0x02BC || c == 0x2018 || c == 0xFF07; }

bool is_hyphen(std::uint32_t c) { return c == '-' || c == 0x2010 || c == 0x2011 || c == 0xFE63 || c == 0xFF0D; }

/// Characters that stand inside a word and mean nothing: soft hyphen, zero-width space and joiners, BOM.
bool is_invisible(std::uint32_t c) { return c == 0x00AD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF; }

bool is_thousands_separator(std::uint32_t c) { return c == 0x00A0 || c == 0x202F || c == 0x2009; }

/// What stands before an elision's apostrophe.
bool is_elided_word(std::string_view folded) {
  static constexpr std::array<std::string_view, 14> words = {
      "l", "d", "j", "m", "t", "s", "c", "n", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "tandisqu"};
  return std::find(words.begin(), words.end(), folded) != words.end();
}

/// What follows a verb's hyphen (`dit-elle`, `pensez-vous`) or points (`ceux-là`): no part of a compound.
bool is_clitic(std::string_view folded) {
  static constexpr std::array<std::string_view, 25> words = {
      "je", "tu", "il",  "elle", "on",   "nous", "vous", "ils", "elles", "ce",   "t",     "y",  "en",
      "le", "la", "les", "lui",  "leur", "moi",  "toi",  "soi", "ci",    "meme", "memes", "eux"};
  return std::find(words.begin(), words.end(), folded) != words.end();
}

bool is_number(std::string_view folded) {
  return !folded.empty() &&
         std::all_of(folded.begin(), folded.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

/// A run of word characters with what was found on the way.
struct Piece {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string raw;                    ///< the bytes that count, without dots and separators
  std::uint32_t connector_after = 0;  ///< the apostrophe or hyphen that ties it to the next piece, or 0
  TokenKind kind = TokenKind::word;
};

/// Reads any words, piece by piece.
class PieceReader {
 public:
  PieceReader(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  std::size_t at() const { return at_; }

  /// Reads pieces that are tied to each other by apostrophes and hyphens.
  std::vector<Piece> read_chain() {
    std::vector<Piece> chain;
    for (;;) {
      chain.push_back(read_piece());
      auto ahead = at_;
      if (ahead >= text_.size()) break;
      const auto connector = next_code_point(text_, ahead);
      if (!is_apostrophe(connector) && !is_hyphen(connector)) break;
      auto beyond = ahead;
      if (beyond >= text_.size() || !is_word_character(next_code_point(text_, beyond))) break;
      chain.back().connector_after = connector;
      at_ = ahead;
    }
    return chain;
  }

 private:
  Piece read_piece() {
    if (Piece acronym; read_acronym(acronym)) return acronym;
    Piece piece;
    piece.begin = at_;
    while (at_ < text_.size()) {
      const auto before = at_;
      const auto c = next_code_point(text_, at_);
      if (is_word_character(c)) {
        piece.raw.append(text_, before, at_ - before);
      } else if (is_invisible(c) && followed_by_word()) {
        continue;
      } else if (!read_number_separator(c, piece)) {
        at_ = before;
        break;
      }
      if (piece.raw.size() >= limits::max_token_bytes) break;
    }
    piece.end = at_;
    return piece;
  }

  bool followed_by_word() const {
    auto ahead = at_;
    return ahead < text_.size() && is_word_character(next_code_point(text_, ahead));
  }

  /// `O.N.U.`, `U.S.A.`: single letters, each with its dot.
  bool read_acronym(Piece& piece) {
    auto at = at_;
    std::size_t letters = 0;
    std::size_t end = at_;
    while (at < text_.size()) {
      const auto before = at;
      const auto c = next_code_point(text_, at);
      if (!is_word_character(c) || is_digit(c) || at >= text_.size() || text_[at] != '.') {
        // The last letter may lack its dot (`U.S.A`), but a longer word is no acronym (`M.Dupont`).
        const bool ends = at >= text_.size() || [&] {
          auto ahead = at;
          return !is_word_character(next_code_point(text_, ahead));
        }();
        if (letters >= 1 && is_word_character(c) && !is_digit(c) && ends) {
          piece.raw.append(text_, before, at - before);
          end = at;
          ++letters;
        }
        break;
      }
      piece.raw.append(text_, before, at - before);
      ++letters;
      end = ++at;  // behind the dot
    }
    if (letters < 2) {
      piece.raw.clear();
      return false;
    }
    piece.begin = at_;
    piece.end = at_ = end;
    return true;
  }

  /// After digits: a decimal comma or dot before a digit, or a no-break space before a group of three digits.
  bool read_number_separator(std::uint32_t c, Piece& piece) {
    if (piece.raw.empty() || !is_digit(static_cast<unsigned char>(piece.raw.back())) || at_ >= text_.size())
      return false;
    auto digits = [this] {
      std::size_t n = 0;
      while (at_ + n < text_.size() && is_digit(static_cast<unsigned char>(text_[at_ + n]))) ++n;
      return n;
    }();
    if ((c == ',' || c == '.') && digits > 0) {
      piece.raw += '.';
      return true;
    }
    return is_thousands_separator(c) && digits == 3;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

/// Elided words stay pieces of their own; what another apostrophe ties is one word.
void settle_apostrophes(std::vector<Piece>& chain) {
  std::vector<Piece> settled;
  for (auto& piece : chain) {
    if (!settled.empty() && is_apostrophe(settled.back().connector_after)) {
      auto& last = settled.back();
      if (is_elided_word(fold(last.raw))) {
        last.kind = TokenKind::elided;
      } else {
        last.raw += piece.raw;
        last.end = piece.end;
        last.connector_after = piece.connector_after;
        continue;
      }
    }
    settled.push_back(std::move(piece));
  }
  chain = std::move(settled);
}

/// The joined form of the pieces between which there are hyphens, without clitics at the end; empty when there is none.
Piece joined_form(const std::vector<Piece>& chain, std::size_t begin) {
  std::size_t end = chain.size();
  while (end > begin + 1 && is_clitic(fold(chain[end - 1].raw))) --end;
  if (end != chain.size() || end - begin < 2 || end - begin > limits::max_compound_parts) return {};
  if (std::all_of(chain.begin() + static_cast<std::ptrdiff_t>(begin), chain.end(),
                  [](const Piece& p) { return is_number(p.raw); }))
    return {};
  Piece joined = chain[begin];
  for (std::size_t i = begin + 1; i < end; ++i) joined.raw += chain[i].raw;
  joined.end = chain[end - 1].end;
  joined.kind = TokenKind::joined;
  return joined.raw.size() > limits::max_token_bytes ? Piece{} : joined;
}

// What follows reads the plain words of French text, which are nearly all, without looking at code points.

unsigned char byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

constexpr std::array<bool, 256> ascii_word = [] {
  std::array<bool, 256> table{};
  for (int c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = true;
  for (int c = 'a'; c <= 'z'; ++c) table[static_cast<std::size_t>(c)] = table[static_cast<std::size_t>(c - 32)] = true;
  return table;
}();

/// Behind a run of ASCII letters, digits, letters of Latin-1 and `œ` that begins at `at`; of one longer than a token,
/// not all is read.
std::size_t end_of_run(std::string_view text, std::size_t at) {
  const auto too_long = at + limits::max_token_bytes + 1;
  while (at < too_long) {
    const auto byte = byte_at(text, at);
    if (ascii_word[byte]) {
      ++at;
      continue;
    }
    const auto next = byte_at(text, at + 1);
    const bool latin = byte == 0xC3 && next >= 0x80 && next != 0x97 && next != 0xB7;
    if (!latin && !(byte == 0xC5 && (next == 0x92 || next == 0x93))) return at;
    at += 2;
  }
  return at;
}

/// What stands behind a run.
enum class Ending { plain, apostrophe, other };

Ending ending_of(std::string_view text, std::size_t begin, std::size_t end) {
  const auto byte = byte_at(text, end);
  const auto next = byte_at(text, end + 1);
  const bool digit = is_digit(byte_at(text, end - 1));
  switch (byte) {
    case '\'': return Ending::apostrophe;
    case '-': return ascii_word[next] || next >= 0x80 ? Ending::other : Ending::plain;
    case '.':
      if (end - begin <= 2) return Ending::other;  // one letter: perhaps an acronym
      return digit && is_digit(next) ? Ending::other : Ending::plain;
    case ',': return digit && is_digit(next) ? Ending::other : Ending::plain;
    case 0xC2: return next == 0xAB || next == 0xBB || (next == 0xA0 && !digit) ? Ending::plain : Ending::other;
    case 0xE2: break;
    default: return byte < 0x80 ? Ending::plain : Ending::other;
  }
  if (next != 0x80) return Ending::other;
  switch (byte_at(text, end + 2)) {
    case 0x98:
    case 0x99: return Ending::apostrophe;  // ‘ ’
    case 0x93:
    case 0x94:
    case 0x9C:
    case 0x9D:
    case 0xA6: return Ending::plain;                          // – — “ ” …
    case 0xAF: return digit ? Ending::other : Ending::plain;  // narrow no-break space
    default: return Ending::other;
  }
}

bool is_elided_run(std::string_view run) {
  if (run.size() > 8) return false;
  char lowered[8];
  for (std::size_t i = 0; i < run.size(); ++i)
    lowered[i] = static_cast<char>(run[i] >= 'A' && run[i] <= 'Z' ? run[i] + 32 : run[i]);
  return is_elided_word({lowered, run.size()});
}

/// Moves to the next word character; false at the end.
bool find_word(std::string_view text, std::size_t& at) {
  while (at < text.size()) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (ascii_word[byte]) return true;
    if (byte < 0x80) {
      ++at;
      continue;
    }
    const auto before = at;
    if (is_word_character(next_code_point(text, at))) {
      at = before;
      return true;
    }
  }
  return false;
}

}  // namespace

std::string_view WordScanner::keep(std::string raw) { return kept_.emplace_back(std::move(raw)); }

void WordScanner::add(std::size_t begin, std::size_t end, TokenKind kind, std::uint32_t position,
                      std::string_view raw) {
  numbers_ |= is_digit(static_cast<unsigned char>(raw.front()));
  tokens_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), position, kind, raw});
}

/// Reads a plain word, or an elided one and the plain word behind it; false when the word is neither.
bool WordScanner::read_plain(std::string_view text, std::size_t& at) {
  const auto begin = at;
  const auto end = end_of_run(text, begin);
  if (end == begin || end - begin > limits::max_token_bytes) return false;
  auto ending = ending_of(text, begin, end);
  if (ending == Ending::other) return false;
  const auto run = text.substr(begin, end - begin);
  if (ending == Ending::apostrophe) {
    const auto second = end + (text[end] == '\'' ? 1 : 3);
    const auto second_end = end_of_run(text, second);
    if (second_end != second) {
      if (!is_elided_run(run) || second_end - second > limits::max_token_bytes ||
          ending_of(text, second, second_end) != Ending::plain)
        return false;
      add(begin, end, TokenKind::elided, position_++, run);
      add(second, second_end, TokenKind::word, position_++, text.substr(second, second_end - second));
      at = second_end;
      return true;
    }
    if (byte_at(text, second) >= 0x80) return false;
  }
  add(begin, end, TokenKind::word, position_++, run);
  at = end;
  return true;
}

/// Reads pieces that are tied to each other, whatever they are made of.
void WordScanner::read_chain(std::string_view text, std::size_t& at) {
  PieceReader reader(text, at);
  auto chain = reader.read_chain();
  at = reader.at();
  settle_apostrophes(chain);
  const auto first = position_;
  std::size_t elided = 0;
  while (elided < chain.size() && chain[elided].kind == TokenKind::elided) ++elided;
  const auto joined = chain.size() > 1 ? joined_form(chain, elided) : Piece{};
  for (auto& piece : chain) {
    const auto position = position_++;
    if (!fold(piece.raw).empty()) add(piece.begin, piece.end, piece.kind, position, keep(std::move(piece.raw)));
  }
  if (!fold(joined.raw).empty())
    add(joined.begin, joined.end, joined.kind, first + static_cast<std::uint32_t>(elided), keep(joined.raw));
}

/// `5 000` with ordinary spaces is two words and, joined, one number.
void WordScanner::join_spaced_thousands(std::string_view text) {
  std::vector<RawToken> out;
  out.reserve(tokens_.size() + 4);
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    out.push_back(tokens_[i]);
    if (!is_number(tokens_[i].raw) || tokens_[i].raw.size() > 3) continue;
    if (i > 0 && tokens_[i].begin == tokens_[i - 1].end + 1 && is_number(tokens_[i - 1].raw)) continue;
    auto joined = tokens_[i];
    std::string digits(joined.raw);
    std::size_t next = i + 1;
    for (; next < tokens_.size() && tokens_[next].raw.size() == 3 && is_number(tokens_[next].raw) &&
           tokens_[next].begin == joined.end + 1 && text[joined.end] == ' ';
         ++next) {
      digits += tokens_[next].raw;
      joined.end = tokens_[next].end;
    }
    if (next == i + 1) continue;
    joined.raw = keep(std::move(digits));
    joined.kind = TokenKind::joined;
    while (++i < next) out.push_back(tokens_[i]);
    --i;
    out.push_back(joined);
  }
  tokens_ = std::move(out);
}

const std::vector<RawToken>& WordScanner::scan(std::string_view text, bool quickly) {
  tokens_.clear();
  kept_.clear();
  position_ = 0;
  numbers_ = false;
  std::size_t at = 0;
  while (find_word(text, at))
    if (!quickly || !read_plain(text, at)) read_chain(text, at);
  if (numbers_) join_spaced_thousands(text);
  return tokens_;
}

std::vector<Token> tokenize(std::string_view text) {
  WordScanner scanner;
  std::vector<Token> tokens;
  for (const auto& raw : scanner.scan(text)) {
    auto lowered = lower(raw.raw);
    auto folded = fold(lowered);
    tokens.push_back({raw.begin, raw.end, raw.position, raw.kind, std::move(lowered), std::move(folded)});
  }
  return tokens;
}

std::size_t count_words(std::string_view text) {
  WordScanner scanner;
  const auto& tokens = scanner.scan(text);
  return static_cast<std::size_t>(
      std::count_if(tokens.begin(), tokens.end(), [](const RawToken& token) { return token.kind == TokenKind::word; }));
}

}  // namespace propos
