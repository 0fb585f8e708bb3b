#include "indexer/documents.hpp"

#include <algorithm>

#include "common/schema.hpp"
#include "common/text.hpp"

namespace propos {
namespace {

constexpr std::size_t short_question_terms = 3;

std::string joined(const std::vector<std::string>& values) {
  std::string text;
  for (const auto& value : values) text += value + "\n";
  return text;
}

/// `2025-09-10T17:30:00` -> D20250910, M202509, Y2025, as far as the date goes.
void add_date(Xapian::Document& document, const std::string& date) {
  std::string digits;
  for (const char c : date.substr(0, 10))
    if (c >= '0' && c <= '9') digits += c;
  if (digits.size() >= 4) document.add_boolean_term(std::string(prefix::year) + digits.substr(0, 4));
  if (digits.size() >= 6) document.add_boolean_term(std::string(prefix::month) + digits.substr(0, 6));
  if (digits.size() == 8) document.add_boolean_term(std::string(prefix::day) + digits);
  if (!date.empty()) document.add_value(slot_date, date);
}

void add_names(Xapian::Document& document, const Passage& passage) {
  for (const auto& author : passage.authors) document.add_boolean_term(boolean_term(prefix::author, folded_name(author)));
  for (const auto& tag : passage.tags) document.add_boolean_term(boolean_term(prefix::tag, folded_name(tag)));
  std::size_t begin = 0;
  while (begin < passage.speaker.size()) {
    const auto end = std::min(passage.speaker.find(", ", begin), passage.speaker.size());
    document.add_boolean_term(boolean_term(prefix::speaker, folded_name(passage.speaker.substr(begin, end - begin))));
    begin = end + 2;
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
    if (!text.empty()) analysed.fields[static_cast<std::size_t>(field)] = analyzer.analyze(text);
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

Xapian::Document make_document(const Passage& passage, const std::vector<Impact>& impacts) {
  Xapian::Document document;
  for (const auto& impact : impacts) document.add_term(impact.word->term, impact.value);
  document.add_boolean_term(boolean_term(prefix::id, passage.id));
  document.add_boolean_term(boolean_term(prefix::post, passage.post));
  document.add_boolean_term(boolean_term(prefix::kind, name_of(passage.kind)));
  if (!passage.language.empty()) document.add_boolean_term(boolean_term(prefix::language, fold(passage.language)));
  add_names(document, passage);
  add_date(document, passage.date);
  document.add_value(slot_post, passage.post);
  document.add_value(slot_place, Xapian::sortable_serialise(passage.n));
  if (!passage.title.empty()) document.add_boolean_term(title_term(title_hash(passage.title)));
  document.set_data(store_passage(passage));
  return document;
}

void append_passage_trace(std::string& bytes, const AnalysedPassage& analysed) {
  bytes += begin_trace(analysed.title);
  for (std::size_t f = 0; f < field_count; ++f) append_trace(bytes, static_cast<Field>(f), analysed.fields[f]);
}

}  // namespace propos
