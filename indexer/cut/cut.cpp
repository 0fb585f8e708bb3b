#include "indexer/cut/cut.hpp"

#include <algorithm>
#include <array>

#include "common/limits.hpp"
#include "common/text.hpp"
#include "common/tokens.hpp"
#include "indexer/cut/apart.hpp"
#include "indexer/cut/apart_passages.hpp"
#include "indexer/cut/corrections.hpp"
#include "indexer/cut/fragment.hpp"
#include "indexer/cut/names.hpp"
#include "indexer/cut/pairing.hpp"
#include "indexer/cut/repeats.hpp"
#include "indexer/cut/shapes.hpp"
#include "indexer/html/boxes.hpp"
#include "indexer/html/html.hpp"
#include "indexer/html/split.hpp"

namespace propos {
namespace {

constexpr std::size_t section_words = 250;       ///< a long section is cut near this
constexpr std::size_t long_section_words = 350;  ///< what is shorter stays whole
constexpr std::size_t introduction_words = 40;   ///< a first bold paragraph of this length is no question

/// Builds passages from placed blocks.
class Cutter {
 public:
  Cutter(const Post& post, const PostCorrections* corrections) : post_(post), corrections_(corrections) {}

  Cut run() {
    auto list = read_blocks(post_.html, post_.footnotes);
    cut_.repaired = post_.repaired || list.repaired;
    cut_.blocks = split_blocks(std::move(list.blocks));
    drop_boxes(cut_.blocks);
    cut_.blocks = split_apart_lines(std::move(cut_.blocks));
    cut_.placements.resize(cut_.blocks.size());
    auto apart = find_apart(cut_.blocks, post_);
    const BlockCorrections said(corrections_, cut_.blocks);
    said.set_apart(cut_.blocks, apart);
    for (std::size_t i = 0; i < cut_.blocks.size(); ++i) {
      if (apart[i]) cut_.placements[i] = {Role::dropped, -1, apart[i]->rule};
      else if (cut_.blocks[i].dropped.empty()) kept_.push_back(i);
      else cut_.placements[i] = {Role::dropped, -1, cut_.blocks[i].dropped};
    }
    std::vector<Block> blocks;
    for (const auto i : kept_) blocks.push_back(cut_.blocks[i]);
    pair_again(blocks);
    labels_ = find_labels(blocks);
    shapes_ = question_shapes(blocks, labels_);
    if (inferred_ && shapes_.empty()) shapes_ = {detached_shape_};
    turns_ = asking_turns(blocks);
    for (std::size_t k = 0; k < kept_.size(); ++k) answers_are_labelled_ |= labels_.of_block[k] && !labels_.asker[k];
    place();
    said.place(kept_, cut_.placements);
    cut_.unfit = said.unfit();
    limit();
    find_numbers();
    build();
    add_apart_passages(cut_, apart, post_);
    if (corrections_ != nullptr) correct_people(cut_, *corrections_);
    if (inferred_) order_blocks();
    return std::move(cut_);
  }

 private:
  /// Brings the blocks into the order of the passages.
  void order_blocks() {
    std::vector<Block> blocks;
    std::vector<Placement> placements;
    for (const auto i : kept_) {
      blocks.push_back(std::move(cut_.blocks[i]));
      placements.push_back(cut_.placements[i]);
      placements.back().rule += "; paired by its words";
    }
    std::vector<bool> is_kept(cut_.blocks.size());
    for (const auto i : kept_) is_kept[i] = true;
    for (std::size_t i = 0; i < cut_.blocks.size(); ++i)
      if (!is_kept[i]) {
        blocks.push_back(std::move(cut_.blocks[i]));
        placements.push_back(cut_.placements[i]);
      }
    cut_.blocks = std::move(blocks);
    cut_.placements = std::move(placements);
  }

  const Block& kept(std::size_t k) const { return cut_.blocks[kept_[k]]; }
  Placement& placement(std::size_t k) { return cut_.placements[kept_[k]]; }

