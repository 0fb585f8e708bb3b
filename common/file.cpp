#include "common/file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cassert>
#include <cerrno>
#include <cstring>
#include <utility>

#include "common/error.hpp"

namespace propos {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t buffer_bytes = 1u << 16;

/// What `errno` says of a file.
[[noreturn]] void fail(const fs::path& path) {
  const int error = errno;
  if (error == ENOENT) throw Error(ErrorKind::not_found, "no such file", path.string());
  if (error == EACCES || error == EPERM) throw Error(ErrorKind::denied, "permission denied", path.string());
  throw Error(error == EROFS ? ErrorKind::denied : ErrorKind::io, std::strerror(error), path.string());
}

/// Calls the system again as long as a signal interrupts it; what it refuses is an Error.
template <typename Call>
auto ask(const fs::path& path, Call call) {
  auto result = call();
  while (result < 0 && errno == EINTR) result = call();
  if (result < 0) fail(path);
  return result;
}

int flags_of(File::Mode mode) {
  switch (mode) {
    case File::Mode::read: return O_RDONLY | O_NONBLOCK;  // a pipe without a writer would never open
    case File::Mode::create: return O_RDWR | O_CREAT | O_TRUNC;
    case File::Mode::change: return O_RDWR;
    case File::Mode::share: return O_RDWR | O_CREAT;
  }
  return O_RDONLY;
}

/// A name that was made or replaced in a directory is on the disk when this returns.
void sync_directory(const fs::path& directory) {
  const int descriptor = ask(directory, [&] { return ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); });
  const bool synced = ::fsync(descriptor) == 0;
  const int error = errno;
  ::close(descriptor);
  errno = error;
  if (!synced) fail(directory);
}

}  // namespace

File::File(fs::path path, Mode mode) : path_(std::move(path)) {
  constexpr mode_t as_umask_has_it = 0666;
  descriptor_ = ask(path_, [&] { return ::open(path_.c_str(), flags_of(mode) | O_CLOEXEC, as_umask_has_it); });
  struct stat status {};
  if (mode != Mode::read || (::fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode))) return;
  ::close(descriptor_);
  throw Error(ErrorKind::invalid, "not a regular file", path_.string());
}

File::~File() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

File::File(File&& other) noexcept : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

File& File::operator=(File&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

std::uint64_t File::size() const {
  assert(descriptor_ >= 0);
  struct stat status {};
  ask(path_, [&] { return ::fstat(descriptor_, &status); });
  return static_cast<std::uint64_t>(status.st_size);
}

std::size_t File::read(char* into, std::size_t size) {
  assert(descriptor_ >= 0);
  std::size_t done = 0;
  while (done < size) {
    const auto n = ask(path_, [&] { return ::read(descriptor_, into + done, size - done); });
    if (n == 0) break;
    done += static_cast<std::size_t>(n);
  }
  return done;
}

std::size_t File::read_at(std::uint64_t offset, char* into, std::size_t size) const {
  assert(descriptor_ >= 0);
  std::size_t done = 0;
  while (done < size) {
    const auto n =
        ask(path_, [&] { return ::pread(descriptor_, into + done, size - done, static_cast<off_t>(offset + done)); });
    if (n == 0) break;
    done += static_cast<std::size_t>(n);
  }
  return done;
}

void File::write(std::string_view bytes) {
  assert(descriptor_ >= 0);
  while (!bytes.empty()) {
    const auto n = ask(path_, [&] { return ::write(descriptor_, bytes.data(), bytes.size()); });
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
}

void File::write_at(std::uint64_t offset, std::string_view bytes) {
  assert(descriptor_ >= 0);
  while (!bytes.empty()) {
    const auto n =
        ask(path_, [&] { return ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(offset)); });
    bytes.remove_prefix(static_cast<std::size_t>(n));
    offset += static_cast<std::uint64_t>(n);
  }
}

void File::sync() {
  assert(descriptor_ >= 0);
  ask(path_, [&] { return ::fdatasync(descriptor_); });
}

bool File::try_lock() {
  assert(descriptor_ >= 0);
  while (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK) return false;
    if (errno != EINTR) fail(path_);
  }
  return true;
}

MappedFile::MappedFile(const File& file) : size_(file.size()) {
  if (size_ == 0) return;  // the system maps no empty file
  void* mapped = ::mmap(nullptr, size_, PROT_READ, MAP_SHARED, file.descriptor_, 0);
  if (mapped == MAP_FAILED) fail(file.path_);
  data_ = static_cast<const char*>(mapped);
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

std::string read_file(const fs::path& path, std::size_t max_bytes) {
  File file(path, File::Mode::read);
  std::string content;
  char buffer[buffer_bytes];
  for (;;) {
    const auto n = file.read(buffer, sizeof buffer);
    content.append(buffer, n);
    if (content.size() > max_bytes)
      throw Error(ErrorKind::too_big, "longer than " + std::to_string(max_bytes) + " bytes", path.string());
    if (n < sizeof buffer) return content;
  }
}

void write_file_atomically(const fs::path& path, std::string_view content) {
  auto temporary = path;
  temporary += ".new";
  {
    File file(temporary, File::Mode::create);
    file.write(content);
    file.sync();
  }
  if (::rename(temporary.c_str(), path.c_str()) != 0) fail(path);
  sync_directory(path.has_parent_path() ? path.parent_path() : fs::path("."));
}

}  // namespace propos
