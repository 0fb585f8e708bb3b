// What the project's pages name and what of it exists: paths, links, options of the programs, tests and their tags.
//
// What is looked at, so that examples (`my.db`, `page-1.json`, other programs' options) need no list of exceptions:
//   links     all but those to the web, with their anchors
//   paths     in code: what begins with a folder of the project or leads to one by `../`, the name of a source file
//             or page, and, in the text, a folder's name with its slash
//   options   in code: `--name` behind one of our programs, or alone; alone in a program's folder they are that
//             program's. What stands behind another program is that one's own
//   tests     in code: what our test programs and `ctest -R` are given, `[tag]`, and names with ctest's prefix
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace propos::testing {

/// The project's pages, and the files and folders that they may name. What is built and fetched is no part of it.
struct ProjectTree {
  explicit ProjectTree(const std::filesystem::path& directory);

  /// All *.md files, sorted.
  std::vector<std::filesystem::path> pages() const;
  /// Whether a file of this name stands in `folder` or below it.
  bool has_below(const std::filesystem::path& folder, const std::string& name) const;

  std::filesystem::path root;
  std::set<std::string> folders;  ///< of the project: those that have a README
  std::vector<std::filesystem::path> files;
};

/// What programs and tests know.
struct KnownNames {
  std::map<std::string, std::set<std::string>> options;  ///< by program, or program and command with a space between
  std::set<std::string> tags;
  std::set<std::string> tests;  ///< as ctest names them
};

/// Asks the programs for their help and reads the sources of the tree's tests, whose programs need not be built.
KnownNames known_names(const ProjectTree& tree);

/// What a page names and is not there, as `path query/plans`.
std::vector<std::string> missing_names(const ProjectTree& tree, const KnownNames& known,
                                       const std::filesystem::path& page);

}  // namespace propos::testing
