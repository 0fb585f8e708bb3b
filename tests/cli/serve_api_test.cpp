// The API of the real program: what its description and its page show is asked of it.
#include <catch2/catch.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "common/json.hpp"
#include "query/serve/api/routes.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/serve_process.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

/// The sample corpus, served.
struct Served {
  Served() {
    const auto posts = (source_tree() / "corpus" / "posts").string();
    REQUIRE(run_index({"-q", "-d", index(), posts}).status == 0);
    server.emplace(std::vector<std::string>{"-d", "corpus=" + index(), "--access-log", ""});
  }
  std::string index() const { return (directory / "index").string(); }
  HttpReply ask(const std::string& target) const { return get(server->port(), target); }
  Json json(const std::string& target) const {
    const auto reply = ask(target);
    INFO(target << ": " << reply.body.substr(0, 500));
    REQUIRE(reply.status == 200);
    return parse_json(reply.body, target);
  }
  TemporaryDirectory directory;
  std::optional<ServeProcess> server;
};

/// The addresses behind `GET ` at the beginning of a page's lines.
std::vector<std::string> examples_of(const std::string& page) {
  std::vector<std::string> examples;
  for (const auto& line : lines_of(page))
    if (line.starts_with("GET /")) examples.push_back(line.substr(4));
  return examples;
}

}  // namespace

TEST_CASE("every example of the API's page is answered, and finds something", "[cli][serve][api]") {
  const Served served;
  const auto examples = examples_of(content_of(source_tree() / "query" / "serve" / "API.md"));
  CHECK(examples.size() > 30);
  for (const auto& example : examples) {
    INFO(example);
    const auto reply = served.ask(example);
    CHECK(reply.status == 200);
    CHECK(reply.whole);
    CHECK(reply.body.size() > 50);
    if (!example.starts_with("/api/search")) continue;
    CHECK(parse_json(reply.body, example)["total"].get<int>() > 0);
  }
}

TEST_CASE("every example of the description is answered as its schema says", "[cli][serve][api]") {
  const Served served;
  const auto description = served.json("/api/openapi.json");
  std::string lines = dump_json(description) + '\n';
  for (const auto& route : serve::api_table()) {
    INFO(route.example);
    auto example = std::string(route.example);
    if (const auto id = example.find("24"); id != std::string::npos) example.replace(id, 2, "41102");
    const auto reply = served.ask(example);
    CHECK(reply.status == 200);
    CHECK((route.type == "*/*" || reply.headers.at("content-type").starts_with(route.type)));
    if (!route.schema.empty())
      lines += std::string(route.schema) + '\t' + dump_json(parse_json(reply.body, example)) + '\n';
  }
  const auto problem = served.ask("/api/search?q=prix&limit=x");
  CHECK(problem.status == 400);
  lines += "problem\t" + problem.body;
  RunOptions options;
  options.input = lines;
  const auto outcome = run("/usr/bin/python3", {(source_tree() / "tests/cli/validate_api.py").string()}, options);
  if (outcome.status == 77 || outcome.status == 127) return skip("needs Debian's python3-jsonschema");
  INFO(outcome.out << outcome.err);
  CHECK(outcome.status == 0);
  options.input = dump_json(description) + "\nproblem\t{\"title\":1}\n";
  CHECK(run("/usr/bin/python3", {(source_tree() / "tests/cli/validate_api.py").string()}, options).status == 1);
}

TEST_CASE("a parameter's example is a value that is allowed", "[cli][serve][api]") {
  const Served served;
  for (const auto& parameter : served.json("/api/openapi.json")["paths"]["/api/search"]["get"]["parameters"]) {
    if (!parameter.contains("example")) continue;
    const auto name = parameter["name"].get<std::string>();
    const auto& example = parameter["example"];
    const auto value = example.is_array()    ? example[0].get<std::string>()
                       : example.is_string() ? example.get<std::string>()
                                             : example.dump();
    INFO(name << "=" << value);
    const auto before = name == "occurrences" ? "count=1&" : name == "kwic-sort" ? "kwic=&" : "";
    CHECK(
        served.ask("/api/search?" + std::string(before) + (name == "q" ? "" : "q=prix&") + name + '=' + value).status ==
        200);
  }
}

