// What a bibliography needs to know of a passage: names in their parts, a key, the site.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/passage.hpp"

namespace propos {

/// A person's name in the parts that citation styles sort and shorten by.
struct PersonName {
  std::string given;
  std::string particle;  ///< `de`, `Le`: before the family name
  std::string family;    ///< a name of one word has only this

  bool operator==(const PersonName&) const = default;
};

/// The name as it is read.
std::string full_name(const PersonName& name);

/// The persons of a byline such as `Yannick Le Guével, Violette Ndongala` or `A et B`. The family name is the
/// last word, what is in capitals at the end (`Anne DUVAL MARTIN`), or what begins at a particle.
std::vector<PersonName> names_in(std::string_view byline);

/// The persons who say it: the speakers, or the authors.
std::vector<PersonName> authors_of(const Passage& passage);

/// The persons who ask, for an interview: the authors that do not speak themselves, or whoever asks.
std::vector<PersonName> interviewers_of(const Passage& passage);

/// A key of ASCII letters, digits and `-_.:`, the same for the same passage and another for another one:
/// `tamsamani2023:24.3`.
std::string citation_key(const Passage& passage);

/// The site: the host of the passage's address without `www.`; empty without one.
std::string site_of(const Passage& passage);

/// True when `url` begins with http:// or https://, which is all that may become a link.
bool is_web_address(std::string_view url);

/// `url` with what would end it in another syntax percent-encoded: spaces, control characters, quotes and
/// brackets, and the bytes in `also`.
std::string encoded_url(std::string_view url, std::string_view also = {});

/// The snippet's text in guillemets, as a quotation on one line.
std::string quotation(const std::string& text);

}  // namespace propos