  /// Puts questions that stand apart before their answers. `blocks` are the kept ones; they and kept_ change their
  /// order.
  void pair_again(std::vector<Block>& blocks) {
    const auto run = find_detached_questions(blocks);
    if (run.begin == run.end) return;
    std::vector<std::string> questions, paragraphs;
    std::vector<std::size_t> others;
    for (std::size_t k = 0; k < blocks.size(); ++k) {
      if (k >= run.begin && k < run.end) {
        questions.push_back(blocks[k].text);
      } else {
        paragraphs.push_back(blocks[k].text);
        others.push_back(k);
      }
    }
    const auto starts = pair_questions(questions, paragraphs);
    if (starts.empty()) return;
    std::vector<std::size_t> order;
    std::size_t next = 0;
    for (std::size_t j = 0; j < others.size(); ++j) {
      if (next < starts.size() && starts[next] == j) order.push_back(run.begin + next++);
      order.push_back(others[j]);
    }
    std::vector<Block> sorted;
    std::vector<std::size_t> kept;
    for (const auto k : order) {
      sorted.push_back(std::move(blocks[k]));
      kept.push_back(kept_[k]);
    }
    blocks = std::move(sorted);
    kept_ = std::move(kept);
    inferred_ = true;
    detached_shape_ = run.shape;
  }

  void place() {
    if (shapes_.empty()) place_sections();
    else place_interview();
  }

  bool has_question_shape(std::size_t k) const {
    if (shapes_.front() == Shape::label) return labels_.asker[k];
    if (shapes_.front() == Shape::dash_turn) return turns_[k];
    if (shapes_.front() == Shape::plain) return is_bare_question(kept(k));
    if (shapes_.front() == Shape::unlabelled)
      return !labels_.of_block[k] && k + 1 < kept_.size() && labels_.of_block[k + 1].has_value();
    return std::find(shapes_.begin(), shapes_.end(), shape_of(kept(k))) != shapes_.end();
  }

  /// A block in the questions' shape may still be none: a bold introduction, an italic answer, a credit line, a dash
  /// that opens an answer.
  bool is_question(std::size_t k, bool seen_question) const {
    if (!has_question_shape(k)) return false;
    const auto& block = kept(k);
    if (asks(block.text)) return true;
    const auto words = count_words(unlabelled_text(k));
    switch (rule_shape(k)) {
      case Shape::label:
      case Shape::dash_turn: return true;
      case Shape::unlabelled: return addresses(block.text) || shape_of(block) != Shape::plain;
      case Shape::dash:
      case Shape::italic:
        return seen_question && words <= introduction_words && answer_follows(k) &&
               (addresses(block.text) || follows_answer(k));
      case Shape::bold:
        return words <= 2 * introduction_words &&
               (seen_question ? words <= introduction_words || addresses(block.text)
                              : addresses(block.text) && words <= introduction_words);
      default: return !is_apparatus(block);
    }
  }

  /// A paragraph of another shape stands behind, before: so a mark that answers may have as well parts two speakers.
  bool answer_follows(std::size_t k) const { return k + 1 < kept_.size() && !has_question_shape(k + 1); }
  bool follows_answer(std::size_t k) const { return k > 0 && !has_question_shape(k - 1); }

  /// A heading of the sources or notes at the end of a post.
  static bool is_apparatus(const Block& block) {
    static constexpr std::array<std::string_view, 8> names = {"sources", "notes",   "references", "bibliographie",
                                                              "credits", "crédits", "note",       "annexes"};
    const auto folded = collapse_space(fold(block.text));
    return std::find(names.begin(), names.end(), folded) != names.end();
  }

  /// Another question may follow this heading without an answer between: then it heads a part of the interview.
  bool heads_part(std::size_t k) const {
    return kept(k).kind == BlockKind::heading && k + 1 < kept_.size() && is_question(k + 1, true);
  }

