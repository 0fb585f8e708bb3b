// Pseudo-relevance feedback among the candidates of the second pass: the words that the best passages share and the
// other candidates lack. (After RM3, Abdul-Jaleel et al. 2004; but it only ranks again, and finds nothing new.)
#pragma once

#include <cstdint>
#include <vector>

#include "common/model.hpp"
#include "common/trace.hpp"
#include "query/meaning/families.hpp"
#include "query/rank/candidate.hpp"

namespace propos {

inline constexpr std::size_t feedback_passages = 5;  ///< whose words are taken

/// Whether the words of a field take part.
bool is_feedback_field(Field field);

/// The count at which a form has half its weight in this passage.
double feedback_half(const Trace& trace, const Model& model);

/// Numbers forms from 0 in the order they are added; most forms that are not among them are told by one bit.
class FormNumbers {
 public:
  explicit FormNumbers(std::size_t at_most);

  /// The number of a form; `next` when it is new, and then it has that number.
  std::uint32_t add(std::uint32_t form, std::uint32_t next);
  /// The number of a form, or -1.
  std::int32_t find(std::uint32_t form) const {
    if ((maybe_[(form & 0xFFFF) >> 6] >> (form & 63) & 1) == 0) return -1;
    const auto& slot = slots_[slot_of(form)];
    return slot.form == form ? static_cast<std::int32_t>(slot.number) : -1;
  }

 private:
  struct Slot {
    std::uint32_t form = UINT32_MAX;
    std::uint32_t number = 0;
  };
  std::size_t slot_of(std::uint32_t form) const {
    auto slot = (form * 2654435761u >> 4) & (slots_.size() - 1);
    while (slots_[slot].form != form && slots_[slot].form != UINT32_MAX) slot = (slot + 1) & (slots_.size() - 1);
    return slot;
  }
  std::vector<Slot> slots_;
  std::vector<std::uint64_t> maybe_ = std::vector<std::uint64_t>(1024);  ///< by the low 16 bits of a form
};

/// Forms with their weights.
struct WeightedForms {
  FormNumbers numbers{1};
  std::vector<double> weight;  ///< by number
  double total = 0;
};

/// The heaviest forms of the best candidates, by score; not those that the query knows. `traces` are the candidates'.
WeightedForms feedback_forms(const std::vector<Candidate>& candidates, const std::vector<Trace>& traces,
                             const Families& query, const Model& model);

}  // namespace propos
