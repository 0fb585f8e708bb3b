#include "common/trace.hpp"

#include <algorithm>
#include <cassert>

namespace propos {
namespace {

constexpr unsigned hash_bytes = 3;
constexpr std::uint32_t longest_step = 14;
constexpr std::uint32_t sentence_step = 15;

/// Positions from steps of four bits each.
void read_positions(const unsigned char* at, std::vector<std::uint32_t>& positions) {
  std::uint32_t position = 0;
  for (std::size_t i = 0; i < positions.size(); ++at) {
    position += *at & 0x0Fu;
    positions[i++] = position;
    if (i == positions.size()) break;
    position += static_cast<std::uint32_t>(*at >> 4);
    positions[i++] = position;
  }
}

}  // namespace

std::uint32_t title_hash(std::string_view title) {
  return title.empty() ? 0 : std::max(form_hash(title), std::uint32_t{1});
}

std::string begin_trace(std::string_view title) {
  std::string bytes;
  append_fixed(bytes, title_hash(title), hash_bytes);
  return bytes;
}

void append_trace(std::string& bytes, Field field, const std::vector<Term>& terms) {
  if (terms.empty()) return;
  bytes += static_cast<char>(field);
  append_varint(bytes, terms.size());
  append_varint(bytes, count_words(terms));
  for (const auto& term : terms) append_fixed(bytes, term.word->hash, hash_bytes);
  std::uint32_t last = 0;
  unsigned pair = 0;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const auto step = terms[i].new_sentence ? sentence_step : std::min(terms[i].position - last, longest_step);
    last = terms[i].position;
    if (i % 2 == 0) pair = step;
    else bytes += static_cast<char>(pair | (step << 4));
  }
  if (terms.size() % 2 == 1) bytes += static_cast<char>(pair);
}

ByteReader packed_fields(std::string_view trace) {
  return ByteReader(trace.substr(std::min(trace.size(), std::size_t{hash_bytes})));
}

bool next_field(ByteReader& fields, PackedField& field) {
  std::uint8_t code = 0;
  std::uint32_t count = 0;
  std::string_view packed;
  if (!fields.u8(code) || code >= field_count || !fields.varint(count) || !fields.varint(field.words)) return false;
  field.field = static_cast<Field>(code);
  field.terms = count;
  if (!fields.bytes(hash_bytes * field.terms + (field.terms + 1) / 2, packed)) return false;
  field.hashes = reinterpret_cast<const unsigned char*>(packed.data());
  field.steps = field.hashes + hash_bytes * field.terms;
  return true;
}

std::uint32_t PackedField::steps_over(std::size_t from, std::size_t to) const {
  assert(to <= terms);
  const auto step = [this](std::size_t i) { return (steps[i / 2] >> (i % 2 * 4)) & 0x0Fu; };
  std::uint32_t sum = 0;
  while (from < to && from % 2 != 0) sum += step(from++);
  // Sixteen at once: pairs are added in their bytes, then all bytes by one multiplication, whose highest is their sum
  // (at most 240).
  for (; from + 16 <= to; from += 16) {
    constexpr std::uint64_t low_halves = 0x0F0F0F0F0F0F0F0F;
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, steps + from / 2, sizeof bytes);
    sum += static_cast<std::uint32_t>(((bytes & low_halves) + ((bytes >> 4) & low_halves)) * 0x0101010101010101 >> 56);
  }
  while (from < to) sum += step(from++);
  return sum;
}

void read_trace(std::string_view bytes, Trace& trace) {
  if (ByteReader title(bytes); !title.u24(trace.title)) trace.title = 0;
  std::size_t read = 0;
  auto fields = packed_fields(bytes);
  for (PackedField packed; read < field_count && next_field(fields, packed);) {
    if (read == trace.fields.size()) trace.fields.emplace_back();
    auto& field = trace.fields[read++];
    field.field = packed.field;
    field.words = packed.words;
    field.forms.resize(packed.terms);
    field.positions.resize(packed.terms);
    for (std::size_t i = 0; i < packed.terms; ++i) field.forms[i] = packed.form(i);
    read_positions(packed.steps, field.positions);
  }
  trace.fields.resize(read);
}

}  // namespace propos
