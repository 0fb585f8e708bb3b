// The sample corpus as passages that tests may change, and indexes of them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "common/passage.hpp"

namespace propos::testing {

/// The passages of corpus/posts as `propos-index --dump` gives them, in the order of their posts.
std::vector<Passage> sample_passages();

/// The same with dates of all kinds (by year, by month, none) and names in several spellings.
std::vector<Passage> sample_passages_of_all_kinds();

/// Indexes passages with `propos-index --input passages`; adds to an index that is there.
void add_to_index(const std::filesystem::path& index, const std::vector<Passage>& passages);

/// Makes an index that holds replaced passages, and returns those that count: the sample corpus, some of
/// whose posts came again with other names, dates and fewer passages, and enough others that no merge takes
/// the old ones out.
std::vector<Passage> index_with_dead_passages(const std::filesystem::path& index);

}  // namespace propos::testing
