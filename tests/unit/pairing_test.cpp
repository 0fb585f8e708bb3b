// Questions that stand apart from their answers come back to them.
#include <catch2/catch.hpp>

#include <algorithm>
#include <iostream>
#include <numeric>
#include <string>
#include <vector>

#include "bench/quality/pairing_quality.hpp"
#include "indexer/cut/accounting.hpp"
#include "indexer/cut/cut.hpp"
#include "indexer/cut/pairing.hpp"
#include "indexer/post/post.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

/// The HTML of the interview with all questions behind all paragraphs and the opening tags gone.
std::string damaged_html(const Interview& interview) {
  std::string html;
  for (const auto& paragraph : interview.paragraphs) html += paragraph + "</p>\n\n";
  for (const auto& question : interview.questions) html += question + "</h3>\n\n";
  return html;
}

std::string without_spaces(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
  return text;
}

Cut cut_html(const std::string& html) {
  Post post;
  post.id = "1";
  post.html = html;
  return cut_post(post);
}

}  // namespace

TEST_CASE("questions that were moved behind all answers are placed before them again", "[pairing]") {
  std::size_t right = 0, all = 0, interviews = 0;
  for (const auto& whole : read_interviews(source_tree() / "corpus" / "posts")) {
    INFO(whole.questions.front());
    const auto cut = cut_html(damaged_html(whole));
    const auto again = interview_of(cut);
    // Nothing is lost, whatever is paired with what.
    CHECK(again.questions.size() == whole.questions.size());
    CHECK(again.paragraphs.size() == whole.paragraphs.size());
    CHECK(accounting_problem(cut) == "");
    ++interviews;
    all += whole.questions.size();
    for (std::size_t i = 0; i < whole.questions.size() && i < again.questions.size(); ++i)
      right += without_spaces(again.questions[i]) == without_spaces(whole.questions[i]) &&
               again.starts[i] == whole.starts[i];
    for (const auto& passage : cut.passages)
      if (!is_apart(passage.kind)) CHECK(passage.pairing == "inferred");
  }
  const double share = static_cast<double>(right) / static_cast<double>(all);
  std::cout << right << " of " << all << " questions of " << interviews << " interviews at their paragraph (" << share
            << ")\n";
  CHECK(interviews >= 20);
  CHECK(share >= 0.80);
}

TEST_CASE("the signs of a pairing, weighed, are its score: the best path has the highest", "[pairing]") {
  const auto interviews = read_interviews(source_tree() / "corpus" / "posts");
  const auto weights = standard_pairing_weights();
  for (const auto& [questions, paragraphs, starts] : interviews) {
    const auto score = [&](const std::vector<std::size_t>& path) {
      const auto signs = pairing_signs_of(questions, paragraphs, path);
      return std::inner_product(signs.begin(), signs.end(), weights.begin(), 0.0);
    };
    const auto best = pair_questions(questions, paragraphs);
    CHECK(score(best) >= score(starts) - 1e-9);
    for (std::size_t i = 0; i + 1 < best.size(); ++i) {
      auto other = best;
      if (++other[i] < other[i + 1] && other[0] < 4) CHECK(score(best) >= score(other) - 1e-9);
    }
  }
}

TEST_CASE("fewer paragraphs than questions cannot be paired", "[pairing]") {
  CHECK(pair_questions({"Pourquoi ?", "Comment ?"}, {"Parce que."}).empty());
  CHECK(pair_questions({}, {"Parce que."}).empty());
}

TEST_CASE("a verdict goes to the question that wants one, a reason to why", "[pairing]") {
  const std::vector<std::string> questions = {"Avez-vous vendu le bateau ?", "Pourquoi ?",
                                              "Que ferez-vous du hangar ?"};
  const std::vector<std::string> paragraphs = {
      "Il a tenu un chantier naval pendant trente ans.", "Oui, au printemps, à un voisin.", "Mais j’ai gardé l’ancre.",
      "Parce que mes mains ne suivent plus.", "Le hangar deviendra une salle de danse."};
  CHECK(pair_questions(questions, paragraphs) == std::vector<std::size_t>{1, 3, 4});
}

TEST_CASE("a post whose questions stand before their answers is left as it is", "[pairing]") {
  const auto cut = cut_html(
      "<p>Présentation.</p><h3>D’où venez-vous ?</h3><p>De la mer.</p><h3>Où allez-vous ?</h3><p>À la montagne.</p>"
      "<h3>Quand ?</h3><p>Demain.</p>");
  REQUIRE(cut.passages.size() == 4);
  for (const auto& passage : cut.passages) CHECK(passage.pairing.empty());
}
