// A block: a paragraph, heading, quotation… of a post, as text with the little markup that cutting needs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace propos {

/// What a block is in its post. Matched by elements, not by class lists, which are never fixed.
enum class BlockKind {
  paragraph,
  heading,     ///< h1 to h6, see Block::level
  summary,     ///< of a <details>
  accordion,   ///< heading of an accordion item
  marked,      ///< its element says that it is a question (class="question")
  term,        ///< <dt>
  definition,  ///< <dd>
  list_item,
  quotation,  ///< <blockquote>: real text
  caption,
  table_row,
  preformatted,  ///< code, verse
  pull_quote,    ///< repeats a sentence of the answer
  note           ///< text of a footnote
};

std::string_view name_of(BlockKind kind);

/// What the elements around a block say that it is, beside what the post says.
enum class Setting {
  text,       ///< they say nothing: the post's own text
  box,        ///< `<aside>`, `class="encadre"`, an element that begins with "Repères"
  biography,  ///< who the author or the guest is
  credit,
  notes,  ///< sources, bibliography
  framed  ///< folded by `<details>`, or on a ground of its own: an answer, or a box
};

/// A byte range of Block::text.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// One block, in the order of the post. Runs of white space are one space, `<br>` is a line feed, no-break
/// spaces stay as they are.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  int level = 0;  ///< of a heading, 1 to 6
  std::string text;
  std::vector<Range> bold;  ///< in order, not touching
  std::vector<Range> italic;
  std::vector<Range> links;
  std::vector<std::uint32_t> calls;  ///< where footnote calls stood, in order; they are not in the text
  std::vector<std::string> notes;    ///< the text of each call's note; empty where it is not known
  Setting setting = Setting::text;
  std::uint32_t box = 0;     ///< which element says so, from 1 on: the blocks of one box have one number
  bool after_image = false;  ///< a picture stands right before it
  bool jumps = false;        ///< its links lead to places in the post: a table of contents
  std::uint32_t source = 0;  ///< byte in the post's HTML where the block starts
  std::string dropped;       ///< why it is no part of the post's text; empty: it is kept
};

/// Whether `ranges` cover all of `text` but white space and punctuation.
bool covers(const std::vector<Range>& ranges, std::string_view text);

/// The share of the letters of `text` that `ranges` cover, 0 to 1.
double covered_share(const std::vector<Range>& ranges, std::string_view text);

}  // namespace propos
