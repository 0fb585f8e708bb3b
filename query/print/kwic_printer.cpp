#include "query/print/kwic_printer.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "common/limits.hpp"
#include "query/print/colours.hpp"
#include "query/print/print.hpp"
#include "query/print/wrap.hpp"

namespace propos {
namespace {

using namespace colours;

constexpr std::size_t kwic_gap = 2;          ///< columns behind id, date and speaker
constexpr std::size_t least_columns = 4;     ///< of context, on the narrowest terminal
constexpr std::size_t speaker_columns = 16;  ///< where lines may be wider than the terminal
constexpr std::size_t roomy = 60;            ///< columns, from which on date and speaker are shown

Json to_json(const KwicLine& line) {
  return Json{{"id", line.id},           {"date", line.date},
              {"speaker", line.speaker}, {"field", line.in_question ? "question" : "answer"},
              {"left", line.left},       {"keyword", line.keyword},
              {"right", line.right},     {"url", line.url}};
}

Note held_note() {
  const auto most = std::to_string(limits::max_held_kwic_lines);
  return {"seulement les " + most + " premières lignes : plus ne peuvent être triées ni tenir dans un objet JSON",
          "only the first " + most + " lines: more cannot be sorted or stand in one JSON object"};
}

}  // namespace

KwicPrinter::KwicPrinter(std::ostream& out, const PrintOptions& options, std::size_t hits)
    : out_(out), options_(options), hits_(hits) {
  row_of(options.format, Content::kwic);
}

bool KwicPrinter::holds() const { return options_.kwic->sort != KwicSort::rank || options_.format == Format::json; }

void KwicPrinter::begin(const std::string& qid, const std::string& label) {
  qid_ = qid;
  label_ = label;
  begun_ = false;
  lines_ = 0;
  full_ = false;
  held_.clear();
  told_.clear();
  layout_.reset();
  if (!options_.news) write_head();
}

void KwicPrinter::write_head() {
  if (std::exchange(begun_, true)) return;
  if (options_.format == Format::text && options_.several) {
    Sheet sheet{out_, options_, {}};
    print_heading(sheet, {Answer(), qid_, label_});
  }
  const bool table = options_.format == Format::csv || options_.format == Format::tsv;
  if (!table || has_header_) return;
  std::vector<std::string> names = {"id", "date", "speaker", "left", "keyword", "right", "url", "field"};
  if (options_.several) names.insert(names.begin(), "qid");
  begin_csv_mark(out_, options_);
  out_ << table_line(names, options_);
  has_header_ = true;
}

bool KwicPrinter::add(Answer&& batch) {
  query_ = batch.query;
  const auto& style = *options_.kwic;
  auto columns = style.columns > 0 ? style.columns : standard_kwic_columns;
  if (options_.format == Format::text) columns = std::max(style.columns, options_.style.width);
  auto lines = concordance(batch.hits, columns, style.sort);
  if (options_.format == Format::json)
    for (auto& hit : batch.hits)
      if (told_.size() < hits_) told_.push_back(std::move(hit));
  if (!holds()) {
    lines_ += lines.size();
    write(lines);
    return true;
  }
  const auto room = limits::max_held_kwic_lines - held_.size();
  full_ = lines.size() > room;
  if (full_) lines.resize(room);
  held_.insert(held_.end(), std::make_move_iterator(lines.begin()), std::make_move_iterator(lines.end()));
  lines_ = held_.size();
  return !full_;
}

void KwicPrinter::end(Answer& answer) {
  if (full_) answer.notes.push_back(held_note());
  if (options_.kwic->sort != KwicSort::rank) sort_lines(held_);
  if (options_.news && lines_ == 0) return;
  if (options_.format == Format::json) {
    answer.hits = std::move(told_);
    auto json = propos::to_json(answer, options_.explain);
    json["kwic"] = Json::array();
    for (const auto& line : held_) json["kwic"].push_back(to_json(line));
    write_answer(out_, json, qid_, options_.several);
    return;
  }
  write(held_);
  if (options_.format == Format::text && options_.several) out_ << '\n';
}

void KwicPrinter::write(const std::vector<KwicLine>& lines) {
  if (options_.format == Format::text && !layout_ && !lines.empty()) layout_ = layout_of(lines);
  if (!lines.empty()) write_head();
  for (const auto& line : lines) {
    if (options_.format == Format::text) write_text(line);
    else if (options_.format != Format::ndjson) out_ << table_line(cells_of(line), options_);
    else {
      Json json{{"schema", kwic_schema}, {"qid", qid_}, {"query", query_}};
      const auto members = to_json(line);
      for (const auto& [name, value] : members.items()) json[name] = value;
      out_ << dump_json(json) << '\n';
    }
  }
}

KwicPrinter::Layout KwicPrinter::layout_of(const std::vector<KwicLine>& lines) const {
  Layout layout;
  std::size_t keyword = 0;
  const auto width = options_.style.width;
  const auto context = options_.kwic->columns;
  for (const auto& line : lines) {
    layout.id = std::max(layout.id, columns(without_controls(line.id)));
    layout.date = std::max(layout.date, columns(line.date));
    layout.speaker = std::max(layout.speaker, columns(without_controls(line.speaker)));
    keyword = std::max(keyword, columns(line.keyword));
  }
  layout.id = std::min(layout.id, width / 4);
  // Later batches may have longer names.
  if (layout.speaker > 0) layout.speaker = context > 0 ? speaker_columns : width / 6;
  if (width < roomy && context == 0) layout.date = layout.speaker = 0;
  if (context > 0) {
    layout.left = context;
    layout.right = keyword + context;
    return layout;
  }
  auto used = layout.id + kwic_gap;
  for (const auto column : {layout.date, layout.speaker})
    if (column > 0) used += column + kwic_gap;
  const auto room = std::max(width - std::min(width, used), 2 * least_columns);
  layout.left = (room - std::min(keyword, room / 3)) / 2;
  layout.right = room - layout.left;
  return layout;
}

/// A line whose keyword stands in the same column as all others.
void KwicPrinter::write_text(const KwicLine& line) const {
  const auto on = [&](std::string_view escape) { return options_.style.colour ? escape : std::string_view(); };
  // A longer id than the first lines had takes its columns from the context.
  const auto id_columns = std::max(layout_->id, std::min(columns(without_controls(line.id)), options_.style.width / 4));
  const auto context = layout_->left + layout_->id - std::min(id_columns, layout_->left + layout_->id);
  const auto left = last_words(line.left, std::min(context, layout_->left));
  const auto keyword = columns(line.keyword) > layout_->right ? fitted(line.keyword, layout_->right) : line.keyword;
  auto room = layout_->right - columns(keyword);
  if (options_.kwic->columns > 0) room = std::min(room, options_.kwic->columns);
  auto right = first_words(line.right, room);
  while (right.ends_with(' ')) right.pop_back();
  out_ << on(dim) << fitted(without_controls(line.id), id_columns);
  if (layout_->date > 0) out_ << std::string(kwic_gap, ' ') << fitted(line.date, layout_->date);
  if (layout_->speaker > 0)
    out_ << std::string(kwic_gap, ' ') << fitted(without_controls(line.speaker), layout_->speaker);
  out_ << on(reset) << std::string(kwic_gap + context - columns(left), ' ') << left << on(mark) << keyword << on(reset)
       << right << '\n';
}

std::vector<std::string> KwicPrinter::cells_of(const KwicLine& line) const {
  std::vector<std::string> cells = {line.id,      line.date,  line.speaker, line.left,
                                    line.keyword, line.right, line.url,     line.in_question ? "question" : "answer"};
  if (options_.several) cells.insert(cells.begin(), qid_);
  for (auto& cell : cells) cell = unarmed(without_controls(cell));
  return cells;
}

}  // namespace propos
