// Facets, timelines and counts: equal to what is counted passage by passage, also where replaced passages
// stand in the index.
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "common/dates.hpp"
#include "common/schema.hpp"
#include "common/site.hpp"
#include "common/text.hpp"
#include "query/language/parse.hpp"
#include "query/print/wrap.hpp"
#include "query/search.hpp"
#include "tests/support/brute_force.hpp"
#include "tests/support/passages.hpp"
#include "tests/support/random_queries.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

const std::string day = "2026-06-01";

using Tally = std::map<std::string, std::uint64_t>;

/// The values of a passage for a facet, folded: spellings do not count.
std::set<std::string> values_of(FacetBy by, const Passage& p) {
  std::set<std::string> values;
  switch (by) {
    case FacetBy::author:
      for (const auto& name : p.authors) values.insert(folded_name(name));
      break;
    case FacetBy::tag:
      for (const auto& name : p.tags) values.insert(folded_name(name));
      break;
    case FacetBy::year: values.insert(plain_date(p.date).substr(0, 4)); break;
    case FacetBy::speaker:
      for (const auto& name : speakers_of(p)) values.insert(folded_name(name));
      break;
    case FacetBy::kind: values.insert(std::string(name_of(p.kind))); break;
    case FacetBy::language: values.insert(folded_name(p.language)); break;
    case FacetBy::site: values.insert(site_of_passage(p)); break;
    case FacetBy::post: values.insert(p.post); break;
  }
  values.erase("");
  return values;
}

Tally tally(const Facet& facet) {
  Tally counted;
  const bool names = facet.by != FacetBy::post;
  for (const auto& value : facet.values) counted[names ? folded_name(value.value) : value.value] = value.passages;
  CHECK(counted.size() == facet.values.size());
  CHECK(facet.distinct == facet.values.size());
  return counted;
}

/// The first value that is counted otherwise.
std::string difference(const Tally& counted, const Tally& expected) {
  for (const auto& [value, passages] : expected) {
    const auto found = counted.find(value);
    const auto times = found == counted.end() ? 0 : found->second;
    if (times != passages) return ": " + value + " " + std::to_string(times) + ", not " + std::to_string(passages);
  }
  return counted.size() == expected.size() ? "" : ": a value too many";
}

void check_order(const Facet& facet) {
  for (std::size_t i = 1; i < facet.values.size(); ++i) {
    const auto& before = facet.values[i - 1];
    const auto& after = facet.values[i];
    if (facet.by == FacetBy::year) CHECK(before.value < after.value);
    else if (facet.by == FacetBy::post)
      CHECK(before.passages >= after.passages);  // equals stand in the order of their sites, then of their ids
    else
      CHECK((before.passages > after.passages ||
             (before.passages == after.passages && folded_name(before.value) < folded_name(after.value))));
  }
}

