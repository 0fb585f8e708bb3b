// csv, tsv, TREC runs and templates: what prints fields of a hit.
#include <algorithm>
#include <cstdio>
#include <limits>

#include "query/print/fields.hpp"
#include "query/print/print.hpp"
#include "query/print/wrap.hpp"

namespace propos {
namespace {

void print_table(Sheet& sheet, const NamedAnswer& named, std::string (*line)(const std::vector<std::string>&)) {
  for (const auto& hit : named.answer.hits) {
    std::vector<std::string> cells;
    for (const auto& field : all_fields()) {
      if (!field.column) continue;
      auto cell = without_controls(field.value({named.answer, hit, named.qid, sheet.options.lang}));
      cells.push_back(field.text ? unarmed(std::move(cell)) : std::move(cell));
    }
    sheet.out << line(cells);
  }
}

std::vector<std::string> column_names() {
  std::vector<std::string> names;
  for (const auto& field : all_fields())
    if (field.column) names.emplace_back(field.name);
  return names;
}

}  // namespace

// See OWASP, "CSV Injection".
std::string unarmed(std::string cell) {
  if (!cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos)
    cell.insert(0, 1, '\'');
  return cell;
}

std::string tsv_line(const std::vector<std::string>& cells) {
  std::string line;
  for (const auto& cell : cells) {
    if (&cell != &cells.front()) line += '\t';
    for (const char c : cell) line += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
  }
  return line + "\n";
}

std::string csv_line(const std::vector<std::string>& cells) {
  std::string line;
  for (const auto& cell : cells) {
    if (&cell != &cells.front()) line += ',';
    if (cell.find_first_of("\",\r\n") == std::string::npos) {
      line += cell;
      continue;
    }
    line += '"';
    for (const char c : cell) line += c == '"' ? std::string("\"\"") : std::string(1, c);
    line += '"';
  }
  return line + "\r\n";
}

void begin_csv(Sheet& sheet) { sheet.out << csv_line(column_names()); }
void print_csv(Sheet& sheet, const NamedAnswer& named) { print_table(sheet, named, csv_line); }
void begin_tsv(Sheet& sheet) { sheet.out << tsv_line(column_names()); }
void print_tsv(Sheet& sheet, const NamedAnswer& named) { print_table(sheet, named, tsv_line); }

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
