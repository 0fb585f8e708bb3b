// What was typed on propos-query's command line, checked.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "query/answer/selection.hpp"
#include "query/answer/shown.hpp"
#include "query/language/note.hpp"
#include "query/print/formats.hpp"
#include "query/print/template.hpp"
#include "query/program/terminal.hpp"

namespace propos {

/// One run of propos-query.
struct QueryOptions {
  std::string directory = "propos.db";
  std::string words;               ///< the query, joined by spaces
  std::vector<std::string> asked;  ///< topics by id or label
  bool all_topics = false;
  std::string topics;  ///< file; empty: those that ship
  std::string batch;   ///< file of `qid<TAB>query`, or "-"
  unsigned jobs = 1;   ///< threads that answer questions
  bool list_topics = false;
  bool export_trec = false;            ///< print the topics as a TREC topics file
  std::string matrix;                  ///< author, year or post: topics × values instead of hits
  std::string since;                   ///< of --new-since: only passages of this date or later; empty: all
  std::string state;                   ///< likewise: a file that remembers what an alert knows; empty: none
  std::optional<std::string> analyze;  ///< text to show the analysis of
  bool directory_named = false;        ///< by -d or PROPOS_DB
  std::size_t limit = 10;
  ShownParts shown;               ///< excerpts, the whole answer, the questions beside it
  std::optional<KwicStyle> kwic;  ///< a concordance in place of hits
  bool every_match = false;       ///< the concordance is of all passages that match, not only of the first `limit`
  std::string why;                ///< id of a passage that is asked why it is found or not; empty: none
  bool stats = false;             ///< what the index holds, in place of an answer
  bool summary = false;           ///< the same in short: the query that was given is empty
  Selection selection;
  Format format = Format::text;
  Template parts;  ///< of Format::by_template
  Cite cite = Cite::passage;
  CsvStyle csv;
  Lang lang = Lang::fr;
  Colour colour = Colour::automatic;
  bool pager = true;
  bool explain = false;
  bool exact = false;      ///< no spelling correction, no translation; see words_as_typed()
  bool parse = false;      ///< show how the query is read, search nothing
  std::string dictionary;  ///< of English; empty: none

  /// True with --new-since: where nothing is new nothing is printed.
  bool alert() const { return !since.empty() || !state.empty(); }

  /// Whether words are taken as they are typed: always where not the best passages are asked for, but how many there
  /// are, or all places, or what is new; and in topics, whose words were chosen.
  bool words_as_typed() const {
    const bool counts = selection.count || selection.timeline || !selection.facets.empty() || !matrix.empty();
    return exact || counts || kwic.has_value() || alert() || all_topics || !asked.empty();
  }

  /// True when nothing was asked, which on a terminal starts a dialogue.
  bool nothing_asked() const {
    return words.empty() && !analyze && asked.empty() && !all_topics && batch.empty() && selection.like.empty();
  }
};

/// Parses and checks the command line and propos.toml. When the program has nothing more to do (`--help`) it
/// says so and returns its exit status in `status`, otherwise -1 stands there. Throws Error{usage},
/// Error{invalid} for propos.toml.
QueryOptions parse_query_options(int argc, char** argv, int& status);

/// True when errors are to be told as JSON, as far as the command line tells: `--format json`, `ndjson` or
/// `jsonl`.
bool asks_for_json(int argc, char** argv);

}  // namespace propos
