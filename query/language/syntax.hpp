// A query as it was read: a pure tree, without any of Xapian. What each part means is in query/LANGUAGE.md.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "query/language/note.hpp"

namespace propos {

/// How a part of a bag takes part.
enum class Occur : std::uint8_t {
  optional,  ///< raises the rank of what it matches
  required,  ///< what it does not match is no hit
  filter,    ///< likewise, but one of the optional parts must still match
  excluded   ///< what it matches is no hit
};

/// Where words are looked for, and what a name is the name of.
enum class FieldName : std::uint8_t {
  none,
  title,
  question,
  answer,
  author,
  speaker,
  tag,
  language,
  post,
  site,
  kind,
  date,
  since,
  topic
};

/// A part of a query. Leaves have a text, the others have parts.
struct Node {
  enum class Kind : std::uint8_t {
    words,   ///< text whose words count each for itself
    word,    ///< one word; a compound counts when all its parts are there, or its joined form
    phrase,  ///< words in this order, next to each other
    loose,   ///< `~"…"`: words that count each for itself, and more where they stand as a phrase
    prefix,  ///< `tarif*`: all words that begin so; the text is without the star
    fuzzy,   ///< `mot~`: the word and those that are spelled nearly so
    exact,   ///< `=mot`: the form as it is written, but for capitals
    name,    ///< an author, speaker, tag, language, post, site or kind; `field` says which
    date,    ///< from `from` to `to`, both as far as they are given (`2024`, `2024-03`, `2024-03-15`), or open
    topic,   ///< a topic by its id or label
    field,   ///< its one part, looked for in `field` only: title, question or answer
    near,    ///< its two parts at most `distance` words apart, in any order
    bag,     ///< parts side by side, each with its Occur
    all,     ///< all of its parts, and none that is excluded
    any      ///< at least one of its parts
  } kind = Kind::words;
  Occur occur = Occur::optional;  ///< in its bag; in `all` either optional or excluded; elsewhere optional
  std::string text;
  FieldName field = FieldName::none;
  std::string from, to;
  std::uint32_t distance = 0;
  double weight = 1;
  bool curated = false;  ///< words of a topic, spelled as they are meant: neither corrected nor translated
  bool kept = false;     ///< likewise what somebody insists on having typed (language/keep)
  bool whole = false;    ///< of a name: the whole name and no longer one; posts, sites and kinds are whole anyway
  std::vector<Node> parts;

  bool operator==(const Node&) const = default;
};

/// A query, and what had to be said about reading it.
struct Query {
  Node root;
  std::vector<Note> notes;
  std::string asked_as = {};  ///< `topic:talent`, of the query of a topic: what stands for all of it; else empty
};

/// How a part without a sign takes part in a bag: names and dates filter; phrases, exact forms, nearness and fields are
/// required, as is what is made of nothing else; all other parts are optional.
Occur default_occur(const Node& node);

/// Whether the words of a part are those that are meant.
inline bool is_as_meant(const Node& node) { return node.curated || node.kept; }

/// Whether the part has places in a text that another can be near to.
bool has_places(const Node& node);

}  // namespace propos
