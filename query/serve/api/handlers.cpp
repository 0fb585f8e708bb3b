#include "query/serve/api/handlers.hpp"

#include <sstream>
#include <utility>

#include "common/error.hpp"
#include "common/schema.hpp"
#include "query/answer/hits.hpp"
#include "query/language/periods.hpp"
#include "query/print/kwic_printer.hpp"
#include "query/serve/api/answer.hpp"
#include "query/serve/api/holdings.hpp"
#include "query/serve/api/routes.hpp"
#include "query/serve/api/search_request.hpp"
#include "query/serve/api/suggest.hpp"
#include "query/serve/api/verify.hpp"
#include "query/serve/api/whole_posts.hpp"

namespace propos::serve {
namespace {

constexpr std::size_t standard_suggestions = 5, most_suggestions = 20;

/// The value of a parameter that may come once.
std::string value_of(const Request& request, std::string_view name) {
  std::string value;
  bool seen = false;
  for (const auto& [given, text] : request.parameters) {
    if (given != name) continue;
    if (std::exchange(seen, true)) throw Error(ErrorKind::usage, "given twice: give one value", std::string(name));
    value = text;
  }
  return value;
}

Json search_json(const Answer& answer, const SearchRequest& search) { return to_json(answer, search.explain); }

/// The same object as propos-query prints with --kwic --format json.
std::string kwic_text(Answer answer, const SearchRequest& search) {
  PrintOptions options;
  options.format = Format::json;
  options.content = Content::kwic;
  options.kwic = search.kwic;
  options.explain = search.explain;
  std::ostringstream out;
  KwicPrinter printer(out, options, search.limit);
  printer.begin("1", search.q);
  auto told = answer;
  told.hits.clear();
  printer.add(std::move(answer));
  printer.end(told);
  return std::move(out).str();
}

/// An answer that was ended before its end holds for nobody else.
Response valid_if_complete(Response response, const Answer& answer, std::string_view revision) {
  if (answer.complete) add_validators(response, revision);
  else response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

Json to_json(const std::optional<Neighbour>& neighbour) {
  if (!neighbour) return nullptr;
  const auto& [id, kind, question, heading, url] = *neighbour;
  return Json{{"id", id}, {"kind", name_of(kind)}, {"question", question}, {"heading", heading}, {"url", url}};
}

Json to_json(const Place& place) {
  return Json{{"standing", name_of(place.standing)},
              {"id", place.id},
              {"url", place.url},
              {"speaker", place.speaker},
              {"date", place.date},
              {"in", place.in_question ? "question" : "answer"},
              {"begin", place.begin},
              {"end", place.end},
              {"stands", place.stands},
              {"hash", place.hash}};
}

Json to_json(const std::vector<Place>& places) {
  auto list = Json::array();
  for (const auto& place : places) list.push_back(to_json(place));
  return list;
}

Json passage_json(const Passage& passage) {
  auto json = propos::to_json(passage);
  json["hash"] = text_hash(passage);
  return json;
}

/// Facets of everything, where nothing is asked.
Answer everything(OpenIndex& index, const SearchRequest& search) {
  const auto holdings = index.holdings();
  Answer answer;
  for (const auto& kind : holdings->facet(FacetBy::kind).values) answer.total += kind.passages;
  answer.order = Order::newest;
  for (const auto by : search.facets) {
    if (by == FacetBy::post) throw Error(ErrorKind::usage, "posts are counted of a query: give some words", "facets");
    auto facet = holdings->facet(by);
    if (by != FacetBy::year && facet.values.size() > search.facet_values) facet.values.resize(search.facet_values);
    answer.counts.facets.push_back(std::move(facet));
  }
  if (search.timeline) answer.counts.timeline = holdings->timeline;
  return answer;
}

}  // namespace

Response json_answer(const Json& json, std::string_view revision) {
  Response response;
  response.type = "application/json";
  response.body = dump_json(json) + '\n';
  add_validators(response, revision);
  return response;
}

void add_validators(Response& response, std::string_view revision) {
  response.headers.emplace_back("ETag",
                                "W/\"" + std::string(revision) + '-' + hex_of(hash_of(today())).substr(8) + '"');
  response.headers.emplace_back("Cache-Control", "no-cache");
}

Response answer_search(Site& site, const Request& request, const std::string&) {
  check_parameters(request, "/api/search");
  const auto search = search_request_of(request.parameters);
  return site.ask(search.db, [&](OpenIndex& index) {
    auto found = answer(index, search, request);
    Response response;
    response.type = "application/json";
    response.body = search.kwic ? kwic_text(found, search) : dump_json(search_json(found, search)) + '\n';
    return valid_if_complete(std::move(response), found, index.revision());
  });
}

Response answer_facets(Site& site, const Request& request, const std::string&) {
  check_parameters(request, "/api/facets");
  auto parameters = request.parameters;
  if (value_of(request, "facets").empty())
    parameters.emplace_back("facets", "author,tag,year,speaker,kind,language,site");
  parameters.emplace_back("limit", "0");
  const auto search = search_request_of(parameters);
  return site.ask(search.db, [&](OpenIndex& index) {
    const auto found = search.empty() ? everything(index, search) : answer(index, search, request);
    Response response;
    response.type = "application/json";
    response.body = dump_json(search_json(found, search)) + '\n';
    return valid_if_complete(std::move(response), found, index.revision());
  });
}

Response answer_topics(Site& site, const Request& request, const std::string&) {
  check_parameters(request, "/api/topics");
  return site.ask(value_of(request, "db"), [&](OpenIndex& index) {
    const auto holdings = index.holdings();
    Json json{{"schema", "propos-topics-1"}, {"revision", holdings->revision}, {"topics", Json::array()}};
    for (const auto& [topic, passages] : holdings->topics)
      json["topics"].push_back(Json{{"id", topic->id},
                                    {"label", Json{{"fr", topic->label_fr}, {"en", topic->label_en}}},
                                    {"narrative", topic->narrative},
                                    {"passages", passages}});
    return json_answer(json, index.revision());
  });
}

Response answer_stats(Site& site, const Request& request, const std::string&) {
  check_parameters(request, "/api/stats");
  return site.ask(value_of(request, "db"), [&](OpenIndex& index) {
    const auto holdings = index.holdings();
    auto json = propos::to_json(holdings->statistics, index.topics().size());
    json["revision"] = holdings->revision;
    json["committed"] = holdings->date;
    return json_answer(json, index.revision());
  });
}

Response answer_passage(Site& site, const Request& request, const std::string& id) {
  check_parameters(request, "/api/passages/{id}");
  return site.ask(value_of(request, "db"), [&](OpenIndex& index) {
    const auto found = passage_in_post(index, id);
    return json_answer(Json{{"schema", "propos-passage-1"},
                            {"revision", found.revision},
                            {"post", found.key},
                            {"passage", passage_json(found.passage)},
                            {"before", to_json(found.context.before)},
                            {"after", to_json(found.context.after)}},
                       index.revision());
  });
}

Response answer_post(Site& site, const Request& request, const std::string& key) {
  check_parameters(request, "/api/posts/{key}");
  return site.ask(value_of(request, "db"), [&](OpenIndex& index) {
    const auto post = whole_post(index, key);
    Json json{{"schema", "propos-post-1"},
              {"revision", post.revision},
              {"post", post.key},
              {"damaged", post.damaged},
              {"passages", Json::array()}};
    for (const auto& passage : post.passages) json["passages"].push_back(passage_json(passage));
    return json_answer(json, index.revision());
  });
}

Response answer_suggest(Site& site, const Request& request, const std::string&) {
  check_parameters(request, "/api/suggest");
  const auto typed = value_of(request, "q");
  if (typed.size() > limits::max_query_bytes)
    throw Error(ErrorKind::too_big, "the query is longer than " + std::to_string(limits::max_query_bytes) + " bytes",
                "q");
  const auto given = value_of(request, "limit");
  const auto limit = given.empty() ? standard_suggestions : number_of("limit", given, 1, most_suggestions);
  const auto format = value_of(request, "format");
  if (!format.empty() && format != "json" && format != "opensearch")
    throw Error(ErrorKind::usage, "\"" + format + "\": expected json or opensearch", "format");
  const auto suggestions = site.index(request).suggestions();
  const auto found = suggestions->suggest(typed, limit);
  if (format == "opensearch") {  // OpenSearch Suggestions 1.1
    auto texts = Json::array();
    for (const auto& suggestion : found) texts.push_back(suggestion.query);
    auto response = json_answer(Json::array({typed, texts}), suggestions->revision());
    response.type = "application/x-suggestions+json";
    return response;
  }
  Json json{{"schema", "propos-suggestions-1"},
            {"revision", suggestions->revision()},
            {"typed", typed},
            {"suggestions", Json::array()}};
  for (const auto& [kind, text, id, passages, query] : found) {
    Json entry{{"kind", name_of(kind)}, {"text", text}, {"query", query}};
    if (!id.empty()) entry["id"] = id;
    if (kind != SuggestionKind::topic) entry["passages"] = passages;
    json["suggestions"].push_back(std::move(entry));
  }
  return json_answer(json, suggestions->revision());
}

Response answer_verify(Site& site, const Request& request, const std::string&) {
  check_parameters(request, "/api/verify");
  Quotation quotation{value_of(request, "text"), value_of(request, "id"), value_of(request, "post"),
                      value_of(request, "url"), value_of(request, "hash")};
  if (quotation.text.empty()) quotation.text = value_of(request, "quote");
  const auto found = verify(site, value_of(request, "db"), quotation, request);
  Json json{
      {"schema", "propos-verification-1"},    {"revision", found.revision},         {"committed", found.date},
      {"standing", name_of(found.standing)},  {"found_source", found.found_source}, {"places", to_json(found.places)},
      {"elsewhere", to_json(found.elsewhere)}};
  if (found.unchanged) json["unchanged"] = *found.unchanged;
  if (!found.nearest.empty()) json["nearest"] = Json{{"id", found.nearest_id}, {"text", found.nearest}};
  return json_answer(json, found.revision);
}

}  // namespace propos::serve
