// What is said to a person, in both languages; which of them is shown is the reader's choice (`--lang`).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace propos {

/// Language of what a person reads.
enum class Lang { fr, en };

/// What a note says was made of words that were typed, or could be, for programs that offer to undo it or to do it.
struct ReadAs {
  enum class Kind : std::uint8_t {
    corrected,   ///< `typed` was read as `read`, one text
    translated,  ///< `typed` was read as these French texts
    as_topic,    ///< `typed`, which was all, was read as the topic `read`, an id
    also_topic,  ///< `typed`, which was all, is the topic `read` too, an id
    suggested,   ///< `typed` is not known; one of `read` may be meant, the nearest first
    queries,     ///< these queries find something, or something else
    missing      ///< these words, as they were typed, stand in no passage
  } kind;
  std::string typed;
  std::vector<std::string> read;

  bool operator==(const ReadAs&) const = default;
};

/// A sentence in French and English.
struct Note {
  std::string fr;
  std::string en;
  std::optional<ReadAs> read_as = {};  ///< what it is about, where a program can do something about it

  const std::string& in(Lang lang) const { return lang == Lang::fr ? fr : en; }
  bool operator==(const Note&) const = default;
};

}  // namespace propos
