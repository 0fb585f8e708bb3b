#include "indexer/html/block.hpp"

#include <cstddef>

#include "common/text.hpp"

namespace propos {

std::string_view name_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::paragraph: return "paragraph";
    case BlockKind::heading: return "heading";
    case BlockKind::summary: return "summary";
    case BlockKind::accordion: return "accordion";
    case BlockKind::marked: return "marked question";
    case BlockKind::term: return "term";
    case BlockKind::definition: return "definition";
    case BlockKind::list_item: return "list item";
    case BlockKind::quotation: return "quotation";
    case BlockKind::caption: return "caption";
    case BlockKind::table_row: return "table row";
    case BlockKind::preformatted: return "preformatted";
    case BlockKind::pull_quote: return "pull quote";
    case BlockKind::note: return "note";
  }
  return "paragraph";
}

bool covers(const std::vector<Range>& ranges, std::string_view text) {
  std::size_t at = 0;
  auto range = ranges.begin();
  bool any = false;
  while (at < text.size()) {
    while (range != ranges.end() && range->end <= at) ++range;
    if (range != ranges.end() && range->begin <= at) {
      at = range->end;
      any = true;
      continue;
    }
    if (is_word_character(next_code_point(text, at))) return false;
  }
  return any;
}

double covered_share(const std::vector<Range>& ranges, std::string_view text) {
  std::size_t letters = 0;
  std::size_t covered = 0;
  auto range = ranges.begin();
  for (std::size_t at = 0; at < text.size();) {
    const auto before = at;
    if (!is_word_character(next_code_point(text, at))) continue;
    ++letters;
    while (range != ranges.end() && range->end <= before) ++range;
    covered += range != ranges.end() && range->begin <= before;
  }
  return letters == 0 ? 0 : static_cast<double>(covered) / static_cast<double>(letters);
}

}  // namespace propos