  void place_interview() {
    int n = 0;
    bool open = false;    // a question waits for its answer
    bool headed = false;  // a part's heading has opened the next passage
    bool seen = false;
    for (std::size_t k = 0; k < kept_.size(); ++k) {
      if (is_question(k, seen)) {
        if (!open || headed) ++n;
        placement(k) = {Role::question, n, "question: " + std::string(name_of(rule_shape(k)))};
        open = seen = true;
        headed = false;
      } else if (heads_part(k)) {
        placement(k) = {Role::heading, n + 1, "heads a part of the interview"};
        headed = true;
      } else if (!seen) {
        placement(k) = {Role::introduction, 0, "before the first question"};
      } else if (open && continues_question(k)) {
        placement(k) = {Role::question, n, "goes on with the labelled question"};
      } else {
        placement(k) = {Role::answer, n, "follows its question"};
        open = false;
      }
    }
  }

  /// Where answers have labels too, what stands between the asker's turn and the next label is still the asker's.
  bool continues_question(std::size_t k) const {
    if (shapes_.front() != Shape::label || labels_.of_block[k]) return false;
    if (kept(k).kind != BlockKind::paragraph || !answers_are_labelled_) return false;
    for (std::size_t next = k + 1; next < kept_.size(); ++next)
      if (labels_.of_block[next]) return !labels_.asker[next];
    return false;
  }

  /// The shape by which the block is judged: that of the whole post where it has one.
  Shape rule_shape(std::size_t k) const {
    const auto first = shapes_.front();
    return first == Shape::label || first == Shape::dash_turn || first == Shape::unlabelled ? first : shape_of(kept(k));
  }

  /// Each heading opens a section; long ones are cut again at paragraph borders.
  void place_sections() {
    int n = 0;
    bool in_section = false;
    std::size_t heads = 0;
    std::size_t bold_heads = 0;
    for (std::size_t k = 0; k < kept_.size(); ++k) {
      heads += is_section_head(k);
      bold_heads += is_bold_head(k);
    }
    bold_heads_ = heads == 0 && bold_heads >= 2;
    for (std::size_t k = 0; k < kept_.size();) {
      std::size_t end = k;
      if (is_section_head(k)) {
        ++n;
        in_section = true;
        while (end < kept_.size() && end - k < limits::max_heading_run && is_section_head(end))
          placement(end++) = {Role::heading, n, "heading"};
      }
      const auto begin = end;
      while (end < kept_.size() && !is_section_head(end)) ++end;
      place_text(begin, end, n, in_section);
      k = end;
    }
  }

  /// A short paragraph in bold heads a section where a post has no other headings and has two of these.
  bool is_bold_head(std::size_t k) const {
    constexpr std::size_t longest = 12;
    return shape_of(kept(k)) == Shape::bold && count_words(kept(k).text) <= longest;
  }

  bool is_section_head(std::size_t k) const {
    if (bold_heads_ && is_bold_head(k)) return true;
    switch (kept(k).kind) {
      case BlockKind::heading:
      case BlockKind::summary:
      case BlockKind::accordion:
      case BlockKind::marked:
      case BlockKind::term: return true;
      default: return false;
    }
  }

  /// Places the text blocks [begin, end) of one section; `n` is its number and moves on when it is cut.
  void place_text(std::size_t begin, std::size_t end, int& n, bool in_section) {
    std::size_t left = 0;
    for (auto k = begin; k < end; ++k) left += count_words(kept(k).text);
    std::size_t words = 0;
    for (auto k = begin; k < end; ++k) {
      const auto here = count_words(kept(k).text);
      const bool past_middle = words + here / 2 > section_words;
      if (words > 0 && words + left > long_section_words && past_middle && left > section_words / 4) {
        ++n;
        words = 0;
        in_section = true;
      }
      placement(k) = in_section ? Placement{Role::section, n, words == 0 ? "opens a section" : "follows in its section"}
                                : Placement{Role::introduction, n, "before the first heading"};
      words += here;
      left -= here;
    }
  }

