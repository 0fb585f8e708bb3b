#include "indexer/cut/shapes.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "common/text.hpp"
#include "common/tokens.hpp"

namespace propos {
namespace {

constexpr double mostly = 0.75;  ///< of the letters

bool starts_with_dash(const std::string& text) {
  return text.starts_with("—") || text.starts_with("–") || text.starts_with("- ");
}

/// What is counted of all blocks of one shape.
struct Tally {
  std::size_t blocks = 0;
  std::size_t asking = 0;
  std::size_t addressing = 0;  ///< ask, or speak to somebody
  std::size_t answered = 0;    ///< something of another shape follows
  std::size_t words = 0;
};

std::map<Shape, Tally> tally(const std::vector<Block>& blocks, std::size_t& all_words) {
  std::map<Shape, Tally> tallies;
  all_words = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const auto shape = shape_of(blocks[i]);
    const auto words = count_words(blocks[i].text);
    all_words += words;
    auto& t = tallies[shape];
    ++t.blocks;
    t.words += words;
    const bool asking = asks(blocks[i].text);
    t.asking += asking;
    t.addressing += asking || addresses(blocks[i].text);
    t.answered += i + 1 < blocks.size() && shape_of(blocks[i + 1]) != shape;
  }
  return tallies;
}

/// Whether a marked shape (heading, bold, accordion…) is the questions' shape.
bool opens_questions(const Tally& t, std::size_t all_words) {
  if (t.blocks == 0 || t.asking == 0) return false;
  const bool mostly_asks = 2 * t.asking >= t.blocks || (3 * t.asking >= t.blocks && 2 * t.addressing >= t.blocks);
  const bool short_enough = t.words < 60 * t.blocks && 3 * t.words < 2 * all_words;
  return mostly_asks && short_enough && 2 * t.answered >= t.blocks && (t.asking >= 2 || t.blocks == 1);
}

/// Only answers have labels: most labelled blocks follow an unlabelled paragraph that asks.
bool answers_alone_are_labelled(const std::vector<Block>& blocks, const Labels& labels) {
  if (!labels.any() || !labels.asker_name.empty()) return false;
  std::size_t answers = 0;
  std::size_t asked = 0;
  for (std::size_t i = 1; i < blocks.size(); ++i) {
    if (!labels.of_block[i]) continue;
    ++answers;
    asked += !labels.of_block[i - 1] && asks(blocks[i - 1].text);
  }
  return answers >= 2 && 2 * asked > answers;
}

/// Nothing is marked, but short questions, most of them to somebody, stand between longer paragraphs.
bool asks_without_marks(const std::vector<Block>& blocks) {
  std::size_t questions = 0;
  std::size_t addressing = 0;
  std::size_t answered = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!is_bare_question(blocks[i])) continue;
    ++questions;
    addressing += addresses(blocks[i].text);
    answered += i + 1 < blocks.size() && !is_bare_question(blocks[i + 1]);
  }
  return questions >= 3 && 5 * questions >= blocks.size() && 2 * addressing >= questions &&
         4 * answered >= 3 * questions;
}

/// Both sides begin with a dash: the blocks that ask take turns with others that do not.
bool dashes_take_turns(const std::vector<Block>& blocks) {
  std::size_t dashes = 0;
  std::size_t asking = 0;
  std::size_t asking_turn = 0;
  const auto turns = asking_turns(blocks);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (shape_of(blocks[i]) != Shape::dash) continue;
    ++dashes;
    asking += asks(blocks[i].text);
    asking_turn += turns[i] && asks(blocks[i].text);
  }
  return asking >= 2 && dashes >= 4 && 3 * asking >= dashes && 5 * asking <= 4 * dashes &&
         4 * asking_turn >= 3 * asking;
}

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
  if (starts_with_dash(block.text)) return Shape::dash;
  if (covers(block.italic, block.text)) return Shape::italic;
  return Shape::plain;
}

