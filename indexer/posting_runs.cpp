#include "indexer/posting_runs.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <numeric>
#include <queue>
#include <random>

#include "common/error.hpp"
#include "common/files.hpp"
#include "common/varint.hpp"
#include "indexer/glass_keys.hpp"

namespace propos {
namespace {

constexpr std::size_t piece_bytes = 240;    // so that joined pieces fill chunks well
constexpr std::size_t chunk_bytes = 1980;   // with key and header, four to a block
constexpr std::size_t reader_bytes = 16u << 10;
constexpr std::size_t length_bytes = 4;

[[noreturn]] void failed(const std::filesystem::path& path) {
  throw Error(errno == EACCES ? ErrorKind::denied : ErrorKind::io, std::strerror(errno), path.string());
}

void write_all(int file, std::string_view bytes, const std::filesystem::path& path) {
  while (!bytes.empty()) {
    const auto n = ::write(file, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) failed(path);
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
}

void append_varint_64(std::string& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) out += static_cast<char>(value | 0x80);
  out += static_cast<char>(value);
}

void append_text(std::string& out, std::string_view text) {
  append_varint(out, static_cast<std::uint32_t>(text.size()));
  out += text;
}

/// A record of a run while its pieces are added.
class Record {
 public:
  Record(std::string_view key, std::uint32_t entries, std::uint32_t wdf) : bytes_(length_bytes, '\0') {
    append_text(bytes_, key);
    append_varint(bytes_, entries);
    append_varint(bytes_, wdf);
  }

  /// The bytes of an entry; `first_of_piece` is called for those of an entry that begins a piece.
  void add(std::uint32_t document, std::string_view entry) {
    if (piece_.size() > 0 && piece_.size() + entry.size() + 5 > piece_bytes) end_piece();
    if (piece_.empty()) first_ = document;
    else append_varint(piece_, document - last_ - 1);
    piece_ += entry;
    last_ = document;
  }

  std::string finish() {
    end_piece();
    const auto length = static_cast<std::uint32_t>(bytes_.size() - length_bytes);
    std::memcpy(bytes_.data(), &length, length_bytes);
    return std::move(bytes_);
  }

 private:
  void end_piece() {
    append_varint(bytes_, first_);
    append_varint(bytes_, last_ - first_);
    append_text(bytes_, piece_);
    piece_.clear();
  }

  std::string bytes_;
  std::string piece_;
  std::uint32_t first_ = 0;
  std::uint32_t last_ = 0;
};

std::string number(std::uint32_t value) {
  std::string bytes;
  append_varint(bytes, value);
  return bytes;
}

std::string text(std::string_view value) {
  std::string bytes;
  append_text(bytes, value);
  return bytes;
}

/// A part of a list, and whose it is.
struct Piece {
  Xapian::docid first = 0;
  Xapian::docid last = 0;
  std::string_view bytes;
};

/// Whether a key's entry is no list.
bool is_plain(std::string_view key) { return key.starts_with(glass::metadata) || key.starts_with(glass::value_statistics); }

/// One list, put together from the runs, on its way into the table.
class ListWriter {
 public:
  explicit ListWriter(GlassTableWriter& table) : table_(table) {}

  void begin(std::string_view key) {
    key_ = key;
    entries_ = 0;
    wdf_ = 0;
    chunks_.clear();
  }

  void count(std::uint32_t entries, std::uint32_t wdf) {
    entries_ += entries;
    wdf_ += wdf;
  }

  void add(const Piece& piece) {
    if (is_plain(key_)) chunks_.clear();  // the last one counts
    if (chunks_.empty() || chunks_.back().bytes.size() + piece.bytes.size() > chunk_bytes) {
      chunks_.push_back({piece.first, piece.last, std::string(piece.bytes)});
      return;
    }
    auto& chunk = chunks_.back();
    append_varint(chunk.bytes, piece.first - chunk.last - 1);
    chunk.bytes += piece.bytes;
    chunk.last = piece.last;
  }

  void finish() {
    if (is_plain(key_)) {
      // Xapian takes an empty value for none.
      if (!chunks_.front().bytes.empty()) table_.add(key_, chunks_.front().bytes);
    } else if (key_.starts_with(glass::values)) {
      for (const auto& chunk : chunks_) table_.add(key_of(chunk), chunk.bytes);
    } else {
      write_postings();
    }
  }

