#include "indexer/cut/turn_units.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "common/text.hpp"
#include "common/tokens.hpp"
#include "indexer/cut/turn_marks.hpp"
#include "indexer/html/split.hpp"

namespace propos {
namespace {

using Breaks = std::vector<std::uint32_t>;

bool may_split(const Block& block) {
  return block.dropped.empty() && (block.kind == BlockKind::paragraph || block.kind == BlockKind::definition ||
                                   block.kind == BlockKind::list_item || block.kind == BlockKind::quotation);
}

bool is_gap(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (is_word_character(next_code_point(text, at))) return false;
  return true;
}

/// Ranges with nothing but signs between them are one.
std::vector<Range> runs_of(const std::vector<Range>& ranges, std::string_view text) {
  std::vector<Range> runs;
  for (const auto& range : ranges) {
    if (!runs.empty() && is_gap(text.substr(runs.back().end, range.begin - runs.back().end)) &&
        text.substr(runs.back().end, range.begin - runs.back().end).find('\n') == std::string_view::npos)
      runs.back().end = range.end;
    else runs.push_back(range);
  }
  return runs;
}

/// Behind spaces and line ends.
std::uint32_t skip_space(std::string_view text, std::uint32_t at) {
  while (at < text.size()) {
    std::size_t next = at;
    if (!is_space(next_code_point(text, next)) && text[at] != '\n') break;
    at = static_cast<std::uint32_t>(next);
  }
  return at;
}

/// The last character of `text` that is no space, as a byte of ASCII; 0xFF for others; 0 for none.
unsigned char last_sign(std::string_view text) {
  while (!text.empty()) {
    auto begin = text.size() - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
    std::size_t at = begin;
    const auto c = next_code_point(text, at);
    if (c == 0xBB || c == 0x201D) {  // a closing quotation says nothing of the sentence's end
      text = text.substr(0, begin);
      continue;
    }
    if (!is_space(c) && c != '\n' && c != ')' && c != '"') return c < 0x80 ? static_cast<unsigned char>(c) : 0xFF;
    text = text.substr(0, begin);
  }
  return 0;
}

bool ends_sentence(unsigned char sign) {
  return sign == 0 || sign == '.' || sign == '?' || sign == '!' || sign == 0xFF;
}

/// Whether what stands at `at` may begin a sentence.
bool begins_sentence(std::string_view text, std::uint32_t at) {
  if (at >= text.size()) return true;
  std::size_t next = at;
  const auto c = next_code_point(text, next);
  return !is_lower(c) && c != ',' && c != ';' && c != '.' && c != ')' && c != 0xBB;
}

/// Where the number of a question begins that stands before `at` on its line: `4. <b>Question ?</b>`; else `at`.
std::uint32_t with_number(std::string_view text, std::uint32_t at) {
  auto begin = at;
  while (begin > 0 && text[begin - 1] == ' ') --begin;
  const auto signs = begin;
  while (begin > 0 && (text[begin - 1] == '.' || text[begin - 1] == ')' || text[begin - 1] == '-')) --begin;
  const auto digits = begin;
  while (begin > 0 && digits - begin < 2 && is_digit(static_cast<unsigned char>(text[begin - 1]))) --begin;
  const bool number = signs > digits && digits > begin && (begin == 0 || text[begin - 1] == '\n');
  return number ? begin : at;
}

/// A styled stretch of a block that may be a question.
struct Prompt {
  Range range;
  bool asks = false;
  bool opens = false;     ///< the block begins with it
  bool closes = false;    ///< the block ends with it
  bool sentence = false;  ///< it is a long one that ends as a sentence
};

constexpr std::size_t fewest_words = 2;
constexpr std::size_t statement_words = 5;

/// The prompts of one style inside a block; a block that is styled all over gives one that opens and closes it.
std::vector<Prompt> prompts_of(const Block& block, const std::vector<Range>& ranges) {
  std::vector<Prompt> prompts;
  const std::string_view text = block.text;
  const auto size = static_cast<std::uint32_t>(text.size());
  for (const auto& run : runs_of(ranges, text)) {
    auto end = run.end;
    // The sign and the spaces behind a style belong to it.
    while (end < size && (text[end] == '?' || text[end] == '!')) ++end;
    const auto said = std::string(text.substr(run.begin, end - run.begin));
    const auto words = count_words(said);
    if (words < fewest_words) continue;
    const auto sign = last_sign(said);
    // Only spaces and a no-break space may part the run from its question mark.
    auto mark = skip_space(text, end);
    const bool mark_outside = mark < size && text[mark] == '?';
    if (mark_outside) end = mark + 1;
    const auto before = last_sign(text.substr(0, run.begin));
    const bool at_line = run.begin == 0 || text[run.begin - 1] == '\n';
    if (!(at_line || ends_sentence(before)) || !begins_sentence(text, skip_space(text, end))) continue;
    const auto begin = with_number(text, skip_space(text, run.begin));
    const bool opens = is_gap(text.substr(0, begin));
    const bool closes = is_gap(text.substr(end));
    const bool asking = mark_outside || sign == '?';
    const bool line_ends = end < size && text[end] == '\n';
    const bool sentence = words >= statement_words && (sign == '.' || sign == '!' || sign == 0xFF || line_ends);
    prompts.push_back({{begin, end}, asking, opens, closes, sentence});
  }
  return prompts;
}

/// Cuts at the prompts of one style, where the style asks often enough in the post.
class PromptSplitter {
 public:
  PromptSplitter(const std::vector<Block>& blocks, std::vector<Range> Block::*style, bool statements)
      : style_(style), statements_(statements) {
    std::size_t whole = 0;
    for (const auto& block : blocks) {
      if (!may_split(block) || (block.*style).empty()) continue;
      for (const auto& prompt : prompts_of(block, block.*style)) {
        asking_ += prompt.asks;
        whole += prompt.opens && prompt.closes;
      }
    }
    // Where most questions stand in blocks of their own, a statement in the same style is one of them.
    statements_ = statements_ && asking_ >= 3 && whole >= 3;
  }

