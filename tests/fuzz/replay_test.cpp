// What the fuzzers once found, replayed: tests/fuzz/findings/TARGET/*.
#include <catch2/catch.hpp>

#include <filesystem>
#include <string>

#include "tests/fuzz/targets.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

TEST_CASE("what the fuzzers found stays mended", "[fuzz]") {
  std::size_t replayed = 0;
  for (const auto& [name, run] : fuzz::all_targets) {
    const auto folder = source_tree() / "tests" / "fuzz" / "findings" / name;
    if (!std::filesystem::is_directory(folder)) continue;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      INFO(name << '/' << entry.path().filename().string());
      const auto bytes = content_of(entry.path());
      CHECK_NOTHROW(run(bytes));
      ++replayed;
    }
  }
  CHECK(replayed > 0);
}
