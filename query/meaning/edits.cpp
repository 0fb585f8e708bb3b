#include "query/meaning/edits.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace propos {
namespace {

constexpr std::size_t longest = 64;
constexpr double doubled = 0.5;
constexpr double mute = 0.7;
constexpr double missing = 0.9;
constexpr double extra = 1;
constexpr double swapped = 0.65;
constexpr double same_sound = 0.6;
constexpr double near_sound = 0.7;
constexpr double near_key = 0.9;
constexpr double other_letter = 1.2;
constexpr double at_first_letter = 0.5;  ///< more

/// Two spellings of a sound, of different lengths; the longer first.
struct Sound {
  std::string_view longer, shorter;
};
constexpr std::array<Sound, 8> sounds{
    {{"eau", "o"}, {"au", "o"}, {"ai", "e"}, {"ei", "e"}, {"ph", "f"}, {"qu", "k"}, {"qu", "c"}, {"er", "e"}}};

/// Letters that stand for each other.
constexpr std::array<std::string_view, 10> near_letters{"ae", "cs", "sz", "gj", "iy", "ck", "kq", "mn", "st", "vw"};

constexpr std::array<std::string_view, 3> keyboard{"azertyuiop", "qsdfghjklm", "wxcvbn"};

/// Row and column of a key; row 9 when it is no letter.
constexpr std::pair<int, int> key_of(char c) {
  for (std::size_t row = 0; row < keyboard.size(); ++row)
    if (const auto column = keyboard[row].find(c); column != std::string_view::npos)
      return {static_cast<int>(row), static_cast<int>(column)};
  return {9, 0};
}

constexpr double cost_of_replacing(char a, char b) {
  if (a == b) return 0;
  for (const auto pair : near_letters)
    if ((pair[0] == a && pair[1] == b) || (pair[0] == b && pair[1] == a)) return near_sound;
  const auto [row_a, column_a] = key_of(a);
  const auto [row_b, column_b] = key_of(b);
  const auto apart = [](int x, int y) { return x < y ? y - x : x - y; };
  return row_a < 9 && row_b < 9 && apart(row_a, row_b) + apart(column_a, column_b) <= 1 ? near_key : other_letter;
}

/// cost_of_replacing() by letters.
constexpr auto replacing_costs = [] {
  std::array<std::array<double, 26>, 26> costs{};
  for (std::size_t a = 0; a < 26; ++a)
    for (std::size_t b = 0; b < 26; ++b)
      costs[a][b] = cost_of_replacing(static_cast<char>('a' + a), static_cast<char>('a' + b));
  return costs;
}();

double replacing(char a, char b) {
  const auto x = static_cast<unsigned char>(a - 'a');
  const auto y = static_cast<unsigned char>(b - 'a');
  return x < 26 && y < 26 ? replacing_costs[x][y] : cost_of_replacing(a, b);
}

/// The cost of one letter too many at `at`; `plain` when nothing excuses it.
double single(std::string_view word, std::size_t at, double plain) {
  const char c = word[at];
  if (at > 0 && word[at - 1] == c) return doubled;
  if (c == 'h' || (at + 1 == word.size() && std::string_view("estx").find(c) != std::string_view::npos)) return mute;
  return plain;
}

using Rows = std::array<std::array<double, longest + 1>, 4>;  ///< of the last four letters typed

/// The least cost up to i letters of `a` and j of `b` by what spells more than one letter.
double by_sound(std::string_view a, std::size_t i, std::string_view b, std::size_t j, const Rows& rows) {
  double least = 1e9;
  if (a[i - 1] == b[j - 1]) return least;
  if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) least = rows[(i - 2) & 3][j - 2] + swapped;
  // All sounds of the table end so, which is quicker to see than that they do not match.
  constexpr std::string_view long_ends = "uihr";
  constexpr std::string_view short_ends = "oefkc";
  const auto may_end = [=](char x, char y) {
    return long_ends.find(x) != long_ends.npos && short_ends.find(y) != short_ends.npos;
  };
  if (!may_end(a[i - 1], b[j - 1]) && !may_end(b[j - 1], a[i - 1])) return least;
  const auto ends = [](std::string_view word, std::size_t at, std::string_view sound) {
    return at >= sound.size() && word.compare(at - sound.size(), sound.size(), sound) == 0;
  };
  for (const auto& [longer, shorter] : sounds) {
    if (ends(a, i, longer) && ends(b, j, shorter))
      least = std::min(least, rows[(i - longer.size()) & 3][j - shorter.size()] + same_sound);
    if (ends(a, i, shorter) && ends(b, j, longer))
      least = std::min(least, rows[(i - shorter.size()) & 3][j - longer.size()] + same_sound);
  }
  return least;
}

}  // namespace

double typing_cost(std::string_view typed, std::string_view meant, double limit) {
  if (typed.size() > longest || meant.size() > longest) return limit + 1;
  Rows rows;
  std::array<double, 4> least_of{};  // of rows
  rows[0][0] = 0;
  for (std::size_t j = 1; j <= meant.size(); ++j)
    rows[0][j] = rows[0][j - 1] + single(meant, j - 1, missing) + (j == 1 ? at_first_letter : 0);
  for (std::size_t i = 1; i <= typed.size(); ++i) {
    auto& row = rows[i & 3];
    const auto& above = rows[(i - 1) & 3];
    const double extra_here = single(typed, i - 1, extra) + (i == 1 ? at_first_letter : 0);
    row[0] = above[0] + extra_here;
    double least = row[0];
    for (std::size_t j = 1; j <= meant.size(); ++j) {
      const double replaced = replacing(typed[i - 1], meant[j - 1]);
      row[j] =
          std::min({above[j - 1] + replaced + (i == 1 && j == 1 && replaced > 0 ? at_first_letter : 0),
                    above[j] + extra_here, row[j - 1] + single(meant, j - 1, missing) + (j == 1 ? at_first_letter : 0),
                    by_sound(typed, i, meant, j, rows)});
      least = std::min(least, row[j]);
    }
    least_of[i & 3] = least;
    // A sound of three letters reaches over two rows.
    if (least > limit && least_of[(i - 1) & 3] > limit && least_of[(i - 2) & 3] > limit) return limit + 1;
  }
  const double cost = rows[typed.size() & 3][meant.size()];
  return cost <= limit ? cost : limit + 1;
}

std::uint32_t letters_of(std::string_view folded) {
  std::uint32_t letters = 0;
  for (const char c : folded) letters |= c >= 'a' && c <= 'z' ? 1u << (c - 'a') : 1u << 26;
  return letters;
}

}  // namespace propos
