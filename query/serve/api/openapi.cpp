// /api/openapi.json, made of the table of routes and of the schemas, so that it says what is there.
#include "common/json.hpp"
#include "query/serve/api/handlers.hpp"
#include "query/serve/api/routes.hpp"
#include "query/serve/api/schemas.hpp"
#include "query/serve/api/search_request.hpp"

namespace propos::serve {
namespace {

/// Points to the place that schemas have here.
void move_references(Json& json) {
  constexpr std::string_view there = "#/$defs/";
  if (json.is_array())
    for (auto& part : json) move_references(part);
  if (!json.is_object()) return;
  for (auto& [name, value] : json.items()) {
    if (name != "$ref" || !value.is_string()) move_references(value);
    else if (const auto text = value.get<std::string>(); text.starts_with(there))
      value = "#/components/schemas/" + text.substr(there.size());
  }
}

Json schemas() {
  Json all = Json::object();
  for (const auto text : {answer_schema_json(), serve_schema_json()}) {
    const auto schema = parse_json(text, "schema");
    for (const auto& [name, definition] : schema["$defs"].items()) all[name] = definition;
  }
  move_references(all);
  return all;
}

Json parameter_json(std::string_view name, std::string_view what, std::string_view schema, bool in_path,
                    bool required) {
  Json json{{"name", name}, {"in", in_path ? "path" : "query"}, {"description", what}};
  if (in_path || required) json["required"] = true;
  json["schema"] = parse_json(schema, "schema");
  return json;
}

Json parameters_of(const ApiRoute& route) {
  auto parameters = Json::array();
  if (route.takes_search)
    for (const auto& row : search_parameters()) {
      auto json = parameter_json(row.name, row.what, row.schema, false, false);
      if (row.repeats) json["schema"] = Json{{"type", "array"}, {"items", json["schema"]}};
      if (!row.example.empty()) {
        const auto is_number = json["schema"].value("type", "") == "integer";
        json["example"] = row.repeats ? Json::array({row.example})
                          : is_number ? parse_json(row.example, "example")
                                      : Json(row.example);
      }
      parameters.push_back(std::move(json));
    }
  for (const auto& own : route.parameters) {
    const bool in_path = route.route.path.find('{' + std::string(own.name) + '}') != std::string_view::npos;
    parameters.push_back(parameter_json(own.name, own.what, own.schema, in_path, own.required));
  }
  if (!route.takes_search && route.takes_db)
    parameters.push_back(parameter_json("db", "name of an index; the first one where it is left out",
                                        R"({"type":"string","minLength":1})", false, false));
  return parameters;
}

Json problem_json(std::string_view description) {
  return Json{{"description", description},
              {"content", {{"application/problem+json", {{"schema", {{"$ref", "#/components/schemas/problem"}}}}}}}};
}

Json responses_of(const ApiRoute& route) {
  Json content = Json::object();
  content[std::string(route.type)] = Json::object();
  if (!route.schema.empty())
    content[std::string(route.type)]["schema"] = Json{{"$ref", "#/components/schemas/" + std::string(route.schema)}};
  return Json{
      {"200", {{"description", route.summary}, {"content", content}}},
      {"304", {{"description", "The client has it: the index was not changed since (If-None-Match)."}}},
      {"400", problem_json("Something was asked wrong; the problem names the parameter and what is allowed.")},
      {"404", problem_json("There is no such passage, post, topic, format or index.")},
      {"503", problem_json("Too busy, too late, or the index cannot be read; Retry-After says when to ask again.")}};
}

}  // namespace

Response answer_openapi(Site&, const Request& request, const std::string&) {
  check_parameters(request, "/api/openapi.json");
  Json json{
      {"openapi", "3.1.0"},
      {"info",
       {{"title", "propos-serve"},
        {"version", "1"},
        {"summary", "Finds who said what in interviews."},
        {"description",
         "Parameters have the names of propos-query's long options, answers are its JSON objects. New members are "
         "added without a new version, so pass over those you do not know. Byte spans count bytes of UTF-8."},
        {"license", {{"name", "GPL-2.0-or-later"}, {"identifier", "GPL-2.0-or-later"}}}}},
      {"servers", Json::array({Json{{"url", request.base.empty() ? "/" : request.base}}})},
      {"paths", Json::object()}};
  for (const auto& route : api_table()) {
    Json operation{{"summary", route.summary}, {"operationId", route.name}, {"parameters", parameters_of(route)}};
    operation["responses"] = responses_of(route);
    if (!route.example.empty()) operation["x-example"] = route.example;
    json["paths"][std::string(route.route.path)] = Json{{"get", operation}};
  }
  json["components"] = Json{{"schemas", schemas()}};
  Response response;
  response.type = "application/json";
  response.body = dump_json_indented(json) + '\n';
  response.headers.emplace_back("Cache-Control", "no-cache");
  return response;
}

}  // namespace propos::serve
