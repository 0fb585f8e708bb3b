#include "tests/support/test_files.hpp"

#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>

namespace propos::testing {

namespace fs = std::filesystem;

fs::path source_tree() { return PROPOS_SOURCE_DIR; }
fs::path data() { return source_tree() / "tests" / "data"; }
fs::path shared() { return PROPOS_SHARED_DIR; }
fs::path index_program() { return PROPOS_INDEX_PROGRAM; }
fs::path query_program() { return PROPOS_QUERY_PROGRAM; }
fs::path bench_program() { return PROPOS_BENCH_PROGRAM; }
fs::path serve_program() { return PROPOS_SERVE_PROGRAM; }

void skip(const std::string& reason) { std::cout << "SKIPPED: " << reason << std::endl; }

bool have(const fs::path& path) {
  if (fs::exists(path)) return true;
  skip(path.lexically_normal().string() + " is missing");
  return false;
}

std::string content_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

void write_file(const fs::path& path, const std::string& content) {
  std::ofstream out(path, std::ios::binary);
  out << content;
  if (!out.flush()) throw std::runtime_error("cannot write " + path.string());
}

std::vector<TsvRow> read_tsv(const fs::path& path) {
  std::istringstream in(content_of(path));
  std::vector<TsvRow> rows;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line.front() == '#') continue;
    TsvRow row{number, {}};
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, '\t');) row.cells.push_back(cell);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace propos::testing
