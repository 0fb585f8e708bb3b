// One object of a JSON source -> JSON: strictly, and if that fails, repaired.
#pragma once

#include <string>

#include "common/json.hpp"
#include "indexer/intake/items.hpp"

namespace propos {

/// "source:offset" of an object.
std::string place_of(const std::string& source, const JsonItem& item);

/// Parses an object that is whole or cut off. What was repaired is told in `repairs`. Throws Error{invalid}.
Json parse_object(const JsonItem& item, const std::string& source, std::string& repairs);

/// What the object is: ready passages have a text, posts a content. automatic: it has neither and tells nothing.
InputForm form_of(const Json& json);

/// The key of a ready passage's post, as far as the passage tells it; empty when it cannot be read.
std::string post_of_passage(const JsonItem& item, const std::string& source);

}  // namespace propos
