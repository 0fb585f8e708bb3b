#include "indexer/full_build.hpp"

#include <algorithm>
#include <utility>

#include "common/dead.hpp"
#include "common/error.hpp"
#include "common/schema.hpp"
#include "indexer/documents.hpp"
#include "indexer/index_directory.hpp"

namespace propos {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t calibration_passages = 2000;  ///< field lengths are measured on so many
constexpr std::size_t parts_in_group = 128;         ///< three files each are open while they are merged
constexpr int block_bytes = 8192;
constexpr int part_flags = generation_flags | Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS;

/// Merges databases in their order and removes them.
void merge_parts(const std::vector<fs::path>& parts, const fs::path& to) {
  try {
    Xapian::Database all;
    for (const auto& part : parts) all.add_database(Xapian::Database(part.string()));
    all.compact(to.string(), 0u, block_bytes);
  } catch (const Xapian::Error& e) {
    throw error_from(e, to.string());
  }
  std::error_code ignored;
  for (const auto& part : parts) fs::remove_all(part, ignored);
}

}  // namespace

FullBuild::FullBuild(fs::path generation, unsigned jobs) : generation_(std::move(generation)), jobs_(jobs) {
  std::error_code error;
  for (const auto& directory : {generation_, parts_of(generation_)}) {
    fs::create_directory(directory, error);
    if (error) throw Error(error == std::errc::permission_denied ? ErrorKind::denied : ErrorKind::io, error.message(), directory.string());
  }
  traces_ = TraceWriter::create(generation_);
}

FullBuild::~FullBuild() {
  std::error_code ignored;
  fs::remove_all(parts_of(generation_), ignored);
  if (!kept_) fs::remove_all(generation_, ignored);
}

void FullBuild::run(const NextBatch& next, Report& report) {
  calibrate(next);
  std::size_t number = 0;
  const auto next_task = [&](Task& task) {
    task.number = number++;
    if (read_.empty()) return next(task.batch);
    task.read = std::move(read_.front());
    read_.pop_front();
    return true;
  };
  const auto worker = [this] {
    // What the thread has counted is handed over when its work ends.
    struct Worker {
      FullBuild& build;
      BatchIndexer indexer;
      ~Worker() {
        const std::lock_guard lock(build.forms_mutex_);
        indexer.move_forms_to(build.forms_);
      }
    };
    auto own = std::shared_ptr<Worker>(new Worker{*this, BatchIndexer(model_)});
    return [this, own](Task&& task) { return index(std::move(task), own->indexer); };
  };
  Ordered<Task, IndexedBatch>(next_task, worker, [&](IndexedBatch&& batch) { return collect(std::move(batch), report); }).run(jobs_);
}

/// Reads batches until there are enough passages to measure.
void FullBuild::calibrate(const NextBatch& next) {
  std::atomic<std::size_t> passages = 0;
  const auto is_new = [](const std::string&, const std::string&) { return false; };
  Ordered<Batch, ReadBatch>([&](Batch& batch) { return passages < calibration_passages && next(batch); },
                            [&] { return [&](Batch&& batch) { return read_batch(std::move(batch), is_new); }; },
                            [&](ReadBatch&& batch) {
                              for (const auto& post : batch.posts) passages += post.passages.size();
                              read_.push_back(std::move(batch));
                              return Errand();
                            })
      .run(jobs_);
  Calibration calibration;
  Analyzer analyzer;
  std::size_t measured = 0;
  for (const auto& batch : read_)
    for (const auto& post : batch.posts) {
      if (measured >= calibration_passages) break;
      for (const auto& passage : post.passages) calibration.add(analyse_passage(passage, {}, analyzer));
      measured += post.passages.size();
    }
  model_ = calibration.model();
}

IndexedBatch FullBuild::index(Task&& task, BatchIndexer& indexer) const {
  const auto is_new = [](const std::string&, const std::string&) { return false; };
  auto read = task.read ? std::move(*task.read) : read_batch(std::move(task.batch), is_new);
  const auto part = parts_of(generation_) / std::to_string(task.number);
  try {
    Xapian::WritableDatabase database(part.string(), part_flags, block_bytes);
    auto indexed = indexer.index(std::move(read), [&](Xapian::Document&& document) { database.add_document(document); });
    for (const auto& post : indexed.posts)
      if (!post.hash.empty()) database.set_metadata(boolean_term(metadata::post_hash, post.post), post.hash);
    database.commit();
    indexed.part = part;
    return indexed;
  } catch (const Xapian::Error& e) {
    throw error_from(e, part.string());
  }
}