 private:
  struct Chunk {
    Xapian::docid first = 0;
    Xapian::docid last = 0;
    std::string bytes;
  };

  std::string key_of(const Chunk& chunk) const {
    auto key = key_;
    if (!key_.starts_with(glass::values) && !key_.starts_with(glass::lengths)) key += '\0';
    glass::append_sortable(key, chunk.first);
    return key;
  }

  void write_postings() {
    std::string tag;
    for (std::size_t i = 0; i < chunks_.size(); ++i) {
      const auto& chunk = chunks_[i];
      tag.clear();
      if (i == 0) {
        append_varint(tag, entries_);
        append_varint_64(tag, wdf_);
        append_varint(tag, chunk.first - 1);
      }
      tag += i + 1 == chunks_.size() ? '1' : '0';
      append_varint(tag, chunk.last - chunk.first);
      tag += chunk.bytes;
      table_.add(i == 0 ? key_ : key_of(chunk), tag);
    }
  }

  GlassTableWriter& table_;
  std::string key_;
  std::uint32_t entries_ = 0;
  std::uint64_t wdf_ = 0;
  std::vector<Chunk> chunks_;
};

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

std::uint32_t RunBuilder::list_of(const Word& word) {
  const auto term = word.term_number;
  if (term >= lists_of_terms_.size()) lists_of_terms_.resize(term + term / 2 + 64);
  auto& list = lists_of_terms_[term];
  if (list == 0) {
    keys_.emplace_back();
    glass::append_term(keys_.back(), word.term);
    terms_.push_back(term);
    list = static_cast<std::uint32_t>(keys_.size());
  }
  return list - 1;
}

std::uint32_t RunBuilder::list_of(const std::string& label) {
  const auto [found, is_new] = lists_of_labels_.try_emplace(label, static_cast<std::uint32_t>(keys_.size()));
  if (is_new) {
    keys_.emplace_back();
    glass::append_term(keys_.back(), label);
  }
  return found->second;
}

void RunBuilder::add(const IndexDocument& document, const std::vector<Impact>& impacts) {
  const auto number = static_cast<std::uint32_t>(lengths_.size());
  std::uint32_t length = 0;
  for (const auto& impact : impacts) {
    postings_.push_back({list_of(*impact.word), number, impact.value});
    length += impact.value;
    largest_wdf_ = std::max(largest_wdf_, impact.value);
  }
  for (const auto& label : document.labels) postings_.push_back({list_of(label), number, 0});
  lengths_.push_back(length);
  values_.resize(document.values.size());
  for (std::size_t slot = 0; slot < values_.size(); ++slot) {
    values_[slot].resize(number);
    values_[slot].push_back(document.values[slot]);
  }
}

void RunBuilder::set_metadata(std::string_view key, std::string_view value) {
  plain_.emplace_back(std::string(glass::metadata).append(key), value);
}

void RunBuilder::set_statistics(unsigned slot, const ValueStatistics& statistics) {
  if (statistics.documents == 0) return;
  std::string key(glass::value_statistics);
  if (slot > 0) key += static_cast<char>(slot);
  std::string bytes;
  append_varint(bytes, statistics.documents);
  append_text(bytes, statistics.least);
  if (statistics.greatest != statistics.least) bytes += statistics.greatest;
  plain_.emplace_back(std::move(key), std::move(bytes));
}

std::string RunBuilder::record_of_list(std::string_view key, const Posting* begin, const Posting* end) const {
  std::uint32_t wdf = 0;
  for (const auto* posting = begin; posting != end; ++posting) wdf += posting->wdf;
  Record record(key, static_cast<std::uint32_t>(end - begin), wdf);
  for (const auto* posting = begin; posting != end; ++posting) record.add(posting->document, number(posting->wdf));
  return record.finish();
}

std::string RunBuilder::record_of_lengths() const {
  Record record(glass::lengths, 0, 0);  // Xapian counts nothing here
  for (std::uint32_t document = 0; document < lengths_.size(); ++document) record.add(document, number(lengths_[document]));
  return record.finish();
}

std::string RunBuilder::record_of_values(unsigned slot) const {
  std::string key(glass::values);
  append_varint(key, slot);
  Record record(key, 0, 0);
  bool any = false;
  for (std::uint32_t document = 0; document < values_[slot].size(); ++document) {
    if (values_[slot][document].empty()) continue;
    record.add(document, text(values_[slot][document]));
    any = true;
  }
  return any ? record.finish() : std::string();
}

std::string RunBuilder::finish(GlassStatistics& statistics) {
  statistics = {};
  statistics.documents = static_cast<Xapian::docid>(lengths_.size());
  statistics.largest_wdf = largest_wdf_;
  for (const auto length : lengths_) {
    statistics.length += length;
    statistics.longest = std::max(statistics.longest, length);
    if (length > 0) statistics.shortest = statistics.shortest == 0 ? length : std::min(statistics.shortest, length);
  }
  statistics.values.resize(values_.size());
  for (std::size_t slot = 0; slot < values_.size(); ++slot)
    for (const auto& value : values_[slot])
      if (!value.empty()) statistics.values[slot].add({1, value, value});
  std::string run;
  std::stable_sort(plain_.begin(), plain_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [key, value] : plain_) {
    Record record(key, 0, 0);
    record.add(0, value);
    run += record.finish();
  }
  for (unsigned slot = 0; slot < values_.size(); ++slot) run += record_of_values(slot);
  if (!lengths_.empty()) run += record_of_lengths();

  // The postings by list: counted, then put into their places, which keeps the order of documents.
  std::vector<std::uint32_t> ends(keys_.size() + 1);
  for (const auto& posting : postings_) ++ends[posting.list + 1];
  std::partial_sum(ends.begin(), ends.end(), ends.begin());
  auto places = ends;
  std::vector<Posting> sorted(postings_.size());
  for (const auto& posting : postings_) sorted[places[posting.list]++] = posting;
  std::vector<std::uint32_t> order(keys_.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [this](auto a, auto b) { return keys_[a] < keys_[b]; });
  for (const auto list : order) run += record_of_list(keys_[list], sorted.data() + ends[list], sorted.data() + ends[list + 1]);

  for (const auto term : terms_) lists_of_terms_[term] = 0;
  terms_.clear();
  lists_of_labels_.clear();
  keys_.clear();
  postings_.clear();
  lengths_.clear();
  values_.clear();
  plain_.clear();
  largest_wdf_ = 0;
  return run;
}

PostingRuns::PostingRuns(std::filesystem::path path) : path_(std::move(path)) {
  file_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file_ < 0) failed(path_);
}

PostingRuns::~PostingRuns() {
  if (file_ >= 0) ::close(file_);
}

void PostingRuns::add(std::string_view run, Xapian::docid first) {
  if (run.empty()) return;
  write_all(file_, run, path_);
  runs_.push_back({size_, size_ + run.size(), first});
  size_ += run.size();
}

/// Reads one run, record by record.
class PostingRuns::Reader {
 public:
  Reader(const PostingRuns& runs, std::size_t number) : runs_(runs), run_(runs.runs_[number]), number_(number), at_(run_.begin) {}

