// The frame of a text: too common words, ends of sentences and joined forms as bytes.
#include "common/frame.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "common/frame_table.hpp"
#include "common/stopwords.hpp"

using namespace propos;

namespace {

std::vector<Symbol> read(const std::string& bytes) {
  std::vector<Symbol> symbols;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    const auto run = symbols_of(byte);
    if (byte == frame_escape) symbols.push_back(static_cast<Symbol>(bytes[++at]));
    else symbols.insert(symbols.end(), run.begin(), run.end());
  }
  return symbols;
}

}  // namespace

TEST_CASE("any symbols are read as they were written", "[frame]") {
  std::mt19937 random(1);
  const auto kinds = first_common_symbol + static_cast<unsigned>(common_words().size());
  for (std::size_t length = 0; length < 200; ++length) {
    std::vector<Symbol> symbols;
    for (std::size_t i = 0; i < length; ++i) symbols.push_back(static_cast<Symbol>(random() % kinds));
    std::string bytes;
    append_frame(bytes, symbols);
    CHECK(bytes.size() <= 2 * symbols.size());
    CHECK(read(bytes) == symbols);
  }
}

TEST_CASE("a frame is read from any of its places on", "[frame]") {
  std::mt19937 random(4);
  std::vector<Symbol> symbols;
  for (std::size_t i = 0; i < 500; ++i)
    symbols.push_back(random() % 3 == 0 ? place_symbol : static_cast<Symbol>(random() % (8 + common_words().size())));
  std::string bytes;
  append_frame(bytes, symbols);
  std::size_t places = 0;
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    if (symbols[i] != place_symbol) continue;
    auto reader = FrameReader::at_place(bytes, places++);
    for (auto rest = i; rest < symbols.size(); ++rest) REQUIRE(reader.next() == symbols[rest]);
    CHECK(!reader.next());
  }
  CHECK(!FrameReader::at_place(bytes, places).next());
  CHECK(!FrameReader::at_place("", 0).next());
}

TEST_CASE("every byte stands for something, and for nothing twice", "[frame]") {
  std::set<std::vector<Symbol>> runs;
  for (unsigned byte = 0; byte < frame_escape; ++byte) {
    const auto run = symbols_of(static_cast<unsigned char>(byte));
    CHECK(!run.empty());
    CHECK(runs.insert({run.begin(), run.end()}).second);
  }
}

TEST_CASE("frequent runs are one byte", "[frame]") {
  const auto de = common_symbol("de"), la = common_symbol("la");
  std::string bytes;
  append_frame(bytes, std::vector<Symbol>{place_symbol, de, la, place_symbol, place_symbol});
  CHECK(bytes.size() <= 3);
}

TEST_CASE("only stop words and elided words have a symbol, by their accents", "[frame]") {
  CHECK(common_symbol("a") != common_symbol("à"));
  CHECK(common_symbol("la") != common_symbol("là"));
  CHECK(common_symbol("l'") >= first_common_symbol);
  CHECK(common_symbol("l") == 0);
  CHECK(common_symbol("acier") == 0);
  CHECK(common_symbol("") == 0);
  for (const auto word : common_words()) {
    INFO(word);
    CHECK((word.ends_with('\'') || std::ranges::binary_search(stop_words(), word)));
    CHECK(common_symbol(word) >= first_common_symbol);
  }
}
