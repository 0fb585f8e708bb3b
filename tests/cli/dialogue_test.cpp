// propos-query on a terminal: the dialogue, colours, the pager, and what stands on 80 columns.
#include <catch2/catch.hpp>

#include <string>

#include "query/print/wrap.hpp"
#include "tests/support/fake_terminal.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

struct Place {
  Place() {
    write_file(directory / "posts.ndjson", sample_posts());
    REQUIRE(run_index({"-q", "-d", index(), (directory / "posts.ndjson").string()}).status == 0);
  }
  std::string index() const { return (directory / "index").string(); }
  std::map<std::string, std::string> environment() const {
    return {{"XDG_STATE_HOME", (directory / "state").string()},
            {"XDG_CONFIG_HOME", (directory / "config").string()},
            {"PAGER", ""},
            {"LC_ALL", "C.UTF-8"}};
  }
  TemporaryDirectory directory;
};

}  // namespace

TEST_CASE("without a query on a terminal each line is answered, and remembered", "[cli][dialogue]") {
  if (!has_terminals()) return;
  const Place place;
  {
    Terminal terminal(query_program(), {"-d", place.index(), "-n", "1"}, place.environment());
    terminal.until("propos> ");
    terminal.type("récolte du sel\n");
    CHECK_THAT(on_screen(terminal.until("ms)")),
               Catch::Contains(" 1. Le sel et la mer") && Catch::Contains("«\u00A0récolte du sel\u00A0»"));
    terminal.until("propos> ");
    terminal.type(":quote 1\n");
    CHECK_THAT(terminal.until("propos> "), Catch::Contains("> — **Maëlle Kervadec**"));
    terminal.type(":quit\n");
    terminal.rest();
    CHECK(terminal.status() == 0);
  }
  const auto history = content_of(place.directory / "state" / "propos" / "history");
  CHECK_THAT(history, Catch::Contains("sel") && Catch::Contains(":quote"));
  namespace fs = std::filesystem;
  CHECK((fs::status(place.directory / "state" / "propos" / "history").permissions() & fs::perms(077)) ==
        fs::perms::none);
  Terminal terminal(query_program(), {"-d", place.index(), "-n", "1"}, place.environment());
  terminal.until("propos> ");
  terminal.type("\033[A\033[A\033[A\n");  // the first line that was remembered
  CHECK_THAT(on_screen(terminal.until("ms)")), Catch::Contains("Le sel et la mer"));
}

TEST_CASE("Ctrl-C drops the line, Ctrl-D ends the dialogue", "[cli][dialogue]") {
  if (!has_terminals()) return;
  const Place place;
  Terminal terminal(query_program(), {"-d", place.index(), "--lang", "en"}, place.environment());
  terminal.until("propos> ");
  terminal.type("acier");
  terminal.until("acier");
  terminal.type("\x03");
  terminal.until("propos> ");
  terminal.type(":next\n");
  CHECK_THAT(terminal.until("propos> "), Catch::Contains("nothing was asked yet"));
  terminal.type("\x04");
  terminal.rest();
  CHECK(terminal.status() == 0);
}

TEST_CASE("no line on a terminal is wider than it, and none begins with what French keeps together",
          "[cli][dialogue]") {
  if (!has_terminals()) return;
  const Place place;
  for (const std::string words : {"récolte sel marais", "droits de douane", "logiciel libre", "talents Europe"}) {
    Terminal terminal(query_program(), {"-d", place.index(), words}, place.environment());
    const auto screen = on_screen(terminal.rest());
    CHECK(terminal.status() == 0);
    for (const auto& line : lines_of(screen)) {
      INFO(line);
      CHECK(columns(line) <= 80);
      const auto start = line.find_first_not_of(' ');
      if (start != std::string::npos)
        for (const std::string sign : {";", ":", "?", "!", "»"}) CHECK(line.compare(start, sign.size(), sign) != 0);
    }
  }
}

TEST_CASE("colours are on a terminal, not with NO_COLOR or never, and anywhere with always", "[cli][dialogue]") {
  if (!has_terminals()) return;
  const Place place;
  const auto printed = [&](std::vector<std::string> arguments, const std::string& no_color) {
    auto environment = place.environment();
    environment["NO_COLOR"] = no_color;
    arguments.insert(arguments.begin(), {"-d", place.index(), "sel"});
    Terminal terminal(query_program(), arguments, environment);
    return terminal.rest();
  };
  CHECK_THAT(printed({}, ""), Catch::Contains("\033[1m"));
  CHECK_THAT(printed({}, "1"), !Catch::Contains("\033[1m"));
  CHECK_THAT(printed({"--color", "never"}, ""), !Catch::Contains("\033[1m"));
  CHECK_THAT(printed({"--color", "always"}, "1"), Catch::Contains("\033[1m"));
  CHECK_THAT(run_query({"-d", place.index(), "--color=always", "sel"}).out, Catch::Contains("\033[1m"));
}

TEST_CASE("text longer than the terminal goes through the pager, and no other", "[cli][dialogue]") {
  if (!has_terminals()) return;
  const Place place;
  auto environment = place.environment();
  environment["PAGER"] = "sed 's/^/PAGED /'";
  const auto printed = [&](std::vector<std::string> arguments, unsigned short rows) {
    arguments.insert(arguments.begin(), {"-d", place.index(), "marais sel douane logiciel"});
    Terminal terminal(query_program(), arguments, environment, rows);
    return terminal.rest();
  };
  CHECK_THAT(printed({}, 5), Catch::Contains("PAGED"));
  CHECK_THAT(printed({}, 500), !Catch::Contains("PAGED"));
  CHECK_THAT(printed({"--no-pager"}, 5), !Catch::Contains("PAGED"));
  CHECK_THAT(run_query({"-d", place.index(), "sel"}, {{}, {}, environment, false}).out, !Catch::Contains("PAGED"));
}
