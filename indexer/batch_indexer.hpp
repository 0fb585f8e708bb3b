// A batch of posts -> what the index holds of it: documents, traces, counts of words.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>
#include <xapian.h>

#include "common/model.hpp"
#include "common/terms.hpp"
#include "common/vocabulary.hpp"
#include "indexer/impact.hpp"
#include "indexer/intake.hpp"

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
  std::string hash;            ///< empty: the index has it already
  std::size_t passages = 0;
  bool unchanged = false;
};

/// What came of a batch. The n-th passage has the n-th id, trace and document.
struct IndexedBatch {
  Report report;
  std::vector<IndexedPost> posts;
  std::vector<std::string> ids;
  std::string traces;                        ///< one behind the other
  std::vector<std::size_t> trace_ends;       ///< in `traces`
  std::vector<Xapian::Document> documents;   ///< of an update
  std::filesystem::path part;                ///< of a full build: the database of the documents; empty: there are none
  FormCounts forms;                          ///< of an update
};

/// Indexes batches. One object per thread.
class BatchIndexer {
 public:
  explicit BatchIndexer(const Model& model) : model_(model) {}

  /// Everything of the batch but its documents, which go to `sink` in their order.
  IndexedBatch index(ReadBatch&& batch, const std::function<void(Xapian::Document&&)>& sink);

  /// Adds the forms that were counted since the last call to `forms`.
  void move_forms_to(FormCounts& forms);

 private:
  void index_post(const PostPassages& post, IndexedBatch& out, const std::function<void(Xapian::Document&&)>& sink);

  const Model& model_;
  Analyzer analyzer_;
  ImpactSum impacts_;
  VocabularyCounter counter_;
  FormCounts forms_;  ///< counted before the analyzer forgot its words
};

}  // namespace propos
