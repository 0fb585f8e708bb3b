#include "query/plan/voices.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "common/schema.hpp"
#include "common/speakers.hpp"
#include "query/plan/settle.hpp"

namespace propos {

bool Voices::have(const Turn& turn) const {
  const auto names = speakers_in(turn.speaker);
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return std::binary_search(speakers.begin(), speakers.end(), boolean_term(prefix::speaker, folded_name(name)));
  });
}

Voices voices_of(std::vector<std::string> speakers, const Xapian::Database& database) {
  Voices voices{std::move(speakers), {}};
  settle(voices.speakers);
  for (const auto& speaker : voices.speakers) {
    const auto term = std::string(prefix::voice) + speaker.substr(prefix::speaker.size());
    for (auto it = database.postlist_begin(term); it != database.postlist_end(term); ++it)
      voices.passages.push_back(*it);
  }
  settle(voices.passages);
  return voices;
}

std::vector<Turn> turns_of(const Passage& passage, const Voices& voices) {
  std::vector<Turn> turns;
  std::copy_if(passage.turns.begin(), passage.turns.end(), std::back_inserter(turns),
               [&](const Turn& turn) { return turn.speaker != passage.asker && voices.have(turn); });
  return turns.empty() ? passage.turns : turns;
}

}  // namespace propos
