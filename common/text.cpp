#include "common/text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

#include "common/limits.hpp"

namespace propos {
namespace {

constexpr std::uint32_t replacement = 0xFFFD;

bool is_apostrophe(std::uint32_t c) { return c == '\'' || c == 0x2019 || c == 0x02BC || c == 0x2018 || c == 0xFF07; }

bool is_hyphen(std::uint32_t c) { return c == '-' || c == 0x2010 || c == 0x2011 || c == 0xFE63 || c == 0xFF0D; }

/// Characters that stand inside a word and mean nothing: soft hyphen, zero-width space and joiners, BOM.
bool is_invisible(std::uint32_t c) {
  return c == 0x00AD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF;
}

bool is_thousands_separator(std::uint32_t c) { return c == 0x00A0 || c == 0x202F || c == 0x2009; }

std::string map_utf8(std::string_view text, utf8proc_option_t options) {
  utf8proc_uint8_t* mapped = nullptr;
  const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                   static_cast<utf8proc_ssize_t>(text.size()), &mapped, options);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  if (length < 0) return std::string(text);
  return std::string(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length));
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// lower() of ASCII and the letters of Latin-1 and `œ`, which are nearly all of French; false for anything else. The
/// rest of Unicode is utf8proc's, which takes ten times as long.
bool lower_latin(std::string_view text, std::string& out) {
  out.clear();
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      out += static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 0x20 : byte);
      continue;
    }
    if (i + 1 == text.size()) return false;
    const auto next = static_cast<unsigned char>(text[i + 1]);
    if (byte == 0xC3 && next >= 0x80 && next <= 0xBF && next != 0x97 && next != 0xB7 && next != 0x9F) {
      const auto letter = next < 0xA0 ? next + 0x20 : next;
      if (letter == 0xA6) {  // æ
        out += "ae";
      } else {
        out += '\xC3';
        out += static_cast<char>(letter);
      }
    } else if (byte == 0xC5 && (next == 0x92 || next == 0x93)) {
      out += "oe";
    } else {
      return false;
    }
    ++i;
  }
  return true;
}

/// Takes the accents from lower_latin() text; false, with the text as it was, for `ð`, `ø` and `þ`, which have none.
bool strip_latin_accents(std::string& text) {
  static constexpr char plain[] = "aaaaaa?ceeeeiiii?nooooo??uuuuy?y";
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      out += static_cast<char>(byte);
      continue;
    }
    const char letter = plain[static_cast<unsigned char>(text[++i]) - 0xA0];
    if (letter == '?') return false;
    out += letter;
  }
  text = std::move(out);
  return true;
}

/// What stands before an elision's apostrophe.
bool is_elided_word(std::string_view folded) {
  static constexpr std::array<std::string_view, 14> words = {
      "l", "d", "j", "m", "t", "s", "c", "n", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "tandisqu"};
  return std::find(words.begin(), words.end(), folded) != words.end();
}

/// What follows a verb's hyphen (`dit-elle`, `pensez-vous`) or points (`ceux-là`): no part of a compound.
bool is_clitic(std::string_view folded) {
  static constexpr std::array<std::string_view, 25> words = {
      "je", "tu", "il", "elle", "on", "nous", "vous", "ils",  "elles", "ce",   "t",    "y",  "en",
      "le", "la", "les", "lui", "leur", "moi", "toi", "soi", "ci",   "meme", "memes", "eux"};
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
  std::string raw;                      ///< the bytes that count, without dots and separators
  std::uint32_t connector_after = 0;    ///< the apostrophe or hyphen that ties it to the next piece, or 0
  TokenKind kind = TokenKind::word;
};

/// Reads pieces from a text.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  /// Moves to the next word character; false at the end.
  bool find_word() {
    while (at_ < text_.size()) {
      const auto before = at_;
      if (is_word_character(next_code_point(text_, at_))) {
        at_ = before;
        return true;
      }
    }
    return false;
  }

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

/// Turns chains of pieces into tokens.
class TokenWriter {
 public:
  explicit TokenWriter(std::vector<Token>& out) : out_(out) {}

  void write(std::vector<Piece> chain) {
    settle_apostrophes(chain);
    const auto first = position_;
    for (const auto& piece : chain) add(piece, position_++);
    if (chain.size() > 1) add_joined(chain, first);
  }

