// The order of the folders: who may include whom is declared by a table in ARCHITECTURE.md, and every #include keeps to
// it.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/test_files.hpp"

using namespace propos::testing;
namespace fs = std::filesystem;

namespace {

/// A row of the table: what a top folder may include beside itself, and its sub-folders from low to high. `.` among
/// them stands for the folder's own files.
struct Folder {
  std::set<std::string> may_include;
  std::vector<std::string> order;
};
using Folders = std::map<std::string, Folder>;

/// What stands between backquotes.
std::vector<std::string> backquoted(const std::string& cell) {
  std::vector<std::string> words;
  std::istringstream in(cell);
  std::string piece;
  for (bool inside = false; std::getline(in, piece, '`'); inside = !inside)
    if (inside) words.push_back(piece);
  return words;
}

/// The rows below `| folder | may include | sub-folders, from low to high |`.
Folders read_table(const std::string& page) {
  Folders folders;
  std::istringstream in(page);
  std::string line;
  while (std::getline(in, line) && !line.starts_with("| folder | may include |")) {
  }
  std::getline(in, line);  // the rule below the heading
  while (std::getline(in, line) && line.starts_with('|')) {
    std::vector<std::string> cells;
    std::istringstream row(line.substr(1));
    for (std::string cell; std::getline(row, cell, '|');) cells.push_back(cell);
    const auto names = backquoted(cells.at(0));
    const auto includes = backquoted(cells.at(1));
    folders[names.at(0)] = {{includes.begin(), includes.end()}, backquoted(cells.at(2))};
  }
  return folders;
}

/// Where a file stands: its folder of the table and, below it, its sub-folder (`.` when it has none).
struct Place {
  std::string top, sub;
};

Place place_of(const fs::path& file) {
  const std::vector<fs::path> parts(file.begin(), file.end());
  return {parts.at(0).string(), parts.size() > 2 ? parts.at(1).string() : "."};
}

/// Where it stands below a folder of the second level that has an order of its own; nothing where it is in none.
std::optional<Place> inner_place_of(const Folders& folders, const fs::path& file) {
  const std::vector<fs::path> parts(file.begin(), file.end());
  if (parts.size() < 3) return {};
  const auto folder = (parts.at(0) / parts.at(1)).string();
  if (!folders.contains(folder)) return {};
  return Place{folder, parts.size() > 3 ? parts.at(2).string() : "."};
}

std::optional<std::size_t> rank_of(const Folder& folder, const std::string& sub) {
  const auto at = std::find(folder.order.begin(), folder.order.end(), sub);
  if (at == folder.order.end()) return {};
  return static_cast<std::size_t>(at - folder.order.begin());
}

/// Why a file at `from` may not include one at `to`; empty when it may.
std::string objection(const Folders& folders, const Place& from, const Place& to) {
  const auto folder = folders.find(from.top);
  if (folder == folders.end()) return from.top + " is not in the table";
  if (from.top != to.top)
    return folder->second.may_include.contains(to.top) ? "" : from.top + " may not include " + to.top;
  const auto own = rank_of(folder->second, from.sub), other = rank_of(folder->second, to.sub);
  if (!own) return from.top + "/" + from.sub + " is not in the table";
  if (!other) return to.top + "/" + to.sub + " is not in the table";
  return *other <= *own ? "" : from.sub + " stands below " + to.sub;
}

std::vector<fs::path> sources_of(const Folders& folders) {
  std::vector<fs::path> files;
  for (const auto& [top, folder] : folders) {
    if (top.find('/') != std::string::npos) continue;  // its files are those of the folder above
    for (const auto& entry : fs::recursive_directory_iterator(source_tree() / top))
      if (const auto kind = entry.path().extension(); kind == ".cpp" || kind == ".hpp")
        files.push_back(fs::relative(entry.path(), source_tree()));
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// The project's own headers that a file includes.
std::vector<fs::path> includes_of(const fs::path& file) {
  std::vector<fs::path> found;
  std::istringstream in(content_of(source_tree() / file));
  const std::string sign = "#include \"";
  for (std::string line; std::getline(in, line);)
    if (line.starts_with(sign)) found.emplace_back(line.substr(sign.size(), line.find('"', sign.size()) - sign.size()));
  return found;
}

Folders declared() { return read_table(content_of(source_tree() / "ARCHITECTURE.md")); }

}  // namespace

TEST_CASE("every include runs along the order that ARCHITECTURE.md declares", "[structure]") {
  const auto folders = declared();
  REQUIRE(folders.size() == 6);
  for (const auto& file : sources_of(folders))
    for (const auto& header : includes_of(file)) {
      if (!fs::exists(source_tree() / header)) continue;  // the build makes it
      INFO(file.string() << " includes " << header.string());
      CHECK(objection(folders, place_of(file), place_of(header)) == "");
      const auto from = inner_place_of(folders, file), to = inner_place_of(folders, header);
      if (from && to && from->top == to->top) CHECK(objection(folders, *from, *to) == "");
    }
}

TEST_CASE("an arrow against the order is noticed", "[structure]") {
  const Folders folders{{"low", {{}, {"first", ".", "second"}}}, {"high", {{"low"}, {"."}}}};
  CHECK(objection(folders, {"high", "."}, {"low", "second"}) == "");
  CHECK(objection(folders, {"low", "second"}, {"low", "first"}) == "");
  CHECK(objection(folders, {"low", "first"}, {"low", "first"}) == "");
  CHECK(objection(folders, {"low", "first"}, {"low", "second"}) == "first stands below second");
  CHECK(objection(folders, {"low", "first"}, {"low", "."}) == "first stands below .");
  CHECK(objection(folders, {"low", "first"}, {"high", "."}) == "low may not include high");
  CHECK(objection(folders, {"low", "third"}, {"low", "first"}) == "low/third is not in the table");
}

TEST_CASE("a folder of the second level may have an order of its own", "[structure]") {
  const Folders folders{{"high", {{}, {".", "room"}}}, {"high/room", {{}, {"bed", "."}}}};
  const auto inner = [&](const char* file) {
    const auto place = inner_place_of(folders, file);
    return place ? place->top + " " + place->sub : "";
  };
  CHECK(inner("high/room/bed/a.hpp") == "high/room bed");
  CHECK(inner("high/room/a.hpp") == "high/room .");
  CHECK(inner("high/a.hpp") == "");
  CHECK(inner("high/hall/bed/a.hpp") == "");
  CHECK(objection(folders, {"high/room", "bed"}, {"high/room", "."}) == "bed stands below .");
}

TEST_CASE("no two files share a name", "[structure]") {
  // A program's entry, and what each driver of an engine is called, say by their folder whose they are; so do tests of
  // a function and of the program.
  const std::set<std::string> by_folder{"main", "driver"};
  std::map<std::string, std::set<std::string>> places;
  for (const auto& file : sources_of(declared()))
    if (!by_folder.contains(file.stem().string()) && !file.stem().string().ends_with("_test"))
      places[file.stem().string()].insert(file.parent_path().string());
  for (const auto& [name, folders] : places) {
    INFO(name << " stands in " << *folders.begin() << " and " << *folders.rbegin());
    CHECK(folders.size() == 1);
  }
}
