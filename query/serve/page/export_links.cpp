#include "query/serve/page/export_links.hpp"

#include "query/print/long_date.hpp"
#include "query/print/print.hpp"

namespace propos::serve {
namespace {

struct ApiFormat {
  const char* path;
  Say name;
};
constexpr ApiFormat api_formats[] = {{"/api/export/csv", Say::csv},
                                     {"/api/export/ris", Say::ris},
                                     {"/api/export/bibtex", Say::bibtex},
                                     {"/api/export/csl-json", Say::csl_json},
                                     {"/api/export/ndjson", Say::ndjson}};

}  // namespace

Markup export_links(const View& view, const SearchRequest& search) {
  Markup shown = element("li", link(search.to_url("/export/markdown"), view.words(Say::markdown)));
  shown += element("li", link(search.to_url("/api/search"), view.words(Say::json)));
  auto every = search;
  every.offset = 0;
  every.collapse = false;
  every.limit = every.standard_limit();
  Markup all;
  for (const auto& format : api_formats) all += element("li", link(every.to_url(format.path), view.words(format.name)));
  const auto content = element("summary", view.words(Say::take_along)) + element("p", view.words(Say::hits_shown)) +
                       element("ul", {{"class", "options"}}, shown) + element("p", view.words(Say::all_that_match)) +
                       element("ul", {{"class", "options"}}, all) +
                       element("p", link(every.to_url("/feeds/search.atom"), view.words(Say::subscribe)));
  return element("details", {{"id", "export"}, {"class", "export"}}, content);
}

std::string exported_markdown(const View& view, const Results& results, const std::string& today) {
  const auto line = [&](Say name, const std::string& value) {
    return said(Say::name_and_value, view.lang, {view.phrase(name), value}) + "  \n";
  };
  auto out = "# " + said(Say::results_for, view.lang, {view.quoted(results.label)}) + "\n\n";
  out += line(Say::query, "`" + results.answer.query + "`") + line(Say::found, total_of(view, results.answer));
  out += line(Say::revision, view.revision) + line(Say::date, long_date(today, view.lang));
  out += line(Say::address, "<" + view.base + results.search.to_url("/search") + ">") + "\n";
  for (const auto& hit : results.answer.hits) out += markdown_quotation(hit, view.lang) + "\n";
  return out;
}

}  // namespace propos::serve
