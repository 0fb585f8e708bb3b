// Speaker labels: `Le Grand Continent — …`, `GC : …`, `P.N. : …`, `Prénom Nom : …` at the start of a block.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "indexer/html/block.hpp"

namespace propos {

/// A label as it stands at the start of a block.
struct Label {
  std::string name;        ///< without the colon or dash: `P.N.`, `Estuaire`
  std::uint32_t text = 0;  ///< byte of Block::text where what is said begins
  bool loose = false;      ///< it has lower-case words (`La Gazette des ports`), so it must come more often
};

/// What could be a label at the start of this block: up to six words, the first with a capital, perhaps a function in
/// brackets, then ` : ` or a dash. The number of `Question 3 :` is no part of the name. Only the whole post tells
/// whether it is one.
std::optional<Label> possible_label(const Block& block);

/// Whether `shorter` stands for the name `full`: its initials (`P.N.`, `PN`), its first or last name, or itself.
bool stands_for(const std::string& shorter, const std::string& full);

/// How many bytes of a question are its number: `3. `, `12) `, `Question 3 : `, `Q : `; none of `1.000`, `50-50`,
/// `Q.I.`
std::size_t number_length(const std::string& text);

}  // namespace propos
