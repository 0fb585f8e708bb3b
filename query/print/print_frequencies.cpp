#include "query/print/print_frequencies.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "query/print/colours.hpp"
#include "query/print/wrap.hpp"

namespace propos {
namespace {

using namespace colours;

constexpr std::size_t columns_of_numbers = 4;
constexpr std::size_t column_gap = 2;

using Cells = std::array<std::string, columns_of_numbers>;

std::string rounded(double number, int digits, Lang lang) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", digits, number);
  std::string out = text;
  if (lang == Lang::fr) std::replace(out.begin(), out.end(), '.', ',');
  return out;
}

Cells cells_of(const FrequencyRow& row, Lang lang) {
  return {std::to_string(row.passages), std::to_string(row.frequency.occurrences), std::to_string(row.frequency.words),
          rounded(row.frequency.per_10000(), 2, lang)};
}

Cells heads(Lang lang) {
  if (lang == Lang::fr) return {"passages", "occurrences", "mots", "/ 10\u00A0000 mots"};
  return {"passages", "occurrences", "words", "/ 10,000 words"};
}

void write_cells(std::ostream& out, const Cells& cells, const std::array<std::size_t, columns_of_numbers>& widths) {
  for (std::size_t c = 0; c < cells.size(); ++c)
    out << std::string(column_gap + widths[c] - std::min(widths[c], columns(cells[c])), ' ') << cells[c];
  out << '\n';
}

}  // namespace

void print_frequency_table(Sheet& sheet, std::string_view heading, const std::vector<FrequencyRow>& rows) {
  const auto& style = sheet.options.style;
  const auto names = heads(sheet.options.lang);
  std::array<std::size_t, columns_of_numbers> widths{};
  std::size_t numbers = 0;
  for (std::size_t c = 0; c < widths.size(); ++c) {
    widths[c] = columns(names[c]);
    for (const auto& row : rows) widths[c] = std::max(widths[c], columns(cells_of(row, sheet.options.lang)[c]));
    numbers += column_gap + widths[c];
  }
  auto name_width = columns(heading);
  for (const auto& row : rows) name_width = std::max(name_width, column_gap + columns(row.name));
  name_width = std::min(name_width, style.width > numbers + 1 ? style.width - numbers : 1);
  sheet.out << (style.colour ? bold : "") << fitted(std::string(heading), name_width) << (style.colour ? reset : "");
  write_cells(sheet.out, names, widths);
  for (const auto& row : rows) {
    sheet.out << fitted(row.name.empty() ? "" : std::string(column_gap, ' ') + row.name, name_width);
    write_cells(sheet.out, cells_of(row, sheet.options.lang), widths);
  }
}

void add_frequency_names(std::vector<std::string>& names, const PrintOptions& options) {
  if (options.occurrences) names.insert(names.end(), {"occurrences", "words", "per_10000"});
}

void add_frequency_cells(std::vector<std::string>& cells, const Frequency& frequency, const PrintOptions& options) {
  if (!options.occurrences) return;
  cells.push_back(std::to_string(frequency.occurrences));
  cells.push_back(std::to_string(frequency.words));
  cells.push_back(rounded(frequency.per_10000(), 4, Lang::en));
}

}  // namespace propos
