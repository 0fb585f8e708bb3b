#include "common/trace.hpp"

#include <algorithm>
#include <tuple>

#include "common/frame_table.hpp"

namespace propos {
namespace {

constexpr unsigned hash_bytes = 3;
constexpr std::uint32_t most_unknown = 1000;  ///< words without any trace, between two that have one
constexpr std::uint32_t most_places = first_common_symbol - first_joined_symbol + 1;  ///< of a joined form

/// Walks over a field's frame. Calls `words(step, position)` for a byte that stands for nothing else, and for each
/// symbol of the others `common(symbol, position)`, `placed(position)` or `joined(position, places)`, in order.
template <typename Words, typename Common, typename Placed, typename Joined>
void walk(std::string_view frame, Words words, Common common, Placed placed, Joined joined) {
  const auto& steps = frame_steps();
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
    if (const auto& step = steps[byte]; step.plain) {
      words(step, position);
      position += step.advance;
    } else if (byte != frame_escape) {
      std::ranges::for_each(symbols_of(byte), take);
    } else if (++at < frame.size()) {
      take(static_cast<Symbol>(frame[at]));
    }
  }
}

/// How many words and joined forms a frame places; at least as many as reading finds.
std::size_t most_words(const PackedField& field) {
  const auto& steps = frame_steps();
  std::size_t words = field.joined;
  for (const char byte : field.frame) words += std::max<std::size_t>(steps[static_cast<unsigned char>(byte)].words, 1);
  return words;
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
  // What was read before is overwritten: a vector that is emptied fills what it grows by a second time.
  out.resize(most_words(field));
  auto next = out.begin();
  std::size_t next_placed = 0, next_joined = field.placed;
  const auto placed = [&](std::uint32_t position) {
    if (next_placed < field.placed) *next++ = {field.form(next_placed++), position, 1};
  };
  const auto common = [&](Symbol symbol, std::uint32_t position) { *next++ = {traced_form(symbol), position, 1}; };
  walk(
      field.frame,
      [&](const FrameStep& step, std::uint32_t position) {
        for (std::size_t i = 0; i < step.words; ++i)
          if (step.symbols[i] == place_symbol) placed(position + step.at[i]);
          else common(step.symbols[i], position + step.at[i]);
      },
      common, placed,
      [&](std::uint32_t position, std::uint32_t places) {
        if (next_joined < field.forms()) *next++ = {field.form(next_joined++), position, places};
      });
  out.erase(next, out.end());
}

namespace {

/// The words of a field without the too common ones, into `out`, whose memory is used again.
void read_field(const PackedField& packed, TracedField& out) {
  out.field = packed.field;
  out.words = packed.words;
  constexpr std::size_t most_of_byte = std::tuple_size_v<decltype(FrameStep::placed_at)>;
  out.forms.resize(packed.forms());
  out.positions.resize(packed.forms() + most_of_byte);
  // Positions come with the frame, forms are copied up to the next joined one.
  auto* const forms = out.forms.data();
  auto* const positions = out.positions.data();
  std::size_t read = 0, copied = 0, next_placed = 0, next_joined = packed.placed;
  std::size_t end = packed.placed;  // of what may be read before the next joined form
  const auto copy_forms = [&] {
    for (; copied < read; ++copied) forms[copied] = packed.form(next_placed++);
  };
  walk(
      packed.frame,
      [&](const FrameStep& step, std::uint32_t position) {
        // All, whether they are there or not: what is too much is overwritten.
        for (std::size_t i = 0; i < most_of_byte; ++i) positions[read + i] = position + step.placed_at[i];
        read += std::min<std::size_t>(step.placed, end - read);
      },
      [](Symbol, std::uint32_t) {},
      [&](std::uint32_t position) {
        if (read < end) positions[read++] = position;
      },
      [&](std::uint32_t position, std::uint32_t) {
        copy_forms();
        if (next_joined == packed.forms()) return;
        forms[copied++] = packed.form(next_joined++);
        positions[read++] = position;
        ++end;
      });
  copy_forms();
  out.forms.resize(read);
  out.positions.resize(read);
}

}  // namespace

void read_trace(std::string_view bytes, Trace& trace) {
  if (ByteReader title(bytes); !title.u24(trace.title)) trace.title = 0;
  std::size_t read = 0;
  auto fields = packed_fields(bytes);
  for (PackedField packed; read < field_count && next_field(fields, packed);) {
    if (read == trace.fields.size()) trace.fields.emplace_back();
    read_field(packed, trace.fields[read++]);
  }
  trace.fields.resize(read);
}

}  // namespace propos
