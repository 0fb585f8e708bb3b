// Pages that show commands and what they print: the commands are found, run as a reader would, and compared.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace propos::testing {

/// A command of a page, and what the page says that it prints.
struct Example {
  std::string heading;    ///< of the section that it stands in
  std::size_t line = 0;   ///< of the page, from 1
  std::string command;    ///< for sh; a line that ends with a backslash goes on in the next
  std::size_t begin = 0;  ///< bytes of the page that are its output, with the last line feed
  std::size_t end = 0;
  std::string output;  ///< these bytes
};

/// What stands behind `$ ` in the fenced blocks of a Markdown page; each output goes up to the next command
/// or to the block's end.
std::vector<Example> examples_of(const std::string& page);

/// Standard output and error of a command in the order in which they were written, with `database` as the
/// index, the programs that were built, no configuration and 80 columns. It runs in `directory`.
std::string output_of(const Example& example, const std::filesystem::path& directory, const std::string& database);

/// Text without what differs from run to run: how long an answer took.
std::string timeless(const std::string& text);

/// The page with `outputs[i]` as what `examples[i]` prints. Where only times differ, it stays as it is.
std::string with_outputs(const std::string& page, const std::vector<Example>& examples,
                         const std::vector<std::string>& outputs);

/// The lines between the first and the last difference: `-` those of the page, `+` those of the program.
std::string difference(const std::string& page, const std::string& program);

/// The names by which a page can link to its headings, as GitHub makes them.
std::vector<std::string> anchors_of(const std::string& page);

}  // namespace propos::testing
