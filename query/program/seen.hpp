// Alerts: a file that remembers which passages were shown, so that the next run shows only what is new.
//
//   {"schema": "propos-seen-1", "seen": {"talent": {"9f86d081884c7d65": "24#3", …}, …}}
//
// A passage is known by a hash of its words, per query: in a post that got one more question all numbers
// move, and what was said is still the same. Its id stands there for people.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "query/answer/hits.hpp"

namespace propos {

/// What was shown, by query.
class Seen {
 public:
  /// Reads the file; one that is not there is empty. Throws Error{invalid} for a damaged or another file,
  /// with the next step.
  static Seen load(const std::filesystem::path& path);
  /// Reads what stands in such a file; `where` names it. Throws as load().
  static Seen parse(std::string_view text, const std::string& where);

  /// Takes what was shown for `query` out of the answer, and remembers the rest. Ranks stay. Returns how many
  /// were taken out.
  std::size_t keep_new(const std::string& query, Answer& answer);

  /// Writes the file atomically. Throws Error{io|denied}.
  void save(const std::filesystem::path& path) const;

 private:
  std::map<std::string, std::map<std::string, std::string>> shown_;  ///< query -> hash -> id
};

/// The hash that a passage is known by: 16 hexadecimal digits of its question's and text's folded words
/// (FNV-1a, 64 bits).
std::string words_hash(const Passage& passage);

/// True when `text` is a date as `--new-since` takes it: 2025, 2025-09, 2025-09-10.
bool is_date(const std::string& text);

}  // namespace propos
