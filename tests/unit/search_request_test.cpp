// What a search is asked, as parameters and back.
#include "query/serve/api/search_request.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "common/error.hpp"
#include "query/serve/http/target.hpp"

using namespace propos;
using namespace propos::serve;

namespace {

SearchRequest read(const std::string& query) { return search_request_of(parse_target("/search?" + query).parameters); }

/// `where: message` of what reading throws.
std::string complaint(const std::string& query) {
  try {
    read(query);
  } catch (const Error& e) {
    return e.what();
  }
  return "none";
}

}  // namespace

TEST_CASE("every parameter comes back from the address that it makes", "[search_request]") {
  const std::vector<std::string> urls = {
      "/search",
      "/search?db=revue&q=prix%20de%20l%E2%80%99acier",
      "/search?topic=talent",
      "/search?q=prix&speaker=Camille%20Dupont&speaker=Zo%C3%A9%20%26%20Cie&author=A&tag=B&year=2024&year=2025",
      "/search?q=prix&site=revue.example&kind=answer&language=fr&post=24",
      "/search?q=prix&since=2024-03&until=2025",
      "/search?q=prix&since=6mois",
      "/search?q=demision%20prix&keep=demision&keep=prix&exact=1",
      "/search?like=24%231",
      "/search?q=prix&limit=25&offset=50&sort=-date",
      "/search?q=prix&sort=date&collapse=post",
      "/search?q=prix&excerpts=3&context=1",
      "/search?q=prix&full=1&explain=1&lang=en",
      "/search?q=prix&facets=author%2Cyear&facet-values=5&timeline=1",
      "/search?q=prix&count=1&occurrences=1",
      "/search?q=prix&kwic=30&kwic-sort=left",
      "/search?q=prix&limit=20&kwic=",
  };
  std::vector<std::string_view> seen;
  for (const auto& url : urls) {
    INFO(url);
    const auto parameters = parse_target(url).parameters;
    const auto request = search_request_of(parameters);
    CHECK(request.to_url("/search") == url);
    CHECK(search_request_of(request.parameters()) == request);
    for (const auto& row : search_parameters())
      for (const auto& [name, value] : parameters)
        if (name == row.name) seen.push_back(row.name);
  }
  for (const auto& row : search_parameters()) {
    INFO(row.name);
    CHECK(std::find(seen.begin(), seen.end(), row.name) != seen.end());
  }
}

TEST_CASE("what is given as it is anyway does not stand in the address", "[search_request]") {
  CHECK(read("q=prix&limit=10&offset=0&sort=score&exact=0&excerpts=1&facet-values=1000").to_url("/s") == "/s?q=prix");
  CHECK(read("q=prix&kwic=40&kwic-sort=rank&limit=100").to_url("/s") == "/s?q=prix&kwic=");
  CHECK(read("q=%20prix%20%20acier%20").q == "prix acier");
  CHECK(read("q=prix&speaker=A&speaker=A").chosen.size() == 1);
  CHECK(read("utm_source=x").empty());
}

TEST_CASE("wrong values are refused with the parameter's name and what is allowed", "[search_request]") {
  CHECK(complaint("limit=-1") == "limit: \"-1\": expected a whole number from 0 to 10000");
  CHECK(complaint("limit=1e3") == "limit: \"1e3\": expected a whole number from 0 to 10000");
  CHECK(complaint("limit=99999999999999999999") ==
        "limit: \"99999999999999999999\": expected a whole number from 0 to 10000");
  CHECK(complaint("limit=10001") == "limit: \"10001\": expected a whole number from 0 to 10000");
  CHECK(complaint("offset=9990") == "none");
  CHECK(complaint("offset=9991") ==
        "offset: offset and limit go past the first 10000 hits: with 10 hits the offset may be 0 to 9990");
  CHECK(complaint("limit=0") == "limit: 0 hits leave nothing to show: add facets, timeline or count");
  CHECK(complaint("excerpts=11") == "excerpts: \"11\": expected a whole number from 1 to 10");
  CHECK(complaint("sort=best") == "sort: \"best\": expected score, date (oldest first) or -date (newest first)");
  CHECK(complaint("q=a&q=b") == "q: given twice: give one value");
  CHECK(complaint("year=24") == "year: \"24\": expected a year, as 2024");
  CHECK(complaint("since=hier") ==
        "since: \"hier\": expected a date (2025, 2025-09, 2025-09-10) or a period (1jour, 2 weeks, 6mois)");
  CHECK(complaint("until=2024..2025") == "until: \"2024..2025\": expected a date (2025, 2025-09, 2025-09-10)");
  CHECK(complaint("exact=yes") == "exact: \"yes\": expected 1 or 0");
  CHECK_THAT(complaint("facets=couleur"), Catch::StartsWith("facets: no facet \"couleur\"; there are: author, tag"));
  CHECK(complaint("kwic=501") == "kwic: \"501\": expected a whole number from 1 to 500");
  CHECK(complaint("q=" + std::string(1024, 'a')) == "none");
  CHECK(complaint("q=" + std::string(1025, 'a')) == "q: the query is longer than 1024 bytes");
}

TEST_CASE("more choices of facets than the limit are refused", "[search_request]") {
  std::string choices = "q=a";
  for (std::size_t i = 0; i < limits::max_choices; ++i) choices += "&tag=t" + std::to_string(i);
  CHECK(complaint(choices) == "none");
  CHECK(complaint(choices + "&tag=one-more") == "tag: more than 64 values of facets");
}

TEST_CASE("what cannot be asked together is refused", "[search_request]") {
  CHECK_THAT(complaint("q=a&topic=talent"), Catch::StartsWith("topic: words and topic exclude each other"));
  CHECK_THAT(complaint("q=a&count=1&facets=year"), Catch::StartsWith("count: a number only"));
  CHECK(complaint("q=a&count=1&facets=year&occurrences=1") == "none");
  CHECK_THAT(complaint("q=a&occurrences=1"), Catch::StartsWith("occurrences: needs count"));
  CHECK_THAT(complaint("q=a&full=1&excerpts=2"), Catch::StartsWith("full: full and excerpts"));
  CHECK_THAT(complaint("q=a&kwic=&timeline=1"), Catch::StartsWith("kwic: it shows no posts"));
  CHECK_THAT(complaint("q=a&kwic=&context=1"), Catch::StartsWith("kwic: it shows lines only"));
}

TEST_CASE("choices are made and taken back from the first hit on", "[search_request]") {
  const auto first = read("q=prix&offset=20&speaker=A");
  const auto more = first.with(FacetBy::year, "2024");
  CHECK(more.to_url("/s") == "/s?q=prix&speaker=A&year=2024");
  CHECK(more.has(FacetBy::year, "2024"));
  CHECK_FALSE(more.has(FacetBy::tag, "2024"));
  CHECK(more.without(FacetBy::speaker, "A").to_url("/s") == "/s?q=prix&year=2024");
  CHECK(more.with(FacetBy::year, "2024") == more);
  CHECK_FALSE(first == more);
}

TEST_CASE("unknown parameters are refused where they are, with those that there are", "[search_request]") {
  CHECK_NOTHROW(refuse_unknown({{"a", "1"}, {"b", "2"}}, {"a", "b"}));
  CHECK_THROWS_WITH(refuse_unknown({{"c", "1"}}, {"a", "b"}), "c: no such parameter; there are: a, b");
}
