// Pages, order by date and collapsed posts, against the whole ranking of the sample corpus; and what is
// refused.
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "common/dates.hpp"
#include "query/language/parse.hpp"
#include "query/print/wrap.hpp"
#include "query/search.hpp"
#include "tests/support/passages.hpp"
#include "tests/support/random_queries.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

const std::string day = "2026-06-01";

struct Place {
  Place() : passages(sample_passages_of_all_kinds()) { add_to_index(index(), passages); }
  std::string index() const { return (directory / "index").string(); }
  Outcome query(std::vector<std::string> arguments, const std::string& input = {}) const {
    arguments.insert(arguments.begin(), {"-d", index(), "--exact"});
    RunOptions options;
    options.input = input;
    return run_query(arguments, options);
  }
  std::vector<std::string> ids(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"--template", "{id}"});
    return lines_of(query(arguments).out);
  }
  TemporaryDirectory directory;
  std::vector<Passage> passages;
};

SearchOptions page_options(std::size_t limit, Order order) {
  SearchOptions options;
  options.exact = true;
  options.snippets = false;
  options.limit = limit;
  options.selection.order = order;
  return options;
}

/// All pages of a query, one behind the other.
std::vector<Hit> all_pages(Searcher& searcher, const Query& query, SearchOptions options) {
  std::vector<Hit> hits;
  for (options.selection.offset = 0;; options.selection.offset += options.limit) {
    auto page = searcher.search(query, options).hits;
    for (auto& hit : page) {
      REQUIRE(hit.rank == static_cast<int>(hits.size()) + 1);
      hits.push_back(std::move(hit));
    }
    if (page.size() < options.limit) return hits;
  }
}

/// The posts of a ranking of passages: each where its first passage stands.
std::vector<std::vector<const Hit*>> posts_of(const std::vector<Hit>& ranking) {
  std::vector<std::vector<const Hit*>> posts;
  std::map<std::string, std::size_t> places;
  for (const auto& hit : ranking) {
    const auto [place, is_new] = places.try_emplace(hit.passage.post, posts.size());
    if (is_new) posts.emplace_back();
    posts[place->second].push_back(&hit);
  }
  return posts;
}

void check_post(const Hit& hit, const std::vector<const Hit*>& expected) {
  REQUIRE(hit.passage.id == expected.front()->passage.id);
  REQUIRE(hit.score == Approx(expected.front()->score));
  REQUIRE(hit.post_total == expected.size());
  REQUIRE(hit.others.size() == std::min<std::size_t>(expected.size() - 1, 3));
  for (std::size_t i = 0; i < hit.others.size(); ++i) {
    REQUIRE(hit.others[i].passage.id == expected[i + 1]->passage.id);
    REQUIRE(hit.others[i].score == Approx(expected[i + 1]->score));
    REQUIRE(hit.others[i].rank == static_cast<int>(i) + 2);
  }
}

/// Compares collapsed pages of random queries with the ranking of passages.
void check_collapse(const std::string& index, const std::vector<Passage>& passages, unsigned queries,
                    std::size_t limit) {
  Searcher searcher(index);
  RandomQueries random(passages);
  std::size_t more = 0;
  for (unsigned seed = 1; seed <= queries; ++seed) {
    const auto text = random.query(seed);
    const auto query = parse_query(text, day);
    for (const auto order : {Order::score, Order::newest}) {
      INFO("seed " << seed << ": " << text << ", sorted by " << name_of(order));
      auto options = page_options(limit, order);
      const auto ranking = all_pages(searcher, query, options);
      const auto posts = posts_of(ranking);
      more += posts.size() > limit;
      options.selection.collapse = true;
      const auto answer = searcher.search(query, options);
      REQUIRE(answer.total == ranking.size());
      REQUIRE(answer.counts.posts == posts.size());
      const auto collapsed = all_pages(searcher, query, options);
      REQUIRE(collapsed.size() == posts.size());
      for (std::size_t i = 0; i < posts.size(); ++i) check_post(collapsed[i], posts[i]);
    }
  }
  CHECK(more > queries / 4);
}

}  // namespace

TEST_CASE("pages neither repeat nor miss a passage, and are the same when asked again", "[cli][offset]") {
  const Place place;
  Searcher searcher(place.index());
  RandomQueries random(place.passages);
  for (unsigned seed = 1; seed <= 60; ++seed) {
    const auto text = random.query(seed);
    const auto query = parse_query(text, day);
    INFO("seed " << seed << ": " << text);
    auto options = page_options(20, Order::score);
    const auto total = [&] {
      auto counting = options;
      counting.limit = 0;
      return searcher.search(query, counting).total;
    }();
    const auto hits = all_pages(searcher, query, options);
    std::set<std::string> ids;
    for (const auto& hit : hits) ids.insert(hit.passage.id);
    REQUIRE(ids.size() == hits.size());
    REQUIRE(hits.size() == total);
    for (std::size_t i = 1; i < hits.size(); ++i) REQUIRE(hits[i - 1].score >= hits[i].score);
    const auto again = all_pages(searcher, query, options);
    for (std::size_t i = 0; i < hits.size(); ++i) REQUIRE(hits[i].passage.id == again[i].passage.id);
  }
}

