// What is said to a person, in both languages; which of them is shown is the reader's choice (`--lang`).
#pragma once

#include <string>

namespace propos {

/// Language of what a person reads.
enum class Lang { fr, en };

/// A sentence in French and English.
struct Note {
  std::string fr;
  std::string en;

  const std::string& in(Lang lang) const { return lang == Lang::fr ? fr : en; }
  bool operator==(const Note&) const = default;
};

}  // namespace propos
