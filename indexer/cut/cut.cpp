#include "indexer/cut/cut.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "common/limits.hpp"
#include "common/tokens.hpp"
#include "indexer/cut/apart_passages.hpp"
#include "indexer/cut/corrections.hpp"
#include "indexer/cut/decision.hpp"
#include "indexer/cut/lines.hpp"
#include "indexer/cut/names.hpp"
#include "indexer/cut/pairing.hpp"
#include "indexer/cut/passage_builder.hpp"
#include "indexer/cut/placement.hpp"
#include "indexer/cut/setting_apart.hpp"
#include "indexer/cut/shapes.hpp"
#include "indexer/cut/turn_units.hpp"
#include "indexer/html/boxes.hpp"
#include "indexer/html/html.hpp"
#include "indexer/html/split.hpp"

namespace propos {
namespace {

/// Takes a post through the stages: blocks, turns, labels, decision, placement, passages.
class Cutter {
 public:
  Cutter(const Post& post, const PostCorrections* corrections) : post_(post), corrections_(corrections) {}

  Cut run() {
    read();
    auto apart = find_apart(cut_.blocks, post_);
    const BlockCorrections said(corrections_, cut_.blocks);
    said.set_apart(cut_.blocks, apart);
    keep(apart);
    auto blocks = kept_blocks();
    close(blocks, apart);
    pair_again(blocks);
    decide_and_place(blocks);
    said.place(kept_, cut_.placements);
    cut_.unfit = said.unfit();
    limit();
    build_passages(cut_, {post_, kept_, labels_, name_lines_, people_, is_interview_, inferred_});
    add_apart_passages(cut_, apart, post_);
    if (corrections_ != nullptr) correct_people(cut_, *corrections_);
    if (inferred_) order_blocks();
    return std::move(cut_);
  }

 private:
  void read() {
    auto list = read_blocks(post_.html, post_.footnotes);
    cut_.repaired = post_.repaired || list.repaired;
    cut_.blocks = split_blocks(std::move(list.blocks));
    drop_boxes(cut_.blocks);
    cut_.blocks = split_apart_lines(std::move(cut_.blocks));
    people_ = known_people(post_, cut_.blocks);
    cut_.blocks = split_turns(std::move(cut_.blocks), people_);
    cut_.placements.resize(cut_.blocks.size());
  }

  /// Tells which blocks are placed.
  void keep(const std::vector<std::optional<Apart>>& apart) {
    for (std::size_t i = 0; i < cut_.blocks.size(); ++i) {
      if (apart[i]) cut_.placements[i] = {Role::dropped, -1, apart[i]->rule};
      else if (cut_.blocks[i].dropped.empty()) kept_.push_back(i);
      else cut_.placements[i] = {Role::dropped, -1, cut_.blocks[i].dropped};
    }
  }

  std::vector<Block> kept_blocks() const {
    std::vector<Block> blocks;
    for (const auto i : kept_) blocks.push_back(cut_.blocks[i]);
    return blocks;
  }

  /// Behind a label at the very end, thanks may be longer.
  static bool closes_by_thanks(const std::string& said) {
    constexpr std::size_t most_words = 30;
    const bool asks = said.find('?') != std::string::npos;
    return is_thanks(said) || (said.starts_with("Merci ") && !asks && count_words(said) <= most_words);
  }

  /// A question, or thanks without a label: "Merci Ada !", to which "A. M. : Merci à vous." answers.
  static bool is_answered(const Block& before) {
    return asks(before.text) || (is_thanks(before.text) && !possible_label(before));
  }

  /// An asker's thanks at the end, behind a label, are no question; what answers one stays.
  void close(std::vector<Block>& blocks, std::vector<std::optional<Apart>>& apart) {
    while (!blocks.empty()) {
      const auto label = possible_label(blocks.back());
      if (!label || !closes_by_thanks(blocks.back().text.substr(label->text))) return;
      if (blocks.size() > 1 && is_answered(blocks[blocks.size() - 2])) return;
      apart[kept_.back()] = Apart{PassageKind::notes, "closing thanks", kept_.back()};
      cut_.placements[kept_.back()] = {Role::dropped, -1, "closing thanks"};
      kept_.pop_back();
      blocks.pop_back();
    }
  }

