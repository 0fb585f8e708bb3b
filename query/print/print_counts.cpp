#include "query/print/print_counts.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "query/language/kind_names.hpp"
#include "query/print/colours.hpp"
#include "query/print/long_date.hpp"
#include "query/print/print.hpp"
#include "query/print/print_frequencies.hpp"
#include "query/print/wrap.hpp"

namespace propos {
namespace {

using namespace colours;

constexpr std::string_view indent = "  ";

/// A line of a chart.
struct Bar {
  std::string name;
  std::uint64_t passages = 0;
};

/// A bar of eighths of a column; what is not nothing is never shown as nothing.
std::string blocks(std::uint64_t passages, std::uint64_t most, std::size_t width) {
  static constexpr std::array<const char*, 8> eighths = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  if (passages == 0) return {};
  const auto all = std::max<std::uint64_t>(1, passages * width * 8 / most);
  std::string bar;
  for (std::uint64_t i = 0; i < all / 8; ++i) bar += "█";
  return bar + eighths[all % 8];
}

void print_chart(Sheet& sheet, std::string_view heading, const std::vector<Bar>& bars) {
  const auto& style = sheet.options.style;
  sheet.out << (style.colour ? bold : "") << heading << (style.colour ? reset : "") << '\n';
  std::size_t name_width = 1;
  std::uint64_t most = 1;
  for (const auto& bar : bars) {
    name_width = std::max(name_width, columns(bar.name));
    most = std::max(most, bar.passages);
  }
  name_width = std::min(name_width, style.width * 2 / 5);
  const auto digits = std::to_string(most).size();
  const auto used = indent.size() + name_width + 1 + digits + 1;
  const auto width = style.width > used ? style.width - used : 1;
  for (const auto& bar : bars) {
    const auto number = std::to_string(bar.passages);
    sheet.out << indent << fitted(bar.name, name_width) << ' ' << std::string(digits - number.size(), ' ') << number;
    if (bar.passages > 0)
      sheet.out << ' ' << (style.colour ? blue : "") << blocks(bar.passages, most, width)
                << (style.colour ? reset : "");
    sheet.out << '\n';
  }
}

std::string kind_in_french(const std::string& name) {
  const auto kind = kind_named(name);
  return kind ? std::string(french_name_of(*kind)) : name;
}

std::string name_for_people(const Facet& facet, const FacetValue& value, Lang lang) {
  if (facet.by == FacetBy::kind && lang == Lang::fr) return kind_in_french(value.value);
  return one_line(without_controls(value.label.empty() ? value.value : value.label));
}

/// A table where occurrences were counted, otherwise a chart.
void print_rows(Sheet& sheet, std::string_view heading, const std::vector<FrequencyRow>& rows) {
  if (sheet.options.occurrences) return print_frequency_table(sheet, heading, rows);
  std::vector<Bar> bars;
  for (const auto& row : rows) bars.push_back({row.name, row.passages});
  print_chart(sheet, heading, bars);
}

void print_facet(Sheet& sheet, const Facet& facet) {
  const auto lang = sheet.options.lang;
  // A row of years with holes at its end would tell nothing of them.
  const auto shown =
      facet.by == FacetBy::year ? facet.values.size() : std::min(facet_values_in_text, facet.values.size());
  std::vector<FrequencyRow> rows;
  for (std::size_t i = 0; i < shown; ++i) {
    const auto& value = facet.values[i];
    rows.push_back({name_for_people(facet, value, lang), value.passages, value.frequency});
  }
  const auto& row = row_of(facet.by);
  print_rows(sheet, lang == Lang::fr ? row.heading_fr : row.heading_en, rows);
  const auto rest = facet.distinct - shown;
  if (rest == 0) return;
  const auto count = std::to_string(rest);
  const Note others{"… et " + count + (rest == 1 ? " autre" : " autres"),
                    "… and " + count + (rest == 1 ? " other" : " others")};
  sheet.out << indent << others.in(lang) << '\n';
}

void print_timeline(Sheet& sheet, const std::vector<PeriodCount>& timeline) {
  const auto lang = sheet.options.lang;
  const Note heading{"Chronologie", "Timeline"};
  const Note undated{"sans date", "no date"};
  std::vector<FrequencyRow> rows;
  for (const auto& [name, passages, frequency] : timeline)
    rows.push_back({name.empty() ? undated.in(lang) : long_date(name, lang), passages, frequency});
  print_rows(sheet, heading.in(lang), rows);
}

// The tables of --count, --facets and --timeline. Where there are several queries, their ids stand first.

std::vector<std::string> with_id(const Sheet& sheet, const std::string& qid, std::vector<std::string> cells) {
  if (sheet.options.several) cells.insert(cells.begin(), unarmed(qid));
  return cells;
}

void begin_count(Sheet& sheet) {
  std::vector<std::string> names = {"qid", "query", "passages"};
  if (sheet.options.posts) names.push_back("posts");
  add_frequency_names(names, sheet.options);
  sheet.out << table_line(names, sheet.options);
}

void print_count_row(Sheet& sheet, const NamedAnswer& named) {
  std::vector<std::string> cells = {unarmed(named.qid), unarmed(named.answer.query),
                                    std::to_string(named.answer.total)};
  if (named.answer.counts.posts) cells.push_back(std::to_string(*named.answer.counts.posts));
  if (named.answer.counts.frequency) add_frequency_cells(cells, *named.answer.counts.frequency, sheet.options);
  sheet.out << table_line(cells, sheet.options);
}

/// The row of all passages that match, then the tables of their parts.
void print_frequencies(Sheet& sheet, const NamedAnswer& named) {
  if (sheet.options.several) print_heading(sheet, named);
  print_frequency_table(sheet, {}, {{"", named.answer.total, *named.answer.counts.frequency}});
  const bool parts = !named.answer.counts.facets.empty() || named.answer.counts.timeline;
  if (parts || sheet.options.several) sheet.out << '\n';
  print_counts(sheet, named.answer.counts);
}

void print_count(Sheet& sheet, const NamedAnswer& named) {
  if (named.answer.counts.frequency) return print_frequencies(sheet, named);
  if (sheet.options.several) sheet.out << without_controls(named.qid) << '\t';
  sheet.out << named.answer.total;
  if (named.answer.counts.posts) sheet.out << '\t' << *named.answer.counts.posts;
  sheet.out << '\n';
}

/// Facets and timelines stand behind hits, or behind the row of all.
void print_counted_text(Sheet& sheet, const NamedAnswer& named) {
  if (named.answer.counts.frequency) print_frequencies(sheet, named);
  else print_text(sheet, named);
}

void begin_facets(Sheet& sheet) {
  std::vector<std::string> names = {"facet", "value", "label", "passages"};
  add_frequency_names(names, sheet.options);
  sheet.out << table_line(with_id(sheet, "qid", std::move(names)), sheet.options);
}

void print_facet_rows(Sheet& sheet, const NamedAnswer& named) {
  for (const auto& facet : named.answer.counts.facets)
    for (const auto& value : facet.values) {
      std::vector<std::string> cells = {std::string(row_of(facet.by).name), unarmed(without_controls(value.value)),
                                        unarmed(without_controls(value.label)), std::to_string(value.passages)};
      add_frequency_cells(cells, value.frequency, sheet.options);
      sheet.out << table_line(with_id(sheet, named.qid, std::move(cells)), sheet.options);
    }
}

void begin_timeline(Sheet& sheet) {
  std::vector<std::string> names = {"period", "passages"};
  add_frequency_names(names, sheet.options);
  sheet.out << table_line(with_id(sheet, "qid", std::move(names)), sheet.options);
}

void print_timeline_rows(Sheet& sheet, const NamedAnswer& named) {
  for (const auto& [name, passages, frequency] : *named.answer.counts.timeline) {
    std::vector<std::string> cells = {name, std::to_string(passages)};
    add_frequency_cells(cells, frequency, sheet.options);
    sheet.out << table_line(with_id(sheet, named.qid, std::move(cells)), sheet.options);
  }
}

constexpr std::array<FormatRow, 4> count_formats = {{{Format::text, "text", "", nullptr, print_count, nullptr},
                                                     {Format::json, "json", "", nullptr, print_json, nullptr},
                                                     {Format::csv, "csv", "", begin_count, print_count_row, nullptr},
                                                     {Format::tsv, "tsv", "", begin_count, print_count_row, nullptr}}};

constexpr std::array<FormatRow, 4> facet_formats = {
    {{Format::text, "text", "", nullptr, print_counted_text, nullptr},
     {Format::json, "json", "", nullptr, print_json, nullptr},
     {Format::csv, "csv", "", begin_facets, print_facet_rows, nullptr},
     {Format::tsv, "tsv", "", begin_facets, print_facet_rows, nullptr}}};

constexpr std::array<FormatRow, 4> timeline_formats = {
    {{Format::text, "text", "", nullptr, print_counted_text, nullptr},
     {Format::json, "json", "", nullptr, print_json, nullptr},
     {Format::csv, "csv", "", begin_timeline, print_timeline_rows, nullptr},
     {Format::tsv, "tsv", "", begin_timeline, print_timeline_rows, nullptr}}};

}  // namespace

std::span<const FormatRow> formats_of(Content content) {
  switch (content) {
    case Content::count: return count_formats;
    case Content::facets: return facet_formats;
    case Content::timeline: return timeline_formats;
    case Content::hits:
    case Content::kwic: break;
  }
  return {};
}

void print_counts(Sheet& sheet, const Counts& counts) {
  for (const auto& facet : counts.facets) {
    print_facet(sheet, facet);
    sheet.out << '\n';
  }
  if (!counts.timeline) return;
  print_timeline(sheet, *counts.timeline);
  sheet.out << '\n';
}

}  // namespace propos
