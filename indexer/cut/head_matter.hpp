// The beginning of a post: where it stands on its site, when it was published, its title once more.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/cut/setting_apart.hpp"

namespace propos {

/// Sets apart what stands above the first words of a text and is none of it, up to the first block that is. `found` has
/// an entry for each block; it is read and added to. Linear in a few blocks.
void take_head_matter(const std::vector<Block>& blocks, const std::string& title,
                      std::vector<std::optional<Apart>>& found);

}  // namespace propos
