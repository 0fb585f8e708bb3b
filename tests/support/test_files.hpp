// Where tests find the source tree, the shared material and the programs.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace propos::testing {

std::filesystem::path source_tree();
/// tests/data of the source tree.
std::filesystem::path data();
/// The folder `shared` beside the project; it need not be there.
std::filesystem::path shared();
std::filesystem::path index_program();
std::filesystem::path query_program();
std::filesystem::path bench_program();
std::filesystem::path serve_program();

/// Says why a test does not run here; ctest counts it as skipped. The test returns after it.
void skip(const std::string& reason);

/// True when `path` is there; otherwise skip()s.
bool have(const std::filesystem::path& path);

/// The whole content of a file; throws when it cannot be read.
std::string content_of(const std::filesystem::path& path);
void write_file(const std::filesystem::path& path, const std::string& content);

/// Rows of a TSV file. `#` starts a comment line; one before the first row is none of the rows.
struct TsvRow {
  std::size_t line = 0;
  std::vector<std::string> cells;
};
std::vector<TsvRow> read_tsv(const std::filesystem::path& path);

}  // namespace propos::testing
