#include "query/serve/page/speaker_page.hpp"

#include "common/text.hpp"
#include "query/serve/page/chips.hpp"
#include "query/serve/page/hit_card.hpp"
#include "query/serve/page/page_frame.hpp"
#include "query/serve/page/results_page.hpp"

namespace propos::serve {
namespace {

Markup by_topic(const View& view, const SpeakerWords& words) {
  Markup items;
  for (const auto& [topic, passages] : words.topics) {
    auto search = view.common.with(FacetBy::speaker, words.name);
    search.topic = topic->id;
    items += chip(view, search.to_url("/search"), label_of(*topic, view.lang), passages);
  }
  return chip_list(items);
}

Markup by_facet(const View& view, const SpeakerWords& words, FacetBy by) {
  const auto theirs = view.common.with(FacetBy::speaker, words.name);
  Markup items;
  for (const auto& facet : words.answer.counts.facets) {
    if (facet.by != by) continue;
    for (const auto& value : facet.values)
      items +=
          chip(view, by == FacetBy::post ? view.to_post(value.value) : theirs.with(by, value.value).to_url("/search"),
               value.label.empty() ? value.value : value.label, value.passages);
  }
  return chip_list(items);
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
  main += titled_section(view, "by-topic", Say::by_topic, by_topic(view, words)) +
          titled_section(view, "by-year", Say::by_year, by_facet(view, words, FacetBy::year)) +
          titled_section(view, "by-post", Say::posts, by_facet(view, words, FacetBy::post));
  main += element("h2", {{"class", "band"}}, view.words(Say::all_they_said)) +
          hit_list(view, words.search, words.answer.hits);
  const auto path = "/speakers/" + percent_encode(words.name);
  auto paged = view.common;
  paged.limit = words.search.limit;
  paged.offset = words.search.offset;
  main += paging(view, paged, words.answer, path.c_str());
  return framed(view, frame, element("div", {{"class", "column"}}, main));
}

}  // namespace propos::serve
