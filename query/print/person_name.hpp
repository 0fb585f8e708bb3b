// The names of a byline in the parts that bibliographies sort and shorten by.
//
// Which particle goes where:
// - The parts are those of CSL 1.0.2 ("Name Particles"): a dropping particle is left out where the family name stands
//   alone (`de` of La Fontaine, `von` of Humboldt), a non-dropping one stays with it (`van` of van Gogh, `al-` of
//   al-Hakim), and what is never parted from it belongs to it (`de Gaulle`).
// - French names go by what the Bibliothèque nationale, IFLA's "Names of persons" and AACR2 22.5D1 say: entry under
// what
//   follows the preposition `de`, `d’`; but an article or its contraction (Le, La, L’, du, des) begins the family name:
//   `La Fontaine, Jean de`, `Le Maire, Bruno`, `du Bellay, Joachim`. By the Lexique des règles typographiques of the
//   Imprimerie nationale `de` stays before a name of one syllable: `de Gaulle`, which is CSL's example too.
// - Particles of other languages in small letters do not drop (`von der Leyen`, `del Toro`), but for a bare `von`.
// - Any particle with a capital is part of the family name, as citeproc-js has it: `El Khomri`, `Ben Ali`, `De Niro`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace propos {

/// A person's name in its parts. An organisation, and a person of one name, have only `family`.
struct PersonName {
  std::string given;
  std::string dropping;  ///< `de`, `d’`: goes behind the given name where the family name stands first
  std::string particle;  ///< `van`, `von der`, `al-`: stays before the family name
  std::string family;

  bool operator==(const PersonName&) const = default;
};

/// The name as it is read.
std::string full_name(const PersonName& name);

/// `particle` before `name`, with a space unless it ends in an apostrophe or a hyphen.
std::string with_particle(const std::string& particle, const std::string& name);

/// The persons of a byline such as `Yannick Le Guével, Violette Ndongala` or `A et B`. Titles before a name (`Mme`,
/// `Dr`) are left out, and so is what somebody is, in brackets, behind a dash, or behind a comma in small letters:
/// `Anne Mer (CNRS)`, `Paul Dumont, maire de Trévac`. What begins with an article or the word for a body, or has
/// ordinary words in it, is an organisation and stays whole: `Le Grand Continent`, `Médecins sans frontières`.
std::vector<PersonName> names_in(std::string_view byline);

}  // namespace propos
