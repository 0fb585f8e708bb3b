#include "query/topics.hpp"

#include <algorithm>

#include "common/error.hpp"
#include "common/files.hpp"
#include "common/json.hpp"
#include "common/limits.hpp"
#include "common/text.hpp"

namespace propos {
namespace {

[[noreturn]] void bad_field(const std::string& field, const char* expected, const std::string& where) {
  throw Error(ErrorKind::invalid, "field " + field + ": expected " + expected, where);
}

std::string text_at(const Json& json, const char* field, const std::string& where, bool required) {
  const auto found = json.find(field);
  if (found == json.end() && !required) return {};
  if (found == json.end() || !found->is_string()) bad_field(field, "a string", where);
  return found->get<std::string>();
}

/// `{"text": weight, …}` or a plain array of texts.
void read_clauses(const Json& query, const char* field, Clause::Kind kind, Query& out, const std::string& where) {
  const auto found = query.find(field);
  if (found == query.end()) return;
  const auto add = [&](const std::string& text, double weight) {
    if (!(weight > 0 && weight <= 100)) bad_field(field, "weights over 0, at most 100", where);
    out.clauses.push_back({kind, Occur::optional, weight, text});
  };
  if (found->is_object()) {
    for (const auto& [text, weight] : found->items()) {
      if (!weight.is_number()) bad_field(field, "numbers as weights", where);
      add(text, weight.get<double>());
    }
  } else if (found->is_array()) {
    for (const auto& text : *found) {
      if (!text.is_string()) bad_field(field, "an array of strings", where);
      add(text.get<std::string>(), 1);
    }
  } else {
    bad_field(field, "an object of weights, or an array", where);
  }
}

Topic parse_topic(const Json& json, const std::string& where) {
  if (!json.is_object()) throw Error(ErrorKind::invalid, "expected an object, a topic", where);
  Topic topic;
  topic.id = text_at(json, "id", where, true);
  const auto named = where + ": topic " + topic.id;
  if (topic.id.empty() || topic.id.find_first_of(" \t\n") != std::string::npos) bad_field("id", "a word", named);
  if (const auto label = json.find("label"); label != json.end()) {
    if (!label->is_object()) bad_field("label", "{\"fr\": …, \"en\": …}", named);
    topic.label_fr = text_at(*label, "fr", named, false);
    topic.label_en = text_at(*label, "en", named, false);
  }
  topic.narrative = text_at(json, "narrative", named, false);
  const auto query = json.find("query");
  if (query == json.end()) bad_field("query", "a string, or {\"words\": …, \"phrases\": …}", named);
  if (query->is_string()) {
    topic.query = parse_query(query->get<std::string>());
  } else if (query->is_object()) {
    read_clauses(*query, "words", Clause::Kind::words, topic.query, named);
    read_clauses(*query, "phrases", Clause::Kind::phrase, topic.query, named);
  }
  if (topic.query.clauses.empty()) bad_field("query", "words or phrases", named);
  return topic;
}

/// The topic whose id or label this is; case, accents and hyphens do not count.
const Topic* topic_named(const std::vector<Topic>& topics, const std::string& name) {
  const auto folded = [](const std::string& text) {
    auto out = fold(collapse_space(text));
    std::replace(out.begin(), out.end(), '-', ' ');
    return out;
  };
  const auto wanted = folded(name);
  const auto found = std::find_if(topics.begin(), topics.end(), [&](const Topic& topic) {
    return topic.id == name || folded(topic.id) == wanted || folded(topic.label_fr) == wanted ||
           folded(topic.label_en) == wanted;
  });
  return found == topics.end() ? nullptr : &*found;
}

}  // namespace

std::vector<NamedQuery> parse_named_queries(std::string_view text, const std::string& where) {
  std::vector<NamedQuery> queries;
  std::size_t number = 0;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    const auto tab = line.find('\t');
    if (tab == std::string_view::npos || tab == 0)
      throw Error(ErrorKind::invalid, "expected qid<TAB>query", where + ":" + std::to_string(number));
    queries.push_back({std::string(line.substr(0, tab)), std::string(line.substr(tab + 1))});
  }
  return queries;
}

std::vector<Topic> parse_topics(std::string_view text, const std::string& where) {
  std::vector<Topic> topics;
  const auto first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first != std::string_view::npos && (text[first] == '{' || text[first] == '[')) {
    const auto json = parse_json(text.substr(first), where);
    const auto* list = &json;
    if (json.is_object()) {
      const auto found = json.find("topics");
      if (found == json.end() || !found->is_array()) bad_field("topics", "an array", where);
      list = &*found;
    }
    for (const auto& topic : *list) topics.push_back(parse_topic(topic, where));
  } else {
    for (auto& [id, query] : parse_named_queries(text, where)) {
      Topic topic;
      topic.id = std::move(id);
      topic.label_fr = query;
      topic.query = parse_query(query);
      topics.push_back(std::move(topic));
    }
  }
  if (topics.empty()) throw Error(ErrorKind::invalid, "no topics in this file", where);
  return topics;
}

std::vector<Topic> load_topics(const std::filesystem::path& path) {
  if (path.empty()) return parse_topics(shipped_topics_json(), "the topics that ship");
  return parse_topics(read_file(path, limits::max_topics_bytes), path.string());
}

const Topic& find_topic(const std::vector<Topic>& topics, const std::string& name) {
  if (const auto* topic = topic_named(topics, name)) return *topic;
  std::string known;
  for (const auto& topic : topics) known += (known.empty() ? "" : ", ") + topic.id;
  throw Error(ErrorKind::not_found, "no topic \"" + name + "\"; there are: " + known);
}

Query read_query(const std::string& text, const std::vector<Topic>& topics) {
  auto query = parse_query(text);
  const auto* topic = topic_named(topics, text);
  if (topic == nullptr) return query;
  auto expanded = topic->query;
  expanded.notes = query.notes;
  expanded.notes.push_back("lu comme le sujet « " + topic->label_fr + " » (--exact pour l’éviter) / read as the topic “" +
                           topic->label_en + "” (--exact to avoid it)");
  return expanded;
}

}  // namespace propos
