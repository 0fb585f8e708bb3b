#include "common/json.hpp"

#include <catch2/catch.hpp>

#include <string>

#include "common/error.hpp"
#include "common/limits.hpp"

using namespace propos;

namespace {

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

ErrorKind kind_of(const std::string& text) {
  try {
    parse_json(text, "f.json");
  } catch (const Error& e) {
    return e.kind();
  }
  return ErrorKind::internal;  // nothing was thrown
}

}  // namespace

TEST_CASE("a JSON value is read, its members in order", "[json]") {
  const auto json = parse_json(R"( {"z":1,"a":[true,null,"é\u00e9\ud834\udd1e"]} )", "f");
  CHECK(json.begin().key() == "z");
  CHECK(json["a"][2] == "éé𝄞");
  CHECK(dump_json(json) == "{\"z\":1,\"a\":[true,null,\"éé𝄞\"]}");
}

TEST_CASE("what is no JSON is refused with file and byte", "[json]") {
  const std::vector<std::string> rows = {
      "",    "{",    "[1,]", "{\"a\":1} x", "{'a':1}", "{\"a\":\"\n\"}", "{\"a\":\"\xFF\"}", "{\"a\":\"\\ud800\"}",
      "nul", "1e999"};
  for (const auto& text : rows) {
    INFO(text);
    CHECK(kind_of(text) == ErrorKind::invalid);
  }
  try {
    parse_json("{\"a\": x}", "f.json");
    FAIL("nothing was thrown");
  } catch (const Error& e) {
    CHECK(e.where() == "f.json:7");
  }
}

TEST_CASE("nesting is allowed up to its limit and refused one past it", "[json]") {
  CHECK_NOTHROW(parse_json(nested(limits::max_json_depth - 1), "f"));
  CHECK_NOTHROW(parse_json(nested(limits::max_json_depth), "f"));
  CHECK(kind_of(nested(limits::max_json_depth + 1)) == ErrorKind::too_big);
}

TEST_CASE("a million open brackets are refused before a tree is built", "[json]") {
  CHECK(kind_of(std::string(1000000, '[')) == ErrorKind::too_big);
  CHECK(kind_of(nested(500000)) == ErrorKind::too_big);
}

TEST_CASE("brackets inside strings are no nesting", "[json]") {
  const auto json = parse_json("[\"" + std::string(1000, '[') + "\\\"" + std::string(1000, '{') + "\"]", "f");
  CHECK(json[0].get<std::string>().size() == 2001);
}

TEST_CASE("of two equal keys the last one wins", "[json]") { CHECK(parse_json(R"({"a":1,"a":2})", "f")["a"] == 2); }

TEST_CASE("bad UTF-8 in a value is written as U+FFFD and never throws", "[json]") {
  const Json json = {{"a", "x\xFFy"}};
  CHECK(dump_json(json) == "{\"a\":\"x\uFFFDy\"}");
  CHECK_NOTHROW(dump_json_indented(json));
}
