// Answers as people and other programs read them: a function per format. The table is in formats.cpp.
#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include "common/error.hpp"
#include "common/json.hpp"
#include "query/print/formats.hpp"

namespace propos {

/// For people: rank, title, score, speaker and date, question, excerpt, link; no line is wider than the
/// style's width but for an address that is no link.
void print_text(Sheet& sheet, const NamedAnswer& named);

/// Whether the answer's notes stand in what is printed, for people to read before the hits: in text and markdown, where
/// something was found. Those of an alert do not.
bool shows_notes(const PrintOptions& options, const Answer& answer);

/// The notes, a paragraph each, where shows_notes() says so.
void print_notes(Sheet& sheet, const Answer& answer);

/// The line above an answer that is one of several, and an empty one.
void print_heading(Sheet& sheet, const NamedAnswer& named);

/// One JSON object, indented; one a line where there are several answers. Its form: query/answer.schema.json.
void print_json(Sheet& sheet, const NamedAnswer& named);

/// Writes the members of an answer as print_json() does.
void write_answer(std::ostream& out, const Json& json, const std::string& qid, bool several);

/// A line of JSON per hit (the schema's "hit_line").
void print_ndjson(Sheet& sheet, const NamedAnswer& named);

/// True for the formats whose errors are JSON too.
bool is_json(Format format);

/// `{"error": {"kind", "message", "where"}}`, the schema's "error". In a batch one line with the query's id.
void print_error(std::ostream& out, const Error& error);
void print_error_line(std::ostream& out, const Error& error, const std::string& qid);

/// A table: csv after RFC 4180 (lines end in CR LF, quotes where they are needed; between cells the style's
/// separator), tsv after IANA's text/tab-separated-values (no quotes, tabs and line ends in a text become spaces, lines
/// end in LF). An apostrophe goes before texts that a spreadsheet would take for a formula (= + - @, tab, CR).
void begin_table(Sheet& sheet);
void print_table(Sheet& sheet, const NamedAnswer& named);

/// The byte order mark of a csv table, where the style wants one; goes before everything.
void begin_csv_mark(std::ostream& out, const PrintOptions& options);

/// For other tables: a line of Format::csv or tsv, whichever is asked for, and a text with its apostrophe where it
/// needs one.
std::string table_line(const std::vector<std::string>& cells, const PrintOptions& options);
std::string unarmed(std::string cell);

/// TREC run lines: `qid Q0 passage rank score tag`.
void print_run(std::ostream& out, const Answer& answer, const std::string& qid);
void print_trec(Sheet& sheet, const NamedAnswer& named);

/// Each hit as a block quotation with its source (CommonMark); with Cite::post the hits of a post together above one
/// source.
void print_markdown(Sheet& sheet, const NamedAnswer& named);

/// One hit of print_markdown().
std::string markdown_quotation(const Hit& hit, Lang lang);

/// Entries for biblatex, UTF-8, each passage (or post) once: `@article` where the site's name is known, else `@online`.
void print_bibtex(Sheet& sheet, const NamedAnswer& named);

/// An array of CSL-JSON items (Citation Style Language 1.0.2), each passage (or post) once.
void begin_csl(Sheet& sheet);
void print_csl(Sheet& sheet, const NamedAnswer& named);
void end_csl(Sheet& sheet);

/// RIS records, UTF-8, lines that end in CR LF, each passage (or post) once.
void print_ris(Sheet& sheet, const NamedAnswer& named);

/// The template, once a hit.
void print_template(Sheet& sheet, const NamedAnswer& named);

}  // namespace propos
