#include "query/serve/page/results_page.hpp"

#include <algorithm>
#include <utility>

#include "query/serve/page/export_links.hpp"
#include "query/serve/page/facet_links.hpp"
#include "query/serve/page/hit_card.hpp"
#include "query/serve/page/nothing_found.hpp"
#include "query/serve/page/page_frame.hpp"
#include "query/serve/page/reading.hpp"
#include "query/serve/page/timeline_chart.hpp"

namespace propos::serve {
namespace {

/// One of several choices, the one that is made marked as such.
Markup choice(const View& view, const SearchRequest& search, Say name, bool chosen) {
  Attributes attributes{{"class", "option"}, {"rel", "nofollow"}};
  if (chosen) attributes.push_back({"aria-current", "true"});
  return element("li", link(search.to_url("/search"), view.words(name), std::move(attributes)));
}

Markup order_links(const View& view, const SearchRequest& search) {
  Markup items;
  const auto add = [&](Order order, Say name) {
    auto sorted = search;
    sorted.sort = order;
    sorted.offset = 0;
    items += choice(view, sorted, name, search.sort == order);
  };
  add(Order::score, Say::by_rank);
  add(Order::newest, Say::newest_first);
  add(Order::oldest, Say::oldest_first);
  return element("ul", {{"id", "sort"}, {"class", "options"}, {"aria-label", view.phrase(Say::sort)}}, items);
}

/// Turns something on or off.
Markup toggles(const View& view, const SearchRequest& search) {
  auto collapsed = search;
  collapsed.collapse = !search.collapse;
  collapsed.offset = 0;
  auto exact = search;
  exact.exact = !search.exact;
  exact.keep.clear();
  exact.offset = 0;
  auto items =
      choice(view, collapsed, Say::one_a_post, search.collapse) + choice(view, exact, Say::exact_words, search.exact);
  auto lines = search;
  lines.offset = 0;
  lines.kwic = KwicStyle{standard_kwic_columns, KwicSort::rank};
  lines.limit = lines.standard_limit();
  items += element("li", link(lines.to_url("/concordance"), view.words(Say::as_concordance), {{"class", "option"}}));
  return element("ul", {{"id", "toggles"}, {"class", "options"}, {"aria-label", view.phrase(Say::options)}}, items);
}

Markup heading(const View& view, const Results& results) {
  const auto& answer = results.answer;
  auto told = element("strong", {{"id", "total"}}, text(total_of(view, answer)));
  told += text(" · " + duration(answer.took_us, view.lang));
  return element("h1", view.words(Say::results_for, {view.quoted(results.label)})) +
         element("p", {{"class", "total"}}, told);
}

/// Where a year or month is chosen by hand.
Markup period_form(const View& view, const SearchRequest& search) {
  const auto field = [&](const char* name, Say label, const std::string& value) {
    return element("label", view.words(label) + text(" ") +
                                void_element("input", {{"type", "text"},
                                                       {"name", name},
                                                       {"value", value},
                                                       {"size", "10"},
                                                       {"placeholder", view.phrase(Say::date_form)},
                                                       {"autocomplete", "off"}}));
  };
  return element("form", {{"class", "period-form"}, {"method", "get"}, Attribute::action("/search")},
                 field("since", Say::from_date, search.since) + field("until", Say::to_date, search.until) +
                     hidden_fields(search, {"since", "until", "offset"}) +
                     element("button", {{"type", "submit"}}, view.words(Say::select_period)));
}

Markup refine(const View& view, const Results& results) {
  const auto chart = timeline_chart(view, results.search, results.timeline);
  const auto facets = facet_links(view, results.search, results.facets);
  if (chart.empty() && facets.empty() && results.all_counted) return {};
  auto content = element("h2", {{"id", "refine-title"}}, view.words(Say::refine));
  if (!chart.empty())
    content += element("section", {{"id", "timeline"}, {"aria-labelledby", "timeline-title"}},
                       element("h3", {{"id", "timeline-title"}}, view.words(Say::over_time)) + chart +
                           period_form(view, results.search));
  content += facets;
  if (!results.all_counted) content += element("p", {{"class", "warning"}}, view.words(Say::not_all_counted));
  return element("aside", {{"id", "refine"}, {"aria-labelledby", "refine-title"}, {"tabindex", "-1"}}, content);
}

Markup answer_of(const View& view, const Results& results, const std::vector<Topic>& topics) {
  const auto& search = results.search;
  const auto& answer = results.answer;
  auto main = heading(view, results);
  main += reading(view, search, answer, topics);
  if (answer.total == 0) {
    main += nothing_found(view, results, topics);
  } else {
    main += element("div", {{"class", "toolbar"}},
                    order_links(view, search) + toggles(view, search) +
                        link("#refine", view.words(Say::to_refine), {{"class", "to-refine option"}}));
    main += hit_list(view, search, answer.hits);
    if (answer.hits.empty()) main += element("p", view.words(Say::nothing_more));
    main += paging(view, search, answer, "/search") + apart_line(view, search, answer) + export_links(view, search);
  }
  return element("div", {{"class", "answer-main"}, {"data-status", total_of(view, answer)}}, main) +
         refine(view, results);
}

SearchRequest page_at(SearchRequest search, std::size_t offset) {
  search.offset = offset;
  return search;
}

}  // namespace

std::string total_of(const View& view, const Answer& answer) {
  auto passages = view.counted(answer.total, Say::passages_one, Say::passages_more);
  if (answer.total == 0) return view.phrase(Say::no_passage);
  if (answer.counts.posts)
    passages = said(Say::passages_of_posts, view.lang,
                    {passages, view.counted(*answer.counts.posts, Say::posts_one, Say::posts_more)});
  return answer.exact ? passages : said(Say::about, view.lang, {passages});
}

Markup paging(const View& view, const SearchRequest& search, const Answer& answer, const char* path) {
  const auto all = answer.counts.posts && search.collapse ? *answer.counts.posts : answer.total;
  const auto most = std::min<std::uint64_t>(all, limits::max_hits);
  const auto end = search.offset + answer.hits.size();
  const bool has_before = search.offset > 0;
  const bool has_after = end < most && !answer.hits.empty() && end + search.limit <= limits::max_hits;
  if (!has_before && !has_after) return {};
  Markup items;
  if (has_before)
    items += element("li", link(page_at(search, search.offset - std::min(search.offset, search.limit)).to_url(path),
                                view.words(Say::page_before), {{"rel", "prev"}, {"class", "button"}}));
  if (!answer.hits.empty())
    items += element("li", view.words(Say::hits_of, {number(search.offset + 1, view.lang), number(end, view.lang),
                                                     number(all, view.lang)}));
  if (has_after)
    items += element("li", link(page_at(search, end).to_url(path), view.words(Say::page_after),
                                {{"rel", "next"}, {"class", "button"}}));
  return element("nav", {{"id", "paging"}, {"class", "paging"}, {"aria-label", view.phrase(Say::paging)}},
                 element("ul", items));
}

std::string results_fragment(const View& view, const Results& results, const std::vector<Topic>& topics) {
  return answer_of(view, results, topics).html();
}

std::string results_page(const View& view, const Results& results, const std::vector<Topic>& topics) {
  Frame frame;
  frame.title = results.label.empty() ? view.phrase(Say::search) : view.quoted(results.label);
  frame.search = results.search;
  frame.feed = results.search.to_url("/feeds/search.atom");
  frame.feed_title = said(Say::feed_of, view.lang, {results.label});
  const auto main = element("div", {{"id", "answer"}, {"class", "answer-page"}}, answer_of(view, results, topics));
  return framed(view, frame, main);
}

}  // namespace propos::serve
