// Topics: named queries kept in a file.
//
// topics.json:
//   {"topics": [{"id": "talent",
//                "label": {"fr": "Talents", "en": "Talent"},
//                "query": {"words": {"talents": 2, "visa": 1}, "phrases": {"fuite des cerveaux": 1.5}},
//                "narrative": "What counts as relevant."}]}
// Weights are relative; phrases are not required. A TREC-like file of `qid<TAB>query` lines is read as well.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "query/language/parse.hpp"

namespace propos {

/// A named query.
struct Topic {
  std::string id;
  std::string label_fr;
  std::string label_en;
  std::string narrative;
  Query query;
};

/// The text of corpus/topics.json as it was when the program was built.
std::string_view shipped_topics_json();

/// Reads topics from the text of a JSON or TSV file; `where` names it. Throws Error{invalid}.
std::vector<Topic> parse_topics(std::string_view text, const std::string& where);

/// The topics of a file, or those that ship for an empty path.
std::vector<Topic> load_topics(const std::filesystem::path& path);

/// The topic with this id or label (French or English, case and accents do not count). Throws Error{not_found}
/// with the list of those there are.
const Topic& find_topic(const std::vector<Topic>& topics, const std::string& name);

/// The topic whose id or label this is, as find_topic() has it, or null.
const Topic* topic_named(const std::vector<Topic>& topics, const std::string& name);

/// Reads what a person typed, as parse_query() does, with the queries of topics in place of `topic:…`. Where all of it
/// is the id or a label of a topic, it is words all the same, and a note tells how to ask for the topic.
Query read_query(const std::string& text, const std::vector<Topic>& topics);

/// The query of the topic in place of its label, which was typed and of which no word is in the index; a note says so.
Query read_as_topic(const std::string& text, const Topic& topic);

/// A line of a batch or TSV topics file.
struct NamedQuery {
  std::string id;
  std::string text;
};

/// Reads `qid<TAB>query` lines; empty lines are passed over. Throws Error{invalid} with file and line.
std::vector<NamedQuery> parse_named_queries(std::string_view text, const std::string& where);

}  // namespace propos