  void add_breaks(const Block& block, Breaks& breaks) const {
    if (asking_ < 2 || (block.*style_).empty()) return;
    for (const auto& prompt : prompts_of(block, block.*style_)) {
      if (prompt.opens && prompt.closes) continue;
      const bool at_border = prompt.opens || prompt.closes;
      if (!at_border || !(prompt.asks || (statements_ && prompt.sentence && prompt.opens))) continue;
      if (!prompt.opens) breaks.push_back(prompt.range.begin);
      if (!prompt.closes) breaks.push_back(skip_space(block.text, prompt.range.end));
    }
  }

 private:
  std::vector<Range> Block::*style_;
  bool statements_;
  std::size_t asking_ = 0;
};

/// Where a label may begin: at the block's beginning, behind a line's end, where a style begins or ends.
Breaks strong_places(const Block& block) {
  Breaks places = {0};
  for (auto at = block.text.find('\n'); at != std::string::npos; at = block.text.find('\n', at + 1))
    places.push_back(skip_space(block.text, static_cast<std::uint32_t>(at)));
  for (const auto* ranges : {&block.bold, &block.links})
    for (const auto& range : *ranges) {
      places.push_back(skip_space(block.text, range.begin));
      places.push_back(skip_space(block.text, range.end));
    }
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return places;
}

/// Behind the end of a sentence: there a label is only looked for when its name is known.
Breaks sentence_places(const std::string& text) {
  Breaks places;
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    const char c = text[at];
    if ((c != '.' && c != '?' && c != '!' && c != ')') || text[at + 1] != ' ') continue;
    places.push_back(skip_space(text, static_cast<std::uint32_t>(at + 1)));
  }
  return places;
}

/// Cuts where a name that comes again begins a turn.
class LabelSplitter {
 public:
  explicit LabelSplitter(const std::vector<Block>& blocks, const KnownPeople& known) {
    std::map<std::string, std::size_t> weights;
    for (const auto& block : blocks) {
      if (!may_split(block)) continue;
      for (const auto at : strong_places(block))
        if (const auto label = label_at(block, at)) weights[label->name] += label->loose ? 2u : 3u;
    }
    constexpr std::size_t most_names = 100;
    for (const auto& [name, weight] : weights)
      if (weight >= 6 || (weight == 3 && weights.size() <= most_names && stands_for_known(name, known)))
        names_.insert(name);
    if (names_.size() > most_names) names_.clear();
  }

  void add_breaks(const Block& block, Breaks& breaks) const {
    if (names_.empty()) return;
    const auto places = strong_places(block);
    for (const auto at : places) add_break(block, at, breaks);
    if (!breaks.empty())
      for (const auto at : places) add_asking_line(block, at, breaks);
    for (const auto at : sentence_places(block.text)) add_break(block, at, breaks);
  }

 private:
  static bool stands_for_known(const std::string& name, const KnownPeople& known) {
    return std::any_of(known.named.begin(), known.named.end(), [&](const auto& p) { return stands_for(name, p); });
  }

  static std::optional<Label> label_at(const Block& block, std::uint32_t at) {
    if (at >= block.text.size()) return std::nullopt;
    std::size_t probe = at;
    const auto c = next_code_point(block.text, probe);
    if (!is_upper(c) && !is_digit(c)) return std::nullopt;
    auto label = possible_label(block, at);
    // Inside a block, what only a style tells may be an emphasis.
    if (label && at > 0 && label->sign == LabelSign::style && block.text[at - 1] != '\n') return std::nullopt;
    return label;
  }

  /// Among turns of known names, a line that asks under another name is a turn as well.
  static void add_asking_line(const Block& block, std::uint32_t at, Breaks& breaks) {
    if (at == 0 || block.text[at - 1] != '\n') return;
    const auto label = label_at(block, at);
    if (!label || label->loose || label->sign != LabelSign::mark) return;
    constexpr std::size_t longest_line = 600;
    const auto line = block.text.substr(at, std::min(block.text.find('\n', at), at + longest_line) - at);
    if (asks(line)) breaks.push_back(at);
  }

