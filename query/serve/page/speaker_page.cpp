#include "query/serve/page/speaker_page.hpp"

#include "query/serve/page/frame.hpp"
#include "query/serve/page/hit_card.hpp"
#include "query/serve/page/results_page.hpp"
#include "query/serve/page/start_page.hpp"

namespace propos::serve {
namespace {

Markup chip(const std::string& url, const std::string& name, std::uint64_t passages, const View& view) {
  return element("li", link(url, text(name) + element("span", {{"class", "count"}}, text(number(passages, view.lang))),
                            {{"class", "chip"}}));
}

Markup section(const View& view, const char* id, Say heading, const Markup& items) {
  if (items.empty()) return {};
  const auto title = std::string(id) + "-title";
  return element("section", {{"id", id}, {"aria-labelledby", title}},
                 element("h2", {{"id", title}}, view.words(heading)) + element("ul", {{"class", "chips"}}, items));
}

Markup by_topic(const View& view, const SpeakerWords& words) {
  Markup items;
  for (const auto& [topic, passages] : words.topics) {
    auto search = view.common.with(FacetBy::speaker, words.name);
    search.topic = topic->id;
    items += chip(search.to_url("/search"), label_of(*topic, view.lang), passages, view);
  }
  return section(view, "by-topic", Say::by_topic, items);
}

Markup by_facet(const View& view, const SpeakerWords& words, FacetBy by, const char* id, Say heading) {
  Markup items;
  for (const auto& facet : words.answer.counts.facets) {
    if (facet.by != by) continue;
    for (const auto& value : facet.values) {
      const auto& name = value.label.empty() ? value.value : value.label;
      const auto url = by == FacetBy::post
                           ? view.to_post(value.value)
                           : view.common.with(FacetBy::speaker, words.name).with(by, value.value).to_url("/search");
      items += chip(url, name, value.passages, view);
    }
  }
  return section(view, id, heading, items);
}

}  // namespace

std::string speaker_page(const View& view, const SpeakerWords& words) {
  Frame frame;
  frame.title = words.name;
  frame.search = view.common;
  auto all = view.common.with(FacetBy::speaker, words.name);
  frame.feed = all.to_url("/feeds/search.atom");
  frame.feed_title = said(Say::feed_of, view.lang, {words.name});
  auto main = element("p", {{"class", "kicker"}}, view.words(Say::speaker)) + element("h1", text(words.name));
  main += element("p", {{"class", "total"}},
                  element("strong", {{"id", "total"}}, text(total_of(view, words.answer))) + text(" · ") +
                      link(all.to_url("/search"), view.words(Say::search_and_refine)) + text(" · ") +
                      link(frame.feed, view.words(Say::subscribe)));
  main += by_topic(view, words) + by_facet(view, words, FacetBy::year, "by-year", Say::by_year) +
          by_facet(view, words, FacetBy::post, "by-post", Say::posts);
  main += element("h2", {{"class", "band"}}, view.words(Say::all_they_said)) +
          hit_list(view, words.search, words.answer.hits);
  const auto path = "/speakers/" + percent_encoded(words.name);
  auto paged = view.common;
  paged.limit = words.search.limit;
  paged.offset = words.search.offset;
  main += paging(view, paged, words.answer, path.c_str());
  return framed(view, frame, element("div", {{"class", "column"}}, main));
}

}  // namespace propos::serve