 private:
  /// Elided words stay pieces of their own; what another apostrophe ties is one word.
  static void settle_apostrophes(std::vector<Piece>& chain) {
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

  void add(const Piece& piece, std::uint32_t position) {
    Token token;
    token.begin = static_cast<std::uint32_t>(piece.begin);
    token.end = static_cast<std::uint32_t>(piece.end);
    token.position = position;
    token.kind = piece.kind;
    token.lowered = lower(piece.raw);
    token.folded = fold(token.lowered);
    if (!token.folded.empty()) out_.push_back(std::move(token));
  }

  /// The joined form of the pieces between which there are hyphens, without clitics at the end.
  void add_joined(const std::vector<Piece>& chain, std::uint32_t first_position) {
    std::size_t begin = 0;
    while (begin < chain.size() && chain[begin].kind == TokenKind::elided) ++begin;
    std::size_t end = chain.size();
    while (end > begin + 1 && is_clitic(fold(chain[end - 1].raw))) --end;
    if (end != chain.size() || end - begin < 2 || end - begin > limits::max_compound_parts) return;
    if (std::all_of(chain.begin() + static_cast<std::ptrdiff_t>(begin), chain.end(),
                    [](const Piece& p) { return is_number(p.raw); }))
      return;
    Piece joined = chain[begin];
    for (std::size_t i = begin + 1; i < end; ++i) joined.raw += chain[i].raw;
    joined.end = chain[end - 1].end;
    joined.kind = TokenKind::joined;
    if (joined.raw.size() > limits::max_token_bytes) return;
    add(joined, first_position + static_cast<std::uint32_t>(begin));
  }

  std::vector<Token>& out_;
  std::uint32_t position_ = 0;
};

/// `5 000` with ordinary spaces is two words and, joined, one number.
void join_spaced_thousands(std::string_view text, std::vector<Token>& tokens) {
  std::vector<Token> out;
  out.reserve(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    out.push_back(tokens[i]);
    if (!is_number(tokens[i].folded) || tokens[i].folded.size() > 3 || (i > 0 && tokens[i].begin == tokens[i - 1].end + 1 && is_number(tokens[i - 1].folded)))
      continue;
    Token joined = tokens[i];
    std::size_t next = i + 1;
    for (; next < tokens.size() && tokens[next].folded.size() == 3 && is_number(tokens[next].folded) &&
           tokens[next].begin == joined.end + 1 && text[joined.end] == ' ';
         ++next) {
      joined.folded += tokens[next].folded;
      joined.end = tokens[next].end;
    }
    if (next == i + 1) continue;
    joined.lowered = joined.folded;
    joined.kind = TokenKind::joined;
    while (++i < next) out.push_back(tokens[i]);
    --i;
    out.push_back(std::move(joined));
  }
  tokens = std::move(out);
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    utf8proc_int32_t c = -1;
    const auto n = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(bytes.data()) + at,
                                    static_cast<utf8proc_ssize_t>(bytes.size() - at), &c);
    if (n <= 0 || c < 0) return false;
    at += static_cast<std::size_t>(n);
  }
  return true;
}

std::string repair_utf8(std::string_view bytes, std::size_t* replaced) {
  if (is_utf8(bytes)) return std::string(bytes);
  std::string out;
  out.reserve(bytes.size() + 16);
  std::size_t at = 0;
  while (at < bytes.size()) {
    const auto before = at;
    const auto c = next_code_point(bytes, at);
    if (c == replacement && bytes.substr(before, at - before) != "\xEF\xBF\xBD") {
      if (replaced != nullptr) ++*replaced;
      out += "\xEF\xBF\xBD";
      // The bytes that continue a broken sequence belong to the same mistake.
      while (at < bytes.size() && (static_cast<unsigned char>(bytes[at]) & 0xC0) == 0x80) ++at;
    } else {
      out.append(bytes, before, at - before);
    }
  }
  return out;
}

void append_utf8(std::string& out, std::uint32_t code_point) {
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) code_point = replacement;
  utf8proc_uint8_t buffer[4];
  const auto n = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), buffer);
  out.append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(n));
}

std::uint32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) {
    ++at;
    return byte;
  }
  utf8proc_int32_t c = -1;
  const auto n = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                                  static_cast<utf8proc_ssize_t>(text.size() - at), &c);
  if (n <= 0 || c < 0) {
    ++at;
    return replacement;
  }
  at += static_cast<std::size_t>(n);
  return static_cast<std::uint32_t>(c);
}

bool is_word_character(std::uint32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  if (c == replacement) return false;
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
      return c != 0x02BC;  // an apostrophe by another name
    default:
      return false;
  }
}

bool is_upper(std::uint32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return utf8proc_category(static_cast<utf8proc_int32_t>(c)) == UTF8PROC_CATEGORY_LU;
}

bool is_digit(std::uint32_t c) { return c >= '0' && c <= '9'; }

bool is_space(std::uint32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000 || c == 0xFEFF;
}

std::string lower(std::string_view text) {
  std::string out;
  if (lower_latin(text, out)) return out;
  out = map_utf8(text, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD |
                                                      UTF8PROC_IGNORE));
  replace_all(out, "œ", "oe");
  replace_all(out, "æ", "ae");
  return out;
}

std::string fold(std::string_view text) {
  std::string out;
  if (lower_latin(text, out) && strip_latin_accents(out)) return out;
  out = map_utf8(text, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
                                                      UTF8PROC_CASEFOLD | UTF8PROC_IGNORE | UTF8PROC_STRIPMARK));
  if (!is_ascii(out)) {
    replace_all(out, "œ", "oe");
    replace_all(out, "æ", "ae");
    replace_all(out, "ø", "o");
    replace_all(out, "ł", "l");
    replace_all(out, "đ", "d");
  }
  return out;
}

std::string collapse_space(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool pending = false;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto before = at;
    const auto c = next_code_point(text, at);
    if (is_space(c)) {
      pending = !out.empty();
      continue;
    }
    if (pending) out += ' ';
    pending = false;
    out.append(text, before, at - before);
  }
  return out;
}

std::vector<Token> tokenize(std::string_view text) {
  std::vector<Token> tokens;
  tokens.reserve(text.size() / 6);
  Scanner scanner(text);
  TokenWriter writer(tokens);
  while (scanner.find_word()) writer.write(scanner.read_chain());
  join_spaced_thousands(text, tokens);
  return tokens;
}

std::size_t count_words(std::string_view text) {
  const auto tokens = tokenize(text);
  return static_cast<std::size_t>(
      std::count_if(tokens.begin(), tokens.end(), [](const Token& token) { return token.kind == TokenKind::word; }));
}

}  // namespace propos
