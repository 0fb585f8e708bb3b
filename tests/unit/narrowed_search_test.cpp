// A search of the server, answered: its words, choices and dates as one query.
#include "query/serve/api/answer.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <set>
#include <string>
#include <vector>

#include "common/error.hpp"
#include "common/text.hpp"
#include "query/language/parse.hpp"
#include "query/language/print_query.hpp"
#include "query/serve/http/target.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::serve;
using namespace propos::testing;

namespace {

struct Place {
  Place() {
    std::vector<Passage> passages;
    const auto add = [&](const std::string& id, const std::string& speaker, const std::string& date,
                         const std::string& host) {
      auto passage = passage_of(id, "Le prix du sel monte.", "Et le prix ?");
      passage.speaker = speaker;
      passage.date = date;
      passage.host = host;
      passage.url = "https://" + host + "/" + id;
      passage.authors = {"Camille Roche"};
      passages.push_back(passage);
    };
    add("p1", "Lou Perrin", "2024-05-06", "revue.example");
    add("p2", "Perrin", "2025-01-02", "revue.example");
    add("p3", "Lou Perrin-Roche", "2023-03-04", "ailleurs.example");
    passages.push_back(passage_of("p4", "L’eau et la démission.", "Et l’eau ?"));
    index_passages(directory / "index", passages);
    SiteOptions options;
    options.indexes = {{"one", directory / "index"}};
    site.emplace(std::make_shared<SharedSite>(options));
  }
  Answer ask(const std::string& query) {
    return answer(*site, search_request_of(parse_target("/search?" + query).parameters), Request());
  }
  std::set<std::string> ids(const std::string& query) {
    std::set<std::string> ids;
    for (const auto& hit : ask(query).hits) ids.insert(hit.passage.id);
    return ids;
  }
  std::string read(const std::string& query) { return ask(query).query; }
  TemporaryDirectory directory;
  std::optional<Site> site;
};

using Ids = std::set<std::string>;

}  // namespace

TEST_CASE("a choice is a whole name, several of one facet are alternatives, facets narrow each other", "[narrowed]") {
  Place place;
  CHECK(place.ids("q=prix") == Ids{"p1", "p2", "p3"});
  CHECK(place.ids("q=prix&speaker=Perrin") == Ids{"p2"});
  CHECK(place.ids("q=locuteur:perrin%20prix") == Ids{"p1", "p2", "p3"});
  CHECK(place.ids("q=prix&speaker=lou%20perrin") == Ids{"p1"});
  CHECK(place.ids("q=prix&speaker=Lou%20Perrin&speaker=Perrin") == Ids{"p1", "p2"});
  CHECK(place.ids("q=prix&speaker=Lou%20Perrin&speaker=Perrin&year=2025") == Ids{"p2"});
  CHECK(place.ids("q=prix&site=revue.example") == Ids{"p1", "p2"});
  CHECK(place.ids("q=prix&site=www.Revue.example&author=Camille%20Roche&year=2024") == Ids{"p1"});
  CHECK(place.ids("q=prix&author=Roche").empty());
}

TEST_CASE("choices alone find all that have them, newest first", "[narrowed]") {
  Place place;
  const auto answer = place.ask("speaker=Lou%20Perrin&speaker=Perrin");
  REQUIRE(answer.hits.size() == 2);
  CHECK(answer.hits.front().passage.id == "p2");
  CHECK(answer.order == Order::newest);
  CHECK(place.ids("since=2024-02") == Ids{"p1", "p2"});
  CHECK(place.ids("until=2024") == Ids{"p1", "p3"});
  CHECK(place.ids("since=2024&until=2024-12") == Ids{"p1"});
}

TEST_CASE("the query is told as it could be typed, and that finds the same", "[narrowed]") {
  Place place;
  for (const auto* query :
       {"q=prix&speaker=Lou%20Perrin&speaker=Perrin&year=2024", "q=prix%20OU%20sel&site=revue.example",
        "q=%2Bprix%20-eau&author=Camille%20Roche", "q=%22prix%20du%20sel%22&since=2024&until=2025", "speaker=Perrin",
        "q=prix%20ET%20sel&kind=answer"}) {
    INFO(query);
    const auto answer = place.ask(query);
    INFO(answer.query);
    Searcher searcher(place.directory / "index");
    const auto again = searcher.search(parse_query(answer.query), {});
    CHECK(again.total == answer.total);
    CHECK(again.query == answer.query);
    CHECK(answer.total > 0);
  }
  CHECK(place.read("q=prix&speaker=Lou%20Perrin&site=revue.example") ==
        "prix locuteur:=\"Lou Perrin\" site:\"revue.example\"");
}

TEST_CASE("a site that is not there is said, with those that are", "[narrowed]") {
  Place place;
  const auto answer = place.ask("q=prix&site=nulle.example");
  CHECK(answer.total == 0);
  REQUIRE_FALSE(answer.notes.empty());
  CHECK_THAT(answer.notes.front().en, Catch::Contains("there are ailleurs.example, revue.example"));
}

TEST_CASE("a facet's number is what its choice finds", "[narrowed]") {
  Place place;
  for (const auto& row : all_facets()) {
    const auto answer = place.ask("q=prix&limit=0&facets=" + std::string(row.name));
    REQUIRE(answer.counts.facets.size() == 1);
    for (const auto& value : answer.counts.facets.front().values) {
      INFO(row.name << "=" << value.value);
      CHECK(place.ask("q=prix&" + std::string(row.name) + "=" + percent_encode(value.value)).total == value.passages);
    }
  }
}

TEST_CASE("words are corrected for hits, and for numbers beside them only where they go with the hits", "[narrowed]") {
  Place place;
  CHECK(place.ask("q=demision").total == 1);
  CHECK(place.ask("q=demision&exact=1").total == 0);
  CHECK(place.ask("q=demision&keep=demision").total == 0);
  CHECK(place.ask("q=demision&facets=year").total == 0);
  auto search = search_request_of({{"q", "demision"}, {"facets", "year"}});
  search.counts_as_read = true;
  CHECK(answer(*place.site, search, Request()).total == 1);
}

TEST_CASE("a label that is kept as it was typed is no topic", "[narrowed]") {
  Place place;
  const auto& topic = place.site->topics().front();
  const auto label = percent_encode(topic.label_en);
  const auto words = place.ask("q=" + label + "&exact=1").query;
  CHECK(place.ask("q=" + label).query != words);
  CHECK(place.ask("q=" + label + "&keep=" + label).query == words);
}

TEST_CASE("without time, or when nobody waits, there is an error and no empty answer", "[narrowed]") {
  Place place;
  const auto search = search_request_of({{"q", "prix OU sel"}});
  Request late;
  late.deadline = std::chrono::steady_clock::now() - std::chrono::seconds(1);
  CHECK_THROWS_AS(answer(*place.site, search, late), Error);
  const std::atomic<bool> left = true;
  Request gone;
  gone.cancelled = &left;
  try {
    answer(*place.site, search, gone);
    FAIL("no error");
  } catch (const Error& e) {
    CHECK(e.kind() == ErrorKind::too_late);
  }
}

TEST_CASE("an empty search and an unknown topic or index are errors that say so", "[narrowed]") {
  Place place;
  CHECK_THROWS_WITH(place.ask(""), Catch::Contains("empty query"));
  CHECK_THROWS_WITH(place.ask("topic=zorille"), Catch::Contains("there are: "));
  CHECK_THROWS_WITH(place.ask("q=prix&db=zorille"), "db: no index \"zorille\"; there are: one");
}
