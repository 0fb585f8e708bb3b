// The directory of an index while an indexer is at work.
#include "indexer/build/index_directory.hpp"

#include <catch2/catch.hpp>

#include "common/error.hpp"
#include "common/schema.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

namespace fs = std::filesystem;

/// What a call throws, `internal` when it throws nothing.
template <typename Call>
ErrorKind kind_of(Call call) {
  try {
    call();
  } catch (const Error& e) {
    return e.kind();
  }
  return ErrorKind::internal;
}

}  // namespace

TEST_CASE("a directory is made where there is none, and holds no index yet", "[index_directory]") {
  const TemporaryDirectory temporary;
  const IndexDirectory directory(temporary / "a/b.db", 0);
  CHECK(fs::is_directory(temporary / "a/b.db"));
  CHECK_FALSE(directory.has_index());
  CHECK_FALSE(fs::exists(directory.new_generation()));
}

TEST_CASE("a directory that holds something else is refused and stays as it is", "[index_directory]") {
  const TemporaryDirectory temporary;
  write_file(temporary / "notes.txt", "à garder");
  CHECK(kind_of([&] { IndexDirectory(temporary.path(), 0); }) == ErrorKind::invalid);
  CHECK(content_of(temporary / "notes.txt") == "à garder");
  CHECK_FALSE(fs::exists(temporary / "lock"));
}

TEST_CASE("one indexer at a time holds the directory, the next may come when it is done", "[index_directory]") {
  const TemporaryDirectory temporary;
  {
    const IndexDirectory first(temporary.path(), 0);
    CHECK(kind_of([&] { IndexDirectory(temporary.path(), 0); }) == ErrorKind::locked);
  }
  CHECK_NOTHROW(IndexDirectory(temporary.path(), 0));
}

TEST_CASE("a generation is the index once it is published, the one before goes when it is tidied",
          "[index_directory]") {
  const TemporaryDirectory temporary;
  const IndexDirectory directory(temporary.path(), 0);
  const auto first = directory.new_generation();
  fs::create_directory(first);
  directory.publish(first);
  CHECK(directory.has_index());
  CHECK(current_generation(temporary.path()) == first);
  const auto second = directory.new_generation();
  CHECK(second != first);
  fs::create_directory(second);
  CHECK(current_generation(temporary.path()) == first);
  directory.publish(second);
  CHECK(fs::exists(first));
  directory.tidy();
  CHECK_FALSE(fs::exists(first));
  CHECK(fs::exists(second));
  CHECK(fs::read_symlink(temporary / "current") == second.filename());
}

TEST_CASE("what a run that did not end has left behind is removed by the next", "[index_directory]") {
  const TemporaryDirectory temporary;
  fs::path published;
  fs::path left;
  {
    const IndexDirectory directory(temporary.path(), 0);
    published = directory.new_generation();
    fs::create_directory(published);
    directory.publish(published);
    left = directory.new_generation();
    fs::create_directory(left);
    write_file(left / "docdata.glass", "à moitié");
  }
  const IndexDirectory again(temporary.path(), 0);
  CHECK(fs::exists(published));
  CHECK_FALSE(fs::exists(left));
}

TEST_CASE("a stub that names no generation removes nothing", "[index_directory]") {
  for (const std::string stub : {"",
                                 "\n",
                                 " \n",
                                 "auto\n",
                                 "auto \n",
                                 "auto ../ailleurs\n",
                                 "auto ..\n",
                                 "auto .\n",
                                 "auto lock\n",
                                 "ni ceci ni cela\n",
                                 "ni ceci ni generation.1\n",
                                 "auto generation.1 \n",
                                 "auto  generation.1\n",
                                 "auto generation.1/\n",
                                 "auto ./generation.1\n",
                                 "auto generation.\n",
                                 "auto generation.1.old\n",
                                 "auto generation.1",
                                 "auto generation.1\nauto generation.2\n",
                                 "\nauto generation.1\n",
                                 "generation.1\n"}) {
    INFO(stub);
    const TemporaryDirectory temporary;
    for (const auto* generation : {"generation.1", "generation.2"}) fs::create_directory(temporary / generation);
    write_file(stub_path(temporary.path()), stub);
    CHECK(kind_of([&] { current_generation(temporary.path()); }) == ErrorKind::corrupt);
    const IndexDirectory directory(temporary.path(), 0);
    CHECK(fs::exists(temporary / "generation.1"));
    CHECK(fs::exists(temporary / "generation.2"));
  }
}

TEST_CASE("a stub that cannot be read removes nothing", "[index_directory]") {
  const TemporaryDirectory temporary;
  fs::create_directory(temporary / "generation.1");
  fs::create_directory(stub_path(temporary.path()));
  const IndexDirectory directory(temporary.path(), 0);
  CHECK(fs::exists(temporary / "generation.1"));
}

TEST_CASE("a stub whose generation is not there removes nothing", "[index_directory]") {
  const TemporaryDirectory temporary;
  fs::create_directory(temporary / "generation.1");
  write_file(temporary / "generation.3", "un fichier, pas une génération");
  for (const std::string named : {"generation.2", "generation.3", "generation.11"}) {
    INFO(named);
    write_file(stub_path(temporary.path()), "auto " + named + "\n");
    const IndexDirectory directory(temporary.path(), 0);
    CHECK(fs::exists(temporary / "generation.1"));
    CHECK(fs::exists(temporary / "generation.3"));
  }
}

TEST_CASE("an index whose stub is gone is refused and stays as it is", "[index_directory]") {
  const TemporaryDirectory temporary;
  {
    const IndexDirectory directory(temporary.path(), 0);
    const auto generation = directory.new_generation();
    fs::create_directory(generation);
    directory.publish(generation);
    directory.tidy();
  }
  fs::remove(stub_path(temporary.path()));
  CHECK(kind_of([&] { IndexDirectory(temporary.path(), 0); }) == ErrorKind::invalid);
  CHECK(fs::exists(temporary / "generation.1"));
}

TEST_CASE("only generations are tidied away, not what a person named like one", "[index_directory]") {
  const TemporaryDirectory temporary;
  const IndexDirectory directory(temporary.path(), 0);
  for (const auto* name : {"generation.1", "generation.2", "generation.1.bak", "generation.old", "generation."})
    fs::create_directory(temporary / name);
  directory.publish(temporary / "generation.2");
  directory.tidy();
  CHECK_FALSE(fs::exists(temporary / "generation.1"));
  for (const auto* name : {"generation.2", "generation.1.bak", "generation.old", "generation."})
    CHECK(fs::exists(temporary / name));
}

TEST_CASE("the bytes of an index are those of its files, each once", "[index_directory]") {
  const TemporaryDirectory temporary;
  const IndexDirectory directory(temporary.path(), 0);
  const auto before = directory.bytes();
  const auto generation = directory.new_generation();
  fs::create_directory(generation);
  write_file(generation / "docdata.glass", std::string(5000, 'x'));
  fs::create_symlink(generation / "docdata.glass", temporary / "docdata.glass");
  CHECK(directory.bytes() == before + 5000);
}
