// The words that the best passages share and the others lack.
#include "query/rank/feedback.hpp"

#include <catch2/catch.hpp>

#include <string>

#include "common/terms.hpp"

using namespace propos;

namespace {

/// Candidates with texts, the first the best; the query's word is `acier`.
struct Candidates {
  void add(const std::string& text, double score) {
    Candidate candidate;
    candidate.document = static_cast<Xapian::docid>(all.size() + 1);
    candidate.score = score;
    all.push_back(candidate);
    auto bytes = begin_trace("");
    append_trace(bytes, Field::text, analyzer.analyze(text));
    append_trace(bytes, Field::tags, analyzer.analyze("étiquette"));
    traces.emplace_back();
    read_trace(bytes, traces.back());
  }
  WeightedForms forms() {
    Xapian::Database nothing("", Xapian::DB_BACKEND_INMEMORY);
    FamilyReader reader(nothing, analyzer);
    Families query;
    query.add(0, analyzer.analyze("acier").front(), reader);
    return feedback_forms(all, traces, query, Model::standard());
  }
  static double weight(const WeightedForms& forms, const std::string& form) {
    const auto number = forms.numbers.find(form_hash(form));
    return number < 0 ? 0 : forms.weight[static_cast<std::size_t>(number)];
  }

  Analyzer analyzer;
  std::vector<Candidate> all;
  std::vector<Trace> traces;
};

}  // namespace

TEST_CASE("words that several of the best share weigh, those of one passage alone and the query's do not",
          "[feedback]") {
  Candidates candidates;
  candidates.add("acier usine fourneau", 1);
  candidates.add("acier usine laminoir", 0.9);
  for (int i = 0; i < 10; ++i) candidates.add("acier pain", 0.1);
  const auto forms = candidates.forms();
  CHECK(Candidates::weight(forms, "usine") > 0);
  CHECK(Candidates::weight(forms, "fourneau") == 0);
  CHECK(Candidates::weight(forms, "acier") == 0);
  CHECK(Candidates::weight(forms, "étiquette") == 0);
  CHECK(Candidates::weight(forms, "usine") > Candidates::weight(forms, "pain"));
}

TEST_CASE("the weights of the forms add up to their total", "[feedback]") {
  Candidates candidates;
  candidates.add("usine fourneau", 1);
  candidates.add("usine fourneau laminoir", 0.5);
  candidates.add("laminoir pain", 0.4);
  const auto forms = candidates.forms();
  double sum = 0;
  for (const auto weight : forms.weight) sum += weight;
  CHECK(sum > 0);
  CHECK(forms.total == Approx(sum));
}

TEST_CASE("only the best five passages give words", "[feedback]") {
  Candidates candidates;
  for (std::size_t i = 0; i < feedback_passages; ++i) candidates.add("usine", 1);
  for (int i = 0; i < 3; ++i) candidates.add("pain", 0.9);
  const auto forms = candidates.forms();
  CHECK(Candidates::weight(forms, "usine") > 0);
  CHECK(Candidates::weight(forms, "pain") == 0);
}

TEST_CASE("text, question and title take part, what is said of a post does not", "[feedback]") {
  for (const auto field : {Field::text, Field::question, Field::title}) CHECK(is_feedback_field(field));
  for (const auto field : {Field::speaker, Field::tags, Field::notes, Field::context})
    CHECK_FALSE(is_feedback_field(field));
}

TEST_CASE("the longer a passage, the more often a form must stand in it", "[feedback]") {
  const auto model = Model::standard();
  Trace trace;
  const auto half_of = [&](std::uint32_t words) {
    trace.fields.assign(1, {});
    trace.fields.front().words = words;
    return feedback_half(trace, model);
  };
  CHECK(half_of(100) > half_of(10));
  CHECK(half_of(1) == Approx(1.2));
}

TEST_CASE("forms are numbered in the order they come, each once", "[feedback]") {
  FormNumbers numbers(3);
  CHECK(numbers.add(70, 0) == 0);
  CHECK(numbers.add(70 + (1u << 16), 1) == 1);  // alike in the bits that are looked at first
  CHECK(numbers.add(70, 2) == 0);
  CHECK(numbers.find(70) == 0);
  CHECK(numbers.find(70 + (1u << 16)) == 1);
  CHECK(numbers.find(70 + (2u << 16)) == -1);
  CHECK(numbers.find(71) == -1);
}
