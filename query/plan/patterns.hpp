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

  /// The pattern of a part that has_places(), or nothing when its words are too common. Throws Xapian::Error.
  std::optional<Pattern> of(const Node& node, FieldName field);
  /// Terms behind each other, each in all its forms, or as it is written.
  Pattern sequence(const std::vector<Term>& terms, FieldName field, bool exact);
  /// One word by its forms.
  Pattern word(FormHashes forms, FieldName field);

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
