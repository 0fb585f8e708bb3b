// Occurrences: equal to what a plain search through the dumped texts counts, and relative to the words of each part.
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <regex>
#include <string>
#include <vector>

#include "common/dates.hpp"
#include "common/text.hpp"
#include "common/tokens.hpp"
#include "tests/support/passages.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

struct Place {
  Place() : passages(sample_passages()) {
    add_to_index(index(), passages);
    // What nobody says is counted nowhere.
    std::erase_if(passages, [](const Passage& passage) { return is_apart(passage.kind); });
  }
  std::string index() const { return (directory / "index").string(); }
  Outcome query(std::vector<std::string> arguments, const std::string& input = {}) const {
    arguments.insert(arguments.begin(), {"-d", index()});
    RunOptions options;
    options.input = input;
    return run_query(arguments, options);
  }
  Json count(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"--count", "--occurrences", "--format", "json"});
    return parse_json(query(arguments).out, "output");
  }
  TemporaryDirectory directory;
  std::vector<Passage> passages;
};

/// How often the pattern stands, as whole words, in a text without accents and capitals.
std::size_t count_in(const std::string& text, const std::string& pattern) {
  static const std::string letter = "[a-z0-9]";
  const auto folded = " " + std::regex_replace(fold(text), std::regex("[^a-z0-9]+"), " ") + " ";
  const std::regex whole(" (?=(?:" + pattern + ") )");
  return static_cast<std::size_t>(
      std::distance(std::sregex_iterator(folded.begin(), folded.end(), whole), std::sregex_iterator()));
}

std::size_t count_in(const Passage& passage, const std::string& pattern) {
  return count_in(passage.question, pattern) + count_in(passage.text, pattern);
}

std::size_t words_of(const Passage& passage) { return count_words(passage.question) + count_words(passage.text); }

}  // namespace

TEST_CASE("occurrences of words and phrases are as many as a plain search counts", "[cli][occurrences]") {
  const Place place;
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"acier", "aciers?"},
      {"=soudeurs", "soudeurs"},
      {"soudeur", "soudeurs?"},
      {"\"droits de douane\"", "droits? de douanes?"},
      {"\"logiciel libre\"", "logiciels? libres?"},
      {"soudeur OU \"logiciel libre\"", "soudeurs?|logiciels? libres?"}};
  for (const auto& [query, pattern] : rows) {
    INFO(query);
    std::size_t expected = 0;
    for (const auto& passage : place.passages) expected += count_in(passage, pattern);
    REQUIRE(expected > 3);
    CHECK(place.count({query})["occurrences"] == expected);
    const auto lines = place.query({"--kwic", "--format", "ndjson", query});
    CHECK(lines_of(lines.out).size() == expected);
  }
}

TEST_CASE("the words of the collection are those of its questions and answers", "[cli][occurrences]") {
  const Place place;
  std::size_t words = 0;
  for (const auto& passage : place.passages) words += words_of(passage);
  const auto counted = place.count({"acier"});
  CHECK(counted["words"] == words);
  const auto expected = 1e4 * counted["occurrences"].get<double>() / static_cast<double>(words);
  CHECK(counted["per_10000"].get<double>() == Approx(expected).margin(1e-4));
}

TEST_CASE("frequencies are relative to the words of each facet's value and each month", "[cli][occurrences]") {
  const Place place;
  const auto counted = place.count({"--facets", "year,post", "--timeline", "soudeur"});
  std::map<std::string, std::size_t> words, found;
  for (const auto& passage : place.passages)
    for (const auto& key :
         {plain_date(passage.date).substr(0, 4), plain_date(passage.date).substr(0, 7), passage.post}) {
      words[key] += words_of(passage);
      found[key] += count_in(passage, "soudeurs?");
    }
  std::size_t rows = 0;
  const auto check = [&](const Json& row, const std::string& key) {
    INFO(key);
    CHECK(row["words"] == words[key]);
    CHECK(row["occurrences"] == found[key]);
    ++rows;
  };
  for (const auto& row : counted["facets"]["year"]) check(row, row["value"]);
  for (const auto& row : counted["facets"]["post"]) check(row, row["value"]);
  std::size_t occurrences = 0;
  for (const auto& row : counted["timeline"]) {
    check(row, row["period"]);
    occurrences += row["occurrences"].get<std::size_t>();
  }
  CHECK(rows > 6);
  CHECK(counted["occurrences"] == occurrences);
}