/// Makes the paragraphs of a passage turns, of its speaker, another one, and now and then of the asker.
void give_turns(Passage& passage, const std::string& other) {
  const auto names = speakers_of(passage);
  if (names.empty() || other.empty()) return;
  passage.turns.clear();
  std::size_t n = 0;
  for (std::size_t begin = 0; begin < passage.text.size(); ++n) {
    const auto end = std::min(passage.text.find("\n\n", begin), passage.text.size());
    const auto& speaker = n % 4 == 3 && !passage.asker.empty() ? passage.asker : n % 2 == 0 ? names.front() : other;
    if (end > begin)
      passage.turns.push_back({speaker, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    begin = end + 2;
  }
}

/// Compares counts of random queries with those of the passages that brute force finds.
void check_counts(const std::string& index, const std::vector<Passage>& passages, unsigned queries) {
  Searcher searcher(index);
  BruteForce brute_force(passages);
  RandomQueries random(passages);
  std::map<std::string, const Passage*> by_id;
  for (const auto& passage : passages) by_id[passage.id] = &passage;
  SearchOptions options;
  options.exact = true;
  options.limit = 0;
  for (const auto& row : all_facets()) options.selection.facets.push_back(row.by);
  options.selection.timeline = true;
  std::size_t found = 0;
  for (unsigned seed = 1; seed <= queries; ++seed) {
    const auto text = random.query(seed);
    const auto query = parse_query(text, day);
    INFO("seed " << seed << ": " << text);
    const auto ids = brute_force.matches(query.root);
    found += !ids.empty();
    // Of several voices only those count that say what was asked.
    std::map<std::string, std::vector<std::string>> said;
    const auto says = [&](const std::string& speaker, const Passage& passage) {
      if (passage.turns.empty()) return true;
      const auto [entry, is_new] = said.try_emplace(speaker);
      if (is_new) entry->second = brute_force.matches(query.root, speaker);
      return std::binary_search(entry->second.begin(), entry->second.end(), passage.id);
    };
    const auto answer = searcher.search(query, options);
    REQUIRE(answer.total == ids.size());
    REQUIRE(answer.exact);
    REQUIRE(answer.counts.facets.size() == all_facets().size());
    for (const auto& facet : answer.counts.facets) {
      Tally expected;
      for (const auto& id : ids)
        for (const auto& value : values_of(facet.by, *by_id.at(id)))
          if (facet.by != FacetBy::speaker || says(value, *by_id.at(id))) ++expected[value];
      const auto counted = tally(facet);
      INFO(row_of(facet.by).name << difference(counted, expected));
      REQUIRE(counted == expected);
      check_order(facet);
    }
    Tally expected;
    for (const auto& id : ids) ++expected[plain_date(by_id.at(id)->date).substr(0, 7)];
    Tally counted;
    for (const auto& period : *answer.counts.timeline)
      if (period.passages > 0) counted[period.name] = period.passages;
    REQUIRE(counted == expected);
  }
  CHECK(found > queries / 2);
}

struct Place {
  Place() : passages(sample_passages_of_all_kinds()) { add_to_index(index(), passages); }
  std::string index() const { return (directory / "index").string(); }
  Outcome query(std::vector<std::string> arguments, const std::string& input = {}) const {
    arguments.insert(arguments.begin(), {"-d", index(), "--exact"});
    RunOptions options;
    options.input = input;
    return run_query(arguments, options);
  }
  Json json(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"--format", "json"});
    return parse_json(query(arguments).out, "output");
  }
  TemporaryDirectory directory;
  std::vector<Passage> passages;
};

}  // namespace

TEST_CASE("facets, timelines and totals of random queries equal brute-force counts", "[cli][counts]") {
  const Place place;
  check_counts(place.index(), place.passages, 300);
}

TEST_CASE(
    "of passages of several voices each speaker counts by what that speaker says, what stands apart counts nowhere",
    "[cli][counts][turns]") {
  const TemporaryDirectory directory;
  auto passages = sample_passages_of_all_kinds();
  for (std::size_t i = 0; i < passages.size(); ++i) {
    if (i % 3 == 1) give_turns(passages[i], passages[(i + 40) % passages.size()].speaker);
    if (i % 9 == 5) passages[i].kind = passage_kinds[3 + i % 5];
  }
  add_to_index(directory / "index", passages);
  check_counts((directory / "index").string(), passages, 40);
}

TEST_CASE("passages that were replaced count nowhere", "[cli][counts]") {
  const TemporaryDirectory directory;
  const auto living = index_with_dead_passages(directory / "index");
  check_counts((directory / "index").string(), living, 40);
  Searcher searcher(directory / "index");
  SearchOptions options;
  options.exact = true;
  options.limit = 0;
  options.selection.facets = {FacetBy::author};
  const auto answer = searcher.search(parse_query("zorille", day), options);
  REQUIRE(answer.counts.facets.front().values.size() == 1);
  CHECK(answer.counts.facets.front().values.front().value == "Aliénor Neuve");
}

