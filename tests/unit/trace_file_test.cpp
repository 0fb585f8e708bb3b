// The files of traces: what is appended is found again, what is not committed does not count, damage is told.
#include "common/trace_file.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <string>

#include "common/error.hpp"
#include "tests/support/damage.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

namespace fs = std::filesystem;

TraceExtent write(const fs::path& generation, const std::vector<std::string>& traces) {
  auto writer = TraceWriter::create(generation);
  for (const auto& trace : traces) writer.add(trace);
  writer.flush();
  return writer.extent();
}

void overwrite(const fs::path& path, std::uint64_t at, const std::string& bytes) {
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(static_cast<std::streamoff>(at));
  file << bytes;
}

}  // namespace

TEST_CASE("each document has the trace that was added for it", "[trace_file]") {
  const TemporaryDirectory directory;
  const std::string large(3u << 20, 'x');
  const auto extent = write(directory.path(), {"un", "", large, "quatre"});
  CHECK(extent.documents == 4);
  const TraceFile traces(directory.path(), extent);
  CHECK(traces.of(1) == "un");
  CHECK(traces.of(2).empty());
  CHECK(traces.of(3) == large);
  CHECK(traces.of(4) == "quatre");
  CHECK(traces.of(0).empty());
  CHECK(traces.of(5).empty());
}

TEST_CASE("what was appended and not committed is not seen, and is overwritten", "[trace_file]") {
  const TemporaryDirectory directory;
  const auto committed = write(directory.path(), {"un", "deux"});
  {
    auto crashed = TraceWriter::append_to(directory.path(), committed);
    crashed.add("perdu et plus long");
    crashed.flush();
  }
  CHECK(TraceFile(directory.path(), committed).of(3).empty());
  auto writer = TraceWriter::append_to(directory.path(), committed);
  writer.add("trois");
  writer.flush();
  const TraceFile traces(directory.path(), writer.extent());
  CHECK(traces.of(2) == "deux");
  CHECK(traces.of(3) == "trois");
}

TEST_CASE("traces that are missing, cut off or of something else are an error that names the file", "[trace_file]") {
  for (const std::string name : {"traces", "traces.index"})
    for (const std::string damage : {"missing", "cut", "empty", "zeroed"}) {
      const TemporaryDirectory directory;
      const auto extent = write(directory.path(), {"un", "deux"});
      const auto path = directory / name;
      const auto size = fs::file_size(path);
      if (damage == "missing") fs::remove(path);
      else if (damage == "zeroed") overwrite(path, 0, std::string(size, '\0'));
      else fs::resize_file(path, damage == "cut" ? size - 1 : 0);
      INFO(damage << ' ' << name);
      try {
        TraceFile(directory.path(), extent);
        FAIL("no error");
      } catch (const Error& e) {
        CHECK(e.kind() == ErrorKind::corrupt);
        CHECK(e.where() == path.string());
      }
      CHECK_THROWS_AS(TraceWriter::append_to(directory.path(), extent), Error);
    }
}

TEST_CASE("an entry that points outside of the file gives no trace", "[trace_file]") {
  const TemporaryDirectory directory;
  const auto extent = write(directory.path(), {"un", "deux"});
  overwrite(directory / "traces.index", 16, std::string(8, '\xFF'));
  const TraceFile traces(directory.path(), extent);
  CHECK(traces.of(1).empty());
  CHECK(traces.of(2) == "deux");
}

TEST_CASE("how far traces are valid is read as it was written, and nonsense is an error", "[trace_file]") {
  const auto extent = TraceExtent::from_text(TraceExtent{7, 123456789012}.to_text());
  CHECK(extent.documents == 7);
  CHECK(extent.bytes == 123456789012);
  for (const std::string text : {"", "7", "7 ", "x 1", "7 x", " 7 1", "7  1", "7 1 ", "7 1x", "7\t1", "7,1", "+7 1",
                                 "7 +1", "-7 1", "7 -1", "07 1", "7 01", "7 1\n", "99999999999999999999 1"}) {
    INFO(text);
    CHECK_THROWS_AS(TraceExtent::from_text(text), Error);
  }
}

TEST_CASE("more traces than the files can hold are an error, not a place before their beginning", "[trace_file]") {
  const TemporaryDirectory directory;
  write(directory.path(), {"un"});
  const auto read = [&](const std::string& extent, Xapian::docid document) {
    return std::string(TraceFile(directory.path(), TraceExtent::from_text(extent)).of(document));
  };
  CHECK(read("1 2", 1) == "un");
  // Eight times the first, or sixteen more than the second, is a small number of 64 bits.
  for (const std::string extent : {"2305843009213693953 2", "1 18446744073709551615", "1 18446744073709551602",
                                   "4294967296 2", "1 1116691496960"}) {
    INFO(extent);
    try {
      read(extent, 4294967295);
      FAIL("no error");
    } catch (const Error& e) {
      CHECK(e.kind() == ErrorKind::corrupt);
    }
  }
  CHECK_THROWS_AS(read("4294967295 2", 1), Error);  // possible, but not what these files hold
}

TEST_CASE("a damaged index of traces gives none or one inside of the file", "[trace_file]") {
  const TemporaryDirectory directory;
  const auto extent = write(directory.path(), {"un", "deux", "", "quatre"});
  const auto sound = content_of(directory / "traces.index");
  for_each_damage(sound, [&](const std::string& bytes) {
    write_file(directory / "traces.index", bytes);
    try {
      const TraceFile traces(directory.path(), extent);
      for (Xapian::docid document = 0; document < 6; ++document)
        REQUIRE(std::string("undeuxquatre").find(traces.of(document)) != std::string::npos);
    } catch (const Error& e) {
      REQUIRE(e.kind() == ErrorKind::corrupt);
    }
  });
}
