// Pseudo-relevance feedback among the candidates of the second pass: the words that the best passages share and the other
// candidates lack. (After RM3, Abdul-Jaleel et al. 2004; but it only ranks again, and finds nothing new.)
#pragma once

#include <cstdint>
#include <vector>

#include "common/model.hpp"
#include "common/trace.hpp"
#include "query/families.hpp"

namespace propos {

struct Candidate;

inline constexpr std::size_t feedback_passages = 5;  ///< whose words are taken

/// Whether the words of a field take part.
bool is_feedback_field(Field field);

/// The count at which a form has half its weight in this passage.
double feedback_half(const Trace& trace, const Model& model);

/// A table of 24-bit hashes with a number each; open addressing, no deletion.
class FormTable {
 public:
  explicit FormTable(std::size_t at_most);

  /// The number of a form, 0 when it is new.
  std::uint32_t& at(std::uint32_t form);
  /// The number of a form, or nothing.
  const std::uint32_t* find(std::uint32_t form) const;

 private:
  struct Slot {
    std::uint32_t form = UINT32_MAX;
    std::uint32_t value = 0;
  };
  std::size_t slot_of(std::uint32_t form) const;
  std::vector<Slot> slots_;
};

/// Forms with their weights.
struct WeightedForms {
  std::vector<double> weight;
  double total = 0;
  FormTable places{1};

  /// Index into weight, or -1.
  int place_of(std::uint32_t form) const {
    const auto* place = places.find(form);
    return place == nullptr ? -1 : static_cast<int>(*place) - 1;
  }
};

/// Counts forms over the candidates' traces.
class FeedbackForms {
 public:
  FeedbackForms(const std::vector<Trace>& traces, const Families& query, const Model& model);

  /// The heaviest forms of the best candidates, by score; not those that the query knows.
  WeightedForms of_best(const std::vector<Candidate>& candidates) const;

 private:
  void add_passage(const Trace& trace, double share, std::vector<std::pair<std::uint32_t, double>>& out) const;

  const std::vector<Trace>& traces_;
  const Families& query_;
  const Model& model_;
  FormTable passages_with_;
};

}  // namespace propos
