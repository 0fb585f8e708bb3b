// Batches on their way into an index. Behind it stands whoever reads posts, before it whoever writes an index; this is
// the one place where they meet.
#pragma once

#include <deque>
#include <functional>

#include "common/model.hpp"
#include "indexer/documents/batch_indexer.hpp"
#include "indexer/post_batch.hpp"

namespace propos {

/// Reads one batch: called once, on any thread, side by side with others.
using ReadPosts = std::function<PostBatch(const KnownPost&)>;

/// Gives the batches in their order, each still to be read; an empty function ends them. One call at a time.
using NextPosts = std::function<ReadPosts()>;

/// Makes one indexed batch with the indexer of the calling thread: called once, on any thread, side by side with
/// others.
using MakeBatch = std::function<IndexedBatch(BatchIndexer&, const KnownPost&)>;

/// The batches of a run. One thread at a time.
class IndexedBatches {
 public:
  explicit IndexedBatches(NextPosts posts) : posts_(std::move(posts)) {}

  /// The model of what comes, measured on its first passages, which are read on `jobs` threads and kept for next().
  Model measure(const KnownPost& known, unsigned jobs);

  /// The next batch, still to be made; an empty function ends them.
  MakeBatch next();

 private:
  NextPosts posts_;
  std::deque<PostBatch> read_;  ///< by measure(); to be indexed
};

}  // namespace propos
