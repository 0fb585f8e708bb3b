// Files: what is written is read, what the system refuses is an Error that names the file.
#include "common/file.hpp"

#include <catch2/catch.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include <functional>
#include <string>

#include "common/error.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

namespace fs = std::filesystem;
using Mode = File::Mode;

ErrorKind failure(const fs::path& path, const std::function<void()>& use) {
  try {
    use();
  } catch (const Error& e) {
    CHECK(e.where() == path.string());
    return e.kind();
  }
  FAIL("no error");
  return ErrorKind::internal;
}

std::string read_at(const File& file, std::uint64_t offset, std::size_t size) {
  std::string bytes(size, '\0');
  bytes.resize(file.read_at(offset, bytes.data(), size));
  return bytes;
}

}  // namespace

TEST_CASE("a file that is made has what was written, at the end or at a place", "[file]") {
  const TemporaryDirectory directory;
  write_file(directory / "f", "was there before and is longer");
  File file(directory / "f", Mode::create);
  CHECK(file.size() == 0);
  file.write("abc");
  file.write("def");
  file.write_at(1, "XY");
  file.write_at(8, "!");
  file.sync();
  CHECK(file.size() == 9);
  CHECK(content_of(directory / "f") == std::string("aXYdef\0\0!", 9));
  CHECK(read_at(file, 4, 2) == "ef");
  CHECK(read_at(file, 7, 10) == std::string("\0!", 2));
  CHECK(read_at(file, 9, 10).empty());
}

TEST_CASE("a file that is there can be changed, and is read from its beginning", "[file]") {
  const TemporaryDirectory directory;
  write_file(directory / "f", "abcdef");
  File file(directory / "f", Mode::change);
  file.write_at(2, "CD");
  char bytes[4];
  REQUIRE(file.read(bytes, 4) == 4);
  CHECK(std::string(bytes, 4) == "abCD");
  CHECK(file.read(bytes, 4) == 2);
  CHECK(file.read(bytes, 4) == 0);
}

TEST_CASE("what cannot be opened is an error that names it", "[file]") {
  const TemporaryDirectory directory;
  const auto missing = directory / "missing";
  for (const auto mode : {Mode::read, Mode::change})
    CHECK(failure(missing, [&] { File(missing, mode); }) == ErrorKind::not_found);
  CHECK_FALSE(fs::exists(missing));
  CHECK(failure(directory / "no" / "f", [&] { File(directory / "no" / "f", Mode::create); }) == ErrorKind::not_found);
  CHECK(failure(directory.path(), [&] { File(directory.path(), Mode::read); }) == ErrorKind::invalid);
  CHECK(failure(directory.path(), [&] { File(directory.path(), Mode::create); }) == ErrorKind::io);
  const auto pipe = directory / "pipe";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  CHECK(failure(pipe, [&] { File(pipe, Mode::read); }) == ErrorKind::invalid);
  if (::geteuid() == 0) return;  // who may do everything
  write_file(directory / "closed", "x");
  fs::permissions(directory / "closed", fs::perms::none);
  CHECK(failure(directory / "closed", [&] { File(directory / "closed", Mode::read); }) == ErrorKind::denied);
}

TEST_CASE("a disk that is full is an error that names the file", "[file]") {
  File full("/dev/full", Mode::change);
  CHECK(failure("/dev/full", [&] { full.write("x"); }) == ErrorKind::io);
}

TEST_CASE("a file that moves is closed once, by its last owner", "[file]") {
  const TemporaryDirectory directory;
  File first(directory / "f", Mode::create);
  File second(std::move(first));
  second.write("a");
  File third;
  third = std::move(second);
  third.write("b");
  CHECK(third.path() == directory / "f");
  CHECK(content_of(directory / "f") == "ab");
}

TEST_CASE("a file is locked for one opening of it until that is closed", "[file]") {
  const TemporaryDirectory directory;
  write_file(directory / "lock", "stays");
  {
    File one(directory / "lock", Mode::share);
    File other(directory / "lock", Mode::share);
    CHECK(one.try_lock());
    CHECK(one.try_lock());
    CHECK_FALSE(other.try_lock());
  }
  CHECK(File(directory / "lock", Mode::share).try_lock());
  CHECK(content_of(directory / "lock") == "stays");
  CHECK(File(directory / "new", Mode::share).try_lock());
}

TEST_CASE("a mapped file is what stood in it, also behind its closing", "[file]") {
  const TemporaryDirectory directory;
  write_file(directory / "f", std::string(5000, 'x') + "end");
  write_file(directory / "empty", "");
  MappedFile mapped(File(directory / "f", Mode::read));
  CHECK(mapped.bytes() == std::string(5000, 'x') + "end");
  MappedFile moved(std::move(mapped));
  CHECK(moved.bytes().ends_with("end"));
  moved = MappedFile(File(directory / "empty", Mode::read));
  CHECK(moved.bytes().empty());
}

TEST_CASE("a whole file is read up to a limit", "[file]") {
  const TemporaryDirectory directory;
  const std::string content(200000, 'x');
  write_file(directory / "f", content);
  CHECK(read_file(directory / "f", content.size()) == content);
  CHECK(failure(directory / "f", [&] { read_file(directory / "f", content.size() - 1); }) == ErrorKind::too_big);
  CHECK(failure(directory / "g", [&] { read_file(directory / "g", 1); }) == ErrorKind::not_found);
}

TEST_CASE("a file is replaced whole, and a failure leaves the old one", "[file]") {
  const TemporaryDirectory directory;
  write_file_atomically(directory / "f", "old");
  write_file_atomically(directory / "f", "new");
  CHECK(content_of(directory / "f") == "new");
  CHECK_FALSE(fs::exists(directory / "f.new"));
  fs::create_directory(directory / "f.new");
  CHECK_THROWS_AS(write_file_atomically(directory / "f", "newer"), Error);
  CHECK(content_of(directory / "f") == "new");
}
