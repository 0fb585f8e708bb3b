// What the words of a query weigh.
#include "query/plan/weigh.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <string>

#include "common/stem.hpp"
#include "query/meaning/rarity.hpp"
#include "tests/support/small_index.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

/// Ten passages: `acier` stands in one, `prix` in five.
struct Weights {
  Weights()
      : index([] {
          std::vector<Passage> passages;
          for (int i = 0; i < 10; ++i)
            passages.push_back(passage_of(std::to_string(i), i == 0  ? "Le prix de l’acier, un métier."
                                                             : i < 5 ? "Un prix monte."
                                                                     : "Le pain et le semi-conducteur."));
          return passages;
        }()) {}

  void add(const std::string& text, double weight = 1) {
    const auto leaf = read_leaf(text, index.analyzer);
    weigher.add_words(leaf, as_meant(leaf, Correction::none, index.readers).terms, weight, marked_anywhere);
  }
  PlannedPhrase& add_phrase(const std::string& text, double weight, bool loose) {
    return weigher.add_phrase(text, read_leaf(text, index.analyzer).own_terms(), weight, loose);
  }
  const PlannedTerm& term(const std::string& word) const {
    for (const auto& term : plan.terms)
      if (term.word == word) return term;
    throw std::out_of_range(word);
  }

  SmallIndex index;
  Plan plan;
  Weigher weigher{index.readers, plan};
};

}  // namespace

TEST_CASE("the rarer a word, the more it weighs", "[weigh]") {
  CHECK(plain_idf(10, 5) == Approx(std::log(2.0)));
  CHECK(idf(10, 5) == Approx(std::pow(std::log(2.0), 1.1)));
  CHECK(idf(10, 1) > idf(10, 5));
  Weights weights;
  weights.add("prix acier");
  const auto bag = weights.weigher.bag();
  REQUIRE(bag.size() == 2);
  CHECK(bag[0].factor < bag[1].factor);
  CHECK(weights.term("acier").idf == Approx(idf(10, 1)));
  CHECK(weights.term("prix").plain_idf == Approx(plain_idf(10, 5)));
}

TEST_CASE("a word that is given twice has the larger of its weights", "[weigh]") {
  Weights weights;
  weights.add("prix", 2);
  weights.add("prix", 0.5);
  REQUIRE(weights.plan.terms.size() == 1);
  CHECK(weights.plan.terms.front().weight == Approx(2));
}

TEST_CASE("a name weighs more, a joined form and the kind that is asked for weigh less", "[weigh]") {
  Weights weights;
  weights.add("prix Acier quel métier semi-conducteur");
  CHECK(weights.term("prix").weight == Approx(1));
  CHECK(weights.term("Acier").weight == Approx(1.2));
  CHECK(weights.term("métier").weight == Approx(0.8));
  CHECK(weights.term("semi-conducteur").weight == Approx(0.3));
  CHECK(weights.term("semi-conducteur").joined);
}

TEST_CASE("the first word of a query is no name for its capital", "[weigh]") {
  Weights weights;
  weights.add("Acier prix");
  CHECK(weights.term("Acier").weight == Approx(1));
}

TEST_CASE("a word knows the one before it, and how far away it is over stop words", "[weigh]") {
  Weights weights;
  weights.add("prix de l’acier");
  CHECK_FALSE(weights.term("prix").before);
  REQUIRE(weights.term("acier").before);
  CHECK(weights.plan.terms[weights.term("acier").before->term].word == "prix");
  CHECK(weights.term("acier").before->distance == 3);
}

TEST_CASE("the words of a loose phrase share half of its weight, a phrase gives its words all", "[weigh]") {
  Weights loose, whole;
  CHECK(loose.add_phrase("prix de l’acier", 1, true).offsets == std::vector<std::uint32_t>{0, 3});
  whole.add_phrase("prix de l’acier", 1, false);
  CHECK(loose.term("prix").weight == Approx(0));
  CHECK(whole.term("prix").weight == Approx(1));
  const auto shared = loose.weigher.bag(), all = whole.weigher.bag();
  REQUIRE(shared.size() == 2);
  REQUIRE(all.size() == 2);
  for (std::size_t i = 0; i < 2; ++i) CHECK(shared[i].factor == Approx(all[i].factor / 4));
}

TEST_CASE("what weighs by more than terms is no bag, and nothing weighs nothing", "[weigh]") {
  Weights weights;
  CHECK(weights.weigher.bag().empty());
  CHECK(weights.weigher.weighted().empty());
  weights.add("prix");
  CHECK(weights.weigher.bag().size() == 1);
  weights.weigher.add_common(Xapian::Query("aci"), 1);
  CHECK(weights.weigher.bag().empty());
  CHECK_FALSE(weights.weigher.weighted().empty());
}

TEST_CASE("what must match carries the weights of its own terms, the others only rank", "[weigh]") {
  Weights weights;
  weights.add("prix acier");
  const auto prix = stem("prix"), acier = stem("acier");
  const auto text = weights.weigher.weighted_match(Xapian::Query(prix)).get_description();
  INFO(text);
  const auto maybe = text.find("AND_MAYBE");
  REQUIRE(maybe != std::string::npos);
  CHECK(text.find(prix) < maybe);
  CHECK(text.find(prix, maybe) == std::string::npos);
  CHECK(text.find(acier) > maybe);
}
