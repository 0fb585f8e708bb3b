// Which files are read.
#include "indexer/source/sources.hpp"

#include <catch2/catch.hpp>

#include <sys/stat.h>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "common/limits.hpp"
#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

namespace fs = std::filesystem;

class Tree {
 public:
  std::string write(const std::string& name) const {
    fs::create_directories((directory_ / name).parent_path());
    std::ofstream(directory_ / name) << "{}";
    return path(name);
  }
  std::string path(const std::string& name) const { return (directory_ / name).string(); }
  std::string root() const { return directory_.path().string(); }

 private:
  TemporaryDirectory directory_;
};

std::vector<std::string> names(const std::vector<std::string>& named, Report& report) {
  std::vector<std::string> found;
  for (const auto& source : find_sources(named, report)) found.push_back(source.name());
  return found;
}

}  // namespace

TEST_CASE("a directory gives its posts by name, those of its directories too", "[sources]") {
  const Tree tree;
  for (const auto* name : {"b.json", "a.ndjson", "c/z.jsonl", "c/a.xml", "d.html", "e.htm", "notes.txt", "README"})
    tree.write(name);
  Report report;
  CHECK(names({tree.root()}, report) == std::vector<std::string>{tree.path("a.ndjson"), tree.path("b.json"),
                                                                 tree.path("c/a.xml"), tree.path("c/z.jsonl"),
                                                                 tree.path("d.html"), tree.path("e.htm")});
  CHECK(report.incidents.empty());
}

TEST_CASE("what is named is taken whatever it is called, in the order of the names", "[sources]") {
  const Tree tree;
  const auto notes = tree.write("notes.txt");
  const auto post = tree.write("a.json");
  Report report;
  const auto found = find_sources({notes, "-", post}, report);
  REQUIRE(found.size() == 3);
  CHECK(found[0].name() == notes);
  CHECK(found[0].bytes == 2);
  CHECK(found[1].standard_input);
  CHECK(found[1].name() == "standard input");
  CHECK(found[2].name() == post);
  CHECK(report.incidents.empty());
}

TEST_CASE("what cannot be a source is rejected with its reason, and the rest is read", "[sources]") {
  const Tree tree;
  const auto post = tree.write("a.json");
  fs::create_directory(tree.path("empty"));
  REQUIRE(::mkfifo(tree.path("fifo.json").c_str(), 0600) == 0);
  fs::create_symlink(tree.path("loop.json"), tree.path("loop.json"));
  fs::create_directory_symlink(tree.root(), tree.path("up"));
  struct Row {
    std::string named, where, reason;
  };
  const std::vector<Row> rows = {
      {tree.path("missing"), tree.path("missing"), "No such file or directory"},
      {tree.path("fifo.json"), tree.path("fifo.json"), "not a regular file"},
      {tree.path("empty"), tree.path("empty"), "no .json, .ndjson, .jsonl, .xml, .html or .htm file in this directory"},
  };
  for (const auto& row : rows) {
    INFO(row.named);
    Report report;
    CHECK(names({row.named, post}, report) == std::vector<std::string>{post});
    REQUIRE(report.incidents.size() == 1);
    CHECK(report.incidents[0].kind == Incident::Kind::rejected);
    CHECK(report.incidents[0].where == row.where);
    CHECK(report.incidents[0].reason == row.reason);
  }
  Report report;
  CHECK(names({tree.root()}, report) == std::vector<std::string>{post});
  CHECK(report.rejected() == 2);  // the FIFO and the link to itself; the directory is not walked twice
}

TEST_CASE("directories are walked down to the limit", "[sources]") {
  for (const auto over : {0u, 1u}) {
    INFO(over);
    const Tree tree;
    std::string name;
    for (std::size_t depth = 0; depth < limits::max_directory_depth + over; ++depth) name += "d/";
    const auto post = tree.write(name + "a.json");
    tree.write("b.json");
    Report report;
    CHECK(names({tree.root()}, report).size() == 2 - over);
    CHECK(report.rejected() == over);
  }
}
