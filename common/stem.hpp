// French stemming on folded words (lower case, accents and ligatures gone: "économie" comes as "economie").
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace propos {

// Inflection: plural, feminine, verb endings. "nationaux" -> "national", "chercheuse" -> "chercheu" <- "chercheurs".
// With `steps`, appends the rules that fired and what each left of the word.
struct StemStep {
  std::string_view rule;  // static
  std::string left;
};
std::string stem(std::string_view folded, std::vector<StemStep>* steps = nullptr);

// Derivation on top of it: "formation", "formateur", "former" -> "form". Too coarse to match alone; for a second, weak
// level.
std::string root(std::string_view folded);

}  // namespace propos
