// Collections: passages, topics and judgments that belong together, named in a file.
//
// collections.json; paths are relative to the file:
//   {"collections": [{"name": "sample",
//                     "posts": "../corpus/posts",
//                     "topics": "../corpus/topics.json",
//                     "qrels": "../corpus/qrels.txt",
//                     "label": "fr"}]}
// In place of `posts` stands `passages` (NDJSON of ready passages) or `index` (a directory). `label` is one of
// label_kinds; without it the topics' own words and phrases are asked.
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <ostream>
#include <string>
#include <vector>

#include "bench/quality/runs.hpp"
#include "query/language/topics.hpp"
#include "query/search.hpp"

namespace propos {

/// Which collections of which file; see bench/quality/collections.hpp.
struct CollectionChoice {
  std::string file = "bench/collections.json";
  std::vector<std::string> names;  ///< none: all
};

/// What may be asked in place of the topics' own words and phrases: the topic by its French or English label, as with
/// --topic; or the label as words like any other.
inline constexpr std::array<const char*, 4> label_kinds = {"fr", "en", "fr-words", "en-words"};

/// Where the parts of a collection are.
struct Collection {
  enum class Source { posts, passages, index };
  std::string name;
  Source kind = Source::posts;
  std::string source;
  std::string topics;
  std::string qrels;
  std::string label;  ///< one of label_kinds, or empty
};

/// Reads the collections with these names, or all without names, in the order of the file. Throws Error: invalid, or
/// not_found for a name that the file lacks.
std::vector<Collection> read_collections(const std::filesystem::path& file, const std::vector<std::string>& names);

/// Indexes of collections. What is not an index yet is indexed, once, into a directory that goes with this object.
class CollectionIndexes {
 public:
  CollectionIndexes() = default;
  ~CollectionIndexes();
  CollectionIndexes(const CollectionIndexes&) = delete;
  CollectionIndexes& operator=(const CollectionIndexes&) = delete;

  /// The directory of the collection's index. Throws Error.
  std::string of(const Collection& collection);

 private:
  std::filesystem::path directory_;
  std::map<std::string, std::string> by_source_;
};

/// A search as it is measured: the default configuration, a hundred hits, no snippets, a minute at most.
SearchOptions measured_search();

/// The topics that are asked, and how.
struct Questions {
  std::vector<Topic> topics;
  std::string label;  ///< one of label_kinds, or empty

  /// The query of one of them. Throws Error{invalid} when it has no such label.
  Query query_of(const Topic& topic) const;
};

/// The ranking of each topic; `trec`, if any, gets the same as lines of a run. Throws Error.
Run ask(Searcher& searcher, const Questions& questions, const SearchOptions& search, std::ostream* trec = nullptr);

/// Sets the weight of the feature with this name. Throws Error{usage} with the names there are.
void set_weight(SearchOptions& search, const std::string& feature, double weight);

/// Does the same for settings `feature=weight`. Throws Error{usage}.
void set_weights(SearchOptions& search, const std::vector<std::string>& settings);

}  // namespace propos
