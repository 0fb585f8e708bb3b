// What stands on a terminal of 80 columns: excerpts, whole answers, neighbours and concordances.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "query/print/wrap.hpp"
#include "tests/support/fake_terminal.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"
#include "tests/support/tmux.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

struct Place {
  Place() { REQUIRE(run_index({"-q", "-d", index(), (source_tree() / "corpus" / "posts").string()}).status == 0); }
  std::string index() const { return (directory / "index").string(); }
  std::map<std::string, std::string> environment() const {
    return {{"XDG_CONFIG_HOME", (directory / "config").string()}, {"PAGER", ""}, {"LC_ALL", "C.UTF-8"}};
  }
  TemporaryDirectory directory;
};

const std::vector<std::vector<std::string>> questions = {{"--excerpts", "3", "droits de douane"},
                                                         {"--full", "--context", "-n", "3", "visa PRÈS/20 chercheurs"},
                                                         {"--context", "--excerpts", "10", "\"droits de douane\""},
                                                         {"--kwic", "acier"},
                                                         {"--kwic", "--kwic-sort", "left", "\"droits de douane\""},
                                                         {"--kwic", "--topic", "tariffs", "--topic", "talent"}};

/// No line is too wide, and none begins or ends with what French keeps together.
void check_line(const std::string& line) {
  INFO('|' << line << '|');
  CHECK(columns(line) <= 80);
  CHECK_FALSE(line.ends_with("\u00A0"));
  CHECK_FALSE(line.ends_with("\u202F"));
  const auto start = line.find_first_not_of(' ');
  if (start == std::string::npos) return;
  for (const std::string sign : {"\u00A0", "\u202F", ";", ":", "?", "!", "»"})
    CHECK(line.compare(start, sign.size(), sign) != 0);
}

}  // namespace

TEST_CASE("no line of what is shown of a hit is wider than the terminal or breaks French spacing", "[cli][screen]") {
  if (!has_terminals()) return;
  const Place place;
  for (auto arguments : questions) {
    arguments.insert(arguments.begin(), {"-d", place.index()});
    Terminal terminal(query_program(), arguments, place.environment());
    const auto screen = on_screen(terminal.rest());
    CHECK(terminal.status() == 0);
    CHECK(lines_of(screen).size() > 5);
    for (const auto& line : lines_of(screen)) check_line(line);
  }
}

TEST_CASE("keywords are coloured on a terminal, and stand in one column", "[cli][screen]") {
  if (!has_terminals()) return;
  const Place place;
  Terminal terminal(query_program(), {"-d", place.index(), "--kwic", "acier"}, place.environment());
  const auto lines = lines_of(terminal.rest());
  std::size_t column = 0;
  for (const auto& line : lines) {
    const auto keyword = line.find("\033[1;33m");
    if (keyword == std::string::npos) continue;
    const auto here = columns(on_screen(line.substr(0, keyword)));
    if (column == 0) column = here;
    CHECK(here == column);
  }
  CHECK(column > 0);
}

TEST_CASE("a terminal wraps no line of ours", "[cli][screen]") {
  if (!has_terminals()) return;
  if (find_program("tmux").empty()) return skip("needs tmux");
  const Place place;
  for (auto arguments : questions) {
    arguments.insert(arguments.begin(), {query_program().string(), "-d", place.index(), "--no-pager"});
    const auto lines = lines_in_pane(arguments);
    bool any = false;
    for (const auto& line : lines) {
      check_line(line);
      any |= !line.empty();
    }
    CHECK(any);
  }
}
