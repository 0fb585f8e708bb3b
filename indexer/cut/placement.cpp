#include "indexer/cut/placement.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "common/limits.hpp"
#include "common/text.hpp"
#include "common/tokens.hpp"
#include "indexer/cut/openings.hpp"
#include "indexer/cut/turn_marks.hpp"

namespace propos {
namespace {

constexpr std::size_t section_words = 250;       ///< a long section is cut near this
constexpr std::size_t long_section_words = 350;  ///< what is shorter stays whole
constexpr std::size_t introduction_words = 40;   ///< a first bold paragraph of this length is no question

/// A heading of the sources or notes at the end of a post.
bool is_apparatus(const Block& block) {
  static constexpr std::array<std::string_view, 8> names = {"sources", "notes",   "references", "bibliographie",
                                                            "credits", "crédits", "note",       "annexes"};
  const auto folded = collapse_space(fold(block.text));
  return std::find(names.begin(), names.end(), folded) != names.end();
}

/// Says something to somebody without asking: "Merci de nous recevoir", "Bonjour".
bool greets(const std::string& text) {
  const auto plain = plainly(text);
  return plain.starts_with("merci") || plain.starts_with("bonjour") || plain.starts_with("bienvenue");
}

/// A guest's next label is that of an answer.
std::vector<bool> followed_by_answer(const Labels& labels) {
  std::vector<bool> followed(labels.of_block.size());
  bool answer = false;
  for (auto i = followed.size(); i-- > 0;) {
    followed[i] = answer;
    if (labels.of_block[i]) answer = !labels.asker[i];
  }
  return followed;
}

/// Gives the blocks of an interview their roles.
class InterviewPlacer {
 public:
  InterviewPlacer(const std::vector<Block>& blocks, const Labels& labels, const Decision& decision,
                  const std::vector<bool>& name_lines)
      : blocks_(blocks),
        labels_(labels),
        decision_(decision),
        name_lines_(name_lines),
        dash_turns_(asking_turns(blocks)),
        before_answer_(followed_by_answer(labels)) {
    std::size_t answers = 0;
    for (std::size_t k = 0; k < blocks.size(); ++k) answers += labels.of_block[k] && !labels.asker[k];
    answers_are_labelled_ = answers > 0;
    most_answers_are_labelled_ = most_questions_have_labelled_answers();
  }

  std::vector<Placement> run() {
    std::vector<Placement> placements(blocks_.size());
    for (std::size_t k = 0; k < blocks_.size(); ++k) {
      placements[k] = place(k);
      if (labels_.of_block[k]) placements[k].label = labels_.of_block[k]->text;
      else if (placements[k].role == Role::question && blocks_[k].text.starts_with('*')) placements[k].label = 1;
    }
    return placements;
  }

 private:
  Placement open_question(std::size_t k, const std::string& rule) {
    if (!open_ || headed_) ++n_;
    open_ = seen_ = true;
    by_label_ = labels_.asker[k];
    headed_ = false;
    return {Role::question, n_, rule};
  }

  Placement place(std::size_t k) {
    if (is_question(k)) return open_question(k, "question: " + std::string(name_of(rule_shape(k))));
    if (seen_ && !open_ && is_stray_question(k)) return open_question(k, "question: asks among those that are set off");
    if (open_ && !labels_.of_block[k] && mark_length(blocks_[k].text) > 0 && asks(blocks_[k].text))
      return {Role::question, n_, "goes on with the question"};
    if (heads_part(k)) {
      headed_ = true;
      return {Role::heading, n_ + 1, "heads a part of the interview"};
    }
    if (!seen_) return {Role::introduction, 0, "before the first question"};
    if (name_lines_[k] && k + 1 < blocks_.size()) return {Role::label, n_, "names who speaks"};
    if (open_ && continues_question(k)) return {Role::question, n_, "goes on with the labelled question"};
    if (open_ && most_answers_are_labelled_ && stands_before_answer(k) &&
        count_words(blocks_[k].text) <= introduction_words)
      return {Role::question, n_, "goes on with the question, up to the answer's label"};
    open_ = false;
    return {Role::answer, n_, "follows its question"};
  }

  bool most_questions_have_labelled_answers() const {
    std::size_t questions = 0;
    std::size_t labelled = 0;
    for (std::size_t k = 0; k + 1 < blocks_.size(); ++k) {
      if (!has_question_shape(k) || has_question_shape(k + 1)) continue;
      ++questions;
      labelled += labels_.of_block[k + 1] && !labels_.asker[k + 1];
    }
    return questions >= 3 && 3 * labelled >= 2 * questions;
  }

  bool stands_before_answer(std::size_t k) const {
    return !labels_.of_block[k] && k + 1 < blocks_.size() && labels_.of_block[k + 1] && !labels_.asker[k + 1];
  }

