// propos-bench relevance: how good the rankings of an index or a run are.
#pragma once

#include <string>
#include <vector>

namespace propos {

/// What was asked for on the command line.
struct RelevanceOptions {
  std::string directory;  ///< of the index; or
  std::string run;        ///< a TREC run in its place
  std::string topics;
  std::string qrels;
  std::string label;    ///< one of label_kinds, or empty: what is asked instead of the topics' words and phrases
  std::string compare;  ///< a TREC run to compare with
  std::string save;     ///< where to write the run
  std::vector<std::string> weights;  ///< of features of the second pass, `name=weight`
  std::vector<std::string> without;  ///< features of the second pass to leave out
  bool first_pass = false;           ///< no second pass at all
  bool exact = false;                ///< no spelling correction, no translation
  std::string dictionary;            ///< of English; empty: none
  bool per_topic = false;
  bool json = false;
};

/// Runs the topics (or reads the run), measures, prints a table or JSON. Returns the exit status. Throws Error.
int run_relevance(const RelevanceOptions& options);

}  // namespace propos
