// English over French: a query's English words -> French ones that the index holds.
#pragma once

#include <xapian.h>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "common/terms.hpp"
#include "query/language/syntax.hpp"
#include "query/meaning/dictionary.hpp"
#include "query/meaning/families.hpp"
#include "query/meaning/leaf.hpp"

namespace propos {

/// A name in both languages, as topics have them.
struct BilingualLabel {
  std::string english, french;
};

/// Reads English words of queries as French, by labels and a dictionary. The dictionary is opened at the first query
/// that shows a sign of English, so plain French ones do not pay for it. One thread.
///
/// A query is taken for English when more of its words are English than French: headwords of the dictionary that few
/// passages hold, and words such as `the` or `who`, against words that more passages hold and the dictionary does not;
/// and when it has no word of French grammar and no accent. Then all its words are translated; what is the same in both
/// languages stays, and what a few passages hold as it is typed (a title) stays beside its translations. In any
/// other query a word is translated only when the index knows it in no form and the dictionary knows it as English and
/// not also as French (`pain`, `grade`).
class Translator {
 public:
  /// `dictionary` names the files as Dictionary does; empty: labels only.
  explicit Translator(std::filesystem::path dictionary = {}, std::vector<BilingualLabel> labels = {});

  /// `query` with its English words translated, each by a few words that many passages hold; a note per word says
  /// which. Phrases, `mot*` and excluded words stay. A dictionary that cannot be read is a note, no error. Throws
  /// Xapian::Error.
  AnalysedQuery translate(AnalysedQuery query, const Xapian::Database& database, Analyzer& analyzer,
                          FamilyReader& families);

 private:
  friend class TranslatedQuery;

  /// What labels and the dictionary say a word, or words with a space between, mean in French; also for its singular,
  /// its infinitive and the other side's spelling.
  std::vector<Translation> lookup(const std::string& lowered);
  /// Whether the dictionary has the word, or its singular, as French.
  bool is_french(const std::string& lowered);
  bool open_dictionary(std::vector<Note>& notes);

  std::filesystem::path path_;
  std::vector<BilingualLabel> labels_;  ///< `english` in lower case
  std::unique_ptr<Dictionary> dictionary_;
  std::string failure_;  ///< why the dictionary cannot be read
};

}  // namespace propos
