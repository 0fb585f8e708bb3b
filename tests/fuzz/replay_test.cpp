// What the fuzzers once found, replayed: tests/fuzz/findings/TARGET/*.
#include <catch2/catch.hpp>

#include <filesystem>
#include <functional>
#include <map>
#include <string>

#include "tests/fuzz/targets.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

TEST_CASE("what the fuzzers found stays mended", "[fuzz]") {
  const std::map<std::string, std::function<void(std::string_view)>> targets = {
      {"json", fuzz::json}, {"wxr", fuzz::wxr}, {"html", fuzz::html}, {"cut", fuzz::cut}, {"query", fuzz::query}};
  std::size_t replayed = 0;
  for (const auto& [name, target] : targets) {
    const auto folder = source_tree() / "tests" / "fuzz" / "findings" / name;
    if (!std::filesystem::is_directory(folder)) continue;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      INFO(entry.path().filename().string());
      CHECK_NOTHROW(target(content_of(entry.path())));
      ++replayed;
    }
  }
  CHECK(replayed > 0);
}
