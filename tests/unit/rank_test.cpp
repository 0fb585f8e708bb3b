// Which of two passages the second pass puts first.
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "query/rank/feedback.hpp"
#include "query/rank/rank.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/small_index.hpp"
#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

/// All passages of a small index, weighed for one query.
class Weighed {
 public:
  Weighed(std::vector<Passage> passages, const std::string& query) : index_(with_others(std::move(passages))) {
    const auto plan = index_.plan(query);
    for (auto it = index_.index.database.postlist_begin(""); it != index_.index.database.postlist_end(""); ++it) {
      candidates_.emplace_back();
      candidates_.back().document = *it;
    }
    const auto model = index_.model();
    Ranker(index_.index.database, index_.index.traces, model, plan).rank(candidates_, true);
  }

  const Candidate& of(const std::string& id) const {
    const auto document = index_.document(id);
    return *std::find_if(candidates_.begin(), candidates_.end(),
                         [&](const Candidate& candidate) { return candidate.document == document; });
  }
  double operator()(Feature feature, const std::string& id) const {
    return of(id).features[static_cast<std::size_t>(feature)];
  }
  const std::vector<Candidate>& all() const { return candidates_; }

 private:
  static std::vector<Passage> with_others(std::vector<Passage> passages) {
    for (auto& other : unrelated_passages()) passages.push_back(std::move(other));
    return passages;
  }

  SmallIndex index_;
  std::vector<Candidate> candidates_;
};

Passage titled(Passage passage, const std::string& title) {
  passage.title = title;
  return passage;
}

}  // namespace

TEST_CASE("terms: the word itself counts more than another of its root, that more than none", "[rank]") {
  const Weighed weighed({passage_of("word", "Une formation courte."), passage_of("twice", "Formation sur formation."),
                         passage_of("root", "Un formateur habile."), passage_of("none", "Une brique rouge.")},
                        "formation");
  CHECK(weighed(Feature::terms, "twice") > weighed(Feature::terms, "word"));
  CHECK(weighed(Feature::terms, "word") > weighed(Feature::terms, "root"));
  CHECK(weighed(Feature::terms, "root") > weighed(Feature::terms, "none"));
  CHECK(weighed(Feature::terms, "none") == 0);
  REQUIRE(weighed.of("word").term_shares.size() == 1);
  CHECK(weighed.of("word").term_shares.front() == Approx(weighed(Feature::terms, "word")));
}

TEST_CASE("pairs: neighbours of the query count where they are neighbours, in their order", "[rank]") {
  const Weighed weighed(
      {passage_of("pair", "Les droits de douane montent ici."), passage_of("turned", "La douane dit les droits."),
       passage_of("apart", "Les droits que chacun réclame devant la douane.")},
      "droits de douane");
  CHECK(weighed(Feature::pairs, "pair") > 0);
  CHECK(weighed(Feature::pairs, "turned") == 0);
  CHECK(weighed(Feature::pairs, "apart") == 0);
}

TEST_CASE("phrases: an optional phrase counts where it stands as it is, the more often the more", "[rank]") {
  const Weighed weighed({passage_of("phrase", "La guerre commerciale dure encore."),
                         passage_of("twice", "Guerre commerciale ou guerre commerciale."),
                         passage_of("apart", "La guerre est aussi une affaire commerciale.")},
                        "~\"guerre commerciale\"");
  CHECK(weighed(Feature::phrases, "twice") > weighed(Feature::phrases, "phrase"));
  CHECK(weighed(Feature::phrases, "phrase") > 0);
  CHECK(weighed(Feature::phrases, "apart") == 0);
}

TEST_CASE("question: words of the question and of the post's own title count, of a common title less", "[rank]") {
  std::vector<Passage> passages = {passage_of("question", "Il monte.", "Que vaut l’acier ?"),
                                   passage_of("text", "L’acier monte.", "Que dire ?"),
                                   titled(passage_of("own", "Il monte bien."), "Acier seul")};
  for (int i = 0; i < 4; ++i)
    passages.push_back(titled(passage_of("common" + std::to_string(i), "Il monte " + std::to_string(i)), "Acier ici"));
  const Weighed weighed(std::move(passages), "acier");
  CHECK(weighed(Feature::question, "question") > 0);
  CHECK(weighed(Feature::question, "text") == 0);
  CHECK(weighed(Feature::question, "own") > weighed(Feature::question, "common0"));
  CHECK(weighed(Feature::question, "common0") > 0);
}

TEST_CASE("feedback: among many, passages like the best count, among few none does", "[rank]") {
  std::vector<Passage> passages;
  for (int i = 0; i < 5; ++i)
    passages.push_back(
        passage_of("best" + std::to_string(i), "Acier, acier : le laminoir et le fourneau.", "L’acier ?"));
  passages.push_back(passage_of("like", "Un acier, un laminoir, un fourneau, du pain."));
  passages.push_back(passage_of("unlike", "Un acier, une brique, une tuile, du pain."));
  const Weighed few({passages.begin(), passages.begin() + 3}, "acier");
  CHECK(few.all().size() < 2 * feedback_passages);
  CHECK(few(Feature::feedback, "best0") == 0);
  const Weighed many(passages, "acier");
  CHECK(many.all().size() >= 2 * feedback_passages);
  CHECK(many(Feature::feedback, "like") > many(Feature::feedback, "unlike"));
}

TEST_CASE("the score is the weighted sum of the features, and the best comes first", "[rank]") {
  const Weighed weighed({passage_of("a", "Les droits de douane.", "Quels droits ?"), passage_of("b", "La douane."),
                         passage_of("c", "Un droit.")},
                        "droits de douane");
  const auto weights = standard_weights();
  for (const auto& candidate : weighed.all()) {
    double sum = 0;
    for (std::size_t f = 0; f < feature_count; ++f) sum += weights[f] * candidate.features[f];
    CHECK(candidate.score == Approx(sum));
  }
  CHECK(std::is_sorted(weighed.all().begin(), weighed.all().end(),
                       [](const Candidate& a, const Candidate& b) { return a.score > b.score; }));
  CHECK(weighed.all().front().document == weighed.of("a").document);
}

TEST_CASE("each feature has a name of its own and a weight", "[rank]") {
  CHECK(name_of(Feature::terms) == "terms");
  CHECK(name_of(Feature::feedback) == "feedback");
  const auto weights = standard_weights();
  CHECK(weights.size() == 5);
  CHECK(weights[static_cast<std::size_t>(Feature::pairs)] == 0.4);
  CHECK(weights[static_cast<std::size_t>(Feature::phrases)] == 0.5);
}

TEST_CASE("of two passages alike the one with the form as it was typed comes first", "[rank]") {
  const std::vector<std::pair<std::string, std::string>> pairs = {
      {"côté", "cote"}, {"tours", "tour"}, {"marché", "marche"}, {"journaux", "journal"}};
  for (const auto& [one, other] : pairs) {
    TemporaryDirectory directory;
    auto passages = unrelated_passages();
    passages.push_back(passage_of(one, "Rien ne vaut " + one + " ici."));
    passages.push_back(passage_of(other, "Rien ne vaut " + other + " ici."));
    index_passages(directory / "index", passages);
    for (const auto& typed : {one, other}) {
      INFO(typed << " among " << one << " and " << other);
      const auto answer = search(directory / "index", typed);
      REQUIRE(answer.hits.size() == 2);
      CHECK(answer.hits[0].passage.id == typed);
    }
  }
}
