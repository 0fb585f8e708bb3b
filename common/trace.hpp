// The trace of a passage: which term stands where in which field, in about four bytes a term. It stands in a
// value of the document in place of Xapian's position table, which would be two thirds of the index, and is
// read only for candidates: for phrases, proximity and exact forms.
//
// Bytes, for each field that has terms:
//   field (1 byte) · words, terms (varints) · terms × 16-bit hash of the term, little endian
//   · terms × 8-bit form · ⌈terms/2⌉ bytes of 4-bit steps of position (15 stands for 15 and more)
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/terms.hpp"

namespace propos {

/// The fields of a passage that are searched.
enum class Field : std::uint8_t { question = 0, text = 1, title = 2, speaker = 3, tags = 4, notes = 5, context = 6 };
inline constexpr std::size_t field_count = 7;

/// How a trace knows a word: two words have one root with probability 2^-16 by chance, one term with 2^-24.
struct TraceKey {
  std::uint16_t root = 0;
  std::uint8_t term = 0;
  bool operator==(const TraceKey&) const = default;
};
TraceKey trace_key(std::string_view term, std::string_view root);

/// One field as it stands in a trace.
struct TracedField {
  Field field = Field::text;
  std::uint32_t words = 0;             ///< stop words included
  std::vector<TraceKey> keys;          ///< one per term, as are the next two
  std::vector<std::uint8_t> forms;
  std::vector<std::uint32_t> positions;
};

/// Appends a field's terms (in order of position) to the bytes of a trace. Nothing is added for no terms.
void append_trace(std::string& trace, Field field, std::span<const Term> terms);

/// Reads a trace. Damaged bytes end it early: what was read until then is returned.
std::vector<TracedField> read_trace(std::string_view trace);

}  // namespace propos
