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

TraceKey trace_key(std::string_view term, std::string_view root) {
  const auto mixed = [](std::uint64_t hash) { return hash ^ (hash >> 16) ^ (hash >> 40); };
  return {static_cast<std::uint16_t>(mixed(hash_of(root))), static_cast<std::uint8_t>(mixed(hash_of(term)))};
}

void append_trace(std::string& trace, Field field, std::span<const Term> terms) {
  if (terms.empty()) return;
  trace += static_cast<char>(field);
  append_varint(trace, terms.back().position + 1);
  append_varint(trace, static_cast<std::uint32_t>(terms.size()));
  std::string term_hashes;
  for (const auto& term : terms) {
    const auto key = trace_key(term.text, term.root);
    trace += static_cast<char>(key.root & 0xFF);
    trace += static_cast<char>(key.root >> 8);
    term_hashes += static_cast<char>(key.term);
  }
  trace += term_hashes;
  for (const auto& term : terms) trace += static_cast<char>(term.form);
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

std::vector<TracedField> read_trace(std::string_view trace) {
  std::vector<TracedField> fields;
  while (!trace.empty()) {
    const auto code = static_cast<std::uint8_t>(trace.front());
    trace.remove_prefix(1);
    TracedField field;
    std::uint32_t count = 0;
    if (code >= field_count || !read_varint(trace, field.words) || !read_varint(trace, count)) break;
    const std::size_t n = count;
    if (trace.size() < 4 * n + (n + 1) / 2) break;
    field.field = static_cast<Field>(code);
    field.keys.resize(n);
    field.forms.resize(n);
    field.positions.resize(n);
    for (std::size_t i = 0; i < n; ++i)
      field.keys[i] = {static_cast<std::uint16_t>(static_cast<unsigned char>(trace[2 * i]) |
                                                  (static_cast<unsigned char>(trace[2 * i + 1]) << 8)),
                       static_cast<std::uint8_t>(trace[2 * n + i])};
    for (std::size_t i = 0; i < n; ++i) field.forms[i] = static_cast<std::uint8_t>(trace[3 * n + i]);
    std::uint32_t position = 0;
    for (std::size_t i = 0; i < n; ++i) {
      const auto pair = static_cast<unsigned char>(trace[4 * n + i / 2]);
      position += i % 2 == 0 ? pair & 0x0Fu : pair >> 4;
      field.positions[i] = position;
    }
    trace.remove_prefix(4 * n + (n + 1) / 2);
    fields.push_back(std::move(field));
  }
  return fields;
}

}  // namespace propos
