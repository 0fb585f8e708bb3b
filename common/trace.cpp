#include "common/trace.hpp"

#include <algorithm>

#include "common/varint.hpp"

namespace propos {
namespace {

constexpr std::size_t title_bytes = 3;
constexpr std::uint32_t longest_step = 14;
constexpr std::uint32_t sentence_step = 15;

void append_24(std::string& out, std::uint32_t value) {
  for (const unsigned shift : {0u, 8u, 16u}) out += static_cast<char>(value >> shift);
}

std::uint32_t read_title(std::string_view trace) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(trace[i])); };
  return trace.size() < title_bytes ? 0 : byte(0) | (byte(1) << 8) | (byte(2) << 16);
}

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
  append_24(bytes, title_hash(title));
  return bytes;
}

void append_trace(std::string& bytes, Field field, const std::vector<Term>& terms) {
  if (terms.empty()) return;
  bytes += static_cast<char>(field);
  append_varint(bytes, static_cast<std::uint32_t>(terms.size()));
  append_varint(bytes, static_cast<std::uint32_t>(count_words(terms)));
  for (const auto& term : terms) append_24(bytes, term.word->hash);
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

std::string_view packed_fields(std::string_view trace) { return trace.substr(std::min(trace.size(), title_bytes)); }

bool next_field(std::string_view& fields, PackedField& field) {
  if (fields.empty()) return false;
  const auto code = static_cast<std::uint8_t>(fields.front());
  fields.remove_prefix(1);
  std::uint32_t count = 0;
  if (code >= field_count || !read_varint(fields, count) || !read_varint(fields, field.words)) return false;
  field.field = static_cast<Field>(code);
  field.terms = count;
  const auto length = 3 * field.terms + (field.terms + 1) / 2;
  if (fields.size() < length) return false;
  field.hashes = reinterpret_cast<const unsigned char*>(fields.data());
  field.steps = field.hashes + 3 * field.terms;
  fields.remove_prefix(length);
  return true;
}

std::uint32_t PackedField::steps_over(std::size_t from, std::size_t to) const {
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
  trace.title = read_title(bytes);
  std::size_t read = 0;
  auto fields = packed_fields(bytes);
  for (PackedField packed; next_field(fields, packed);) {
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