TEST_CASE("a facet shows names as they are spelled, cut ones too, and a post by its title", "[cli][counts]") {
  const Place place;
  const auto facets =
      place.json({"-n", "0", "--facets", "author,tag,post", "date:1900..2100 OU SAUF date:1900..2100"})["facets"];
  const std::string tag = "Un mot-clé bien long " + std::string(300, 'x');
  const auto has = [](const Json& values, const std::string& name) {
    return std::any_of(values.begin(), values.end(), [&](const Json& value) { return value["value"] == name; });
  };
  CHECK(has(facets["author"], "Lou Perrin"));
  CHECK(has(facets["tag"], tag));
  CHECK(facets["post"][0]["label"].get<std::string>().size() > 5);
}

TEST_CASE("text has facets and timeline behind the hits, ten values each and how many more, in 80 columns",
          "[cli][counts]") {
  const Place place;
  const auto outcome = place.query({"--facets", "author,year,kind", "--timeline", "-n", "2", "prix énergie"});
  CHECK(outcome.status == 0);
  const auto& out = outcome.out;
  CHECK(out.find(" 2. ") < out.find("\nAuteurs\n"));
  CHECK(out.find("\nAuteurs\n") < out.find("\nAnnées\n"));
  CHECK(out.find("\nGenres\n") < out.find("\nChronologie\n"));
  CHECK_THAT(out, Catch::Contains("  réponse ") && Catch::Contains(" █"));
  const auto authors = lines_of(out.substr(out.find("\nAuteurs\n") + 1));
  CHECK_THAT(authors[11], Catch::StartsWith("  … et ") && Catch::EndsWith(" autres"));
  for (const auto& line : lines_of(out.substr(out.find("\nAuteurs\n")))) CHECK(columns(line) <= 80);
  CHECK_THAT(outcome.err, Catch::Contains("passages pour"));
}

TEST_CASE("in csv and tsv facets are a table instead of hits, by query where there are several", "[cli][counts]") {
  const Place place;
  const auto csv = place.query({"--facets", "kind", "--format", "csv", "prix"});
  CHECK_THAT(csv.out, Catch::StartsWith("facet,value,label,passages\r\nkind,answer,,"));
  const auto many =
      place.query({"--facets", "kind,year", "--format", "tsv", "--batch", "-"}, "a\tprix\nb\tzorille\nc\tdouane\n");
  CHECK_THAT(many.out, Catch::StartsWith("qid\tfacet\tvalue\tlabel\tpassages\na\tkind\tanswer\t\t") &&
                           Catch::Contains("\nc\tyear\t"));
  CHECK_THAT(many.out, !Catch::Contains("\nb\t"));
}

TEST_CASE("the table of posts has their titles, which start no spreadsheet's formula", "[cli][counts]") {
  const TemporaryDirectory directory;
  std::vector<Passage> passages(3);
  for (std::size_t i = 0; i < passages.size(); ++i) {
    passages[i].id = std::to_string(i);
    passages[i].post = i == 0 ? "41" : "42";
    passages[i].title = i == 0 ? "Le sel, la mer" : "=Vite";
    passages[i].text = "Une zorille dort.";
  }
  add_to_index(directory / "index", passages);
  const auto table = [&](const std::string& format) {
    return run_query({"-d", (directory / "index").string(), "--facets", "post", "--format", format, "zorille"}).out;
  };
  CHECK(table("csv") == "facet,value,label,passages\r\npost,42,'=Vite,2\r\npost,41,\"Le sel, la mer\",1\r\n");
  CHECK(table("tsv") == "facet\tvalue\tlabel\tpassages\npost\t42\t'=Vite\t2\npost\t41\tLe sel, la mer\t1\n");
}

