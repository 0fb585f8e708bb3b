// The pieces that words are made of: what apostrophes, hyphens and a change from letters to digits tie together.
// The general way of common/tokens; its rules are told there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/spaced_numbers.hpp"
#include "common/tokens.hpp"

namespace propos {

/// A run of word characters with what was found on the way.
struct Piece {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string raw;                    ///< the bytes that count, without dots and separators
  std::uint32_t connector_after = 0;  ///< the apostrophe or hyphen that ties it to the next piece, or 0
  TokenKind kind = TokenKind::word;
  bool spaced = false;  ///< a number with spaces inside
};

/// A change from letters to digits, or back, inside a piece.
struct Border {
  std::size_t raw = 0;   ///< byte in the piece's raw
  std::size_t text = 0;  ///< byte in the text
};

/// Reads any words, piece by piece.
class PieceReader {
 public:
  /// `numbers` is of the same text and must live as long as the reader.
  PieceReader(std::string_view text, std::size_t at, SpacedNumbers& numbers)
      : text_(text), at_(at), numbers_(numbers) {}

  std::size_t at() const { return at_; }

  /// Reads pieces that are tied to each other by apostrophes and hyphens, and settles the apostrophes: elided words
  /// stay pieces of their own, what another apostrophe ties is one word.
  std::vector<Piece> read_chain();

  /// The joined forms of letters glued to digits (`covid19`) among the pieces that were read; they can be taken.
  std::vector<Piece>& glued() { return glued_; }

 private:
  Piece read_piece();
  void read_characters(Piece& piece);
  void read_signs(Piece& piece);
  bool read_number_sign(Piece& piece);
  bool read_acronym(Piece& piece);
  bool read_decimal_separator(std::uint32_t c, Piece& piece);
  std::size_t short_word_behind(std::size_t at) const;
  bool word_at(std::size_t at) const;
  bool goes_on(std::size_t at) const;
  bool parts_at_digits(const Piece& piece) const;
  void add_parted(std::vector<Piece>& chain, Piece piece);

  std::string_view text_;
  std::size_t at_ = 0;
  SpacedNumbers& numbers_;
  std::vector<Border> borders_;  ///< of the piece read last
  std::vector<Piece> glued_;
};

/// The joined form of the pieces from `begin` on, between which there are hyphens, without clitics at the end; empty
/// when there is none.
Piece joined_form(const std::vector<Piece>& chain, std::size_t begin);

/// Whether an apostrophe behind this word elides it; folded, or lower-case ASCII.
bool is_elided_word(std::string_view folded);

/// Digits, perhaps with a decimal dot.
bool is_number(std::string_view raw);

}  // namespace propos
