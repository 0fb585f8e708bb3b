// The reader of stored passages takes any bytes: it comes to an end, and says whether they were an object.
#include "common/stored_json.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <string>
#include <vector>

#include "common/json.hpp"
#include "tests/support/damage.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

constexpr std::string_view sound =
    R"({"text":"a\u00e9\"\\\n","tags":["un","deux",""],"empty":[],"n":12,"yes":true,"no":false})";

/// Reads members by the first letter of their names, whatever they hold.
bool read(std::string_view bytes) {
  StoredJson json(bytes);
  std::string text;
  std::vector<std::string> list;
  int number = 0;
  bool flag = false;
  for (std::string_view name; json.next(name);) {
    switch (name.empty() ? 'x' : name.front()) {
      case 't': json.text(text); break;
      case 'e': json.list(list); break;
      case 'n': json.number(number); break;
      case 'y': json.flag(flag); break;
      default: json.skip();
    }
    if (text.size() > bytes.size() || list.size() > bytes.size()) return false;
  }
  return json.done();
}

bool skips(std::string_view bytes) {
  StoredJson json(bytes);
  for (std::string_view name; json.next(name);) json.skip();
  return json.done();
}

}  // namespace

TEST_CASE("damaged stored JSON is no object, or one that other readers take as well", "[stored_json]") {
  CHECK(skips(sound));
  for_each_damage(sound, [](const std::string& bytes) {
    INFO(bytes);
    read(bytes);
    if (!skips(bytes)) return;
    // Control characters and ill-formed UTF-8 pass here; the checksum tells them.
    for (const char c : bytes)
      if (static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) >= 0x80) return;
    if (bytes.find("00") != std::string::npos || bytes.find(":0") != std::string::npos) return;
    REQUIRE_NOTHROW(parse_json(bytes, "test"));
  });
}

TEST_CASE("random bytes of JSON are read to an end", "[stored_json]") {
  std::mt19937 random(11);
  constexpr std::string_view signs = "{}[]\",:\\utfen0123rueals";
  for (int round = 0; round < 20000; ++round) {
    std::string bytes = "{\"";
    for (auto n = random() % 30; n > 0; --n) bytes += signs[random() % signs.size()];
    read(bytes);
    skips(bytes);
  }
}