  void add_break(const Block& block, std::uint32_t at, Breaks& breaks) const {
    // A number before a label is the label's: `2) PH : …`.
    if (at == 0 || (at <= 5 && is_digit(static_cast<unsigned char>(block.text[0])))) return;
    const auto label = label_at(block, at);
    if (label && names_.contains(label->name)) breaks.push_back(at);
  }

  std::set<std::string> names_;
};

/// Cuts before and behind lines of a paragraph that a sign sets off, where half of such lines ask: `> Pourquoi ?`.
class MarkedLineSplitter {
 public:
  explicit MarkedLineSplitter(const std::vector<Block>& blocks) {
    for (const auto& block : blocks) {
      if (!may_split(block) || block.text.find('\n') == std::string::npos) continue;
      for_lines(block.text, [&](std::uint32_t, const std::string& line, char mark) {
        if (mark == 0) return;
        ++lines_[mark];
        asking_[mark] += asks(line);
      });
    }
  }

  void add_breaks(const Block& block, Breaks& breaks) const {
    if (lines_.empty() || block.text.find('\n') == std::string::npos) return;
    bool marked = false;
    for_lines(block.text, [&](std::uint32_t at, const std::string&, char mark) {
      const bool is_turn = mark != 0 && sets_off(mark);
      if (is_turn || marked) {
        if (is_turn != marked) breaks.push_back(at);
      }
      marked = is_turn;
    });
  }

 private:
  template <typename Visit>
  static void for_lines(const std::string& text, Visit visit) {
    for (std::size_t begin = 0; begin < text.size();) {
      const auto end = std::min(text.find('\n', begin), text.size());
      const auto line = text.substr(begin, end - begin);
      if (!line.empty()) visit(static_cast<std::uint32_t>(begin), line, mark_length(line) > 0 ? line.front() : '\0');
      begin = end + 1;
    }
  }

  bool sets_off(char mark) const {
    const auto asking = asking_.find(mark);
    return asking != asking_.end() && asking->second >= 2 && 2 * asking->second >= lines_.at(mark);
  }

  std::map<char, std::size_t> lines_;   ///< by the first byte of the sign
  std::map<char, std::size_t> asking_;  ///< of these
};

/// Without repeats, in order, none at the borders.
void tidy(Breaks& breaks, const Block& block) {
  std::sort(breaks.begin(), breaks.end());
  breaks.erase(std::unique(breaks.begin(), breaks.end()), breaks.end());
  std::erase_if(breaks, [&](std::uint32_t at) { return at == 0 || at >= block.text.size(); });
}

/// Where the answer begins in a text that begins with questions; 0 for nowhere.
std::uint32_t end_of_questions(const std::string& text) {
  constexpr std::size_t longest = 300;
  constexpr std::size_t shortest_answer = 6;
  std::uint32_t end = 0;
  for (std::size_t at = 0; at < std::min(text.size(), longest); ++at) {
    if ((text[at] == '.' || text[at] == '!') && at + 1 < text.size() && text[at + 1] == ' ') break;
    if (text[at] == '?') end = static_cast<std::uint32_t>(at + 1);
  }
  if (end == 0 || end >= text.size()) return 0;
  const auto begin = skip_space(text, end);
  return begins_sentence(text, begin) && count_words(text.substr(begin)) >= shortest_answer ? begin : 0;
}

/// Where only answers have labels, a question and its answer in one block without any: both stand between a labelled
/// answer and the next question.
void split_unlabelled_pairs(std::vector<Block>& blocks, const KnownPeople& known) {
  const auto labels = find_labels(blocks, known);
  if (!labels.any() || 3 * labels.kept < blocks.size()) return;
  std::vector<Block> out;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const bool between = i > 0 && i + 2 < blocks.size() && labels.of_block[i - 1] && !labels.of_block[i] &&
                         !labels.of_block[i + 1] && labels.of_block[i + 2] && may_split(blocks[i]);
    const auto end = between && asks(blocks[i + 1].text) ? end_of_questions(blocks[i].text) : 0;
    if (end == 0) {
      out.push_back(std::move(blocks[i]));
      continue;
    }
    for (auto& part : split_at(blocks[i], {end})) out.push_back(std::move(part));
  }
  blocks = std::move(out);
}

}  // namespace

std::vector<Block> split_turns(std::vector<Block> blocks, const KnownPeople& known) {
  const PromptSplitter bold(blocks, &Block::bold, true);
  const PromptSplitter italic(blocks, &Block::italic, false);
  const LabelSplitter labels(blocks, known);
  const MarkedLineSplitter marked(blocks);
  std::vector<Block> out;
  for (auto& block : blocks) {
    Breaks breaks;
    if (may_split(block)) {
      if (block.kind != BlockKind::quotation) {
        bold.add_breaks(block, breaks);
        italic.add_breaks(block, breaks);
      }
      labels.add_breaks(block, breaks);
      marked.add_breaks(block, breaks);
      tidy(breaks, block);
    }
    if (breaks.empty()) out.push_back(std::move(block));
    else
      for (auto& part : split_at(block, breaks)) out.push_back(std::move(part));
  }
  split_unlabelled_pairs(out, known);
  return out;
}

}  // namespace propos
