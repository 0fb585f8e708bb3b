#include "indexer/build/full_build.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "common/dead.hpp"
#include "common/error.hpp"
#include "common/schema.hpp"
#include "indexer/glass/glass_keys.hpp"

namespace propos {
namespace {

namespace fs = std::filesystem;

fs::path runs_path(const fs::path& generation) { return generation / "runs"; }

}  // namespace

FullBuild::FullBuild(fs::path generation, unsigned jobs, std::function<void()> interrupt)
    : generation_(std::move(generation)), jobs_(jobs), interrupt_(std::move(interrupt)) {
  std::error_code error;
  fs::create_directory(generation_, error);
  if (error)
    throw Error(error == std::errc::permission_denied ? ErrorKind::denied : ErrorKind::io, error.message(),
                generation_.string());
  traces_ = TraceWriter::create(generation_);
  passages_.emplace(generation_ / "docdata.glass", Parting::to_fill_blocks);
  runs_.emplace(runs_path(generation_));
}

FullBuild::~FullBuild() {
  std::error_code ignored;
  if (!kept_) fs::remove_all(generation_, ignored);
}

void FullBuild::run(IndexedBatches& batches, Report& report) {
  // Every post is new.
  const KnownPost known = [this](const std::string&, const std::string&) {
    interrupt_();
    return false;
  };
  model_ = batches.measure(known, jobs_);
  const auto next = [&](MakeBatch& make) { return static_cast<bool>(make = batches.next()); };
  const auto make_worker = [this, &known] {
    // What a thread has counted and not yet put into a run is handed over when its work ends.
    const auto hand_over = [this](Worker* worker) {
      const std::unique_ptr<Worker> own(worker);
      const std::lock_guard lock(forms_mutex_);
      own->indexer.move_forms_to(forms_);
    };
    const std::shared_ptr<Worker> worker(new Worker{BatchIndexer(model_), {}, {}}, hand_over);
    return [this, &known, worker](MakeBatch&& make) { return pack(make(worker->indexer, known), *worker); };
  };
  Ordered<MakeBatch, Part>(next, make_worker, [&](Part&& part) { collect(std::move(part), report); }).run(jobs_);
  withdrawals_.tell(report);
}

/// Makes the run of a batch and compresses its passages. What the run holds is freed: a part may wait for those before
/// it.
FullBuild::Part FullBuild::pack(IndexedBatch&& batch, Worker& worker) const {
  Part part;
  part.batch = std::move(batch);
  for (auto& passage : part.batch.passages) {
    interrupt_();
    worker.run.add(passage.document, passage.impacts);
    auto& [bytes, compressed] = part.data.emplace_back();
    compressed = worker.deflater.compress(passage.document.data, bytes);
    if (!compressed) bytes = std::move(passage.document.data);
    passage.document = {};
    passage.impacts = {};
  }
  for (const auto& post : part.batch.posts)
    if (!post.hash.empty() || post.withdrawn)  // an empty entry takes back what an earlier batch set
      worker.run.set_metadata(boolean_term(metadata::post_hash, post.post), post.hash);
  write_forms(part.batch.forms,
              [&](const std::string& key, const std::string& entry) { worker.run.set_metadata(key, entry); });
  part.batch.forms.clear();
  part.run = worker.run.finish(part.statistics);
  return part;
}

void FullBuild::collect(Part&& part, Report& report) {
  count_posts(part.batch, report);
  runs_->add(part.run, statistics_.documents + 1);
  statistics_.add(part.statistics);
  std::string key;
  for (std::size_t i = 0; i < part.data.size(); ++i) {
    traces_.add(part.batch.trace(i));
    key.clear();
    glass::append_sortable(key, static_cast<Xapian::docid>(traces_.extent().documents));
    passages_->add(key, part.data[i].first, part.data[i].second);
  }
  report.merge(std::move(part.batch.report));
}

/// Notes which posts and passages came before: these documents do not count.
void FullBuild::count_posts(const IndexedBatch& batch, Report& report) {
  auto document = static_cast<Xapian::docid>(traces_.extent().documents + 1);
  std::size_t i = 0;
  for (const auto& post : batch.posts) {
    std::uint32_t buried = 0;
    if (const auto before = post_numbers_.put(post.post, static_cast<std::uint32_t>(posts_.size()))) {
      ++report.repeated;
      const auto [first, count] = posts_[*before];
      for (buried = 0; buried < count; ++buried) dead_.push_back(first + buried);
    }
    if (post.withdrawn) withdrawals_.add(post.post, *post.withdrawn, buried > 0);
    else withdrawals_.forget(post.post);
    posts_.emplace_back(document, static_cast<std::uint32_t>(post.passages));
    for (std::size_t n = 0; n < post.passages; ++n, ++i, ++document)
      if (const auto before = passage_documents_.put(batch.passages[i].key, document)) dead_.push_back(*before);
  }
}

void FullBuild::finish(const std::function<void(const SetMetadata&)>& add_metadata) {
  std::sort(dead_.begin(), dead_.end());
  dead_.erase(std::unique(dead_.begin(), dead_.end()), dead_.end());
  traces_.flush();
  const auto passages = passages_->finish();
  runs_->add(last_run(add_metadata), 1);
  GlassTableWriter lists(generation_ / "postlist.glass");
  runs_->merge(lists);
  interrupt_();
  write_glass_version(generation_, lists.finish(), passages, statistics_);
  runs_.reset();
  std::error_code ignored;
  fs::remove(runs_path(generation_), ignored);
}

/// What is known at the end only.
std::string FullBuild::last_run(const std::function<void(const SetMetadata&)>& add_metadata) const {
  RunBuilder run;
  const auto set = [&](std::string_view key, const std::string& value) { run.set_metadata(key, value); };
  set(metadata::schema, std::string(schema_version));
  set(metadata::analysis, std::string(analysis_version));
  set(metadata::model, model_.to_json());
  set(metadata::traces, traces_.extent().to_text());
  set(metadata::dead, encode_dead(dead_));
  write_forms(forms_, set);
  if (add_metadata) add_metadata(set);
  for (unsigned slot = 0; slot < statistics_.values.size(); ++slot) run.set_statistics(slot, statistics_.values[slot]);
  GlassStatistics none;
  return run.finish(none);
}

}  // namespace propos
