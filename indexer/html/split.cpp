#include "indexer/html/split.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "indexer/html/block_builder.hpp"

namespace propos {
namespace {

/// The block's text from `begin` to `end`, with its styles, and with the calls and notes from `begin` up to `next`,
/// where the next part begins.
Block part_of(const Block& block, std::uint32_t begin, std::uint32_t end, std::uint32_t next) {
  Block part = block;
  erase_text(part, end, static_cast<std::uint32_t>(block.text.size()));
  erase_text(part, 0, begin);
  part.calls.clear();
  part.notes.clear();
  for (std::size_t i = 0; i < block.calls.size(); ++i) {
    const auto call = block.calls[i];
    if (call < begin || call >= next) continue;
    part.calls.push_back(std::min(call, end) - begin);
    if (i < block.notes.size()) part.notes.push_back(block.notes[i]);
  }
  return part;
}

/// Where a paragraph is really several: at empty lines (classic posts), and behind and before a line that is bold
/// all over while others are not (question and answer parted by `<br>`).
std::vector<std::uint32_t> breaks_of(const Block& block) {
  std::vector<std::uint32_t> breaks;
  std::uint32_t begin = 0;
  bool last_bold = false;
  const bool all_bold = covers(block.bold, block.text);
  const auto size = static_cast<std::uint32_t>(block.text.size());
  while (begin < size) {
    auto end = static_cast<std::uint32_t>(std::min(block.text.find('\n', begin), block.text.size()));
    const auto line = part_of(block, begin, end, end);
    const bool bold = !all_bold && covers(line.bold, line.text);
    const bool empty_before = begin >= 2 && block.text[begin - 1] == '\n' && block.text[begin - 2] == '\n';
    if (begin > 0 && (empty_before || bold != last_bold)) breaks.push_back(begin);
    last_bold = bold;
    begin = end;
    while (begin < size && block.text[begin] == '\n') ++begin;
  }
  return breaks;
}

}  // namespace

std::vector<Block> split_at(const Block& block, const std::vector<std::uint32_t>& breaks) {
  std::vector<Block> parts;
  std::uint32_t begin = 0;
  const auto size = static_cast<std::uint32_t>(block.text.size());
  for (std::size_t i = 0; i <= breaks.size(); ++i) {
    const auto end = i < breaks.size() ? breaks[i] : size;
    auto last = end;
    while (last > begin && (block.text[last - 1] == '\n' || block.text[last - 1] == ' ')) --last;
    if (last > begin) parts.push_back(part_of(block, begin, last, end == size ? UINT32_MAX : end));
    begin = end;
  }
  return parts;
}

std::vector<Block> split_blocks(std::vector<Block> blocks) {
  std::vector<Block> out;
  for (auto& block : blocks) {
    const bool splits = block.kind == BlockKind::paragraph || block.kind == BlockKind::definition;
    if (!splits || block.text.find('\n') == std::string::npos) {
      out.push_back(std::move(block));
      continue;
    }
    auto parts = split_at(block, breaks_of(block));
    std::move(parts.begin(), parts.end(), std::back_inserter(out));
  }
  return out;
}

}  // namespace propos
