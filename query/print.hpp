// Answers as people and other programs read them.
#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include "query/hits.hpp"

namespace propos {

/// How text is laid out.
struct TextStyle {
  std::size_t width = 80;  ///< columns
  bool colour = false;     ///< ANSI escapes; without, marks are shown as **word** only when `plain_marks`
  bool plain_marks = true;
  bool explain = false;
};

/// Columns of the terminal behind standard output, or 80.
std::size_t terminal_width();

/// Columns that a terminal gives UTF-8 text.
std::size_t columns(std::string_view text);

/// For people: rank, score, title, speaker and date, question, excerpt, link.
void print_text(std::ostream& out, const Answer& answer, const TextStyle& style);

/// One JSON object, indented; in a batch one line each.
void print_json(std::ostream& out, const Answer& answer, bool explain, bool one_line, const std::string& qid);

/// TREC run lines: `qid Q0 passage rank score tag`.
void print_trec(std::ostream& out, const Answer& answer, const std::string& qid);

}  // namespace propos
