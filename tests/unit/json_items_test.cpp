#include "indexer/source/json_items.hpp"

#include <catch2/catch.hpp>

#include <sstream>
#include <string>
#include <vector>

#include "common/limits.hpp"

using namespace propos;

namespace {

std::vector<JsonItem> items_of(const std::string& text) {
  std::istringstream in(text);
  JsonItems items(in);
  std::vector<JsonItem> all;
  for (JsonItem item; items.next(item);) all.push_back(item);
  CHECK(items.offset() == text.size());
  return all;
}

/// `whole {"a":1}` and the like, one a line.
std::string shown(const std::string& text) {
  std::string out;
  for (const auto& item : items_of(text)) {
    switch (item.state) {
      case JsonItem::State::whole: out += "whole "; break;
      case JsonItem::State::cut_off: out += "cut_off "; break;
      case JsonItem::State::too_big: out += "too_big "; break;
      case JsonItem::State::too_deep: out += "too_deep "; break;
      case JsonItem::State::stray: out += "stray "; break;
    }
    out += item.bytes + '\n';
  }
  return out;
}

constexpr auto two = "whole {\"a\":1}\nwhole {\"b\":2}\n";

}  // namespace

TEST_CASE("every layout of a source gives the objects in it", "[json_items]") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {R"({"a":1})", "whole {\"a\":1}\n"},
      {"  \n{\"a\":1}\n\n", "whole {\"a\":1}\n"},
      {R"([{"a":1},{"b":2}])", two},
      {"[\n {\"a\":1} ,\n {\"b\":2}\n]\n", two},
      {"[]", ""},
      {R"({"posts":[{"a":1},{"b":2}]})", two},
      {"{ \"posts\" : [ {\"a\":1}, {\"b\":2} ], \"total\": 2 }", two},
      {R"({"posts":[]})", ""},
      {"{\"a\":1}\n{\"b\":2}\n", two},
      {"{\"a\":1}\r\n{\"b\":2}", "whole {\"a\":1}\r\nwhole {\"b\":2}\n"},
      {"{\"a\":1}{\"b\":2}", two},
      {"{\n\"a\":1\n}\n{\n\"b\":2\n}\n", "whole {\n\"a\":1\n}\nwhole {\n\"b\":2\n}\n"},
      {"\xEF\xBB\xBF{\"a\":1}\n{\"b\":2}\n", two},
      {"\xEF\xBB\xBF[{\"a\":1},{\"b\":2}]", two},
      {"", ""},
      {" \n\t\r\n", ""}};
  for (const auto& [text, expected] : rows) {
    INFO(text);
    auto seen = shown(text);
    for (auto at = seen.find('\r'); at != std::string::npos; at = seen.find('\r')) seen.erase(at, 1);
    auto wanted = expected;
    for (auto at = wanted.find('\r'); at != std::string::npos; at = wanted.find('\r')) wanted.erase(at, 1);
    CHECK(seen == wanted);
  }
}

TEST_CASE("braces and brackets inside strings do not count", "[json_items]") {
  const std::string object = R"({"a":"}{][\"}\\"})";
  CHECK(shown(object) == "whole " + object + "\n");
  CHECK(shown("[" + object + "," + object + "]") == "whole " + object + "\nwhole " + object + "\n");
}

TEST_CASE("a damaged line of NDJSON loses only that line", "[json_items]") {
  CHECK(shown("{\"a\":1}\n{\"x\":\"cut\n{\"b\":2}\n") == "whole {\"a\":1}\ncut_off {\"x\":\"cut\nwhole {\"b\":2}\n");
  CHECK(shown("{\"a\":1}\nnonsense\n{\"b\":2}\n") == "whole {\"a\":1}\nstray nonsense\nwhole {\"b\":2}\n");
  CHECK(shown("{\"x\":\"cut\n{\"a\":1}\n{\"b\":2}\n") == std::string("cut_off {\"x\":\"cut\n") + two);
}

