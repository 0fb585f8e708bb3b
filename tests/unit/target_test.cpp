#include "query/serve/http/target.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "common/error.hpp"
#include "common/limits.hpp"
#include "common/text.hpp"

using namespace propos;
using namespace propos::serve;
using namespace std::string_literals;

TEST_CASE("a target is read into a path and parameters", "[serve]") {
  const auto target = parse_target("/speakers/Ana%C3%AFs%20Nin?q=caf%C3%A9+noir&q=%2B&empty=&flag&&x=a=b");
  CHECK(target.path == "/speakers/Anaïs Nin");
  CHECK(target.parts == std::vector<std::string>{"speakers", "Anaïs Nin"});
  CHECK(target.parameters == Parameters{{"q", "café noir"}, {"q", "+"}, {"empty", ""}, {"flag", ""}, {"x", "a=b"}});
}

TEST_CASE("a plus is a space in parameters and stands in a path", "[serve]") {
  CHECK(parse_target("/a+b?c=a+b").path == "/a+b");
  CHECK(parse_target("/a+b?c=a+b").parameters == Parameters{{"c", "a b"}});
}

TEST_CASE("an escaped slash belongs to its part", "[serve]") {
  const auto target = parse_target("/speakers/AC%2FDC");
  CHECK(target.parts == std::vector<std::string>{"speakers", "AC/DC"});
  CHECK(target.path == "/speakers/AC/DC");
}

TEST_CASE("the start has no parts", "[serve]") {
  CHECK(parse_target("/").parts.empty());
  CHECK(parse_target("/?q=a").parts.empty());
  CHECK(parse_target("http://example.org").path == "/");
  CHECK(parse_target("http://example.org/a?b=c").path == "/a");
}

TEST_CASE("what is no path, leads upwards or is no UTF-8 is refused", "[serve]") {
  const auto target = GENERATE(as<std::string>{}, "", "*", "a", "/..", "/a/../b", "/a/%2e%2e/b", "/a/.%2E", "/.",
                               "/a/./b", "/%2e/", "/a%00b", "/a%0Ab", "/a%7Fb", "/%", "/%4", "/%zz", "/%c3", "/%ff",
                               "/%c0%ae%c0%ae/", "/%ed%a0%80", "/a?b=%", "/a?b=%00", "/a?%ff=b", "example.org/a");
  INFO(target);
  CHECK_THROWS_AS(parse_target(target), Error);
}

TEST_CASE("parts that only look like dots are names", "[serve]") {
  for (const auto* path : {"/...", "/..a", "/a..", "/.well-known", "/a%5c..%5cb"}) CHECK_NOTHROW(parse_target(path));
}

TEST_CASE("there may be so many parameters and not one more", "[serve]") {
  std::string target = "/a?b";
  for (std::size_t i = 1; i < limits::max_parameters; ++i) target += "&b";
  CHECK(parse_target(target).parameters.size() == limits::max_parameters);
  CHECK_THROWS_AS(parse_target(target + "&b"), Error);
}

TEST_CASE("what is encoded is decoded again", "[serve]") {
  std::string all;
  for (int c = 1; c < 128; ++c) all += static_cast<char>(c);
  all += "é…";
  CHECK(parse_target("/?q=" + percent_encode(all)).parameters == Parameters{{"q", all}});
  CHECK(percent_encode("a-b_c.d~e f/é") == "a-b_c.d~e%20f%2F%C3%A9");
}
