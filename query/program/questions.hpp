// What one run has to answer, and how it says what came of it.
#pragma once

#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "query/language/topics.hpp"
#include "query/meaning/translate.hpp"
#include "query/print/formats.hpp"
#include "query/program/query_options.hpp"
#include "query/search.hpp"

namespace propos {

/// A query to be answered.
struct Question {
  std::string id;              ///< of the topic or the batch line; 1 for typed words
  std::string label;           ///< what people call it
  std::string text;            ///< as it was typed; of a topic empty
  std::optional<Query> query;  ///< of a topic
};

/// The questions of a run: typed words, topics or the lines of a batch, which are read when they are
/// answered. Throws Error.
std::vector<Question> questions_of(const QueryOptions& options, const std::vector<Topic>& topics);

/// The question of a topic.
Question question_of(const Topic& topic, Lang lang);

/// The question for what is like a passage, without words.
Question question_like(const std::string& id, Lang lang);

/// The query of a question. Typed text that is the label of a topic is read as that topic only where no word of it is
/// in the index of `searcher`, and words are not taken as typed. Throws Error{usage|too_big}, and as the index does.
Query query_of(const Question& question, const QueryOptions& options, const std::vector<Topic>& topics,
               Searcher& searcher);

/// Reads English by the topics' labels and the dictionary.
Translator translator_for(const QueryOptions& options, const std::vector<Topic>& topics);

/// True when a run has several answers, each with a heading.
bool several(const QueryOptions& options);

/// What the search and the printing are told.
SearchOptions search_options_of(const QueryOptions& options);
PrintOptions print_options_of(const QueryOptions& options);

/// How many passages were found in what time. `search` is what was asked for.
Note summary_of(const Answer& answer, const std::string& what, const SearchOptions& search);

/// The same for a concordance of so many lines, whose hits were given batch by batch.
std::vector<Note> concordance_summary(const Answer& answer, std::size_t lines, const std::string& what,
                                      const SearchOptions& search);

/// What an alert without news says on a terminal (is_watched()); in a log silence says so.
Note nothing_new();
bool is_watched();

/// Writes sentences, a line each; on a terminal lines end between words.
void tell(std::ostream& out, const std::vector<Note>& sentences, Lang lang);

}  // namespace propos
