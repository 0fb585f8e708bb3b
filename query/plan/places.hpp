// Where the words of a query stand in a trace: phrases, nearness, fields.
#pragma once

#include <array>
#include <cstdint>
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
    sequence,  ///< words at fixed distances; a single word is one too
    any,       ///< one of the parts
    near       ///< two parts at most `distance` places apart that do not overlap
  } kind = Kind::sequence;
  FieldName field = FieldName::none;   ///< of a sequence: in which field; none: see searched()
  std::vector<std::size_t> words;      ///< of a sequence: indices into the WordForms
  std::vector<std::uint32_t> offsets;  ///< of a sequence: places behind its first word
  std::uint32_t distance = 0;
  std::vector<Pattern> parts;
};

/// Whether words of a query's field are looked for in a trace's field. Without a field these are all but tags and
/// context, which are said of a passage and not in it.
bool searched(FieldName field, Field traced);

/// Where a pattern stands in one field, by indices of the field's forms.
struct Stands {
  using Range = std::pair<std::size_t, std::size_t>;  ///< the first and the last word
  std::vector<Range> words;                           ///< each word or phrase that the pattern found, sorted, each once
  std::vector<Range> wholes;                          ///< from the first word to the last, each time
};

/// Finds one pattern in traces. Its memory is used again; one thread.
class PlaceFinder {
 public:
  PlaceFinder(Pattern pattern, WordForms forms);

  /// Whether the pattern stands in the passage with this trace, as it is stored.
  bool stands_in(std::string_view trace);

  /// Where it stands in a field.
  Stands find_in(const TracedField& field);

 private:
  struct Span {
    std::uint32_t begin, end;  ///< places of the first and last word
    auto operator<=>(const Span&) const = default;
  };
  using Spans = std::vector<Span>;

  bool looks_into(const Pattern& pattern, Field field) const;
  bool may_stand(const Pattern& pattern, Field field) const;
  void read_places(const PackedField& field);
  void read(const TracedField& field);
  Spans find(const Pattern& pattern, Field field) const;
  Spans find_sequence(const Pattern& pattern) const;
  void add_words(const Pattern& pattern, const Spans& wanted, const TracedField& field, Stands& out) const;
  void add_words_of_near(const Pattern& pattern, const Spans& wanted, const TracedField& field, Stands& out) const;
  std::size_t index_of(std::size_t word, std::uint32_t place, const TracedField& field) const;
  static void add_near(const Spans& first, const Spans& second, std::uint32_t distance, Spans& out);

  Pattern pattern_;
  WordForms forms_;
  /// A form of the field at hand that is a word of the pattern.
  struct Found {
    std::size_t form, word;
  };
  std::vector<Found> found_;
  std::vector<char> seen_;                          ///< by word: it is among them
  std::array<bool, field_count> looks_into_{};      ///< by field: a part of the pattern may stand there
  std::vector<std::vector<std::uint32_t>> places_;  ///< of each word in the field at hand, in order
};

}  // namespace propos
