#include "query/answer/neighbours.hpp"

#include <algorithm>
#include <utility>

#include "common/schema.hpp"

namespace propos {

Context Neighbours::of(Xapian::docid document, const std::string& post) {
  const auto& passages = passages_of(post);
  const auto own = std::find(passages.begin(), passages.end(), document);
  Context context;
  if (own == passages.end()) return context;
  if (own != passages.begin()) context.before = read(*std::prev(own));
  if (std::next(own) != passages.end()) context.after = read(*std::next(own));
  return context;
}

const std::vector<Xapian::docid>& Neighbours::passages_of(const std::string& post) {
  const auto [entry, is_new] = posts_.try_emplace(post);
  if (!is_new) return entry->second;
  std::vector<std::pair<double, Xapian::docid>> placed;  // ready passages may all have the same place
  const auto term = boolean_term(prefix::post, post);
  for (auto it = index_.database.postlist_begin(term); it != index_.database.postlist_end(term); ++it)
    if (!std::binary_search(index_.silent.begin(), index_.silent.end(), *it))
      placed.emplace_back(Xapian::sortable_unserialise(index_.database.get_document(*it).get_value(slot_place)), *it);
  std::sort(placed.begin(), placed.end());
  for (const auto& [place, document] : placed) entry->second.push_back(document);
  return entry->second;
}

std::optional<Neighbour> Neighbours::read(Xapian::docid document) const {
  auto passage = load_passage(index_.database.get_document(document).get_data());
  if (!passage) return {};
  return Neighbour{std::move(passage->id), passage->kind, std::move(passage->question), std::move(passage->heading),
                   std::move(passage->url)};
}

}  // namespace propos