  /// A short question whose answer lacks its label; the next question follows.
  bool asks_between_answers(std::size_t k) const {
    constexpr std::size_t longest = 25;
    return k > 0 && k + 2 < blocks_.size() && labels_.of_block[k - 1] && !labels_.of_block[k + 1] &&
           stands_before_answer(k + 2) && asks(blocks_[k].text) && !asks(blocks_[k + 1].text) &&
           count_words(blocks_[k].text) <= longest;
  }

  bool has_question_shape(std::size_t k) const {
    if (labels_.asker[k]) return decision_.has(Shape::label);
    if (labels_.of_block[k] || name_lines_[k]) return false;
    if (decision_.has(Shape::dash_turn)) return dash_turns_[k];
    if (decision_.has(Shape::plain)) return is_bare_question(blocks_[k]);
    if (decision_.has(Shape::unlabelled) && (stands_before_answer(k) || asks_between_answers(k))) return true;
    return decision_.has(shape_of(blocks_[k]));
  }

  /// A block in the questions' shape may still be none: a bold introduction, an italic answer, a credit line, a dash
  /// that opens an answer.
  bool is_question(std::size_t k) const {
    if (!has_question_shape(k)) return false;
    const auto& block = blocks_[k];
    const auto shape = rule_shape(k);
    if (asks(block.text)) return true;
    const auto words = count_words(block.text);
    switch (shape) {
      case Shape::label:
      case Shape::dash_turn: return true;
      case Shape::unlabelled:
        // Where questions have a style too, one without it must ask.
        if (decision_.shapes.size() > 1 && !decision_.has(Shape::label)) return false;
        return seen_ ? words <= 2 * introduction_words : addresses(block.text);
      case Shape::dash:
      case Shape::italic:
        if (words > introduction_words || !answer_follows(k)) return false;
        if (!seen_) return shape == Shape::dash && k > 0 && !has_question_shape(k - 1) && addresses(block.text);
        return addresses(block.text) || follows_answer(k);
      case Shape::bold:
        if (k + 1 == blocks_.size()) return false;
        return words <= 2 * introduction_words &&
               (seen_ || ((addresses(block.text) || (k > 0 && greets(block.text))) && words <= introduction_words));
      default: return !is_apparatus(block) && k + 1 < blocks_.size();
    }
  }

  /// A question whose style was forgotten, or covers only its beginning. It speaks to somebody, an answer follows, and
  /// it is set off in part, or nothing but a question, or calls the guest who answers next by name.
  bool is_stray_question(std::size_t k) const {
    constexpr std::size_t fewest_words = 6;  // "Que voulez-vous ?" is the guest's
    const auto& block = blocks_[k];
    const auto words = count_words(block.text);
    if (block.kind != BlockKind::paragraph || labels_.of_block[k] || name_lines_[k] || k + 1 >= blocks_.size())
      return false;
    if (words > introduction_words || words < fewest_words || has_question_shape(k + 1) || !addresses(block.text))
      return false;
    if (answers_are_labelled_ && !stands_before_answer(k)) return false;
    if (calls_next_speaker(k)) return true;
    if (asks(blocks_[k + 1].text) || !has_marked_shape()) return false;
    return begins_set_off(block) || (is_bare_question(block) && !decision_.has(Shape::unlabelled));
  }

  bool calls_next_speaker(std::size_t k) const {
    if (!stands_before_answer(k)) return false;
    const auto comma = blocks_[k].text.find(',');
    constexpr std::size_t longest_name = 40;
    return comma != std::string::npos && comma <= longest_name &&
           stands_for(blocks_[k].text.substr(0, comma), labels_.of_block[k + 1]->name);
  }

  bool has_marked_shape() const {
    return std::any_of(decision_.shapes.begin(), decision_.shapes.end(),
                       [](Shape shape) { return shape >= Shape::heading1 && shape <= Shape::dash; });
  }

  /// Bold, or italic where questions are, from its beginning on over much of it.
  bool begins_set_off(const Block& block) const {
    constexpr double much = 0.4;
    const auto begins = [&](const std::vector<Range>& ranges) {
      return !ranges.empty() && ranges.front().begin == 0 && covered_share(ranges, block.text) >= much;
    };
    return begins(block.bold) || (decision_.has(Shape::italic) && begins(block.italic));
  }

  /// A paragraph of another shape stands behind, before: so a mark that answers may have as well parts two speakers.
  bool answer_follows(std::size_t k) const { return k + 1 < blocks_.size() && !has_question_shape(k + 1); }
  bool follows_answer(std::size_t k) const { return k > 0 && !has_question_shape(k - 1); }

  /// The shape by which the block is judged: that of the whole post where it has one.
  Shape rule_shape(std::size_t k) const {
    if (labels_.asker[k]) return Shape::label;
    if (decision_.has(Shape::dash_turn)) return Shape::dash_turn;
    const auto own = shape_of(blocks_[k]);
    if (decision_.has(Shape::unlabelled) && stands_before_answer(k) && !decision_.has(own)) return Shape::unlabelled;
    return own;
  }

