#include "indexer/documents/batch_indexer.hpp"

#include <utility>

namespace propos {
namespace {

constexpr std::size_t remembered_words = 1u << 16;  ///< past so many the analyzer forgets; they are some 35 MB

}  // namespace

ReadBatch read_batch(Batch&& batch, const KnownPost& known) {
  ReadBatch out;
  read_batch(
      std::move(batch), known, [&out](PostPassages&& post) { out.posts.push_back(std::move(post)); }, out.report);
  for (const auto& post : out.posts) {
    out.report.unchanged += post.unchanged;
    out.report.posts += !post.unchanged;
    out.report.passages += post.passages.size();
  }
  return out;
}

IndexedBatch BatchIndexer::index(ReadBatch&& batch, const DocumentSink& sink) {
  IndexedBatch out;
  out.report = std::move(batch.report);
  for (auto& post : batch.posts) {
    index_post(post, out, sink);
    out.posts.push_back({std::move(post.post), std::move(post.hash), post.passages.size(), post.unchanged});
  }
  if (analyzer_.words() > remembered_words) {
    move_forms_to(out.forms);
    analyzer_.forget();
  }
  return out;
}

void BatchIndexer::index_post(const PostPassages& post, IndexedBatch& out, const DocumentSink& sink) {
  const Passage* previous = nullptr;
  for (const auto& passage : post.passages) {
    const auto context = context_of(passage, previous, analyzer_);
    const auto analysed = analyse_passage(passage, context, analyzer_);
    for (const auto& field : analysed.fields) counter_.add(field);
    counter_.end_passage();
    append_passage_trace(out.traces, analysed);
    out.trace_ends.push_back(out.traces.size());
    out.ids.push_back(passage.id);
    sink(describe(passage), impacts_.of(analysed, model_, post.passages.size()));
    previous = &passage;
  }
}

}  // namespace propos
