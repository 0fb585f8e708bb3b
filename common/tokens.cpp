#include "common/tokens.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "common/limits.hpp"
#include "common/pieces.hpp"
#include "common/spaced_numbers.hpp"
#include "common/text.hpp"

namespace propos {
namespace {

// What follows reads the plain words of French text, which are nearly all, without looking at code points.

unsigned char byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

enum : std::uint8_t { letter = 1, digit = 2 };

/// What an ASCII character is in a word; 0 for what ends one.
constexpr std::array<std::uint8_t, 256> ascii_word = [] {
  std::array<std::uint8_t, 256> table{};
  for (int c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = digit;
  for (int c = 'a'; c <= 'z'; ++c)
    table[static_cast<std::size_t>(c)] = table[static_cast<std::size_t>(c - 32)] = letter;
  return table;
}();

/// A run of ASCII letters, digits, letters of Latin-1 and `œ`; of one longer than a token, not all is read.
struct Run {
  std::size_t end = 0;
  std::uint8_t made_of = 0;  ///< letter, digit or both
};

Run run_from(std::string_view text, std::size_t at) {
  const auto too_long = at + limits::max_token_bytes + 1;
  std::uint8_t made_of = 0;
  while (at < too_long) {
    const auto byte = byte_at(text, at);
    if (const auto kind = ascii_word[byte]; kind != 0) {
      made_of |= kind;
      ++at;
      continue;
    }
    const auto next = byte_at(text, at + 1);
    const bool latin = byte == 0xC3 && next >= 0x80 && next != 0x97 && next != 0xB7;
    if (!latin && !(byte == 0xC5 && (next == 0x92 || next == 0x93))) break;
    made_of |= letter;
    at += 2;
  }
  return {at, made_of};
}

/// What stands behind a run.
enum class Ending { plain, apostrophe, other };

/// After `.` or `(`: a letter may be a feminine ending, a digit may be of the same number.
Ending before_word(unsigned char next) { return ascii_word[next] != 0 || next >= 0x80 ? Ending::other : Ending::plain; }

Ending ending_of(std::string_view text, std::size_t begin, std::size_t end, bool digits) {
  const auto byte = byte_at(text, end);
  const auto next = byte_at(text, end + 1);
  switch (byte) {
    case ' ':
    case ',': return digits && is_digit(next) ? Ending::other : Ending::plain;
    case '\'': return Ending::apostrophe;
    case '.':
      if (end - begin <= 2 && !digits) return Ending::other;  // one letter: perhaps an acronym
      return before_word(next);
    case '-':
    case '/':
    case '(':
    case '&': return before_word(next);
    case '+':
    case '#': return digits ? Ending::plain : Ending::other;
    case 0xC2: return next == 0xAB || next == 0xBB || (next == 0xA0 && !digits) ? Ending::plain : Ending::other;
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
    case 0xA6: return Ending::plain;                           // – — “ ” …
    case 0xAF: return digits ? Ending::other : Ending::plain;  // narrow no-break space
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
  const auto [end, made_of] = run_from(text, begin);
  if (made_of == 0 || made_of == (letter | digit) || end - begin > limits::max_token_bytes) return false;
  const auto ending = ending_of(text, begin, end, made_of == digit);
  if (ending == Ending::other) return false;
  const auto run = text.substr(begin, end - begin);
  if (ending == Ending::apostrophe) {
    const auto second = end + (text[end] == '\'' ? 1 : 3);
    const auto [second_end, second_made_of] = run_from(text, second);
    if (second_end != second) {
      if (!is_elided_run(run) || second_made_of == (letter | digit) || second_end - second > limits::max_token_bytes ||
          ending_of(text, second, second_end, second_made_of == digit) != Ending::plain)
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
void WordScanner::read_chain(std::string_view text, std::size_t& at, SpacedNumbers& numbers) {
  PieceReader reader(text, at, numbers);
  auto chain = reader.read_chain();
  at = reader.at();
  const auto first = position_;
  std::size_t elided = 0;
  while (elided < chain.size() && chain[elided].kind == TokenKind::elided) ++elided;
  auto joined = std::move(reader.glued());
  if (auto whole = chain.size() > 1 ? joined_form(chain, elided) : Piece{}; !whole.raw.empty()) {
    std::erase_if(joined, [&](const Piece& glued) { return glued.begin == whole.begin && glued.end == whole.end; });
    joined.push_back(std::move(whole));
  }
  for (auto& piece : chain) {
    const auto position = position_++;
    if (!fold(piece.raw).empty()) add(piece.begin, piece.end, piece.kind, position, keep(std::move(piece.raw)));
  }
  for (auto& form : joined) {
    if (fold(form.raw).empty()) continue;
    std::uint32_t part = 0;
    while (part + 1 < chain.size() && chain[part + 1].begin <= form.begin) ++part;
    add(form.begin, form.end, form.kind, first + part, keep(std::move(form.raw)));
  }
}

/// Whether exactly one space stands between the tokens.
bool are_spaced(const RawToken& left, const RawToken& right, std::string_view text) {
  if (right.begin <= left.end) return false;
  std::size_t at = left.end;
  return is_thousands_separator(next_code_point(text, at)) && at == right.begin;
}

bool is_single(const RawToken& token, std::string_view letters) {
  return token.kind == TokenKind::word && token.raw.size() == 1 && letters.find(token.raw.front()) != letters.npos;
}

bool is_count(const RawToken& token) { return token.kind == TokenKind::word && is_number(token.raw); }

bool begins_sentence(const std::vector<RawToken>& tokens, std::size_t i, std::string_view text) {
  if (i == 0) return true;
  const auto last = tokens[i - 1].end;
  return last < tokens[i].begin && text.substr(last, tokens[i].begin - last).find_first_of(".!?\n") != text.npos;
}

/// Two tokens that are one symbol, `n° 5` or `no 5`, whether a space stands between them or not.
bool is_numbered(const RawToken& left, const RawToken& right, std::string_view text) {
  const bool sign = left.kind == TokenKind::word && left.raw == "n°" && right.begin == left.end;
  const bool word = left.raw == "n°" || left.raw == "no" || left.raw == "No";
  return is_count(right) && (sign || (word && are_spaced(left, right, text)));
}

/// Capitals, three at most, with `&` between spaces: `R & D`.
bool are_tied(const RawToken& left, const RawToken& right, std::string_view text) {
  const auto short_name = [](const RawToken& token) {
    return token.kind == TokenKind::word && token.raw.size() <= 3 &&
           std::ranges::all_of(token.raw, [](char c) { return c >= 'A' && c <= 'Z'; });
  };
  return left.end < right.begin && text.substr(left.end, right.begin - left.end) == " & " && short_name(left) &&
         short_name(right);
}

/// How many of the tokens from `first` on are one symbol that is also written without its spaces: `20 h 30`, `5 G`,
/// `A 380`, `n° 5`, `R & D`; 0 when they are none. Not with `a`, `y`, `o`, which are words, nor with the `A` of `A 20
/// heures, …`.
std::size_t symbol_size(const std::vector<RawToken>& tokens, std::size_t first, std::string_view text) {
  static constexpr std::string_view before = "ABCDEFGHIJKLMNPQRSTUVWXZbcdefghijklmnpqrstuvwxz";
  static constexpr std::string_view behind = "BCDEFGHIJKLMNPQRSTUVWXZdghjklmstvw";  // units are small letters
  const auto spaced = [&](std::size_t i) {
    return i + 1 < tokens.size() && are_spaced(tokens[i], tokens[i + 1], text);
  };
  if (first + 1 >= tokens.size()) return 0;
  const auto& left = tokens[first];
  const auto& right = tokens[first + 1];
  if (is_numbered(left, right, text) || are_tied(left, right, text)) return 2;
  if (left.raw.size() > 1 && !is_digit(static_cast<unsigned char>(left.raw.front()))) return 0;
  if (!spaced(first)) return 0;
  if (is_count(right) && is_single(left, before)) {
    const bool unit = left.raw.front() >= 'a' && first > 0 && is_count(tokens[first - 1]) && spaced(first - 1);
    const bool word = left.raw == "A" && right.end < text.size() && begins_sentence(tokens, first, text);
    return unit || word ? 0 : 2;
  }
  if (!is_count(left) || !is_single(right, behind)) return 0;
  return right.raw == "h" && spaced(first + 1) && is_count(tokens[first + 2]) ? 3 : 2;
}

/// A symbol without its spaces.
std::string symbol_spelling(const RawToken* first, std::size_t size, std::string_view text) {
  if (is_numbered(first[0], first[1], text)) return "n°" + std::string(first[1].raw);
  std::string spelling(first->raw);
  const bool tied = are_tied(first[0], first[1], text);
  for (const auto& part : std::span(first + 1, size - 1)) spelling.append(tied ? "&" : "").append(part.raw);
  return spelling;
}

/// A number and a single letter that a space parts are two words and, joined, one: `G 7` is also `g7`.
void WordScanner::join_symbols(std::string_view text) {
  std::vector<std::pair<std::size_t, RawToken>> symbols;  // each with the place of its last part
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const auto size = symbol_size(tokens_, i, text);
    if (size == 0) continue;
    auto symbol = tokens_[i];
    symbol.raw = keep(symbol_spelling(&tokens_[i], size, text));
    symbol.end = tokens_[i + size - 1].end;
    symbol.kind = TokenKind::joined;
    symbols.push_back({i + size - 1, symbol});
  }
  if (symbols.empty()) return;
  std::vector<RawToken> out;
  out.reserve(tokens_.size() + symbols.size());
  auto next = symbols.begin();
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    out.push_back(tokens_[i]);
    for (; next != symbols.end() && next->first == i; ++next) out.push_back(next->second);
  }
  tokens_ = std::move(out);
}

const std::vector<RawToken>& WordScanner::scan(std::string_view text, bool quickly) {
  tokens_.clear();
  kept_.clear();
  position_ = 0;
  numbers_ = false;
  SpacedNumbers numbers(text);
  std::size_t at = 0;
  while (find_word(text, at))
    if (!quickly || !read_plain(text, at)) read_chain(text, at, numbers);
  if (numbers_ || text.find('&') != text.npos) join_symbols(text);
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
