// Parts of a query -> what must stand in a trace.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "query/meaning/correct.hpp"
#include "query/plan/places.hpp"

namespace propos {

/// The pattern of one part of a query, and the words it needs.
class PatternBuilder {
 public:
  PatternBuilder(const Readers& readers, MeantLeaves& leaves) : readers_(readers), leaves_(leaves) {}

  /// The pattern of a part that has_places(), or nothing when it has no words. Throws Xapian::Error.
  std::optional<Pattern> of(const Node& node, FieldName field);
  /// Words behind each other, each in all its forms, or as it is written. `way` is not empty.
  Pattern sequence(const Leaf::Way& way, FieldName field, bool exact);
  /// The words of a leaf (which has some) behind each other, in any of the ways in which they may be written.
  Pattern behind_each_other(const Leaf& leaf, FieldName field);
  /// One of the too common words of a leaf that is nothing else.
  Pattern one_of(const Leaf& leaf, FieldName field);
  /// A term by itself.
  Pattern term(const Term& term, FieldName field);
  /// One word by its forms.
  Pattern word(TracedForms forms, FieldName field);

  /// What finds `pattern`; the builder's words go with it.
  std::shared_ptr<PlaceFinder> finder(Pattern pattern) {
    return std::make_shared<PlaceFinder>(std::move(pattern), std::move(forms_));
  }

 private:
  std::optional<Pattern> any_of(std::vector<Pattern> parts);
  std::optional<Pattern> words(const Node& node, FieldName field);
  std::optional<Pattern> near(const Node& node, FieldName field);

  const Readers& readers_;
  MeantLeaves& leaves_;
  WordForms forms_;
};

}  // namespace propos
