#include "query/serve/http/route_table.hpp"

#include <catch2/catch.hpp>

#include "query/serve/http/target.hpp"

using namespace propos::serve;

namespace {

const std::vector<std::string> patterns{"/",
                                        "/search",
                                        "/topics/{id}",
                                        "/feeds/topics/{id}.atom",
                                        "/feeds/search.atom",
                                        "/posts/{site}/{id}",
                                        "/topics/all",
                                        "/static/{file}"};

/// The pattern that a path fits and what its names stand for: "/topics/{id} id=a".
std::string led(const std::string& path) {
  const auto match = RouteTable(patterns).match(parse_target(path).parts);
  if (!match) return "";
  std::string out = patterns[match->route];
  for (const auto& [name, value] : match->parts) out += ' ' + name + '=' + value;
  return out;
}

}  // namespace

TEST_CASE("a path leads to the pattern that it fits", "[serve]") {
  CHECK(led("/") == "/");
  CHECK(led("/search?q=a") == "/search");
  CHECK(led("/topics/open-source") == "/topics/{id} id=open-source");
  CHECK(led("/posts/revue.example/12") == "/posts/{site}/{id} site=revue.example id=12");
  CHECK(led("/feeds/topics/ai.atom") == "/feeds/topics/{id}.atom id=ai");
  CHECK(led("/feeds/search.atom") == "/feeds/search.atom");
}

TEST_CASE("a path that fits none leads nowhere", "[serve]") {
  for (const auto* path : {"/nope", "/search/", "/search/a", "//search", "/topics", "/topics/", "/feeds/topics/.atom",
                           "/feeds/topics/ai.rss", "/posts/revue.example", "/SEARCH"}) {
    INFO(path);
    CHECK(led(path) == "");
  }
}

TEST_CASE("a whole part goes before a name", "[serve]") { CHECK(led("/topics/all") == "/topics/all"); }

TEST_CASE("a name in the last place takes what is left, slashes too", "[serve]") {
  CHECK(led("/posts/a/b/c") == "/posts/{site}/{id} site=a id=b/c");
  CHECK(led("/topics/a%2Fb/c") == "/topics/{id} id=a/b/c");
}
