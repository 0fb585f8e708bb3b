#include "common/trace.hpp"

#include <algorithm>

#include "common/frame_table.hpp"

namespace propos {
namespace {

constexpr unsigned hash_bytes = 3;
constexpr std::uint32_t most_unknown = 1000;  ///< words without any trace, between two that have one
constexpr std::uint32_t most_places = first_common_symbol - first_joined_symbol + 1;  ///< of a joined form

/// Walks over a field's frame: calls `common(symbol, position)`, `placed(position)` and `joined(position, places)` in
/// order.
template <typename Common, typename Placed, typename Joined>
void walk(std::string_view frame, Common common, Placed placed, Joined joined) {
  std::uint32_t position = 0;
  const auto take = [&](Symbol symbol) {
    if (symbol >= first_common_symbol) common(symbol, position++);
    else if (symbol == place_symbol) placed(position++);
    else if (symbol == sentence_symbol) position += sentence_gap;
    else if (symbol == unknown_symbol) ++position;
    else joined(position, static_cast<std::uint32_t>(symbol - first_joined_symbol) + 2);
  };
  for (std::size_t at = 0; at < frame.size(); ++at) {
    const auto byte = static_cast<unsigned char>(frame[at]);
    if (byte != frame_escape) std::ranges::for_each(symbols_of(byte), take);
    else if (++at < frame.size()) take(static_cast<Symbol>(frame[at]));
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

std::uint32_t traced_form(const Word& word) { return word.symbol != 0 ? traced_form(word.symbol) : word.hash; }

void append_trace(std::string& bytes, Field field, const std::vector<Term>& words) {
  if (words.empty()) return;
  std::vector<Symbol> symbols;
  std::vector<std::uint32_t> placed, joined;
  std::uint32_t without_term = 0, next = 0;  // next: the position that follows what was written
  for (const auto& word : words) {
    if (word.joined && word.places > most_places) continue;
    if (word.new_sentence && !symbols.empty()) symbols.push_back(sentence_symbol);
    if (word.position > next)
      symbols.insert(symbols.end(), std::min(word.position - next, most_unknown), unknown_symbol);
    next = word.position;
    if (word.joined) {
      symbols.push_back(static_cast<Symbol>(first_joined_symbol + word.places - 2));
      joined.push_back(word.word->hash);
      continue;
    }
    ++next;
    symbols.push_back(word.word->symbol != 0 ? word.word->symbol : place_symbol);
    if (word.word->symbol != 0) continue;
    placed.push_back(word.word->hash);
    without_term += word.too_common();
  }
  bytes += static_cast<char>(field);
  std::string frame;
  append_frame(frame, symbols);
  append_varint(bytes, placed.size());
  append_varint(bytes, joined.size());
  append_varint(bytes, without_term);
  append_varint(bytes, frame.size());
  for (const auto hash : placed) append_fixed(bytes, hash, hash_bytes);
  for (const auto hash : joined) append_fixed(bytes, hash, hash_bytes);
  bytes += frame;
}

std::vector<PlacedWord> placed_words(const std::vector<Term>& words) {
  std::vector<PlacedWord> placed;
  std::uint32_t gaps = 0;
  for (const auto& word : words) {
    if (word.new_sentence && !placed.empty()) gaps += sentence_gap;
    placed.push_back({word.joined ? word.word->hash : traced_form(*word.word), word.position + gaps, word.places});
  }
  return placed;
}

ByteReader packed_fields(std::string_view trace) {
  return ByteReader(trace.substr(std::min(trace.size(), std::size_t{hash_bytes})));
}

bool next_field(ByteReader& fields, PackedField& field) {
  std::uint8_t code = 0;
  std::uint32_t placed = 0, joined = 0, without_term = 0, frame = 0;
  std::string_view hashes;
  if (!fields.u8(code) || code >= field_count || !fields.varint(placed) || !fields.varint(joined) ||
      !fields.varint(without_term) || !fields.varint(frame))
    return false;
  field.field = static_cast<Field>(code);
  field.placed = placed;
  field.joined = joined;
  if (frame == 0 || without_term > placed || !fields.bytes(hash_bytes * field.forms(), hashes) ||
      !fields.bytes(frame, field.frame))
    return false;
  field.words = placed - without_term;
  field.hashes = reinterpret_cast<const unsigned char*>(hashes.data());
  return true;
}

void read_places(const PackedField& field, std::vector<PlacedWord>& out) {
  out.clear();
  std::size_t next_placed = 0, next_joined = field.placed;
  walk(
      field.frame,
      [&](Symbol symbol, std::uint32_t position) {
        out.push_back({traced_form(symbol), position, 1});
      },
      [&](std::uint32_t position) {
        if (next_placed < field.placed) out.push_back({field.form(next_placed++), position, 1});
      },
      [&](std::uint32_t position, std::uint32_t places) {
        if (next_joined < field.forms()) out.push_back({field.form(next_joined++), position, places});
      });
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
    field.forms.clear();
    field.positions.clear();
    std::size_t next_placed = 0, next_joined = packed.placed;
    const auto add = [&](std::size_t& next, std::size_t end, std::uint32_t position) {
      if (next == end) return;
      field.forms.push_back(packed.form(next++));
      field.positions.push_back(position);
    };
    walk(
        packed.frame, [](Symbol, std::uint32_t) {},
        [&](std::uint32_t position) { add(next_placed, packed.placed, position); },
        [&](std::uint32_t position, std::uint32_t) { add(next_joined, packed.forms(), position); });
  }
  trace.fields.resize(read);
}

}  // namespace propos
