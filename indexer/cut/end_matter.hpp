// The end of a post: thanks, credits, who the author is, where the text was published, links.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "indexer/cut/setting_apart.hpp"

namespace propos {

/// Finds from the last block backwards what is no longer the text. Linear.
class EndMatter {
 public:
  /// `found` has an entry for each block; it is read and added to. `names` are those who may be presented.
  EndMatter(const std::vector<Block>& blocks, std::vector<std::optional<Apart>>& found, bool interview,
            std::vector<std::string> names)
      : blocks_(blocks), found_(found), interview_(interview), names_(std::move(names)) {}

  void run();

 private:
  /// How sure it is that a block is end matter.
  enum class Evidence {
    none,
    weak,    ///< only behind something stronger
    strong,  ///< by itself
    closing  ///< by itself, and everything behind it
  };
  struct Verdict {
    Evidence evidence = Evidence::none;
    PassageKind kind = PassageKind::notes;
    std::string rule;
  };

  bool is_free(std::size_t i) const { return blocks_[i].dropped.empty() && !found_[i]; }
  std::optional<std::size_t> free_before(std::size_t i) const;
  bool follows_prompt(std::size_t i) const;
  Verdict judge(std::size_t i) const;
  bool is_replied(std::size_t i) const;
  bool closes_by_thanks(std::size_t i) const;
  bool speaks_of_nobody(std::size_t i) const;
  bool heads_biography(std::size_t i) const;
  bool stands_among_editors_words(std::size_t i) const;
  bool stands_behind_parting(std::size_t i) const;
  bool is_signature(const std::string& text) const;
  void drop_links();
  void take_unasked_parts();
  void take_lines();

  const std::vector<Block>& blocks_;
  std::vector<std::optional<Apart>>& found_;
  bool interview_;
  std::vector<std::string> names_;
};

}  // namespace propos
