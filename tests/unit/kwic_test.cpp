// Concordances: what stands left and right of a keyword, and in which order.
#include <catch2/catch.hpp>

#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "query/print/kwic_printer.hpp"
#include "query/print/wrap.hpp"
#include "tests/support/posts.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

/// A hit whose answer has `word` marked wherever it stands.
Hit hit_with(const std::string& id, const std::string& text, const std::string& word) {
  Hit hit;
  hit.passage = passage_of(id, text);
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
    hit.answer_places.emplace_back(at, at + word.size());
  return hit;
}

std::string printed(const std::vector<Hit>& hits, std::size_t columns, std::size_t width = 80) {
  Answer answer;
  answer.hits = hits;
  PrintOptions options;
  options.kwic = KwicStyle{columns, KwicSort::rank};
  options.content = Content::kwic;
  options.style.width = width;
  std::ostringstream out;
  KwicPrinter printer(out, options, 0);
  printer.begin("1", "acier");
  printer.add(std::move(answer));
  Answer all;
  printer.end(all);
  return out.str();
}

}  // namespace

TEST_CASE("a line has whole words on both sides, with white space as one space", "[kwic]") {
  const std::vector<Hit> hits = {hit_with("1", "Le prix\n\nde  l’acier monte encore.", "acier")};
  const auto lines = concordance(hits, 12, KwicSort::rank);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].left == "prix de l’");
  CHECK(lines[0].keyword == "acier");
  CHECK(lines[0].right == " monte");
  CHECK(concordance(hits, 100, KwicSort::rank)[0].left == "Le prix de l’");
}

TEST_CASE("context is not cut where French has a no-break space", "[kwic]") {
  CHECK(first_words(" oui\u00A0! non", 6) == " oui\u00A0!");
  CHECK(first_words(" oui\u00A0! non", 5).empty());
  CHECK(first_words(" dit « oui »", 7) == " dit");
  CHECK(last_words("il va ? Non, ", 8) == "Non, ");
  CHECK(last_words("il va ? Non, ", 100) == "il va ? Non, ");
  CHECK(last_words("anticonstitutionnellement ", 5).empty());
}

TEST_CASE("lines are sorted by the words beside the keyword, folded, and stay in order where they agree", "[kwic]") {
  const std::vector<Hit> hits = {hit_with("1", "Un été sel bas.", "sel"), hit_with("2", "Mon ete sel Âpre.", "sel"),
                                 hit_with("3", "Un autre sel bas.", "sel")};
  const auto order = [&](KwicSort sort) {
    std::string ids;
    for (const auto& line : concordance(hits, 40, sort)) ids += line.id;
    return ids;
  };
  CHECK(order(KwicSort::rank) == "123");
  CHECK(order(KwicSort::left) == "321");
  CHECK(order(KwicSort::right) == "213");
}

TEST_CASE("keywords stand in one column, and no line is wider than the terminal", "[kwic]") {
  const std::string wide = "平平平 平平 acier 平平平平 平平平平平平 平平平平平平 平平平平平平 平平平平平 平平平平";
  const std::vector<Hit> hits = {hit_with("1#1", "L’acier, puis de la fonte, et encore beaucoup de sable.", "acier"),
                                 hit_with("2", "Puis, et en dernier lieu, on a enfin parlé d’acier.", "acier"),
                                 hit_with("12345678#123", wide, "acier")};
  for (const std::size_t width : {20u, 40u, 80u, 200u}) {
    std::istringstream lines(printed(hits, 0, width));
    std::set<std::size_t> starts;
    for (std::string line; std::getline(lines, line);) {
      INFO(line);
      CHECK(columns(line) <= width);
      starts.insert(columns(line.substr(0, line.find("acier"))));
    }
    CHECK(starts.size() == 1);
  }
}

TEST_CASE("with a width there are so many columns on each side, however wide the terminal is", "[kwic]") {
  const std::string words = "un deux trois quatre cinq six sept huit neuf dix ";
  const auto line = printed({hit_with("1", words + "acier " + words, "acier")}, 20, 30);
  CHECK(line == "1   sept huit neuf dix acier un deux trois\n");
}
