// How a paragraph begins, as far as it tells whether an answer begins there.
#pragma once

#include <string>

namespace propos {

/// What the first words of a paragraph say.
struct Opening {
  bool answers = false;      ///< "Oui", "Parce que", "Pas vraiment", "Je crois"
  bool verdict = false;      ///< yes, no and what stands for them
  bool reason = false;       ///< "Parce que", "Pour"
  bool goes_on = false;      ///< "Mais", "Ensuite": seldom begins an answer
  bool points_back = false;  ///< "Cette", "Elle"
  bool speaks = false;       ///< "Je", "Sur ce point, je"
  bool states = false;       ///< "C'est", "Cela"
};

Opening opening_of(const std::string& paragraph);

/// Whether a question wants a yes or a no; whether it asks why.
bool asks_yes_or_no(const std::string& question);
bool asks_why(const std::string& question);

/// The first sentence of a text, with its full stop.
std::string first_sentence(const std::string& text);

/// Folded, with plain apostrophes and single spaces.
std::string plainly(const std::string& text);

}  // namespace propos
