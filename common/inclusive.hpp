// Inclusive writing: `étudiant·e·s`, `lecteur·ices`, `auteur.rice.s`, `étudiant(e)s`, `citoyen-ne-s`.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace propos {

/// A word that was written for both genders.
struct InclusiveWord {
  std::size_t end = 0;   ///< byte behind its last ending in the text
  std::string spelling;  ///< the masculine, with its plural's s: `étudiants` for `étudiant·e·s`
};

/// The inclusive word whose first part `word` ends at `at` of the text, or nothing.
///
/// Feminine endings are a closed set, and each stands only behind such letters as take it (`ne` behind n, `rice` behind
/// eur): so a full stop without a space (`fin.le`), a pronoun (`dis-le`) and a compound (`docteur-ès-lettres`) are
/// none. Behind a dot or hyphen the word has at least three letters and the ending its case. Pure; any thread may call
/// it.
std::optional<InclusiveWord> inclusive_word(std::string_view text, std::size_t at, std::string_view word);

}  // namespace propos
