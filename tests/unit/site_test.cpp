// Which site a post is of, and how its posts are told from another's.
#include "common/site.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <vector>

#include "common/limits.hpp"
#include "tests/support/posts.hpp"

using namespace propos;
using namespace propos::testing;

TEST_CASE("the site of a link is its host in one spelling", "[site]") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"https://revue.example/12/", "revue.example"},
      {"http://WWW.Revue.Example/?p=12", "revue.example"},
      {"https://revue.example", "revue.example"},
      {"https://revue.example:8443/12", "revue.example:8443"},
      {"https://revue.example:443/12", "revue.example"},
      {"http://revue.example:80/12", "revue.example"},
      {"http://revue.example:443/12", "revue.example:443"},
      {"https://lise:secret@revue.example/12", "revue.example"},
      {"//revue.example/12", "revue.example"},
      {"https://revue.example?p=12#a/b", "revue.example"},
      {"http://[::1]:8080/12", "[::1]:8080"},
      {"HTTPS://revue.example/12", "revue.example"},
      {"/2016/12/", ""},
      {"revue.example/12", ""},
      {"mailto:lise@revue.example", ""},
      {"ftp://revue.example/12", ""},
      {"/go?to=https://autre.example/", ""},
      {"https:///12", ""},
      {"https://revue exemple/12", ""},
      {"https://" + std::string(limits::max_site_bytes + 1, 'a') + "/12", ""},
      {"", ""}};
  for (const auto& [link, host] : rows) {
    INFO(link);
    CHECK(host_of_link(link) == host);
  }
}

TEST_CASE("a typed site has no slash and no space", "[site]") {
  CHECK(site_named("www.Revue.example") == "revue.example");
  CHECK(site_named("Estuaire") == "estuaire");
  for (const std::string wrong : {"", "www.", "a/b", "https://a.example", "a b", "a\n"}) {
    INFO(wrong);
    CHECK(site_named(wrong).empty());
  }
}

TEST_CASE("a passage's own member names its site before its link does", "[site]") {
  auto passage = passage_of("42#1", "Le canal gèle.");
  passage.post = "42";
  CHECK(passage_key(passage) == "/42#1");
  passage.url = "https://une.example/42/#:~:text=Le";
  CHECK(passage_key(passage) == "une.example/42#1");
  CHECK(post_key(passage) == "une.example/42");
  passage.host = "deux.example";
  CHECK(post_key(passage) == "deux.example/42");
}

TEST_CASE("a key ends in the id, whatever stands in it", "[site]") {
  CHECK(id_in_key(site_key("une.example", "a/b#1")) == "a/b#1");
  CHECK(id_in_key(site_key("", "a/b")) == "a/b");
  CHECK(site_key("", "une.example/42") != site_key("une.example", "42"));
}
