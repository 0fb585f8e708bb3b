#include "common/trace_file.hpp"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <limits>

#include "common/bytes.hpp"
#include "common/error.hpp"

namespace propos {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view traces_magic = "propos traces\n02";
constexpr std::string_view index_magic = "propos tindex\n01";
constexpr std::size_t header_bytes = traces_magic.size();
constexpr std::size_t entry_bytes = 8;
constexpr unsigned offset_bits = 40;
constexpr std::uint64_t max_offset = (std::uint64_t{1} << offset_bits) - 1;
constexpr std::uint64_t max_length = (std::uint64_t{1} << 24) - 1;
constexpr std::size_t read_buffer_bytes = 1u << 20;

fs::path traces_path(const fs::path& generation) { return generation / "traces"; }
fs::path index_path(const fs::path& generation) { return generation / "traces.index"; }

/// Whether the files can hold so much; then no place in them is past 64 bits.
bool can_be(const TraceExtent& extent) {
  return extent.documents <= std::numeric_limits<Xapian::docid>::max() && extent.bytes <= max_offset + max_length;
}

[[noreturn]] void damaged(const fs::path& path, const std::string& what) {
  throw Error(ErrorKind::corrupt,
              "the index is corrupt: " + what + "; rebuild it: propos-index --rebuild -d DIR SOURCE…", path.string());
}

File open_to_read(const fs::path& path) {
  try {
    return File(path, File::Mode::read);
  } catch (const Error& e) {
    if (e.kind() == ErrorKind::not_found) damaged(path, "this file is missing");
    throw;
  }
}

/// The file, which begins with `magic` and has `bytes` more.
MappedFile mapped(const fs::path& path, std::string_view magic, std::uint64_t bytes) {
  MappedFile file(open_to_read(path));
  const auto size = file.bytes().size();
  if (size < magic.size() || size - magic.size() < bytes) damaged(path, "this file is cut off");
  if (!file.bytes().starts_with(magic)) damaged(path, "this file holds something else");
  return file;
}

}  // namespace

std::string TraceExtent::to_text() const { return std::to_string(documents) + ' ' + std::to_string(bytes); }

TraceExtent TraceExtent::from_text(const std::string& text) {
  TraceExtent extent;
  const auto* end = text.data() + text.size();
  const auto documents = std::from_chars(text.data(), end, extent.documents);
  if (documents.ptr != end) std::from_chars(documents.ptr + 1, end, extent.bytes);
  if (extent.to_text() != text || !can_be(extent))
    throw Error(ErrorKind::corrupt, "the index is corrupt: unreadable length of traces", "metadata propos.traces");
  return extent;
}

TraceFile::TraceFile(const fs::path& generation, const TraceExtent& extent) : extent_(extent) {
  assert(can_be(extent));
  traces_ = mapped(traces_path(generation), traces_magic, extent.bytes);
  index_ = mapped(index_path(generation), index_magic, extent.documents * entry_bytes);
}

std::string_view TraceFile::of(Xapian::docid document) const {
  if (document == 0 || document > extent_.documents) return {};
  ByteReader index(index_.bytes().substr(header_bytes + (document - std::size_t{1}) * entry_bytes));
  std::uint64_t entry = 0;
  if (!index.u64(entry)) return {};
  const auto offset = entry & max_offset;
  const auto length = entry >> offset_bits;
  if (offset + length > extent_.bytes) return {};
  return traces_.bytes().substr(header_bytes + offset, length);
}

TraceWriter::TraceWriter(const fs::path& generation, const TraceExtent& committed, File::Mode mode)
    : extent_(committed),
      written_(committed),
      traces_file_(traces_path(generation), mode),
      index_file_(index_path(generation), mode) {}

TraceWriter TraceWriter::create(const fs::path& generation) {
  TraceWriter writer(generation, {}, File::Mode::create);
  writer.traces_file_.write_at(0, traces_magic);
  writer.index_file_.write_at(0, index_magic);
  return writer;
}

TraceWriter TraceWriter::append_to(const fs::path& generation, const TraceExtent& committed) {
  const TraceFile sound(generation, committed);
  return TraceWriter(generation, committed, File::Mode::change);
}

void TraceWriter::add(std::string_view trace) {
  if (trace.size() > max_length || extent_.bytes > max_offset) trace = {};
  append_fixed(index_, std::min(extent_.bytes, max_offset) | (trace.size() << offset_bits), entry_bytes);
  traces_ += trace;
  ++extent_.documents;
  extent_.bytes += trace.size();
  if (traces_.size() >= read_buffer_bytes) write_buffers();
}

void TraceWriter::write_buffers() {
  traces_file_.write_at(header_bytes + written_.bytes, traces_);
  index_file_.write_at(header_bytes + written_.documents * entry_bytes, index_);
  written_ = extent_;
  traces_.clear();
  index_.clear();
}

void TraceWriter::flush() {
  write_buffers();
  traces_file_.sync();
  index_file_.sync();
}

}  // namespace propos
