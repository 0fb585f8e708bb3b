#include "common/trace_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <utility>

#include "common/error.hpp"

namespace propos {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view traces_magic = "propos traces\n02";
constexpr std::string_view index_magic = "propos tindex\n01";
constexpr std::size_t header_bytes = traces_magic.size();
constexpr std::size_t entry_bytes = 8;
constexpr unsigned offset_bits = 40;
constexpr std::uint64_t max_length = (std::uint64_t{1} << 24) - 1;
constexpr std::size_t buffer_bytes = 1u << 20;

fs::path traces_path(const fs::path& generation) { return generation / "traces"; }
fs::path index_path(const fs::path& generation) { return generation / "traces.index"; }

[[noreturn]] void damaged(const fs::path& path, const std::string& what) {
  throw Error(ErrorKind::corrupt,
              "the index is corrupt: " + what + "; rebuild it: propos-index --rebuild -d DIR SOURCE…", path.string());
}

[[noreturn]] void failed(const fs::path& path, int error) {
  throw Error(error == EACCES || error == EROFS ? ErrorKind::denied : ErrorKind::io,
              error == EACCES ? "permission denied" : std::strerror(error), path.string());
}

void write_at(int file, std::string_view bytes, std::uint64_t offset, const fs::path& path) {
  while (!bytes.empty()) {
    const auto n = ::pwrite(file, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) failed(path, errno);
    bytes.remove_prefix(static_cast<std::size_t>(n));
    offset += static_cast<std::uint64_t>(n);
  }
}

void append_entry(std::string& out, std::uint64_t offset, std::uint64_t length) {
  const auto entry = offset | (length << offset_bits);
  for (unsigned i = 0; i < entry_bytes; ++i) out += static_cast<char>(entry >> (8 * i));
}

std::uint64_t read_entry(const char* at) {
  std::uint64_t entry = 0;
  for (unsigned i = 0; i < entry_bytes; ++i)
    entry |= static_cast<std::uint64_t>(static_cast<unsigned char>(at[i])) << (8 * i);
  return entry;
}

}  // namespace

std::string TraceExtent::to_text() const { return std::to_string(documents) + ' ' + std::to_string(bytes); }

TraceExtent TraceExtent::from_text(const std::string& text) {
  TraceExtent extent;
  const auto* end = text.data() + text.size();
  const auto first = std::from_chars(text.data(), end, extent.documents);
  if (first.ec != std::errc() || first.ptr == end ||
      std::from_chars(first.ptr + 1, end, extent.bytes).ec != std::errc())
    throw Error(ErrorKind::corrupt, "the index is corrupt: unreadable length of traces", "metadata propos.traces");
  return extent;
}

MappedFile::MappedFile(const fs::path& path, std::string_view magic, std::uint64_t bytes) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0 && errno == ENOENT) damaged(path, "this file is missing");
  if (file < 0) failed(path, errno);
  struct stat status {};
  const bool known = ::fstat(file, &status) == 0;
  size_ = known ? static_cast<std::size_t>(status.st_size) : 0;
  void* mapped =
      size_ < magic.size() + bytes || size_ == 0 ? MAP_FAILED : ::mmap(nullptr, size_, PROT_READ, MAP_SHARED, file, 0);
  ::close(file);
  if (size_ < magic.size() + bytes) damaged(path, "this file is cut off");
  if (mapped == MAP_FAILED) failed(path, errno);
  data_ = static_cast<const char*>(mapped);
  if (this->bytes().starts_with(magic)) return;
  ::munmap(mapped, size_);
  damaged(path, "this file holds something else");
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

TraceFile::TraceFile(const fs::path& generation, const TraceExtent& extent)
    : extent_(extent),
      traces_(traces_path(generation), traces_magic, extent.bytes),
      index_(index_path(generation), index_magic, extent.documents * entry_bytes) {}

std::string_view TraceFile::of(Xapian::docid document) const {
  if (document == 0 || document > extent_.documents) return {};
  const auto entry = read_entry(index_.bytes().data() + header_bytes + (document - 1) * entry_bytes);
  const auto offset = entry & ((std::uint64_t{1} << offset_bits) - 1);
  const auto length = entry >> offset_bits;
  if (offset + length > extent_.bytes) return {};
  return traces_.bytes().substr(header_bytes + offset, length);
}

TraceWriter::TraceWriter(const fs::path& generation, const TraceExtent& committed, int flags)
    : generation_(generation), extent_(committed), written_(committed) {
  traces_file_ = ::open(traces_path(generation).c_str(), O_RDWR | O_CLOEXEC | flags, 0666);
  if (traces_file_ < 0) failed(traces_path(generation), errno);
  index_file_ = ::open(index_path(generation).c_str(), O_RDWR | O_CLOEXEC | flags, 0666);
  if (index_file_ < 0) failed(index_path(generation), errno);
}

TraceWriter TraceWriter::create(const fs::path& generation) {
  TraceWriter writer(generation, {}, O_CREAT | O_TRUNC);
  write_at(writer.traces_file_, traces_magic, 0, traces_path(generation));
  write_at(writer.index_file_, index_magic, 0, index_path(generation));
  return writer;
}

TraceWriter TraceWriter::append_to(const fs::path& generation, const TraceExtent& committed) {
  const TraceFile sound(generation, committed);
  return TraceWriter(generation, committed, 0);
}

TraceWriter::~TraceWriter() {
  for (const int file : {traces_file_, index_file_})
    if (file >= 0) ::close(file);
}

TraceWriter::TraceWriter(TraceWriter&& other) noexcept { *this = std::move(other); }

TraceWriter& TraceWriter::operator=(TraceWriter&& other) noexcept {
  std::swap(generation_, other.generation_);
  std::swap(extent_, other.extent_);
  std::swap(written_, other.written_);
  std::swap(traces_, other.traces_);
  std::swap(index_, other.index_);
  std::swap(traces_file_, other.traces_file_);
  std::swap(index_file_, other.index_file_);
  return *this;
}

void TraceWriter::add(std::string_view trace) {
  if (trace.size() > max_length || extent_.bytes >> offset_bits != 0) trace = {};
  append_entry(index_, extent_.bytes, trace.size());
  traces_ += trace;
  ++extent_.documents;
  extent_.bytes += trace.size();
  if (traces_.size() >= buffer_bytes) write_buffers();
}

void TraceWriter::write_buffers() {
  write_at(traces_file_, traces_, header_bytes + written_.bytes, traces_path(generation_));
  write_at(index_file_, index_, header_bytes + written_.documents * entry_bytes, index_path(generation_));
  written_ = extent_;
  traces_.clear();
  index_.clear();
}

void TraceWriter::flush() {
  write_buffers();
  if (::fdatasync(traces_file_) != 0) failed(traces_path(generation_), errno);
  if (::fdatasync(index_file_) != 0) failed(index_path(generation_), errno);
}

}  // namespace propos
