// A batch of posts -> what the index holds of it: documents, traces, counts of words.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "common/model.hpp"
#include "common/terms.hpp"
#include "common/vocabulary.hpp"
#include "indexer/documents/documents.hpp"
#include "indexer/documents/impact.hpp"
#include "indexer/intake/intake.hpp"

namespace propos {

/// The posts of a batch, read and cut.
struct ReadBatch {
  std::vector<PostPassages> posts;
  Report report;
};

/// Reads a batch; posts that `known` says the index holds are left unchanged.
ReadBatch read_batch(Batch&& batch, const KnownPost& known);

/// A post of a batch as it was indexed. Its passages follow those of the post before.
struct IndexedPost {
  std::string post;
  std::string hash;  ///< empty: the index has it already
  std::size_t passages = 0;
  bool unchanged = false;
};

/// What came of a batch, but for the documents. The n-th passage has the n-th id and trace.
struct IndexedBatch {
  Report report;
  std::vector<IndexedPost> posts;
  std::vector<std::string> ids;
  std::string traces;                   ///< one behind the other
  std::vector<std::size_t> trace_ends;  ///< in `traces`
  FormCounts forms;                     ///< counted in this and earlier batches, when the thread forgot its words

  std::string_view trace(std::size_t passage) const {
    const auto begin = passage == 0 ? 0 : trace_ends[passage - 1];
    return std::string_view(traces).substr(begin, trace_ends[passage] - begin);
  }
};

/// Receives the documents of a batch, in order.
using DocumentSink = std::function<void(IndexDocument&&, const std::vector<Impact>&)>;

/// Indexes batches. One object per thread.
class BatchIndexer {
 public:
  explicit BatchIndexer(const Model& model) : model_(model) {}

  /// Everything of the batch but its documents, which go to `sink` in their order.
  IndexedBatch index(ReadBatch&& batch, const DocumentSink& sink);

  /// Adds the forms that were counted and are in no batch yet to `forms`.
  void move_forms_to(FormCounts& forms) { counter_.move_to(forms); }

 private:
  void index_post(const PostPassages& post, IndexedBatch& out, const DocumentSink& sink);

  const Model& model_;
  Analyzer analyzer_;
  ImpactSum impacts_;
  VocabularyCounter counter_;
};

}  // namespace propos
