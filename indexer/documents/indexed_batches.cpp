#include "indexer/documents/indexed_batches.hpp"

#include <atomic>
#include <memory>
#include <utility>

#include "common/ordered.hpp"
#include "indexer/documents/documents.hpp"

namespace propos {
namespace {

constexpr std::size_t measured_passages = 2000;  ///< field lengths are measured on so many

Model measured(const std::deque<PostBatch>& batches) {
  Calibration calibration;
  Analyzer analyzer;
  std::size_t passages = 0;
  for (const auto& batch : batches)
    for (const auto& post : batch.posts) {
      if (passages >= measured_passages) break;
      for (const auto& passage : post.passages) calibration.add(analyse_passage(passage, {}, analyzer));
      passages += post.passages.size();
    }
  return calibration.model();
}

}  // namespace

Model IndexedBatches::measure(const KnownPost& known, unsigned jobs) {
  std::atomic<std::size_t> passages = 0;
  const auto next = [&](ReadPosts& read) {
    if (passages < measured_passages) read = posts_();
    return static_cast<bool>(read);
  };
  const auto worker = [&] { return [&](ReadPosts&& read) { return read(known); }; };
  Ordered<ReadPosts, PostBatch>(next, worker, [&](PostBatch&& batch) {
    for (const auto& post : batch.posts) passages += post.passages.size();
    read_.push_back(std::move(batch));
  }).run(jobs);
  return measured(read_);
}

MakeBatch IndexedBatches::next() {
  if (!read_.empty()) {
    const auto batch = std::make_shared<PostBatch>(std::move(read_.front()));
    read_.pop_front();
    return [batch](BatchIndexer& indexer, const KnownPost&) { return indexer.index(std::move(*batch)); };
  }
  auto read = posts_();
  if (!read) return {};
  return [read = std::move(read)](BatchIndexer& indexer, const KnownPost& known) { return indexer.index(read(known)); };
}

}  // namespace propos
