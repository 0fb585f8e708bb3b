// How blocks look, as far as questions may look so. What opens a question in a post is decided in decision.hpp.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/cut/label_voices.hpp"
#include "indexer/html/block.hpp"

namespace propos {

/// How a block looks, as far as questions may look so. Headings are shapes by their level.
enum class Shape {
  none,   ///< list items, quotations, captions, tables, code: never a question
  plain,  ///< a paragraph without a mark of its own; opens a question only where nothing else does
  heading1,
  heading2,
  heading3,
  heading4,
  heading5,
  heading6,
  accordion,
  summary,
  term,
  marked,
  bold,       ///< a paragraph that is bold all over
  italic,     ///< a paragraph that is italic all over
  dash,       ///< a paragraph that begins with a dash
  dash_turn,  ///< every second one of these, where answers begin with a dash as well
  label,      ///< a paragraph that begins with the name of who asks
  unlabelled  ///< the paragraph before an answer, where only answers have labels
};

std::string_view name_of(Shape shape);

/// The shape of a block by itself (never dash_turn, label or unlabelled, which take the whole post).
Shape shape_of(const Block& block);

/// A short paragraph without any mark that is nothing but a question.
bool is_bare_question(const Block& block);

/// For Shape::dash_turn: the blocks that begin with a dash and take the asker's turn.
std::vector<bool> asking_turns(const std::vector<Block>& blocks);

/// A run of questions that an export moved away from their answers: blocks [begin, end), at the end or the beginning of
/// the post, that hold most questions of a shape; begin == end when there is none.
struct DetachedQuestions {
  std::size_t begin = 0;
  std::size_t end = 0;
  Shape shape = Shape::none;
};
DetachedQuestions find_detached_questions(const std::vector<Block>& blocks);

}  // namespace propos
