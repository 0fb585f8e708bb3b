// Whether a quotation stands in a text. Values only; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace propos::serve {

/// How a quotation stands.
enum class Standing : std::uint8_t {
  verbatim,  ///< word for word and sign for sign; white space and kinds of quotation marks and apostrophes do not count
  words,     ///< its words in their order, one behind the other; signs, capitals or accents are others
  absent     ///< neither
};
std::string_view name_of(Standing standing);

/// The parts of a quotation: what is left out is written `[…]`, `(…)` or with three dots. Quotation marks around it are
/// no part of it.
std::vector<std::string> parts_of_quotation(std::string_view quotation);

/// Where a quotation stands in a text.
struct QuotedPlace {
  Standing standing = Standing::absent;
  std::uint32_t begin = 0, end = 0;  ///< bytes of the text, from the first part to the last
};

/// The first place where all parts stand, in order. A part stands in whole words. requires: one part or more
QuotedPlace find_quotation(const std::vector<std::string>& parts, std::string_view text);

/// The sentence of the text that has most of the quotation's words; empty where none has half of them.
std::string nearest_sentence(std::string_view quotation, const std::string& text);

}  // namespace propos::serve