  /// Another question may follow this heading without an answer between: then it heads a part of the interview.
  bool heads_part(std::size_t k) const {
    if (k + 1 >= blocks_.size() || labels_.of_block[k]) return false;
    if (blocks_[k].kind != BlockKind::heading && !is_bold_heading(k)) return false;
    return is_question(k + 1) || (seen_ && is_stray_question(k + 1));
  }

  /// A few bold words that are no sentence, where questions look otherwise.
  bool is_bold_heading(std::size_t k) const {
    constexpr std::size_t most_words = 8;
    const auto& text = blocks_[k].text;
    return shape_of(blocks_[k]) == Shape::bold && !decision_.has(Shape::bold) && !name_lines_[k] &&
           count_words(text) <= most_words && std::string_view(".!?…:").find(text.back()) == std::string_view::npos;
  }

  /// Where answers have labels too, what stands between the asker's turn and the next label is still the asker's.
  bool continues_question(std::size_t k) const {
    if (!by_label_ || labels_.of_block[k] || !answers_are_labelled_) return false;
    const auto kind = blocks_[k].kind;
    return (kind == BlockKind::paragraph || kind == BlockKind::list_item || kind == BlockKind::quotation) &&
           before_answer_[k];
  }

  const std::vector<Block>& blocks_;
  const Labels& labels_;
  const Decision& decision_;
  const std::vector<bool>& name_lines_;
  std::vector<bool> dash_turns_;
  std::vector<bool> before_answer_;  ///< by block: the next label is a guest's
  bool answers_are_labelled_ = false;
  bool most_answers_are_labelled_ = false;  ///< they begin with a guest's label
  int n_ = 0;
  bool open_ = false;    ///< a question waits for its answer
  bool headed_ = false;  ///< a part's heading has opened the next passage
  bool seen_ = false;
  bool by_label_ = false;  ///< the last question has its asker's label
};

/// Cuts a post that is no interview.
class SectionPlacer {
 public:
  explicit SectionPlacer(const std::vector<Block>& blocks) : blocks_(blocks), placements_(blocks.size()) {
    std::size_t heads = 0;
    std::size_t bold_heads = 0;
    for (std::size_t k = 0; k < blocks.size(); ++k) {
      heads += is_section_head(k);
      bold_heads += is_bold_head(k);
    }
    bold_heads_ = heads == 0 && bold_heads >= 2;
  }

  std::vector<Placement> run() {
    for (std::size_t k = 0; k < blocks_.size();) {
      std::size_t end = k;
      if (is_section_head(k)) {
        ++n_;
        in_section_ = true;
        while (end < blocks_.size() && end - k < limits::max_heading_run && is_section_head(end))
          placements_[end++] = {Role::heading, n_, "heading"};
      }
      const auto begin = end;
      while (end < blocks_.size() && !is_section_head(end)) ++end;
      place_text(begin, end);
      k = end;
    }
    return std::move(placements_);
  }

 private:
  /// A short paragraph in bold heads a section where a post has no other headings and has two of these.
  bool is_bold_head(std::size_t k) const {
    constexpr std::size_t longest = 12;
    return shape_of(blocks_[k]) == Shape::bold && count_words(blocks_[k].text) <= longest;
  }

  bool is_section_head(std::size_t k) const {
    if (bold_heads_ && is_bold_head(k)) return true;
    switch (blocks_[k].kind) {
      case BlockKind::heading:
      case BlockKind::summary:
      case BlockKind::accordion:
      case BlockKind::marked:
      case BlockKind::term: return true;
      default: return false;
    }
  }

  /// Places the text blocks [begin, end) of one section; its number moves on when it is cut.
  void place_text(std::size_t begin, std::size_t end) {
    std::size_t left = 0;
    for (auto k = begin; k < end; ++k) left += count_words(blocks_[k].text);
    std::size_t words = 0;
    for (auto k = begin; k < end; ++k) {
      const auto here = count_words(blocks_[k].text);
      const bool past_middle = words + here / 2 > section_words;
      if (words > 0 && words + left > long_section_words && past_middle && left > section_words / 4) {
        ++n_;
        words = 0;
        in_section_ = true;
      }
      placements_[k] = in_section_
                           ? Placement{Role::section, n_, words == 0 ? "opens a section" : "follows in its section"}
                           : Placement{Role::introduction, n_, "before the first heading"};
      words += here;
      left -= here;
    }
  }

  const std::vector<Block>& blocks_;
  std::vector<Placement> placements_;
  int n_ = 0;
  bool in_section_ = false;
  bool bold_heads_ = false;  ///< bold paragraphs head sections
};

}  // namespace

std::vector<Placement> place_interview(const std::vector<Block>& blocks, const Labels& labels, const Decision& decision,
                                       const std::vector<bool>& name_lines) {
  return InterviewPlacer(blocks, labels, decision, name_lines).run();
}

std::vector<Placement> place_sections(const std::vector<Block>& blocks) { return SectionPlacer(blocks).run(); }

}  // namespace propos
