// The query language against its definitions, on the sample corpus. PROPOS_RANDOM_QUERIES says how many random queries.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "common/index.hpp"
#include "common/limits.hpp"
#include "query/language/parse.hpp"
#include "query/language/print_query.hpp"
#include "query/plan/plan.hpp"
#include "query/rank/first_pass.hpp"
#include "query/search_options.hpp"
#include "tests/support/brute_force.hpp"
#include "tests/support/random_queries.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

const std::string day = "2025-12-01";

/// The sample corpus, as passages and as an index.
struct Corpus {
  Corpus() {
    const auto posts = (source_tree() / "corpus" / "posts").string();
    const auto dump = run_index({"-q", "--dump", posts});
    REQUIRE(dump.status == 0);
    for (const auto& json : json_lines(dump.out)) passages.push_back(passage_from_json(json, "dump"));
    REQUIRE(run_index({"-q", "-d", (directory / "index").string(), posts}).status == 0);
    index = open_whole_index(directory / "index");
    for (auto it = index.database.postlist_begin(""); it != index.database.postlist_end(""); ++it)
      ids.emplace(*it, load_passage(index.database.get_document(*it).get_data())->id);
  }

  /// The ids of all passages that Xapian finds for the plan's query, sorted.
  std::vector<std::string> found(const Plan& plan) {
    if (plan.query.empty()) return {};
    Xapian::Enquire enquire(index.database);
    enquire.set_weighting_scheme(Xapian::TfIdfWeight("nnn"));
    enquire.set_query(plan.query);
    const auto hits = enquire.get_mset(0, index.database.get_doccount());
    std::vector<std::string> out;
    for (auto it = hits.begin(); it != hits.end(); ++it)
      if (plan.every_kind || !std::binary_search(index.silent.begin(), index.silent.end(), *it))
        out.push_back(ids.at(*it));
    std::sort(out.begin(), out.end());
    return out;
  }

  /// The same by the first pass, which has its own ways for plans that are a bag or a conjunction.
  std::vector<std::string> first_pass(const Plan& plan) {
    if (plan.query.empty()) return {};
    SearchOptions options;
    options.limit = limits::max_hits;
    const auto found_passages = FirstPass(index, plan, options.first_pass()).find();
    std::vector<std::string> out;
    for (const auto& candidate : found_passages.candidates) out.push_back(ids.at(candidate.document));
    std::sort(out.begin(), out.end());
    return found_passages.total == out.size() ? out : std::vector<std::string>{"a total that differs"};
  }

  TemporaryDirectory directory;
  std::vector<Passage> passages;
  Index index;
  std::map<Xapian::docid, std::string> ids;
  Analyzer analyzer;
  FamilyReader families{index.database, analyzer};
};

unsigned how_many() {
  const char* typed = std::getenv("PROPOS_RANDOM_QUERIES");
  return typed == nullptr ? 10000 : static_cast<unsigned>(std::atoi(typed));
}

}  // namespace

TEST_CASE("random queries find what they are defined to find", "[cli][language]") {
  Corpus corpus;
  BruteForce brute_force(corpus.passages);
  RandomQueries queries(corpus.passages);
  std::size_t found = 0, bags = 0, conjunctions = 0;
  for (unsigned seed = 1; seed <= how_many(); ++seed) {
    const auto text = queries.query(seed);
    const auto query = parse_query(text, day);
    const auto expected = brute_force.matches(query.root);
    const auto plan = make_plan(analyse(query, corpus.analyzer),
                                {corpus.index.database, corpus.index.traces, corpus.analyzer, corpus.families});
    found += !expected.empty();
    bags += std::holds_alternative<Bag>(plan.strategy);
    conjunctions += std::holds_alternative<Conjunction>(plan.strategy);
    for (const auto& got : {corpus.found(plan), corpus.first_pass(plan)}) {
      if (got == expected) continue;
      std::vector<std::string> wrong;
      std::set_symmetric_difference(got.begin(), got.end(), expected.begin(), expected.end(),
                                    std::back_inserter(wrong));
      INFO("seed " << seed << ": " << text << "\nread as: " << to_text(query) << "\nfound " << got.size()
                   << ", expected " << expected.size() << "; differ in " << wrong.front());
      REQUIRE(got == expected);
    }
  }
  CHECK(bags > how_many() / 100);
  CHECK(conjunctions > how_many() / 100);
  CHECK(found > how_many() / 2);
}

TEST_CASE("random queries are read again from how they are printed", "[cli][language]") {
  Corpus corpus;
  RandomQueries queries(corpus.passages);
  for (unsigned seed = 1; seed <= how_many(); ++seed) {
    const auto text = queries.query(seed);
    const auto query = parse_query(text, day);
    INFO("seed " << seed << ": " << text << "\nread as: " << to_text(query));
    if (to_text(query).size() <= limits::max_query_bytes) REQUIRE(parse_query(to_text(query), day).root == query.root);
  }
}