  void decide_and_place(const std::vector<Block>& blocks) {
    labels_ = find_labels(blocks, people_);
    auto decision = decide(blocks, labels_, is_announced());
    if (inferred_ && decision.shapes.empty()) decision.shapes = {detached_shape_};
    cut_.decision = decision.reasons;
    is_interview_ = !decision.shapes.empty();
    if (!is_interview_) labels_ = without_labels(blocks.size());
    name_lines_ = find_name_lines(blocks, is_interview_);
    auto placements = is_interview_ ? place_interview(blocks, labels_, decision, name_lines_) : place_sections(blocks);
    for (std::size_t k = 0; k < kept_.size(); ++k) cut_.placements[kept_[k]] = std::move(placements[k]);
  }

  /// Title, first paragraphs or a credit say that an interview follows.
  bool is_announced() const {
    constexpr std::size_t looked_at = 8;
    if (announces_interview(post_.title)) return true;
    for (std::size_t i = 0; i < cut_.blocks.size(); ++i) {
      const auto& text = cut_.blocks[i].text;
      if ((i < looked_at || cut_.placements[i].role == Role::dropped) && text.size() < 1000 &&
          announces_interview(text))
        return true;
    }
    return false;
  }

  static Labels without_labels(std::size_t blocks) {
    Labels none;
    none.of_block.resize(blocks);
    none.asker.resize(blocks);
    return none;
  }

  /// Headings and bold lines that are nothing but the name of somebody who speaks: known, or there more than once.
  std::vector<bool> find_name_lines(const std::vector<Block>& blocks, bool interview) const {
    std::vector<bool> lines(blocks.size());
    if (!interview) return lines;
    std::vector<std::pair<std::string, std::size_t>> names;
    for (std::size_t k = 0; k < blocks.size(); ++k) {
      const auto shape = shape_of(blocks[k]);
      if (shape != Shape::plain && shape != Shape::none && shape != Shape::dash && is_name_alone(blocks[k].text))
        names.emplace_back(bare_name(blocks[k].text), k);
    }
    constexpr std::size_t most = 200;
    if (names.size() > most) return lines;
    for (const auto& [name, k] : names) {
      const auto same = [&, &own = name](const auto& other) {
        return stands_for(own, other.first) || stands_for(other.first, own);
      };
      const bool again = std::count_if(names.begin(), names.end(), same) > 1;
      const auto& known = people_.named;
      lines[k] = again || std::any_of(known.begin(), known.end(), [&, &own = name](const auto& p) {
                   return stands_for(own, p) || stands_for(p, own);
                 });
    }
    return lines;
  }

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

  void limit() {
    for (const auto i : kept_) {
      auto& placement = cut_.placements[i];
      if (placement.passage - cut_.placements[kept_.front()].passage < static_cast<int>(limits::max_passages_per_post))
        continue;
      placement = {Role::dropped, -1, "past " + std::to_string(limits::max_passages_per_post) + " passages"};
    }
  }

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

  const Post& post_;
  const PostCorrections* corrections_;  ///< may be null
  Cut cut_;
  KnownPeople people_;
  std::vector<std::size_t> kept_;  ///< indices of the blocks that are placed
  Labels labels_;                  ///< by index into kept_
  std::vector<bool> name_lines_;   ///< by index into kept_
  bool is_interview_ = false;
  bool inferred_ = false;               ///< questions and answers stood apart
  Shape detached_shape_ = Shape::none;  ///< of those questions
};

}  // namespace

std::string_view name_of(Role role) {
  switch (role) {
    case Role::introduction: return "introduction";
    case Role::question: return "question";
    case Role::answer: return "answer";
    case Role::section: return "section";
    case Role::heading: return "heading";
    case Role::label: return "label";
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
