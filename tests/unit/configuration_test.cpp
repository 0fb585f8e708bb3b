// propos.toml: where it is looked for, and what may stand in it.
#include "query/program/configuration.hpp"
#include "query/program/xdg.hpp"

#include <catch2/catch.hpp>

#include <sstream>
#include <string>

#include "tests/support/environment.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

namespace fs = std::filesystem;

/// A program of few options, and what a file says to it.
struct Program {
  Program() {
    app.add_option("--limit", limit)->check(CLI::Range(0, 100));
    app.add_option("--lang", lang)->check(CLI::IsMember({"fr", "en"}))->envname("PROPOS_TEST_LANG");
    app.add_flag("--exact", exact);
    app.add_option("--batch", batch)->configurable(false);
    app.set_config("--config", "propos.toml");
    configuration = std::make_shared<Configuration>(app);
    app.config_formatter(configuration);
  }
  /// The names that are set.
  std::string read(const std::string& text) {
    std::istringstream file(text);
    std::string names;
    for (const auto& item : configuration->from_config(file)) names += (names.empty() ? "" : " ") + item.name;
    return names;
  }
  int limit = 10;
  std::string lang, batch;
  bool exact = false;
  CLI::App app;
  std::shared_ptr<Configuration> configuration;
};

}  // namespace

TEST_CASE("options are set by their long names", "[configuration]") {
  Program program;
  CHECK(program.read("limit = 3\nlang = \"en\"\nexact = true\n") == "limit lang exact");
  CHECK_FALSE(program.configuration->problem());
  CHECK(program.read("# rien\n").empty());
}

TEST_CASE("a wrong key or value is a problem that names file and key", "[configuration]") {
  for (const std::string text : {"limite = 3", "limit = 101", "limit = \"x\"", "lang = \"de\"", "exact = 3",
                                 "batch = \"x\"", "limit = [1, 2]", "[section]\nlimit = 3", "limit = 0"}) {
    INFO(text);
    Program program;
    CHECK(program.read(text).empty());
    REQUIRE(program.configuration->problem());
    CHECK(program.configuration->problem()->kind() == ErrorKind::invalid);
    CHECK(program.configuration->problem()->where() == "propos.toml");
  }
}

TEST_CASE("an unknown key is answered with those there are", "[configuration]") {
  Program program;
  program.read("langue = \"fr\"");
  REQUIRE(program.configuration->problem());
  CHECK_THAT(program.configuration->problem()->message(),
             Catch::Contains("langue") && Catch::Contains("exact, lang, limit") && !Catch::Contains("batch"));
}

TEST_CASE("a variable of the environment goes before the file", "[configuration]") {
  const TemporaryDirectory directory;
  Environment environment(directory.path());
  Program program;
  environment.set("PROPOS_TEST_LANG", "fr");
  CHECK(program.read("limit = 3\nlang = \"en\"") == "limit");
  environment.set("PROPOS_TEST_LANG", "");
  CHECK(program.read("limit = 3\nlang = \"en\"") == "limit lang");
}

TEST_CASE("the current directory's file goes before that of the home", "[configuration]") {
  const TemporaryDirectory directory;
  Environment environment(directory.path());
  CHECK(configuration_file().empty());
  fs::create_directories(directory / ".config/propos");
  write_file(directory / ".config/propos/propos.toml", "");
  CHECK(configuration_file() == directory / ".config/propos/propos.toml");
  fs::create_directory(directory / "propos.toml");  // no file
  CHECK(configuration_file() == directory / ".config/propos/propos.toml");
  fs::remove(directory / "propos.toml");
  write_file(directory / "propos.toml", "");
  CHECK(configuration_file() == "propos.toml");
}

TEST_CASE("a directory of XDG's counts when it is absolute", "[configuration]") {
  const TemporaryDirectory directory;
  Environment environment(directory.path());
  CHECK(xdg_directory("XDG_CONFIG_HOME", ".config") == directory / ".config");
  environment.set("XDG_CONFIG_HOME", "/ailleurs");
  CHECK(xdg_directory("XDG_CONFIG_HOME", ".config") == "/ailleurs");
  environment.set("XDG_CONFIG_HOME", "ailleurs");
  CHECK(xdg_directory("XDG_CONFIG_HOME", ".config") == directory / ".config");
  environment.set("HOME", "");
  CHECK(xdg_directory("XDG_CONFIG_HOME", ".config").empty());
}
