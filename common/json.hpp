// JSON with bounds: nesting is checked before a tree is built, because a copy or a dump of a deep tree
// overflows the stack. Output never throws on bad UTF-8: such bytes become U+FFFD.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace propos {

/// Objects keep the order of their members, so that what is written reads as it was meant.
using Json = nlohmann::ordered_json;

/// Parses one JSON value that fills all of `text`. Throws Error{invalid}, its `where` being "where:byte",
/// or Error{too_big} past limits::max_json_depth. Of two equal keys the last one wins.
Json parse_json(std::string_view text, const std::string& where);

/// One line of JSON. Never throws on bad UTF-8.
std::string dump_json(const Json& value);

/// Indented JSON, for people.
std::string dump_json_indented(const Json& value);

}  // namespace propos
