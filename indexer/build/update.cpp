#include "indexer/build/update.hpp"

#include <memory>
#include <utility>

#include "common/dead.hpp"
#include "common/error.hpp"
#include "common/index.hpp"
#include "common/schema.hpp"

namespace propos {
namespace {

std::string hash_key(const std::string& post) { return boolean_term(metadata::post_hash, post); }

}  // namespace

Update::Update(const std::filesystem::path& directory, unsigned jobs, std::function<void()> interrupt)
    : directory_(directory), jobs_(jobs), interrupt_(std::move(interrupt)) {
  const auto index = open_whole_index(directory_);
  try {
    model_ = Model::from_json(index.database.get_metadata(std::string(metadata::model)));
    dead_.insert(index.dead.begin(), index.dead.end());
    database_ = Xapian::WritableDatabase(index.generation.string(), generation_flags | Xapian::DB_OPEN);
    database_.begin_transaction();
  } catch (const Xapian::Error& e) {
    throw error_from(e, directory_.string());
  }
  traces_ = TraceWriter::append_to(index.generation, index.traces.extent());
}

void Update::run(IndexedBatches& batches, Report& report) {
  const auto next = [&](MakeBatch& make) { return static_cast<bool>(make = batches.next()); };
  const auto worker = [this] {
    // A thread asks the index as it was before this run, which commits at its end only.
    const auto database = std::make_shared<const Xapian::Database>(open_index(directory_));
    const auto indexer = std::make_shared<BatchIndexer>(model_);
    return [this, database, indexer](MakeBatch&& make) {
      const auto known = [&](const std::string& post, const std::string& hash) {
        interrupt_();
        return database->get_metadata(hash_key(post)) == hash;
      };
      try {
        Part part;
        part.batch = make(*indexer, known);
        for (auto& passage : part.batch.passages) {
          part.documents.push_back(make_document(passage.document, passage.impacts));
          passage.document = {};  // a part may wait for those before it
          passage.impacts = {};
        }
        indexer->move_forms_to(part.batch.forms);
        return part;
      } catch (const Xapian::Error& e) {
        throw error_from(e, directory_.string());
      }
    };
  };
  Ordered<MakeBatch, Part>(next, worker, [&](Part&& part) { return collect(std::move(part), report); }).run(jobs_);
  withdrawals_.tell(report);
}

void Update::collect(Part&& part, Report& report) {
  try {
    for (const auto& [key, passages] : part.batch.forms) forms_[key] += passages;
    std::size_t passage = 0;
    for (const auto& post : part.batch.posts) {
      report.repeated += !seen_.insert(hash_of(post.post)).second;
      if (post.withdrawn) {
        withdraw(post);
        continue;
      }
      withdrawals_.forget(post.post);
      if (post.unchanged) {
        restore(post.post);
        continue;
      }
      interrupt_();
      replace(post.post, post.hash);
      for (std::size_t n = 0; n < post.passages; ++n, ++passage) add(part, passage);
    }
  } catch (const Xapian::Error& e) {
    throw error_from(e, directory_.string());
  }
  report.merge(std::move(part.batch.report));
}

/// The documents that count among those of a term.
std::vector<Xapian::docid> Update::living(const std::string& term) {
  std::vector<Xapian::docid> documents;
  for (auto it = database_.postlist_begin(term); it != database_.postlist_end(term); ++it)
    if (!dead_.contains(*it)) documents.push_back(*it);
  return documents;
}

/// Makes room for the post, whose source has this hash. False when there was nothing of it.
bool Update::replace(const std::string& post, const std::string& hash) {
  const auto old = living(boolean_term(prefix::post, post));
  const auto key = hash_key(post);
  auto old_hash = database_.get_metadata(key);
  const bool was_there = !old_hash.empty() || !old.empty();
  if (!old_hash.empty()) replaced_.try_emplace(post, Before{std::move(old_hash), old});
  dead_.insert(old.begin(), old.end());
  changed_ |= was_there || !hash.empty();
  database_.set_metadata(key, hash);
  return was_there;
}

void Update::withdraw(const IndexedPost& post) {
  const bool was_there = replace(post.post, {});
  withdrawals_.add(post.post, *post.withdrawn, was_there);
}

/// A post that is as the index had it before this run, but was replaced in it: the last one counts.
void Update::restore(const std::string& post) {
  const auto before = replaced_.find(post);
  if (before == replaced_.end()) return;
  const auto newer = living(boolean_term(prefix::post, post));
  dead_.insert(newer.begin(), newer.end());
  for (const auto document : before->second.documents) dead_.erase(document);
  database_.set_metadata(hash_key(post), before->second.hash);
  replaced_.erase(before);
}

void Update::add(const Part& part, std::size_t passage) {
  // Ready passages of one id may come under several posts; the last one wins.
  for (const auto document : living(boolean_term(prefix::id, part.batch.passages[passage].key))) dead_.insert(document);
  traces_.add(part.batch.trace(passage));
  if (database_.add_document(part.documents[passage]) != traces_.extent().documents)
    throw Error(
        ErrorKind::corrupt,
        "the index is corrupt: traces and passages differ in number; rebuild it: propos-index --rebuild -d DIR SOURCE…",
        directory_.string());
}

void Update::finish() {
  if (!changed_) return;
  try {
    traces_.flush();
    add_forms(database_, forms_);
    database_.set_metadata(std::string(metadata::traces), traces_.extent().to_text());
    database_.set_metadata(std::string(metadata::dead), encode_dead({dead_.begin(), dead_.end()}));
    database_.commit_transaction();
  } catch (const Xapian::Error& e) {
    throw error_from(e, directory_.string());
  }
}

}  // namespace propos
