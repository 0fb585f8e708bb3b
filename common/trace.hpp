// The trace of a passage: which word stands where in which field, in some four bytes a word. It stands in a file of its
// own (common/trace_file) in place of Xapian's position table, which would be the largest part of the index, and is
// read only for candidates: for phrases, proximity and exact forms, and for words that are too common to have a list.
//
// Bytes: a 24-bit hash of the title (0 without one), then for each field that has words:
//   field (1 byte) · words with a place of their own, joined forms, words that are no part of the length among the
//   first, bytes of the frame (varints) · 24-bit hash of the form of each word, little endian, then of each joined form
//   · the frame (common/frame), in which they stand in this order
#pragma once

#include <bit>
#include <cassert>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "common/bytes.hpp"
#include "common/frame.hpp"
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

/// What a word is known by in a trace: the hash of its form, or a number past all hashes for a too common word.
std::uint32_t traced_form(const Word& word);
inline std::uint32_t traced_form(Symbol common) { return 0x1000000u + common; }
inline bool is_common_form(std::uint32_t traced) { return traced >= 0x1000000u; }

/// A word at its place in a field.
struct PlacedWord {
  std::uint32_t form = 0;      ///< traced_form()
  std::uint32_t position = 0;  ///< counts words, and sentence_gap for each sentence's end
  std::uint32_t places = 1;    ///< that it covers: of a joined form as many as it has parts
};

/// The words of an analysed text (all of them, in order) as the trace of the text places them, index by index.
std::vector<PlacedWord> placed_words(const std::vector<Term>& words);

/// One field as it stands in a trace, without its too common words.
struct TracedField {
  Field field = Field::text;
  std::uint32_t words = 0;               ///< with a term, without joined forms: the field's length
  std::vector<std::uint32_t> forms;      ///< form_hash()es in order of position, a joined form before its parts
  std::vector<std::uint32_t> positions;  ///< one per form, see PlacedWord
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

/// Appends a field's words to the bytes of a trace. Nothing is added for no words. requires: all words of the text, in
/// order of position, of a field that is not yet in the trace
void append_trace(std::string& bytes, Field field, const std::vector<Term>& words);

/// A field of a trace as it is stored; it lives as the trace's bytes do.
struct PackedField {
  Field field = Field::text;
  std::uint32_t words = 0;                ///< as of TracedField
  std::size_t placed = 0;                 ///< how many words have a place of their own; they are forms 0 to placed - 1
  std::size_t joined = 0;                 ///< how many joined forms; they are the forms behind these
  const unsigned char* hashes = nullptr;  ///< of the forms, three bytes each
  std::string_view frame;                 ///< not empty

  std::size_t forms() const { return placed + joined; }
  /// requires: i < forms()
  // The frame stands behind the hashes, so four bytes can be read of each.
  std::uint32_t form(std::size_t i) const {
    assert(i < forms());
    const auto* at = hashes + 3 * i;
    if constexpr (std::endian::native == std::endian::little) {
      std::uint32_t four = 0;
      std::memcpy(&four, at, 4);
      return four & 0xFFFFFF;
    }
    return at[0] | (static_cast<std::uint32_t>(at[1]) << 8) | (static_cast<std::uint32_t>(at[2]) << 16);
  }
};

/// All words of a field at their places, in order of position, a joined form before its parts. Replaces what `out`
/// held.
void read_places(const PackedField& field, std::vector<PlacedWord>& out);

/// The fields of a trace, without reading what is in them.
ByteReader packed_fields(std::string_view trace);
/// Takes the first of `fields` off; false at their end, or where the bytes are damaged.
bool next_field(ByteReader& fields, PackedField& field);

/// Reads a trace into `trace`, whose memory is used again. Damaged bytes end it early: what was read until then
/// is kept, of at most field_count fields.
void read_trace(std::string_view bytes, Trace& trace);

}  // namespace propos
