#include "indexer/documents/batch_indexer.hpp"

#include <utility>

#include "common/site.hpp"

namespace propos {
namespace {

constexpr std::size_t remembered_words = 1u << 16;  ///< past so many the analyzer forgets; they are some 35 MB

}  // namespace

IndexedBatch BatchIndexer::index(PostBatch&& batch) {
  IndexedBatch out;
  out.report = std::move(batch.report);
  if (analyzer_.words() > remembered_words) {
    move_forms_to(out.forms);
    analyzer_.forget();
  }
  for (auto& post : batch.posts) {
    index_post(post, out);
    out.posts.push_back(
        {std::move(post.post), std::move(post.hash), post.passages.size(), post.unchanged, std::move(post.withdrawn)});
  }
  return out;
}

void BatchIndexer::index_post(const PostPassages& post, IndexedBatch& out) {
  const Passage* previous = nullptr;
  for (const auto& passage : post.passages) {
    const auto context = context_of(passage, previous, analyzer_);
    const auto analysed = analyse_passage(passage, context, analyzer_);
    for (const auto& field : analysed.fields) counter_.add(field);
    counter_.end_passage();
    append_passage_trace(out.traces, analysed);
    out.trace_ends.push_back(out.traces.size());
    out.passages.push_back(
        {passage_key(passage), describe(passage), impacts_.of(analysed, model_, post.passages.size())});
    previous = &passage;
  }
}

}  // namespace propos
