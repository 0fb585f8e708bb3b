#include "indexer/glass/glass_version.hpp"

#include <algorithm>
#include <random>

#include "common/bytes.hpp"
#include "common/file.hpp"
#include "indexer/glass/glass_keys.hpp"

namespace propos {
namespace {

constexpr std::uint32_t revision = 1;
constexpr unsigned not_compressed = 0;
constexpr unsigned compressed_over = 18;  // bytes, as Xapian sets it

void append_table(std::string& out, const GlassRoot& root, unsigned compress) {
  const bool is_there = root.blocks > 0;
  append_varint(out, root.block);
  append_varint(out, root.level << 2 | 2u | (is_there ? 0u : 1u));
  append_varint(out, root.entries);
  append_varint(out, GlassTableWriter::block_bytes >> 11);
  append_varint(out, compress);
  std::string free_list;
  if (is_there) {
    append_varint(free_list, revision);
    append_varint(free_list, root.blocks);
    free_list.append(4, '\0');
  }
  append_text(out, free_list);
}

void append_statistics(std::string& out, const GlassStatistics& statistics) {
  append_varint(out, statistics.documents);
  append_varint(out, 0);  // the last document less their number
  append_varint(out, statistics.shortest);
  append_varint(out, statistics.largest_wdf);
  append_varint(out, statistics.longest - statistics.largest_wdf);
  append_varint(out, 0);  // oldest changeset
  append_varint(out, statistics.length);
  append_varint(out, 0);  // spelling
}

}  // namespace

void ValueStatistics::add(const ValueStatistics& other) {
  if (other.documents == 0) return;
  if (documents == 0 || other.least < least) least = other.least;
  if (documents == 0 || other.greatest > greatest) greatest = other.greatest;
  documents += other.documents;
}

void GlassStatistics::add(const GlassStatistics& other) {
  documents += other.documents;
  if (other.shortest > 0) shortest = shortest == 0 ? other.shortest : std::min(shortest, other.shortest);
  longest = std::max(longest, other.longest);
  largest_wdf = std::max(largest_wdf, other.largest_wdf);
  length += other.length;
  values.resize(std::max(values.size(), other.values.size()));
  for (std::size_t slot = 0; slot < other.values.size(); ++slot) values[slot].add(other.values[slot]);
}

void write_glass_version(const std::filesystem::path& directory, const GlassRoot& postlist, const GlassRoot& docdata,
                         const GlassStatistics& statistics) {
  static_assert(XAPIAN_MAJOR_VERSION == 1 && XAPIAN_MINOR_VERSION == 4, "the format is that of Xapian 1.4");
  std::string bytes("\x0F\x0DXapian Glass\x04\x6E", 16);
  std::random_device random;
  for (int i = 0; i < 16; ++i) bytes += static_cast<char>(random());
  append_varint(bytes, revision);
  append_table(bytes, postlist, not_compressed);
  append_table(bytes, docdata, compressed_over);
  append_table(bytes, {}, compressed_over);  // lists of terms by document
  append_table(bytes, {}, not_compressed);   // positions
  append_table(bytes, {}, compressed_over);  // spelling
  append_table(bytes, {}, compressed_over);  // synonyms
  append_statistics(bytes, statistics);
  write_file_atomically(directory / "iamglass", bytes);
}

}  // namespace propos