  bool next() {
    consumed_ += record_bytes_;
    record_bytes_ = 0;
    if (!have(length_bytes)) return false;
    std::uint32_t length = 0;
    std::memcpy(&length, buffer_.data() + consumed_, length_bytes);
    if (!have(length_bytes + length)) throw Error(ErrorKind::io, "shorter than it was written", runs_.path_.string());
    record_bytes_ = length_bytes + length;
    rest_ = std::string_view(buffer_).substr(consumed_ + length_bytes, length);
    std::uint32_t size = 0;
    read_varint(rest_, size);
    key_ = rest_.substr(0, size);
    rest_.remove_prefix(size);
    read_varint(rest_, entries_);
    read_varint(rest_, wdf_);
    return true;
  }

  std::string_view key() const { return key_; }
  std::size_t number() const { return number_; }

  void give(ListWriter& list) {
    list.count(entries_, wdf_);
    while (!rest_.empty()) {
      std::uint32_t first = 0;
      std::uint32_t span = 0;
      std::uint32_t size = 0;
      read_varint(rest_, first);
      read_varint(rest_, span);
      read_varint(rest_, size);
      list.add({run_.first + first, run_.first + first + span, rest_.substr(0, size)});
      rest_.remove_prefix(size);
    }
  }

 private:
  /// Sees to it that so many bytes stand at `consumed_`; false when the run ends before.
  bool have(std::size_t bytes) {
    if (buffer_.size() - consumed_ >= bytes) return true;
    buffer_.erase(0, consumed_);
    consumed_ = 0;
    while (buffer_.size() < bytes) {
      const auto before = buffer_.size();
      const auto wanted = std::min<std::uint64_t>(std::max(bytes - before, reader_bytes), run_.end - at_);
      if (wanted == 0) return false;
      buffer_.resize(before + wanted);
      const auto n = ::pread(runs_.file_, buffer_.data() + before, wanted, static_cast<off_t>(at_));
      if (n < 0 && errno != EINTR) failed(runs_.path_);
      buffer_.resize(before + static_cast<std::size_t>(std::max<ssize_t>(n, 0)));
      if (n == 0) return false;
      at_ += static_cast<std::uint64_t>(std::max<ssize_t>(n, 0));
    }
    return true;
  }

