// What a word of a name or byline is: a particle, a title, what somebody does, the beginning of a body's name.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace propos {

/// What a word does before a family name (person_name.hpp).
enum class Particle {
  none,
  preposition,  ///< `de`, `d’`
  article,      ///< `le`, `la`, `du`, `l’Isle`: begins a French family name
  von,          ///< drops when it stands by itself
  foreign,      ///< `van`, `der`, `del`, `al-`: stays with the family name
  capital       ///< `Le`, `El`, `Ben`, `D’Annunzio`: part of the family name
};

/// The particle that a word is. One that is all in capitals counts as in small letters (`Jean DE LA FONTAINE`), but
/// for Arabic ones.
Particle kind_of(std::string_view word);

/// Bytes of the particle that is written together with its name: `d’` of `d’Ormesson`, `al-` of `al-Hakim`, which
/// counts only in the `last` word of a name. 0 for none.
std::size_t length_of_attached(std::string_view word, bool last);

/// True for particles that are given names too: `Ben`, `Al`.
bool may_be_given_name(std::string_view particle);

/// `M.`, `Mme`, `Dr`, `Sir`… before a name.
bool is_title(const std::string& word);

/// `maire`, `économiste`, `PDG`…
bool is_role_noun(std::string_view word);

/// True for names that are no person's: an article or `Collectif`, `Rédaction`… first, or ordinary words in it.
bool is_organisation(const std::vector<std::string>& words);

/// Two letters or more, all of them capitals, no initials.
bool is_in_capitals(std::string_view word);

/// Begins with a small Latin letter.
bool begins_small(std::string_view word);

/// How many syllables a French name has: its groups of vowels, without a mute e at the end. `Gaulle` has one, `Staël`
/// two.
std::size_t syllables(std::string_view name);

}  // namespace propos
