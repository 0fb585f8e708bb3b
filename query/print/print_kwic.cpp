// Concordances: a line for each marked place.
#include <algorithm>

#include "common/dates.hpp"
#include "query/print/colours.hpp"
#include "query/print/kwic.hpp"
#include "query/print/print.hpp"
#include "query/print/wrap.hpp"

namespace propos {
namespace {

using namespace colours;

constexpr std::size_t gap = 2;            ///< columns between the id and the context
constexpr std::size_t least_columns = 4;  ///< of context, on the narrowest terminal

std::vector<KwicLine> lines_of(const Sheet& sheet, const NamedAnswer& named) {
  const auto& style = *sheet.options.kwic;
  return concordance(named.answer.hits, style.columns > 0 ? style.columns : standard_kwic_columns, style.sort);
}

Json to_json(const KwicLine& line) {
  return Json{{"id", line.hit->passage.id},
              {"left", line.left},
              {"keyword", line.keyword},
              {"right", line.right},
              {"url", line.hit->passage.url}};
}

/// The columns of a concordance in text.
struct Layout {
  std::size_t id = 0, left = 0, keyword = 0, right = 0;  ///< right: with the keyword
};

Layout layout_of(const std::vector<KwicLine>& lines, const PrintOptions& options) {
  Layout layout;
  const auto width = options.style.width;
  for (const auto& line : lines) {
    layout.id = std::max(layout.id, columns(without_controls(line.hit->passage.id)));
    layout.keyword = std::max(layout.keyword, columns(line.keyword));
  }
  layout.id = std::min(layout.id, width / 4);
  const auto context = options.kwic->columns;
  if (context > 0) {
    layout.left = context;
    layout.right = layout.keyword + context;
    return layout;
  }
  const auto room = std::max(width - std::min(width, layout.id + gap), 2 * least_columns);
  layout.left = (room - std::min(layout.keyword, room / 3)) / 2;
  layout.right = room - layout.left;
  return layout;
}

/// A line whose keyword stands in the same column as all others.
void write_line(std::ostream& out, const KwicLine& line, const Layout& layout, const PrintOptions& options) {
  const auto& style = options.style;
  const auto on = [&](std::string_view escape) { return style.colour ? escape : std::string_view(); };
  const auto left = last_words(line.left, layout.left);
  const auto keyword = columns(line.keyword) > layout.right ? fitted(line.keyword, layout.right) : line.keyword;
  auto room = layout.right - columns(keyword);
  if (options.kwic->columns > 0) room = std::min(room, options.kwic->columns);
  auto right = first_words(line.right, room);
  while (right.ends_with(' ')) right.pop_back();
  out << on(dim) << fitted(without_controls(line.hit->passage.id), layout.id) << on(reset)
      << std::string(gap + layout.left - columns(left), ' ') << left << on(mark) << keyword << on(reset) << right
      << '\n';
}

std::vector<std::string> cells_of(const KwicLine& line, const Sheet& sheet, const NamedAnswer& named) {
  const auto& p = line.hit->passage;
  std::vector<std::string> cells = {p.id, plain_date(p.date), p.speaker, line.left, line.keyword, line.right, p.url};
  if (sheet.options.several) cells.insert(cells.begin(), named.qid);
  for (auto& cell : cells) cell = unarmed(without_controls(cell));
  return cells;
}

std::vector<std::string> column_names(const Sheet& sheet) {
  std::vector<std::string> names = {"id", "date", "speaker", "left", "keyword", "right", "url"};
  if (sheet.options.several) names.insert(names.begin(), "qid");
  return names;
}

}  // namespace

Json kwic_json(const Sheet& sheet, const NamedAnswer& named) {
  auto json = Json::array();
  for (const auto& line : lines_of(sheet, named)) json.push_back(to_json(line));
  return json;
}

void print_kwic_text(Sheet& sheet, const NamedAnswer& named) {
  if (sheet.options.several) print_heading(sheet, named);
  print_notes(sheet, named.answer);
  const auto columns = std::max(sheet.options.kwic->columns, sheet.options.style.width);
  const auto lines = concordance(named.answer.hits, columns, sheet.options.kwic->sort);
  const auto layout = layout_of(lines, sheet.options);
  for (const auto& line : lines) write_line(sheet.out, line, layout, sheet.options);
  if (sheet.options.several) sheet.out << '\n';
}

void print_kwic_ndjson(Sheet& sheet, const NamedAnswer& named) {
  for (const auto& line : lines_of(sheet, named)) {
    Json json{{"schema", kwic_schema}, {"qid", named.qid}, {"query", named.answer.query}};
    const auto members = to_json(line);
    for (const auto& [name, value] : members.items()) json[name] = value;
    sheet.out << dump_json(json) << '\n';
  }
}

void begin_kwic_table(Sheet& sheet) { sheet.out << table_line(column_names(sheet), sheet.options); }

void print_kwic_table(Sheet& sheet, const NamedAnswer& named) {
  for (const auto& line : lines_of(sheet, named)) sheet.out << table_line(cells_of(line, sheet, named), sheet.options);
}

}  // namespace propos
