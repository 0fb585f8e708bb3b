#include "indexer/cut/apart_passages.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "common/fragment.hpp"
#include "common/limits.hpp"
#include "common/tokens.hpp"

namespace propos {
namespace {

Role role_of(PassageKind kind) {
  switch (kind) {
    case PassageKind::caption: return Role::caption;
    case PassageKind::credit: return Role::credit;
    case PassageKind::notes: return Role::notes;
    case PassageKind::biography: return Role::biography;
    default: return Role::box;
  }
}

/// A box's first line is its title where it is set off and something follows.
bool is_title(const Block& block, bool alone) {
  if (alone || block.text.find('\n') != std::string::npos) return false;
  constexpr std::size_t most_words = 12;
  return block.kind == BlockKind::heading || block.kind == BlockKind::summary || block.kind == BlockKind::accordion ||
         (covers(block.bold, block.text) && count_words(block.text) <= most_words);
}

Passage make_passage(const Cut& cut, const std::vector<std::size_t>& blocks, PassageKind kind, const Post& post,
                     int n) {
  auto passage = passage_of_post(post, n, cut.repaired);
  passage.kind = kind;
  const bool titled = kind == PassageKind::box || kind == PassageKind::biography;
  for (const auto i : blocks) {
    const auto& block = cut.blocks[i];
    for (const auto& note : block.notes)
      if (!note.empty()) passage.notes.push_back(note);
    if (titled && i == blocks.front() && is_title(block, blocks.size() == 1)) {
      passage.heading = block.text;
      continue;
    }
    if (!passage.text.empty()) passage.text += "\n\n";
    passage.text += block.text;
  }
  passage.url = link_to(post.url, opening_of(passage.text, std::string::npos));
  return passage;
}

}  // namespace

Passage passage_of_post(const Post& post, int n, bool repaired) {
  Passage passage;
  passage.n = n;
  passage.post = post.id;
  passage.host = post.host;
  passage.id = post.id + '#' + std::to_string(n);
  passage.title = post.title;
  passage.date = post.date;
  passage.language = post.language;
  passage.site = post.site;
  passage.authors = post.authors;
  passage.tags = post.tags;
  passage.repaired = repaired;
  return passage;
}

void add_apart_passages(Cut& cut, const std::vector<std::optional<Apart>>& apart, const Post& post) {
  // Passages in the order of their first blocks; all credits of a post are one, and so are its notes.
  std::vector<std::pair<PassageKind, std::vector<std::size_t>>> groups;
  std::map<std::pair<PassageKind, std::size_t>, std::size_t> known;
  for (std::size_t i = 0; i < apart.size(); ++i) {
    if (!apart[i] || !apart[i]->kind) continue;
    const auto kind = *apart[i]->kind;
    const bool one = kind == PassageKind::credit || kind == PassageKind::notes;
    const auto [at, fresh] = known.try_emplace({kind, one ? 0 : apart[i]->group}, groups.size());
    if (fresh) groups.push_back({kind, {}});
    groups[at->second].second.push_back(i);
  }
  int n = 1;
  for (const auto& passage : cut.passages) n = std::max(n, passage.n + 1);
  for (const auto& [kind, blocks] : groups) {
    const bool fits = cut.passages.size() < limits::max_passages_per_post;
    for (const auto i : blocks)
      cut.placements[i] =
          fits ? Placement{role_of(kind), n, apart[i]->rule}
               : Placement{Role::dropped, -1, "past " + std::to_string(limits::max_passages_per_post) + " passages"};
    if (fits) cut.passages.push_back(make_passage(cut, blocks, kind, post, n++));
  }
}

}  // namespace propos
