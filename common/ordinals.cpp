#include "common/ordinals.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <initializer_list>

#include "common/text.hpp"

namespace propos {
namespace {

constexpr std::size_t longest = 24;  ///< no ordinal is longer

bool among(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// `i` to `xxxix`; centuries, regimes, districts and kings have no higher ones.
std::string roman(unsigned number) {
  static constexpr std::array<std::string_view, 10> units = {"",  "i",  "ii",  "iii",  "iv",
                                                             "v", "vi", "vii", "viii", "ix"};
  return std::string(number / 10, 'x') + std::string(units[number % 10]);
}

constexpr unsigned highest_roman = 39;

unsigned number_of(std::string_view numeral) {
  for (unsigned number = 1; number <= highest_roman; ++number)
    if (roman(number) == numeral) return number;
  return 0;
}

std::string_view without_plural(std::string_view word) {
  if (word.ends_with('s')) word.remove_suffix(1);
  return word;
}

std::string term_of_digits(std::string_view digits, std::string_view ending) {
  if (digits == "1" && among(ending, {"er", "re", "ere"})) return "1er";
  if (digits == "2" && among(ending, {"nd", "nde", "de"})) return "2e";
  if (!among(ending, {"e", "eme", "ieme"})) return {};
  return digits == "1" ? "1er" : std::string(digits) + "e";
}

/// `xxiieme` may be xxii and eme, or xxi and ieme; the longer numeral is what is written.
std::string term_of_roman(std::string_view word) {
  if (word == "ier" || word == "iers") return "1er";
  if (word == "vie") return {};
  for (const std::string_view ending : {"eme", "ieme", "e"}) {
    if (!word.ends_with(ending)) continue;
    if (const auto number = number_of(word.substr(0, word.size() - ending.size())); number > 1)
      return std::to_string(number) + "e";
  }
  return {};
}

}  // namespace

std::string ordinal_term(std::string_view folded) {
  if (folded.size() < 2 || folded.size() > longest) return {};
  const auto first = folded.front();
  if (first == 'x' || first == 'v' || first == 'i') return term_of_roman(folded);
  const auto digits = folded.substr(0, folded.find_first_not_of("0123456789"));
  if (digits.empty() || digits.size() == folded.size()) return {};
  return term_of_digits(digits, without_plural(folded.substr(digits.size())));
}

std::vector<std::string> ordinal_forms(std::string_view term) {
  if (ordinal_term(term) != term) return {};
  const std::string digits(term.substr(0, term.find_first_not_of("0123456789")));
  std::vector<std::string> numerals = {digits};
  unsigned number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (number > 1 && number <= highest_roman) numerals.push_back(roman(number));
  std::vector<std::string> forms;
  const auto add = [&forms](const std::string& form) {
    forms.push_back(form);
    forms.push_back(form + "s");
  };
  for (const auto& numeral : numerals)
    for (const auto* ending : {"e", "ème", "eme", "ième", "ieme", "ᵉ"}) add(numeral + ending);
  if (number == 1)
    for (const auto* form : {"1er", "1re", "1ère", "1ere", "ier", "1ᵉʳ", "1ʳᵉ"}) add(form);
  if (number == 2)
    for (const auto* ending : {"nd", "nde", "de", "ᵈᵉ"}) add(digits + ending);
  std::erase_if(forms, [term](const std::string& form) { return ordinal_term(fold(form)) != term; });
  return forms;
}

}  // namespace propos