  const PostingRuns& runs_;
  Run run_;
  std::size_t number_;
  std::uint64_t at_;           ///< in the file: what is read next
  std::string buffer_;
  std::size_t consumed_ = 0;   ///< of the buffer, before the record at hand
  std::size_t record_bytes_ = 0;
  std::string_view key_;
  std::string_view rest_;
  std::uint32_t entries_ = 0;
  std::uint32_t wdf_ = 0;
};

void PostingRuns::merge(GlassTableWriter& table) const {
  std::vector<Reader> readers;
  readers.reserve(runs_.size());
  const auto later = [&](const Reader* a, const Reader* b) {
    const auto order = a->key().compare(b->key());
    return order != 0 ? order > 0 : a->number() > b->number();
  };
  std::priority_queue<Reader*, std::vector<Reader*>, decltype(later)> queue(later);
  for (std::size_t number = 0; number < runs_.size(); ++number) {
    readers.emplace_back(*this, number);
    if (readers.back().next()) queue.push(&readers.back());
  }
  ListWriter list(table);
  std::string key;
  while (!queue.empty()) {
    key = queue.top()->key();
    list.begin(key);
    while (!queue.empty() && queue.top()->key() == key) {
      auto* reader = queue.top();
      queue.pop();
      reader->give(list);
      if (reader->next()) queue.push(reader);
    }
    list.finish();
  }
}

void write_glass_version(const std::filesystem::path& directory, const GlassRoot& postlist, const GlassRoot& docdata,
                         const GlassStatistics& statistics) {
  static_assert(XAPIAN_MAJOR_VERSION == 1 && XAPIAN_MINOR_VERSION == 4, "the format is that of Xapian 1.4");
  constexpr std::uint32_t revision = 1;
  constexpr unsigned not_compressed = 0;
  constexpr unsigned compressed_over = 18;  // what Xapian sets, in bytes
  std::string bytes("\x0F\x0DXapian Glass\x04\x6E", 16);
  std::random_device random;
  for (int i = 0; i < 16; ++i) bytes += static_cast<char>(random());
  append_varint(bytes, revision);
  const auto add_table = [&](const GlassRoot& root, unsigned compress) {
    const bool is_there = root.blocks > 0;
    append_varint(bytes, root.block);
    append_varint(bytes, root.level << 2 | 2u | (is_there ? 0u : 1u));
    append_varint_64(bytes, root.entries);
    append_varint(bytes, static_cast<std::uint32_t>(GlassTableWriter::block_bytes >> 11));
    append_varint(bytes, compress);
    std::string free_list;
    if (is_there) {
      append_varint(free_list, revision);
      append_varint(free_list, root.blocks);
      free_list.append(4, '\0');
    }
    append_text(bytes, free_list);
  };
  add_table(postlist, not_compressed);
  add_table(docdata, compressed_over);
  add_table({}, compressed_over);  // lists of terms by document
  add_table({}, not_compressed);   // positions
  add_table({}, compressed_over);  // spelling
  add_table({}, compressed_over);  // synonyms
  append_varint(bytes, statistics.documents);
  append_varint(bytes, 0);         // the last document less their number
  append_varint(bytes, statistics.shortest);
  append_varint(bytes, statistics.largest_wdf);
  append_varint(bytes, statistics.longest - statistics.largest_wdf);
  append_varint(bytes, 0);         // oldest changeset
  append_varint_64(bytes, statistics.length);
  append_varint(bytes, 0);         // spelling
  write_file_atomically(directory / "iamglass", bytes);
}

}  // namespace propos
