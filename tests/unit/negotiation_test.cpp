#include "query/serve/http/negotiation.hpp"

#include <catch2/catch.hpp>

using namespace propos::serve;

TEST_CASE("what a client wants is read from its header", "[serve]") {
  struct Row {
    const char* header;
    const char* choice;
    double wanted;
  };
  const auto row = GENERATE(values<Row>({{"", "text/html", 1},
                                         {"text/html", "text/html", 1},
                                         {"TEXT/HTML", "text/html", 1},
                                         {"text/html", "application/json", 0},
                                         {"text/html, */*;q=0.1", "application/json", 0.1},
                                         {"text/*;q=0.5, text/html;q=0.2", "text/html", 0.2},
                                         {"text/*;q=0.5", "text/html", 0.5},
                                         {"text/html;level=1;q=0.7", "text/html", 0.7},
                                         {"gzip;q=0", "gzip", 0},
                                         {"deflate, *", "gzip", 1},
                                         {"fr-FR,fr;q=0.9,en;q=0.5", "fr", 0.9},
                                         {"fr-CA", "fr", 1},
                                         {"fra", "fr", 0},
                                         {"en-GB;q=0.8, fr;q=0.4", "en", 0.8},
                                         {"en;q=7", "en", 1},
                                         {"en;q=x", "en", 0},
                                         {",,;;,q=1", "en", 0}}));
  INFO(row.header << " / " << row.choice);
  CHECK(wanted(row.header, row.choice) == Approx(row.wanted));
}

TEST_CASE("an entity tag is known by each way it may be named", "[serve]") {
  CHECK(names_tag("\"a\"", "\"a\""));
  CHECK(names_tag("W/\"a\"", "\"a\""));
  CHECK(names_tag("\"x\", W/\"a\"", "W/\"a\""));
  CHECK(names_tag("*", "\"a\""));
  CHECK_FALSE(names_tag("", "\"a\""));
  CHECK_FALSE(names_tag("\"b\"", "\"a\""));
  CHECK_FALSE(names_tag("a", "\"a\""));
}

TEST_CASE("a client that has an answer gets 304 without a body", "[serve]") {
  Response response;
  response.body = "long";
  response.headers = {{"etag", "W/\"7\""}};
  CHECK(unless_known(response, "W/\"6\"").status == 200);
  const auto known = unless_known(response, "W/\"7\"");
  CHECK(known.status == 304);
  CHECK(known.body.empty());
  CHECK(header_of(known, "ETag") == "W/\"7\"");
}

TEST_CASE("only what was found can be known", "[serve]") {
  Response response;
  response.status = 404;
  response.headers = {{"ETag", "\"7\""}};
  CHECK(unless_known(response, "\"7\"").status == 404);
  response.headers.clear();
  response.status = 200;
  CHECK(unless_known(response, "*").status == 200);
}
