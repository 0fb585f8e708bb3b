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

  /// The ids of the passages that match, sorted.
  std::vector<std::string> matches(const Node& root);

 private:
  /// A word where it stands.
  struct Word {
    std::uint32_t term, form;  ///< numbers, see number_of()
    std::uint32_t place;       ///< counts words; at least 15 lie between sentences, at most 14 between words of one
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
  /// A term of a query's text.
  struct Wanted {
    std::uint32_t begin, end, position;
    bool joined;
    Numbers terms, forms;
  };
  /// The terms of a query's text, and those of them that stand behind each other.
  struct WantedText {
    std::vector<Wanted> all, behind;
  };

  /// Which pages match, by their index; nothing for a part whose words are too common.
  using Pages = std::vector<bool>;
  using Match = std::optional<Pages>;

  Match matches(const Node& node, FieldName field);
  Match matches_words(const Node& node, FieldName field);
  Match matches_word(const Node& node, FieldName field);
  Match matches_parts(const Node& node, FieldName field);
  template <typename Matches>
  Pages where(Matches matches) const;
  Pages has(const Numbers& terms, FieldName field) const;
  /// Pages in one of whose fields a part with places stands.
  Match stands(const Node& node, FieldName field);
  std::optional<Spans> spans(const Node& node, FieldName field, const Page& page, std::size_t f);
  std::optional<Spans> near(const Node& node, FieldName field, const Page& page, std::size_t f);
  static bool has_one(const std::vector<bool>& terms, const Numbers& wanted);
  static void add_sequence(const std::vector<Wanted>& words, bool exact, const Page& page, std::size_t f, Spans& out);

  std::uint32_t number_of(const std::string& text);
  const WantedText& wanted(const std::string& text);
  const Numbers& terms_with_prefix(const std::string& word);
  const Numbers& terms_near(const std::string& word);

  Analyzer analyzer_;
  std::vector<Page> pages_;
  std::map<std::string, std::uint32_t> numbers_;
  std::set<std::string> terms_;
  std::map<std::string, Numbers> vocabulary_;  ///< folded form without digits -> its terms
  std::map<std::string, WantedText> wanted_;
  std::map<std::string, Numbers> prefixes_, near_;
};

}  // namespace propos::testing
