// Where the words of a query stand in a trace: phrases, nearness, fields.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "common/trace.hpp"
#include "query/language/syntax.hpp"
#include "query/plan/word_forms.hpp"

namespace propos {

/// What must stand in one field of a passage.
struct Pattern {
  enum class Kind : std::uint8_t {
    sequence,  ///< words behind each other; a single word is one too
    any,       ///< one of the parts
    near       ///< two parts of one sentence, at most `distance` places apart, that do not overlap
  } kind = Kind::sequence;

  /// A word of a sequence.
  struct Step {
    std::size_t word = 0;   ///< index into the WordForms
    bool may_open = false;  ///< a sentence may end before it
  };

  FieldName field = FieldName::none;  ///< of a sequence: in which field; none: see searched()
  bool anywhere = false;              ///< of a sequence: in tags and context too, as a term is found
  std::vector<Step> steps;            ///< of a sequence; not empty
  std::uint32_t distance = 0;
  std::vector<Pattern> parts;
};

/// Whether words of a query's field are looked for in a trace's field. Without a field these are all but tags and
/// context, which are said of a passage and not in it.
bool searched(FieldName field, Field traced);

/// `pattern`, looked for wherever terms are found.
Pattern anywhere(Pattern pattern);

/// Where a pattern stands in one field, by indices of the field's words.
struct Stands {
  using Range = std::pair<std::size_t, std::size_t>;  ///< the first and the last word
  std::vector<Range> words;                           ///< each word or phrase that the pattern found, sorted, each once
  std::vector<Range> wholes;                          ///< from the first word to the last, sorted, each once
};

/// Finds one pattern in traces. Its memory is used again; one thread.
class PlaceFinder {
 public:
  PlaceFinder(Pattern pattern, WordForms forms);

  /// Whether the pattern stands in the passage with this trace, as it is stored; in another field than `but`, where one
  /// is given.
  bool stands_in(std::string_view trace, std::optional<Field> but = {});

  /// Whether all of the pattern stands in one line wherever it stands, with a word that is not too common.
  bool stays_in_line() const { return stays_in_line(pattern_); }

  /// Where it stands in a field with these words (read_places(), placed_words()).
  Stands find_in(Field field, const std::vector<PlacedWord>& words);

 private:
  using Mask = WordForms::Mask;
  struct Span {
    std::uint32_t begin, end;  ///< places of the first and last word
    std::size_t first, last;   ///< these words' indices
    auto operator<=>(const Span&) const = default;
  };
  using Spans = std::vector<Span>;
  /// A word of the run, and how many other forms may stand between the one before and it.
  struct RunWord {
    std::size_t word = 0;
    std::size_t between = 0;
  };

  bool looks_into(const Pattern& pattern, Field field) const;
  bool stays_in_line(const Pattern& pattern) const;
  bool may_stand(const Pattern& pattern, Field field, Mask seen) const;
  void settle_run();
  enum class Look : std::uint8_t { stands, stands_not, open };
  Look look_for_run(const PackedField& field) const;
  bool follows_from(const PackedField& field, std::size_t placed) const;
  bool run_begins_at(const PackedField& field, std::size_t at) const;
  Spans find(const Pattern& pattern, Field field) const;
  Spans find_sequence(const Pattern& pattern) const;
  void follow(const Pattern& pattern, const Span& begun, std::size_t step, Spans& out) const;
  static void add_near(const Spans& first, const Spans& second, std::uint32_t distance, Spans& out);
  void add_words(const Pattern& pattern, const Spans& wanted, Field field, Spans& out) const;
  void add_words_of_near(const Pattern& pattern, const Spans& wanted, Field field, Spans& out) const;

  Pattern pattern_;
  WordForms forms_;
  std::array<bool, field_count> looks_into_{};  ///< by field: a part of the pattern may stand there
  std::vector<RunWord> run_;       ///< words of the pattern that stand behind each other among a field's forms
  std::vector<PlacedWord> words_;  ///< of the field at hand
  bool one_common_word_ = false;   ///< the pattern is nothing else
};

}  // namespace propos
