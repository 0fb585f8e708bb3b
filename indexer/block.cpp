#include "indexer/block.hpp"

#include <cstddef>

#include "common/text.hpp"

namespace propos {

std::string_view name_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::paragraph: return "paragraph";
    case BlockKind::heading: return "heading";
    case BlockKind::summary: return "summary";
    case BlockKind::accordion: return "accordion";
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

}  // namespace propos
