// What a search gives back.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "common/json.hpp"
#include "common/passage.hpp"
#include "query/note.hpp"

namespace propos {

/// The best part of an answer: exact text of the passage, with the byte spans of the words that were found.
struct Snippet {
  std::string text;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> highlights;  ///< [begin, end) into text, in order
  bool cut_before = false;  ///< text of the answer stands before it
  bool cut_after = false;
};

/// What a part of the query added to a hit's score.
struct Share {
  std::string name;
  double score = 0;
};

/// A ranked passage.
struct Hit {
  int rank = 0;  ///< from 1
  double score = 0;
  Passage passage;
  Snippet snippet;
  std::vector<Share> shares;  ///< with `--explain`
};

/// The answer to one query.
struct Answer {
  std::string query;           ///< as it was read
  std::uint64_t total = 0;     ///< passages that match
  bool exact = true;           ///< total is exact, not an estimate
  bool complete = true;        ///< the deadline was not met before the end
  std::int64_t took_us = 0;
  std::vector<Note> notes;
  std::vector<Hit> hits;
};

/// Names of the forms below with their version, which is raised when a member changes its meaning or goes; new members do
/// not raise it. query/answer.schema.json describes them.
inline constexpr const char* answer_schema = "propos-answer-1";
inline constexpr const char* hit_schema = "propos-hit-1";

/// The answer in the form that all programs share.
Json to_json(const Answer& answer, bool explain);

/// Notes in both languages.
Json to_json(const std::vector<Note>& notes);

/// A hit as it stands in an answer.
Json to_json(const Hit& hit, bool explain);

}  // namespace propos
