// Parts of a query as what must stand in a trace.
#include "query/plan/patterns.hpp"

#include <catch2/catch.hpp>

#include <string>

#include "tests/support/small_index.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

struct Texts {
  Texts()
      : index({passage_of("a", "Le prix de l’acier monte ; les semi-conducteurs aussi.", "Que vaut le vin ?"),
               passage_of("b", "L’acier et son prix, la côté, les aciers.")}) {}

  std::optional<Pattern> pattern(const std::string& query, FieldName field = FieldName::none) {
    const auto read = index.read(query);
    MeantLeaves leaves(read.leaves, index.readers);
    PatternBuilder builder(index.readers, leaves);
    return builder.of(part(read), field);
  }

  /// Whether the part stands in a passage.
  bool stands(const std::string& query, const std::string& id, FieldName field = FieldName::none) {
    const auto read = index.read(query);
    MeantLeaves leaves(read.leaves, index.readers);
    PatternBuilder builder(index.readers, leaves);
    auto pattern = builder.of(part(read), field);
    REQUIRE(pattern);
    return builder.finder(std::move(*pattern))->stands_in(index.index.traces.of(index.document(id)));
  }

  /// The one part of a query.
  static const Node& part(const AnalysedQuery& read) {
    const auto& root = read.query.root;
    return root.kind == Node::Kind::bag && root.parts.size() == 1 ? root.parts.front() : root;
  }

  SmallIndex index;
};

}  // namespace

TEST_CASE("a phrase is a sequence of words at the distances they have in the query", "[patterns]") {
  Texts texts;
  const auto pattern = texts.pattern("\"prix de l’acier\"");
  REQUIRE(pattern);
  CHECK(pattern->kind == Pattern::Kind::sequence);
  CHECK(pattern->offsets == std::vector<std::uint32_t>{0, 3});
  CHECK(pattern->words.size() == 2);
  CHECK(texts.stands("\"prix de l’acier\"", "a"));
  CHECK_FALSE(texts.stands("\"prix de l’acier\"", "b"));
}

TEST_CASE("a word stands in all its forms, an exact form as it is written", "[patterns]") {
  Texts texts;
  CHECK(texts.stands("aciers", "a"));
  CHECK_FALSE(texts.stands("=aciers", "a"));
  CHECK(texts.stands("=aciers", "b"));
}

TEST_CASE("loose words stand each for itself, a compound by its parts or as one", "[patterns]") {
  Texts texts;
  const auto loose = texts.pattern("prix acier");
  REQUIRE(loose);
  CHECK(loose->kind == Pattern::Kind::any);
  CHECK(loose->parts.size() == 2);
  CHECK(texts.stands("semi-conducteurs", "a"));
  CHECK_FALSE(texts.stands("semi-conducteurs", "b"));
}

TEST_CASE("nearness is of two parts, or of one where the other is too common", "[patterns]") {
  Texts texts;
  const auto near = texts.pattern("prix PRÈS/3 acier");
  REQUIRE(near);
  CHECK(near->kind == Pattern::Kind::near);
  CHECK(near->distance == 3);
  CHECK(texts.stands("acier PRÈS/3 prix", "a"));
  const auto one = texts.pattern("prix PRÈS/3 les");
  REQUIRE(one);
  CHECK(one->kind == Pattern::Kind::sequence);
}

TEST_CASE("a part whose words are all too common has no pattern", "[patterns]") {
  Texts texts;
  CHECK_FALSE(texts.pattern("\"le la\""));
  CHECK_FALSE(texts.pattern("=le"));
  CHECK_FALSE(texts.pattern("le la"));
}

TEST_CASE("a field's words are looked for in that field", "[patterns]") {
  Texts texts;
  CHECK(texts.stands("question:vin", "a"));
  CHECK_FALSE(texts.stands("réponse:vin", "a"));
  CHECK(texts.stands("vin", "a", FieldName::question));
  CHECK_FALSE(texts.stands("vin", "a", FieldName::answer));
}

TEST_CASE("beginnings and near spellings stand for the words of the index that are so", "[patterns]") {
  Texts texts;
  CHECK(texts.stands("aci*", "a"));
  CHECK_FALSE(texts.stands("vin*", "b"));
  CHECK(texts.stands("prax~", "a"));
}
