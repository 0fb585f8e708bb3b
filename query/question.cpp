#include "query/question.hpp"

#include <utility>

#include "query/meaning/like.hpp"

namespace propos {

Question question_of(const Topic& topic, Lang lang) {
  auto label = lang == Lang::fr ? topic.label_fr : topic.label_en;
  if (label.empty()) label = topic.label_fr.empty() ? topic.id : topic.label_fr;
  auto query = topic.query;
  query.asked_as = "topic:" + topic.id;
  return {topic.id, label, {}, std::move(query)};
}

Question question_like(const std::string& id, Lang lang) {
  return {"1", Note{"comme ", "like "}.in(lang) + id, {}, nothing_typed()};
}

Query query_of(const Question& question, bool as_typed, const std::vector<Topic>& topics, Searcher& searcher) {
  if (question.query) return *question.query;
  const auto* topic = as_typed ? nullptr : topic_named(topics, question.text);
  if (topic != nullptr && !searcher.knows_a_word(question.text)) return read_as_topic(question.text, *topic);
  return read_query(question.text, topics);
}

Translator translator_for(const std::vector<Topic>& topics, const std::filesystem::path& dictionary) {
  std::vector<BilingualLabel> labels;
  for (const auto& topic : topics)
    if (!topic.label_en.empty() && !topic.label_fr.empty()) labels.push_back({topic.label_en, topic.label_fr});
  return Translator(dictionary, std::move(labels));
}

}  // namespace propos