  void find_numbers() {
    std::size_t questions = 0;
    std::size_t numbered = 0;
    for (std::size_t k = 0; k < kept_.size(); ++k) {
      if (placement(k).role != Role::question) continue;
      ++questions;
      numbered += number_length(unlabelled_text(k)) > 0;
    }
    numbered_ = numbered >= 2 && 2 * numbered > questions;
  }

  void limit() {
    for (std::size_t k = 0; k < kept_.size(); ++k) {
      if (placement(k).passage - placement(0).passage < static_cast<int>(limits::max_passages_per_post)) continue;
      placement(k) = {Role::dropped, -1, "past " + std::to_string(limits::max_passages_per_post) + " passages"};
    }
  }

  /// The block's text without its speaker's label.
  std::string unlabelled_text(std::size_t k) const {
    const auto& label = labels_.of_block[k];
    return label ? kept(k).text.substr(label->text) : kept(k).text;
  }

  std::string full_name(const std::string& label) const {
    const auto known = labels_.full.find(label);
    const auto& longest = known == labels_.full.end() ? label : known->second;
    for (const auto& name : people_)
      if (stands_for(longest, name) && name.size() > longest.size()) return name;
    return longest;
  }

  void build() {
    std::string introduction;
    for (std::size_t k = 0; k < kept_.size(); ++k)
      if (placement(k).role == Role::introduction && introduction.size() < 4000) introduction += kept(k).text + '\n';
    people_ = names_in(introduction + post_.title);
    for (const auto& author : post_.authors) people_.push_back(author);
    const auto guest = shapes_.empty() ? std::string() : interviewee(post_.title, introduction, post_.authors);
    for (std::size_t k = 0; k < kept_.size();) {
      const int n = placement(k).passage;
      auto end = k;
      while (end < kept_.size() && placement(end).passage == n) ++end;
      if (n >= 0) build_passage(k, end, guest);
      k = end;
    }
    link();
  }

  void build_passage(std::size_t begin, std::size_t end, const std::string& guest) {
    auto p = passage_of_post(post_, placement(begin).passage, cut_.repaired);
    if (inferred_) p.pairing = "inferred";
    std::vector<std::string> speakers;
    std::size_t uncut = std::string::npos;
    for (auto k = begin; k < end; ++k) {
      const auto& block = kept(k);
      for (const auto& note : block.notes)
        if (!note.empty()) p.notes.push_back(note);
      switch (placement(k).role) {
        case Role::question:
          if (!p.question.empty()) p.question += ' ';
          p.question += question_text(k);
          p.kind = PassageKind::answer;
          if (labels_.of_block[k]) p.asker = full_name(labels_.of_block[k]->name);
          continue;
        case Role::heading: add_heading(block, k > begin && placement(k - 1).role == Role::heading); continue;
        case Role::introduction: p.kind = PassageKind::introduction; break;
        default: break;
      }
      if (p.text.empty() && !block.calls.empty()) uncut = block.calls.front();
      append_text(p.text, k, speakers);
    }
    p.heading = heading_path();
    finish_people(p, speakers, guest);
    if (p.text.empty() && p.question.empty() && p.heading.empty()) return;
    uncut_.push_back(uncut);
    cut_.passages.push_back(std::move(p));
  }

  /// Puts a heading into the path in place of those of its level and below. Those that stand right before it, without
  /// text between, join it: nothing is lost.
  void add_heading(const Block& block, bool follows_heading) {
    const auto level = static_cast<std::size_t>(std::max(block.level, 1));
    if (!follows_heading) run_.assign(run_.size(), false);
    std::string text;
    for (auto i = level - 1; i < headings_.size(); ++i)
      if (run_[i]) text += headings_[i] + " — ";
    headings_.resize(level);
    run_.resize(level);
    headings_.back() = text + collapse_lines(block.text);
    run_.back() = true;
  }

  std::string question_text(std::size_t k) const {
    auto text = collapse_lines(unlabelled_text(k));
    if (numbered_) text.erase(0, number_length(text));
    for (const std::string_view dash : {"— ", "– ", "- ", "—\u00A0", "–\u00A0"})
      if (text.starts_with(dash)) return text.substr(dash.size());
    return text;
  }

