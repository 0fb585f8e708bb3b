#include "query/serve/page/page_routes.hpp"

#include <algorithm>
#include <utility>

#include "common/error.hpp"
#include "query/language/periods.hpp"
#include "query/serve/api/handlers.hpp"
#include "query/serve/api/holdings.hpp"
#include "query/serve/api/verify.hpp"
#include "query/serve/api/whole_posts.hpp"
#include "query/serve/page/assets.hpp"
#include "query/serve/page/error_page.hpp"
#include "query/serve/page/export_links.hpp"
#include "query/serve/page/help_page.hpp"
#include "query/serve/page/page_values.hpp"
#include "query/serve/page/passage_page.hpp"
#include "query/serve/page/post_page.hpp"
#include "query/serve/page/start_page.hpp"
#include "query/serve/page/topic_page.hpp"
#include "query/serve/page/verify_page.hpp"

namespace propos::serve {
namespace {

/// The view of a request on an index that is open.
View view_of(const Request& request, Site& site, const OpenIndex& index) {
  auto view = view_of(request);
  view.databases = site.names();
  view.revision = index.revision();
  view.date = index.date();
  return view;
}

/// A page as HTML.
Response page(std::string html) {
  Response response;
  response.body = std::move(html);
  return response;
}

/// Holds until the index or the program changes.
Response kept(Response response, const View& view) {
  const auto style = asset_named("style.css");
  add_validators(response, view.revision + (view.lang == Lang::fr ? "-fr-" : "-en-") + std::string(style->hash));
  return response;
}

/// Was made in a hurry: is not kept.
Response not_kept(Response response) {
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

/// A page that needs no index; `make(view)` gives its HTML.
template <typename Make>
Response plain_page(Site& site, const Request& request, Make make) {
  auto view = view_of(request);
  view.databases = site.names();
  return page(make(view));
}

/// A page of an index, of one revision; `make(view, index)` gives its HTML.
template <typename Make>
Response index_page(Site& site, const Request& request, Make make) {
  return site.ask(request.parameter("db"), [&](OpenIndex& index) {
    const auto view = view_of(request, site, index);
    return kept(page(make(view, index)), view);
  });
}

Response start(Site& site, const Request& request, const std::string&) {
  return index_page(site, request,
                    [](const View& view, OpenIndex& index) { return start_page(view, *index.holdings()); });
}

Response search(Site& site, const Request& request, const std::string& rest) {
  const auto asked = search_request_of(request.parameters);
  if (asked.empty()) return start(site, request, rest);
  return site.ask(asked.db, [&](OpenIndex& index) {
    const auto view = view_of(request, site, index);
    const auto results = results_of(index, asked, request, view.lang);
    auto response = page(request.parameter("live").empty() ? results_page(view, results, index.topics())
                                                           : results_fragment(view, results, index.topics()));
    return results.answer.complete && results.all_counted ? kept(std::move(response), view)
                                                          : not_kept(std::move(response));
  });
}

Response topics(Site& site, const Request& request, const std::string&) {
  return index_page(site, request,
                    [](const View& view, OpenIndex& index) { return topics_page(view, index.holdings()->topics); });
}

Response topic(Site& site, const Request& request, const std::string& id) {
  return index_page(site, request, [&](const View& view, OpenIndex& index) {
    const auto& named = find_topic(index.topics(), id);
    return topic_page(view, named, answer_of_topic(index, named, request));
  });
}

Response speaker(Site& site, const Request& request, const std::string& name) {
  const auto asked = search_request_of(request.parameters);
  return index_page(site, request, [&](const View& view, OpenIndex& index) {
    return speaker_page(view, words_of_speaker(index, name, asked, request));
  });
}

Response post(Site& site, const Request& request, const std::string& key) {
  return index_page(site, request,
                    [&](const View& view, OpenIndex& index) { return post_page(view, whole_post(index, key)); });
}

Response passage(Site& site, const Request& request, const std::string& id) {
  const auto asked = search_request_of(request.parameters);
  return index_page(site, request, [&](const View& view, OpenIndex& index) {
    const auto found = passage_in_post(index, id);
    const auto hit = hit_of(index, found.passage, asked, request);
    return passage_page(view, found, asked, hit ? &*hit : nullptr);
  });
}

Response matrix(Site& site, const Request& request, const std::string&) {
  const auto asked = matrix_request_of(request.parameters);
  return site.ask(request.parameter("db"), [&](OpenIndex& index) {
    const auto view = view_of(request, site, index);
    const auto table = matrix_of(index, asked, request, view.lang);
    auto response = page(matrix_page(view, table));
    return table.complete ? kept(std::move(response), view) : not_kept(std::move(response));
  });
}

Response concordance(Site& site, const Request& request, const std::string&) {
  auto parameters = request.parameters;
  const auto is_kwic = [](const auto& parameter) { return parameter.first == "kwic"; };
  if (std::none_of(parameters.begin(), parameters.end(), is_kwic)) parameters.emplace_back("kwic", "");
  const auto asked = search_request_of(parameters);
  return index_page(site, request, [&](const View& view, OpenIndex& index) {
    return concordance_page(view, concordance_of(index, asked, request, view.lang), index.topics());
  });
}

Response verify_quotation(Site& site, const Request& request, const std::string&) {
  const auto asked = [&](const char* name) { return std::string(request.parameter(name)); };
  const Quotation quotation{asked("text"), asked("id"), asked("post"), asked("url"), asked("hash")};
  return index_page(site, request, [&](const View& view, OpenIndex&) {
    std::optional<Verification> verification;
    if (!quotation.text.empty()) verification = verify(site, request.parameter("db"), quotation, request);
    return verify_page(view, quotation, verification);
  });
}

Response help(Site& site, const Request& request, const std::string&) {
  return plain_page(site, request, [](const View& view) { return help_page(view); });
}

Response errors(Site& site, const Request& request, const std::string&) {
  return plain_page(site, request, [](const View& view) { return errors_page(view); });
}

Response error(Site& site, const Request& request, const std::string& name) {
  const auto* type = problem_type_named(name);
  if (type == nullptr) throw Error(ErrorKind::not_found, "no type of problem \"" + name + "\"");
  return plain_page(site, request, [&](const View& view) { return error_page(view, *type, {}); });
}

Response exported(Site& site, const Request& request, const std::string&) {
  const auto asked = search_request_of(request.parameters);
  return site.ask(request.parameter("db"), [&](OpenIndex& index) {
    const auto view = view_of(request, site, index);
    Response response;
    response.type = "text/markdown; charset=utf-8";
    response.body = exported_markdown(view, results_of(index, asked, request, view.lang), today());
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"propos.md\"");
    return response;
  });
}

Response file(Site&, const Request&, const std::string& name) {
  const auto asset = asset_named(name);
  if (!asset) throw Error(ErrorKind::not_found, "no file \"" + name + "\"");
  Response response;
  response.type = asset->type;
  response.body = asset->text;
  response.headers.emplace_back("ETag", '"' + std::string(asset->hash) + '"');
  // Its address has its hash.
  response.headers.emplace_back("Cache-Control", "public, max-age=31536000, immutable");
  return response;
}

constexpr Route routes[] = {{"/", start},
                            {"/search", search},
                            {"/topics", topics},
                            {"/topics/{id}", topic},
                            {"/speakers/{name}", speaker},
                            {"/posts/{key}", post},
                            {"/passages/{id}", passage},
                            {"/matrix", matrix},
                            {"/concordance", concordance},
                            {"/verify", verify_quotation},
                            {"/help", help},
                            {"/errors", errors},
                            {"/errors/{type}", error},
                            {"/export/markdown", exported},
                            {"/static/{file}", file}};

}  // namespace

std::span<const Route> page_routes() { return routes; }

}  // namespace propos::serve
