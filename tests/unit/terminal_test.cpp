// The terminal behind standard output, as far as the environment tells of it.
#include "query/program/terminal.hpp"

#include <catch2/catch.hpp>

#include <iostream>
#include <sstream>
#include <string>

#include "tests/support/environment.hpp"
#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::testing;

TEST_CASE("the environment says how large a terminal is, within reason", "[terminal]") {
  const TemporaryDirectory directory;
  Environment environment(directory.path());
  environment.set("COLUMNS", "132");
  environment.set("LINES", "50");
  CHECK(terminal_width() == 132);
  CHECK(terminal_rows() == 50);
  const auto width = [&](const char* columns) {
    environment.set("COLUMNS", columns);
    return terminal_width();
  };
  environment.set("COLUMNS", std::nullopt);
  const auto otherwise = terminal_width();
  CHECK(otherwise >= 20);
  for (const auto* columns : {"", "x", "0", "19", "-5", "10000", "99999999999999999999999"}) {
    INFO(columns);
    CHECK(width(columns) == otherwise);
  }
  CHECK(width("20") == 20);
  CHECK(width("9999") == 9999);
}

TEST_CASE("colours are used as asked, and never by themselves where there is no terminal for them", "[terminal]") {
  const TemporaryDirectory directory;
  Environment environment(directory.path());
  environment.set("COLUMNS", "60");
  environment.set("TERM", "dumb");
  CHECK_FALSE(is_terminal());
  CHECK(text_style(Colour::always).colour);
  CHECK_FALSE(text_style(Colour::never).colour);
  CHECK_FALSE(text_style(Colour::automatic).colour);
  CHECK_FALSE(text_style(Colour::always).links);
  CHECK(text_style(Colour::never).width == 60);
}

TEST_CASE("without a terminal text goes to standard output, however long", "[terminal]") {
  const TemporaryDirectory directory;
  Environment environment(directory.path());
  environment.set("TERM", "dumb");
  environment.set("PAGER", "false");
  std::ostringstream out;
  auto* before = std::cout.rdbuf(out.rdbuf());
  show(std::string(100, '\n'), true);
  std::cout.rdbuf(before);
  CHECK(out.str() == std::string(100, '\n'));
}
