// propos-bench peers with those peers that are built with it.
#include <catch2/catch.hpp>

#include <filesystem>
#include <string>

#include "tests/support/run_program.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

/// 300 passages: `sel` in all, `mer` in every second, `sel marin` in every third, `rare7` in the seventh.
struct Place {
  Place() {
    std::string passages;
    for (int i = 0; i < 300; ++i) {
      std::string text = "Le sel est cher.";
      if (i % 2 == 0) text += " La mer est loin.";
      if (i % 3 == 0) text += " On aime le sel marin.";
      text += " rare" + std::to_string(i) + '.';
      passages +=
          dump_json(
              Json{{"id", std::to_string(i) + "#1"}, {"title", "Titre"}, {"question", "Pourquoi ?"}, {"text", text}}) +
          '\n';
    }
    write_file(directory / "passages.ndjson", passages);
    std::filesystem::create_directory(directory / "queries");
    write_file(directory / "queries/or2.tsv", "1\tsel rare7\n2\tmer\n");
    write_file(directory / "queries/and2.tsv", "1\t+rare8 +mer\n2\t+rare7 +mer\n");
    write_file(directory / "queries/phrase2.tsv", "1\t\"sel marin\"\n2\t\"marin sel\"\n");
  }
  Outcome run_peers(const std::string& only, std::vector<std::string> more = {}, const RunOptions& options = {}) const {
    std::vector<std::string> arguments = {"peers",
                                          "--passages",
                                          (directory / "passages.ndjson").string(),
                                          "--only",
                                          only,
                                          "--work",
                                          (directory / "work").string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(bench_program(), arguments, options);
  }
  std::vector<std::string> quickly() const {
    return {"--queries", (directory / "queries").string(), "--rounds", "2", "--warm-up", "0", "--jobs", "1"};
  }
  TemporaryDirectory directory;
};

std::string built_peers() {
  std::string names = "propos";
  for (const std::string name : {"xapian", "sqlite"})
    if (std::filesystem::exists(bench_program().parent_path() / ("propos-peer-" + name))) names += ',' + name;
  return names;
}

/// Command lines of running processes that name this directory.
std::string running_in(const std::filesystem::path& directory) {
  std::string found;
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    const auto name = entry.path().filename().string();
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    try {
      const auto line = content_of(entry.path() / "cmdline");
      if (line.find(directory.string()) != std::string::npos) found += line + '\n';
    } catch (const std::exception&) {
      // It ended while we looked.
    }
  }
  return found;
}

}  // namespace

TEST_CASE("peers answer the same queries from the same passages", "[cli][peers]") {
  const auto names = built_peers();
  if (names != "propos,xapian,sqlite") return skip("only these peers are built: " + names);
  const Place place;
  auto arguments = place.quickly();
  arguments.push_back("--json");
  const auto outcome = place.run_peers(names, arguments);
  INFO(outcome.err);
  REQUIRE(outcome.status == 0);
  const auto report = parse_json(outcome.out, "output");
  CHECK(report["passages"] == 300);
  CHECK(report["queries"] == 6);
  REQUIRE(report["peers"].size() == 3);
  for (const auto& peer : report["peers"]) {
    CAPTURE(peer.dump());
    CHECK(peer["index"]["passages"] == 300);
    CHECK(peer["index"]["bytes"] > 0);
    CHECK(peer["index"]["peak_memory"] > 1'000'000);
    CHECK(peer["serve_memory"] > 1'000'000);
    CHECK(peer["sets"]["or2"]["hits"] == 10);
    CHECK(peer["sets"]["and2"]["hits"] == 0.5);
    CHECK(peer["sets"]["phrase2"]["hits"] == 5);
    CHECK(peer["latency_us"]["or"]["queries"] == 4);
    CHECK(peer["latency_us"]["or"]["p50"] > 0);
  }
  CHECK(running_in(place.directory.path()).empty());
}

TEST_CASE("peers rank by judgments", "[cli][peers]") {
  const auto names = built_peers();
  if (names == "propos") return skip("no other peer is built");
  const Place place;
  write_file(place.directory / "topics.tsv", "a\tsel rare7\nb\trare9\n");
  write_file(place.directory / "qrels.txt", "a 0 7#1 1\nb 0 8#1 1\n");
  const auto outcome = place.run_peers(names, {"--relevance", "--topics", (place.directory / "topics.tsv").string(),
                                               "--qrels", (place.directory / "qrels.txt").string(), "--json"});
  INFO(outcome.err);
  REQUIRE(outcome.status == 0);
  for (const auto& peer : parse_json(outcome.out, "output")["peers"]) CHECK(peer["ndcg@10"] == Approx(0.5));
}

TEST_CASE("a peer that is missing is named with what installs it", "[cli][peers]") {
  const Place place;
  RunOptions options;
  options.environment["PATH"] = "/nowhere";
  const auto outcome = place.run_peers("propos,lucene,pagefind", place.quickly(), options);
  INFO(outcome.err);
  CHECK(outcome.status == 0);
  CHECK_THAT(outcome.out,
             Catch::Contains("apt-get install liblucene8-java") && Catch::Contains("npm install --prefix"));
  CHECK_THAT(outcome.out, Catch::Contains("| Propos (propos-index "));
}

TEST_CASE("a peer that fails leaves the others in and is told", "[cli][peers]") {
  const Place place;
  // scriptindex is found, but does not work.
  std::filesystem::create_directory(place.directory / "bin");
  write_file(place.directory / "bin/scriptindex", "#!/bin/sh\necho broken >&2\nexit 1\n");
  write_file(place.directory / "bin/quest", "#!/bin/sh\n");
  for (const char* name : {"bin/scriptindex", "bin/quest"})
    std::filesystem::permissions(place.directory / name, std::filesystem::perms(0755));
  RunOptions options;
  options.environment["PATH"] = (place.directory / "bin").string();
  const auto outcome = place.run_peers("propos,omega", place.quickly(), options);
  INFO(outcome.err);
  CHECK(outcome.status == 1);
  CHECK_THAT(outcome.out, Catch::Contains("Failed: Omega") && Catch::Contains("| Propos (propos-index "));
}

TEST_CASE("peers want to know what to ask", "[cli][peers]") {
  const Place place;
  const auto outcome = place.run_peers("propos");
  CHECK(outcome.status == 2);
  CHECK_THAT(outcome.err, Catch::Contains("--queries DIR"));
  CHECK(place.run_peers("nobody", place.quickly()).status == 2);
}
