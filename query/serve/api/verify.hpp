// Whether a quotation still stands, word for word.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/serve/api/site.hpp"

namespace propos::serve {

/// Where a quotation is looked for, and what it is.
struct Quotation {
  std::string text;  ///< what was quoted
  std::string id;    ///< of the passage; or empty, with
  std::string post;  ///< key or id of the post, or an address of it or of one of its passages; both empty: anywhere
  std::string hash;  ///< text hash of the passage when it was quoted; may be empty
};

/// How a quotation stands.
enum class Standing : std::uint8_t {
  verbatim,  ///< word for word, sign for sign, but for white space and the kind of quotation marks and apostrophes
  words,     ///< its words in their order, but signs, capitals or accents are others
  absent     ///< neither
};
std::string_view name_of(Standing standing);

/// A place where it stands.
struct Place {
  std::string id, url, speaker, date;
  bool in_question = false;          ///< not in the answer
  std::uint32_t begin = 0, end = 0;  ///< bytes of the question or the answer
  std::string stands;                ///< the text there
  std::string hash;                  ///< of the passage now
};

/// What came of it.
struct Verification {
  Standing standing = Standing::absent;
  std::vector<Place> places;      ///< of the best standing, at most 10
  std::optional<bool> unchanged;  ///< whether the passage has the hash that was given; nothing without one
  std::string where;              ///< what was looked into: the passage or post as it was found; empty: all
  std::string nearest;  ///< where it is absent from a passage: the sentence there that is most like it; may be empty
  std::string nearest_id;
  std::string revision, date;
};

/// Throws Error{usage} for an empty quotation or one over limits::max_query_bytes × 8, Error{not_found} for a passage
/// or post that is not there.
Verification verify(Site& site, std::string_view db, const Quotation& quotation, const Request& request);

/// Hash of what a passage says, question and answer, letter by letter: 16 hexadecimal digits.
std::string text_hash(const Passage& passage);

}  // namespace propos::serve
