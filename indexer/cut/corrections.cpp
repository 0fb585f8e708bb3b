#include "indexer/cut/corrections.hpp"

#include <algorithm>

#include "common/speakers.hpp"
#include "common/text.hpp"

namespace propos {
namespace {

bool is_about_blocks(const Correction& correction) {
  return correction.role || correction.apart || correction.split || correction.join || correction.drop;
}

/// The role that the correction gives to a block that has one.
Role role_of(const Correction& correction, Role role) {
  if (correction.role) return *correction.role;
  return correction.join && (role == Role::question || role == Role::heading) ? Role::answer : role;
}

/// Whether the block begins a passage, where by the rules it does or does not.
bool begins_passage(const Correction& correction, bool by_rules) {
  if (correction.join) return false;
  if (correction.split || correction.role == Role::question || correction.role == Role::heading) return true;
  return by_rules && correction.role != Role::answer;
}

/// Who answers by the turns, each once.
std::string speakers_of_turns(const Passage& passage) {
  std::string names;
  std::vector<std::string> seen;
  for (const auto& turn : passage.turns)
    for (const auto& name : speakers_in(turn.speaker)) {
      if (name == passage.asker || std::find(seen.begin(), seen.end(), name) != seen.end()) continue;
      seen.push_back(name);
      names += (names.empty() ? "" : ", ") + name;
    }
  return names;
}

void correct_people_of(Passage& passage, const Correction& correction) {
  if (!correction.asker.empty()) {
    for (auto& turn : passage.turns)
      if (turn.speaker == passage.asker) turn.speaker = correction.asker;
    passage.asker = correction.asker;
  }
  if (correction.speaker.empty()) return;
  const auto at = letters_of(correction.at);
  const auto turn = std::find_if(passage.turns.begin(), passage.turns.end(), [&](const Turn& other) {
    return !at.empty() &&
           letters_of(std::string_view(passage.text).substr(other.begin, other.end - other.begin)).starts_with(at);
  });
  if (turn == passage.turns.end()) {
    passage.speaker = correction.speaker;
    passage.turns.clear();
  } else {
    turn->speaker = correction.speaker;
    passage.speaker = speakers_of_turns(passage);
  }
  passage.speaker_source = "correction";
  passage.speaker_confidence = 1;
}

/// The number of the passage that a block which begins so went to.
std::optional<int> passage_at(const Cut& cut, const std::string& at) {
  const auto letters = letters_of(at);
  for (std::size_t i = 0; i < cut.blocks.size(); ++i)
    if (cut.placements[i].passage >= 0 && letters_of(cut.blocks[i].text).starts_with(letters))
      return cut.placements[i].passage;
  return std::nullopt;
}

}  // namespace

std::string letters_of(std::string_view text) {
  const auto folded = fold(text);
  std::string letters;
  for (std::size_t at = 0; at < folded.size();) {
    const auto begin = at;
    if (is_word_character(next_code_point(folded, at))) letters.append(folded, begin, at - begin);
  }
  return letters;
}

BlockCorrections::BlockCorrections(const PostCorrections* corrections, const std::vector<Block>& blocks)
    : of_block_(blocks.size()) {
  if (corrections == nullptr) return;
  std::vector<std::string> letters;
  for (const auto& block : blocks) letters.push_back(letters_of(block.text));
  for (const auto& correction : corrections->all) {
    if (correction.at.empty()) continue;
    const auto at = letters_of(correction.at);
    std::vector<std::size_t> fitting;
    for (std::size_t i = 0; i < blocks.size(); ++i)
      if (letters[i].starts_with(at)) fitting.push_back(i);
    if (fitting.empty()) {
      unfit_.push_back(correction.where + ": no paragraph begins with \"" + correction.at + "\" any more");
    } else if (fitting.size() > 1) {
      unfit_.push_back(correction.where + ": " + std::to_string(fitting.size()) + " paragraphs begin with \"" +
                       correction.at + "\"; write more of the one that is meant");
    } else if (is_about_blocks(correction)) {
      of_block_[fitting.front()] = &correction;
    }
  }
}

void BlockCorrections::set_apart(std::vector<Block>& blocks, std::vector<std::optional<Apart>>& apart) const {
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const auto* said = of(i);
    if (said == nullptr) continue;
    blocks[i].dropped.clear();
    apart[i].reset();
    if (said->apart || said->drop) apart[i] = Apart{said->apart, "correction, " + said->where, blocks.size() + i};
  }
}

void BlockCorrections::place(const std::vector<std::size_t>& blocks, std::vector<Placement>& placements) const {
  if (std::all_of(of_block_.begin(), of_block_.end(), [](const Correction* said) { return said == nullptr; })) return;
  int n = 0;
  int before = 0;       // the passage of the block before, by the rules
  bool headed = false;  // a heading that was said has begun the passage
  for (const auto i : blocks) {
    auto& placement = placements[i];
    const auto* said = of(i);
    bool begins = placement.passage != before && !(headed && placement.role == Role::question);
    before = placement.passage;
    if (said != nullptr) {
      begins = begins_passage(*said, begins);
      placement.role = role_of(*said, placement.role);
      placement.rule = "correction, " + said->where;
    }
    headed = said != nullptr && said->role == Role::heading;
    if (placement.role == Role::introduction) begins = false;
    n += begins;
    placement.passage = n;
  }
}

void correct_people(Cut& cut, const PostCorrections& corrections) {
  for (const auto& correction : corrections.all) {
    if (correction.speaker.empty() && correction.asker.empty()) continue;
    const auto n = correction.at.empty() ? std::nullopt : passage_at(cut, correction.at);
    if (!correction.at.empty() && !n) continue;
    for (auto& passage : cut.passages)
      if (n ? passage.n == *n : passage.kind == PassageKind::answer) correct_people_of(passage, correction);
  }
}

}  // namespace propos
