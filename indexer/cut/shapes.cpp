#include "indexer/cut/shapes.hpp"

#include <algorithm>
#include <array>

#include "common/text.hpp"
#include "common/tokens.hpp"
#include "indexer/cut/turn_marks.hpp"

namespace propos {
namespace {

constexpr double mostly = 0.75;  ///< of the letters

}  // namespace

std::string_view name_of(Shape shape) {
  switch (shape) {
    case Shape::none: return "none";
    case Shape::plain: return "plain paragraph";
    case Shape::heading1: return "h1";
    case Shape::heading2: return "h2";
    case Shape::heading3: return "h3";
    case Shape::heading4: return "h4";
    case Shape::heading5: return "h5";
    case Shape::heading6: return "h6";
    case Shape::accordion: return "accordion heading";
    case Shape::summary: return "summary";
    case Shape::term: return "dt";
    case Shape::marked: return "marked as a question";
    case Shape::bold: return "bold paragraph";
    case Shape::italic: return "italic paragraph";
    case Shape::dash: return "dash";
    case Shape::dash_turn: return "asker's turn of two dashes";
    case Shape::label: return "asker's label";
    case Shape::unlabelled: return "stands before a labelled answer";
  }
  return "none";
}

Shape shape_of(const Block& block) {
  switch (block.kind) {
    case BlockKind::heading:
      return static_cast<Shape>(static_cast<int>(Shape::heading1) + std::clamp(block.level, 1, 6) - 1);
    case BlockKind::accordion: return Shape::accordion;
    case BlockKind::summary: return Shape::summary;
    case BlockKind::term: return Shape::term;
    case BlockKind::marked: return Shape::marked;
    case BlockKind::paragraph: break;
    // A quotation or list item in bold sets a question off; others are text.
    case BlockKind::quotation:
    case BlockKind::list_item: return covered_share(block.bold, block.text) >= mostly ? Shape::bold : Shape::none;
    default: return Shape::none;
  }
  // The last word of a question is easily left out of its bold.
  if (covers(block.bold, block.text) || (asks(block.text) && covered_share(block.bold, block.text) >= mostly))
    return Shape::bold;
  if (mark_length(block.text) > 0) return Shape::dash;
  if (covers(block.italic, block.text)) return Shape::italic;
  return Shape::plain;
}

bool is_bare_question(const Block& block) {
  constexpr std::size_t longest = 40;
  auto text = collapse_space(block.text);
  return shape_of(block) == Shape::plain && text.ends_with('?') && count_words(text) <= longest;
}

std::vector<bool> asking_turns(const std::vector<Block>& blocks) {
  std::vector<bool> turns(blocks.size());
  std::size_t number = 0;
  std::array<std::size_t, 2> asking{};
  for (const auto& block : blocks)
    if (shape_of(block) == Shape::dash) asking[number++ % 2] += asks(block.text);
  const std::size_t asker = asking[0] >= asking[1] ? 0 : 1;
  number = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i)
    if (shape_of(blocks[i]) == Shape::dash) turns[i] = number++ % 2 == asker;
  return turns;
}

DetachedQuestions find_detached_questions(const std::vector<Block>& blocks) {
  constexpr std::size_t fewest = 3;
  constexpr std::size_t trailing_blocks = 2;  // a credit or a note may stand behind the questions
  DetachedQuestions found;
  for (std::size_t begin = 0; begin < blocks.size();) {
    const auto shape = shape_of(blocks[begin]);
    auto end = begin + 1;
    while (end < blocks.size() && shape_of(blocks[end]) == shape) ++end;
    const bool marked = shape != Shape::none && shape != Shape::plain;
    const bool at_border = begin == 0 || end + trailing_blocks >= blocks.size();
    if (marked && at_border && end - begin >= fewest && end - begin > found.end - found.begin)
      found = {begin, end, shape};
    begin = end;
  }
  std::size_t of_shape = 0;
  std::size_t asking = 0;
  for (const auto& block : blocks) of_shape += shape_of(block) == found.shape;
  for (auto i = found.begin; i < found.end; ++i) asking += asks(blocks[i].text);
  const auto size = found.end - found.begin;
  const bool most = 3 * size >= 2 * of_shape && 2 * asking >= size;
  const bool enough_answers = blocks.size() >= 2 * size;
  return size >= fewest && most && enough_answers ? found : DetachedQuestions{};
}

}  // namespace propos
