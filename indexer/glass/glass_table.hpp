// Writes one table of a Xapian glass database from entries in the order of their keys.
//
// Xapian can only insert entries one by one into trees that must be able to change. A full build knows all entries in
// order, so it writes each block once, full. The format is that of Xapian 1.4 (`glass_table.h`, format version
// 2016-03-14); tests let Xapian's own checker read what is written here.
//
// A file is a row of blocks. Each block: revision (4 bytes), level (1; leaves are 0), twice the free bytes (2 + 2), end
// of the directory (2), the directory (2 bytes per item: its offset), free space, the items from last to first. Numbers
// are big endian.
//   item of a leaf     size and flags (2) · length of key (1) · key · number of the component (2, but not of the first)
//   · tag item of a branch   block (4) · length of key (1) · key · number of the component (2)
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "common/file.hpp"

namespace propos {

/// Where a table's tree begins, as `iamglass` tells it.
struct GlassRoot {
  std::uint32_t block = 0;
  unsigned level = 0;
  std::uint64_t entries = 0;
  std::uint32_t blocks = 0;
};

/// Which tags are parted: only those too long for a block, or also one that does not fit into what is left of the block
/// at hand. The second leaves hardly a byte free; who reads such a tag reads two blocks.
enum class Parting : std::uint8_t { long_tags, to_fill_blocks };

/// Appends entries to a table. One thread. What is not finished is no table.
class GlassTableWriter {
 public:
  static constexpr std::size_t block_bytes = 8192;
  static constexpr std::size_t max_key_bytes = 255;

  /// Begins the file `path` anew. Throws Error{io|denied}.
  explicit GlassTableWriter(const std::filesystem::path& path, Parting parting = Parting::long_tags);

  /// Adds an entry. A tag may be parted. Throws Error: io, too_big; corrupt for a key
  /// that is not behind all before.
  void add(std::string_view key, std::string_view tag, bool compressed = false);

  /// Writes what is left and syncs it to the disk. Throws Error{io}.
  GlassRoot finish();

 private:
  /// A block that is being filled.
  struct Block {
    std::string items;                 ///< from first to last
    std::vector<std::uint16_t> sizes;  ///< of the items
    std::string first_key;             ///< that divides it from the block before, with its component
  };

  std::size_t first_part(std::size_t key, std::size_t tag) const;
  void add_item(std::string_view key, std::size_t component, std::string_view tag, unsigned flags);
  void finish_block(std::size_t level);
  void add_branch(std::size_t level, const std::string& key, std::uint32_t block);
  std::string divider(std::string_view key, std::size_t component) const;
  void write_block(const Block& block, std::size_t level);
  void flush();

  File file_;
  Parting parting_;
  std::vector<Block> levels_;  ///< from the leaves to the root
  std::string last_key_;
  std::uint64_t entries_ = 0;
  std::uint32_t blocks_ = 0;
  std::string buffer_;  ///< whole blocks, not yet written
};

}  // namespace propos