TEST_CASE("an object that the source ends in is cut off, the complete ones before it are whole", "[json_items]") {
  CHECK(shown("{\"a\":1,\"b\":\"te") == "cut_off {\"a\":1,\"b\":\"te\n");
  CHECK(shown("[{\"a\":1},{\"b\":[1,2") == "whole {\"a\":1}\ncut_off {\"b\":[1,2\n");
  CHECK(shown("{\"posts\":[{\"a\":1},{\"b\"") == "whole {\"a\":1}\ncut_off {\"b\"\n");
}

TEST_CASE("bytes that are no object are stray", "[json_items]") {
  CHECK(shown("hello") == "stray hello\n");
  CHECK(shown("<html>\n<p>{x}</p>") == "stray <html>\n<p>{x}</p>\n");
  CHECK(items_of("[{\"a\":1}] trailing").size() <= 2);
  const auto utf16 = items_of(std::string("\xFF\xFE{\0\"\0", 6));
  REQUIRE(utf16.size() == 1);
  CHECK(utf16[0].state == JsonItem::State::stray);
}

TEST_CASE("an item knows where in its source it begins", "[json_items]") {
  const std::string text = "[ {\"a\":1},\n  {\"b\":2} ]";
  for (const auto& item : items_of(text)) CHECK(text.substr(item.offset, item.bytes.size()) == item.bytes);
  const auto lines = items_of("{\"a\":1}\n{\"b\":2}\n");
  REQUIRE(lines.size() == 2);
  CHECK(lines[1].offset == 8);
}

TEST_CASE("objects across the borders of read chunks stay whole", "[json_items]") {
  const std::string object = "{\"a\":\"" + std::string(100000, 'x') + "\\\"}\"}";
  std::string list = "[";
  for (int i = 0; i < 12; ++i) list += (i > 0 ? "," : "") + object;
  const auto items = items_of(list + "]");
  REQUIRE(items.size() == 12);
  for (const auto& item : items) CHECK(item.bytes == object);
}

TEST_CASE("an object of the longest allowed size is whole, one byte more is too big", "[json_items]") {
  for (const bool as_list : {true, false})
    for (const int extra : {-1, 0, 1}) {
      const auto size = static_cast<std::size_t>(static_cast<int>(limits::max_post_bytes) + extra);
      const std::string frame = R"({"a":""})";
      std::string text = R"({"a":")" + std::string(size - frame.size(), 'x') + R"("})";
      REQUIRE(text.size() == size);
      text = as_list ? "[" + text + ",{\"b\":2}]" : text + "\n{\"b\":2}\n";
      const auto items = items_of(text);
      INFO((as_list ? "list " : "lines ") << extra);
      REQUIRE(items.size() == 2);
      CHECK((items[0].state == JsonItem::State::too_big) == (extra > 0));
      CHECK(items[0].bytes.size() == (extra > 0 ? 0 : size));
      CHECK(items[1].bytes == "{\"b\":2}");
    }
}

TEST_CASE("an object nested past the limit is told and the next one is read", "[json_items]") {
  for (const int extra : {-1, 0, 1}) {
    const auto depth = static_cast<std::size_t>(static_cast<int>(limits::max_json_depth) + extra - 1);
    const auto deep = R"({"a":)" + std::string(depth, '[') + std::string(depth, ']') + "}";
    const auto items = items_of("[" + deep + ",{\"b\":2}]");
    INFO(extra);
    REQUIRE(items.size() == 2);
    CHECK((items[0].state == JsonItem::State::too_deep) == (extra > 0));
    CHECK(items[1].state == JsonItem::State::whole);
  }
}

TEST_CASE("a source of a million open braces is one item, not an overflow", "[json_items]") {
  const auto items = items_of(std::string(1000000, '{'));
  REQUIRE(items.size() == 1);
  CHECK(items[0].state != JsonItem::State::whole);
  CHECK(items[0].bytes.empty());
}
