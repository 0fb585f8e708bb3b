// Files of corrections by hand: corrections.toml.
//
//     [[correction]]
//     post = "41304"              # its id, or site/id where several sites have it, or its link
//     at = "Et les droits de"     # how the paragraph begins
//     speaker = "Ada Mer"         # or asker, split, join, drop, role
#pragma once

#include <atomic>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "indexer/cut/corrections.hpp"
#include "indexer/post/post.hpp"

namespace propos {

/// The corrections of all posts. Any number of threads may ask at a time.
class Corrections {
 public:
  /// Reads a file and adds what it says. Throws Error: not_found, too_big, denied, io, and invalid with `FILE:LINE` for
  /// what is no TOML, an unknown key, a correction without post, or one that says nothing or two things at once.
  void read(const std::filesystem::path& file);

  /// Those of a post, whose key (common/site) is given; null for none.
  const PostCorrections* of(const Post& post, const std::string& key) const;

  /// One line for each post that was never asked for: `corrections.toml:12: no post 41304 in the sources`.
  std::vector<std::string> unmet() const;

 private:
  struct Named {
    PostCorrections corrections;
    std::string where;  ///< of the first
    mutable std::atomic<bool> met = false;
  };

  std::map<std::string, std::unique_ptr<Named>> posts_;  ///< by id, key or link
};

}  // namespace propos
