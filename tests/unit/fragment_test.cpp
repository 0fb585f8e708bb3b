#include "common/fragment.hpp"

#include <catch2/catch.hpp>

#include <string>

#include "common/text.hpp"

using namespace propos;

namespace {

const std::string url = "https://revue.example/12/";

std::string directive(const std::string& text, std::size_t uncut = npos, const std::string& before = {}) {
  const auto link = link_to(url, opening_of(text, uncut), before);
  REQUIRE(link.substr(0, url.size()) == url);
  return link.substr(url.size());
}

}  // namespace

TEST_CASE("a link leads to the first words of the sentence", "[fragment]") {
  CHECK(directive("Une dette.") == "#:~:text=Une%20dette");
  CHECK(directive("Un deux trois quatre. Cinq six sept.") == "#:~:text=Un%20deux%20trois%20quatre");
  CHECK(directive("un deux trois quatre cinq six sept huit neuf dix onze") ==
        "#:~:text=un%20deux%20trois%20quatre%20cinq%20six%20sept%20huit");
}

TEST_CASE("the fragment's own signs and all that is not plain are encoded", "[fragment]") {
  const auto link = directive("Elle, l’été & peut-être");
  CHECK(link == "#:~:text=Elle%2C%20l%E2%80%99%C3%A9t%C3%A9%20%26%20peut%2D%C3%AAtre");
}

TEST_CASE("leading signs are left out and the words stay as they are written", "[fragment]") {
  CHECK(directive("« Oui, dit-elle »") == "#:~:text=Oui%2C%20dit%2Delle");
}

TEST_CASE("a footnote call or the line's end ends the words early", "[fragment]") {
  CHECK(directive("Le ciel et la mer montent", std::string("Le ciel").size()) == "#:~:text=Le%20ciel");
  CHECK(directive("Premier vers\nSecond vers") == "#:~:text=Premier%20vers");
}

TEST_CASE("an elided article is not parted from its word", "[fragment]") {
  const auto link = directive("un deux trois quatre cinq six sept huit l’école");
  CHECK(link.find("l%E2%80%99") == npos);
  CHECK(directive("un deux trois quatre cinq six sept l’école neuf") ==
        "#:~:text=un%20deux%20trois%20quatre%20cinq%20six%20sept%20l%E2%80%99%C3%A9cole");
}

TEST_CASE("where a sentence stands twice the last words before it are its prefix", "[fragment]") {
  const std::string before = "Je vous demande une dernière fois pourquoi ?";
  CHECK(directive("Parce que.", npos, before) == "#:~:text=une%20derni%C3%A8re%20fois%20pourquoi-,Parce%20que");
  CHECK(directive("Parce que.", npos, "Une autre ligne\nPourquoi ?") == "#:~:text=Pourquoi-,Parce%20que");
  CHECK(directive("Parce que.", npos, "… !") == "#:~:text=Parce%20que");
}

TEST_CASE("without an address or words there is nothing to lead to", "[fragment]") {
  CHECK(link_to("", "Une dette").empty());
  CHECK(link_to(url, "") == url);
  CHECK(opening_of("", npos).empty());
  CHECK(opening_of("… !", npos).empty());
}

TEST_CASE("an address that has a fragment keeps it", "[fragment]") {
  CHECK(link_to(url + "#suite", "Une dette") == url + "#suite:~:text=Une%20dette");
}
