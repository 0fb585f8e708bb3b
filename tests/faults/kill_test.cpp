// 1: an indexer that is killed at any moment leaves an index that works, and the next run comes to the same
// result.
#include <signal.h>

#include <catch2/catch.hpp>

#include <chrono>
#include <map>
#include <random>
#include <set>
#include <string>
#include <thread>

#include "common/passage.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

using Clock = std::chrono::steady_clock;

/// How long an uninterrupted run takes.
Clock::duration duration_of(const std::vector<std::string>& arguments) {
  const auto begin = Clock::now();
  REQUIRE(run_index(arguments).status == 0);
  return Clock::now() - begin;
}

/// Starts the indexer and kills it somewhere within `within`. True when it was still at work.
bool kill_within(const std::vector<std::string>& arguments, Clock::duration within, std::mt19937& random) {
  const auto process = start(index_program(), arguments);
  std::this_thread::sleep_for(within * (random() % 1000) / 1000);
  ::kill(process, SIGKILL);
  return wait_for(process) == 128 + SIGKILL;
}

/// Every post is in the index with all its passages, as they were or as they are now, or not at all.
void check_whole_posts(const std::string& index, const std::vector<std::string>& before,
                       const std::vector<std::string>& after) {
  const auto data_of = [](const std::string& line) { return line.substr(0, line.find('\x1f')); };
  std::map<std::string, std::set<std::string>> old_posts, new_posts, seen;
  const auto sort_in = [&](const std::vector<std::string>& lines, auto& posts) {
    for (const auto& line : lines) {
      const auto passage = load_passage(data_of(line));
      REQUIRE(passage.has_value());
      posts[passage->post].insert(data_of(line));
    }
  };
  sort_in(before, old_posts);
  sort_in(after, new_posts);
  sort_in(content_lines(index), seen);
  for (const auto& [post, passages] : seen) {
    INFO("post " << post);
    CHECK((passages == old_posts[post] || passages == new_posts[post]));
  }
}

}  // namespace

TEST_CASE("1: a full build that is killed leaves no half index, and the next run gives the whole", "[faults]") {
  const TemporaryDirectory directory;
  const auto posts = (directory / "posts.ndjson").string();
  write_file(posts, generated_posts(500, 1));
  const auto reference = (directory / "reference").string();
  const auto whole = duration_of({"-q", "-d", reference, posts});
  const auto expected = content_lines(reference);
  std::mt19937 random(20250910);
  std::size_t killed = 0;
  for (int round = 0; round < 6; ++round) {
    const auto index = (directory / ("index" + std::to_string(round))).string();
    killed += kill_within({"-q", "-d", index, posts}, whole, random);
    const auto answer = run_query({"-d", index, "marais"});
    INFO("round " << round << ": " << answer.err);
    CHECK((answer.status == 0 || answer.status == 2));
    if (answer.status == 0) CHECK(content_lines(index) == expected);
    else CHECK_THAT(answer.err, Catch::Contains("no index"));
    CHECK(run_index({"-q", "-d", index, posts}).status == 0);
    CHECK(content_lines(index) == expected);
  }
  CHECK(killed > 0);
}

TEST_CASE("1: an update that is killed leaves whole posts, and the next run gives what an uninterrupted one gives",
          "[faults]") {
  const TemporaryDirectory directory;
  const auto first = (directory / "first.ndjson").string();
  const auto second = (directory / "second.ndjson").string();
  write_file(first, generated_posts(200, 1));
  write_file(second, generated_posts(1600, 2));
  const auto reference = (directory / "reference").string();
  REQUIRE(run_index({"-q", "-d", reference, first}).status == 0);
  constexpr auto copy_links = std::filesystem::copy_options::recursive | std::filesystem::copy_options::copy_symlinks;
  std::filesystem::copy(reference, directory / "start", copy_links);
  const auto before = content_lines(reference);
  const auto whole = duration_of({"-q", "-d", reference, second});
  const auto expected = content_lines(reference);
  REQUIRE(before != expected);
  std::mt19937 random(4242);
  std::size_t killed = 0;
  for (int round = 0; round < 4; ++round) {
    const auto index = (directory / ("index" + std::to_string(round))).string();
    std::filesystem::copy(directory / "start", index, copy_links);
    killed += kill_within({"-q", "-d", index, second}, whole, random);
    INFO("round " << round);
    CHECK(run_query({"-d", index, "marais"}).status == 0);
    check_whole_posts(index, before, expected);
    CHECK(run_index({"-q", "-d", index, second}).status == 0);
    CHECK(content_lines(index) == expected);
  }
  CHECK(killed > 0);
}

TEST_CASE("2: SIGINT and SIGTERM end the run, the index stays valid", "[faults]") {
  const TemporaryDirectory directory;
  const auto posts = (directory / "posts.ndjson").string();
  write_file(posts, generated_posts(800, 3));
  for (const int signal : {SIGINT, SIGTERM}) {
    const auto index = (directory / ("index" + std::to_string(signal))).string();
    const auto process = start(index_program(), {"-d", index, posts});
    while (!std::filesystem::exists(index + "/lock")) std::this_thread::yield();
    ::kill(process, signal);
    CHECK(wait_for(process) == 128 + signal);
    CHECK(run_index({"-q", "-d", index, posts}).status == 0);
    CHECK(run_query({"-d", index, "marais"}).status == 0);
  }
}
