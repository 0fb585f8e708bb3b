// Whether a quotation still stands in the index.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/passage.hpp"
#include "query/serve/api/indexes.hpp"
#include "query/serve/api/quotation.hpp"
#include "query/serve/http/request.hpp"

namespace propos::serve {

inline constexpr std::size_t max_quotation_bytes = 4096;

/// What was quoted, and from where. Without id, post and url it may stand anywhere.
struct Quotation {
  std::string text;
  std::string id;    ///< of the passage
  std::string post;  ///< or key or id of the post
  std::string url;   ///< or address of a passage; what stands behind `#` does not count
  std::string hash;  ///< text_hash() of the passage when it was quoted; may be empty
};

/// A place where it stands.
struct Place {
  Standing standing = Standing::absent;
  std::string id, url, speaker, date;
  bool in_question = false;          ///< and not in the answer
  std::uint32_t begin = 0, end = 0;  ///< bytes of the question or the answer
  std::string stands;                ///< the text there
  std::string hash;                  ///< of the passage as it is now
};

/// What came of it.
struct Verification {
  Standing standing = Standing::absent;  ///< where it was looked for
  bool found_source = true;              ///< the passage or post is there; false: it is gone, or has another id now
  std::vector<Place> places;             ///< there, the best standing first, at most 10
  std::vector<Place> elsewhere;          ///< where it is absent there: other places
  std::optional<bool> unchanged;         ///< whether the passage has the hash that was given; nothing without either
  std::string nearest, nearest_id;       ///< where it is absent: the sentence there that is most like it, its passage
  std::string revision, date;            ///< of the index
};

/// Throws Error{usage} for a text without words, Error{too_big} for one over max_quotation_bytes.
Verification verify(Site& site, std::string_view db, const Quotation& quotation, const Request& request);

/// Hash of what a passage says, question and answer, byte by byte: 16 hexadecimal digits.
std::string text_hash(const Passage& passage);

}  // namespace propos::serve
