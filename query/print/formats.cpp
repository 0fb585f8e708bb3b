#include "query/print/formats.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "common/error.hpp"
#include "query/print/print.hpp"
#include "query/print/print_counts.hpp"

namespace propos {
namespace {

constexpr std::array<FormatRow, 12> formats = {{
    {Format::text, "text", "for people", nullptr, print_text, nullptr},
    {Format::json, "json", "one object (query/answer.schema.json)", nullptr, print_json, nullptr},
    {Format::ndjson, "ndjson", "one hit a line, as JSON", nullptr, print_ndjson, nullptr},
    {Format::ndjson, "jsonl", "another name of ndjson", nullptr, print_ndjson, nullptr},
    {Format::csv, "csv", "a table (RFC 4180)", begin_table, print_table, nullptr},
    {Format::tsv, "tsv", "a table with tabs, one line a hit", begin_table, print_table, nullptr},
    {Format::trec, "trec", "a run for evaluation tools", nullptr, print_trec, nullptr},
    {Format::markdown, "markdown", "quotations with their sources", nullptr, print_markdown, nullptr},
    {Format::bibtex, "bibtex", "entries for biblatex", nullptr, print_bibtex, nullptr},
    {Format::csl_json, "csl-json", "what Zotero and pandoc read", begin_csl, print_csl, end_csl},
    {Format::ris, "ris", "records for EndNote, Zotero and others", nullptr, print_ris, nullptr},
    {Format::by_template, "", "", nullptr, print_template, nullptr},
}};

/// KwicPrinter writes them.
constexpr std::array<FormatRow, 5> kwic_formats = {{
    {Format::text, "text", "", nullptr, nullptr, nullptr},
    {Format::json, "json", "", nullptr, nullptr, nullptr},
    {Format::ndjson, "ndjson", "", nullptr, nullptr, nullptr},
    {Format::csv, "csv", "", nullptr, nullptr, nullptr},
    {Format::tsv, "tsv", "", nullptr, nullptr, nullptr},
}};

std::span<const FormatRow> rows_of(Content content) {
  if (content == Content::hits) return formats;
  return content == Content::kwic ? std::span<const FormatRow>(kwic_formats) : formats_of(content);
}

}  // namespace

std::span<const FormatRow> all_formats() { return std::span(formats).first(formats.size() - 1); }

const FormatRow& row_of(Format format, Content content) {
  const auto rows = rows_of(content);
  const auto row = std::find_if(rows.begin(), rows.end(), [&](const FormatRow& r) { return r.format == format; });
  if (row != rows.end()) return *row;
  static constexpr std::array<const char*, 5> options = {"", "--count", "--facets", "--timeline", "--kwic"};
  std::string names;
  for (const auto& known : rows)
    names += (names.empty() ? "" : &known == &rows.back() ? " and " : ", ") + std::string(known.name);
  throw Error(ErrorKind::usage, std::string(options[static_cast<std::size_t>(content)]) + " has the formats " + names,
              "--format");
}

Format format_named(std::string_view name) {
  for (const auto& row : all_formats())
    if (row.name == name) return row.format;
  throw Error(ErrorKind::usage, "no format \"" + std::string(name) + "\"", "--format");
}

char csv_separator_of(const std::string& text, const std::string& where) {
  if (text.size() != 1 || std::ispunct(static_cast<unsigned char>(text.front())) == 0 || text == "\"" || text == "'")
    throw Error(ErrorKind::usage, "\"" + text + "\": expected one character such as ; or | (for tabs: format tsv)",
                where);
  return text.front();
}

void check_cite(Cite cite, Format format, const std::string& where) {
  const bool has_references =
      format == Format::markdown || format == Format::bibtex || format == Format::csl_json || format == Format::ris;
  if (cite == Cite::post && !has_references)
    throw Error(ErrorKind::usage, "references to posts have the formats markdown, bibtex, csl-json and ris", where);
}

Printer::Printer(std::ostream& out, const PrintOptions& options)
    : row_(row_of(options.format, options.content)), sheet_{out, options, {}} {
  if (!options.news) begin();
}

void Printer::begin() {
  if (begun_) return;
  begun_ = true;
  begin_csv_mark(sheet_.out, sheet_.options);
  if (row_.begin != nullptr) row_.begin(sheet_);
}

void Printer::print(const NamedAnswer& answer) {
  begin();
  row_.print(sheet_, answer);
}

void Printer::finish() {
  if (begun_ && row_.end != nullptr) row_.end(sheet_);
}

}  // namespace propos
