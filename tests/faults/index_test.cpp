// An index that is missing, foreign, locked, of another version or damaged.
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include <xapian.h>
#include <string>

#include "common/schema.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

namespace fs = std::filesystem;

/// A directory with an index of the sample posts.
class Indexed {
 public:
  Indexed() {
    write_file(posts(), sample_posts());
    REQUIRE(run_index({"-q", "-d", index(), posts().string()}).status == 0);
  }

  std::string index() const { return (directory_ / "index").string(); }
  fs::path posts() const { return directory_ / "posts.ndjson"; }
  Outcome query(const std::string& words) const { return run_query({"-d", index(), words}); }
  Outcome again() const { return run_index({"-d", index(), posts().string()}); }

  /// The tables and traces of the generation that the stub names.
  std::vector<fs::path> tables() const {
    std::vector<fs::path> paths;
    for (const auto& entry : fs::recursive_directory_iterator(index()))
      if (!entry.is_symlink() && entry.is_regular_file() &&
          (entry.path().extension() == ".glass" || entry.path().stem() == "traces"))
        paths.push_back(entry.path());
    return paths;
  }

 private:
  TemporaryDirectory directory_;
};

bool is_one_clear_line(const std::string& err) { return lines_of(err).size() == 1 && err.starts_with("propos-"); }

