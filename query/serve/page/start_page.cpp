#include "query/serve/page/start_page.hpp"

#include <algorithm>

#include "query/print/long_date.hpp"
#include "query/serve/page/frame.hpp"
#include "query/serve/page/timeline_chart.hpp"

namespace propos::serve {
namespace {

constexpr std::size_t names_shown = 12;

Markup examples(const View& view, const Holdings& holdings) {
  if (holdings.examples.empty()) return {};
  Markup items;
  for (const auto& example : holdings.examples)
    items += element("li", link(view.to_search(example.words), prose(example.question), {{"lang", "fr"}}));
  return element("section", {{"class", "examples"}, {"id", "examples"}, {"aria-labelledby", "examples-title"}},
                 element("h2", {{"id", "examples-title"}}, view.words(Say::for_example)) +
                     element("ul", {{"class", "questions"}}, items));
}

Markup fact(const View& view, std::uint64_t n, Say one, Say more) {
  return element("li", text(view.counted(n, one, more)));
}

Markup facts(const View& view, const Statistics& statistics) {
  auto items = fact(view, statistics.posts, Say::posts_one, Say::posts_more) +
               fact(view, statistics.passages, Say::passages_one, Say::passages_more) +
               fact(view, statistics.speakers, Say::speakers_one, Say::speakers_more) +
               fact(view, statistics.words, Say::words_one, Say::words_more);
  if (!statistics.first.empty())
    items += element("li", view.words(Say::from_to,
                                      {long_date(statistics.first, view.lang), long_date(statistics.last, view.lang)}));
  return element("ul", {{"class", "facts"}, {"id", "facts"}}, items);
}

Markup chip(const std::string& url, const FacetValue& value, const View& view) {
  return element(
      "li",
      link(url, text(value.value) + element("span", {{"class", "count"}}, text(number(value.passages, view.lang))),
           {{"class", "chip"}}));
}

/// The first values of a facet as chips, and the rest unfolded.
template <typename Url>
Markup names(const View& view, const Facet& facet, Say heading, const char* id, Url url_of) {
  if (facet.values.empty()) return {};
  Markup first, rest;
  for (std::size_t i = 0; i < facet.values.size(); ++i)
    (i < names_shown ? first : rest) += chip(url_of(facet.values[i].value), facet.values[i], view);
  auto content = element("h2", {{"id", std::string(id) + "-title"}}, view.words(heading)) +
                 element("ul", {{"class", "chips"}}, first);
  if (!rest.empty())
    content +=
        element("details", element("summary", view.words(Say::all_of_them, {number(facet.values.size(), view.lang)})) +
                               element("ul", {{"class", "chips"}}, rest));
  return element("section", {{"id", id}, {"aria-labelledby", std::string(id) + "-title"}}, content);
}

Markup years(const View& view, const Holdings& holdings) {
  if (holdings.timeline.empty()) return {};
  const auto content = element("h2", {{"id", "years-title"}}, view.words(Say::years)) +
                       timeline_chart(view, view.common, holdings.timeline);
  return element("section", {{"id", "years"}, {"aria-labelledby", "years-title"}}, content);
}

}  // namespace

std::string label_of(const Topic& topic, Lang lang) {
  const auto& label = lang == Lang::fr ? topic.label_fr : topic.label_en;
  if (!label.empty()) return label;
  return topic.label_fr.empty() ? topic.id : topic.label_fr;
}

Markup topic_chips(const View& view, const std::vector<TopicCount>& topics) {
  Markup items;
  for (const auto& topic : topics)
    items += element("li", link(view.to_topic(topic.topic->id),
                                text(label_of(*topic.topic, view.lang)) +
                                    element("span", {{"class", "count"}}, text(number(topic.passages, view.lang))),
                                {{"class", "chip"}}));
  return element("ul", {{"class", "chips"}}, items);
}

std::string start_page(const View& view, const Holdings& holdings) {
  Frame frame;
  frame.section = Section::start;
  frame.search = view.common;
  frame.has_search = false;
  const auto hero =
      element("h1", view.words(Say::motto)) + search_form(view, view.common, true) + facts(view, holdings.statistics);
  auto main = element("div", {{"class", "hero"}}, hero) + examples(view, holdings);
  main +=
      element("section", {{"id", "topics"}, {"aria-labelledby", "topics-title"}},
              element("h2", {{"id", "topics-title"}}, view.words(Say::topics)) + topic_chips(view, holdings.topics));
  main += names(view, holdings.facet(FacetBy::speaker), Say::speakers, "speakers",
                [&](const std::string& name) { return view.to_speaker(name); });
  main += years(view, holdings);
  main += names(view, holdings.facet(FacetBy::tag), Say::tags, "tags",
                [&](const std::string& tag) { return view.common.with(FacetBy::tag, tag).to_url("/search"); });
  return framed(view, frame, element("div", {{"class", "start"}}, main));
}

}  // namespace propos::serve
