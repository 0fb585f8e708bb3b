// Limits of what is asked, and what surrounds a program: locale, home, closed pipes.
#include <catch2/catch.hpp>

#include <string>

#include "common/limits.hpp"
#include "common/text.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

class Indexed {
 public:
  Indexed() {
    write_file(posts(), sample_posts());
    REQUIRE(run_index({"-q", "-d", index(), posts()}).status == 0);
  }
  std::string index() const { return (directory_ / "index").string(); }
  std::string posts() const { return (directory_ / "posts.ndjson").string(); }
  Outcome query(std::vector<std::string> arguments, const RunOptions& options = {}) const {
    arguments.insert(arguments.begin(), {"-d", index()});
    return run_query(arguments, options);
  }

 private:
  TemporaryDirectory directory_;
};

std::string repeated(const std::string& text, std::size_t n) {
  std::string out;
  for (std::size_t i = 0; i < n; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("23: a query past its bytes or words is refused and the limit is named", "[faults]") {
  const Indexed place;
  const auto fits = "douane" + std::string(limits::max_query_bytes - 6, ' ');
  CHECK(place.query({fits}).status == 0);
  const auto long_query = place.query({fits + ' '});
  CHECK(long_query.status == 2);
  CHECK_THAT(long_query.err, Catch::Contains(std::to_string(limits::max_query_bytes)));
  CHECK(place.query({repeated("douane ", limits::max_query_words)}).status == 0);
  const auto wordy = place.query({repeated("douane ", limits::max_query_words + 1)});
  CHECK(wordy.status == 2);
  CHECK_THAT(wordy.err, Catch::Contains(std::to_string(limits::max_query_words)));
  CHECK(lines_of(wordy.err).size() == 1);
}

TEST_CASE("24: brackets and signs without end are read or refused, never a crash", "[faults]") {
  const Indexed place;
  for (const std::string piece : {"(", ")", "-", "+", "\"", "«", "NOT ", "*"}) {
    const auto outcome = place.query({"--", "douane " + repeated(piece, 1000 / piece.size())});
    INFO(piece << ' ' << outcome.err);
    CHECK(outcome.status <= 2);
    const auto endless = place.query({"--", repeated(piece, 30000)});
    CHECK(endless.status == 2);
  }
}

TEST_CASE("25: a star needs three letters, more words than allowed are told", "[faults]") {
  const TemporaryDirectory directory;
  std::string text;
  for (std::size_t i = 0; i < limits::max_wildcard_terms + 20; ++i) text += " abc" + std::to_string(i) + "z";
  auto passages = unrelated_passages();
  passages.push_back(passage_of("cible", text));
  index_passages(directory / "index", passages);
  CHECK(has_hit(search(directory / "index", "abc*"), "cible"));
  CHECK_FALSE(search(directory / "index", "abc*").notes.empty());
  CHECK_FALSE(has_hit(search(directory / "index", "ab*"), "cible"));
  CHECK(run_query({"-d", (directory / "index").string(), "*"}).status == 2);
}

TEST_CASE("27: a number of hits outside its range is refused with the range", "[faults]") {
  const Indexed place;
  const auto most = std::to_string(limits::max_hits);
  for (const auto& n : {std::string("1"), std::string("10"), most}) {
    INFO(n);
    CHECK(place.query({"-n", n, "douane"}).status == 0);
  }
  for (const std::string n : {"0", "-1", "1e3", "1.5", "ten", "", "10001", "4294967296", "18446744073709551616",
                              "1000000000000000000000000"}) {
    const auto outcome = place.query({"-n", n, "douane"});
    INFO(n << ": " << outcome.err);
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    CHECK_THAT(outcome.err, Catch::Contains("--limit"));
  }
  CHECK_THAT(place.query({"-n", "10001", "douane"}).err, Catch::Contains(most));
}

TEST_CASE("31: a reader that closes the pipe is success", "[faults]") {
  const Indexed place;
  RunOptions closed;
  closed.broken_pipe = true;
  for (const std::string format : {"text", "json", "trec"}) {
    INFO(format);
    CHECK(place.query({"--format", format, "douane"}, closed).status == 0);
  }
  closed.input = repeated("q\tdouane\n", 2000);
  CHECK(place.query({"--batch", "-", "--format", "json"}, closed).status == 0);
  CHECK(place.query({"--list-topics"}, closed).status == 0);
  closed.input.clear();
  CHECK(run_index({"--dump", place.posts()}, closed).status == 0);
}

TEST_CASE("31: in the C locale, without HOME and with nothing in the environment, bytes are UTF-8", "[faults]") {
  const Indexed place;
  const auto expected = place.query({"--format", "trec", "récoltons l’été"}).out;
  CHECK_FALSE(expected.empty());
  for (const std::string locale : {"C", "POSIX", "fr_FR.ISO-8859-1", "none"}) {
    RunOptions bare;
    bare.environment = {{"LC_ALL", locale}, {"LANG", locale}, {"HOME", ""}, {"TERM", ""}, {"TMPDIR", ""}};
    INFO(locale);
    CHECK(place.query({"--format", "trec", "récoltons l’été"}, bare).out == expected);
    const auto text = place.query({"paludière marais"}, bare);
    CHECK(text.status == 0);
    CHECK(is_utf8(text.out));
    CHECK_THAT(text.out, Catch::Contains("Maëlle") || Catch::Contains("œillets"));
    CHECK(run_index({"--dump", place.posts()}, bare).out == run_index({"--dump", place.posts()}).out);
  }
}
