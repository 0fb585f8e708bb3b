#include "common/pieces.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "common/inclusive.hpp"
#include "common/limits.hpp"
#include "common/ordinals.hpp"
#include "common/text.hpp"

namespace propos {
namespace {

bool is_apostrophe(std::uint32_t c) { return c == '\'' || c == 0x2019 || c == 0x02BC || c == 0x2018 || c == 0xFF07; }

bool is_hyphen(std::uint32_t c) { return c == '-' || c == 0x2010 || c == 0x2011 || c == 0xFE63 || c == 0xFF0D; }

/// Digits on the line, above it (`m²`) and below it (`CO₂`).
bool is_any_digit(std::uint32_t c) {
  return is_digit(c) || c == 0x00B2 || c == 0x00B3 || c == 0x00B9 || c == 0x2070 || (c >= 0x2074 && c <= 0x2079) ||
         (c >= 0x2080 && c <= 0x2089);
}

bool is_combining_mark(std::uint32_t c) { return c >= 0x0300 && c <= 0x036F; }

/// What follows a verb's hyphen (`dit-elle`, `pensez-vous`) or points (`ceux-là`): no part of a compound.
bool is_clitic(std::string_view folded) {
  static constexpr std::array<std::string_view, 25> words = {
      "je", "tu", "il",  "elle", "on",   "nous", "vous", "ils", "elles", "ce",   "t",     "y",  "en",
      "le", "la", "les", "lui",  "leur", "moi",  "toi",  "soi", "ci",    "meme", "memes", "eux"};
  return std::find(words.begin(), words.end(), folded) != words.end();
}

/// How many letters of `raw` between the bytes, to at most two.
std::size_t letters_between(std::string_view raw, std::size_t begin, std::size_t end) {
  std::size_t letters = 0;
  for (auto at = begin; at < end && letters < 2;) {
    const auto c = next_code_point(raw, at);
    letters += !is_combining_mark(c) && !is_any_digit(c) && c != '.';
  }
  return letters;
}

void settle_apostrophes(std::vector<Piece>& chain) {
  if (chain.size() < 2) return;
  std::vector<Piece> settled;
  settled.reserve(chain.size());
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

/// `49-3` is `49.3`; a span of years is no such number, nor is one of thousands or of decimals.
bool is_number_of_parts(const std::vector<Piece>& chain, std::size_t begin) {
  return chain[begin].raw.size() < 4 &&
         std::none_of(chain.begin() + static_cast<std::ptrdiff_t>(begin), chain.end(),
                      [](const Piece& piece) { return piece.spaced || piece.raw.find('.') != std::string::npos; });
}

}  // namespace

bool is_elided_word(std::string_view folded) {
  static constexpr std::array<std::string_view, 14> words = {
      "l", "d", "j", "m", "t", "s", "c", "n", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "tandisqu"};
  return std::find(words.begin(), words.end(), folded) != words.end();
}

bool is_number(std::string_view raw) {
  return !raw.empty() && std::all_of(raw.begin(), raw.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

std::vector<Piece> PieceReader::read_chain() {
  std::vector<Piece> chain;
  chain.reserve(4);
  for (;;) {
    add_parted(chain, read_piece());
    auto ahead = at_;
    if (ahead >= text_.size()) break;
    const auto connector = next_code_point(text_, ahead);
    if ((!is_apostrophe(connector) && !is_hyphen(connector)) || !word_at(ahead)) break;
    chain.back().connector_after = connector;
    at_ = ahead;
  }
  settle_apostrophes(chain);
  return chain;
}

/// Adds the piece, or its parts when letters are glued to digits in it.
void PieceReader::add_parted(std::vector<Piece>& chain, Piece piece) {
  if (!parts_at_digits(piece)) return chain.push_back(std::move(piece));
  Border from{0, piece.begin};
  borders_.push_back({piece.raw.size(), piece.end});
  for (const auto& to : borders_) {
    auto& part = chain.emplace_back();
    part.begin = from.text;
    part.end = to.text;
    part.raw = piece.raw.substr(from.raw, to.raw - from.raw);
    part.spaced = piece.spaced;
    from = to;
  }
  piece.kind = TokenKind::joined;
  glued_.push_back(std::move(piece));
}

/// `covid19` parts; `G7`, `20h30` and `H1B`, whose letters stand alone, do not, nor do ordinals.
bool PieceReader::parts_at_digits(const Piece& piece) const {
  if (borders_.empty() || borders_.size() >= limits::max_compound_parts) return false;
  bool words = false;
  std::size_t from = 0;
  for (const auto& border : borders_) {
    words |= letters_between(piece.raw, from, border.raw) > 1;
    from = border.raw;
  }
  words |= letters_between(piece.raw, from, piece.raw.size()) > 1;
  return words && ordinal_term(fold(piece.raw)).empty();
}

bool PieceReader::word_at(std::size_t at) const {
  return at < text_.size() && is_word_character(next_code_point(text_, at));
}

/// Whether a word that was read to here has more characters.
bool PieceReader::goes_on(std::size_t at) const {
  while (at < text_.size()) {
    const auto c = next_code_point(text_, at);
    if (!is_invisible(c)) return is_word_character(c);
  }
  return false;
}

Piece PieceReader::read_piece() {
  borders_.clear();
  Piece piece;
  piece.begin = at_;
  if (read_acronym(piece) || read_number_sign(piece)) return piece;
  if (is_digit(static_cast<unsigned char>(text_[at_]))) {
    const auto end = numbers_.end_of(at_);
    for (; at_ < end; ++at_)
      if (is_digit(static_cast<unsigned char>(text_[at_]))) piece.raw += text_[at_];
    piece.spaced = end != piece.begin;
  }
  read_characters(piece);
  if (piece.raw.size() < limits::max_token_bytes) read_signs(piece);
  piece.end = at_;
  return piece;
}

void PieceReader::read_characters(Piece& piece) {
  bool digits = !piece.raw.empty();
  while (at_ < text_.size() && piece.raw.size() < limits::max_token_bytes) {
    const auto before = at_;
    const auto c = next_code_point(text_, at_);
    if (is_word_character(c)) {
      if (!is_combining_mark(c) && is_any_digit(c) != digits) {
        digits = !digits;
        if (!piece.raw.empty()) borders_.push_back({piece.raw.size(), before});
      }
      const auto character = text_.substr(before, at_ - before);
      if (is_any_digit(c) && !is_digit(c)) piece.raw += fold(character);  // CO₂ is CO2 as a form, too
      else piece.raw += character;
    } else if (!(is_invisible(c) && word_at(at_)) && !read_decimal_separator(c, piece)) {
      at_ = before;
      break;
    }
  }
}

/// `C++`, `C#`, `R&D`, `étudiant·e·s`: what signs make of a word.
void PieceReader::read_signs(Piece& piece) {
  if (piece.raw.empty() || !borders_.empty() || is_digit(static_cast<unsigned char>(piece.raw.front()))) return;
  const auto rest = text_.substr(at_);
  if (rest.starts_with("++") && !rest.starts_with("+++")) {
    piece.raw += "++";
    at_ += 2;
  } else if (rest.starts_with('#') && !word_at(at_ + 1)) {
    piece.raw += '#';
    ++at_;
  } else if (rest.starts_with('&') && short_word_behind(piece.begin) == at_) {
    for (auto end = at_; end < text_.size() && text_[end] == '&';) {
      end = short_word_behind(end + 1);
      if (end <= at_ + 1) break;
      piece.raw.append(text_, at_, end - at_);
      at_ = end;
    }
  } else if (auto inclusive = inclusive_word(text_, at_, piece.raw)) {
    piece.raw = std::move(inclusive->spelling);
    at_ = inclusive->end;
  }
}

/// Behind a word of at most three letters that begins at `at` and is not part of a longer one; else `at`.
std::size_t PieceReader::short_word_behind(std::size_t at) const {
  constexpr std::size_t most_letters = 3;
  std::size_t letters = 0;
  auto end = at;
  while (word_at(end)) {
    const auto c = next_code_point(text_, end);
    if (is_any_digit(c)) return at;
    letters += !is_combining_mark(c);
    if (letters > most_letters) return at;
  }
  return goes_on(end) ? at : end;
}

/// `n°`, `nº`, `Nᵒ`, `n°s`: one spelling for all.
bool PieceReader::read_number_sign(Piece& piece) {
  if (text_[at_] != 'n' && text_[at_] != 'N') return false;
  auto behind = at_ + 1;
  if (behind >= text_.size()) return false;
  const auto sign = next_code_point(text_, behind);
  if (sign != 0x00B0 && sign != 0x00BA && sign != 0x1D52) return false;
  for (const std::string_view plural : {"s", "ˢ"})
    if (text_.substr(behind).starts_with(plural) && !goes_on(behind + plural.size())) behind += plural.size();
  if (word_at(behind) && !is_digit(static_cast<unsigned char>(text_[behind]))) return false;
  piece.raw = "n°";
  piece.end = at_ = behind;
  return true;
}

/// `O.N.U.`, `U.S.A.`: single letters, each with its dot.
bool PieceReader::read_acronym(Piece& piece) {
  auto at = at_;
  std::size_t letters = 0;
  std::size_t end = at_;
  while (at < text_.size()) {
    const auto before = at;
    const auto c = next_code_point(text_, at);
    if (!is_word_character(c) || is_digit(c) || at >= text_.size() || text_[at] != '.') {
      // The last letter may lack its dot (`U.S.A`), but a longer word is no acronym (`M.Dupont`).
      if (letters >= 1 && is_word_character(c) && !is_digit(c) && !goes_on(at)) {
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
  piece.end = at_ = end;
  return true;
}

/// After digits: a decimal comma or dot before a digit.
bool PieceReader::read_decimal_separator(std::uint32_t c, Piece& piece) {
  if (c != ',' && c != '.') return false;
  if (piece.raw.empty() || !is_digit(static_cast<unsigned char>(piece.raw.back())) || at_ >= text_.size() ||
      !is_digit(static_cast<unsigned char>(text_[at_])))
    return false;
  piece.raw += '.';
  return true;
}

Piece joined_form(const std::vector<Piece>& chain, std::size_t begin) {
  auto end = chain.size();
  while (end > begin + 1 && is_clitic(fold(chain[end - 1].raw))) --end;
  if (end != chain.size() || end - begin < 2 || end - begin > limits::max_compound_parts) return {};
  const bool numbers = std::all_of(chain.begin() + static_cast<std::ptrdiff_t>(begin), chain.end(),
                                   [](const Piece& p) { return is_number(p.raw); });
  if (numbers && !is_number_of_parts(chain, begin)) return {};
  Piece joined = chain[begin];
  for (auto i = begin + 1; i < end; ++i) joined.raw.append(numbers ? "." : "").append(chain[i].raw);
  joined.end = chain[end - 1].end;
  joined.kind = TokenKind::joined;
  return joined.raw.size() > limits::max_token_bytes ? Piece{} : joined;
}

}  // namespace propos
