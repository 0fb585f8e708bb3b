// A search that is to end before everything was looked at.
#include "query/meaning/stop.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "query/language/parse.hpp"
#include "query/search.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

using Clock = Stop::Clock;

Stop past() { return Stop(Clock::now() - std::chrono::seconds(1)); }

struct Place {
  Place() {
    std::vector<Passage> passages;
    for (int i = 0; i < 40; ++i) {
      passages.push_back(
          passage_of("p" + std::to_string(i), "Le sel gris de la mer numéro " + std::to_string(i) + "."));
      passages.back().date = "2024-01-" + std::to_string(10 + i % 20);
    }
    index_passages(directory / "index", passages);
  }
  Answer ask(const std::string& query, Stop* stop, SearchOptions options = {}) {
    options.stop = stop;
    Searcher searcher(directory / "index");
    return searcher.search(parse_query(query), options);
  }
  TemporaryDirectory directory;
};

}  // namespace

TEST_CASE("a stop is due at its time or when the flag is set, and stays so", "[stop]") {
  Stop late(Clock::now() + std::chrono::hours(1));
  CHECK_FALSE(late.is_due());
  CHECK_FALSE(late.was_due());
  CHECK(past().is_due());
  std::atomic<bool> cancelled = false;
  Stop flagged(Clock::now() + std::chrono::hours(1), &cancelled);
  CHECK_FALSE(flagged.is_due());
  cancelled = true;
  CHECK(flagged.is_due());
  cancelled = false;
  CHECK(flagged.is_due());
}

TEST_CASE("a loop looks at the clock once in about a thousand steps, and then at each", "[stop]") {
  auto stop = past();
  int steps = 0;
  while (!stop.is_due_after(1)) ++steps;
  CHECK(steps == 1023);
  CHECK(stop.is_due_after(1));
  auto long_steps = past();
  CHECK(long_steps.is_due_after(1024));
}

TEST_CASE("without a stop, or with one that is not due, an answer is complete", "[stop]") {
  Place place;
  Stop late(Clock::now() + std::chrono::hours(1));
  for (const auto* query : {"sel gris", "\"sel gris\"", "sel OU mer", "sel date:2024", "sel PRÈS mer"}) {
    INFO(query);
    const auto free = place.ask(query, nullptr);
    const auto timed = place.ask(query, &late);
    CHECK(timed.complete);
    CHECK(timed.total == free.total);
    REQUIRE(timed.hits.size() == free.hits.size());
    for (std::size_t i = 0; i < timed.hits.size(); ++i) CHECK(timed.hits[i].passage.id == free.hits[i].passage.id);
  }
}

TEST_CASE("a search whose time is over says so", "[stop]") {
  Place place;
  for (const auto* query : {"sel gris", "\"sel gris\"", "sel OU mer", "sel date:2024"}) {
    INFO(query);
    auto stop = past();
    const auto answer = place.ask(query, &stop);
    CHECK_FALSE(answer.complete);
    CHECK_FALSE(answer.exact);
  }
}

TEST_CASE("what was found in time is shown when its time is over before the second pass", "[stop]") {
  Place place;
  std::atomic<bool> cancelled = false;
  Stop stop(Clock::now() + std::chrono::hours(1), &cancelled);
  Searcher searcher(place.directory / "index");
  SearchOptions options;
  options.stop = &stop;
  options.limit = 30;
  std::size_t taken = 0;
  const auto answer = searcher.go_through(parse_query("sel"), options, [&](Answer&& batch) {
    taken += batch.hits.size();
    cancelled = true;  // between two batches
    return true;
  });
  CHECK(taken == 30);
  CHECK_FALSE(answer.complete);
}

TEST_CASE("a walk gives all hits in batches, in the order of the search", "[stop]") {
  Place place;
  Searcher searcher(place.directory / "index");
  SearchOptions options;
  options.limit = 1000;
  auto walk = searcher.walk(parse_query("sel"), options);
  CHECK(walk.answer().total == 40);
  Answer batch;
  std::vector<std::string> ids;
  while (walk.next(batch))
    for (const auto& hit : batch.hits) {
      ids.push_back(hit.passage.id);
      CHECK(hit.rank == static_cast<int>(ids.size()));
    }
  CHECK(ids.size() == 40);
  options.selection.offset = 35;
  auto behind = searcher.walk(parse_query("sel"), options);
  REQUIRE(behind.next(batch));
  CHECK(batch.hits.size() == 5);
  CHECK(batch.hits.front().passage.id == ids[35]);
  CHECK(batch.hits.front().rank == 36);
  CHECK_FALSE(behind.next(batch));
}
