// What the pages show is what the program prints. PROPOS_UPDATE_EXAMPLES=1 rewrites the pages instead.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <regex>
#include <string>
#include <vector>

#include "query/print/wrap.hpp"
#include "tests/support/examples.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

namespace fs = std::filesystem;

constexpr const char* database = "build/demo.db";  // as the README's commands name it

/// An index of corpus/posts, below a directory from which commands run.
struct Place {
  Place() {
    REQUIRE(run_index({"-q", "-d", (directory / database).string(), (source_tree() / "corpus" / "posts").string()})
                .status == 0);
    // What an English dictionary would add depends on the machine.
    write_file(directory / "propos.toml", "dictionary = \"\"\n");
  }
  TemporaryDirectory directory;
};

fs::path worked_queries() { return source_tree() / "query" / "EXAMPLES.md"; }

bool updates() {
  const char* wish = std::getenv("PROPOS_UPDATE_EXAMPLES");
  return wish != nullptr && std::string(wish) == "1";
}

/// Runs each command of a page and compares; or writes the page anew.
void check_page(const fs::path& path) {
  const Place place;
  const auto page = content_of(path);
  const auto examples = examples_of(page);
  std::vector<std::string> outputs;
  for (const auto& example : examples) outputs.push_back(output_of(example, place.directory.path(), database));
  const auto now = with_outputs(page, examples, outputs);
  if (updates()) {
    if (now != page) write_file(path, now);
    return;
  }
  for (std::size_t i = 0; i < examples.size(); ++i) {
    const auto before = timeless(examples[i].output);
    const auto printed = timeless(outputs[i]);
    INFO(path.filename().string() << ", line " << examples[i].line << ", " << examples[i].heading << "\n$ "
                                  << examples[i].command << '\n'
                                  << difference(before, printed) << "PROPOS_UPDATE_EXAMPLES=1 writes the page anew");
    const bool same = before == printed;  // the lines that differ say more than both texts
    CHECK(same);
  }
}

/// True for what the program prints for people, line by line: no format for programs.
bool is_text(const Example& example) {
  return example.command.find("--format") == std::string::npos &&
         example.command.find("--template") == std::string::npos;
}

/// Addresses are not wrapped; nothing else is wider than the terminal or parted from its French space.
void check_line(const std::string& line) {
  INFO('|' << line << '|');
  const auto start = std::min(line.find_first_not_of(' '), line.size());
  if (line.compare(start, 4, "http") != 0) CHECK(columns(line) <= 80);
  for (const std::string space : {"\u00A0", "\u202F"}) {
    CHECK_FALSE(line.ends_with(space));
    CHECK(line.compare(start, space.size(), space) != 0);
  }
}

}  // namespace

TEST_CASE("the worked queries print what their page shows", "[cli][examples]") {
  CHECK(examples_of(content_of(worked_queries())).size() >= 30);
  check_page(worked_queries());
}

TEST_CASE("the queries of README and USAGE print what these show", "[cli][examples]") {
  for (const std::string page : {"README.md", "query/USAGE.md"}) {
    CHECK_FALSE(examples_of(content_of(source_tree() / page)).empty());
    check_page(source_tree() / page);
  }
}

TEST_CASE("no line of a worked query is wider than 80 columns or breaks French spacing", "[cli][examples]") {
  for (const auto& example : examples_of(content_of(worked_queries()))) {
    INFO("line " << example.line << ": " << example.command);
    CHECK_FALSE(example.output.empty());
    CHECK(lines_of(example.output).size() <= 36);
    for (const auto& line : lines_of(example.command)) CHECK(columns(line) <= 78);
    if (is_text(example))
      for (const auto& line : lines_of(example.output)) check_line(line);
  }
}

TEST_CASE("the index of the worked queries names each of them", "[cli][examples]") {
  const auto page = content_of(worked_queries());
  const auto anchors = anchors_of(page);
  const std::regex link("\\]\\(#([^)]*)\\)");
  std::vector<std::string> linked;
  for (auto match = std::sregex_iterator(page.begin(), page.end(), link); match != std::sregex_iterator(); ++match)
    linked.push_back((*match)[1]);
  for (const auto& name : linked) {
    INFO(name);
    CHECK(std::count(anchors.begin(), anchors.end(), name) == 1);
  }
  for (const auto& example : examples_of(page)) {
    INFO(example.heading);
    CHECK(std::count(linked.begin(), linked.end(), anchors_of("# " + example.heading).front()) == 1);
  }
}

TEST_CASE("commands of a page are those behind a dollar in its fenced blocks", "[cli][examples]") {
  const std::string page =
      "# One\n$ none\n```console\n$ echo a\na\n$ printf 'b\\n' \\\n    c\nb\n```\n## Two, too\n```\n$ "
      "true\n```\n";
  const auto examples = examples_of(page);
  REQUIRE(examples.size() == 3);
  CHECK(examples[0].command == "echo a");
  CHECK(examples[0].output == "a\n");
  CHECK(examples[1].command == "printf 'b\\n' \\\n    c");
  CHECK(examples[1].output == "b\n");
  CHECK(examples[1].heading == "One");
  CHECK(examples[2].line == 12);
  CHECK(examples[2].output.empty());
  CHECK(anchors_of(page) == std::vector<std::string>{"one", "two-too"});
  const auto changed = with_outputs(page, examples, {"x\ny\n", "b\n", "z\n"});
  CHECK(changed ==
        "# One\n$ none\n```console\n$ echo a\nx\ny\n$ printf 'b\\n' \\\n    c\nb\n```\n## Two, too\n```\n$ "
        "true\nz\n```\n");
  CHECK(with_outputs("```\n$ q\n2 (1,2\u00A0ms)\n```\n", examples_of("```\n$ q\n2 (1,2\u00A0ms)\n```\n"),
                     {"2 (30\u00A0ms)\n"}) == "```\n$ q\n2 (1,2\u00A0ms)\n```\n");
}

TEST_CASE("a difference between page and program is told by its lines", "[cli][examples]") {
  CHECK(difference("a\nb\nc\n", "a\nx\ny\nc\n") == "- b\n+ x\n+ y\n");
  CHECK(difference("a\na\n", "a\n") == "- a\n");
  CHECK(difference("a\n", "a\n").empty());
  CHECK(timeless("3 passages (1,2\u00A0ms)") == "3 passages (…\u00A0ms)");
  CHECK(timeless("3 passages (120 ms)") == "3 passages (… ms)");
  CHECK(timeless("{\"took_us\":812}") == "{\"took_us\": 0}");
}
