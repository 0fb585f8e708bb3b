// What a client would rather have, and what it has already.
#pragma once

#include <string>
#include <string_view>

#include "query/serve/http/response.hpp"

namespace propos::serve {

/// How much a client wants `choice`, from 0 (not at all) to 1, by a header such as `text/html, */*;q=0.1` or
/// `fr-FR,fr;q=0.9`. `fr` fits a range `fr-FR`, and `*` and `text/*` fit what they cover; the most exact range counts.
/// Without a header everything is wanted.
double wanted(std::string_view header, std::string_view choice);

/// Whether a header If-None-Match names this entity tag, which is quoted and may be weak (`W/"…"`).
bool names_tag(std::string_view if_none_match, std::string_view tag);

/// The value of this header of an answer, or nothing; case does not count.
std::string_view header_of(const Response& response, std::string_view name);

/// The answer that a client needs who has what `if_none_match` names: 304 without a body where it has this one.
Response unless_known(Response response, std::string_view if_none_match);

}  // namespace propos::serve
