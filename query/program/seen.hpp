// Alerts: a file that remembers which passages an alert knows, so that the next run shows only what is new.
//
//   {"schema":"propos-seen-2","seen":[
//   {"query":"topic:talent","passages":[29485720912,88713009211]},
//   {"query":"query:acier","passages":[]}
//   ]}
//
// `passages` are words_hash()es, sorted: all that matched when the query was first asked, and what was shown since.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "query/answer/news.hpp"

namespace propos {

/// What alerts know, by query.
class Seen {
 public:
  /// Reads the file; one that is not there is empty. Throws Error: invalid, with the next step, for a damaged or
  /// another file; not_found or denied where there is no directory that a file could be saved in.
  static Seen load(const std::filesystem::path& path);
  /// Reads what stands in such a file; `where` names it. Throws Error{invalid}.
  static Seen parse(std::string_view text, const std::string& where);

  /// What is known for a query; null for one that was never asked. Valid until the next add().
  const PassageHashes* find(const std::string& query) const;

  /// Adds passages, in any order, to what is known for a query, which counts as asked from now on.
  void add(const std::string& query, const PassageHashes& passages);

  /// Adds this to what stands in the file by now; whoever else does so waits meanwhile. The file is whole at any time.
  /// Throws Error: as load(); io; too_big past limits::max_state_bytes, and then the file stays as it was.
  void save(const std::filesystem::path& path) const;

 private:
  std::string text() const;

  std::map<std::string, PassageHashes> known_;
};

}  // namespace propos
