// A dialogue's memory: what was asked last, so that its hits can be opened and quoted. Knows nothing of a
// terminal.
#pragma once

#include <string>
#include <vector>

#include "query/program/commands.hpp"
#include "query/program/query_options.hpp"
#include "query/program/questions.hpp"
#include "query/search.hpp"

namespace propos {

/// What a line leads to.
struct Reply {
  std::string text;  ///< to be shown
  std::string open;  ///< address to be opened in the browser
  bool end = false;  ///< the dialogue is over
};

/// Answers line by line. One object per thread.
class Conversation {
 public:
  /// Opens the index that `options` names, and reads its topics. Throws Error.
  explicit Conversation(const QueryOptions& options);

  /// The reply to a line. Errors that concern the line become its text; others (a damaged index) are thrown.
  Reply say(const std::string& line);

 private:
  Reply ask(Question question, const std::string& like = {});
  Reply more();
  Reply like(std::size_t number);
  Reply show(const Answer& page) const;
  Reply topics() const;
  Reply open(std::size_t number) const;
  Reply quote(std::size_t number) const;
  const Hit* hit(std::size_t number) const;
  Reply no_result(std::size_t number) const;
  Reply tell(const Note& note) const { return {note.in(options_.lang) + "\n", {}, false}; }

  QueryOptions options_;
  std::vector<Topic> topics_;
  Searcher searcher_;
  Question question_;
  SearchOptions search_;   ///< of the last page
  std::vector<Hit> hits_;  ///< of all pages that were shown
  bool asked_ = false;
};

}  // namespace propos
