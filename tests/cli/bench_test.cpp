// propos-bench: runs compared topic by topic, expected figures kept, components left out, features written.
#include <catch2/catch.hpp>

#include <algorithm>
#include <sstream>
#include <string>

#include "tests/support/run_program.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

Outcome run_bench(const std::vector<std::string>& arguments, const std::filesystem::path& directory = source_tree()) {
  RunOptions options;
  options.directory = directory;
  return run(bench_program(), arguments, options);
}

/// A collection of four passages and two topics in a directory of its own.
class SmallCollection {
 public:
  SmallCollection() {
    write_file(file("docs.jsonl"),
               "{\"id\":\"a\",\"title\":\"Le vin\",\"text\":\"Le vin de Loire se vend bien.\"}\n"
               "{\"id\":\"b\",\"title\":\"La bière\",\"text\":\"La bière se vend mieux que le vin.\"}\n"
               "{\"id\":\"c\",\"title\":\"L’acier\",\"text\":\"L’usine fond de l’acier.\"}\n"
               "{\"id\":\"d\",\"title\":\"Les mines\",\"text\":\"La mine est fermée depuis longtemps.\"}\n");
    write_file(file("topics.tsv"), "wine\tvin\nsteel\tacier\n");
    write_file(file("qrels.txt"), "wine 0 a 2\nwine 0 b 1\nwine 0 d 1\nsteel 0 c 1\n");
    write_file(file("collections.json"),
               "{\"collections\": [{\"name\": \"small\", \"passages\": \"docs.jsonl\", \"topics\": \"topics.tsv\","
               " \"qrels\": \"qrels.txt\"}]}\n");
  }
  std::string file(const std::string& name) const { return (directory_ / name).string(); }

 private:
  TemporaryDirectory directory_;
};

/// The expected figures of the collections that the file names, less what `wrong` adds to the first.
std::string expected_file(const SmallCollection& small, double wrong) {
  const auto file = small.file("expected.json");
  REQUIRE(run_bench({"regressions", "--collections", small.file("collections.json"), "--expected", file, "--update"})
              .status == 0);
  auto json = parse_json(content_of(file), file);
  json["small"]["ndcg@10"] = json["small"]["ndcg@10"].get<double>() + wrong;
  write_file(file, dump_json_indented(json));
  return file;
}

}  // namespace

TEST_CASE("two runs are compared topic by topic", "[cli][bench]") {
  const SmallCollection small;
  write_file(small.file("new"), "wine Q0 a 1 2 t\nwine Q0 b 2 1 t\nsteel Q0 d 1 2 t\nsteel Q0 c 2 1 t\n");
  write_file(small.file("old"), "steel Q0 c 1 2 t\nwine Q0 b 1 1 t\n");
  const std::vector<std::string> arguments = {"relevance",       "--run",   small.file("new"),       "--compare",
                                              small.file("old"), "--qrels", small.file("qrels.txt"), "--per-topic"};
  const auto outcome = run_bench(arguments);
  CHECK(outcome.status == 0);
  const auto lines = lines_of(outcome.out);
  REQUIRE(lines.size() == 5);
  CHECK_THAT(lines[0], Catch::EndsWith("difference"));
  // wine: 2 + 1/log2(3) of 2 + 1/log2(3) + 1/2, against 1; steel: 1/log2(3), against 1.
  CHECK(lines[1] == "steel                          0.6309   0.5000   0.2000   1.0000     -0.3691");
  CHECK(lines[2] == "wine                           0.8403   1.0000   0.4000   0.6667     +0.5209");
  CHECK_THAT(lines[3], Catch::StartsWith("mean of 2") && Catch::EndsWith("+0.0759"));
  CHECK_THAT(lines[4], Catch::Contains("1 wins, 0 ties, 1 losses"));

  auto as_json = arguments;
  as_json.push_back("--json");
  const auto json = parse_json(run_bench(as_json).out, "json");
  CHECK(json["topics"]["steel"]["difference"].get<double>() == Approx(-0.3691).margin(1e-4));
  CHECK(json["compare"]["wins"] == 1);
}

TEST_CASE("a run that was saved measures as the search did", "[cli][bench]") {
  const TemporaryDirectory directory;
  const auto index = (directory / "index").string(), saved = (directory / "run").string();
  const auto qrels = (source_tree() / "corpus" / "qrels.txt").string();
  REQUIRE(run_index({"-q", "-d", index, (source_tree() / "corpus" / "posts").string()}).status == 0);
  for (const std::string pass : {"--exact", "--first-pass"}) {
    const auto searched = run_bench({"relevance", "-d", index, "--qrels", qrels, "--per-topic", "--save", saved, pass});
    const auto read = run_bench({"relevance", "--run", saved, "--qrels", qrels, "--per-topic"});
    CHECK(searched.status == 0);
    CHECK(searched.out == read.out);
  }
}

