// The line protocol of peers, against drivers that are shell scripts.
#include <catch2/catch.hpp>

#include <signal.h>

#include <chrono>
#include <fstream>
#include <functional>
#include <string>

#include "bench/comparison/peer_driver.hpp"
#include "bench/peers/protocol.hpp"
#include "common/error.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

constexpr Process::Seconds soon{0.2};
constexpr Process::Seconds long_enough{30};

/// A driver that runs these lines of shell; $1 is build or serve.
struct Fake {
  explicit Fake(const std::string& script) { write_file(directory / "driver.sh", script); }
  DriverCommand driver() const { return {{"/bin/sh", (directory / "driver.sh").string()}, directory / "errors"}; }

  Build build() const { return build_index(driver(), directory / "index", directory / "passages", 2, long_enough); }
  Driver serve(Process::Seconds deadline = long_enough) const {
    return Driver(driver(), directory / "index", deadline);
  }

  TemporaryDirectory directory;
};

/// True while the process runs; one that only waits to be reaped does not.
bool runs(pid_t process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/stat");
  std::string text;
  std::getline(file, text);
  const auto at = text.rfind(')');
  return at != std::string::npos && at + 2 < text.size() && text[at + 2] != 'Z';
}

std::string message_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& e) {
    return e.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("the last line of a build tells what it took", "[driver]") {
  const Fake fake(
      R"(echo "$1 with $4 threads"; echo '{"seconds":1.5,"bytes":300,"passages":7,"version":"Fake 1","more":3}')");
  const auto build = fake.build();
  CHECK(build.seconds == 1.5);
  CHECK(build.bytes == 300);
  CHECK(build.passages == 7);
  CHECK(build.version == "Fake 1");
  CHECK(build.more == Json{{"more", 3}});
  CHECK(build.peak_memory > 0);
}

TEST_CASE("a build whose engine is a server has no memory figure", "[driver]") {
  CHECK(Fake(R"(echo '{"seconds":1,"bytes":3,"passages":7,"memory":null}')").build().peak_memory == 0);
}

TEST_CASE("a build that fails is reported with its last complaint", "[driver]") {
  const Fake fake("echo first >&2; echo 'no such library' >&2; exit 3");
  const auto message = message_of([&] { fake.build(); });
  CHECK_THAT(message, Catch::Contains("status 3") && Catch::Contains("no such library"));
}

TEST_CASE("a build that tells no size is an error", "[driver]") {
  CHECK_THAT(message_of([] { Fake(R"(echo '{"seconds":1,"passages":7}')").build(); }), Catch::Contains("bytes"));
  CHECK_THAT(message_of([] { Fake("echo done").build(); }), Catch::Contains("last line of build"));
}

TEST_CASE("a query goes as one line and comes back as time and ids", "[driver]") {
  const Fake fake("echo ready; read line; printf '%s\\n' \"$line\" > $2.asked; printf '1200\\t2\\ta#1,b#2\\n'");
  auto driver = fake.serve();
  const auto reply = driver.ask({"phrase", 5, "snippet", "droits de douane"});
  REQUIRE(reply);
  CHECK(reply->nanoseconds == 1200);
  CHECK(reply->ids == std::vector<std::string>{"a#1", "b#2"});
  CHECK(driver.end().status == 0);
  CHECK(content_of(fake.directory / "index.asked") == "phrase\t5\tsnippet\tdroits de douane\n");
}

TEST_CASE("an engine may have no such mode, and no hits", "[driver]") {
  const Fake fake("echo ready; read line; printf -- '-\\t0\\t\\n'; read line; printf '9\\t0\\t\\n'");
  auto driver = fake.serve();
  CHECK_FALSE(driver.ask({"or", 10, "none", "sel"}));
  const auto reply = driver.ask({"and", 10, "none", "sel"});
  REQUIRE(reply);
  CHECK(reply->ids.empty());
}

TEST_CASE("a driver that speaks otherwise is an error", "[driver]") {
  CHECK_THAT(message_of([] { Fake("echo hello").serve(); }), Catch::Contains("hello"));
  CHECK_THAT(message_of([] { Fake("echo 'no index' >&2").serve(); }), Catch::Contains("no index"));
  const std::string answer = GENERATE("12", "x\\t0\\t", "12\\t3\\ta,b", "");
  const Fake fake("echo ready; read line; printf '" + answer + "\\n'");
  auto driver = fake.serve();
  CHECK_THROWS_AS(driver.ask({"or", 10, "none", "sel"}), Error);
}

TEST_CASE("a driver that has died is an error, not our end", "[driver]") {
  auto driver = Fake("echo ready").serve();
  CHECK_THROWS_AS(driver.ask({"or", 10, "none", "sel"}), Error);
}

TEST_CASE("a driver that does not answer is ended with its children", "[driver]") {
  const Fake fake("sleep 600 & echo $! > $2.child; trap '' TERM; echo ready; while :; do read line; done");
  pid_t child = 0;
  {
    auto driver = fake.serve(soon);
    child = std::stoi(content_of(fake.directory / "index.child"));
    REQUIRE(runs(child));
    CHECK_THAT(message_of([&] { driver.ask({"or", 10, "none", "sel"}); }), Catch::Contains("no answer"));
  }
  const auto end = std::chrono::steady_clock::now() + long_enough;
  while (runs(child) && std::chrono::steady_clock::now() < end) {
  }
  CHECK_FALSE(runs(child));
}

TEST_CASE("a build past its deadline is ended", "[driver]") {
  const Fake fake("while :; do :; done");
  CHECK_THROWS_AS(build_index(fake.driver(), fake.directory / "index", fake.directory / "p", 1, soon), Error);
}

TEST_CASE("drivers read what is asked and refuse what is not the protocol", "[driver]") {
  const auto request = peers::read_request("and\t20\ttext\tdroits de douane");
  CHECK(request.mode == peers::Mode::all);
  CHECK(request.limit == 20);
  CHECK(request.fetch == peers::Fetch::text);
  CHECK(request.words == "droits de douane");
  const std::string wrong =
      GENERATE("", "and\t20\ttext2\tx", "xor\t20\ttext\tx", "and\t0\ttext\tx", "and\tten\ttext\tx");
  CHECK_THROWS_AS(peers::read_request(wrong), Error);
}
