// What an index holds, in numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/index.hpp"
#include "common/json.hpp"

namespace propos {

/// A name and how many passages have it.
struct NamedCount {
  std::string name;
  std::uint64_t passages = 0;
};

/// What only the stored passages tell.
struct TextStatistics {
  std::vector<NamedCount> sites;  ///< hosts of their addresses, those with most passages first
  std::uint64_t repaired = 0;     ///< passages of posts whose file was damaged
  std::uint64_t inferred = 0;     ///< passages whose question and answer were found apart and put together
  std::uint64_t unreadable = 0;   ///< passages that are damaged in the index
};

/// Of passages that count; those that were replaced do not.
struct Statistics {
  std::uint64_t posts = 0;
  std::uint64_t passages = 0;
  std::uint64_t words = 0;  ///< of questions and answers
  std::vector<NamedCount> kinds;
  std::uint64_t speakers = 0, authors = 0, tags = 0;
  std::string first, last;    ///< dates, as far as they are known; empty where no passage has one
  std::uint64_t undated = 0;  ///< passages without a date
  std::optional<TextStatistics> texts;
};

/// Counts what the index holds; `from_texts` also reads all stored passages. Throws Xapian::Error.
Statistics collect_statistics(const Index& index, bool from_texts);

inline constexpr const char* statistics_schema = "propos-stats-1";

/// The schema's "stats". `topics` is how many topics can be asked.
Json to_json(const Statistics& statistics, std::size_t topics);

}  // namespace propos
