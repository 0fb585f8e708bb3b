#include "query/plan/likely_words.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "common/file.hpp"
#include "common/stem.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> parts = {"école",       "ecole",
                                                 "États",       "Unis",
                                                 "l",           "qu",
                                                 "aujourd",     "hui",
                                                 "5",           "000",
                                                 "yeux",        "œil",
                                                 "Œuvre",       "oeuvre",
                                                 "U",           "N",
                                                 "O",           "semi",
                                                 "conducteurs", "µm",
                                                 "H",           "1B",
                                                 "ça",          "chevaux",
                                                 "cheval",      "e\u0301te\u0301",
                                                 "travaux",     " ",
                                                 " ",           " ",
                                                 " ",           "'",
                                                 "’",           "-",
                                                 ".",           ", ",
                                                 "\u00A0",      "\u202F",
                                                 "«\u00A0",     "\u00A0»",
                                                 "…",           "\u2011",
                                                 "\u00AD",      "\u200B",
                                                 "\n",          "\t",
                                                 "\r"};
  std::string text;
  for (int i = 0; i < 24; ++i) text += parts[random() % parts.size()];
  return text;
}

/// The spans of the words whose term is wanted.
std::vector<std::pair<std::uint32_t, std::uint32_t>> spans(const std::vector<Term>& terms,
                                                           const std::vector<std::string>& wanted) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> out;
  for (const auto& term : terms)
    if (std::find(wanted.begin(), wanted.end(), term.text()) != wanted.end()) out.emplace_back(term.begin, term.end);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

TEST_CASE("likely words hold all words of the terms that are looked for", "[likely]") {
  std::mt19937 random(5);
  Analyzer analyzer;
  const std::string vocabulary =
      "école États-Unis aujourd’hui 5000 yeux œuvre O.N.U. semi-conducteurs µm H-1B cheval été travail";
  const auto known = analyzer.analyze(vocabulary);
  for (int round = 0; round < 4000; ++round) {
    std::vector<std::string> wanted;
    LikelyWords likely;
    for (auto n = 1 + random() % 3; n > 0; --n) wanted.push_back(known[random() % known.size()].text());
    for (const auto& term : wanted) likely.add(term);
    const auto text = random_text(random);
    std::vector<Term> found;
    likely.find(text, analyzer, found);
    INFO(text << " / " << wanted.front());
    REQUIRE(spans(found, wanted) == spans(analyzer.analyze(text), wanted));
  }
}

TEST_CASE("a word and its term begin with the same two letters, or the word is irregular", "[likely]") {
  Analyzer analyzer;
  std::size_t words = 0;
  for (const auto& entry : std::filesystem::directory_iterator(source_tree() / "corpus" / "posts"))
    for (const auto& term : analyzer.analyze(read_file(entry.path(), 1u << 20))) {
      const auto& folded = term.folded();
      const auto irregular = std::any_of(irregular_words().begin(), irregular_words().end(),
                                         [&](const auto& pair) { return pair.first == folded; });
      INFO(folded << " -> " << term.text());
      REQUIRE((irregular || folded.substr(0, 2) == term.text().substr(0, 2)));
      ++words;
    }
  CHECK(words > 10000);
}

TEST_CASE("most of a text is not looked at", "[likely]") {
  Analyzer analyzer;
  LikelyWords likely;
  likely.add("aci");
  std::vector<Term> found;
  likely.find("Le prix de l’acier a doublé depuis que les droits de douane ont changé.", analyzer, found);
  REQUIRE(found.size() == 1);
  CHECK(found.front().text() == "aci");
}
