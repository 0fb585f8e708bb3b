// Numbers and texts in bytes: what is appended is read back, what is not there whole is told.
#include "common/bytes.hpp"

#include <catch2/catch.hpp>

#include <cstdint>
#include <string>
#include <vector>

using namespace propos;

TEST_CASE("a varint takes as few bytes as it needs and is read back", "[bytes]") {
  const std::vector<std::pair<std::uint32_t, std::size_t>> rows = {
      {0, 1}, {1, 1}, {127, 1}, {128, 2}, {16383, 2}, {16384, 3}, {(1u << 28) - 1, 4}, {1u << 28, 5}, {UINT32_MAX, 5}};
  for (const auto& [number, size] : rows) {
    INFO(number);
    std::string bytes;
    append_varint(bytes, number);
    CHECK(bytes.size() == size);
    ByteReader reader(bytes);
    std::uint32_t read = 7;
    CHECK(reader.varint(read));
    CHECK(read == number);
    CHECK(reader.at_end());
  }
}

TEST_CASE("a varint that is cut off or has more than 32 bits is not read, and nothing is given", "[bytes]") {
  std::string large;
  append_varint(large, std::uint64_t{1} << 32);
  std::string largest;
  append_varint(largest, UINT64_MAX);
  for (const std::string& bytes :
       {std::string(), std::string("\x80"), std::string("\xFF\xFF\xFF\xFF"), std::string("\xFF\xFF\xFF\xFF\x10"),
        std::string("\x80\x80\x80\x80\x80\x00", 6), large, largest, std::string(1000, '\xFF')}) {
    ByteReader reader(bytes);
    std::uint32_t read = 7;
    CHECK_FALSE(reader.varint(read));
    CHECK(read == 7);
    CHECK(reader.rest() == bytes);
  }
}

TEST_CASE("fixed numbers are little endian, and are read only where all their bytes are", "[bytes]") {
  std::string bytes;
  append_fixed(bytes, 0xFE, 1);
  append_fixed(bytes, 0xFEDCBA, 3);
  append_fixed(bytes, 0xFEDCBA98, 4);
  append_fixed(bytes, 0xFEDCBA9876543210, 8);
  CHECK(bytes.substr(0, 8) == "\xFE\xBA\xDC\xFE\x98\xBA\xDC\xFE");
  ByteReader reader(bytes);
  std::uint8_t one = 0;
  std::uint32_t three = 0, four = 0;
  std::uint64_t eight = 0;
  REQUIRE(reader.u8(one));
  REQUIRE(reader.u24(three));
  REQUIRE(reader.u32(four));
  REQUIRE(reader.u64(eight));
  CHECK(one == 0xFE);
  CHECK(three == 0xFEDCBA);
  CHECK(four == 0xFEDCBA98);
  CHECK(eight == 0xFEDCBA9876543210);
  CHECK(reader.at_end());
  CHECK_FALSE(reader.u8(one));
  CHECK_FALSE(ByteReader("ab").u24(three));
  CHECK_FALSE(ByteReader("abc").u32(four));
  CHECK_FALSE(ByteReader("abcdefg").u64(eight));
  CHECK(eight == 0xFEDCBA9876543210);
}

TEST_CASE("a text is read behind its length, unless it is shorter than that says", "[bytes]") {
  std::string bytes;
  append_text(bytes, "");
  append_text(bytes, std::string(300, 'x'));
  append_text(bytes, "fin");
  ByteReader reader(bytes);
  std::string_view text = "?";
  CHECK(reader.text(text));
  CHECK(text.empty());
  CHECK(reader.text(text));
  CHECK(text == std::string(300, 'x'));
  CHECK_FALSE(ByteReader(reader.rest().substr(0, 3)).text(text));
  CHECK(reader.bytes(2, text));
  CHECK(text ==
        "\x03"
        "f");
  CHECK_FALSE(reader.bytes(3, text));
  CHECK(reader.rest() == "in");
  CHECK_FALSE(ByteReader("\xFF\xFF\xFF\xFF\x0F"
                         "abc")
                  .text(text));
}
