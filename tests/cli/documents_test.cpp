// Manual pages and completions, which the programs print from their option tables.
#include <catch2/catch.hpp>

#include <string>

#include "tests/support/run_program.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

const std::vector<std::filesystem::path>& programs() {
  static const std::vector<std::filesystem::path> all = {index_program(), query_program(), serve_program(),
                                                         bench_program()};
  return all;
}

std::string generated(const std::filesystem::path& program, const std::string& kind) {
  const auto outcome = run(program, {"--generate", kind});
  INFO(outcome.err);
  CHECK(outcome.status == 0);
  CHECK(outcome.err.empty());
  return outcome.out;
}

/// Checks what `kind` is for every program with a checker that takes a file.
void check_with(const std::string& checker, const std::vector<std::string>& arguments, const std::string& kind) {
  const auto program = find_program(checker);
  if (program.empty()) return skip("needs " + checker);
  const TemporaryDirectory directory;
  for (const auto& documented : programs()) {
    // A section in the name, because mandoc takes what stands behind the path's last dot for one.
    const auto file = directory / (documented.filename().string() + ".1");
    write_file(file, generated(documented, kind));
    auto line = arguments;
    line.push_back(file.string());
    const auto outcome = run(program, line);
    INFO(documented << '\n' << outcome.out << outcome.err);
    CHECK(outcome.status == 0);
    CHECK(outcome.err.empty());
    if (kind != "man" || checker == "mandoc") CHECK(outcome.out.empty());
  }
}

}  // namespace

TEST_CASE("manual pages have the usual sections and every option", "[cli][documents]") {
  for (const auto& program : programs()) {
    const auto page = generated(program, "man");
    INFO(page);
    for (const std::string section :
         {"NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS", "ENVIRONMENT", "EXAMPLES", "SEE ALSO"})
      CHECK_THAT(page, Catch::Contains("\n.SH " + section + "\n"));
    for (const auto& line : lines_of(run(program, {"--help"}).out)) {
      const auto at = line.find("--");
      if (line.starts_with("  -") && at != std::string::npos) {
        auto name = line.substr(at, line.find_first_of(" ,", at) - at);
        for (auto dash = name.find('-'); dash != std::string::npos; dash = name.find('-', dash + 2))
          name.insert(dash, "\\");
        CHECK_THAT(page, Catch::Contains(name));
      }
    }
    CHECK_THAT(page, !Catch::Contains("\\-\\-generate"));
  }
}

TEST_CASE("mandoc finds nothing to say about the manual pages", "[cli][documents]") {
  check_with("mandoc", {"-Tlint", "-Wwarning"}, "man");
}
TEST_CASE("groff formats the manual pages without a warning", "[cli][documents]") {
  check_with("groff", {"-man", "-Tutf8", "-Kutf8", "-ww", "-z"}, "man");
}
TEST_CASE("bash reads its completions", "[cli][documents]") { check_with("bash", {"-n"}, "bash"); }
TEST_CASE("zsh reads its completions", "[cli][documents]") { check_with("zsh", {"-n"}, "zsh"); }
TEST_CASE("fish reads its completions", "[cli][documents]") { check_with("fish", {"-n"}, "fish"); }

TEST_CASE("bash completes options, their values and subcommands", "[cli][documents]") {
  const auto bash = find_program("bash");
  if (bash.empty()) return skip("needs bash");
  const auto completed = [&](const std::filesystem::path& program, const std::vector<std::string>& words) {
    std::string script = generated(program, "bash") + "\nCOMP_WORDS=(";
    for (const auto& word : words) script += " '" + word + "'";
    const auto name = program.filename().string();
    auto function = "_" + name;
    for (auto& c : function) c = c == '-' ? '_' : c;
    script += ")\nCOMP_CWORD=" + std::to_string(words.size() - 1) + "\n" + function +
              "\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n";
    return run(bash, {"-c", script}).out;
  };
  CHECK(completed(query_program(), {"propos-query", "--for"}) == "--format\n");
  CHECK(completed(query_program(), {"propos-query", "--format", "cs"}) == "csv\ncsl-json\n");
  CHECK(completed(query_program(), {"propos-query", "--format", "=", "nd"}) == "ndjson\n");
  CHECK(completed(query_program(), {"propos-query", "--gen"}) == "\n");
  CHECK(completed(index_program(), {"propos-index", "--input", "w"}) == "wxr\n");
  CHECK(completed(bench_program(), {"propos-bench", "rel"}) == "relevance\n");
  CHECK(completed(bench_program(), {"propos-bench", "relevance", "--per"}) == "--per-topic\n");
}

TEST_CASE("fish completes options and their values", "[cli][documents]") {
  const auto fish = find_program("fish");
  if (fish.empty()) return skip("needs fish");
  const TemporaryDirectory directory;
  RunOptions options;
  options.environment = {{"HOME", directory.path().string()}, {"XDG_CONFIG_HOME", ""}, {"XDG_DATA_HOME", ""}};
  const auto completed = [&](const std::string& line) {
    return run(fish, {"--no-config", "-c", generated(query_program(), "fish") + "\ncomplete -C '" + line + "'\n"},
               options)
        .out;
  };
  CHECK_THAT(completed("propos-query --for"), Catch::StartsWith("--format\t"));
  CHECK_THAT(completed("propos-query --format nd"), Catch::StartsWith("ndjson"));
}

TEST_CASE("help stays within 80 columns", "[cli][documents]") {
  for (const auto& program : programs())
    for (const auto& line : lines_of(run(program, {"--help"}).out)) {
      INFO(line);
      CHECK((line.size() <= 84 || line.find("propos-") != std::string::npos));
    }
}
