// Where a pattern stands in a trace.
#include "query/plan/places.hpp"

#include <catch2/catch.hpp>

#include <string>

#include "common/terms.hpp"

using namespace propos;

namespace {

using Ranges = std::vector<Stands::Range>;

/// Builds patterns over words as they are written.
struct Words {
  Pattern sequence(const std::vector<std::string>& words) {
    Pattern pattern;
    for (const auto& word : words) pattern.steps.push_back({forms.add({traced_form(analyzer.word_of(word))}), false});
    return pattern;
  }
  static Pattern both(Pattern::Kind kind, Pattern first, Pattern second, std::uint32_t distance = 0) {
    Pattern pattern;
    pattern.kind = kind;
    pattern.distance = distance;
    pattern.parts = {std::move(first), std::move(second)};
    return pattern;
  }
  Pattern near(const std::string& first, const std::string& second, std::uint32_t distance) {
    auto left = sequence({first});
    return both(Pattern::Kind::near, std::move(left), sequence({second}), distance);
  }
  PlaceFinder finder(Pattern pattern) { return {std::move(pattern), std::move(forms)}; }

  Analyzer analyzer;
  WordForms forms;
};

std::string trace_of(const std::string& text, const std::string& question = {}, const std::string& tags = {}) {
  Analyzer analyzer;
  auto bytes = begin_trace("");
  append_trace(bytes, Field::question, analyzer.analyze(question, Wanted::all_words));
  append_trace(bytes, Field::text, analyzer.analyze(text, Wanted::all_words));
  append_trace(bytes, Field::tags, analyzer.analyze(tags, Wanted::all_words));
  return bytes;
}

/// Where it stands in a text, by indices of its words.
Stands stands(Words& words, Pattern pattern, const std::string& text) {
  const auto placed = placed_words(words.analyzer.analyze(text, Wanted::all_words));
  return words.finder(std::move(pattern)).find_in(Field::text, placed);
}

}  // namespace

TEST_CASE("a sequence stands where its words do, in their order and next to each other", "[places]") {
  struct Row {
    const char* text;
    bool stands;
  };
  for (const auto& [text, expected] : {Row{"prix acier", true},
                                       {"vin prix acier pain", true},
                                       {"acier prix", false},
                                       {"prix vin acier", false},
                                       {"prix. Acier", false},
                                       {"prix", false},
                                       {"", false}}) {
    INFO(text);
    Words words;
    auto pattern = words.sequence({"prix", "acier"});
    CHECK(words.finder(pattern).stands_in(trace_of(text)) == expected);
  }
}

TEST_CASE("too common words are compared like all others", "[places]") {
  struct Row {
    std::vector<std::string> words;
    const char* text;
    bool stands;
  };
  for (const auto& [sequence, text, expected] :
       std::vector<Row>{{{"prix", "de", "l'", "acier"}, "le prix de l’acier", true},
                        {{"prix", "de", "l'", "acier"}, "le prix de la acier", false},
                        {{"prix", "de", "acier"}, "le prix de l’acier", false},
                        {{"prix", "acier"}, "le prix de l’acier", false},
                        {{"ne", "pas"}, "dire ou ne pas dire", true},
                        {{"ne", "pas"}, "pas, ne", false},
                        {{"ou", "acier"}, "où acier", false},
                        {{"nous"}, "vous et nous", true},
                        {{"nous"}, "vous et eux", false},
                        {{"auxquelles", "acier"}, "celles auxquelles acier", true}}) {
    INFO(text);
    Words words;
    auto pattern = words.sequence(sequence);
    CHECK(words.finder(pattern).stands_in(trace_of(text)) == expected);
  }
}

TEST_CASE("a joined form stands for its parts, so what follows it follows them", "[places]") {
  Words whole;
  auto pattern = whole.sequence({"cyberattaque", "russe"});
  auto finder = whole.finder(pattern);
  CHECK(finder.stands_in(trace_of("une cyberattaque russe")));
  CHECK(finder.stands_in(trace_of("une cyber-attaque russe")));
  CHECK_FALSE(finder.stands_in(trace_of("une attaque russe")));
}

TEST_CASE("a sentence may end only where the sequence says so", "[places]") {
  Words words;
  auto pattern = words.sequence({"prix", "acier"});
  pattern.steps.back().may_open = true;
  auto finder = words.finder(pattern);
  CHECK(finder.stands_in(trace_of("le prix. Acier cher")));
  CHECK(finder.stands_in(trace_of("le prix acier")));
  CHECK_FALSE(finder.stands_in(trace_of("le prix. Un acier")));
}

TEST_CASE("without a field a pattern is looked for in what the passage says, not in its tags", "[places]") {
  CHECK(searched(FieldName::none, Field::text));
  CHECK(searched(FieldName::none, Field::question));
  CHECK_FALSE(searched(FieldName::none, Field::tags));
  CHECK_FALSE(searched(FieldName::none, Field::context));
  CHECK(searched(FieldName::answer, Field::text));
  CHECK_FALSE(searched(FieldName::answer, Field::question));
  CHECK(searched(FieldName::title, Field::title));
  Words words;
  auto finder = words.finder(words.sequence({"acier"}));
  CHECK(finder.stands_in(trace_of("vin", "acier")));
  CHECK_FALSE(finder.stands_in(trace_of("vin", "", "acier")));
  // Words of two fields are no phrase, and one field after the other is looked into with the same memory.
  Words two;
  auto phrase = two.finder(two.sequence({"prix", "acier"}));
  CHECK_FALSE(phrase.stands_in(trace_of("acier", "prix")));
  CHECK(phrase.stands_in(trace_of("prix acier", "vin")));
  CHECK_FALSE(phrase.stands_in(trace_of("acier", "prix")));
}

TEST_CASE("nearness holds in both orders up to its distance, not across a sentence", "[places]") {
  struct Row {
    const char* text;
    bool stands;
  };
  for (const auto& [text, expected] : {Row{"prix acier", true},
                                       {"acier prix", true},
                                       {"prix vin acier", true},
                                       {"prix vin pain acier", false},
                                       {"prix. Acier", false},
                                       {"prix", false}}) {
    INFO(text);
    Words words;
    auto pattern = words.near("prix", "acier", 2);
    CHECK(words.finder(pattern).stands_in(trace_of(text)) == expected);
  }
}

TEST_CASE("where a sequence stands is told by its first and last word, each time", "[places]") {
  Words words;
  const auto pattern = words.sequence({"prix", "acier"});
  const auto found = stands(words, pattern, "prix acier vin prix acier prix");
  CHECK(found.words == Ranges{{0, 1}, {3, 4}});
  CHECK(found.wholes == Ranges{{0, 1}, {3, 4}});
}

TEST_CASE("nearness marks its two parts, and as a whole what stands from one to the other", "[places]") {
  Words words;
  const auto pattern = words.near("acier", "prix", 3);
  const auto found = stands(words, pattern, "prix vin acier pain blé lait prix");
  CHECK(found.words == Ranges{{0, 0}, {2, 2}});
  CHECK(found.wholes == Ranges{{0, 2}});
}

TEST_CASE("of several parts each stands for the whole", "[places]") {
  Words words;
  auto first = words.sequence({"prix"});
  const auto pattern = Words::both(Pattern::Kind::any, std::move(first), words.sequence({"vin", "pain"}));
  const auto found = stands(words, pattern, "vin pain prix vin");
  CHECK(found.words == Ranges{{0, 1}, {2, 2}});
  CHECK(found.wholes == Ranges{{0, 1}, {2, 2}});
}
