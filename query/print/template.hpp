// `--template`: text with named fields, printed once a hit.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "query/print/fields.hpp"

namespace propos {

/// A template that was read: texts and fields in their order.
using Template = std::vector<std::variant<std::string, const FieldRow*>>;

/// Reads `{speaker}: {question}\n`: `{name}` is a field, `{{` and `}}` are braces, `\n`, `\t` and `\\` a line
/// feed, a tab and a backslash; a backslash before anything else, and a lone `}`, stand for themselves. A
/// line feed is added at the end where there is none. Throws Error{usage} for a field that is not there, with
/// those that are, and for a `{` that is not closed.
Template parse_template(const std::string& text);

/// The template's text for a hit, without control characters.
std::string fill(const Template& parts, const Row& row);

}  // namespace propos
