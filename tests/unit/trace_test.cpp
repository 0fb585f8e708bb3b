#include "common/trace.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <string>

using namespace propos;

namespace {

std::vector<std::uint32_t> positions_of(const std::vector<Term>& terms) {
  std::vector<std::uint32_t> positions;
  for (const auto& term : terms) positions.push_back(term.position);
  return positions;
}

std::string trace_of(const std::string& question, const std::string& text) {
  Analyzer analyzer;
  std::string trace;
  append_trace(trace, Field::question, analyzer.analyze(question));
  append_trace(trace, Field::text, analyzer.analyze(text));
  return trace;
}

std::vector<TracedField> fields_of(std::string_view trace) {
  std::vector<TracedField> fields;
  read_trace(trace, fields);
  return fields;
}

}  // namespace

TEST_CASE("what a trace was made of can be read from it", "[trace]") {
  Analyzer analyzer;
  const auto question = analyzer.analyze("Que changent les droits de douane ?");
  const auto text = analyzer.analyze("Les semi-conducteurs, l’acier et l’aluminium coûtent plus cher.");
  std::string trace;
  append_trace(trace, Field::question, question);
  append_trace(trace, Field::text, text);
  const auto fields = fields_of(trace);
  REQUIRE(fields.size() == 2);
  CHECK(fields[0].field == Field::question);
  CHECK(fields[0].positions == positions_of(question));
  CHECK(fields[1].field == Field::text);
  CHECK(fields[1].positions == positions_of(text));
  CHECK(fields[1].words >= text.back().position + 1);
}

TEST_CASE("no terms leave no trace", "[trace]") {
  std::string trace;
  append_trace(trace, Field::text, {});
  CHECK(trace.empty());
  CHECK(fields_of("").empty());
}

TEST_CASE("a text of one term, of an even and of an odd number of terms is read whole", "[trace]") {
  for (const std::string text : {"douane", "douane acier", "douane acier vin", "douane acier vin blé"}) {
    INFO(text);
    const auto terms = Analyzer().analyze(text);
    std::string trace;
    append_trace(trace, Field::text, terms);
    const auto fields = fields_of(trace);
    REQUIRE(fields.size() == 1);
    CHECK(fields[0].positions == positions_of(terms));
  }
}

TEST_CASE("a text of thousands of words keeps its length and its places", "[trace]") {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "douane acier ";
  const auto terms = Analyzer().analyze(text);
  std::string trace;
  append_trace(trace, Field::text, terms);
  const auto fields = fields_of(trace);
  REQUIRE(fields.size() == 1);
  CHECK(fields[0].words == 10000);
  CHECK(fields[0].positions.back() == 9999);
}

TEST_CASE("a gap of many stop words is shortened but the order stays", "[trace]") {
  std::string text = "douane";
  for (int i = 0; i < 40; ++i) text += " de";
  const auto terms = Analyzer().analyze(text + " acier");
  std::string trace;
  append_trace(trace, Field::text, terms);
  const auto fields = fields_of(trace);
  REQUIRE(fields.size() == 1);
  REQUIRE(fields[0].positions.size() == 2);
  CHECK(fields[0].positions[1] >= fields[0].positions[0] + 15);
}

TEST_CASE("a trace cut anywhere gives only whole fields of the sound one", "[trace]") {
  const auto trace = trace_of("Que changent les droits de douane ?", "L’acier et l’aluminium coûtent plus cher.");
  const auto whole = fields_of(trace);
  for (std::size_t size = 0; size < trace.size(); ++size) {
    const auto fields = fields_of(std::string_view(trace).substr(0, size));
    REQUIRE(fields.size() <= whole.size());
    for (std::size_t i = 0; i < fields.size(); ++i) REQUIRE(fields[i].positions == whole[i].positions);
  }
}

TEST_CASE("random bytes are read as a trace without harm", "[trace]") {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes;
    for (int i = 0; i < 60; ++i) bytes += static_cast<char>(round % 2 == 0 ? random() : random() % 9);
    for (const auto& field : fields_of(bytes)) {
      REQUIRE(static_cast<std::size_t>(field.field) < field_count);
      REQUIRE(std::is_sorted(field.positions.begin(), field.positions.end()));
    }
  }
}
