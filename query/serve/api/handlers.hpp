// What answers each route of the API.
#pragma once

#include <string>

#include "common/json.hpp"
#include "query/serve/api/indexes.hpp"
#include "query/serve/http/request.hpp"
#include "query/serve/http/response.hpp"

namespace propos::serve {

Response answer_search(Site& site, const Request& request, const std::string& rest);
Response answer_facets(Site& site, const Request& request, const std::string& rest);
Response answer_topics(Site& site, const Request& request, const std::string& rest);
Response answer_stats(Site& site, const Request& request, const std::string& rest);
Response answer_passage(Site& site, const Request& request, const std::string& id);
Response answer_post(Site& site, const Request& request, const std::string& key);
Response answer_suggest(Site& site, const Request& request, const std::string& rest);
Response answer_verify(Site& site, const Request& request, const std::string& rest);
Response answer_export(Site& site, const Request& request, const std::string& format);
Response answer_feed(Site& site, const Request& request, const std::string& rest);
Response answer_topic_feed(Site& site, const Request& request, const std::string& topic);
Response answer_opensearch(Site& site, const Request& request, const std::string& rest);
Response answer_openapi(Site& site, const Request& request, const std::string& rest);

/// An answer of JSON that holds as long as the index has this revision.
Response json_answer(const Json& json, std::string_view revision);

/// Adds what tells caches and clients that the answer holds as long as the index has this revision, and this day lasts,
/// since periods are counted from it. The tag is a weak one: times of searches differ.
void add_validators(Response& response, std::string_view revision);

}  // namespace propos::serve
