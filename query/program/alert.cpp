#include "query/program/alert.hpp"

#include <algorithm>

#include "common/error.hpp"
#include "common/limits.hpp"
#include "common/text.hpp"

namespace propos {
namespace {

const PassageHashes nothing_known;

/// `-n 12`, as far as it may go.
std::string limit_for(std::uint64_t passages) {
  return "-n " + std::to_string(std::min<std::uint64_t>(passages, limits::max_hits));
}

/// Nobody has to see more of the first run than its best hits.
Note first_note(std::uint64_t others) {
  const auto count = std::to_string(others);
  return {"première fois\u00A0: " + count + (others == 1 ? " autre passage retenu" : " autres passages retenus") +
              " sans être " + (others == 1 ? "montré" : "montrés") + "\u00A0; la suite dira ce qui est nouveau",
          "first time: " + count + " more " + (others == 1 ? "passage" : "passages") +
              " remembered but not shown; from now on what is new is shown"};
}

Note later_note(std::uint64_t others) {
  const auto count = std::to_string(others);
  return {"et " + count + (others == 1 ? " autre nouveau, montré" : " autres nouveaux, montrés") +
              " la prochaine fois\u00A0; " + limit_for(others) + " pour " + (others == 1 ? "le voir" : "les voir tous"),
          "and " + count + " more new, shown next time; " + limit_for(others) + " to see " +
              (others == 1 ? "it" : "them all")};
}

/// With a date nothing is remembered, so the next run would show the same.
Note dated_note(std::uint64_t others, std::uint64_t all) {
  const auto count = std::to_string(others);
  return {"et " + count + (others == 1 ? " autre" : " autres") + "\u00A0; " + limit_for(all) + " pour les voir tous",
          "and " + count + " more; " + limit_for(all) + " to see them all"};
}

Note lineless_note(std::uint64_t passages) {
  const auto count = std::to_string(passages) + (passages == 1 ? " passage" : " passages");
  return {count + " sans ligne\u00A0; à voir sans --kwic", count + " without a line; see without --kwic"};
}

}  // namespace

PassageHashes hashes_of(const std::vector<Hit>& hits) {
  PassageHashes hashes;
  for (const auto& hit : hits) hashes.push_back(words_hash(hit.passage));
  return hashes;
}

Alert::Alert(const QueryOptions& options) : options_(options) {
  if (!options.state.empty()) seen_ = Seen::load(options.state);
}

/// What was typed, not what it was read as: `depuis:6mois` is another date every day.
std::string Alert::key(const Question& question) const {
  const auto& like = options_.selection.like;
  const bool by_topic = options_.all_topics || !options_.asked.empty();
  const auto key = by_topic ? "topic:" + question.id : "query:" + collapse_space(question.text);
  return like.empty() ? key : key + " like:" + like;
}

SearchOptions Alert::search(SearchOptions search, const Question& question) const {
  if (options_.state.empty()) return search;
  const auto* known = seen_.find(key(question));
  search.seen = known == nullptr ? &nothing_known : known;
  return search;
}

void Alert::take(const Question& question, Answer& answer, const PassageHashes& shown, std::uint64_t lineless) {
  if (options_.selection.counts() || options_.selection.offset > 0) return;
  const bool remembers = !options_.state.empty();
  const bool first = remembers && !knows(question);
  if (remembers && lineless > 0) answer.notes.push_back(lineless_note(lineless));
  const auto gone_through = shown.size() + lineless;
  // Of a single answer by date the summary says how many there are.
  if (answer.total > gone_through && (remembers || several(options_))) {
    const auto others = answer.total - gone_through;
    answer.notes.push_back(first       ? first_note(others)
                           : remembers ? later_note(others)
                                       : dated_note(others, answer.total));
  }
  if (!remembers) return;
  const auto& hashes = first ? answer.news : shown;
  if (!first && hashes.empty()) return;
  added_.add(key(question), hashes);
  adds_ = true;
}

std::vector<Note> Alert::notes(const Question& question, const Answer& answer) const {
  if (answer.total == 0 && knows(question)) return {};
  auto notes = answer.notes;
  if (several(options_))
    for (auto& note : notes) note = {question.id + "\u00A0: " + note.fr, question.id + ": " + note.en};
  return notes;
}

int Alert::unread() const {
  if (options_.state.empty()) return 0;
  throw Error(ErrorKind::io, "not all could be written: nothing is remembered, the next run shows it again",
              "standard output");
}

void Alert::save() const {
  if (adds_) added_.save(options_.state);
}

}  // namespace propos
