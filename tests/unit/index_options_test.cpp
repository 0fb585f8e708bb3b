// propos-index's command line.
#include "indexer/program/index_options.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace propos;

namespace {

/// The options of a command line that is right.
IndexOptions parsed(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "propos-index");
  std::vector<char*> argv;
  for (auto& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  int status = 0;
  auto options = parse_index_options(static_cast<int>(arguments.size()), argv.data(), status);
  CHECK(status == -1);
  return options;
}

}  // namespace

TEST_CASE("what is typed stands in the options, anything else has its default", "[index_options]") {
  const auto plain = parsed({"posts"});
  CHECK(plain.sources == std::vector<std::string>{"posts"});
  CHECK(plain.input == InputForm::automatic);
  CHECK_FALSE((plain.dump || plain.explain_cut || plain.check_cut || plain.json || plain.rebuild || plain.quiet));
  CHECK(plain.jobs >= 1);
  CHECK(plain.max_megabytes == 256);
  const auto full = parsed({"-d", "x.db", "--rebuild", "-q", "--wait", "2.5", "-j", "3", "--max-memory", "64",
                            "--report", "r.ndjson", "a.json", "-"});
  CHECK(full.directory == "x.db");
  CHECK(full.sources == std::vector<std::string>{"a.json", "-"});
  CHECK(full.rebuild);
  CHECK(full.quiet);
  CHECK(full.wait_seconds == 2.5);
  CHECK(full.jobs == 3);
  CHECK(full.max_megabytes == 64);
  CHECK(full.report == "r.ndjson");
}

TEST_CASE("the form of the sources is named as on the command line", "[index_options]") {
  const std::vector<std::pair<std::string, InputForm>> rows = {{"auto", InputForm::automatic},
                                                               {"posts", InputForm::posts},
                                                               {"passages", InputForm::passages},
                                                               {"wxr", InputForm::wxr},
                                                               {"html", InputForm::html}};
  for (const auto& [name, form] : rows) {
    INFO(name);
    CHECK(parsed({"--input", name, "x"}).input == form);
  }
}

TEST_CASE("an explained cut may be JSON", "[index_options]") {
  CHECK(parsed({"--explain-cut", "--format", "json", "x"}).json);
  CHECK_FALSE(parsed({"--explain-cut", "x"}).json);
}

TEST_CASE("more threads share the memory in smaller batches, within bounds", "[index_options]") {
  IndexOptions options;
  options.jobs = 1;
  const auto one = options.batch_bytes();
  CHECK(one == 1u << 20);
  options.jobs = 64;
  const auto many = options.batch_bytes();
  CHECK(many < one);
  CHECK(many * 64 <= options.max_megabytes << 20);
  options.jobs = 256;
  options.max_megabytes = 32;
  CHECK(options.batch_bytes() == 64u << 10);
}
