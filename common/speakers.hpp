// The form in which passages and turns name more than one speaker: `Ada Mer, Jean Roc`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace propos {

/// The names, parted by a comma and a space; none of an empty text.
std::vector<std::string> speakers_in(std::string_view names);

}  // namespace propos
