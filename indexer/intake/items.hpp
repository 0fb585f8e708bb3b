// What is read from sources before it is parsed: pieces of sources, in batches. Reading is one thread's work at a time;
// what costs time (parsing, cutting, analysing) is done later, for whole batches, by several.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "indexer/post/post.hpp"
#include "indexer/report.hpp"
#include "indexer/source/json_items.hpp"
#include "indexer/source/recognise.hpp"

namespace propos {

/// An object of a JSON source, as it stands there.
struct JsonObject {
  JsonItem item;
  InputForm form = InputForm::automatic;  ///< passages: a ready passage; otherwise a post
};

/// A post of an export.
struct ExportPost {
  Post post;
  std::uint64_t offset = 0;  ///< in the source
};

/// The bytes of a saved page.
struct PageBytes {
  std::string bytes;
};

/// A piece of a source. An Incident stands where it was met.
struct SourceItem {
  std::shared_ptr<const std::string> source;  ///< its name; one object per source
  std::variant<JsonObject, ExportPost, PageBytes, Incident> content;
};

/// Pieces that are indexed together. All ready passages of one post that stand together are in one batch.
struct Batch {
  std::vector<SourceItem> items;
  std::size_t bytes = 0;  ///< of the pieces, about

  void add(SourceItem&& item, std::size_t size) {
    items.push_back(std::move(item));
    bytes += size;
  }
};

}  // namespace propos
