// Reading whole small files, and writing small files so that readers see the old or the new, never a half.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace propos {

/// The whole content of a regular file. Throws Error: not_found, denied, io, or too_big past `max_bytes`.
std::string read_file(const std::filesystem::path& path, std::size_t max_bytes);

/// Writes `content` beside `path`, syncs it to the disk and renames it into place. Throws Error{io|denied}.
void write_file_atomically(const std::filesystem::path& path, std::string_view content);

}  // namespace propos
