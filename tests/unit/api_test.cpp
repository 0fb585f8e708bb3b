// The API's handlers, without a server before them.
#include "query/serve/api/handlers.hpp"

#include <catch2/catch.hpp>

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "common/error.hpp"
#include "common/json.hpp"
#include "query/serve/api/routes.hpp"
#include "query/serve/api/search_request.hpp"
#include "query/serve/api/verify.hpp"
#include "query/serve/http/target.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::serve;
using namespace propos::testing;

namespace {

std::vector<Passage> passages() {
  std::vector<Passage> passages;
  for (int n = 1; n <= 3; ++n) {
    auto passage = passage_of("24#" + std::to_string(n), "Le prix du sel <monte> & baisse. Tant pis !",
                              "Et le prix n° " + std::to_string(n) + " ?");
    passage.post = "24";
    passage.n = n;
    passage.speaker = "Lou Perrin";
    passage.asker = "La rédaction";
    passage.date = "2024-05-06T07:08:09";
    passage.title = "Du sel";
    passage.url = "https://revue.example/24#:~:text=Le";
    passage.tags = {"sel & mer"};
    passages.push_back(passage);
  }
  auto other = passage_of("25#1", "L’eau seule.", "Et l’eau ?");
  other.url = "javascript:alert(1)";
  passages.push_back(other);
  return passages;
}

struct Served {
  explicit Served(std::vector<Passage> held = passages()) {
    index_passages(directory / "index", held);
    SiteOptions options;
    options.indexes = {{"one", directory / "index"}, {"two", directory / "index"}};
    shared = std::make_shared<SharedSite>(options);
    site.emplace(shared);
  }
  /// Asks the handler of this path, as the server would.
  Response get(const std::string& url) {
    const auto target = parse_target(url);
    Request request;
    request.path = target.path;
    request.parameters = target.parameters;
    request.base = "http://localhost:8080";
    for (const auto& row : api_table()) {
      const std::string path(row.route.path);
      const auto brace = path.find('{');
      if (brace == std::string::npos ? path == target.path : target.path.starts_with(path.substr(0, brace)))
        return row.route.handler(*site, request, brace == std::string::npos ? "" : target.path.substr(brace));
    }
    throw Error(ErrorKind::not_found, "no route", url);
  }
  Json json(const std::string& url) { return parse_json(get(url).body, url); }
  /// Body and all that is streamed.
  std::string whole(const std::string& url) {
    auto response = get(url);
    std::string chunk;
    while (response.more && response.more(chunk)) {
      response.body += chunk;
      chunk.clear();
    }
    return response.body;
  }
  TemporaryDirectory directory;
  std::shared_ptr<SharedSite> shared;
  std::optional<Site> site;
};

std::string header(const Response& response, const std::string& name) {
  for (const auto& [key, value] : response.headers)
    if (key == name) return value;
  return {};
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("a search is answered by propos-query's object", "[api]") {
  Served place;
  const auto json = place.json("/api/search?q=prix&context=1&facets=speaker");
  CHECK(json["schema"] == "propos-answer-1");
  CHECK(json["total"] == 3);
  CHECK(json["hits"].size() == 3);
  CHECK(json["facets"]["speaker"][0]["value"] == "Lou Perrin");
  const auto kwic = place.json("/api/search?q=prix&kwic=10");
  CHECK(kwic["kwic"].size() == 6);
  CHECK(place.json("/api/search?q=prix&db=two")["total"] == 3);
}

TEST_CASE("a parameter that a route does not have is refused", "[api]") {
  Served place;
  CHECK_THROWS_WITH(place.get("/api/search?q=prix&facet=year"),
                    Catch::StartsWith("facet: no such parameter; there are: "));
  CHECK_THROWS_WITH(place.get("/api/stats?q=prix"), "q: no such parameter; there are: page, live, db");
  CHECK_NOTHROW(place.get("/api/suggest?q=pr&page=x7"));
}

TEST_CASE("an answer holds until the index changes, and one that was cut short for nobody", "[api]") {
  Served place;
  const auto before = place.get("/api/search?q=prix");
  CHECK_THAT(header(before, "ETag"), Catch::StartsWith("W/\""));
  CHECK(header(before, "ETag") == header(place.get("/api/stats"), "ETag"));
  CHECK(header(before, "Cache-Control") == "no-cache");
  index_passages(place.directory / "index", {passage_of("9", "Le prix nouveau.")});
  const auto after = place.get("/api/search?q=prix");
  CHECK(header(after, "ETag") != header(before, "ETag"));
  CHECK(parse_json(after.body, "")["total"] == 1);
  CHECK(place.shared->states().front().passages == 1);
}

TEST_CASE("facets of everything need no words", "[api]") {
  Served place;
  const auto json = place.json("/api/facets");
  CHECK(json["total"] == 4);
  CHECK(json["facets"]["tag"][0] == Json{{"value", "sel & mer"}, {"passages", 3}});
  CHECK(json["facets"]["site"][0]["value"] == "revue.example");
  CHECK(place.json("/api/facets?q=eau&facets=kind")["facets"].size() == 1);
}

TEST_CASE("topics tell how many passages they find, statistics what there is", "[api]") {
  Served place;
  const auto topics = place.json("/api/topics")["topics"];
  REQUIRE(topics.size() == place.site->topics().size());
  CHECK(topics[0]["passages"] ==
        place.json("/api/search?limit=1&topic=" + topics[0]["id"].get<std::string>())["total"]);
  const auto stats = place.json("/api/stats");
  CHECK(stats["passages"] == 4);
  CHECK(stats["revision"].get<std::string>().size() == 16);
}

TEST_CASE("a passage comes whole with its neighbours, a post with all its passages in order", "[api]") {
  Served place;
  const auto json = place.json("/api/passages/24%232");
  CHECK(json["passage"]["text"] == "Le prix du sel <monte> & baisse. Tant pis !");
  CHECK(json["post"] == "revue.example/24");
  CHECK(json["before"]["id"] == "24#1");
  CHECK(json["after"]["id"] == "24#3");
  CHECK(place.json("/api/passages/24%231")["before"].is_null());
  for (const auto* url : {"/api/posts/24", "/api/posts/revue.example/24"}) {
    const auto post = place.json(url);
    REQUIRE(post["passages"].size() == 3);
    CHECK(post["passages"][2]["id"] == "24#3");
  }
  CHECK_THROWS_WITH(place.get("/api/posts/99"), Catch::Contains("no post \"99\""));
  CHECK_THROWS_WITH(place.get("/api/passages/99"), Catch::Contains("no passage \"99\""));
}

TEST_CASE("a quotation is verified where it was taken from, and looked for elsewhere", "[api]") {
  Served place;
  const auto verify = [&](const std::string& parameters) { return place.json("/api/verify?" + parameters); };
  const auto there = verify("text=Le%20prix%20du%20sel&id=24%231");
  CHECK(there["standing"] == "verbatim");
  REQUIRE(there["places"].size() == 1);
  CHECK(there["places"][0]["speaker"] == "Lou Perrin");
  CHECK(there["places"][0]["stands"] == "Le prix du sel");
  const auto hash = there["places"][0]["hash"].get<std::string>();
  CHECK(verify("text=Tant%20pis!&id=24%231&hash=" + hash)["unchanged"] == true);
  CHECK(verify("text=Tant%20pis!&id=24%231&hash=0000")["unchanged"] == false);
  CHECK(verify("quote=tant%20pis&post=24")["standing"] == "words");
  CHECK(verify("text=Et%20le%20prix%20n%C2%B0%202&id=24%232")["places"][0]["in"] == "question");
  const auto elsewhere = verify("text=L%E2%80%99eau%20seule&id=24%231");
  CHECK(elsewhere["standing"] == "absent");
  CHECK(elsewhere["elsewhere"][0]["id"] == "25#1");
  const auto gone = verify("text=L%E2%80%99eau%20seule&id=99%239");
  CHECK(gone["found_source"] == false);
  CHECK(gone["elsewhere"].size() == 1);
  CHECK(verify("text=le%20prix%20du%20sel%20augmente&id=24%231")["nearest"]["text"] ==
        "Le prix du sel <monte> & baisse.");
  CHECK(verify("text=Le%20prix%20du%20sel&url=https%3A%2F%2Frevue.example%2F24")["places"].size() == 3);
  CHECK(verify("text=Le%20prix%20du%20sel")["places"].size() == 3);
  CHECK_THROWS_WITH(verify("id=24%231"), Catch::Contains("no words"));
  CHECK_NOTHROW(verify("text=a" + std::string(max_quotation_bytes - 2, '.') + "a"));
  CHECK_THROWS_WITH(verify("text=a" + std::string(max_quotation_bytes - 1, '.') + "a"), Catch::Contains("4096 bytes"));
}

TEST_CASE("a feed has what is newest, with ids that stay, who speaks, and web links only", "[api]") {
  Served place;
  const auto feed = place.get("/feeds/search.atom?q=prix");
  CHECK(feed.type == "application/atom+xml; charset=utf-8");
  CHECK(count_of(feed.body, "<entry>") == 3);
  CHECK_THAT(feed.body, Catch::Contains("<updated>2024-05-06T07:08:09Z</updated>"));
  CHECK_THAT(feed.body, Catch::Contains("<id>tag:revue.example,2000:24/"));
  CHECK_THAT(feed.body, Catch::Contains("<author><name>Lou Perrin</name>"));
  CHECK_THAT(feed.body, Catch::Contains("&lt;monte&gt; &amp; baisse"));
  CHECK_THAT(feed.body, Catch::Contains("href=\"http://localhost:8080/feeds/search.atom?q=prix\""));
  CHECK_THAT(place.get("/feeds/search.atom?q=eau").body, !Catch::Contains("javascript:"));
  CHECK(count_of(place.get("/feeds/search.atom?speaker=Lou%20Perrin&limit=2").body, "<entry>") == 2);
  CHECK_NOTHROW(place.get("/feeds/topics/" + place.site->topics().front().id + ".atom"));
  CHECK_THROWS_WITH(place.get("/feeds/topics/zorille.atom"), Catch::Contains("no topic"));
  CHECK_THROWS_WITH(place.get("/feeds/search.atom?q=prix&limit=201"), Catch::Contains("at most 200"));
}

TEST_CASE("a post that gets one more question has one new entry", "[api]") {
  const auto ids_of = [](const std::string& feed) {
    std::set<std::string> ids;
    for (auto at = feed.find("<id>tag:"); at != std::string::npos; at = feed.find("<id>tag:", at + 1))
      ids.insert(feed.substr(at, feed.find('<', at + 1) - at));
    return ids;
  };
  Served place;
  const auto before = ids_of(place.get("/feeds/search.atom?q=prix").body);
  auto more = passages();
  more.resize(3);
  for (int n = 0; n < 3; ++n) {
    more[static_cast<std::size_t>(n)].id = "24#" + std::to_string(n + 2);
    more[static_cast<std::size_t>(n)].n = n + 2;
  }
  auto first = more.front();
  first.id = "24#1";
  first.n = 1;
  first.text = "Le prix nouveau.";
  more.insert(more.begin(), first);
  Served changed(more);
  auto after = ids_of(changed.get("/feeds/search.atom?q=prix").body);
  CHECK(after.size() == before.size() + 1);
  for (const auto& id : before) CHECK(after.contains(id));
}

TEST_CASE("an export has all that matches, in every format, as a file", "[api]") {
  std::vector<Passage> many;
  for (int i = 0; i < 250; ++i)
    many.push_back(passage_of("p" + std::to_string(i), "Le prix numéro " + std::to_string(i)));
  Served place(many);
  const auto csv = place.get("/api/export/csv?q=prix");
  CHECK(header(csv, "Content-Disposition") == "attachment; filename=\"propos-prix.csv\"");
  CHECK(count_of(place.whole("/api/export/csv?q=prix"), "\r\n") == 251);
  CHECK(count_of(place.whole("/api/export/ndjson?q=prix"), "\n") == 250);
  CHECK(count_of(place.whole("/api/export/ris?q=prix"), "ER  - ") == 250);
  CHECK(count_of(place.whole("/api/export/bibtex?q=prix&limit=7"), "\n@") + 1 == 7);
  CHECK(parse_json(place.whole("/api/export/csl-json?q=prix"), "csl").size() == 250);
  CHECK(parse_json(place.whole("/api/export/csl-json?q=zorille"), "csl").empty());
  CHECK_THROWS_WITH(place.get("/api/export/exe?q=prix"), Catch::Contains("there are: csv, tsv"));
  CHECK_THROWS_WITH(place.get("/api/export/csv?q=prix&cite=post"), Catch::Contains("references to posts"));
  CHECK_THROWS_WITH(place.get("/api/export/csv?q=prix&facets=year"), Catch::Contains("passages only"));
}

TEST_CASE("no more exports are written at once than the limit, and each gives its place back", "[api]") {
  Served place;
  std::vector<Response> running;
  for (std::size_t i = 0; i < limits::max_exports; ++i) running.push_back(place.get("/api/export/csv?q=prix"));
  CHECK(place.get("/api/export/csv?q=prix").status == 503);
  running.pop_back();
  CHECK(place.get("/api/export/csv?q=prix").status == 200);
}

TEST_CASE("an export goes on with its revision while the worker answers others of the next", "[api]") {
  std::vector<Passage> many;
  for (int i = 0; i < 250; ++i)
    many.push_back(passage_of("p" + std::to_string(i), "Le prix numéro " + std::to_string(i)));
  Served place(many);
  auto response = place.get("/api/export/ndjson?q=prix");
  std::string text, chunk;
  REQUIRE(response.more(chunk));
  text += chunk;
  index_passages(place.directory / "index", {passage_of("9", "Le prix nouveau.")});
  CHECK(place.json("/api/search?q=prix")["total"] == 1);
  while (response.more(chunk)) text += chunk;
  CHECK(count_of(text, "\n") == 250);
}

TEST_CASE("the description names every route, its parameters and its schemas", "[api]") {
  Served place;
  const auto json = place.json("/api/openapi.json");
  CHECK(json["openapi"] == "3.1.0");
  CHECK(json["paths"].size() == api_table().size());
  const auto text = json.dump();
  CHECK(text.find("#/$defs/") == std::string::npos);
  for (auto at = text.find("#/components/schemas/"); at != std::string::npos;
       at = text.find("#/components/schemas/", at + 1)) {
    const auto begin = at + std::string("#/components/schemas/").size();
    const auto name = text.substr(begin, text.find('"', begin) - begin);
    INFO(name);
    CHECK(json["components"]["schemas"].contains(name));
  }
  std::set<std::string> names;
  for (const auto& parameter : json["paths"]["/api/search"]["get"]["parameters"])
    names.insert(parameter["name"].get<std::string>());
  CHECK(names.size() == search_parameters().size());
}

TEST_CASE("an index that is damaged is an error, and works again when it is whole", "[api]") {
  Served place;
  CHECK(place.json("/api/search?q=prix")["total"] == 3);
  const auto stub = place.directory / "index" / "XAPIANDB";
  std::filesystem::rename(stub, place.directory / "away");
  place.site->reopen();
  CHECK_THROWS_AS(place.get("/api/search?q=prix"), Error);
  CHECK_FALSE(place.shared->states().front().problem.empty());
  std::filesystem::rename(place.directory / "away", stub);
  CHECK(place.json("/api/search?q=prix")["total"] == 3);
  CHECK(place.shared->states().front().problem.empty());
}

TEST_CASE("a browser learns where to search and to ask for suggestions", "[api]") {
  Served place;
  const auto xml = place.get("/opensearch.xml").body;
  CHECK_THAT(xml, Catch::Contains("template=\"http://localhost:8080/search?q={searchTerms}\""));
  CHECK_THAT(xml, Catch::Contains("/api/suggest?format=opensearch&amp;q={searchTerms}"));
  const auto suggestions = place.json("/api/suggest?format=opensearch&q=pr");
  CHECK(suggestions[0] == "pr");
  CHECK(suggestions[1][0] == "prix");
}
