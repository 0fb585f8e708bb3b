#include "query/serve/page/topic_page.hpp"

#include "common/text.hpp"
#include "query/serve/page/chips.hpp"
#include "query/serve/page/hit_card.hpp"
#include "query/serve/page/page_frame.hpp"
#include "query/serve/page/results_page.hpp"
#include "query/serve/page/timeline_chart.hpp"

namespace propos::serve {
namespace {

constexpr std::size_t speakers_shown = 24;

SearchRequest search_of(const View& view, const Topic& topic) {
  auto search = view.common;
  search.topic = topic.id;
  return search;
}

/// Who speaks of it, each with the way to what they say of it.
Markup speakers_of_topic(const View& view, const Topic& topic, const Answer& answer) {
  Markup items;
  std::size_t shown = 0;
  for (const auto& facet : answer.counts.facets) {
    if (facet.by != FacetBy::speaker) continue;
    for (const auto& value : facet.values) {
      if (shown++ == speakers_shown) break;
      items += chip(view, search_of(view, topic).with(FacetBy::speaker, value.value).to_url("/search"), value.value,
                    value.passages);
    }
  }
  return chip_list(items);
}

Markup topic_timeline(const View& view, const Topic& topic, const Answer& answer) {
  if (!answer.counts.timeline) return {};
  return timeline_chart(view, search_of(view, topic), *answer.counts.timeline);
}

Markup narrative(const View& view, const Topic& topic) {
  if (topic.narrative.empty()) return {};
  return element("details", element("summary", view.words(Say::what_counts)) +
                                element("p", {{"lang", "en"}}, text(topic.narrative)));
}

}  // namespace

std::string topic_page(const View& view, const Topic& topic, const Answer& answer) {
  const auto search = search_of(view, topic);
  const auto label = label_of(topic, view.lang);
  Frame frame;
  frame.title = label;
  frame.section = Section::topics;
  frame.search = view.common;
  frame.feed = view.to("/feeds/topics/" + percent_encode(topic.id) + ".atom");
  frame.feed_title = said(Say::feed_of, view.lang, {label});
  auto main = element("p", {{"class", "kicker"}}, view.words(Say::topic)) + element("h1", text(label));
  main += element("p", {{"class", "total"}},
                  element("strong", {{"id", "total"}}, text(total_of(view, answer))) + text(" · ") +
                      link(search.to_url("/search"), view.words(Say::search_and_refine)) + text(" · ") +
                      link(frame.feed, view.words(Say::subscribe)));
  main += narrative(view, topic) +
          titled_section(view, "timeline", Say::over_time, topic_timeline(view, topic, answer)) +
          titled_section(view, "speakers", Say::who_speaks_of_it, speakers_of_topic(view, topic, answer));
  if (!answer.hits.empty())
    main += element("h2", {{"class", "band"}}, view.words(Say::best_answers)) + hit_list(view, search, answer.hits);
  if (answer.total > answer.hits.size())
    main += element(
        "p", link(search.to_url("/search"), view.words(Say::see_all, {total_of(view, answer)}), {{"class", "button"}}));
  return framed(view, frame, element("div", {{"class", "column"}}, main));
}

std::string topics_page(const View& view, const std::vector<TopicCount>& topics) {
  Frame frame;
  frame.title = view.phrase(Say::topics);
  frame.section = Section::topics;
  frame.search = view.common;
  const auto main = element("h1", view.words(Say::topics)) +
                    element("p", {{"class", "lead"}}, view.words(Say::what_topics_are)) + topic_chips(view, topics);
  return framed(view, frame, element("div", {{"class", "column"}}, main));
}

}  // namespace propos::serve
