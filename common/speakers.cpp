#include "common/speakers.hpp"

#include <algorithm>

namespace propos {

std::vector<std::string> speakers_in(std::string_view names) {
  std::vector<std::string> speakers;
  for (std::size_t begin = 0; begin < names.size();) {
    const auto end = std::min(names.find(", ", begin), names.size());
    speakers.emplace_back(names.substr(begin, end - begin));
    begin = end + 2;
  }
  return speakers;
}

}  // namespace propos
