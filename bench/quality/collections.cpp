#include "bench/quality/collections.hpp"

#include <stdlib.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "common/error.hpp"
#include "common/file.hpp"
#include "common/json.hpp"
#include "common/limits.hpp"
#include "indexer/program/index_run.hpp"
#include "query/print/print.hpp"

namespace propos {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t run_depth = 100;

std::string text_at(const Json& json, const char* field, const std::string& where) {
  const auto found = json.find(field);
  if (found == json.end()) return {};
  if (!found->is_string())
    throw Error(ErrorKind::invalid, std::string("field ") + field + ": expected a string", where);
  return found->get<std::string>();
}

Collection parse_collection(const Json& json, const fs::path& file) {
  if (!json.is_object()) throw Error(ErrorKind::invalid, "expected an object, a collection", file.string());
  Collection collection;
  collection.name = text_at(json, "name", file.string());
  const auto where = file.string() + ": collection " + collection.name;
  const auto path_at = [&](const char* field) {
    const auto path = text_at(json, field, where);
    return path.empty() ? path : (file.parent_path() / path).lexically_normal().string();
  };
  int sources = 0;
  for (const auto& [field, kind] :
       {std::pair{"posts", Collection::Source::posts}, std::pair{"passages", Collection::Source::passages},
        std::pair{"index", Collection::Source::index}}) {
    if (!json.contains(field)) continue;
    ++sources;
    collection.kind = kind;
    collection.source = path_at(field);
  }
  collection.topics = path_at("topics");
  collection.qrels = path_at("qrels");
  collection.label = text_at(json, "label", where);
  if (collection.name.empty() || sources != 1 || collection.topics.empty() || collection.qrels.empty())
    throw Error(ErrorKind::invalid, "expected name, topics, qrels and one of posts, passages and index", where);
  if (!collection.label.empty() &&
      std::find(label_kinds.begin(), label_kinds.end(), collection.label) == label_kinds.end())
    throw Error(ErrorKind::invalid, "field label: expected fr, en, fr-words or en-words", where);
  return collection;
}

}  // namespace

std::vector<Collection> read_collections(const fs::path& file, const std::vector<std::string>& names) {
  const auto json = parse_json(read_file(file, limits::max_topics_bytes), file.string());
  if (!json.is_object() || !json.contains("collections") || !json["collections"].is_array())
    throw Error(ErrorKind::invalid, "expected {\"collections\": […]}", file.string());
  std::vector<Collection> collections;
  std::string known;
  for (const auto& entry : json["collections"]) {
    auto collection = parse_collection(entry, file);
    known += (known.empty() ? "" : ", ") + collection.name;
    if (!names.empty() && std::find(names.begin(), names.end(), collection.name) == names.end()) continue;
    collections.push_back(std::move(collection));
  }
  for (const auto& name : names)
    if (std::none_of(collections.begin(), collections.end(), [&](const auto& c) { return c.name == name; }))
      throw Error(ErrorKind::not_found, "no collection " + name + "; there are " + known, file.string());
  if (collections.empty()) throw Error(ErrorKind::not_found, "no collection", file.string());
  return collections;
}

CollectionIndexes::~CollectionIndexes() {
  std::error_code ignored;
  if (!directory_.empty()) fs::remove_all(directory_, ignored);
}

std::string CollectionIndexes::of(const Collection& collection) {
  if (collection.kind == Collection::Source::index) return collection.source;
  auto& index = by_source_[collection.source];
  if (!index.empty()) return index;
  if (directory_.empty()) {
    auto name = (fs::temp_directory_path() / "propos-bench.XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw Error(ErrorKind::io, "cannot make a directory", name);
    directory_ = name;
  }
  IndexOptions options;
  options.directory = (directory_ / std::to_string(by_source_.size())).string();
  options.sources = {collection.source};
  options.input = collection.kind == Collection::Source::passages ? InputForm::passages : InputForm::automatic;
  options.quiet = true;
  if (run_index(options) > 1) throw Error(ErrorKind::io, "interrupted", collection.source);
  return index = options.directory;
}

SearchOptions measured_search() {
  SearchOptions search;
  search.limit = run_depth;
  search.snippets = false;
  search.deadline = 60;
  return search;
}

Query Questions::query_of(const Topic& topic) const {
  if (label.empty()) return topic.query;
  const auto& text = label.starts_with("fr") ? topic.label_fr : topic.label_en;
  if (text.empty()) throw Error(ErrorKind::invalid, "topic " + topic.id + " has no label for " + label);
  return label.ends_with("-words") ? parse_query(text) : find_topic(topics, text).query;
}

Run ask(Searcher& searcher, const Questions& questions, const SearchOptions& search, std::ostream* trec) {
  Run run;
  for (const auto& topic : questions.topics) {
    const auto answer = searcher.search(questions.query_of(topic), search);
    auto& ranking = run[topic.id];
    for (const auto& hit : answer.hits) ranking.push_back(hit.passage.id);
    if (trec != nullptr) print_run(*trec, answer, topic.id);
  }
  return run;
}

void set_weight(SearchOptions& search, const std::string& feature, double weight) {
  std::string known;
  for (std::size_t f = 0; f < feature_count; ++f) {
    const std::string name(name_of(static_cast<Feature>(f)));
    if (name == feature) {
      search.weights[f] = weight;
      return;
    }
    known += (known.empty() ? "" : ", ") + name;
  }
  throw Error(ErrorKind::usage, "no feature " + feature + "; there are " + known);
}

void set_weights(SearchOptions& search, const std::vector<std::string>& settings) {
  for (const auto& setting : settings) {
    const auto equals = std::min(setting.find('='), setting.size());
    const char* number = setting.c_str() + std::min(equals + 1, setting.size());
    char* end = nullptr;
    const double weight = std::strtod(number, &end);
    if (end == number || *end != '\0' || !std::isfinite(weight))
      throw Error(ErrorKind::usage, "--weight " + setting + ": expected FEATURE=NUMBER");
    set_weight(search, setting.substr(0, equals), weight);
  }
}

}  // namespace propos