Errand FullBuild::collect(IndexedBatch&& batch, Report& report) {
  count_posts(batch, report);
  std::size_t begin = 0;
  for (const auto end : batch.trace_ends) {
    traces_.add(std::string_view(batch.traces).substr(begin, end - begin));
    begin = end;
  }
  report.merge(std::move(batch.report));
  parts_.push_back(std::move(batch.part));
  return group_parts();
}

/// Notes which posts and passages came before: these documents do not count.
void FullBuild::count_posts(const IndexedBatch& batch, Report& report) {
  auto document = static_cast<Xapian::docid>(traces_.extent().documents + 1);
  std::size_t i = 0;
  for (const auto& post : batch.posts) {
    if (const auto before = post_numbers_.put(post.post, static_cast<std::uint32_t>(posts_.size()))) {
      ++report.repeated;
      repeated_[post.post] = post.hash;
      const auto [first, count] = posts_[*before];
      for (Xapian::docid n = 0; n < count; ++n) dead_.push_back(first + n);
    }
    posts_.emplace_back(document, static_cast<std::uint32_t>(post.passages));
    for (std::size_t n = 0; n < post.passages; ++n, ++i, ++document)
      if (const auto before = passage_documents_.put(batch.ids[i], document)) dead_.push_back(*before);
  }
}

/// So many parts as can be open at once are merged while others are made.
Errand FullBuild::group_parts() {
  if (parts_.size() - grouped_ < parts_in_group) return {};
  const auto first = parts_.begin() + static_cast<std::ptrdiff_t>(grouped_);
  std::vector<fs::path> group(first, parts_.end());
  auto merged = parts_of(generation_) / ("group" + std::to_string(grouped_));
  parts_.erase(first, parts_.end());
  parts_.push_back(merged);
  ++grouped_;
  return [group = std::move(group), merged = std::move(merged)] { merge_parts(group, merged); };
}

void FullBuild::finish(const std::function<void(Xapian::WritableDatabase&)>& add_metadata) {
  write_metadata(add_metadata);
  merge_parts(parts_, generation_);
  correct_hashes();
  std::error_code ignored;
  fs::remove_all(parts_of(generation_), ignored);
}

/// The last part has no documents, only what is known at the end.
void FullBuild::write_metadata(const std::function<void(Xapian::WritableDatabase&)>& add_metadata) {
  std::sort(dead_.begin(), dead_.end());
  dead_.erase(std::unique(dead_.begin(), dead_.end()), dead_.end());
  traces_.flush();
  parts_.push_back(parts_of(generation_) / "metadata");
  try {
    Xapian::WritableDatabase database(parts_.back().string(), part_flags, block_bytes);
    const auto set = [&](std::string_view key, const std::string& value) { database.set_metadata(std::string(key), value); };
    set(metadata::schema, std::string(schema_version));
    set(metadata::analysis, std::string(analysis_version));
    set(metadata::model, model_.to_json());
    set(metadata::traces, traces_.extent().to_text());
    set(metadata::dead, encode_dead(dead_));
    add_forms(database, forms_);
    if (add_metadata) add_metadata(database);
    database.commit();
  } catch (const Xapian::Error& e) {
    throw error_from(e, generation_.string());
  }
}

/// A post that came again has a hash in several parts, and the merge takes any of them.
void FullBuild::correct_hashes() {
  if (repeated_.empty()) return;
  try {
    Xapian::WritableDatabase database(generation_.string(), generation_flags | Xapian::DB_OPEN);
    for (const auto& [post, hash] : repeated_) database.set_metadata(boolean_term(metadata::post_hash, post), hash);
    database.commit();
  } catch (const Xapian::Error& e) {
    throw error_from(e, generation_.string());
  }
}

}  // namespace propos