bool asks(const std::string& text) {
  const auto mark = text.rfind('?');
  if (mark == std::string::npos) return false;
  // Behind the last mark there may be one short sentence, a closing quotation or a bracket.
  return count_words(text.substr(mark + 1)) <= 8;
}

bool addresses(const std::string& text) {
  static constexpr std::array<std::string_view, 5> words = {"vous", "votre", "vos", "tu", "ton"};
  for (const auto& token : tokenize(text))
    if (std::find(words.begin(), words.end(), token.folded) != words.end()) return true;
  return false;
}

Labels find_labels(const std::vector<Block>& blocks) {
  Labels labels;
  labels.of_block.resize(blocks.size());
  labels.asker.resize(blocks.size());
  std::map<std::string, std::size_t> counts;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].kind != BlockKind::paragraph && blocks[i].kind != BlockKind::heading) continue;
    if (auto label = possible_label(blocks[i])) {
      counts[label->name] += label->loose ? 2u : 3u;
      labels.of_block[i] = std::move(label);
    }
  }
  // A label comes twice, a loose one three times, or it is the long form of one that does.
  std::set<std::string> known;
  for (const auto& [name, count] : counts)
    if (count >= 6) known.insert(name);
  for (const auto& [name, count] : counts)
    if (count < 6 && std::any_of(known.begin(), known.end(),
                                 [&, &n = name](const auto& k) { return stands_for(k, n) || stands_for(n, k); }))
      known.insert(name);
  for (const auto& name : known) {
    auto longest = name;
    for (const auto& other : known)
      if (other.size() > longest.size() && stands_for(name, other)) longest = other;
    labels.full[name] = longest;
  }
  std::map<std::string, Tally> speakers;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    auto& label = labels.of_block[i];
    if (!label || !known.contains(label->name)) {
      label.reset();
      continue;
    }
    auto& t = speakers[labels.full[label->name]];
    ++t.blocks;
    t.asking += asks(blocks[i].text);
    t.words += count_words(blocks[i].text);
  }
  // Who asks: most turns end in a question, and they are short. Two labels, or a heavy share of the blocks.
  double best = 0.5;
  for (const auto& [name, t] : speakers) {
    const double share = static_cast<double>(t.asking) / static_cast<double>(t.blocks);
    if (t.blocks >= 2 && share >= best && t.words < 70 * t.blocks) {
      best = share + 1e-9;
      labels.asker_name = name;
    }
  }
  std::size_t labelled = 0;
  for (const auto& label : labels.of_block) labelled += label.has_value();
  if (labelled < 3 || (labels.asker_name.empty() && speakers.size() < 2 && 4 * labelled < blocks.size())) {
    Labels none;
    none.of_block.resize(blocks.size());
    none.asker.resize(blocks.size());
    return none;
  }
  for (std::size_t i = 0; i < blocks.size(); ++i)
    labels.asker[i] =
        labels.of_block[i] && !labels.asker_name.empty() && labels.full[labels.of_block[i]->name] == labels.asker_name;
  return labels;
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

std::vector<Shape> question_shapes(const std::vector<Block>& blocks, const Labels& labels) {
  if (!labels.asker_name.empty()) return {Shape::label};
  if (answers_alone_are_labelled(blocks, labels)) return {Shape::unlabelled};
  std::size_t all_words = 0;
  const auto tallies = tally(blocks, all_words);
  std::vector<Shape> shapes;
  for (const auto& [shape, t] : tallies)
    if (shape != Shape::none && shape != Shape::plain && opens_questions(t, all_words)) shapes.push_back(shape);
  // One paragraph in italics or behind a dash may as well be a quotation.
  if (shapes.size() > 1)
    std::erase_if(shapes, [&](Shape shape) {
      return (shape == Shape::italic || shape == Shape::dash) && tallies.at(shape).asking < 2;
    });
  const bool dashes_only = shapes.empty() || (shapes.size() == 1 && shapes.front() == Shape::dash);
  if (dashes_only && dashes_take_turns(blocks)) return {Shape::dash_turn};
  if (shapes.empty() && asks_without_marks(blocks)) return {Shape::plain};
  return shapes;
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
