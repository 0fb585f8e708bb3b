// One object of a JSON source, strictly or repaired.
#include "indexer/intake/json_object.hpp"

#include <catch2/catch.hpp>

#include <string>

#include "common/error.hpp"

using namespace propos;

namespace {

JsonItem item_of(const std::string& bytes, JsonItem::State state = JsonItem::State::whole, std::uint64_t offset = 0) {
  JsonItem item;
  item.state = state;
  item.bytes = bytes;
  item.offset = offset;
  return item;
}

}  // namespace

TEST_CASE("a sound object is read without repairs", "[json_object]") {
  std::string repairs;
  CHECK(parse_object(item_of(R"({"id":7,"text":"L’eau"})"), "a.json", repairs)["text"] == "L’eau");
  CHECK(repairs.empty());
  CHECK(place_of("a.json", item_of("{}", JsonItem::State::whole, 1234)) == "a.json:1234");
}

TEST_CASE("an object that is cut off, or has raw line feeds or bad bytes, is repaired, which is told",
          "[json_object]") {
  for (const auto& item : {item_of("{\"text\":\"L’eau\",\"n\":[1,", JsonItem::State::cut_off),
                           item_of("{\"text\":\"L’eau\n\"}"), item_of("{\"text\":\"L’eau\xFF\"}")}) {
    INFO(item.bytes);
    std::string repairs;
    const auto json = parse_object(item, "a.json", repairs);
    CHECK_THAT(json["text"].get<std::string>(), Catch::StartsWith("L’eau"));
    CHECK_FALSE(repairs.empty());
  }
}

TEST_CASE("what cannot be repaired is invalid, with its byte in the source", "[json_object]") {
  std::string repairs;
  std::string where;
  try {
    parse_object(item_of("{\"a\" 1 2}", JsonItem::State::whole, 1000), "a.json", repairs);
  } catch (const Error& e) {
    CHECK(e.kind() == ErrorKind::invalid);
    where = e.where();
  }
  REQUIRE_THAT(where, Catch::StartsWith("a.json:"));
  CHECK(std::stoul(where.substr(7)) >= 1000);
  CHECK(std::stoul(where.substr(7)) < 1010);
}

TEST_CASE("an object's form is seen from its members", "[json_object]") {
  CHECK(form_of(Json{{"text", "x"}, {"id", "1"}}) == InputForm::passages);
  CHECK(form_of(Json{{"content", "x"}, {"text", "x"}}) == InputForm::posts);
  CHECK(form_of(Json{{"posts", Json::array()}}) == InputForm::posts);
  CHECK(form_of(Json{{"id", "1"}}) == InputForm::automatic);
  CHECK(form_of(Json::object()) == InputForm::automatic);
}

TEST_CASE("a ready passage's post is read also from one that is cut off, and empty for anything else",
          "[json_object]") {
  CHECK(post_of_passage(item_of(R"({"id":"7#1","text":"x","post":"7"})"), "a") == "/7");
  CHECK(post_of_passage(item_of(R"({"id":"7#1","post":"7","text":"x)", JsonItem::State::cut_off), "a") == "/7");
  CHECK(post_of_passage(item_of(R"({"title":"x"})"), "a").empty());
  CHECK(post_of_passage(item_of("", JsonItem::State::too_big), "a").empty());
  CHECK(post_of_passage(item_of("reste", JsonItem::State::stray), "a").empty());
}
