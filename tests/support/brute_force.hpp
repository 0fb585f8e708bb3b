// What a query matches by the definitions of query/LANGUAGE.md: no index, no trace, one passage after the other.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "common/passage.hpp"
#include "common/terms.hpp"
#include "common/trace.hpp"
#include "query/language/syntax.hpp"

namespace propos::testing {

class BruteForce {
 public:
  /// `passages` in the order of their posts.
  explicit BruteForce(const std::vector<Passage>& passages);

  /// A name that is asked for.
  struct AskedName {
    std::string text;
    bool whole = false;  ///< no longer name has it
  };

  /// The ids of the passages that match, sorted; with the name of a speaker those that match as if `locuteur:` stood
  /// beside the query, where that speaker speaks beside others.
  std::vector<std::string> matches(const Node& root, const std::string& speaker = {});

 private:
  /// A word where it stands.
  struct Word {
    std::uint32_t term, form;  ///< numbers, see number_of(); the term of a too common word is that of no text
    std::uint32_t place;       ///< counts words; between sentences lie more than any distance
    std::uint32_t places;      ///< that it covers
    std::string written;       ///< without capitals
    std::string folded;        ///< and without accents
    bool stop;                 ///< a stop word, accents and all
    std::string speaker;       ///< of the turn that it stands in
  };
  struct Page {
    Passage passage;
    std::array<std::vector<Word>, field_count> fields;
    std::array<std::vector<bool>, field_count> terms;  ///< by number: the field has the term
  };
  struct Span {
    std::uint32_t begin, end;
    auto operator<=>(const Span&) const = default;
  };
  using Spans = std::vector<Span>;
  /// What a word of a query may be: numbers of terms, or of one form.
  using Numbers = std::set<std::uint32_t>;
  /// A word of a query's text.
  struct Wanted {
    std::uint32_t position, places;
    bool joined, common, may_open;
    Numbers terms;
    std::string written, folded;
  };
  using Sequence = std::vector<Wanted>;
  /// The words of a query's text; in all ways in which they stand behind each other: with compounds in parts, or as
  /// one.
  struct WantedText {
    std::vector<Wanted> all;
    std::vector<Sequence> ways;
    std::vector<Sequence> without_elided;  ///< the same without what is elided before the first word
    bool only_common = false;
  };

  /// Which pages match, by their index; nothing for a part without words.
  using Pages = std::vector<bool>;
  using Match = std::optional<Pages>;

  Match matches(const Node& node, FieldName field);
  Match matches_words(const Node& node, FieldName field);
  static bool is_said_by_another(const Wanted& part, const std::vector<Wanted>& all);
  bool only_common(const Node& node);
  const std::vector<Sequence>& ways_of(const Node& node);
  Match matches_parts(const Node& node, FieldName field);
  Match matches_asked(const Node& node, FieldName field);
  template <typename Matches>
  Pages where(Matches matches) const;
  bool is_asked(const std::string& turn_speaker, const Page& page) const;
  /// Whether those who are asked for have turns in the page.
  bool is_narrowed(const Page& page) const;
  Page narrowed(const Page& page) const;
  Pages has(const Numbers& terms, FieldName field) const;
  /// Pages in one of whose fields a part with places stands.
  Match stands(const Node& node, FieldName field);
  std::optional<Spans> spans(const Node& node, FieldName field, const Page& page, std::size_t f);
  std::optional<Spans> near(const Node& node, FieldName field, const Page& page, std::size_t f);
  static bool has_one(const std::vector<bool>& terms, const Numbers& wanted);
  static bool is(const Word& word, const Wanted& wanted, bool exact);
  static void follow(const Page& page, std::size_t f, const Sequence& words, std::size_t next, bool exact, Span begun,
                     Spans& out);
  static void add_sequence(const Sequence& words, bool exact, const Page& page, std::size_t f, Spans& out);
  static void add_ways(const std::vector<Wanted>& all, std::size_t at, Sequence& begun, std::vector<Sequence>& out);

  std::uint32_t number_of(const std::string& text);
  const WantedText& wanted(const std::string& text, bool one_word_is_name = true);
  const Numbers& terms_with_prefix(const std::string& word);
  const Numbers& terms_near(const std::string& word);

  Analyzer analyzer_;
  std::vector<Page> pages_;
  std::map<std::string, std::uint32_t> numbers_;
  std::set<std::string> terms_;
  std::map<std::string, Numbers> vocabulary_;  ///< folded form without digits -> its terms
  std::map<std::string, WantedText> wanted_;
  std::map<std::string, Numbers> prefixes_, near_;
  std::vector<AskedName> asked_;  ///< whose words count; empty: everybody's
};

}  // namespace propos::testing
