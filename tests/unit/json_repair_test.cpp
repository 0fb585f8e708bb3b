#include "indexer/source/json_repair.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <string>

#include "common/error.hpp"
#include "common/json.hpp"

using namespace propos;

namespace {

/// What is left after repair, on one line, or the reason why it is still no JSON.
std::string repaired(const std::string& text) {
  try {
    return dump_json(parse_json(repair_json(text).text, "test"));
  } catch (const Error& e) {
    return e.message();
  }
}

bool tells(const std::string& text, const std::string& part) {
  for (const auto& repair : repair_json(text).repairs)
    if (repair.find(part) != std::string::npos) return true;
  return false;
}

}  // namespace

TEST_CASE("sound JSON stays as it is and nothing is told", "[json_repair]") {
  for (const std::string text :
       {R"({"a":"é\n\u00e9\ud834\udd1e\"\\\/","b":[1,2.5e3,true,null],"c":{}})", "{}", " [ ] "}) {
    INFO(text);
    CHECK(repair_json(text).text == text);
    CHECK(repair_json(text).repairs.empty());
  }
}

TEST_CASE("raw control characters inside strings are escaped", "[json_repair]") {
  CHECK(repaired("{\"a\":\"x\ny\tz\rw\x01v\"}") == R"({"a":"x\ny\tz\rw\u0001v"})");
  CHECK(repaired(std::string("{\"a\":\"x\0y\"}", 11)) == R"({"a":"xy"})");
  CHECK(tells("{\"a\":\"x\ny\"}", "control characters"));
}

TEST_CASE("what the end leaves open is closed and the complete part kept", "[json_repair]") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {R"({"a":"te)", R"({"a":"te"})"},
      {R"({"a":"te\)", R"({"a":"te"})"},
      {R"({"a":"te\u00)", R"({"a":"te"})"},
      {R"({"a":1,"b":{"c":[1,2)", R"({"a":1,"b":{"c":[1]}})"},
      {R"({"a":1,"b":{"c":[1,2,)", R"({"a":1,"b":{"c":[1,2]}})"},
      {R"({"a":1,)", R"({"a":1})"},
      {R"({"a":1,"b)", R"({"a":1,"b":null})"},
      {R"({"a":1,"b")", R"({"a":1,"b":null})"},
      {R"({"a":1,"b":)", R"({"a":1,"b":null})"},
      {R"({"a":1,"b":tr)", R"({"a":1,"b":null})"},
      {R"({"a":["x","y)", R"({"a":["x","y"]})"},
      {R"({"a":["x","y")", R"({"a":["x","y"]})"},
      {R"({)", R"({})"},
      {R"({"a":{"b":{)", R"({"a":{"b":{}}})"}};
  for (const auto& [text, expected] : rows) {
    INFO(text);
    CHECK(repaired(text) == expected);
    CHECK(tells(text, "end is missing"));
  }
}

TEST_CASE("lone surrogates and broken escapes become U+FFFD or plain text", "[json_repair]") {
  CHECK(repaired(R"({"a":"x\ud800y"})") == "{\"a\":\"x\uFFFDy\"}");
  CHECK(repaired(R"({"a":"x\udc00"})") == "{\"a\":\"x\uFFFD\"}");
  CHECK(repaired(R"({"a":"\ud83d\ud83d\ude00"})") == "{\"a\":\"\uFFFD😀\"}");
  CHECK(repaired(R"({"a":"C:\qdir"})") == R"({"a":"C:\\qdir"})");
  CHECK(tells(R"({"a":"\ud800"})", "surrogates"));
}

TEST_CASE("bytes that are no UTF-8 are replaced and told", "[json_repair]") {
  CHECK(repaired("{\"a\":\"caf\xE9\"}") == "{\"a\":\"caf\uFFFD\"}");
  CHECK(tells("{\"a\":\"caf\xE9\"}", "UTF-8"));
}

TEST_CASE("what has no plain intent stays broken", "[json_repair]") {
  CHECK_THAT(repaired("{'a':1}"), Catch::StartsWith("not valid JSON"));
  CHECK_THAT(repaired("{\"a\" 1}"), Catch::StartsWith("not valid JSON"));
  CHECK_THAT(repaired("{\"a\":1]"), Catch::StartsWith("not valid JSON"));
}

TEST_CASE("an object cut at any byte is repaired, and no complete member is lost", "[json_repair]") {
  const std::string text =
      "{\"id\":7,\"title\":{\"rendered\":\"Le « sel »\\n\"},\"tags\":[1,[2],{\"x\":null}],\"end\":true}";
  const auto all = parse_json(text, "test");
  for (std::size_t size = 1; size < text.size(); ++size) {
    INFO(text.substr(0, size));
    const auto json = parse_json(repair_json(text.substr(0, size)).text, "test");
    REQUIRE(json.is_object());
    if (size > 8) CHECK(json["id"] == 7);
    if (size > text.find("\"tags\"")) CHECK(json["title"] == all["title"]);
  }
}

TEST_CASE("random bytes never make repair fail", "[json_repair]") {
  std::mt19937 random(11);
  const std::string alphabet = "{}[]\",:\\u0dD8 \n1tna\xFF\xC3";
  for (int round = 0; round < 3000; ++round) {
    std::string text = "{";
    for (int i = 0; i < 30; ++i) text += alphabet[random() % alphabet.size()];
    REQUIRE_NOTHROW(repair_json(text));
    REQUIRE_NOTHROW(repaired(text));
  }
}
