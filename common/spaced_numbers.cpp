#include "common/spaced_numbers.hpp"

#include <algorithm>

#include "common/text.hpp"

namespace propos {
namespace {

constexpr std::size_t most_groups = 5;  ///< of a number: more are a row of a table

bool digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_digit(static_cast<unsigned char>(text[at]));
}

}  // namespace

bool is_thousands_separator(std::uint32_t c) {
  return c == ' ' || c == 0x00A0 || c == 0x202F || c == 0x2009 || c == 0x2007;
}

/// Whether the groups from `first` to before `last` end in a number, which is noted.
bool SpacedNumbers::add_number(std::size_t first, std::size_t last) {
  const auto size = [this](std::size_t i) { return run_[i].end - run_[i].begin; };
  while (first < last && size(first) > 3) ++first;
  if (last - first < 2 || last - first > most_groups || text_[run_[first].begin] == '0') return false;
  for (std::size_t i = first + 1; i < last; ++i)
    if (size(i) != 3) return false;
  numbers_.push_back({run_[first].begin, run_[last - 1].end});
  return true;
}

std::size_t SpacedNumbers::end_of(std::size_t at) {
  if (at >= examined_) {
    run_.clear();
    numbers_.clear();
    for (auto next = at;;) {
      auto& group = run_.emplace_back();
      group.begin = next;
      while (digit_at(text_, next)) ++next;
      group.end = examined_ = next;
      if (next >= text_.size()) break;
      const auto gap = next_code_point(text_, next);
      if (!is_thousands_separator(gap) || !digit_at(text_, next)) break;
      group.tied = gap != ' ';
    }
    if (!add_number(0, run_.size()))
      for (std::size_t first = 0, last = 0; last < run_.size(); first = last) {
        while (last < run_.size() && run_[last++].tied) {
        }
        if (last - first < run_.size()) add_number(first, last);
      }
  }
  const auto found =
      std::find_if(numbers_.begin(), numbers_.end(), [at](const Group& number) { return number.begin == at; });
  return found == numbers_.end() ? at : found->end;
}

}  // namespace propos
