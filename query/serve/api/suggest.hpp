// Beginnings -> words, speakers, topics and questions of an index.
#pragma once

#include <xapian.h>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/index.hpp"
#include "query/language/topics.hpp"

namespace propos::serve {

/// What a suggestion is.
enum class SuggestionKind : std::uint8_t { word, speaker, topic, question };
std::string_view name_of(SuggestionKind kind);

/// A suggestion.
struct Suggestion {
  SuggestionKind kind = SuggestionKind::word;
  std::string text;            ///< as it is written; of a topic its French label
  std::string id;              ///< of a topic, or of a question's passage
  std::uint64_t passages = 0;  ///< that have it, of a word at most so many; of a topic 0
  std::string query;           ///< what was typed, with the suggestion in place of its end: to be searched
};

/// Words that stand in an order in which those with one beginning are neighbours.
class SortedWords {
 public:
  void add(std::string_view folded, std::string_view form, std::uint32_t passages);
  /// The most frequent ones that begin so, at most `limit`; `add` was called in the order of the folded forms.
  std::vector<std::pair<std::string, std::uint32_t>> begin_with(std::string_view folded, std::size_t limit) const;

 private:
  struct Row {
    std::uint32_t at;  ///< of text_: the folded form, then the form
    std::uint32_t passages;
    std::uint16_t folded, form;  ///< bytes
  };
  std::string_view folded_of(const Row& row) const { return {text_.data() + row.at, row.folded}; }

  std::string text_;
  std::vector<Row> rows_;
};

/// Texts, found by the beginning of any of their words. Texts are compared without accents and capitals, and whatever
/// is no letter or digit only parts words.
class TextBeginnings {
 public:
  /// `plain` as plain_text() makes it.
  void add(std::string plain);
  void sort();
  /// The numbers of texts (from 0, as they were added) one of whose words and what follows it begins so; those that
  /// begin so themselves first, then in the order of the alphabet. At most `limit`, of the first `looked_at`.
  std::vector<std::uint32_t> with(std::string_view plain, std::size_t limit, std::size_t looked_at = 20000) const;

 private:
  struct Start {
    std::uint64_t key;  ///< the first bytes
    std::uint32_t text;
    std::uint16_t begin;
  };
  std::string_view rest_of(const Start& start) const {
    return std::string_view(texts_[start.text]).substr(start.begin);
  }

  std::vector<std::string> texts_;
  std::vector<Start> starts_;
};

/// What is suggested from one revision of an index. Any thread.
class Suggestions {
 public:
  /// Reads the vocabulary and all stored passages; of an index that `before` (may be null) was made of, only those that
  /// are new. Throws Error, Xapian::Error.
  Suggestions(const Index& index, const std::vector<Topic>& topics, std::string revision, const Suggestions* before);

  const std::string& revision() const { return revision_; }

  /// Suggestions for what is typed, at most `limit` of each kind: words that begin as its last word does; speakers and
  /// topics that have words beginning as its last words do; questions in which what is typed stands so.
  std::vector<Suggestion> suggest(std::string_view typed, std::size_t limit) const;

 private:
  struct Question {
    Xapian::docid document;
    std::string id, text;
  };
  struct Speaker {
    std::string name;
    std::uint64_t passages;
  };
  void read_passages(const Index& index, const Suggestions* before);
  void gather_words(const Index& index);
  void gather_speakers(const Index& index);
  void gather_questions(const Index& index);
  void add_topics(const std::vector<Topic>& topics);
  void suggest_words(std::string_view typed, std::size_t limit, std::vector<Suggestion>& all) const;
  void suggest_topics(const std::string& before, const std::string& plain, std::size_t limit,
                      std::vector<Suggestion>& all) const;

  std::string revision_;
  std::string generation_;                                 ///< of the index, whose documents never change
  Xapian::docid last_ = 0;                                 ///< document that was read
  std::vector<Question> read_;                             ///< all questions that were read, by document
  std::unordered_map<std::string, std::string> spelling_;  ///< of speakers, by their folded name

  SortedWords words_;
  std::vector<Speaker> speakers_;
  TextBeginnings speaker_beginnings_;
  struct ShownTopic {
    std::string id, label;
  };
  std::vector<ShownTopic> topics_;
  std::vector<std::uint32_t> topic_of_;  ///< by text of topic_beginnings_
  TextBeginnings topic_beginnings_;
  struct ShownQuestion {
    std::uint32_t first;     ///< of read_
    std::uint32_t passages;  ///< that have it
  };
  std::vector<ShownQuestion> questions_;
  TextBeginnings question_beginnings_;
};

/// The words of a text, folded, with a space between.
std::string plain_text(std::string_view text);

}  // namespace propos::serve