TEST_CASE("the collections that ship are ranked as well as bench/regressions.json expects", "[cli][bench]") {
  const auto outcome = run_bench({"regressions"});
  INFO(outcome.out << outcome.err);
  CHECK(outcome.status == 0);
}

TEST_CASE("public collections, where they are, are ranked as well as bench/regressions.json expects", "[cli][bench]") {
  // piaf has too many topics for a test.
  for (const auto* name : {"cdtn", "spf_passage"})
    if (!have(shared() / "eval" / name)) return;
  const auto outcome = run_bench({"regressions", "--collections", "bench/public.json", "cdtn", "spf_passage"});
  INFO(outcome.out << outcome.err);
  CHECK(outcome.status == 0);
}

TEST_CASE("a figure that moved by more than 0.005, up or down, is named with the way to accept it", "[cli][bench]") {
  const SmallCollection small;
  const auto check = [&](double wrong) {
    return run_bench(
        {"regressions", "--collections", small.file("collections.json"), "--expected", expected_file(small, wrong)});
  };
  CHECK(check(0.0049).status == 0);
  const auto fell = check(0.0052);
  CHECK(fell.status == 1);
  CHECK_THAT(fell.out, Catch::Contains("small") && Catch::Contains("FELL") && Catch::Contains("1 moved") &&
                           Catch::Contains("propos-bench regressions --update"));
  const auto rose = check(-0.0052);
  CHECK(rose.status == 1);
  CHECK_THAT(rose.out, Catch::Contains("ROSE"));
}

TEST_CASE("updating expected figures keeps those of other collections", "[cli][bench]") {
  const SmallCollection small;
  const auto file = small.file("expected.json");
  write_file(file, "{\"other\": {\"ndcg@10\": 0.25}}");
  REQUIRE(run_bench({"regressions", "--collections", small.file("collections.json"), "--expected", file, "--update"})
              .status == 0);
  const auto json = parse_json(content_of(file), file);
  CHECK(json["other"]["ndcg@10"] == 0.25);
  CHECK(json["small"]["mrr@10"] == 1.0);
}

TEST_CASE("the ablation has a row for each component and a column for each collection", "[cli][bench]") {
  const SmallCollection small;
  const auto outcome = run_bench({"ablation", "--collections", small.file("collections.json"), "small"});
  CHECK(outcome.status == 0);
  CHECK_THAT(outcome.out,
             Catch::StartsWith("| left out | small (2 topics) |\n|---|---|\n| nothing: nDCG@10 | 0.9202 |\n"));
  for (const auto* component : {"\n| the second pass |", "\n| spelling correction |", "\n| terms |", "\n| feedback |"})
    CHECK_THAT(outcome.out, Catch::Contains(component));
}

TEST_CASE("features come with grade, topic and passage, and with the best DCG there can be", "[cli][bench]") {
  const SmallCollection small;
  const auto outcome =
      run_bench({"features", "small", "--collections", small.file("collections.json"), "--weight", "pairs=0.3"});
  CHECK(outcome.status == 0);
  CHECK_THAT(outcome.out,
             Catch::StartsWith("# collection small\n# depth 100\n# feature 1 first 0\n# feature 2 terms 1\n"));
  CHECK_THAT(outcome.out, Catch::Contains(" pairs 0.3\n"));
  CHECK_THAT(outcome.out, Catch::Contains("\n# topic wine ideal 3.130930\n2 qid:wine 1:1.000000 2:"));
  CHECK_THAT(outcome.out, Catch::Contains(" # a\n1 qid:wine 1:0."));
  CHECK_THAT(outcome.out, Catch::EndsWith(" # c\n"));
}

TEST_CASE("a collection or feature that there is not is named with those there are", "[cli][bench]") {
  const SmallCollection small;
  const auto collection = run_bench({"ablation", "large", "--collections", small.file("collections.json")});
  CHECK(collection.status == 2);
  CHECK_THAT(collection.err, Catch::Contains("no collection large; there are small"));
  const auto feature =
      run_bench({"features", "small", "--collections", small.file("collections.json"), "--weight", "luck=1"});
  CHECK(feature.status == 2);
  CHECK_THAT(feature.err, Catch::Contains("no feature luck; there are terms, pairs"));
  const auto number =
      run_bench({"features", "small", "--collections", small.file("collections.json"), "--weight", "pairs"});
  CHECK(number.status == 2);
}