TEST_CASE("ranks of a page go on, and a page behind the last is empty", "[cli][offset]") {
  const Place place;
  const auto all = place.query({"prix", "-n", "5", "--template", "{rank} {id}"});
  const auto page = place.query({"prix", "-n", "5", "--offset", "5", "--template", "{rank} {id}"});
  CHECK(lines_of(page.out).front().substr(0, 2) == "6 ");
  CHECK(lines_of(all.out).back() != lines_of(page.out).front());
  const auto behind = place.query({"prix", "--offset", "5000"});
  CHECK(behind.status == 1);
  CHECK(behind.out.empty());
  CHECK_THAT(behind.err, Catch::Contains("rien de plus après 5000"));
}

TEST_CASE("collapse keeps every post's best passage, counts its passages and shows the next", "[cli][collapse]") {
  const Place place;
  check_collapse(place.index(), place.passages, 100, 8);
}

TEST_CASE("collapsed posts are those of the ranking where replaced passages stand in the index", "[cli][collapse]") {
  const TemporaryDirectory directory;
  const auto living = index_with_dead_passages(directory / "index");
  check_collapse((directory / "index").string(), living, 8, 60);
}

TEST_CASE("posts are filled up however many passages the first ones have", "[cli][collapse]") {
  const TemporaryDirectory directory;
  std::vector<Passage> passages;
  const auto add = [&](const std::string& post, const std::string& text) {
    Passage passage;
    passage.id = post + "#" + std::to_string(passages.size());
    passage.post = post;
    passage.text = text;
    passages.push_back(passage);
  };
  for (int i = 0; i < 400; ++i) add("long", "Une zorille, la zorille.");
  for (int i = 0; i < 12; ++i) add("court" + std::to_string(i), "Une zorille dort loin du chemin des autres bêtes.");
  add_to_index(directory / "index", passages);
  const auto posts = [&](const std::string& limit) {
    return lines_of(run_query({"-d", (directory / "index").string(), "--collapse", "post", "-n", limit, "--template",
                               "{post} {post_total}", "zorille"})
                        .out);
  };
  CHECK(posts("100").size() == 13);
  REQUIRE(posts("10").size() == 10);
  CHECK(posts("10").front() == "long 400");
  CHECK(posts("10").back() == "court8 1");
}

TEST_CASE("a collapsed post shows its other passages in text and json, and only the best elsewhere",
          "[cli][collapse]") {
  const Place place;
  const std::vector<std::string> asked = {"--collapse", "post", "-n", "2", "prix énergie"};
  const auto with = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), asked.begin(), asked.end());
    return place.query(arguments);
  };
  const auto json = parse_json(with({"--format", "json"}).out, "output");
  REQUIRE(json["hits"].size() == 2);
  const auto& first = json["hits"][0];
  REQUIRE(first["post_total"] > 5);
  CHECK(first["others"].size() == 3);
  CHECK_FALSE(first["others"][0].contains("others"));
  CHECK_FALSE(first["others"][0]["snippet"]["highlights"].empty());
  CHECK(first["others"][0]["post"]["id"] == first["post"]["id"]);
  const auto text = with({});
  const auto more = first["post_total"].get<int>() - 4;
  CHECK_THAT(text.out, Catch::Contains("    + " + std::to_string(more) + " autres passages de cet article\n") &&
                           Catch::Contains("\n        — "));
  CHECK_THAT(text.err, Catch::Contains(" articles pour "));
  for (const auto& line : lines_of(text.out))
    if (line.find("https:") == std::string::npos) CHECK(columns(line) <= 80);
  const auto lines = json_lines(with({"--format", "ndjson"}).out);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0]["post_total"] == first["post_total"]);
  CHECK_FALSE(lines[0].contains("others"));
  CHECK(lines_of(with({"--format", "trec"}).out).size() == 2);
  CHECK(lines_of(with({"--format", "tsv"}).out).size() == 3);
}

TEST_CASE("by date the whole list is sorted, what has no date comes last, equals stand by post and place",
          "[cli][sort]") {
  const Place place;
  std::map<std::string, const Passage*> by_id;
  for (const auto& passage : place.passages) by_id[passage.id] = &passage;
  for (const std::string order : {"date", "-date"}) {
    const auto ids = place.ids({"--sort", order, "-n", "1000", "prix date:1900..2100 OU prix"});
    REQUIRE(ids.size() > 50);
    auto expected = ids;
    std::sort(expected.begin(), expected.end(), [&](const auto& a, const auto& b) {
      const auto& p = *by_id.at(a);
      const auto& q = *by_id.at(b);
      const bool p_dated = !plain_date(p.date).empty();
      const bool q_dated = !plain_date(q.date).empty();
      if (p_dated != q_dated) return p_dated;
      if (p.date != q.date) return (p.date < q.date) == (order == "date");
      return p.post != q.post ? p.post < q.post : p.n < q.n;
    });
    CHECK(plain_date(by_id.at(ids.back())->date).empty());
    CHECK(ids == expected);
  }
}

