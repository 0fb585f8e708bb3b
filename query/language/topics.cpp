#include "query/language/topics.hpp"

#include <algorithm>

#include "common/error.hpp"
#include "common/file.hpp"
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
void read_parts(const Json& query, const char* field, Node::Kind kind, Node& out, const std::string& where) {
  const auto found = query.find(field);
  if (found == query.end()) return;
  const auto add = [&](const std::string& text, double weight) {
    if (!(weight > 0 && weight <= 100)) bad_field(field, "weights over 0, at most 100", where);
    Node part;
    part.kind = kind;
    part.weight = weight;
    part.curated = true;
    part.text = collapse_space(text);
    if (!part.text.empty()) out.parts.push_back(std::move(part));
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

bool names_topic(const Node& node) {
  return node.kind == Node::Kind::topic || std::any_of(node.parts.begin(), node.parts.end(), names_topic);
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
    if (names_topic(topic.query.root)) bad_field("query", "a query that names no other topic", named);
  } else if (query->is_object()) {
    auto& root = topic.query.root;
    root.kind = Node::Kind::bag;
    read_parts(*query, "words", Node::Kind::words, root, named);
    read_parts(*query, "phrases", Node::Kind::loose, root, named);
    if (root.parts.empty()) bad_field("query", "words or phrases", named);
  } else {
    bad_field("query", "a string, or {\"words\": …, \"phrases\": …}", named);
  }
  return topic;
}

std::string ids_of(const std::vector<Topic>& topics) {
  std::string ids;
  for (const auto& topic : topics) ids += (ids.empty() ? "" : ", ") + topic.id;
  return ids;
}

/// Marks a topic's parts as its editor's choice.
void curate(Node& node) {
  node.curated = node.parts.empty();
  for (auto& part : node.parts) curate(part);
}

/// Puts the queries of topics in place of their names (`topic:talent`); parts nest at most limits::max_query_depth
/// deep.
void expand_topics(Node& node, const std::vector<Topic>& topics, std::vector<Note>& notes) {
  for (auto& part : node.parts) expand_topics(part, topics, notes);
  if (node.kind != Node::Kind::topic) return;
  if (const auto* topic = topic_named(topics, node.text)) {
    auto root = topic->query.root;
    curate(root);
    root.occur = node.occur;
    root.weight *= node.weight;
    node = std::move(root);
    return;
  }
  notes.push_back({"pas de sujet « " + node.text + " » : lu comme des mots ; il y a : " + ids_of(topics),
                   "no topic “" + node.text + "”: read as words; there are: " + ids_of(topics)});
  node.kind = Node::Kind::loose;
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

const Topic& find_topic(const std::vector<Topic>& topics, const std::string& name) {
  if (const auto* topic = topic_named(topics, name)) return *topic;
  throw Error(ErrorKind::not_found, "no topic \"" + name + "\"; there are: " + ids_of(topics));
}

Query read_query(const std::string& text, const std::vector<Topic>& topics) {
  auto query = parse_query(text);
  if (const auto* topic = topic_named(topics, text))
    query.notes.push_back(
        {"«\u00A0" + text + "\u00A0» est aussi un sujet, qui se demande par topic:" + topic->id + " (ou --topic " +
             topic->id + ")",
         "“" + text + "” is a topic too, which is asked for by topic:" + topic->id + " (or --topic " + topic->id + ")",
         ReadAs{ReadAs::Kind::also_topic, text, {topic->id}}});
  expand_topics(query.root, topics, query.notes);
  return query;
}

Query read_as_topic(const std::string& text, const Topic& topic) {
  Query query{topic.query.root, {}};
  curate(query.root);
  const auto& french = topic.label_fr.empty() ? topic.id : topic.label_fr;
  const auto& english = topic.label_en.empty() ? topic.id : topic.label_en;
  query.notes.push_back({"«\u00A0" + text + "\u00A0» : dans aucun passage, lu comme le sujet «\u00A0" + french +
                             "\u00A0» (--exact pour l’éviter)",
                         "“" + text + "”: in no passage, read as the topic “" + english + "” (--exact to avoid it)",
                         ReadAs{ReadAs::Kind::as_topic, text, {topic.id}}});
  return query;
}

}  // namespace propos
