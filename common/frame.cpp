#include "common/frame.hpp"

#include <unordered_map>
#include <vector>

#include "common/frame_table.hpp"

namespace propos {
namespace {

constexpr std::size_t single_symbols = first_common_symbol + frame_byte_words;  ///< those with a byte of their own
static_assert(single_symbols + frame_run_count == frame_escape);
static_assert(first_common_symbol + frame_word_count <= 256);

/// What each byte stands for, and the tree that finds the longest run.
class FrameTable {
 public:
  static const FrameTable& instance() {
    static const FrameTable table;
    return table;
  }

  std::span<const Symbol> symbols_of(unsigned char byte) const {
    const auto& run = runs_[byte];
    return {run.symbols.data(), run.length};
  }

  Symbol symbol_of(std::string_view form) const {
    const auto found = numbers_.find(form);
    return found == numbers_.end() ? 0 : found->second;
  }

  /// The byte of the longest run that `symbols` (not empty) begin with; takes the run off.
  unsigned char take_longest(std::span<const Symbol>& symbols) const {
    std::size_t node = 0, longest = 0;
    unsigned char byte = 0;
    for (std::size_t i = 0; i < symbols.size() && symbols[i] < single_symbols; ++i) {
      node = nodes_[node].next[symbols[i]];
      if (node == 0) break;
      if (!nodes_[node].ends) continue;
      byte = nodes_[node].byte;
      longest = i + 1;
    }
    symbols = symbols.subspan(longest);
    return byte;
  }

 private:
  struct Node {
    std::array<std::uint16_t, single_symbols> next{};  ///< 0: none
    bool ends = false;
    unsigned char byte = 0;
  };

  FrameTable() : nodes_(1) {
    for (std::size_t s = 0; s < single_symbols; ++s) add(s, {1, {static_cast<Symbol>(s)}});
    for (std::size_t r = 0; r < frame_run_count; ++r) add(single_symbols + r, frame_runs[r]);
    for (std::size_t w = 0; w < frame_word_count; ++w)
      numbers_[frame_words[w]] = static_cast<Symbol>(first_common_symbol + w);
  }

  void add(std::size_t byte, const FrameRun& run) {
    runs_[byte] = run;
    std::size_t node = 0;
    for (std::size_t i = 0; i < run.length; ++i) {
      auto next = nodes_[node].next[run.symbols[i]];
      if (next == 0) {
        next = static_cast<std::uint16_t>(nodes_.size());
        nodes_[node].next[run.symbols[i]] = next;
        nodes_.emplace_back();
      }
      node = next;
    }
    nodes_[node].ends = true;
    nodes_[node].byte = static_cast<unsigned char>(byte);
  }

  std::array<FrameRun, 256> runs_{};
  std::vector<Node> nodes_;
  std::unordered_map<std::string_view, Symbol> numbers_;
};

FrameStep step_of(std::span<const Symbol> symbols) {
  FrameStep step;
  step.plain = !symbols.empty();
  for (const auto symbol : symbols) {
    if (symbol == sentence_symbol) {
      step.advance = static_cast<std::uint16_t>(step.advance + sentence_gap);
    } else if (symbol == place_symbol || symbol >= first_common_symbol) {
      step.symbols[step.words] = symbol;
      step.at[step.words++] = step.advance;
      if (symbol == place_symbol) step.placed_at[step.placed++] = step.advance;
      ++step.advance;
    } else {
      step.plain = false;
    }
  }
  return step;
}

}  // namespace

const std::array<FrameStep, 256>& frame_steps() {
  static const auto all = [] {
    std::array<FrameStep, 256> steps{};
    for (unsigned byte = 0; byte < steps.size(); ++byte)
      steps[byte] = step_of(symbols_of(static_cast<unsigned char>(byte)));
    return steps;
  }();
  return all;
}

Symbol common_symbol(std::string_view form) { return FrameTable::instance().symbol_of(form); }

std::span<const std::string_view> common_words() { return frame_words; }

void append_frame(std::string& out, std::span<const Symbol> symbols) {
  const auto& table = FrameTable::instance();
  while (!symbols.empty()) {
    if (symbols.front() < single_symbols) {
      out += static_cast<char>(table.take_longest(symbols));
      continue;
    }
    out += static_cast<char>(frame_escape);
    out += static_cast<char>(symbols.front());
    symbols = symbols.subspan(1);
  }
}

std::span<const Symbol> symbols_of(unsigned char byte) { return FrameTable::instance().symbols_of(byte); }

FrameReader FrameReader::at_place(std::string_view frame, std::size_t number) {
  const auto& steps = frame_steps();
  std::size_t at = 0;
  for (; at < frame.size(); ++at) {
    const auto byte = static_cast<unsigned char>(frame[at]);
    if (number < steps[byte].placed) break;
    number -= steps[byte].placed;
    if (byte == frame_escape) ++at;
  }
  if (at >= frame.size()) return FrameReader({});
  FrameReader reader(frame.substr(at + 1));
  reader.run_ = symbols_of(static_cast<unsigned char>(frame[at]));
  while (reader.run_.front() != place_symbol || number-- > 0) reader.run_ = reader.run_.subspan(1);
  return reader;
}

std::optional<Symbol> FrameReader::next() {
  if (run_.empty()) {
    if (rest_.empty()) return {};
    const auto byte = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    if (byte == frame_escape) {
      if (rest_.empty()) return {};
      const auto symbol = static_cast<Symbol>(rest_.front());
      rest_.remove_prefix(1);
      return symbol;
    }
    run_ = symbols_of(byte);
  }
  const auto symbol = run_.front();
  run_ = run_.subspan(1);
  return symbol;
}

}  // namespace propos
