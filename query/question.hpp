// A query to be answered, and how its text is read: words, or a topic.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "query/language/topics.hpp"
#include "query/meaning/translate.hpp"
#include "query/search.hpp"

namespace propos {

/// A query to be answered.
struct Question {
  std::string id;              ///< of the topic or the batch line; 1 for typed words
  std::string label;           ///< what people call it
  std::string text;            ///< as it was typed; of a topic empty
  std::optional<Query> query;  ///< of a topic
};

/// The question of a topic.
Question question_of(const Topic& topic, Lang lang);

/// The question for what is like a passage, without words.
Question question_like(const std::string& id, Lang lang);

/// The query of a question. Typed text that is the label of a topic is read as that topic only where no word of it is
/// in the index of `searcher`, and words are not taken `as_typed`. Throws Error{usage|too_big}, and as the index does.
Query query_of(const Question& question, bool as_typed, const std::vector<Topic>& topics, Searcher& searcher);

/// Reads English by the topics' labels and the dictionary, whose path may be empty.
Translator translator_for(const std::vector<Topic>& topics, const std::filesystem::path& dictionary);

}  // namespace propos
