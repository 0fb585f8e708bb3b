// Bytes that are no UTF-8.
#include "indexer/source/encoding.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace propos;

TEST_CASE("windows-1252 has its signs between 0x80 and 0x9F, and is Latin-1 elsewhere", "[encoding]") {
  const std::vector<std::pair<int, int>> rows = {{0x41, 0x41},   {0x7F, 0x7F},   {0x80, 0x20AC}, {0x81, 0x81},
                                                 {0x85, 0x2026}, {0x92, 0x2019}, {0x9C, 0x0153}, {0x9D, 0x9D},
                                                 {0x9F, 0x0178}, {0xA0, 0xA0},   {0xE9, 0xE9},   {0xFF, 0xFF}};
  for (const auto& [byte, code_point] : rows) {
    INFO(byte);
    CHECK(windows_1252(static_cast<unsigned char>(byte)) == code_point);
  }
}

TEST_CASE("a page that is UTF-8 stays, whatever it says of itself", "[encoding]") {
  std::size_t replaced = 0;
  const std::string page = "<meta charset=\"iso-8859-1\"><p>L’été</p>";
  CHECK(page_as_utf8(page, &replaced) == page);
  CHECK(page_as_utf8("", &replaced).empty());
  CHECK(replaced == 0);
}

TEST_CASE("a page that is not, and does not say that it is, is windows-1252", "[encoding]") {
  std::size_t replaced = 0;
  CHECK(page_as_utf8("L\x92\xE9t\xE9, c\x9Cur \x80", &replaced) == "L’été, cœur €");
  CHECK(page_as_utf8("<meta charset=iso-8859-15>\xE9", &replaced) == "<meta charset=iso-8859-15>é");
  CHECK(replaced == 0);
}

TEST_CASE("bad bytes of a page that says it is UTF-8 are replaced and counted", "[encoding]") {
  std::size_t replaced = 1;
  CHECK(page_as_utf8("<meta charset='UTF-8'>\xE9t\xE9 ici", &replaced) == "<meta charset='UTF-8'>\uFFFDt\uFFFD ici");
  CHECK(replaced == 3);
  CHECK(page_as_utf8("<meta content='text/html; charset=utf8'>\xE9") ==
        "<meta content='text/html; charset=utf8'>\uFFFD");
}

TEST_CASE("what is packed or UTF-16 is refused with the next step, anything else is taken", "[encoding]") {
  const std::string zero(1, '\0');
  for (const auto& head : {std::string("\xFF\xFE<"), std::string("\xFE\xFF"), "<" + zero, zero + "<"}) {
    CHECK_THAT(reason_to_refuse(head), Catch::Contains("UTF-16"));
  }
  CHECK_THAT(reason_to_refuse("\x1F\x8B\x08"), Catch::Contains("gunzip"));
  CHECK_THAT(reason_to_refuse("PK\x03\x04"), Catch::Contains("unzip"));
  for (const auto& head :
       {std::string(), std::string("{"), std::string("PK"), std::string("\xEF\xBB\xBF{"), zero + zero})
    CHECK(reason_to_refuse(head).empty());
}
