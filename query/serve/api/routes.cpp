#include "query/serve/api/routes.hpp"

#include <algorithm>
#include <utility>

#include "query/serve/api/handlers.hpp"
#include "query/serve/api/search_request.hpp"

namespace propos::serve {
namespace {

constexpr std::string_view text_schema = R"({"type":"string"})";
constexpr std::string_view name_schema = R"({"type":"string","minLength":1})";

constexpr std::string_view count_schema = R"({"type":"integer","minimum":1,"maximum":20})";

/// Routes that rank passages, which take all that says which, in what order, and how much is shown.
std::vector<ApiRoute> search_routes() {
  return {
      {.route = {"/api/search", answer_search},
       .name = "search",
       .summary = "Ranks passages for words or a topic: what propos-query prints with --format json.",
       .takes_search = true,
       .schema = "answer",
       .example = "/api/search?q=prix&limit=3&excerpts=2&context=1"},
      {.route = {"/api/facets", answer_facets},
       .name = "facets",
       .summary = "How many passages match by author, tag, year, speaker, kind, language and site, or what facets "
                  "names; of everything where nothing is asked.",
       .takes_search = true,
       .schema = "answer",
       .example = "/api/facets?q=prix&facets=speaker,year"},
      {.route = {"/api/export/{format}", answer_export},
       .name = "export",
       .summary = "All passages that match, or as many as limit says, written as they are read.",
       .takes_search = true,
       .parameters = {{"format", "csv, tsv, ndjson, ris, bibtex, csl-json or markdown",
                       R"({"type":"string","enum":["csv","tsv","ndjson","ris","bibtex","csl-json","markdown"]})", true},
                      {"cite", "what a reference is of (markdown, bibtex, csl-json, ris): each passage, or each post",
                       R"({"type":"string","enum":["passage","post"]})"},
                      {"csv-separator", "what stands between the cells of csv, one character", name_schema},
                      {"csv-bom", "1: csv begins with a byte order mark", R"({"type":"string","enum":["0","1"]})"}},
       .type = "*/*",
       .example = "/api/export/csv?q=prix"},
      {.route = {"/feeds/search.atom", answer_feed},
       .name = "searchFeed",
       .summary = "An Atom feed of the newest passages that match; words are taken as they are typed.",
       .takes_search = true,
       .type = "application/atom+xml",
       .example = "/feeds/search.atom?q=prix"},
      {.route = {"/feeds/topics/{id}.atom", answer_topic_feed},
       .name = "topicFeed",
       .summary = "An Atom feed of the newest passages of a topic.",
       .takes_search = true,
       .parameters = {{"id", "of the topic", name_schema, true}},
       .type = "application/atom+xml",
       .example = "/feeds/topics/talent.atom"},
  };
}

/// Routes that look something up.
std::vector<ApiRoute> look_up_routes() {
  return {
      {.route = {"/api/topics", answer_topics},
       .name = "topics",
       .summary = "The topics that can be asked, with the number of passages that each finds.",
       .schema = "topics",
       .example = "/api/topics"},
      {.route = {"/api/stats", answer_stats},
       .name = "stats",
       .summary = "What the index holds.",
       .schema = "stats",
       .example = "/api/stats"},
      {.route = {"/api/passages/{id}", answer_passage},
       .name = "passage",
       .summary = "A passage, whole, with the passages before and behind it in its post.",
       .parameters = {{"id", "of the passage, or site/id where several sites have it", name_schema, true}},
       .schema = "passage_in_post",
       .example = "/api/passages/24%231"},
      {.route = {"/api/posts/{key}", answer_post},
       .name = "post",
       .summary = "All passages of a post, in their order.",
       .parameters = {{"key", "of the post: site/id, or its id where one site has it", name_schema, true}},
       .schema = "whole_post",
       .example = "/api/posts/24"},
      {.route = {"/api/suggest", answer_suggest},
       .name = "suggest",
       .summary =
           "Words, speakers, topics and questions of the index that begin as what is typed; accents and capitals "
           "do not count.",
       .parameters = {{"q", "what is typed so far", R"({"type":"string","maxLength":1024})"},
                      {"limit", "how many of each kind", count_schema},
                      {"format", "opensearch: as browsers want it (OpenSearch Suggestions)",
                       R"({"type":"string","enum":["json","opensearch"]})"}},
       .schema = "suggestions",
       .example = "/api/suggest?q=pri"},
      {.route = {"/api/verify", answer_verify},
       .name = "verify",
       .summary =
           "Whether a quotation still stands where it was taken from, word for word; […] stands for what was left "
           "out.",
       .parameters = {{"text", "what was quoted", text_schema},
                      {"quote", "another name of text", text_schema},
                      {"id", "of the passage that it was taken from", text_schema},
                      {"post", "or of the post", text_schema},
                      {"url", "or the address of the passage", text_schema},
                      {"hash", "of the passage when it was quoted, to be told whether it changed", text_schema}},
       .schema = "verification",
       .example = "/api/verify?text=les%20prix&id=24%231"},
      {.route = {"/opensearch.xml", answer_opensearch},
       .name = "opensearch",
       .summary = "What lets a browser search here (OpenSearch 1.1).",
       .type = "application/opensearchdescription+xml",
       .example = "/opensearch.xml"},
      {.route = {"/api/openapi.json", answer_openapi},
       .name = "openapi",
       .takes_db = false,
       .summary = "This description.",
       .example = "/api/openapi.json"},
  };
}

std::vector<ApiRoute> make_table() {
  auto table = search_routes();
  for (auto& route : look_up_routes()) table.push_back(std::move(route));
  return table;
}

const ApiRoute& route_at(std::string_view path) {
  const auto table = api_table();
  return *std::find_if(table.begin(), table.end(), [&](const ApiRoute& row) { return row.route.path == path; });
}

}  // namespace

std::span<const ApiRoute> api_table() {
  static const auto table = make_table();
  return table;
}

std::vector<Route> api_routes() {
  std::vector<Route> routes;
  for (const auto& row : api_table()) routes.push_back(row.route);
  return routes;
}

void check_parameters(const Request& request, std::string_view path) {
  const auto& row = route_at(path);
  std::vector<std::string_view> known = {"page", "live"};  // which the server reads
  if (row.takes_db) known.push_back("db");
  if (row.takes_search)
    for (const auto& parameter : search_parameters()) known.push_back(parameter.name);
  for (const auto& parameter : row.parameters) known.push_back(parameter.name);
  refuse_unknown(request.parameters, known);
}

}  // namespace propos::serve