TEST_CASE("the answer is that of propos-query", "[cli][serve][api]") {
  const Served served;
  const auto same = [](Json json) {
    json["took_us"] = 0;
    return json;
  };
  const std::vector<std::pair<std::string, std::vector<std::string>>> rows = {
      {"q=droits+de+douane&limit=20", {"-n", "20", "droits de douane"}},
      {"q=demision", {"demision"}},
      {"topic=talent&excerpts=3&context=1", {"--excerpts", "3", "--context", "--topic", "talent"}},
      {"q=acier&facets=author,year&timeline=1&limit=0", {"-n", "0", "--facets", "author,year", "--timeline", "acier"}},
      {"q=acier&collapse=post&sort=-date", {"--collapse", "post", "--sort", "-date", "acier"}},
      {"q=acier&kwic=30", {"--kwic=30", "acier"}},
      {"q=acier&count=1&occurrences=1", {"--count", "--occurrences", "acier"}},
  };
  for (const auto& [parameters, options] : rows) {
    INFO(parameters);
    std::vector<std::string> arguments{"-d", served.index(), "--format", "json", "--dictionary", ""};
    arguments.insert(arguments.end(), options.begin(), options.end());
    const auto typed = parse_json(run_query(arguments).out, "propos-query");
    CHECK(same(served.json("/api/search?" + parameters)) == same(typed));
  }
}

TEST_CASE("an export is what propos-query writes", "[cli][serve][api]") {
  const Served served;
  for (const auto* format : {"csv", "tsv", "ris", "bibtex", "csl-json", "ndjson"}) {
    INFO(format);
    RunOptions options;
    const auto typed = run_query({"-d", served.index(), "--format", format, "-n", "1000", "--exact", "acier"}, options);
    CHECK(served.ask("/api/export/" + std::string(format) + "?q=acier&exact=1").body == typed.out);
  }
}

TEST_CASE("what the client has is not sent again until the index changes", "[cli][serve][api]") {
  const Served served;
  const auto first = served.ask("/api/search?q=acier");
  const auto tag = first.headers.at("etag");
  CHECK(get(served.server->port(), "/api/search?q=acier", {"If-None-Match: " + tag}).status == 304);
  index_passages(served.index(), {passage_of("1", "L’acier nouveau.")});
  const auto after = get(served.server->port(), "/api/search?q=acier", {"If-None-Match: " + tag});
  CHECK(after.status == 200);
  CHECK(parse_json(after.body, "")["total"] == 1);
}

TEST_CASE("an index that goes away is 503, the program stays, and answers again when it is back", "[cli][serve][api]") {
  const Served served;
  const auto stub = served.directory / "index" / "XAPIANDB";
  std::filesystem::rename(stub, served.directory / "away");
  const auto reply = served.ask("/api/search?q=acier");
  CHECK(reply.status == 503);
  CHECK(reply.headers.at("content-type") == "application/problem+json");
  CHECK(served.ask("/readyz").status == 503);
  std::filesystem::rename(served.directory / "away", stub);
  CHECK(served.ask("/api/search?q=acier").status == 200);
  CHECK(served.ask("/readyz").status == 200);
}

TEST_CASE("the revision and the number of searches are in the metrics", "[cli][serve][api]") {
  const Served served;
  const auto revision = served.json("/api/stats")["revision"].get<std::string>();
  served.ask("/api/search?q=acier");
  const auto metrics = served.ask("/metrics").body;
  CHECK_THAT(metrics, Catch::Contains("propos_index_info{index=\"corpus\",revision=\"" + revision + "\"} 1"));
  CHECK_THAT(metrics, Catch::Contains("propos_searches_total{complete=\"yes\"}"));
  CHECK_THAT(metrics, !Catch::Contains("acier"));
}
