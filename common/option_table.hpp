// A program's options as a table, read from its CLI11 object: what `--help`, the manual page and the
// completions of shells print.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace CLI {
class App;
}

namespace propos {

/// An option or a positional argument.
struct OptionEntry {
  std::vector<std::string> names;    ///< `-d`, `--db`; of a positional argument its name in capitals
  std::string value;                 ///< what follows: `DIR`, `NAME`; empty for a flag
  std::vector<std::string> choices;  ///< the values that are allowed, where they are a list
  std::string what;
  std::string standard;     ///< the value without the option
  std::string environment;  ///< the variable that is read without it
  std::string group;
  bool positional = false;
  bool repeated = false;  ///< may come several times
};

/// A program, or a subcommand of one.
struct ProgramTable {
  std::string name;
  std::string what;
  std::vector<OptionEntry> options;  ///< positional arguments first
  std::vector<std::string> groups;   ///< in their order
  std::vector<ProgramTable> subcommands;
};

/// What cannot be read from options: the rest of a manual page.
struct Manual {
  using Rows = std::vector<std::pair<std::string, std::string>>;
  std::string description;  ///< a paragraph
  Rows statuses;            ///< exit status and what it means
  Rows examples;            ///< a command and what it does
  Rows environment;         ///< a variable and what it does
  Rows files;               ///< a file and what it is
  std::string see_also;     ///< `propos-index(1), propos-bench(1)`
  Rows values;              ///< an option and the shell command that prints its values, one a line
};

/// The version that every program says, and the day it is of, as manual pages have it.
inline constexpr const char* program_version = "0.1.0";
inline constexpr const char* program_date = "2026-11-22";

/// The table of `app`, without hidden options.
ProgramTable option_table(const CLI::App& app);

/// Gives `app` --version, a help in columns of 80 with exit status and examples, and the hidden `--generate
/// man|bash|zsh|fish`, which prints what its name says. To be called when `app` has a name and its
/// description.
void finish_app(CLI::App& app, const Manual& manual);

/// A manual page in man(7).
std::string man_page(const ProgramTable& program, const Manual& manual);

/// A script that completes options, their values and subcommands, for `bash`, `zsh` or `fish`.
std::string completion(const std::string& shell, const ProgramTable& program, const Manual& manual);

}  // namespace propos
