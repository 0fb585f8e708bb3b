// A query as it was read: a pure value without any of Xapian.
#pragma once

#include <string>
#include <vector>

namespace propos {

/// How a clause takes part.
enum class Occur {
  optional,  ///< raises the rank of what it matches
  required,  ///< what it does not match is no hit
  excluded   ///< what it matches is no hit
};

/// A part of a query.
struct Clause {
  enum class Kind {
    words,  ///< text whose words count each for itself
    phrase, ///< words in this order, next to each other
    prefix  ///< `tarif*`: all words that begin so; `text` is without the star
  } kind = Kind::words;
  Occur occur = Occur::optional;
  double weight = 1;
  std::string text;

  bool operator==(const Clause&) const = default;
};

/// A query: its clauses, and what had to be said about reading it.
struct Query {
  std::vector<Clause> clauses;
  std::vector<std::string> notes;
};

/// Reads what a person typed: words; "phrase" and « phrase »; `+must`, `-not`; `tarif*`. Sloppy typing is no error: a
/// quote that is not closed counts as closed at the end, and a note says so. Throws Error{usage} for an empty
/// query and Error{too_big} past limits::max_query_bytes or max_query_words.
Query parse_query(const std::string& text);

/// The query as it was read, for people: parse_query() of it gives the same clauses, but for a topic's phrases, which are not
/// required and are written `~"…"`.
std::string to_text(const Query& query);

}  // namespace propos
