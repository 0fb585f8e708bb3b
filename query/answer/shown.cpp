#include "query/answer/shown.hpp"

#include <algorithm>
#include <utility>

#include "common/speakers.hpp"
#include "query/answer/marks.hpp"
#include "query/answer/occurrences.hpp"
#include "query/answer/snippet.hpp"

namespace propos {

namespace {

bool overlaps(const Turn& turn, std::uint32_t begin, std::uint32_t end) { return turn.begin < end && begin < turn.end; }

/// The parts of the answer that an excerpt may not leave: the turns of the voices that are asked for, else all turns
/// and what stands between them. Nothing of an answer without turns.
ByteSpans stretches_of(const Passage& passage, const std::vector<Turn>& turns) {
  ByteSpans stretches;
  std::uint32_t end = 0;
  const bool all = turns.size() == passage.turns.size();
  for (const auto& turn : turns) {
    if (all && turn.begin > end) stretches.emplace_back(end, turn.begin);
    stretches.emplace_back(turn.begin, turn.end);
    end = turn.end;
  }
  const auto size = static_cast<std::uint32_t>(passage.text.size());
  if (all && !turns.empty() && size > end) stretches.emplace_back(end, size);
  return stretches;
}

/// Who has a turn with a mark; who speaks, where nobody has.
std::vector<std::string> speakers_of_marks(const Passage& passage, const std::vector<Turn>& turns, const Marks& marks) {
  std::vector<std::string> marked, asked;
  const auto add = [](std::vector<std::string>& names, const std::string& speaker) {
    for (auto& name : speakers_in(speaker))
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
  };
  for (const auto& turn : turns) {
    if (turns.size() < passage.turns.size()) add(asked, turn.speaker);
    if (std::any_of(marks.shown.begin(), marks.shown.end(),
                    [&](const Mark& mark) { return overlaps(turn, mark.begin, mark.end); }))
      add(marked, turn.speaker);
  }
  if (!marked.empty()) return marked;
  return asked.empty() ? speakers_of(passage) : asked;
}

/// Says who speaks in an excerpt, which lies in one turn.
void name_speaker(Snippet& snippet, const std::vector<Turn>& turns) {
  const auto end = snippet.begin + static_cast<std::uint32_t>(snippet.text.size());
  for (const auto& turn : turns)
    if (overlaps(turn, snippet.begin, end)) snippet.speaker = turn.speaker;
}

}  // namespace

void show(Hit& hit, const Plan& plan, Analyzer& analyzer, const ShownParts& parts) {
  const auto& passage = hit.passage;
  const auto marks = find_answer_marks(passage, plan, analyzer);
  const auto turns = turns_of(passage, plan.voices);
  hit.speakers = speakers_of_marks(passage, turns, marks);
  if (parts.all_marks) {
    hit.answer_marks = spans_of(marks);
    hit.answer_places = places_of(marks);
  }
  if (parts.full) {
    hit.snippet = whole_text(passage.text, marks);
    hit.whole = true;
  } else {
    auto excerpts = make_excerpts(passage.text, marks, parts.excerpts, stretches_of(passage, turns));
    name_speaker(excerpts.best, turns);
    for (auto& excerpt : excerpts.all) name_speaker(excerpt, turns);
    hit.snippet = std::move(excerpts.best);
    hit.excerpts = std::move(excerpts.all);
  }
  const auto& question = passage.question.empty() ? passage.heading : passage.question;
  const auto question_marks = find_marks(question, Field::question, plan, analyzer);
  hit.question_marks = spans_of(question_marks);
  if (parts.all_marks && !passage.question.empty()) hit.question_places = places_of(question_marks);
}

}  // namespace propos