TEST_CASE("names and dates of a query narrow what frequencies are relative to", "[cli][occurrences]") {
  const Place place;
  std::size_t words = 0;
  for (const auto& passage : place.passages)
    if (passage.date.starts_with("2023")) words += words_of(passage);
  CHECK(place.count({"soudeur date:2023"})["words"] == words);
  CHECK(place.count({"+soudeur ET date:2023"})["words"] == words);
  CHECK(place.count({"soudeur OU date:2023"})["words"] == place.count({"soudeur"})["words"]);
}

TEST_CASE("words near each other are one occurrence a pair, from the first word to the last", "[cli][occurrences]") {
  const TemporaryDirectory directory;
  std::vector<Passage> passages(1);
  passages[0].id = "1#1";
  passages[0].title = "Prix de l’acier";
  passages[0].question = "Le prix de l’acier monte ?";
  passages[0].text = "L’acier a un prix. Le bois aussi en a un autre, et puis le sel, la mer, le vent ont leur prix.";
  add_to_index(directory / "index", passages);
  const auto count = [&](const std::string& query) {
    const auto out =
        run_query({"-d", (directory / "index").string(), "--count", "--occurrences", "--format", "tsv", query});
    return lines_of(out.out).at(1);
  };
  CHECK_THAT(count("acier PRÈS/3 prix"), Catch::Contains("\t1\t2\t"));
  CHECK_THAT(count("prix"), Catch::Contains("\t1\t3\t"));
  CHECK_THAT(count("titre:prix"), Catch::Contains("\t1\t0\t"));
  CHECK_THAT(count("réponse:prix"), Catch::Contains("\t1\t2\t"));
}

TEST_CASE("occurrences have a table each in text, csv and tsv", "[cli][occurrences]") {
  const Place place;
  const auto text = place.query({"--count", "--occurrences", "--facets", "speaker", "soudeur"});
  CHECK(text.status == 0);
  const auto lines = lines_of(text.out);
  REQUIRE(lines.size() > 4);
  CHECK_THAT(lines[0], Catch::Contains("passages") && Catch::Contains("occurrences") && Catch::Contains("mots"));
  CHECK_THAT(lines[3], Catch::StartsWith("Locuteurs"));
  const auto csv = place.query({"--count", "--occurrences", "--facets", "speaker", "--format", "csv", "soudeur"});
  CHECK_THAT(csv.out, Catch::StartsWith("facet,value,label,passages,occurrences,words,per_10000\r\nspeaker,"));
  const auto tsv = place.query({"--count", "--occurrences", "--timeline", "--format", "tsv", "soudeur"});
  CHECK_THAT(tsv.out, Catch::StartsWith("period\tpassages\toccurrences\twords\tper_10000\n"));
  const auto batch =
      place.query({"--count", "--occurrences", "--format", "csv", "--batch", "-"}, "a\tsoudeur\nb\tzyzzyva\n");
  CHECK_THAT(batch.out, Catch::StartsWith("qid,query,passages,occurrences,words,per_10000\r\na,soudeur,") &&
                            Catch::Contains("\r\nb,zyzzyva,0,0,"));
}

TEST_CASE("what is counted is not corrected, and an unknown word is told", "[cli][occurrences]") {
  const Place place;
  for (const std::vector<std::string>& options :
       std::vector<std::vector<std::string>>{{"--count"}, {"--count", "--occurrences"}, {"--kwic"}, {"--timeline"}}) {
    auto arguments = options;
    arguments.push_back("soudeurrs");
    const auto near = place.query(arguments);
    INFO(options.back());
    CHECK(near.status == 1);
    CHECK_THAT(near.err, Catch::Contains("vouliez-vous dire"));
    arguments.back() = "qzxwvkj";
    CHECK_THAT(place.query(arguments).err, Catch::Contains("qzxwvkj") && Catch::Contains("dans aucun passage"));
  }
  CHECK(place.query({"soudeurrs"}).status == 0);
}
