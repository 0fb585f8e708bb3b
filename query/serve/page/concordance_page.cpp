#include "query/serve/page/concordance_page.hpp"

#include <utility>

#include "common/text.hpp"
#include "query/serve/page/page_frame.hpp"
#include "query/serve/page/passage_text.hpp"
#include "query/serve/page/reading.hpp"
#include "query/serve/page/results_page.hpp"

namespace propos::serve {
namespace {

Markup kwic_form(const View& view, const SearchRequest& search) {
  const auto field = void_element("input", {{"type", "search"},
                                            {"name", "q"},
                                            {"id", "kwic-q"},
                                            {"value", search.q},
                                            {"maxlength", std::to_string(limits::max_query_bytes)},
                                            {"autocomplete", "off"}});
  return element("form", {{"class", "choices"}, {"method", "get"}, Attribute::action("/concordance")},
                 element("label", view.words(Say::word_or_phrase) + field) +
                     hidden_fields(search, {"q", "topic", "offset", "kwic"}) +
                     element("button", {{"type", "submit"}}, view.words(Say::show)));
}

Markup sort_link(const View& view, SearchRequest search, KwicSort sort, Order order, Say name) {
  const bool chosen = search.kwic->sort == sort && search.sort == order;
  search.kwic->sort = sort;
  search.sort = order;
  search.offset = 0;
  Attributes attributes{{"class", "option"}};
  if (chosen) attributes.push_back({"aria-current", "true"});
  return element("li", link(search.to_url("/concordance"), view.words(name), std::move(attributes)));
}

Markup sort_links(const View& view, const SearchRequest& search) {
  const auto items = sort_link(view, search, KwicSort::rank, Order::score, Say::by_rank) +
                     sort_link(view, search, KwicSort::left, Order::score, Say::by_left) +
                     sort_link(view, search, KwicSort::right, Order::score, Say::by_right) +
                     sort_link(view, search, KwicSort::rank, Order::newest, Say::newest_first) +
                     sort_link(view, search, KwicSort::rank, Order::oldest, Say::oldest_first);
  return element("ul", {{"id", "sort"}, {"class", "options"}, {"aria-label", view.phrase(Say::sort)}}, items);
}

Markup kwic_row(const View& view, const SearchRequest& search, const KwicLine& line) {
  auto passage = view.common;
  passage.q = search.q;
  passage.topic = search.topic;
  passage.exact = search.exact;
  const auto keyword = link(passage.to_url("/passages/" + percent_encode(line.id)),
                            element("mark", {{"data-mark", ""}}, text(line.keyword)));
  return element("tr", {{"data-passage", line.id}},
                 element("td", {{"class", "left"}}, text(line.left)) + element("td", {{"class", "keyword"}}, keyword) +
                     element("td", {{"class", "right"}}, text(line.right)) +
                     element("td", {{"class", "who"}}, text(line.speaker)) +
                     element("td", {{"class", "when"}}, time_of(view, line.date)));
}

Markup kwic_table(const View& view, const ConcordanceLines& concordance) {
  const auto column = [&](Say name) { return element("th", {{"scope", "col"}}, view.words(name)); };
  const auto head = element(
      "tr", column(Say::left) + column(Say::keyword) + column(Say::right) + column(Say::speaker) + column(Say::date));
  Markup rows;
  for (const auto& line : concordance.lines) rows += kwic_row(view, concordance.search, line);
  return element("div",
                 {{"class", "scrolls"}, {"role", "region"}, {"aria-labelledby", "kwic-caption"}, {"tabindex", "0"}},
                 element("table", {{"class", "kwic"}, {"id", "kwic"}},
                         element("caption", {{"id", "kwic-caption"}, {"class", "visually-hidden"}},
                                 view.words(Say::results_for, {view.quoted(concordance.label)})) +
                             element("thead", head) + element("tbody", rows)));
}

}  // namespace

std::string concordance_page(const View& view, const ConcordanceLines& concordance, const std::vector<Topic>& topics) {
  const auto& search = concordance.search;
  Frame frame;
  frame.title =
      view.phrase(Say::concordance) + (concordance.label.empty() ? "" : " — " + view.quoted(concordance.label));
  frame.section = Section::concordance;
  frame.search = view.common;
  frame.search.q = search.q;
  auto main = element("h1", view.words(Say::concordance)) +
              element("p", {{"class", "lead"}}, view.words(Say::what_kwic_is)) + kwic_form(view, search);
  if (!concordance.label.empty()) {
    const auto& answer = concordance.answer;
    main += element("p", {{"class", "total"}},
                    element("strong", {{"id", "total"}},
                            text(view.counted(concordance.lines.size(), Say::lines_one, Say::lines_more))) +
                        text(" · " + total_of(view, answer)));
    main += reading(view, search, answer, topics) + sort_links(view, search);
    if (!concordance.lines.empty()) main += kwic_table(view, concordance);
    main += paging(view, search, answer, "/concordance") + apart_line(view, search, answer);
  }
  return framed(view, frame, element("div", {{"class", "wide"}}, main));
}

}  // namespace propos::serve
