#include "common/trace.hpp"

#include <algorithm>

#include "common/schema.hpp"

namespace propos {
namespace {

constexpr std::uint32_t longest_step = 15;

void append_varint(std::string& out, std::uint32_t value) {
  while (value >= 0x80) {
    out += static_cast<char>(value | 0x80);
    value >>= 7;
  }
  out += static_cast<char>(value);
}

bool read_varint(std::string_view& in, std::uint32_t& value) {
  value = 0;
  for (unsigned shift = 0; shift < 32 && !in.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(in.front());
    in.remove_prefix(1);
    value |= static_cast<std::uint32_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return true;
  }
  return false;
}

}  // namespace

std::uint32_t form_hash(std::string_view form) {
  const auto hash = hash_of(form);
  return static_cast<std::uint32_t>(hash ^ (hash >> 24) ^ (hash >> 48)) & 0xFFFFFF;
}

void append_trace(std::string& trace, Field field, std::span<const Term> terms) {
  if (terms.empty()) return;
  trace += static_cast<char>(field);
  append_varint(trace, terms.back().position + 1);
  append_varint(trace, static_cast<std::uint32_t>(terms.size()));
  for (const auto& term : terms) {
    const auto hash = form_hash(term.form);
    for (const unsigned shift : {0u, 8u, 16u}) trace += static_cast<char>(hash >> shift);
  }
  std::uint32_t last = 0;
  unsigned pair = 0;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const auto step = std::min(terms[i].position - last, longest_step);
    last = terms[i].position;
    if (i % 2 == 0) {
      pair = step;
    } else {
      trace += static_cast<char>(pair | (step << 4));
    }
  }
  if (terms.size() % 2 == 1) trace += static_cast<char>(pair);
}

void read_trace(std::string_view trace, std::vector<TracedField>& fields) {
  std::size_t read = 0;
  while (!trace.empty()) {
    const auto code = static_cast<std::uint8_t>(trace.front());
    trace.remove_prefix(1);
    std::uint32_t words = 0;
    std::uint32_t count = 0;
    if (code >= field_count || !read_varint(trace, words) || !read_varint(trace, count)) break;
    const std::size_t n = count;
    const auto bytes = 3 * n + (n + 1) / 2;
    if (trace.size() < bytes) break;
    if (read == fields.size()) fields.emplace_back();
    auto& field = fields[read++];
    field.field = static_cast<Field>(code);
    field.words = words;
    field.forms.resize(n);
    field.positions.resize(n);
    const auto* at = reinterpret_cast<const unsigned char*>(trace.data());
    for (std::size_t i = 0; i < n; ++i, at += 3)
      field.forms[i] = at[0] | (static_cast<std::uint32_t>(at[1]) << 8) | (static_cast<std::uint32_t>(at[2]) << 16);
    std::uint32_t position = 0;
    for (std::size_t i = 0; i < n; ++i) {
      position += i % 2 == 0 ? at[i / 2] & 0x0Fu : at[i / 2] >> 4;
      field.positions[i] = position;
    }
    trace.remove_prefix(bytes);
  }
  fields.resize(read);
}

}  // namespace propos
