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

TEST_CASE("a phrase is a sequence of all its words", "[patterns]") {
  Texts texts;
  const auto pattern = texts.pattern("\"prix de l’acier\"");
  REQUIRE(pattern);
  CHECK(pattern->kind == Pattern::Kind::sequence);
  CHECK(pattern->steps.size() == 4);
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

TEST_CASE("nearness is of two parts, too common ones too", "[patterns]") {
  Texts texts;
  const auto near = texts.pattern("prix PRÈS/3 acier");
  REQUIRE(near);
  CHECK(near->kind == Pattern::Kind::near);
  CHECK(near->distance == 3);
  CHECK(texts.stands("acier PRÈS/3 prix", "a"));
  CHECK(texts.stands("prix PRÈS/1 le", "a"));
  CHECK_FALSE(texts.stands("prix PRÈS/1 le", "b"));
}

TEST_CASE("words that are too common stand as they are", "[patterns]") {
  Texts texts;
  CHECK(texts.stands("\"et son prix\"", "b"));
  CHECK_FALSE(texts.stands("\"et le prix\"", "b"));
  CHECK(texts.stands("=son", "b"));
  CHECK_FALSE(texts.stands("=son", "a"));
  CHECK(texts.stands("son sa", "b"));
  CHECK_FALSE(texts.stands("son sa", "a"));
}

TEST_CASE("a compound stands in its parts or as one, as it is written only as a compound", "[patterns]") {
  Texts texts;
  const auto ways = texts.pattern("\"les semi-conducteurs\"");
  REQUIRE(ways);
  CHECK(ways->kind == Pattern::Kind::any);
  CHECK(ways->parts.size() == 2);
  for (const auto* query : {"\"les semiconducteurs\"", "\"les semi conducteurs\"", "=\"les semi-conducteurs\"",
                            "=\"les semi conducteurs\""}) {
    INFO(query);
    CHECK(texts.stands(query, "a"));
  }
  CHECK_FALSE(texts.stands("=semiconducteurs", "b"));
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
