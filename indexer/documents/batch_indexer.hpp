// A batch of posts -> what the index holds of it: documents, traces, counts of words.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/model.hpp"
#include "common/terms.hpp"
#include "common/vocabulary.hpp"
#include "indexer/documents/documents.hpp"
#include "indexer/documents/impact.hpp"
#include "indexer/post_batch.hpp"

namespace propos {

/// A post of a batch as it was indexed. Its passages follow those of the post before.
struct IndexedPost {
  std::string post;  ///< its key
  std::string hash;  ///< empty: the index has it already
  std::size_t passages = 0;
  bool unchanged = false;
  std::optional<Withdrawal> withdrawn = std::nullopt;
};

/// A passage as it was indexed.
struct IndexedPassage {
  std::string key;
  IndexDocument document;
  std::vector<Impact> impacts;  ///< of words of the batch's indexer
};

/// What came of a batch. The n-th passage has the n-th trace.
struct IndexedBatch {
  Report report;
  std::vector<IndexedPost> posts;
  std::vector<IndexedPassage> passages;
  std::string traces;                   ///< one behind the other
  std::vector<std::size_t> trace_ends;  ///< in `traces`
  FormCounts forms;                     ///< counted in earlier batches, when the indexer forgot its words

  std::string_view trace(std::size_t passage) const {
    const auto begin = passage == 0 ? 0 : trace_ends[passage - 1];
    return std::string_view(traces).substr(begin, trace_ends[passage] - begin);
  }
};

/// Indexes batches. One object per thread.
class BatchIndexer {
 public:
  explicit BatchIndexer(const Model& model) : model_(model) {}

  /// The impacts of the batch are valid until the next one is indexed.
  IndexedBatch index(PostBatch&& batch);

  /// Adds the forms that were counted and are in no batch yet to `forms`.
  void move_forms_to(FormCounts& forms) { counter_.move_to(forms); }

 private:
  void index_post(const PostPassages& post, IndexedBatch& out);

  const Model& model_;
  Analyzer analyzer_;
  ImpactSum impacts_;
  VocabularyCounter counter_;
};

}  // namespace propos
