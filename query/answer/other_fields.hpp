// A field that has nothing, where another one would.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "query/language/note.hpp"
#include "query/language/syntax.hpp"

namespace propos {

/// A note for each part with a field that finds nothing, by itself or, where it is what empties the answer, with the
/// rest of the query, while it would find something as another field: `auteur:Rozel : rien ; locuteur:Rozel : 12
/// passages`. Authors, speakers, tags, titles, questions and answers stand for each other. `nothing`: the whole query
/// finds nothing; otherwise only names are looked at, of which it is seen at once that they find none. `count` tells
/// how many passages a query finds.
std::vector<Note> other_fields(const Query& query, bool nothing,
                               const std::function<std::uint64_t(const Query&)>& count);

}  // namespace propos
