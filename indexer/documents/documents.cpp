#include "indexer/documents/documents.hpp"

#include <algorithm>

#include "common/dates.hpp"
#include "common/schema.hpp"
#include "common/site.hpp"
#include "common/text.hpp"
#include "common/tokens.hpp"

namespace propos {
namespace {

constexpr std::size_t short_question_terms = 3;

std::string joined(const std::vector<std::string>& values) {
  std::string text;
  for (const auto& value : values) text += value + "\n";
  return text;
}

/// `2025-09-10T17:30:00` -> D20250910, M202509, Y2025, as far as the date goes; nothing of a text that is no date.
void add_date(std::vector<std::string>& labels, const std::string& date) {
  auto digits = plain_date(date);
  std::erase(digits, '-');
  if (digits.size() >= 4) labels.push_back(std::string(prefix::year) + digits.substr(0, 4));
  if (digits.size() >= 6) labels.push_back(std::string(prefix::month) + digits.substr(0, 6));
  if (digits.size() == 8) labels.push_back(std::string(prefix::day) + digits);
}

/// The date that passages are ordered and selected by, with its time, as far as it is one: `hier` would stand behind
/// all years by its bytes. The stored passage keeps the text.
std::string sortable_date(const std::string& date) {
  constexpr std::size_t whole = 3;
  return date_parts(date).size() == whole ? date : plain_date(date);
}

void add_names(std::vector<std::string>& labels, const Passage& passage) {
  for (const auto& author : passage.authors) labels.push_back(boolean_term(prefix::author, folded_name(author)));
  for (const auto& tag : passage.tags) labels.push_back(boolean_term(prefix::tag, folded_name(tag)));
  for (const auto& speaker : speakers_of(passage)) {
    labels.push_back(boolean_term(prefix::speaker, folded_name(speaker)));
    if (!passage.turns.empty()) labels.push_back(boolean_term(prefix::voice, folded_name(speaker)));
  }
}

}  // namespace

std::string context_of(const Passage& passage, const Passage* previous, Analyzer& analyzer) {
  if (previous == nullptr || passage.question.empty() || previous->question.empty()) return {};
  if (previous->post != passage.post) return {};
  return analyzer.analyze(passage.question).size() < short_question_terms ? previous->question : std::string();
}

AnalysedPassage analyse_passage(const Passage& passage, const std::string& context, Analyzer& analyzer) {
  AnalysedPassage analysed;
  const auto set = [&](Field field, const std::string& text) {
    if (!text.empty()) analysed.fields[static_cast<std::size_t>(field)] = analyzer.analyze(text, Wanted::all_words);
  };
  set(Field::question, passage.question.empty() ? passage.heading : passage.question);
  set(Field::text, passage.text);
  set(Field::title, passage.title);
  set(Field::speaker, passage.speaker);
  set(Field::tags, joined(passage.tags));
  set(Field::notes, joined(passage.notes));
  set(Field::context, context);
  analysed.title = passage.title;
  return analysed;
}

IndexDocument describe(const Passage& passage) {
  IndexDocument document;
  auto& labels = document.labels;
  const auto post = post_key(passage);
  labels = {boolean_term(prefix::id, passage_key(passage)), boolean_term(prefix::post, post),
            boolean_term(prefix::kind, name_of(passage.kind))};
  if (!passage.language.empty()) labels.push_back(boolean_term(prefix::language, fold(passage.language)));
  if (!passage.title.empty()) labels.push_back(title_term(title_hash(passage.title)));
  add_names(labels, passage);
  add_date(labels, passage.date);
  std::sort(labels.begin(), labels.end());
  labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
  document.values[slot_date] = sortable_date(passage.date);
  document.values[slot_post] = post;
  document.values[slot_place] = Xapian::sortable_serialise(passage.n);
  document.values[slot_words] =
      Xapian::sortable_serialise(static_cast<double>(count_words(passage.question) + count_words(passage.text)));
  document.data = store_passage(passage);
  return document;
}

Xapian::Document make_document(const IndexDocument& document, const std::vector<Impact>& impacts) {
  Xapian::Document out;
  for (const auto& impact : impacts) out.add_term(impact.word->term, impact.value);
  for (const auto& label : document.labels) out.add_boolean_term(label);
  for (unsigned slot = 0; slot < document.values.size(); ++slot)
    if (!document.values[slot].empty()) out.add_value(slot, document.values[slot]);
  out.set_data(document.data);
  return out;
}

void append_passage_trace(std::string& bytes, const AnalysedPassage& analysed) {
  bytes += begin_trace(analysed.title);
  for (std::size_t f = 0; f < field_count; ++f) append_trace(bytes, static_cast<Field>(f), analysed.fields[f]);
}

}  // namespace propos
