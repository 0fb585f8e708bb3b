#include <algorithm>
#include <array>

#include "common/text.hpp"
#include "query/print/wrap.hpp"
#include "query/program/analyze.hpp"

namespace propos {
namespace {

constexpr std::size_t cell_count = 6;
constexpr std::size_t narrowest_cell = 4;
constexpr std::size_t shown_forms = 12;
constexpr std::string_view indent = "    ";
using Cells = std::array<std::string, cell_count>;

Cells row_of(const AnalysedToken& token) {
  const auto or_dash = [](const std::string& text) { return text.empty() ? std::string("–") : text; };
  // A line feed inside a spelling (a hyphenated line) would break the table.
  return {std::to_string(token.begin) + "-" + std::to_string(token.end),
          collapse_space(token.spelling),
          token.kind,
          token.folded,
          or_dash(token.term),
          or_dash(token.root)};
}

/// Each column as wide as its widest cell; while they are too wide together, the widest gives way.
std::array<std::size_t, cell_count> widths_of(const std::vector<Cells>& rows, std::size_t width) {
  std::array<std::size_t, cell_count> widths{};
  for (const auto& row : rows)
    for (std::size_t i = 0; i < cell_count; ++i) widths[i] = std::max(widths[i], columns(row[i]));
  for (;;) {
    std::size_t sum = 2 * (cell_count - 1);
    for (const auto w : widths) sum += w;
    const auto widest = std::max_element(widths.begin(), widths.end());
    if (sum <= width || *widest <= narrowest_cell) return widths;
    --*widest;
  }
}

/// Words in lines of `width` columns, indented.
void print_wrapped(std::ostream& out, std::string_view text, std::size_t width) {
  std::size_t column = 0;
  while (!text.empty()) {
    const auto word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    const auto w = std::min(columns(word), width - indent.size());
    if (column > 0 && column + 1 + w > width) {
      out << '\n';
      column = 0;
    }
    out << (column == 0 ? indent : " ") << fitted(word, w);
    column += (column == 0 ? indent.size() : 1) + w;
  }
  out << '\n';
}

std::string held_text(const AnalysedToken::Held& held) {
  auto text = "in " + std::to_string(held.passages) + (held.passages == 1 ? " passage" : " passages");
  for (std::size_t i = 0; i < std::min(shown_forms, held.forms.size()); ++i)
    text += (i == 0 ? ": " : ", ") + held.forms[i].form + " " + std::to_string(held.forms[i].passages);
  if (held.forms.size() > shown_forms)
    text += ", and " + std::to_string(held.forms.size() - shown_forms) + " more forms";
  return text;
}

}  // namespace

void print_analysis(std::ostream& out, const Analysis& analysis, std::size_t width) {
  std::vector<Cells> rows = {{"bytes", "spelling", "kind", "folded", "term", "root"}};
  for (const auto& token : analysis.tokens) rows.push_back(row_of(token));
  const auto widths = widths_of(rows, width);
  const auto print_row = [&](const Cells& row) {
    std::string line;
    for (std::size_t i = 0; i < cell_count; ++i) line += (i == 0 ? "" : "  ") + fitted(row[i], widths[i]);
    out << line.substr(0, line.find_last_not_of(' ') + 1) << '\n';
  };
  print_row(rows.front());
  for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
    const auto& token = analysis.tokens[i];
    print_row(rows[i + 1]);
    std::string why;
    for (const auto& rule : token.why) why += (why.empty() ? "" : "; ") + rule;
    if (!why.empty()) print_wrapped(out, why, width);
    if (token.held) print_wrapped(out, held_text(*token.held), width);
  }
}

}  // namespace propos
