// What a search gives back.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/json.hpp"
#include "common/passage.hpp"
#include "query/answer/news.hpp"
#include "query/answer/selection.hpp"
#include "query/language/note.hpp"

namespace propos {

/// Byte spans [begin, end) of a text, in order, not overlapping.
using ByteSpans = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// A part of an answer: exact text of the passage, with the spans of what was found.
struct Snippet {
  std::string text;
  ByteSpans highlights;     ///< into text
  std::uint32_t begin = 0;  ///< byte of the answer
  std::string speaker;      ///< who says it, where the answer has turns: of what is marked, or of all of it
  bool cut_before = false;  ///< text of the answer stands before it
  bool cut_after = false;
};

/// What a part of the query added to a hit's score.
struct Share {
  std::string name;
  double score = 0;
};

/// A passage beside a hit, in its post.
struct Neighbour {
  std::string id;
  PassageKind kind = PassageKind::section;
  std::string question, heading, url;
};

/// What stands before and behind a hit in its post.
struct Context {
  std::optional<Neighbour> before, after;
};

/// A ranked passage.
struct Hit {
  int rank = 0;  ///< from 1; of posts, when they are collapsed
  double score = 0;
  Passage passage;
  Snippet snippet;                    ///< the best excerpt, or the whole answer
  std::vector<Snippet> excerpts;      ///< in the order of the answer; only where more than one is asked for
  ByteSpans answer_marks;             ///< into the passage's text; only for a concordance
  ByteSpans answer_places;            ///< of occurrences (answer/occurrences), into its text; likewise
  ByteSpans question_places;          ///< into its question; likewise
  ByteSpans question_marks;           ///< into the passage's question, or into its heading where it has no question
  bool whole = false;                 ///< the snippet is the whole answer
  std::vector<std::string> speakers;  ///< who says what is marked in the answer, or answers, where nothing is
  Context context;                    ///< only where it is asked for
  std::vector<Share> shares;          ///< with `--explain`
  std::uint64_t post_total = 0;       ///< collapsed: how many passages of the post match; otherwise 0
  std::vector<Hit> others;            ///< collapsed: the next best of the post, ranked in it from 2
};

/// The answer to one query.
struct Answer {
  std::string query;        ///< as it was read
  std::uint64_t total = 0;  ///< passages that match; with SearchOptions::seen those that are not among these
  bool exact = true;        ///< total is exact, not an estimate
  bool complete = true;     ///< the deadline was not met before the end
  std::int64_t took_us = 0;
  std::vector<Note> notes;
  std::optional<Note> apart;         ///< beside what was found: how much of what stands apart matches (apart_note())
  std::vector<std::string> missing;  ///< words as they were typed that stand in no passage, see unknown_words()
  Order order = Order::score;        ///< of the hits; by date they have no score
  Counts counts;                     ///< what else was counted of all matches
  std::vector<Hit> hits;
  PassageHashes news;  ///< with SearchOptions::seen: what matches, shown or not, and is not among these
};

/// Names of the forms below with their version, which is raised when a member changes its meaning or goes; new members
/// do not raise it. query/answer.schema.json describes them.
inline constexpr const char* answer_schema = "propos-answer-1";
inline constexpr const char* hit_schema = "propos-hit-1";
inline constexpr const char* kwic_schema = "propos-kwic-1";

/// The answer in the form that all programs share.
Json to_json(const Answer& answer, bool explain);

/// Notes in both languages.
Json to_json(const std::vector<Note>& notes);

/// A hit as it stands in an answer.
Json to_json(const Hit& hit, bool explain);

}  // namespace propos
