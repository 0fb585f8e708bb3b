// Corrections by hand: what a person says about the blocks of a post wins over all rules.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/passage.hpp"
#include "indexer/cut/cut.hpp"
#include "indexer/cut/setting_apart.hpp"

namespace propos {

/// What is said about one block, or, of speaker and asker, about all answers of a post.
struct Correction {
  std::string where;  ///< `corrections.toml:12`
  std::string at;     ///< how the block begins; empty: all of the post
  std::string speaker;
  std::string asker;
  std::optional<Role> role;          ///< introduction, question, answer or heading
  std::optional<PassageKind> apart;  ///< what it is in place of an answer
  bool split = false;                ///< a passage begins here
  bool join = false;                 ///< goes on with the passage before
  bool drop = false;                 ///< is no text of the post
};

/// The corrections of one post.
struct PostCorrections {
  std::vector<Correction> all;
  std::string hash;  ///< another one when they say something else
};

/// The corrections of a post by its blocks.
class BlockCorrections {
 public:
  /// Finds for each correction the one block that begins so: by letters and digits, whatever their case and accents.
  /// One that no block fits, or more than one, is unfit. `corrections` may be null and must outlive this.
  BlockCorrections(const PostCorrections* corrections, const std::vector<Block>& blocks);

  /// What is said about a block; null for nothing.
  const Correction* of(std::size_t block) const { return of_block_[block]; }

  /// Sets apart, or drops, what is said to be so, and nothing else that something is said about. Both have an entry for
  /// each block.
  void set_apart(std::vector<Block>& blocks, std::vector<std::optional<Apart>>& apart) const;

  /// Gives placed blocks the roles that are said, in their order, and numbers passages anew. `blocks` are the indices
  /// of the placed blocks.
  void place(const std::vector<std::size_t>& blocks, std::vector<Placement>& placements) const;

  /// Corrections that fit no block, each with the reason: `corrections.toml:12: no paragraph of post 7 begins so`.
  const std::vector<std::string>& unfit() const { return unfit_; }

 private:
  std::vector<const Correction*> of_block_;
  std::vector<std::string> unfit_;
};

/// Gives the passages of a cut the speakers and askers that are said. A correction at the beginning of a turn is about
/// that turn, one at any other block of a passage about all of it.
void correct_people(Cut& cut, const PostCorrections& corrections);

/// The letters and digits of a text, folded: what beginnings are compared by.
std::string letters_of(std::string_view text);

}  // namespace propos
