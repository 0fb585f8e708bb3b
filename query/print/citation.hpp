// What a bibliography needs to know of passages: who, where, when, under which key.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/passage.hpp"
#include "query/print/formats.hpp"
#include "query/print/person_name.hpp"

namespace propos {

/// An entry of a bibliography, in no format yet.
struct Reference {
  std::string key;
  bool interview = false;  ///< somebody answers
  std::vector<PersonName> authors;
  std::vector<PersonName> interviewers;
  std::string title;
  std::string site;       ///< what the site calls itself; may be empty
  std::string host;       ///< of the address; may be empty
  std::string date;       ///< ISO 8601, as far as it is known
  std::string url;        ///< a web link, or empty
  std::string remark;     ///< `entretien mené par A ; réponse à « … »`
  std::string quotation;  ///< the excerpts, in guillemets
  std::vector<std::string> tags;
  std::string language;
};

/// The references to the hits that `sheet` has none of yet: one a passage, or with Cite::post one a post, whose
/// excerpts are those of its hits and whose authors all that speak in them.
std::vector<Reference> new_references(Sheet& sheet, const NamedAnswer& named);

/// The hits in groups of one post, by the first of each.
std::vector<std::vector<const Hit*>> by_post(const std::vector<Hit>& hits);

/// The persons who say it: the speakers, or the authors.
std::vector<PersonName> authors_of(const Passage& passage);
/// The same of what is shown of a hit: of several voices who speaks there.
std::vector<PersonName> authors_of(const Hit& hit);

/// The persons who ask, for an interview: the authors that do not speak themselves, or whoever asks.
std::vector<PersonName> interviewers_of(const Passage& passage);

/// A key of ASCII letters, digits and `-_.:`, the same for the same passage and voice and another for another one:
/// `tamsamani2023:24.3`.
std::string citation_key(const Hit& hit);

/// The key of a passage's post: `kessaci2023:24`. It has the author's name, because who speaks is another from passage
/// to passage.
std::string citation_key_of_post(const Passage& passage);

/// The host of the passage's address without `www.`; empty without one.
std::string host_of(const Passage& passage);

/// The magazine, as well as it is known: what the site calls itself, or its host.
std::string site_of(const Passage& passage);

/// True when `url` begins with http:// or https://, which is all that may become a link.
bool is_web_address(std::string_view url);

/// `url` with what would end it in another syntax percent-encoded: spaces, control characters, quotes and
/// brackets, and the bytes in `also`.
std::string encoded_url(std::string_view url, std::string_view also = {});

/// The snippet's text in guillemets, as a quotation on one line.
std::string quotation(const std::string& text);

}  // namespace propos
