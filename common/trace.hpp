// The trace of a passage: which word stands where in which field, in three and a half bytes a word. It stands in a
// value of the document in place of Xapian's position table, which would be two thirds of the index, and is
// read only for candidates: for phrases, proximity and exact forms.
//
// Bytes, for each field that has terms:
//   field (1 byte) · words, terms (varints) · terms × 24-bit hash of the form, little endian
//   · ⌈terms/2⌉ bytes of 4-bit steps of position (15 stands for 15 and more)
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

/// The 24-bit hash by which a trace knows a word's form (Term::form).
std::uint32_t form_hash(std::string_view form);

/// One field as it stands in a trace.
struct TracedField {
  Field field = Field::text;
  std::uint32_t words = 0;              ///< stop words included
  std::vector<std::uint32_t> forms;     ///< form_hash()es in order of position
  std::vector<std::uint32_t> positions; ///< one per form
};

/// Appends a field's terms (in order of position) to the bytes of a trace. Nothing is added for no terms.
void append_trace(std::string& trace, Field field, std::span<const Term> terms);

/// Reads a trace into `fields`, whose memory is used again. Damaged bytes end it early: what was read until then
/// is kept.
void read_trace(std::string_view trace, std::vector<TracedField>& fields);

}  // namespace propos
