// The formats of answers, in one table.
#pragma once

#include <optional>
#include <ostream>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/answer/hits.hpp"
#include "query/language/note.hpp"
#include "query/print/kwic.hpp"
#include "query/print/template.hpp"

namespace propos {

enum class Format { text, json, ndjson, csv, tsv, trec, markdown, bibtex, csl_json, ris, by_template };

/// What is printed of an answer: its hits, with what else was counted; or, as far as a table holds one thing, only
/// that.
enum class Content { hits, count, facets, timeline, kwic };

/// How text is laid out.
struct TextStyle {
  std::size_t width = 80;  ///< columns
  bool colour = false;     ///< ANSI escapes; without, marks are shown as *word*
  bool links = false;      ///< links are escapes too (OSC 8), and only the page's address is shown
};

/// What a reference is of.
enum class Cite { passage, post };

/// How CSV is written. Spreadsheets in French want `;` between cells, and take text for UTF-8 only behind a byte order
/// mark.
struct CsvStyle {
  char separator = ',';  ///< ASCII, neither a letter or digit nor a quote
  bool mark = false;     ///< a byte order mark first
};

/// How answers are printed.
struct PrintOptions {
  Format format = Format::text;
  Template parts;  ///< of Format::by_template
  Lang lang = Lang::fr;
  TextStyle style;
  bool explain = false;           ///< each feature's and word's share of the score
  bool several = false;           ///< more answers than one: a heading each, JSON one a line
  std::optional<KwicStyle> kwic;  ///< how a concordance looks
  Content content = Content::hits;
  bool posts = false;        ///< posts were counted too
  bool occurrences = false;  ///< occurrences were counted too
  bool news = false;         ///< an alert: without an answer nothing begins, and so nothing ends
  Cite cite = Cite::passage;
  CsvStyle csv;
  std::string today;  ///< `2026-11-30`, when bibliographic entries say that they were read; empty: they do not
};

/// Where answers are written, and what must be known of those before.
struct Sheet {
  std::ostream& out;
  const PrintOptions& options;
  std::set<std::string> cited;  ///< passages or posts that have an entry, which must not come twice
};

/// An answer with the name of its query.
struct NamedAnswer {
  const Answer& answer;
  std::string qid;    ///< id of the query or topic
  std::string label;  ///< what people call it
};

/// A format.
struct FormatRow {
  Format format;
  std::string_view name;
  std::string_view what;                      ///< for help
  void (*begin)(Sheet&);                      ///< before the first answer; may be null
  void (*print)(Sheet&, const NamedAnswer&);  ///< null for concordances (kwic_printer)
  void (*end)(Sheet&);                        ///< behind the last; may be null
};

/// All formats that `--format` names.
std::span<const FormatRow> all_formats();

/// The row of a format for a content. Throws Error{usage} where the format cannot show it.
const FormatRow& row_of(Format format, Content content);

/// The format of this name. Throws Error{usage}.
Format format_named(std::string_view name);

/// What stands between the cells of csv. Throws Error{usage} for what cannot, its `where` as given.
char csv_separator_of(const std::string& text, const std::string& where);

/// Throws Error{usage} where the format has no references of this kind.
void check_cite(Cite cite, Format format, const std::string& where);

/// Writes the answers of one run in one format: construct, print() each, finish().
class Printer {
 public:
  /// Throws Error{usage} where the format cannot show the content.
  Printer(std::ostream& out, const PrintOptions& options);
  void print(const NamedAnswer& answer);
  void finish();

 private:
  void begin();

  const FormatRow& row_;
  Sheet sheet_;
  bool begun_ = false;
};

}  // namespace propos
