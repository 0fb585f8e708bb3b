// Atom feeds of a search or a topic (RFC 4287), and what lets a browser search here (OpenSearch 1.1).
//
// The index does not keep when it first saw a passage, so `updated` is the passage's own date, which also stands still
// when an index is made anew; what has none counts as of the commit. Ids are of what is said, not of its number in the
// post: a post that gets one more question has one new entry, and not as many as questions behind it.
#include <algorithm>

#include "common/dates.hpp"
#include "common/error.hpp"
#include "common/schema.hpp"
#include "common/site.hpp"
#include "common/text.hpp"
#include "query/answer/news.hpp"
#include "query/print/citation.hpp"
#include "query/serve/api/answer.hpp"
#include "query/serve/api/handlers.hpp"
#include "query/serve/api/routes.hpp"
#include "query/serve/api/search_request.hpp"
#include "query/serve/api/xml.hpp"

namespace propos::serve {
namespace {

constexpr std::size_t standard_entries = 50;

/// As RFC 3339 wants it; what is not known of a date is its beginning. Empty for what is no date.
std::string timestamp_of(const std::string& date) {
  auto day = plain_date(date);
  if (day.empty()) return {};
  while (day.size() < 10) day += "-01";
  const auto time = date.size() >= 19 && date[10] == 'T' ? date.substr(10, 9) : std::string("T00:00:00");
  return day + time + 'Z';
}

/// A tag URI (RFC 4151) of what is said.
std::string entry_id(const Passage& passage) {
  const auto site = site_of_passage(passage);
  return "tag:" + (site.empty() ? std::string("propos.invalid") : percent_encode(site)) +
         ",2000:" + percent_encode(passage.post) + '/' + hex_of(words_hash(passage));
}

std::string link(std::string_view rel, std::string_view type, const std::string& address) {
  return "<link rel=\"" + std::string(rel) + "\" type=\"" + std::string(type) + "\" href=\"" + xml_escaped(address) +
         "\"/>\n";
}

std::string persons(const Hit& hit) {
  std::string text;
  const auto& names = hit.speakers.empty() ? hit.passage.authors : hit.speakers;
  for (const auto& name : names) text += "<author>" + xml_element("name", name) + "</author>\n";
  return text.empty() ? "<author><name>?</name></author>\n" : text;
}

std::string entry(const Hit& hit, const std::string& committed) {
  const auto& passage = hit.passage;
  const auto date = timestamp_of(passage.date);
  const auto& question = passage.question.empty() ? passage.heading : passage.question;
  std::string text = "<entry>\n" + xml_element("id", entry_id(passage));
  text += xml_element("title", question.empty() ? passage.title.empty() ? passage.id : passage.title : question);
  text += xml_element("updated", date.empty() ? committed : date);
  text += xml_element("published", date);
  text += persons(hit);
  if (is_web_address(passage.url)) text += link("alternate", "text/html", encoded_url(passage.url));
  for (const auto& tag : passage.tags) text += "<category term=\"" + xml_escaped(tag) + "\"/>\n";
  text += xml_element("summary", hit.snippet.text);
  return text + "</entry>\n";
}

/// The newest that match, with words as they were typed, as alerts have them.
SearchRequest feed_request(const Request& request, std::string_view path) {
  check_parameters(request, path);
  auto search = search_request_of(request.parameters);
  if (search.kwic || search.collapse || search.count || search.timeline || !search.facets.empty())
    throw Error(ErrorKind::usage, "a feed has passages only: leave out kwic, collapse, count, facets and timeline");
  search.exact = true;
  search.sort = Order::newest;
  if (request.parameter("limit").empty()) search.limit = standard_entries;
  if (search.limit > limits::max_feed_entries)
    throw Error(ErrorKind::usage, "a feed has at most " + std::to_string(limits::max_feed_entries) + " entries",
                "limit");
  return search;
}

Response feed(Site& site, const Request& request, const SearchRequest& search, const std::string& self) {
  return site.ask(search.db, [&](OpenIndex& index) {
    const auto found = answer(index, search, request);
    std::string entries, newest;
    for (const auto& hit : found.hits) {
      entries += entry(hit, index.date());
      newest = std::max(newest, timestamp_of(hit.passage.date));
    }
    const auto title = "Propos\u00A0: " + (search.q.empty() && search.topic.empty()
                                               ? found.query
                                               : label_of(search, index.topics(), search.lang.value_or(Lang::fr)));
    auto page = search;
    page.limit = page.standard_limit();
    Response response;
    response.type = "application/atom+xml; charset=utf-8";
    response.body = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n" +
                    xml_element("id", request.base + self) + xml_element("title", title) +
                    xml_element("updated", newest.empty() ? index.date() : newest) +
                    link("self", "application/atom+xml", request.base + self) +
                    link("alternate", "text/html", request.base + page.to_url("/search")) +
                    "<generator>propos-serve</generator>\n" + entries + "</feed>\n";
    if (found.complete) add_validators(response, index.revision());
    else response.headers.emplace_back("Cache-Control", "no-store");
    return response;
  });
}

}  // namespace

Response answer_feed(Site& site, const Request& request, const std::string&) {
  const auto search = feed_request(request, "/feeds/search.atom");
  return feed(site, request, search, url_of("/feeds/search.atom", request.parameters));
}

Response answer_topic_feed(Site& site, const Request& request, const std::string& topic) {
  constexpr std::string_view ending = ".atom";
  const auto id = topic.ends_with(ending) ? topic.substr(0, topic.size() - ending.size()) : topic;
  auto search = feed_request(request, "/feeds/topics/{id}.atom");
  if (!search.q.empty() || !search.topic.empty())
    throw Error(ErrorKind::usage, "the feed of a topic takes no words and no other topic: leave out q and topic");
  search.topic = find_topic(site.topics(), id).id;
  return feed(site, request, search,
              url_of("/feeds/topics/" + percent_encode(search.topic) + ".atom", request.parameters));
}

Response answer_opensearch(Site& site, const Request& request, const std::string&) {
  check_parameters(request, "/opensearch.xml");
  const auto db = std::string(request.parameter("db"));
  if (!db.empty()) site.index(db);
  const auto url = [&](std::string_view type, std::string_view path, std::string_view rel) {
    Parameters parameters;
    if (!db.empty()) parameters.emplace_back("db", db);
    auto address = request.base + url_of(path, parameters);
    address += address.find('?') == std::string::npos ? '?' : '&';
    return "<Url type=\"" + std::string(type) + "\"" + (rel.empty() ? "" : " rel=\"" + std::string(rel) + '"') +
           " template=\"" + xml_escaped(address) + (rel == "suggestions" ? "format=opensearch&amp;" : "") +
           "q={searchTerms}\"/>\n";
  };
  Response response;
  response.type = "application/opensearchdescription+xml";
  response.body =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<OpenSearchDescription "
      "xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n<ShortName>Propos</ShortName>\n<Description>Qui a dit "
      "quoi\u00A0: recherche dans des entretiens</Description>\n<InputEncoding>UTF-8</InputEncoding>\n" +
      url("text/html", "/search", "") + url("application/x-suggestions+json", "/api/suggest", "suggestions") +
      url("application/json", "/api/search", "") + url("application/atom+xml", "/feeds/search.atom", "") +
      "</OpenSearchDescription>\n";
  response.headers.emplace_back("Cache-Control", "max-age=3600");
  return response;
}

}  // namespace propos::serve
