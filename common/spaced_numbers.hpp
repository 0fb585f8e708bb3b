// Numbers whose thousands stand apart: `10 000`, `1 234 567`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace propos {

/// What may stand between the thousands of a number: an ordinary space, the no-break ones, a thin or figure space.
bool is_thousands_separator(std::uint32_t code_point);

/// Finds them in one text, whose places must be asked for in ascending order. One thread.
///
/// Such a number is one to three digits, no 0 in front, and groups of exactly three behind single spaces. It reaches to
/// the end of its run of groups, before which only longer groups may stand: `2023 100 000` is 2023 and 100000, but
/// `12 345 67` and `06 123 456` are no numbers with thousands. When a run has spaces of both kinds and is none as a
/// whole, what no-break spaces tie is looked at by itself.
class SpacedNumbers {
 public:
  explicit SpacedNumbers(std::string_view text) : text_(text) {}

  /// Behind the number that begins at `at`, where a digit begins a word; `at` when there is none.
  std::size_t end_of(std::size_t at);

 private:
  struct Group {
    std::size_t begin = 0, end = 0;
    bool tied = false;  ///< a no-break space stands behind it
  };
  bool add_number(std::size_t first, std::size_t last);

  std::string_view text_;
  std::size_t examined_ = 0;    ///< behind the last run of groups that was looked at
  std::vector<Group> run_;      ///< its groups
  std::vector<Group> numbers_;  ///< the numbers of it
};

}  // namespace propos
