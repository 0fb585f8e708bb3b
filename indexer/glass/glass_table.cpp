#include "indexer/glass/glass_table.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "common/error.hpp"

namespace propos {
namespace {

constexpr std::size_t header_bytes = 11;
constexpr std::size_t directory_bytes = 2;  // per item
constexpr std::size_t component_bytes = 2;
constexpr std::size_t least_items = 4;  // that must fit into a block
constexpr std::size_t max_item_bytes =
    (GlassTableWriter::block_bytes - header_bytes - least_items * directory_bytes) / least_items;
constexpr std::size_t max_components = 65535;
constexpr unsigned compressed_flag = 0x80;
constexpr unsigned last_flag = 0x40;
constexpr unsigned first_flag = 0x20;
constexpr std::size_t item_bytes = 3;         // of an item beside key, component and tag
constexpr std::size_t least_part_bytes = 64;  // that are worth a second block to read
constexpr std::size_t buffer_bytes = 1u << 20;
constexpr char table_revision = 1;

void append_16(std::string& out, std::size_t value) {
  out += static_cast<char>(value >> 8);
  out += static_cast<char>(value);
}

}  // namespace

GlassTableWriter::GlassTableWriter(const std::filesystem::path& path, Parting parting)
    : file_(path, File::Mode::create), parting_(parting), levels_(1) {
  add_item({}, 1, {}, first_flag | last_flag);  // every tree begins with an empty key
}

void GlassTableWriter::add(std::string_view key, std::string_view tag, bool compressed) {
  if (key.size() > max_key_bytes)
    throw Error(ErrorKind::too_big, "a key of " + std::to_string(key.size()) + " bytes", file_.path().string());
  if (key <= last_key_) throw Error(ErrorKind::corrupt, "entries out of order", file_.path().string());
  const auto first = first_part(key.size(), tag.size());
  const auto later_room = max_item_bytes - item_bytes - key.size() - component_bytes;
  const auto parts = 1 + (tag.size() - first + later_room - 1) / later_room;
  if (parts > max_components)
    throw Error(ErrorKind::too_big, "an entry of " + std::to_string(tag.size()) + " bytes", file_.path().string());
  const unsigned flags = compressed ? compressed_flag : 0;
  for (std::size_t part = 1; part <= parts; ++part) {
    const auto bytes = tag.substr(0, part == 1 ? first : later_room);
    add_item(key, part, bytes, flags | (part == 1 ? first_flag : 0) | (part == parts ? last_flag : 0));
    tag.remove_prefix(bytes.size());
  }
  ++entries_;
}

/// How many bytes of a tag stand in its first part.
std::size_t GlassTableWriter::first_part(std::size_t key, std::size_t tag) const {
  const auto most = std::min(tag, max_item_bytes - item_bytes - key);
  if (parting_ == Parting::long_tags) return most;
  const auto& leaf = levels_.front();
  const auto taken = header_bytes + leaf.items.size() + directory_bytes * (leaf.sizes.size() + 1) + item_bytes + key;
  if (taken + most <= block_bytes || taken + least_part_bytes > block_bytes) return most;
  return block_bytes - taken;
}

void GlassTableWriter::add_item(std::string_view key, std::size_t component, std::string_view tag, unsigned flags) {
  const auto size = item_bytes + key.size() + (component > 1 ? component_bytes : 0) + tag.size();
  auto* leaf = &levels_.front();
  if (header_bytes + leaf->items.size() + size + directory_bytes * (leaf->sizes.size() + 1) > block_bytes) {
    auto first_key = divider(key, component);
    finish_block(0);
    leaf = &levels_.front();
    leaf->first_key = std::move(first_key);
  }
  append_16(leaf->items, (size - item_bytes) | (flags << 8));
  leaf->items += static_cast<char>(key.size());
  leaf->items += key;
  if (component > 1) append_16(leaf->items, component);
  leaf->items += tag;
  leaf->sizes.push_back(static_cast<std::uint16_t>(size));
  last_key_.assign(key);
}

/// The shortest beginning of `key` that is not in the key before; with the number of the component behind.
std::string GlassTableWriter::divider(std::string_view key, std::size_t component) const {
  const auto [mine, theirs] = std::mismatch(key.begin(), key.end(), last_key_.begin(), last_key_.end());
  auto length = static_cast<std::size_t>(mine - key.begin());
  if (length < key.size()) ++length;
  std::string out(key.substr(0, length));
  append_16(out, component);
  return out;
}

/// Writes the block that is full at this level and enters it in the level above.
void GlassTableWriter::finish_block(std::size_t level) {
  const auto number = blocks_;
  write_block(levels_[level], level);
  const auto key = std::exchange(levels_[level], {}).first_key;
  if (level + 1 == levels_.size()) levels_.emplace_back();
  add_branch(level + 1, key, number);
}

void GlassTableWriter::add_branch(std::size_t level, const std::string& key, std::uint32_t block) {
  const auto size = 5 + std::max(key.size(), component_bytes);
  {
    const auto& branch = levels_[level];
    if (header_bytes + branch.items.size() + size + directory_bytes * (branch.sizes.size() + 1) > block_bytes)
      finish_block(level);
  }
  auto& branch = levels_[level];
  // The first key of a branch is that of the branch itself and stands in the level above.
  const bool first = branch.sizes.empty();
  if (first) branch.first_key = key;
  append_16(branch.items, block >> 16);
  append_16(branch.items, block & 0xFFFF);
  branch.items += static_cast<char>(first || key.empty() ? 0 : key.size() - component_bytes);
  if (first || key.empty()) append_16(branch.items, 0);
  else branch.items += key;
  branch.sizes.push_back(static_cast<std::uint16_t>(first || key.empty() ? 5 + component_bytes : 5 + key.size()));
}

void GlassTableWriter::write_block(const Block& block, std::size_t level) {
  const auto directory_end = header_bytes + directory_bytes * block.sizes.size();
  const auto free = block_bytes - directory_end - block.items.size();
  const auto begin = buffer_.size();
  buffer_.append(3, '\0');
  buffer_ += table_revision;
  buffer_ += static_cast<char>(level);
  append_16(buffer_, free);
  append_16(buffer_, free);
  append_16(buffer_, directory_end);
  auto offset = block_bytes;
  for (const auto size : block.sizes) append_16(buffer_, offset -= size);
  buffer_.append(free, '\0');
  buffer_.resize(begin + block_bytes);
  offset = block_bytes;
  std::size_t at = 0;
  for (const auto size : block.sizes) {
    offset -= size;
    std::memcpy(buffer_.data() + begin + offset, block.items.data() + at, size);
    at += size;
  }
  ++blocks_;
  if (buffer_.size() >= buffer_bytes) flush();
}

void GlassTableWriter::flush() {
  file_.write(buffer_);
  buffer_.clear();
}

GlassRoot GlassTableWriter::finish() {
  for (std::size_t level = 0; level + 1 < levels_.size(); ++level) finish_block(level);
  const auto root = blocks_;
  const auto level = static_cast<unsigned>(levels_.size() - 1);
  write_block(levels_.back(), level);
  flush();
  file_.sync();
  return {root, level, entries_, blocks_};
}

}  // namespace propos
