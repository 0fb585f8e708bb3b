// French stemming on folded words (lower case, accents and ligatures gone: "économie" comes as "economie").
#pragma once
#include <string>
#include <string_view>

namespace propos {

// Inflection: plural, feminine, verb endings. "nationaux" -> "national", "chercheuse" -> "chercheu" <- "chercheurs".
std::string stem(std::string_view folded);

// Derivation on top of it: "formation", "formateur", "former" -> "form". Too coarse to match alone; for a second, weak level.
std::string root(std::string_view folded);

}  // namespace propos
