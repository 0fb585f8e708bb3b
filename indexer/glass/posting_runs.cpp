#include "indexer/glass/posting_runs.hpp"

#include <algorithm>
#include <limits>
#include <queue>
#include <string>

#include "common/bytes.hpp"
#include "common/error.hpp"
#include "common/vocabulary.hpp"
#include "indexer/glass/glass_keys.hpp"
#include "indexer/glass/run_builder.hpp"

namespace propos {
namespace {

constexpr std::size_t chunk_bytes = 1980;  // with key and header, four to a block
constexpr std::size_t reader_bytes = 16u << 10;

/// A part of a list, and whose it is.
struct Piece {
  Xapian::docid first = 0;
  Xapian::docid last = 0;
  std::string_view bytes;
};

/// Whether a key's entry is no list.
bool is_plain(std::string_view key) {
  return key.starts_with(glass::metadata) || key.starts_with(glass::value_statistics);
}

/// Whether a key's entries are counts of forms, which add up.
bool is_forms(std::string_view key) {
  return key.starts_with(glass::metadata) && is_forms_key(key.substr(glass::metadata.size()));
}

/// One list, put together from the runs, on its way into the table.
class ListWriter {
 public:
  explicit ListWriter(GlassTableWriter& table) : table_(table) {}

  void begin(std::string_view key) {
    key_ = key;
    forms_.clear();
    entries_ = 0;
    wdf_ = 0;
    chunks_.clear();
  }

  void count(std::uint32_t entries, std::uint32_t wdf) {
    entries_ += entries;
    wdf_ += wdf;
  }

  /// False for a piece of a list that is not behind the one before.
  bool add(const Piece& piece) {
    if (is_forms(key_)) {
      forms_.emplace_back(piece.bytes);
      return true;
    }
    if (is_plain(key_)) chunks_.clear();  // the last one counts
    if (!chunks_.empty() && piece.first <= chunks_.back().last) return false;
    if (chunks_.empty() || chunks_.back().bytes.size() + piece.bytes.size() > chunk_bytes) {
      chunks_.push_back({piece.first, piece.last, std::string(piece.bytes)});
      return true;
    }
    auto& chunk = chunks_.back();
    append_varint(chunk.bytes, piece.first - chunk.last - 1);
    chunk.bytes += piece.bytes;
    chunk.last = piece.last;
    return true;
  }

  void finish() {
    if (!forms_.empty()) {
      table_.add(key_, merged_forms(forms_));
    } else if (is_plain(key_)) {
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
        append_varint(tag, wdf_);
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
  std::vector<std::string> forms_;  ///< entries of the key
};

}  // namespace

PostingRuns::PostingRuns(const std::filesystem::path& path) : file_(path, File::Mode::create) {}

void PostingRuns::add(std::string_view run, Xapian::docid first) {
  if (run.empty()) return;
  file_.write(run);
  runs_.push_back({size_, size_ + run.size(), first});
  size_ += run.size();
}

/// Reads one run, record by record.
class PostingRuns::Reader {
 public:
  Reader(const PostingRuns& runs, std::size_t number)
      : runs_(runs), run_(runs.runs_[number]), number_(number), at_(run_.begin) {}

  bool next() {
    consumed_ += record_bytes_;
    record_bytes_ = 0;
    const bool begins = have(run_length_bytes);
    if (!begins && consumed_ == buffer_.size() && at_ == run_.end) return false;
    std::uint32_t length = 0;
    if (!begins || !ByteReader(std::string_view(buffer_).substr(consumed_)).u32(length) ||
        !have(std::size_t{run_length_bytes} + length))
      damaged();
    record_bytes_ = std::size_t{run_length_bytes} + length;
    rest_ = ByteReader(std::string_view(buffer_).substr(consumed_ + run_length_bytes, length));
    if (!rest_.text(key_) || key_.empty() || !rest_.varint(entries_) || !rest_.varint(wdf_) || rest_.at_end())
      damaged();
    return true;
  }

  std::string_view key() const { return key_; }
  std::size_t number() const { return number_; }

  void give(ListWriter& list) {
    list.count(entries_, wdf_);
    while (!rest_.at_end()) {
      std::uint32_t first = 0;
      std::uint32_t span = 0;
      Piece piece;
      if (!rest_.varint(first) || !rest_.varint(span) || !rest_.text(piece.bytes)) damaged();
      if (first > max_document - run_.first || span > max_document - run_.first - first) damaged();
      piece.first = run_.first + first;
      piece.last = piece.first + span;
      if (!list.add(piece)) damaged();
    }
  }

  [[noreturn]] void damaged() const {
    throw Error(ErrorKind::corrupt, "not as it was written", runs_.file_.path().string());
  }

 private:
  static constexpr auto max_document = std::numeric_limits<Xapian::docid>::max();

  /// Sees to it that so many bytes stand at `consumed_`; false when the run ends before.
  bool have(std::size_t bytes) {
    if (buffer_.size() - consumed_ >= bytes) return true;
    buffer_.erase(0, consumed_);
    consumed_ = 0;
    const auto before = buffer_.size();
    const auto wanted = std::min<std::uint64_t>(std::max(bytes - before, reader_bytes), run_.end - at_);
    buffer_.resize(before + wanted);
    buffer_.resize(before + runs_.file_.read_at(at_, buffer_.data() + before, wanted));
    at_ += buffer_.size() - before;
    return buffer_.size() >= bytes;
  }

  const PostingRuns& runs_;
  Run run_;
  std::size_t number_;
  std::uint64_t at_;  ///< in the file: what is read next
  std::string buffer_;
  std::size_t consumed_ = 0;  ///< of the buffer, before the record at hand
  std::size_t record_bytes_ = 0;
  std::string_view key_;
  ByteReader rest_;
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

}  // namespace propos
