#include "query/serve/page/timeline_chart.hpp"

#include <algorithm>
#include <utility>

namespace propos::serve {
namespace {

constexpr unsigned height = 64;          ///< of the highest bar
constexpr unsigned widest = 40;          ///< of a bar with the space behind it
constexpr unsigned drawing_width = 640;  ///< of all bars

bool is_selected(const SearchRequest& search, const std::string& period) {
  return !period.empty() && search.since == period && search.until == period;
}

/// Whether a period lies in the selected one. Dates of one length compare as texts.
bool is_within(const SearchRequest& search, const std::string& period) {
  if (search.since.empty() && search.until.empty()) return true;
  if (period.empty()) return false;
  const auto cut = [&](const std::string& date) { return date.substr(0, period.size()); };
  return (search.since.empty() || cut(search.since) <= period) && (search.until.empty() || period <= cut(search.until));
}

std::string url_of(const SearchRequest& search, const std::string& period) {
  if (is_selected(search, period)) return in_period(search, {}).to_url("/search");
  return in_period(search, period).to_url("/search");
}

std::string said_of(const View& view, const PeriodCount& period) {
  return said(
      Say::name_and_value, view.lang,
      {serve::period(period.name, view.lang), view.counted(period.passages, Say::passages_one, Say::passages_more)});
}

/// A bar, over a field of the whole height that takes the click too.
Markup bar(const View& view, const SearchRequest& search, const PeriodCount& period, std::size_t x, unsigned width,
           std::uint64_t most) {
  const auto tall = static_cast<unsigned>((period.passages * height + most - 1) / most);
  const auto rect = [&](const char* name, unsigned top, unsigned bar_height, unsigned bar_width) {
    return void_element("rect", {{"class", name},
                                 {"x", std::to_string(x)},
                                 {"y", std::to_string(top)},
                                 {"width", std::to_string(bar_width)},
                                 {"height", std::to_string(bar_height)}});
  };
  const auto content = element("title", text(said_of(view, period))) + rect("field", 0, height, width) +
                       rect("bar", height - tall, tall, width > 4 ? width - 2 : width);
  return link(url_of(search, period.name), content,
              {{"class", is_within(search, period.name) ? "period in" : "period out"}, {"tabindex", "-1"}});
}

Markup bars(const View& view, const SearchRequest& search, const std::vector<PeriodCount>& periods) {
  std::uint64_t most = 1;
  for (const auto& period : periods) most = std::max(most, period.passages);
  const auto width = std::clamp<unsigned>(drawing_width / static_cast<unsigned>(periods.size()), 3, widest);
  Markup content;
  for (std::size_t i = 0; i < periods.size(); ++i) content += bar(view, search, periods[i], i * width, width, most);
  const auto right = std::to_string(width * periods.size());
  return element("svg",
                 {{"class", "bars"},
                  {"viewBox", "0 0 " + right + " " + std::to_string(height)},
                  {"preserveAspectRatio", "none"},
                  {"aria-hidden", "true"},
                  {"focusable", "false"}},
                 content);
}

Markup period_table(const View& view, const SearchRequest& search, const std::vector<PeriodCount>& periods) {
  Markup rows;
  for (const auto& period : periods) {
    if (period.passages == 0) continue;
    Attributes attributes;
    if (is_selected(search, period.name)) attributes.push_back({"aria-current", "true"});
    const auto name = text(serve::period(period.name, view.lang));
    rows += element("tr", element("th", {{"scope", "row"}},
                                  period.name.empty() ? name : link(url_of(search, period.name), name, attributes)) +
                              element("td", {{"class", "number"}}, text(number(period.passages, view.lang))));
  }
  const auto head =
      element("tr", element("th", {{"scope", "col"}}, view.words(Say::period)) +
                        element("th", {{"scope", "col"}, {"class", "number"}}, view.words(Say::passages)));
  return element("table", {{"class", "plain"}},
                 element("caption", {{"class", "visually-hidden"}}, view.words(Say::passages_by_period)) +
                     element("thead", head) + element("tbody", rows));
}

}  // namespace

SearchRequest in_period(SearchRequest search, const std::string& period) {
  search.since = period;
  search.until = period;
  search.offset = 0;
  return search;
}

Markup timeline_chart(const View& view, const SearchRequest& search, const std::vector<PeriodCount>& periods) {
  std::vector<PeriodCount> dated;
  std::copy_if(periods.begin(), periods.end(), std::back_inserter(dated),
               [](const PeriodCount& period) { return !period.name.empty(); });
  if (dated.size() < 2) return {};
  const auto ends = element("p", {{"class", "ends"}, {"aria-hidden", "true"}},
                            element("span", text(serve::period(dated.front().name, view.lang))) +
                                element("span", text(serve::period(dated.back().name, view.lang))));
  const auto as_table =
      element("details", element("summary", view.words(Say::as_table)) + period_table(view, search, periods));
  return element("div", {{"class", "timeline"}}, bars(view, search, dated) + ends + as_table);
}

}  // namespace propos::serve
