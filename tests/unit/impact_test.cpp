// Impacts of a passage's terms, and the model that is measured on passages.
#include "indexer/documents/impact.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <map>
#include <string>

#include "common/schema.hpp"
#include "indexer/documents/documents.hpp"
#include "tests/support/posts.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

std::map<std::string, std::uint32_t> by_term(const std::vector<Impact>& impacts) {
  std::map<std::string, std::uint32_t> out;
  for (const auto& impact : impacts) CHECK(out.emplace(impact.word->term, impact.value).second);
  return out;
}

}  // namespace

TEST_CASE("a passage has each of its terms once, of all its fields together", "[impact]") {
  Analyzer analyzer;
  ImpactSum sums;
  const auto both = analyse_passage(passage_of("1", "La loutre nage.", "Une loutre ?"), {}, analyzer);
  const auto found = by_term(sums.of(both, Model::standard(), 1));
  const auto loutre = analyzer.word_of("loutre").term;
  REQUIRE(found.contains(loutre));
  CHECK(found.size() == 2);
  const auto text_only = analyse_passage(passage_of("2", "La loutre nage."), {}, analyzer);
  CHECK(found.at(loutre) > by_term(sums.of(text_only, Model::standard(), 1)).at(loutre));
}

TEST_CASE("the sum of one passage leaves nothing behind for the next", "[impact]") {
  Analyzer analyzer;
  ImpactSum sums, fresh;
  const auto model = Model::standard();
  const auto first = analyse_passage(passage_of("1", "La loutre, la loutre et le castor."), {}, analyzer);
  const auto second = analyse_passage(passage_of("2", "Le castor bâtit."), {}, analyzer);
  sums.of(first, model, 1);
  CHECK(by_term(sums.of(second, model, 1)) == by_term(fresh.of(second, model, 1)));
  CHECK(sums.of(AnalysedPassage{}, model, 1).empty());
}

TEST_CASE("an impact is that of the model, scaled and at least 1", "[impact]") {
  Analyzer analyzer;
  ImpactSum sums;
  auto model = Model::standard();
  const auto analysed = analyse_passage(passage_of("1", "Loutre."), {}, analyzer);
  const auto wanted = model.impact(model.occurrence(Field::text, 1, model.title_share)) * impact_scale;
  CHECK(by_term(sums.of(analysed, model, 1)).begin()->second == std::lround(wanted));
  model.weight.fill(1e-9);
  CHECK(by_term(sums.of(analysed, model, 1)).begin()->second == 1);
}

TEST_CASE("a title weighs less where more passages of the post share it", "[impact]") {
  Analyzer analyzer;
  ImpactSum sums;
  auto passage = passage_of("1", {});
  passage.title = "La loutre";
  const auto analysed = analyse_passage(passage, {}, analyzer);
  const auto value = [&](std::size_t passages) {
    return by_term(sums.of(analysed, Model::standard(), passages)).begin()->second;
  };
  CHECK(value(1) > value(40));
}

TEST_CASE("lengths, shares of fields and of titles are measured", "[impact]") {
  Analyzer analyzer;
  Calibration calibration;
  CHECK(calibration.model().to_json() == Model::standard().to_json());
  for (const auto* text : {"Une loutre nage.", "Castor."}) {
    auto passage = passage_of("1", text, text == std::string("Castor.") ? "Pourquoi un castor ?" : "");
    passage.title = "Rivière";
    calibration.add(analyse_passage(passage, {}, analyzer));
  }
  const auto model = calibration.model();
  const auto text = static_cast<std::size_t>(Field::text);
  const auto question = static_cast<std::size_t>(Field::question);
  CHECK(model.average[text] == Approx(1.5));
  CHECK(model.fraction[text] == Approx(1));
  CHECK(model.fraction[question] == Approx(0.5));
  CHECK(model.title_share == Approx(2));
}