  static std::string collapse_lines(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
  }

  /// A new speaker's label stays in the text from the second one on, so that it can be seen who says what.
  void append_text(std::string& text, std::size_t k, std::vector<std::string>& speakers) const {
    const auto& label = labels_.of_block[k];
    auto part = kept(k).text;
    if (label) {
      const auto name = full_name(label->name);
      if (std::find(speakers.begin(), speakers.end(), name) == speakers.end()) speakers.push_back(name);
      if (speakers.size() == 1) part = unlabelled_text(k);
    }
    if (!text.empty()) text += "\n\n";
    text += part;
  }

  std::string heading_path() const {
    std::string path;
    for (const auto& heading : headings_) {
      if (heading.empty()) continue;
      if (!path.empty()) path += " › ";
      path += heading;
    }
    return path;
  }

  void finish_people(Passage& p, std::vector<std::string> speakers, const std::string& guest) const {
    // `R :` and `Réponse :` name nobody.
    if (speakers.size() == 1 && (fold(speakers.front()) == "r" || fold(speakers.front()).starts_with("rep")))
      speakers.clear();
    for (const auto& speaker : speakers) p.speaker += (p.speaker.empty() ? "" : ", ") + speaker;
    if (p.kind == PassageKind::answer && p.speaker.empty()) p.speaker = guest;
    if (p.kind == PassageKind::section || (shapes_.empty() && p.kind == PassageKind::introduction))
      for (const auto& author : p.authors) p.speaker += (p.speaker.empty() ? "" : ", ") + author;
    if (p.kind == PassageKind::answer && p.asker.empty() && !p.authors.empty()) p.asker = p.authors.front();
  }

  void link() {
    std::string whole;
    std::vector<std::size_t> ends;  // of the text before each passage's
    std::vector<std::string_view> openings;
    for (std::size_t i = 0; i < cut_.passages.size(); ++i) {
      const auto& p = cut_.passages[i];
      whole += p.question + '\n';
      ends.push_back(whole.size() - 1);
      whole += p.text + '\n';
      openings.push_back(opening_of(p.text.empty() ? p.question : p.text, uncut_[i]));
    }
    const auto repeats = find_repeats(whole, openings);
    for (std::size_t i = 0; i < cut_.passages.size(); ++i) {
      const auto before = std::string_view(whole).substr(0, repeats.twice[i] ? ends[i] : 0);
      cut_.passages[i].url = link_to(post_.url, openings[i], before);
    }
  }

  const Post& post_;
  const PostCorrections* corrections_;  ///< may be null
  Cut cut_;
  std::vector<std::size_t> kept_;  ///< indices of the blocks that are not dropped
  Labels labels_;                  ///< by index into kept_
  std::vector<Shape> shapes_;
  std::vector<bool> turns_;  ///< see asking_turns()
  std::vector<std::string> people_;
  std::vector<std::string> headings_;   ///< by level
  std::vector<bool> run_;               ///< by level: the heading stands in the run of headings that is read
  std::vector<std::size_t> uncut_;      ///< by passage: where the first footnote call stands
  bool inferred_ = false;               ///< questions and answers stood apart
  Shape detached_shape_ = Shape::none;  ///< of those questions
  bool answers_are_labelled_ = false;
  bool bold_heads_ = false;  ///< bold paragraphs head sections
  bool numbered_ = false;    ///< the questions carry numbers
};

}  // namespace

std::string_view name_of(Role role) {
  switch (role) {
    case Role::introduction: return "introduction";
    case Role::question: return "question";
    case Role::answer: return "answer";
    case Role::section: return "section";
    case Role::heading: return "heading";
    case Role::caption: return "caption";
    case Role::credit: return "credit";
    case Role::box: return "box";
    case Role::notes: return "notes";
    case Role::biography: return "biography";
    case Role::dropped: return "dropped";
  }
  return "dropped";
}

Cut cut_post(const Post& post, const PostCorrections* corrections) { return Cutter(post, corrections).run(); }

}  // namespace propos
