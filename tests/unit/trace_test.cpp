#include "common/trace.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <string>

using namespace propos;

namespace {

/// The places of words that are not too common, in a text of one sentence.
std::vector<std::uint32_t> positions_of(const std::vector<Term>& words) {
  std::vector<std::uint32_t> positions;
  for (const auto& word : words)
    if (word.joined || word.word->symbol == 0) positions.push_back(word.position);
  return positions;
}

std::string trace_of(const std::string& question, const std::string& text) {
  Analyzer analyzer;
  auto trace = begin_trace("Un titre");
  append_trace(trace, Field::question, analyzer.analyze(question, Wanted::all_words));
  append_trace(trace, Field::text, analyzer.analyze(text, Wanted::all_words));
  return trace;
}

std::vector<TracedField> fields_of(std::string_view bytes) {
  Trace trace;
  read_trace(bytes, trace);
  return trace.fields;
}

}  // namespace

TEST_CASE("what a trace was made of can be read from it", "[trace]") {
  Analyzer analyzer;
  const auto question = analyzer.analyze("Que changent les droits de douane ?", Wanted::all_words);
  const auto text =
      analyzer.analyze("Les semi-conducteurs, l’acier et l’aluminium coûtent plus cher.", Wanted::all_words);
  auto trace = begin_trace("");
  append_trace(trace, Field::question, question);
  append_trace(trace, Field::text, text);
  const auto fields = fields_of(trace);
  REQUIRE(fields.size() == 2);
  CHECK(fields[0].field == Field::question);
  CHECK(fields[0].positions == positions_of(question));
  CHECK(fields[1].field == Field::text);
  CHECK(fields[1].positions == positions_of(text));
  CHECK(fields[1].words == 6);
}

TEST_CASE("no terms leave no trace", "[trace]") {
  auto trace = begin_trace("");
  append_trace(trace, Field::text, {});
  CHECK(trace == begin_trace(""));
  CHECK(fields_of(trace).empty());
  CHECK(fields_of("").empty());
}

TEST_CASE("a text of one term, of an even and of an odd number of terms is read whole", "[trace]") {
  for (const std::string text : {"douane", "douane acier", "douane acier vin", "douane acier vin blé"}) {
    INFO(text);
    Analyzer analyzer;
    const auto terms = analyzer.analyze(text, Wanted::all_words);
    auto trace = begin_trace("");
    append_trace(trace, Field::text, terms);
    const auto fields = fields_of(trace);
    REQUIRE(fields.size() == 1);
    CHECK(fields[0].positions == positions_of(terms));
  }
}

TEST_CASE("a text of thousands of words keeps its length and its places", "[trace]") {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "douane acier ";
  Analyzer analyzer;
  const auto terms = analyzer.analyze(text, Wanted::all_words);
  auto trace = begin_trace("");
  append_trace(trace, Field::text, terms);
  const auto fields = fields_of(trace);
  REQUIRE(fields.size() == 1);
  CHECK(fields[0].words == 10000);
  CHECK(fields[0].positions.back() == 9999);
}

TEST_CASE("too common words keep their places, however many", "[trace]") {
  std::string text = "douane";
  for (int i = 0; i < 40; ++i) text += " de";
  const auto fields = fields_of(trace_of("", text + " acier"));
  REQUIRE(fields.size() == 1);
  CHECK(fields[0].positions == std::vector<std::uint32_t>{0, 41});
  CHECK(fields[0].words == 2);
}

TEST_CASE("every word is found at its place by its form", "[trace]") {
  Analyzer analyzer;
  const auto words = analyzer.analyze(
      "Ne rien dire de l’Est, ni à l’un ni à l’autre ; auxquels semi-conducteurs ? Rien.", Wanted::all_words);
  auto bytes = begin_trace("");
  append_trace(bytes, Field::text, words);
  auto rest = packed_fields(bytes);
  PackedField field;
  REQUIRE(next_field(rest, field));
  std::vector<PlacedWord> placed;
  read_places(field, placed);
  REQUIRE(placed.size() == words.size());
  std::uint32_t gaps = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    INFO(words[i].form());
    gaps += words[i].new_sentence ? sentence_gap : 0;
    CHECK(placed[i].form == traced_form(*words[i].word));
    CHECK(placed[i].position == words[i].position + gaps);
    CHECK(placed[i].places == words[i].places);
  }
  CHECK(placed.back().position > sentence_gap);
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

TEST_CASE("a trace has each field once at most, so damaged bytes take little memory", "[trace]") {
  auto bytes = begin_trace("");
  for (int i = 0; i < 1000; ++i) bytes.append("\x01\0\0", 3);
  CHECK(fields_of(bytes).size() <= field_count);
}

TEST_CASE("a trace knows its title by a hash, and that there is none", "[trace]") {
  const auto title_of = [](const std::string& title) {
    Trace trace;
    read_trace(begin_trace(title), trace);
    return trace.title;
  };
  CHECK(title_of("") == 0);
  CHECK(title_of("Le sel") == title_hash("Le sel"));
  CHECK(title_of("Le sel") != title_of("La mer"));
}

TEST_CASE("a new sentence is seen in a trace, and no phrase reaches over it", "[trace]") {
  auto trace = begin_trace("");
  Analyzer analyzer;
  append_trace(trace, Field::text, analyzer.analyze("Voilà l’acier. Douane fermée.", Wanted::all_words));
  const auto fields = fields_of(trace);
  REQUIRE(fields.size() == 1);
  REQUIRE(fields[0].positions.size() == 3);  // acier, douane, fermée
  CHECK(fields[0].positions[1] > fields[0].positions[0] + sentence_gap);
  CHECK(fields[0].positions[2] == fields[0].positions[1] + 1);
}

TEST_CASE("memory that is used again keeps nothing of the trace before", "[trace]") {
  Trace trace;
  read_trace(trace_of("Que changent les droits de douane ?", "L’acier coûte plus cher. L’aluminium aussi."), trace);
  auto bytes = begin_trace("");
  Analyzer analyzer;
  append_trace(bytes, Field::notes, analyzer.analyze("vin", Wanted::all_words));
  read_trace(bytes, trace);
  REQUIRE(trace.fields.size() == 1);
  CHECK(trace.title == 0);
  CHECK(trace.fields[0].field == Field::notes);
  CHECK(trace.fields[0].positions.size() == 1);
}

TEST_CASE("what is read of a trace without unpacking it is what unpacking gives", "[trace]") {
  std::mt19937 random(7);
  std::string text;
  for (int i = 0; i < 400; ++i)
    text += std::string(random() % 7 == 0 ? "le la les de " : "") + "mot" +
            std::string(1, static_cast<char>('a' + random() % 26)) + (random() % 20 == 0 ? ". Un " : " ");
  const auto bytes = trace_of("Que changent les droits de douane ?", text);
  const auto fields = fields_of(bytes);
  auto rest = packed_fields(bytes);
  std::size_t read = 0;
  for (PackedField packed; next_field(rest, packed); ++read) {
    REQUIRE(packed.field == fields[read].field);
    std::vector<PlacedWord> placed;
    read_places(packed, placed);
    std::erase_if(placed, [](const PlacedWord& word) { return word.form > 0xFFFFFF; });
    REQUIRE(placed.size() == fields[read].forms.size());
    for (std::size_t i = 0; i < placed.size(); ++i) {
      REQUIRE(placed[i].form == fields[read].forms[i]);
      REQUIRE(placed[i].position == fields[read].positions[i]);
    }
  }
  CHECK(read == fields.size());
}
