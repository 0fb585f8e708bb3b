// Files, for everything here that reads or writes one by itself. What the system refuses is an Error that names the
// file: not_found, denied, or io.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace propos {

/// An open file; it is closed with its object. One thread, but for read_at(), which any number may call.
class File {
 public:
  enum class Mode {
    read,    ///< a regular file that is there
    create,  ///< for reading and writing, empty, whatever was there
    change,  ///< for reading and writing, as it is there
    share    ///< likewise, made empty when there is none: a file to lock
  };

  File() = default;  ///< none
  /// Throws Error: not_found, denied, io; invalid for what is to be read and is no regular file.
  File(std::filesystem::path path, Mode mode);
  ~File();
  File(File&& other) noexcept;
  File& operator=(File&& other) noexcept;

  // The rest requires: a file that was opened, for what is asked of it.

  const std::filesystem::path& path() const { return path_; }
  /// In bytes. Throws Error{io}.
  std::uint64_t size() const;

  /// Reads at most `size` bytes behind what was read or written last; fewer only at the end. Throws Error{io}.
  std::size_t read(char* into, std::size_t size);
  /// Reads at most `size` bytes at `offset`; fewer only at the end. Throws Error{io}.
  std::size_t read_at(std::uint64_t offset, char* into, std::size_t size) const;

  /// Writes behind what was read or written last. Throws Error{io}.
  void write(std::string_view bytes);
  /// Writes at `offset`. Throws Error{io}.
  void write_at(std::uint64_t offset, std::string_view bytes);
  /// Returns when the disk has all that was written. Throws Error{io}.
  void sync();

  /// Takes the file for this process until it is closed; false when another one has it. Throws Error{io}.
  bool try_lock();

 private:
  friend class MappedFile;

  std::filesystem::path path_;
  int descriptor_ = -1;
};

/// The content of a file as it was when it was mapped, for reading; the file may be closed. Any number of threads. Who
/// cuts the file off meanwhile ends the program, so only files that grow or are replaced are mapped.
class MappedFile {
 public:
  MappedFile() = default;  ///< nothing
  /// Throws Error{io}.
  explicit MappedFile(const File& file);
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;

  std::string_view bytes() const { return {data_, size_}; }

 private:
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

/// The whole content of a regular file. Throws Error: not_found, denied, io, invalid, or too_big past `max_bytes`.
std::string read_file(const std::filesystem::path& path, std::size_t max_bytes);

/// Writes `content` beside `path`, syncs it to the disk and renames it into place, so that readers see the old or the
/// new, never a half. Throws Error: not_found (no such directory), denied, io.
void write_file_atomically(const std::filesystem::path& path, std::string_view content);

}  // namespace propos
