// csv, tsv, TREC runs and templates: what prints fields of a hit.
#include <algorithm>
#include <cstdio>
#include <limits>

#include "query/print/fields.hpp"
#include "query/print/print.hpp"
#include "query/print/wrap.hpp"

namespace propos {
namespace {

std::string tsv_line(const std::vector<std::string>& cells) {
  std::string line;
  for (const auto& cell : cells) {
    if (&cell != &cells.front()) line += '\t';
    for (const char c : cell) line += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
  }
  return line + "\n";
}

std::string csv_line(const std::vector<std::string>& cells, char separator) {
  const char quoted[] = {'"', '\r', '\n', separator, '\0'};
  std::string line;
  for (const auto& cell : cells) {
    if (&cell != &cells.front()) line += separator;
    if (cell.find_first_of(quoted) == std::string::npos) {
      line += cell;
      continue;
    }
    line += '"';
    for (const char c : cell) line += c == '"' ? std::string("\"\"") : std::string(1, c);
    line += '"';
  }
  return line + "\r\n";
}

}  // namespace

void print_table(Sheet& sheet, const NamedAnswer& named) {
  for (const auto& hit : named.answer.hits) {
    std::vector<std::string> cells;
    for (const auto& field : all_fields()) {
      if (!field.column) continue;
      auto cell = without_controls(field.value({named.answer, hit, named.qid, sheet.options.lang}));
      cells.push_back(field.text ? unarmed(std::move(cell)) : std::move(cell));
    }
    sheet.out << table_line(cells, sheet.options);
  }
}

void begin_table(Sheet& sheet) {
  std::vector<std::string> names;
  for (const auto& field : all_fields())
    if (field.column) names.emplace_back(field.name);
  sheet.out << table_line(names, sheet.options);
}

// See OWASP, "CSV Injection".
std::string unarmed(std::string cell) {
  if (!cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos)
    cell.insert(0, 1, '\'');
  return cell;
}

void begin_csv_mark(std::ostream& out, const PrintOptions& options) {
  if (options.format == Format::csv && options.csv.mark) out << "\xEF\xBB\xBF";
}

std::string table_line(const std::vector<std::string>& cells, const PrintOptions& options) {
  return options.format == Format::csv ? csv_line(cells, options.csv.separator) : tsv_line(cells);
}

void print_run(std::ostream& out, const Answer& answer, const std::string& qid) {
  constexpr double step = 1e-6;  // the last digit that is printed
  char score[32];
  double last = std::numeric_limits<double>::infinity();
  for (const auto& hit : answer.hits) {
    // Evaluation tools look at scores alone and order equal ones by name: ours fall from line to line.
    last = std::min(hit.score, last - step);
    std::snprintf(score, sizeof score, "%.6f", last);
    out << qid << " Q0 " << hit.passage.id << ' ' << hit.rank << ' ' << score << " propos\n";
  }
}

void print_trec(Sheet& sheet, const NamedAnswer& named) { print_run(sheet.out, named.answer, named.qid); }

void print_template(Sheet& sheet, const NamedAnswer& named) {
  for (const auto& hit : named.answer.hits)
    sheet.out << fill(sheet.options.parts, {named.answer, hit, named.qid, sheet.options.lang});
}

}  // namespace propos
