#include "query/serve/page/matrix_page.hpp"

#include <algorithm>
#include <charconv>

#include "common/error.hpp"
#include "query/serve/page/page_frame.hpp"

namespace propos::serve {
namespace {

constexpr Axis axes[] = {Axis::topic, Axis::speaker, Axis::year};
constexpr std::size_t most_speakers = 100;

Say axis_name(Axis axis) {
  if (axis == Axis::topic) return Say::topic;
  return axis == Axis::speaker ? Say::speaker : Say::year;
}

Say axis_names(Axis axis) {
  if (axis == Axis::topic) return Say::topics;
  return axis == Axis::speaker ? Say::speakers : Say::years;
}

void narrow(SearchRequest& search, Axis axis, const std::string& value) {
  if (axis == Axis::topic) search.topic = value;
  else search = search.with(axis == Axis::speaker ? FacetBy::speaker : FacetBy::year, value);
}

/// From 0, nothing, to 4, most: how strongly a cell is tinted, beside its number.
std::string shade(std::uint64_t passages, std::uint64_t most) {
  if (passages == 0) return "0";
  return std::to_string(1 + (3 * (passages - 1)) / std::max<std::uint64_t>(most, 1));
}

Markup option(const std::string& value, const std::string& name, bool chosen) {
  return element("option", {{"value", value}, {"selected", chosen}}, text(name));
}

Markup axis_field(const View& view, const char* name, Say label, Axis chosen) {
  Markup options;
  for (const auto axis : axes)
    options += option(std::string(name_of(axis)), view.phrase(axis_names(axis)), axis == chosen);
  return element("label", view.words(label) + text(" ") + element("select", {{"name", name}, {"id", name}}, options));
}

std::string narrowed_value(const MatrixRequest& request) {
  if (request.third() == Axis::topic) return request.narrowed.topic;
  return request.narrowed.chosen.empty() ? std::string() : request.narrowed.chosen.front().value;
}

Markup matrix_form(const View& view, const MatrixTable& table) {
  const auto& request = table.request;
  const auto third = request.third();
  auto options = option("", view.phrase(Say::all), narrowed_value(request).empty());
  for (const auto& [value, label] : table.thirds) options += option(value, label, value == narrowed_value(request));
  const auto fields = axis_field(view, "rows", Say::rows, request.rows) +
                      axis_field(view, "columns", Say::columns, request.columns) +
                      element("label", view.words(axis_name(third)) + text(" ") +
                                           element("select", {{"name", name_of(third)}, {"id", "third"}}, options));
  return element(
      "form", {{"class", "choices"}, {"method", "get"}, Attribute::action("/matrix")},
      fields + hidden_fields(view.common, {}) + element("button", {{"type", "submit"}}, view.words(Say::show)));
}

Markup cell(const View& view, const MatrixTable& table, const AxisValue& row, const AxisValue& column,
            std::uint64_t most) {
  const auto found = table.cells.find({row.value, column.value});
  const auto passages = found == table.cells.end() ? 0 : found->second;
  if (passages == 0)
    return element("td", {{"class", "number shade-0"}}, element("span", {{"class", "none"}}, text("·")));
  const auto label = said(Say::cell, view.lang,
                          {row.label, column.label, view.counted(passages, Say::passages_one, Say::passages_more)});
  return element("td", {{"class", "number shade-" + shade(passages, most)}},
                 link(search_of_cell(table.request, row.value, column.value).to_url("/search"),
                      text(number(passages, view.lang)), {{"aria-label", label}}));
}

Markup header_cell(const View& view, const MatrixRequest& request, Axis axis, const AxisValue& value,
                   const char* scope) {
  const auto name = text(value.label);
  auto search = request.narrowed;
  narrow(search, axis, value.value);
  const auto url = axis == Axis::topic     ? view.to_topic(value.value)
                   : axis == Axis::speaker ? view.to_speaker(value.value)
                                           : search.to_url("/search");
  return element("th", {{"scope", scope}}, link(url, name));
}

Markup grid(const View& view, const MatrixTable& table) {
  std::uint64_t most = 1;
  for (const auto& [at, passages] : table.cells) most = std::max(most, passages);
  auto head = element("th", {{"scope", "col"}}, view.words(axis_name(table.request.rows)));
  for (const auto& column : table.columns)
    head += header_cell(view, table.request, table.request.columns, column, "col");
  Markup rows;
  for (const auto& row : table.rows) {
    auto cells = header_cell(view, table.request, table.request.rows, row, "row");
    for (const auto& column : table.columns) cells += cell(view, table, row, column, most);
    rows += element("tr", cells);
  }
  const auto caption = view.words(Say::matrix_caption, {view.phrase(axis_names(table.request.rows)),
                                                        view.phrase(axis_names(table.request.columns))});
  return element("div",
                 {{"class", "scrolls"}, {"role", "region"}, {"aria-labelledby", "matrix-caption"}, {"tabindex", "0"}},
                 element("table", {{"class", "matrix"}, {"id", "matrix"}},
                         element("caption", {{"id", "matrix-caption"}}, caption) +
                             element("thead", element("tr", head)) + element("tbody", rows)));
}

}  // namespace

std::string_view name_of(Axis axis) {
  if (axis == Axis::topic) return "topic";
  return axis == Axis::speaker ? "speaker" : "year";
}

Axis axis_named(std::string_view name) {
  for (const auto axis : axes)
    if (name_of(axis) == name) return axis;
  throw Error(ErrorKind::usage, "no axis \"" + std::string(name) + "\"; there are: topic, speaker, year", "rows");
}

Axis MatrixRequest::third() const {
  return *std::find_if(std::begin(axes), std::end(axes), [&](Axis axis) { return axis != rows && axis != columns; });
}

MatrixRequest matrix_request_of(const Parameters& parameters) {
  MatrixRequest request;
  bool has_columns = false;
  for (const auto& [name, value] : parameters) {
    if (name == "rows") request.rows = axis_named(value);
    else if (name == "columns") request.columns = axis_named(value), has_columns = true;
    else if (name == "db") request.narrowed.db = value;
    else if (name == "lang" && (value == "fr" || value == "en"))
      request.narrowed.lang = value == "fr" ? Lang::fr : Lang::en;
    else if (name == "limit") {
      std::size_t limit = 0;
      const auto [end, failure] = std::from_chars(value.data(), value.data() + value.size(), limit);
      if (failure != std::errc() || end != value.data() + value.size() || limit < 1 || limit > most_speakers)
        throw Error(ErrorKind::usage, "expected a number from 1 to " + std::to_string(most_speakers), "limit");
      request.limit = limit;
    }
  }
  if (request.rows == request.columns) {
    const auto other = request.rows == Axis::year ? Axis::topic : Axis::year;
    (has_columns ? request.rows : request.columns) = other;
  }
  for (const auto& [name, value] : parameters)
    if (name == name_of(request.third()) && !value.empty()) narrow(request.narrowed, request.third(), value);
  return request;
}

std::string MatrixRequest::to_url() const {
  auto url = narrowed.to_url("/matrix");
  url += url.find('?') == std::string::npos ? '?' : '&';
  return url + "rows=" + std::string(name_of(rows)) + "&columns=" + std::string(name_of(columns));
}

SearchRequest search_of_cell(const MatrixRequest& request, const std::string& row, const std::string& column) {
  auto search = request.narrowed;
  narrow(search, request.rows, row);
  narrow(search, request.columns, column);
  return search;
}

std::string matrix_page(const View& view, const MatrixTable& table) {
  Frame frame;
  frame.title = view.phrase(Say::matrix);
  frame.section = Section::matrix;
  frame.search = view.common;
  auto main = element("h1", view.words(Say::matrix)) +
              element("p", {{"class", "lead"}}, view.words(Say::what_matrix_is)) + matrix_form(view, table);
  if (!table.complete) main += element("p", {{"class", "warning"}}, view.words(Say::out_of_time));
  main += table.rows.empty() || table.columns.empty() ? element("p", view.words(Say::no_passage)) : grid(view, table);
  return framed(view, frame, element("div", {{"class", "wide"}}, main));
}

}  // namespace propos::serve
