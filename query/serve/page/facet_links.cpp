#include "query/serve/page/facet_links.hpp"

#include <algorithm>
#include <string>

namespace propos::serve {
namespace {

constexpr std::size_t values_shown = 7;

Markup value_link(const View& view, const SearchRequest& search, FacetBy by, const FacetValue& value) {
  const bool chosen = search.has(by, value.value);
  const auto url = (chosen ? search.without(by, value.value) : search.with(by, value.value)).to_url("/search");
  auto content = element("span", {{"class", "name"}}, text(value.label.empty() ? value.value : value.label));
  if (chosen) content += element("span", {{"class", "visually-hidden"}}, text(" ") + view.words(Say::chosen_take_away));
  content += text(" ") + element("span", {{"class", "count"}}, text(number(value.passages, view.lang)));
  Attributes attributes{{"class", "choice"}, {"rel", "nofollow"}};
  if (chosen) attributes.push_back({"aria-current", "true"});
  return element("li", link(url, content, attributes));
}

Markup one_facet(const View& view, const SearchRequest& search, const Facet& facet) {
  const auto& row = row_of(facet.by);
  Markup first, rest;
  std::size_t shown = 0, more = 0;
  for (const auto& value : facet.values) {
    const bool to_front = search.has(facet.by, value.value) || shown < values_shown;
    (to_front ? first : rest) += value_link(view, search, facet.by, value);
    ++(to_front ? shown : more);
  }
  const auto id = "facet-" + std::string(row.name);
  auto content = element("h3", {{"id", id + "-title"}}, text(view.lang == Lang::fr ? row.heading_fr : row.heading_en)) +
                 element("ul", first);
  if (more > 0) {
    auto unfolded = element("summary", view.words(Say::more_values, {number(more, view.lang)})) + element("ul", rest);
    if (facet.distinct > facet.values.size())
      unfolded += element("p", {{"class", "small"}},
                          view.words(Say::values_not_shown, {number(facet.distinct - facet.values.size(), view.lang)}));
    content += element("details", unfolded);
  }
  return element("section",
                 {{"id", id}, {"class", "facet"}, {"data-facet", row.name}, {"aria-labelledby", id + "-title"}},
                 content);
}

bool has_choice(const SearchRequest& search, const Facet& facet) {
  if (facet.values.size() > 1) return true;
  return !facet.values.empty() && search.has(facet.by, facet.values.front().value);
}

}  // namespace

Markup facet_links(const View& view, const SearchRequest& search, const std::vector<Facet>& facets) {
  Markup content;
  for (const auto& facet : facets)
    if (has_choice(search, facet)) content += one_facet(view, search, facet);
  return content;
}

}  // namespace propos::serve
