#include "bench/speed/disk.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "common/error.hpp"

namespace propos {
namespace {

/// A file that is open for reading.
class Descriptor {
 public:
  explicit Descriptor(const std::filesystem::path& path) : number_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (number_ < 0) throw Error(ErrorKind::io, "cannot open this file", path.string());
  }
  ~Descriptor() { ::close(number_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

}  // namespace

std::vector<std::filesystem::path> files_below(const std::filesystem::path& directory) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(directory, error))
    if (!entry.is_symlink() && entry.is_regular_file()) files.push_back(entry.path());
  if (error) throw Error(ErrorKind::not_found, error.message(), directory.string());
  std::sort(files.begin(), files.end());
  return files;
}

std::map<std::string, std::uint64_t> sizes_below(const std::filesystem::path& directory) {
  std::map<std::string, std::uint64_t> sizes;
  for (const auto& file : files_below(directory)) sizes[file.filename().string()] += std::filesystem::file_size(file);
  return sizes;
}

void drop_pages(const std::vector<std::filesystem::path>& files) {
  for (const auto& path : files) {
    const Descriptor file(path);
    ::fdatasync(file.number());  // dirty pages are not dropped
    ::posix_fadvise(file.number(), 0, 0, POSIX_FADV_DONTNEED);
  }
}

std::uint64_t resident_bytes(const std::vector<std::filesystem::path>& files) {
  const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  std::uint64_t bytes = 0;
  for (const auto& path : files) {
    const Descriptor file(path);
    struct stat status {};
    if (::fstat(file.number(), &status) != 0 || status.st_size == 0) continue;
    const auto size = static_cast<std::size_t>(status.st_size);
    void* memory = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file.number(), 0);
    if (memory == MAP_FAILED) throw Error(ErrorKind::io, "cannot map this file", path.string());
    std::vector<unsigned char> pages((size + page - 1) / page);
    if (::mincore(memory, size, pages.data()) == 0)
      for (const auto flags : pages) bytes += (flags & 1u) != 0 ? page : 0;
    ::munmap(memory, size);
  }
  return bytes;
}

}  // namespace propos