TEST_CASE("of a facet as many values are told as are wanted, of years all, and how many there are", "[cli][counts]") {
  const Place place;
  Searcher searcher(place.index());
  SearchOptions options;
  options.limit = 0;
  for (const auto& row : all_facets()) options.selection.facets.push_back(row.by);
  const auto query = parse_query("prix", day);
  const auto all = searcher.search(query, options);
  options.selection.facet_values = 2;
  const auto some = searcher.search(query, options);
  CHECK(some.notes.empty());
  for (std::size_t f = 0; f < all_facets().size(); ++f) {
    const auto& facet = some.counts.facets[f];
    auto expected = all.counts.facets[f].values;
    INFO(row_of(facet.by).name);
    CHECK(facet.distinct == expected.size());
    if (facet.by != FacetBy::year && expected.size() > 2) expected.resize(2);
    REQUIRE(facet.values.size() == expected.size());
    for (std::size_t v = 0; v < expected.size(); ++v) {
      CHECK(facet.values[v].value == expected[v].value);
      CHECK(facet.values[v].label == expected[v].label);
      CHECK(facet.values[v].passages == expected[v].passages);
    }
  }
}

TEST_CASE("more values than a facet may have are told, in text among those that are not shown", "[cli][counts]") {
  const TemporaryDirectory directory;
  std::vector<Passage> passages(1);
  passages[0].id = passages[0].post = "p";
  passages[0].text = "Une zorille dort.";
  for (int i = 0; i < 1001; ++i) passages[0].tags.push_back("mot " + std::to_string(10000 + i));
  add_to_index(directory / "index", passages);
  const auto tags = [&](const std::string& format) {
    return run_query(
        {"-d", (directory / "index").string(), "--facets", "tag", "--format", format, "-n", "0", "zorille"});
  };
  const auto json = parse_json(tags("json").out, "output");
  CHECK(json["facets"]["tag"].size() == 1000);
  CHECK_THAT(json["notes"][0]["en"].get<std::string>(), Catch::Contains("the first 1000 of 1001"));
  CHECK_THAT(tags("csv").err, Catch::Contains("les 1000 premières valeurs de 1001"));
  const auto text = tags("text");
  CHECK_THAT(text.out, Catch::Contains("\n  mot 10009 ") && Catch::Contains("\n  … et 991 autres\n"));
  CHECK_THAT(text.err, !Catch::Contains("premières valeurs"));
}

TEST_CASE("a count is a number, of several queries a line each, and 1 when nothing was found", "[cli][counts]") {
  const Place place;
  const auto total = place.json({"-n", "1", "prix"})["total"];
  const auto one = place.query({"--count", "prix"});
  CHECK(one.out == total.dump() + "\n");
  CHECK(one.err.empty());
  CHECK(one.status == 0);
  const auto none = place.query({"--count", "zorille"});
  CHECK(none.out == "0\n");
  CHECK(none.status == 1);
  CHECK(place.query({"--count", "--batch", "-"}, "a\tprix\nb\tzorille\n").out == "a\t" + total.dump() + "\nb\t0\n");
  CHECK(place.query({"--count", "--format", "csv", "prix"}).out ==
        "qid,query,passages\r\n1,prix," + total.dump() + "\r\n");
  const auto json = place.json({"--count", "prix"});
  CHECK(json["total"] == total);
  CHECK(json["hits"].empty());
  const auto posts = place.json({"--collapse", "post", "-n", "1", "prix"})["posts"];
  CHECK(place.query({"--count", "--collapse", "post", "prix"}).out == total.dump() + "\t" + posts.dump() + "\n");
  CHECK(place.query({"--count", "--collapse", "post", "--format", "tsv", "prix"}).out ==
        "qid\tquery\tpassages\tposts\n1\tprix\t" + total.dump() + "\t" + posts.dump() + "\n");
  CHECK(lines_of(place.query({"--count", "--all-topics"}).out).size() ==
        lines_of(run_query({"--list-topics"}).out).size());
}
