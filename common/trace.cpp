#include "common/trace.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "common/varint.hpp"

namespace propos {
namespace {

constexpr std::uint32_t longest_step = 14;
constexpr std::uint32_t sentence_step = 15;

void append_24(std::string& out, std::uint32_t value) {
  for (const unsigned shift : {0u, 8u, 16u}) out += static_cast<char>(value >> shift);
}

std::uint32_t read_24(const unsigned char* at) {
  return at[0] | (static_cast<std::uint32_t>(at[1]) << 8) | (static_cast<std::uint32_t>(at[2]) << 16);
}

/// Hashes from 3 bytes each. All but the last are read four bytes at once.
void read_hashes(const unsigned char* at, std::vector<std::uint32_t>& hashes) {
  const auto n = hashes.size();
  if constexpr (std::endian::native == std::endian::little) {
    std::size_t i = 0;
    for (; i + 1 < n; ++i, at += 3) {
      std::uint32_t four = 0;
      std::memcpy(&four, at, 4);
      hashes[i] = four & 0xFFFFFF;
    }
    if (i < n) hashes[i] = read_24(at);
  } else {
    for (std::size_t i = 0; i < n; ++i, at += 3) hashes[i] = read_24(at);
  }
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

void read_trace(std::string_view bytes, Trace& trace) {
  trace.title = 0;
  std::size_t read = 0;
  if (bytes.size() >= 3) {
    trace.title = read_24(reinterpret_cast<const unsigned char*>(bytes.data()));
    bytes.remove_prefix(3);
  }
  while (!bytes.empty()) {
    const auto code = static_cast<std::uint8_t>(bytes.front());
    bytes.remove_prefix(1);
    std::uint32_t count = 0;
    std::uint32_t words = 0;
    if (code >= field_count || !read_varint(bytes, count) || !read_varint(bytes, words)) break;
    const std::size_t n = count;
    const auto length = 3 * n + (n + 1) / 2;
    if (bytes.size() < length) break;
    if (read == trace.fields.size()) trace.fields.emplace_back();
    auto& field = trace.fields[read++];
    field.field = static_cast<Field>(code);
    field.words = words;
    field.forms.resize(n);
    field.positions.resize(n);
    const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
    read_hashes(at, field.forms);
    read_positions(at + 3 * n, field.positions);
    bytes.remove_prefix(length);
  }
  trace.fields.resize(read);
}

}  // namespace propos
