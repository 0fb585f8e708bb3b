// The trace of a passage: which word stands where in which field, in three and a half bytes a word. It stands in a
// value of the document in place of Xapian's position table, which would be the largest part of the index, and is
// read only for candidates: for phrases, proximity and exact forms.
//
// Bytes: a 24-bit hash of the title (0 without one), then for each field that has terms:
//   field (1 byte) · terms, terms that are no joined forms (varints) · terms × 24-bit hash of the form, little endian
//   · ⌈terms/2⌉ bytes of 4-bit steps of position (14 stands for 14 and more, 15 for a new sentence,
//   so that nothing is near over its border)
#pragma once

#include <bit>
#include <cassert>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "common/bytes.hpp"
#include "common/terms.hpp"

namespace propos {

/// The fields of a passage that are searched.
enum class Field : std::uint8_t {
  question = 0,
  text = 1,
  title = 2,
  speaker = 3,
  tags = 4,
  notes = 5,
  context = 6,
  count  ///< how many there are; none itself
};
inline constexpr auto field_count = static_cast<std::size_t>(Field::count);

/// One field as it stands in a trace.
struct TracedField {
  Field field = Field::text;
  std::uint32_t words = 0;               ///< terms that are no joined forms: the field's length
  std::vector<std::uint32_t> forms;      ///< form_hash()es in order of position
  std::vector<std::uint32_t> positions;  ///< one per form
};

/// A passage's trace, read.
struct Trace {
  std::uint32_t title = 0;  ///< title_hash(), 0 without a title
  std::vector<TracedField> fields;
};

/// The hash by which a trace knows a title, never 0 for one that is not empty.
std::uint32_t title_hash(std::string_view title);

/// The bytes of a trace without fields.
std::string begin_trace(std::string_view title);

/// Appends a field's terms to the bytes of a trace. Nothing is added for no terms. requires: terms in order of
/// position, of a field that is not yet in the trace
void append_trace(std::string& bytes, Field field, const std::vector<Term>& terms);

/// A field of a trace as it is stored; it lives as the trace's bytes do.
struct PackedField {
  Field field = Field::text;
  std::uint32_t words = 0;                ///< as of TracedField
  std::size_t terms = 0;                  ///< how many forms
  const unsigned char* hashes = nullptr;  ///< of the forms, three bytes each
  const unsigned char* steps = nullptr;   ///< of position, four bits each

  /// requires: i < terms
  // The steps stand behind the hashes, so four bytes can be read of each.
  std::uint32_t form(std::size_t i) const {
    assert(i < terms);
    const auto* at = hashes + 3 * i;
    if constexpr (std::endian::native == std::endian::little) {
      std::uint32_t four = 0;
      std::memcpy(&four, at, 4);
      return four & 0xFFFFFF;
    }
    return at[0] | (static_cast<std::uint32_t>(at[1]) << 8) | (static_cast<std::uint32_t>(at[2]) << 16);
  }
  /// How far position moves over the forms [from, to); from the first one on this is the position of to - 1.
  /// requires: to <= terms
  std::uint32_t steps_over(std::size_t from, std::size_t to) const;
};

/// The fields of a trace, without reading what is in them.
ByteReader packed_fields(std::string_view trace);
/// Takes the first of `fields` off; false at their end, or where the bytes are damaged.
bool next_field(ByteReader& fields, PackedField& field);

/// Reads a trace into `trace`, whose memory is used again. Damaged bytes end it early: what was read until then
/// is kept, of at most field_count fields.
void read_trace(std::string_view bytes, Trace& trace);

}  // namespace propos
