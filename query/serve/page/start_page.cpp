#include "query/serve/page/start_page.hpp"

#include <algorithm>

#include "query/print/long_date.hpp"
#include "query/serve/page/chips.hpp"
#include "query/serve/page/page_frame.hpp"
#include "query/serve/page/timeline_chart.hpp"

namespace propos::serve {
namespace {

constexpr std::size_t names_shown = 12;

Markup examples(const View& view, const Holdings& holdings) {
  Markup items;
  for (const auto& example : holdings.examples)
    items += element("li", link(view.to_search(example.words), prose(example.question)));
  if (items.empty()) return {};
  return titled_section(view, "examples", Say::for_example, element("ul", {{"class", "questions"}}, items));
}

Markup facts(const View& view, const Statistics& statistics) {
  Markup items;
  const auto add = [&](std::uint64_t n, Say one, Say more) {
    items += element("li", text(view.counted(n, one, more)));
  };
  add(statistics.posts, Say::posts_one, Say::posts_more);
  add(statistics.passages, Say::passages_one, Say::passages_more);
  add(statistics.speakers, Say::speakers_one, Say::speakers_more);
  add(statistics.words, Say::words_one, Say::words_more);
  if (!statistics.first.empty())
    items += element("li", view.words(Say::from_to,
                                      {long_date(statistics.first, view.lang), long_date(statistics.last, view.lang)}));
  return element("ul", {{"class", "facts"}, {"id", "facts"}}, items);
}

/// The first values of a facet, and the rest unfolded.
template <typename Url>
Markup names(const View& view, const Facet& facet, Url url_of_name) {
  Markup first, rest;
  for (std::size_t i = 0; i < facet.values.size(); ++i) {
    const auto& [value, label, passages, frequency] = facet.values[i];
    (i < names_shown ? first : rest) += chip(view, url_of_name(value), value, passages);
  }
  auto content = chip_list(first);
  if (!rest.empty())
    content +=
        element("details", element("summary", view.words(Say::all_of_them, {number(facet.distinct, view.lang)})) +
                               chip_list(rest));
  return content;
}

}  // namespace

std::string start_page(const View& view, const Holdings& holdings) {
  Frame frame;
  frame.section = Section::start;
  frame.search = view.common;
  frame.has_search = false;
  const auto hero =
      element("h1", view.words(Say::motto)) + search_form(view, view.common, true) + facts(view, holdings.statistics);
  const auto main =
      element("div", {{"class", "hero"}}, hero) + examples(view, holdings) +
      titled_section(view, "topics", Say::topics, topic_chips(view, holdings.topics)) +
      titled_section(
          view, "speakers", Say::speakers,
          names(view, holdings.facet(FacetBy::speaker), [&](const auto& name) { return view.to_speaker(name); })) +
      titled_section(view, "years", Say::years, timeline_chart(view, view.common, holdings.timeline)) +
      titled_section(view, "tags", Say::tags, names(view, holdings.facet(FacetBy::tag), [&](const auto& tag) {
                       return view.common.with(FacetBy::tag, tag).to_url("/search");
                     }));
  return framed(view, frame, element("div", {{"class", "start"}}, main));
}

}  // namespace propos::serve
