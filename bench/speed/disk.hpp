// Files of an index on disk: their sizes, and what of them the system keeps in memory.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace propos {

/// The regular files below a directory, links left out. Throws Error{not_found}.
std::vector<std::filesystem::path> files_below(const std::filesystem::path& directory);

/// Bytes by file name (`postlist.glass`), of files_below().
std::map<std::string, std::uint64_t> sizes_below(const std::filesystem::path& directory);

/// Asks the system to forget the pages of these files (posix_fadvise, DONTNEED). It is a wish: see resident_bytes().
void drop_pages(const std::vector<std::filesystem::path>& files);

/// How many bytes of these files are in the page cache (mincore). What the disk itself keeps is not seen.
std::uint64_t resident_bytes(const std::vector<std::filesystem::path>& files);

}  // namespace propos
