#include "query/meaning/choices.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "query/meaning/rarity.hpp"

namespace propos {
namespace {

constexpr std::size_t most_translations = 3;  ///< of one word
constexpr double least_worth = 0.3;           ///< of the best translation's; others are left out
constexpr double verb_worth = 0.4;            ///< queries are made of nouns
constexpr double later_sense = 0.9;
constexpr double phrase_worth = 0.5;  ///< its words may stand apart

/// An infinitive, alone or with what it takes.
bool is_verb(std::string_view french) {
  french = french.substr(0, french.find(' '));
  return french.size() > 4 && (french.ends_with("er") || french.ends_with("ir")) && !french.ends_with("ier");
}

/// The translation with the number of passages that hold its rarest word; nothing when one of its words is in none.
std::optional<Choice> held(const std::string& text, const Xapian::Database& database, Analyzer& analyzer) {
  Choice choice;
  choice.text = text;
  std::size_t words = 0;
  for (const auto& term : analyzer.analyze(text)) {
    if (term.joined) continue;
    const auto passages = static_cast<double>(database.get_termfreq(term.text()));
    if (passages == 0) return std::nullopt;
    choice.passages = words == 0 ? passages : std::min(choice.passages, passages);
    ++words;
  }
  if (words == 0) return std::nullopt;
  choice.phrase = words > 1;
  return choice;
}

void weigh(std::vector<Choice>& choices, double total) {
  double together = 0;
  for (const auto& choice : choices) together += choice.passages;
  for (auto& choice : choices)
    choice.weight =
        choice.worth / choices.front().worth * idf(total, std::min(total, together)) / idf(total, choice.passages);
}

}  // namespace

std::string terms_of(const std::string& text, Analyzer& analyzer) {
  std::string all;
  for (const auto& term : analyzer.analyze(text)) all += term.text() + ' ';
  return all;
}

std::vector<Choice> choose_translations(const std::vector<Translation>& translations, bool after_to,
                                        const Xapian::Database& database, Analyzer& analyzer) {
  std::vector<Choice> choices;
  for (const auto& translation : translations) {
    auto choice = held(translation.text, database, analyzer);
    if (!choice) continue;
    choice->worth = std::log1p(choice->passages) * std::pow(later_sense, static_cast<double>(translation.sense));
    if (choice->phrase) choice->worth *= phrase_worth;
    if (!after_to && is_verb(translation.text)) choice->worth *= verb_worth;
    const auto terms = terms_of(choice->text, analyzer);
    const auto twin = std::find_if(choices.begin(), choices.end(),
                                   [&](const Choice& other) { return terms_of(other.text, analyzer) == terms; });
    if (twin == choices.end()) choices.push_back(std::move(*choice));
    else if (choice->text.size() < twin->text.size()) twin->text = choice->text;  // `d'eau`, `eau`
  }
  std::stable_sort(choices.begin(), choices.end(), [](const Choice& a, const Choice& b) { return a.worth > b.worth; });
  while (choices.size() > most_translations ||
         (!choices.empty() && choices.back().worth < least_worth * choices.front().worth))
    choices.pop_back();
  weigh(choices, static_cast<double>(database.get_doccount()));
  return choices;
}

}  // namespace propos