TEST_CASE("a month stands before its days from the oldest on, and what is no date with what has none", "[cli][sort]") {
  const TemporaryDirectory directory;
  std::vector<Passage> passages;
  for (const std::string date : {"hier", "2024-02", "2024-02-10", "2024", "2024-02-10T08:00:00", "", "2023-12"}) {
    Passage passage;
    passage.id = date.empty() ? "sans" : date;
    passage.post = std::to_string(passages.size());
    passage.text = "Une zorille dort.";
    passage.date = date;
    passages.push_back(passage);
  }
  add_to_index(directory / "index", passages);
  const auto ids = [&](const std::string& order) {
    return lines_of(
        run_query({"-d", (directory / "index").string(), "--sort", order, "--template", "{id}", "zorille"}).out);
  };
  CHECK(ids("date") ==
        std::vector<std::string>{"2023-12", "2024", "2024-02", "2024-02-10", "2024-02-10T08:00:00", "hier", "sans"});
  CHECK(ids("-date") ==
        std::vector<std::string>{"2024-02-10T08:00:00", "2024-02-10", "2024-02", "2024", "2023-12", "hier", "sans"});
}

TEST_CASE("sorted by date hits have no score in text, and json says the order", "[cli][sort]") {
  const Place place;
  const auto text = place.query({"--sort", "-date", "-n", "1", "prix"});
  CHECK_THAT(lines_of(text.out).front(), Catch::StartsWith(" 1. ") && !Catch::EndsWith("]"));
  const auto json = parse_json(place.query({"--sort=date", "--format", "json", "prix"}).out, "output");
  CHECK(json["sort"] == "date");
  CHECK(json["hits"][0]["score"] == 0);
  CHECK_FALSE(json["hits"][0]["snippet"]["highlights"].empty());
  CHECK(place.ids({"--sort", "score", "prix"}) == place.ids({"prix"}));
}

TEST_CASE("selections work for topics and batches too", "[cli][selection]") {
  const Place place;
  const auto batch = place.query({"--batch", "-", "--collapse", "post", "--sort", "-date", "--offset", "1", "-n", "2",
                                  "--template", "{qid} {rank} {post_total}"},
                                 "a\tprix\nb\tdouane\n");
  const auto lines = lines_of(batch.out);
  REQUIRE(lines.size() == 4);
  CHECK_THAT(lines[0], Catch::StartsWith("a 2 "));
  CHECK_THAT(lines[3], Catch::StartsWith("b 3 "));
  const auto topics =
      place.query({"--topic", "tariffs", "--topic", "talent", "--facets", "year", "--timeline", "-n", "0"});
  CHECK(topics.status == 0);
  CHECK(topics.out.find("== talent") > topics.out.find("Chronologie"));
}

TEST_CASE("what cannot be selected is told by name with what can", "[cli][selection][errors]") {
  const Place place;
  const std::vector<std::pair<std::vector<std::string>, std::string>> rows = {
      {{"--offset", "-1", "prix"}, "--offset"},
      {{"--offset", "1e3", "prix"}, "--offset"},
      {{"--offset", "", "prix"}, "--offset"},
      {{"--offset", "99999999999999999999", "prix"}, "--offset"},
      {{"--offset", "9991", "prix"}, "with 10 hits the offset may be 0 to 9990"},
      {{"--offset", "1", "-n", "10000", "prix"}, "with 10000 hits the offset may be 0 to 0"},
      {{"--sort", "", "prix"}, "--sort"},
      {{"--sort", "titre", "prix"}, "score,date,-date"},
      {{"--collapse", "author", "prix"}, "--collapse"},
      {{"--facets", "", "prix"}, "there are: author, tag, year, speaker, kind, language, post"},
      {{"--facets", "author,", "prix"}, "no facet \"\""},
      {{"--facets", "auteur", "prix"}, "no facet \"auteur\""},
      {{"--facets", "year", "--format", "bibtex", "prix"}, "--facets has the formats text, json, csv and tsv"},
      {{"--timeline", "--template", "{id}", "prix"}, "--timeline has the formats"},
      {{"--count", "--format", "trec", "prix"}, "--count has the formats"},
      {{"--count", "--timeline", "prix"}, "give -n 0"},
      {{"--facets", "year", "--timeline", "--format", "csv", "prix"}, "are a table each"},
      {{"-n", "0", "prix"}, "add --facets, --timeline or --count"},
      {{"--like", ""}, "--like: an empty id"},
      {{"--like", "41304#1", "--parse"}, "leave out --like"},
      {{"--new-since", "seen.json", "--collapse", "post", "prix"}, "leave out --offset, --collapse"},
      {{"--matrix", "year", "--sort", "date"}, "--matrix counts all"}};
  for (const auto& [arguments, part] : rows) {
    const auto outcome = place.query(arguments);
    INFO(part << "\n" << outcome.out << outcome.err);
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    CHECK_THAT(outcome.err, Catch::Contains(part));
  }
  CHECK(place.query({"--offset", "9990", "prix"}).status == 1);
  CHECK(place.query({"--new-since", "2025", "--collapse", "post", "prix"}).status == 0);
}
