// Phrases that stand twice: what is found, and that it costs no more than reading the text.
#include "indexer/cut/repeats.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <string>
#include <vector>

using namespace propos;

namespace {

bool stands_twice(std::string_view whole, std::string_view phrase) {
  const auto first = whole.find(phrase);
  return first != std::string_view::npos && whole.find(phrase, first + 1) != std::string_view::npos;
}

/// Steps for each byte of a text of `n` sentences whose first words are all looked for.
double steps_per_byte(int n) {
  std::string whole;
  std::vector<std::pair<std::size_t, std::size_t>> places;
  for (int i = 0; i < n; ++i) {
    const auto phrase = "Parce que la mer " + std::to_string(i) + " monte";
    places.emplace_back(whole.size(), phrase.size());
    whole += phrase + ", et le sel avec elle.\n";
  }
  std::vector<std::string_view> phrases;
  for (const auto& [begin, length] : places) phrases.push_back(std::string_view(whole).substr(begin, length));
  return static_cast<double>(find_repeats(whole, phrases).steps) / static_cast<double>(whole.size());
}

}  // namespace

TEST_CASE("a phrase that stands twice is told from one that stands once", "[repeats]") {
  struct Row {
    const char* whole;
    const char* phrase;
    bool twice;
  };
  const std::vector<Row> rows = {
      {"le sel et le sel", "le sel", true},
      {"le sel et la mer", "le sel", false},
      {"le sel", "le sel", false},
      {"aaa", "aa", true},
      {"aa", "aa", false},
      {"", "aa", false},
      {"le sel et le sel", "", false},
      {"élan, élan", "élan", true},
      {"un mot, deux mots", "mot", true},
      {"abab", "abc", false},
  };
  for (const auto& row : rows) {
    INFO(row.whole << " / " << row.phrase);
    CHECK(find_repeats(row.whole, {row.phrase}).twice == std::vector<bool>{row.twice});
  }
}

TEST_CASE("phrases inside of each other and equal ones are each counted", "[repeats]") {
  const auto found = find_repeats("shers he", {"he", "shers", "hers", "he", "ers", "s", "rs h"}).twice;
  CHECK(found == std::vector<bool>{true, false, false, true, false, true, false});
  CHECK(find_repeats("le sel", {}).twice.empty());
}

TEST_CASE("phrases of few letters are found as one search for each finds them", "[repeats]") {
  std::mt19937 random(11);
  for (int round = 0; round < 300; ++round) {
    std::string whole;
    while (whole.size() < 40) whole += static_cast<char>('a' + random() % 3);
    std::vector<std::string_view> phrases;
    for (int i = 0; i < 12; ++i) phrases.push_back(std::string_view(whole).substr(random() % 36, 1 + random() % 6));
    phrases.push_back("abcabcabc");
    const auto found = find_repeats(whole, phrases).twice;
    for (std::size_t i = 0; i < phrases.size(); ++i) {
      INFO(whole << " / " << phrases[i]);
      CHECK(found[i] == stands_twice(whole, phrases[i]));
    }
  }
}

TEST_CASE("the phrases of a text eight times as long cost eight times the steps, not sixty-four", "[repeats]") {
  const auto shorter = steps_per_byte(500);
  CHECK(shorter < 10);
  CHECK(steps_per_byte(4000) < 1.5 * shorter);
}
