#include "query/print/matrix.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "common/dates.hpp"
#include "common/error.hpp"
#include "common/site.hpp"
#include "query/print/citation.hpp"
#include "query/print/print.hpp"
#include "query/print/wrap.hpp"

namespace propos {
namespace {

constexpr std::size_t cell_width = 11;

/// Who says it; of several voices those that say what was asked, but for the asker's.
std::vector<PersonName> people_of(const Hit& hit) {
  if (hit.passage.turns.empty()) return authors_of(hit.passage);
  std::vector<PersonName> people;
  for (const auto& speaker : hit.speakers)
    if (speaker != hit.passage.asker)
      for (auto& name : names_in(speaker)) people.push_back(std::move(name));
  return people;
}

std::vector<std::string> values_of(const Matrix& matrix, const Hit& hit) {
  const auto& p = hit.passage;
  if (matrix.by == "post") return {post_key(p)};
  if (matrix.by == "year") {
    const auto date = plain_date(p.date);
    return date.empty() ? std::vector<std::string>{} : std::vector{date.substr(0, 4)};
  }
  std::vector<std::string> names;
  for (const auto& name : people_of(hit)) names.push_back(full_name(name));
  return names;
}

std::size_t passages_of(const std::vector<Cell>& cells) {
  std::size_t sum = 0;
  for (const auto& cell : cells) sum += cell.passages;
  return sum;
}

/// Years in their order, other values by their passages.
std::vector<std::string> ordered_values(const Matrix& matrix) {
  std::vector<std::string> values;
  for (const auto& [value, cells] : matrix.rows) values.push_back(value);
  if (matrix.by != "year")
    std::stable_sort(values.begin(), values.end(), [&](const auto& a, const auto& b) {
      return passages_of(matrix.rows.at(a)) > passages_of(matrix.rows.at(b));
    });
  return values;
}

/// A value as it is printed: a post by its id, where several sites have it with its site before it.
std::string shown(const Matrix& matrix, const std::string& value) {
  if (matrix.by != "post") return value;
  const auto id = id_in_key(value);
  const auto same = std::count_if(matrix.rows.begin(), matrix.rows.end(),
                                  [&](const auto& row) { return id_in_key(row.first) == id; });
  return same == 1 ? std::string(id) : value;
}

std::string label_of(const Matrix& matrix, const std::string& value) {
  const auto found = matrix.labels.find(value);
  return found == matrix.labels.end() ? value : found->second;
}

/// `text` in exactly `width` columns, at their right end.
std::string at_right(const std::string& text, std::size_t width) {
  const auto used = columns(text);
  return used < width ? std::string(width - used, ' ') + text : fitted(text, width);
}

void print_text_matrix(std::ostream& out, const Matrix& matrix, const PrintOptions& options) {
  out << (options.lang == Lang::fr ? "passages et somme de leurs scores" : "passages and the sum of their scores")
      << "\n\n";
  const auto values = ordered_values(matrix);
  std::size_t longest = 6;
  for (const auto& value : values) longest = std::max(longest, columns(label_of(matrix, value)));
  const auto name_width = std::min(longest, options.style.width * 2 / 5);
  const auto together =
      std::max<std::size_t>(1, (options.style.width - std::min(name_width, options.style.width)) / cell_width);
  for (std::size_t first = 0; first < matrix.topics.size(); first += together) {
    const auto last = std::min(first + together, matrix.topics.size());
    if (first > 0) out << '\n';
    std::string head = fitted(matrix.by, name_width);
    for (auto t = first; t < last; ++t) head += " " + at_right(matrix.topics[t], cell_width - 1);
    out << head << '\n';
    for (const auto& value : values) {
      const auto& cells = matrix.rows.at(value);
      out << fitted(without_controls(label_of(matrix, value)), name_width);
      for (auto t = first; t < last; ++t) {
        char cell[48];
        std::snprintf(cell, sizeof cell, " %4zu %5.1f", cells[t].passages, cells[t].score);
        out << (cells[t].passages == 0 ? std::string(cell_width - 1, ' ') + "·" : std::string(cell));
      }
      out << '\n';
    }
  }
}

void print_rows(std::ostream& out, const Matrix& matrix, const PrintOptions& options) {
  begin_csv_mark(out, options);
  out << table_line({"topic", matrix.by, "label", "passages", "score"}, options);
  for (std::size_t t = 0; t < matrix.topics.size(); ++t)
    for (const auto& value : ordered_values(matrix)) {
      const auto& cell = matrix.rows.at(value)[t];
      if (cell.passages == 0) continue;
      char score[32];
      std::snprintf(score, sizeof score, "%.4f", cell.score);
      out << table_line({unarmed(matrix.topics[t]), unarmed(shown(matrix, value)), unarmed(label_of(matrix, value)),
                         std::to_string(cell.passages), score},
                        options);
    }
}

void print_json_matrix(std::ostream& out, const Matrix& matrix) {
  Json json{{"schema", "propos-matrix-1"}, {"by", matrix.by}, {"cells", Json::array()}};
  for (std::size_t t = 0; t < matrix.topics.size(); ++t)
    for (const auto& value : ordered_values(matrix)) {
      const auto& cell = matrix.rows.at(value)[t];
      if (cell.passages > 0)
        json["cells"].push_back(Json{{"topic", matrix.topics[t]},
                                     {"value", shown(matrix, value)},
                                     {"label", label_of(matrix, value)},
                                     {"passages", cell.passages},
                                     {"score", std::round(cell.score * 1e4) / 1e4}});
    }
  out << dump_json_indented(json) << '\n';
}

}  // namespace

void add_to(Matrix& matrix, std::size_t topic, const Answer& answer) {
  for (const auto& hit : answer.hits)
    for (const auto& value : values_of(matrix, hit)) {
      if (matrix.by == "post") matrix.labels[value] = hit.passage.title.empty() ? hit.passage.post : hit.passage.title;
      auto& cells = matrix.rows[value];
      cells.resize(matrix.topics.size());
      ++cells[topic].passages;
      cells[topic].score += hit.score;
    }
}

void print_matrix(std::ostream& out, const Matrix& matrix, const PrintOptions& options) {
  switch (options.format) {
    case Format::text: return print_text_matrix(out, matrix, options);
    case Format::csv:
    case Format::tsv: return print_rows(out, matrix, options);
    case Format::json: return print_json_matrix(out, matrix);
    default: throw Error(ErrorKind::usage, "--matrix has the formats text, csv, tsv and json", "--format");
  }
}

}  // namespace propos