/// Holds the lock as another indexer would.
class Holder {
 public:
  explicit Holder(const std::string& index)
      : descriptor_(::open((index + "/lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
    REQUIRE(::flock(descriptor_, LOCK_EX | LOCK_NB) == 0);
  }
  ~Holder() { ::close(descriptor_); }
  Holder(const Holder&) = delete;
  Holder& operator=(const Holder&) = delete;

 private:
  int descriptor_;
};

}  // namespace

TEST_CASE("4: in a directory that may not be written the message is permission denied, and querying works",
          "[faults]") {
  if (::geteuid() == 0) return skip("root may write everywhere");
  const Indexed place;
  for (const auto& entry : fs::recursive_directory_iterator(place.index()))
    if (!entry.is_symlink()) fs::permissions(entry.path(), fs::perms::owner_write, fs::perm_options::remove);
  fs::permissions(place.index(), fs::perms::owner_write, fs::perm_options::remove);
  const auto outcome = place.again();
  const auto answer = place.query("douane");
  fs::permissions(place.index(), fs::perms::owner_write, fs::perm_options::add);
  for (const auto& entry : fs::recursive_directory_iterator(place.index()))
    if (!entry.is_symlink()) fs::permissions(entry.path(), fs::perms::owner_write, fs::perm_options::add);
  CHECK(outcome.status == 2);
  CHECK_THAT(outcome.err, Catch::Contains("ermission denied") && !Catch::Contains("locked"));
  CHECK(answer.status == 0);
}

TEST_CASE("5: while another indexer holds the lock the message is clear and comes at once", "[faults]") {
  const Indexed place;
  const Holder holder(place.index());
  const auto outcome = place.again();
  CHECK(outcome.status == 2);
  CHECK_THAT(outcome.err, Catch::Contains("another indexer") && Catch::Contains("--wait"));
  CHECK(is_one_clear_line(outcome.err));
  CHECK(run_index({"-d", place.index(), "--wait", "0.2", place.posts().string()}).status == 2);
  CHECK(place.query("douane").status == 0);
}

TEST_CASE("5: a lock that is free again lets --wait go on", "[faults]") {
  const Indexed place;
  { const Holder holder(place.index()); }
  CHECK(run_index({"-d", place.index(), "--wait", "5", place.posts().string()}).status == 0);
}

TEST_CASE("7: an index of another schema or analysis is refused, the message says which and how to rebuild",
          "[faults]") {
  for (const auto key : {metadata::schema, metadata::analysis}) {
    const Indexed place;
    {
      Xapian::WritableDatabase database(current_generation(place.index()).string(), generation_flags | Xapian::DB_OPEN);
      database.set_metadata(std::string(key), "999");
      database.commit();
    }
    for (const auto& outcome : {place.query("douane"), place.again()}) {
      INFO(key << ": " << outcome.err);
      CHECK(outcome.status == 2);
      CHECK(is_one_clear_line(outcome.err));
      CHECK_THAT(outcome.err, Catch::Contains("version 999") && Catch::Contains("--rebuild"));
    }
    CHECK(run_index({"-d", place.index(), "--rebuild", place.posts().string()}).status == 0);
    CHECK(place.query("douane").status == 0);
  }
}

TEST_CASE("8: a table that is cut, empty or zeroed never gives another answer than the true one", "[faults]") {
  const Indexed sound;
  const auto expected = sound.query("douane").out;
  for (const std::string damage : {"cut", "empty", "zeroed"}) {
    std::size_t noticed = 0;
    for (std::size_t t = 0; t < sound.tables().size(); ++t) {
      const Indexed place;
      const auto tables = place.tables();
      REQUIRE(t < tables.size());
      const auto size = fs::file_size(tables[t]);
      if (damage == "cut") fs::resize_file(tables[t], size / 2);
      else if (damage == "empty") fs::resize_file(tables[t], 0);
      else write_file(tables[t], std::string(size, '\0'));
      const auto outcome = place.query("douane");
      INFO(damage << ' ' << tables[t].filename().string() << ": " << outcome.status << ' ' << outcome.err);
      CHECK((outcome.status == 2 || outcome.out == expected));
      if (outcome.status == 2) {
        CHECK(is_one_clear_line(outcome.err));
        CHECK_THAT(outcome.err, Catch::Contains(place.index()));
        ++noticed;
      }
    }
    INFO(damage);
    CHECK(noticed > 0);
  }
}

TEST_CASE("8: a table that is gone is told, never answered as if nothing were there", "[faults]") {
  for (const std::string name : {"docdata.glass", "postlist.glass", "traces", "traces.index"}) {
    const Indexed place;
    const auto expected = place.query("douane").out;
    for (const auto& table : place.tables())
      if (table.filename() == name) fs::remove(table);
    const auto outcome = place.query("douane");
    INFO(name << ": " << outcome.status << ' ' << outcome.err);
    CHECK((outcome.status == 2 || outcome.out == expected));
  }
}

TEST_CASE("8: a stub that is empty or names nothing is told", "[faults]") {
  for (const std::string stub : {"", "auto generation.77\n", "nonsense\n"}) {
    const Indexed place;
    write_file(stub_path(place.index()), stub);
    const auto outcome = place.query("douane");
    INFO(outcome.err);
    CHECK(outcome.status == 2);
    CHECK(is_one_clear_line(outcome.err));
  }
}

TEST_CASE("9: of a flipped bit in a stored passage the hit is dropped and told, the others stay", "[faults]") {
  const Indexed place;
  {
    Xapian::WritableDatabase database(current_generation(place.index()).string(), generation_flags | Xapian::DB_OPEN);
    auto bytes = database.get_document(*database.postlist_begin("Qrevue.example/12#1")).get_data();
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    Xapian::Document damaged;
    damaged.add_term("talent", 100);
    damaged.set_data(bytes);
    database.add_document(damaged);
    database.commit();
  }
  const auto outcome = run_query({"-d", place.index(), "--format", "json", "douane talents"});
  CHECK(outcome.status == 0);
  CHECK_THAT(outcome.err, Catch::Contains("passage endommagé"));
  const auto answer = parse_json(outcome.out, "output");
  CHECK_FALSE(answer["notes"].empty());
  CHECK(answer["hits"].size() > 1);
}

TEST_CASE("10: a missing, empty or foreign directory is no index, and reading creates nothing", "[faults]") {
  const TemporaryDirectory directory;
  fs::create_directory(directory / "empty");
  fs::create_directory(directory / "foreign");
  write_file(directory / "foreign" / "notes.txt", "x");
  write_file(directory / "file", "x");
  { Xapian::WritableDatabase other((directory / "xapian").string(), Xapian::DB_CREATE); }
  for (const std::string name : {"missing", "empty", "foreign", "file", "xapian"}) {
    const auto outcome = run_query({"-d", (directory / name).string(), "douane"});
    INFO(name << ": " << outcome.err);
    CHECK(outcome.status == 2);
    CHECK(is_one_clear_line(outcome.err));
    CHECK_THAT(outcome.err, Catch::Contains("no index") && Catch::Contains(name));
  }
  CHECK_FALSE(fs::exists(directory / "missing"));
  CHECK(fs::is_empty(directory / "empty"));
}

TEST_CASE("10: the indexer does not write into a directory of something else", "[faults]") {
  const TemporaryDirectory directory;
  fs::create_directory(directory / "foreign");
  write_file(directory / "foreign" / "notes.txt", "x");
  write_file(directory / "posts.ndjson", sample_posts());
  const auto outcome = run_index({"-d", (directory / "foreign").string(), (directory / "posts.ndjson").string()});
  CHECK(outcome.status == 2);
  CHECK(is_one_clear_line(outcome.err));
  CHECK_THAT(outcome.err, Catch::Contains("notes.txt"));
  CHECK(std::distance(fs::directory_iterator(directory / "foreign"), fs::directory_iterator()) == 1);
}
