// Speaker labels: `Le Grand Continent — …`, `GC : …`, `P.N. : …`, `Prénom Nom : …`, and those that only their style
// tells: `<strong>Nom.</strong> …`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "indexer/html/block.hpp"

namespace propos {

/// What parts a label from what is said.
enum class LabelSign {
  mark,  ///< a colon or a dash
  style  ///< only the end of its bold, italic or link
};

/// A label as it stands in a block.
struct Label {
  std::string name;        ///< without the colon or dash: `P.N.`, `Estuaire`
  std::uint32_t text = 0;  ///< byte of Block::text where what is said begins
  bool loose = false;      ///< it has lower-case words (`La Gazette des ports`), so it must come more often
  LabelSign sign = LabelSign::mark;
  bool styled = false;  ///< it is bold, italic or a link
};

/// What could be a label at byte `at` of this block: up to six words, the first with a capital, perhaps a function in
/// brackets or a stage direction in italics, then ` : ` or a dash; or a styled name alone. A number before it
/// (`2) PH : …`) and that of `Question 3 :` are no part of the name. Only the whole post tells whether it is one. Looks
/// at a bounded stretch of the text.
std::optional<Label> possible_label(const Block& block, std::uint32_t at = 0);

/// Whether `shorter` stands for the name `full`: its initials (`P.N.`, `PN`, `P.-H. de L. M.`), its first or last name,
/// an initial and a name (`L. Mer`), or itself.
bool stands_for(const std::string& shorter, const std::string& full);

/// Whether two names differ by one letter, put in, left out or changed, or by two or three that changed places, and are
/// long enough for that to be a slip.
bool is_misspelt(const std::string& name, const std::string& right);

/// Whether the text is nothing but the name of a person, perhaps with a function in brackets: what a heading or a line
/// of its own above an answer says.
bool is_name_alone(const std::string& text);

/// `Jean Roche (maire)` -> `Jean Roche`, `Jean Roche.` -> `Jean Roche`, `Question 3` -> `Question`.
std::string bare_name(std::string name);

/// How many bytes of a question are its number: `3. `, `12) `, `4 / `, `Question 3 : `, `#3 `, `Q : `, `1 ` before a
/// capital; none of `1.000`, `50-50`, `Q.I.`
std::size_t number_length(const std::string& text);

}  // namespace propos
