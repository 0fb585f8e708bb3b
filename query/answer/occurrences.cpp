#include "query/answer/occurrences.hpp"

#include <algorithm>
#include <utility>

#include "common/schema.hpp"

namespace propos {
namespace {

bool lies_in(const Mark& mark, const ByteSpans& wholes) {
  return std::any_of(wholes.begin(), wholes.end(),
                     [&](const auto& whole) { return whole.first <= mark.begin && mark.end <= whole.second; });
}

}  // namespace

ByteSpans places_of(const Marks& marks) {
  ByteSpans wholes;
  for (const auto& mark : marks.wholes) wholes.emplace_back(mark.begin, mark.end);
  std::sort(wholes.begin(), wholes.end());
  wholes.erase(std::unique(wholes.begin(), wholes.end()), wholes.end());
  Marks alone;
  for (const auto& mark : marks.shown)
    if (!lies_in(mark, wholes)) alone.shown.push_back(mark);
  auto places = spans_of(alone);
  places.insert(places.end(), wholes.begin(), wholes.end());
  std::sort(places.begin(), places.end());
  return places;
}

Places find_places(const Passage& passage, const Plan& plan, Analyzer& analyzer) {
  Places places;
  if (!passage.question.empty())
    places.question = places_of(find_marks(passage.question, Field::question, plan, analyzer));
  places.answer = places_of(find_answer_marks(passage, plan, analyzer));
  return places;
}

Frequency Occurrences::total() const {
  Frequency total;
  for (const auto count : places) total.occurrences += count;
  for (const auto count : words) total.words += count;
  return total;
}

Occurrences count_occurrences(const Xapian::Database& database, const DocumentSet& matches, DocumentSet part,
                              const Plan& plan, Analyzer& analyzer, std::vector<Note>& notes, Stop* stop) {
  auto words = words_by_document(database, part);
  Occurrences occurrences{std::move(part), std::vector<std::uint32_t>(words.size()), std::move(words)};
  matches.each([&](Xapian::docid document) {
    if (is_due(stop)) return;
    const auto passage = load_passage(database.get_document(document, Xapian::DOC_ASSUME_VALID).get_data());
    if (!passage) {
      notes.push_back(damaged_passage_note(document));
      return;
    }
    const auto places = find_places(*passage, plan, analyzer);
    occurrences.places[document] = static_cast<std::uint32_t>(places.question.size() + places.answer.size());
  });
  return occurrences;
}

std::vector<std::uint32_t> words_by_document(const Xapian::Database& database, const DocumentSet& documents) {
  std::vector<std::uint32_t> words(std::size_t{database.get_lastdocid()} + 1);
  each_value(database, slot_words, documents, [&](Xapian::docid document, const std::string& value) {
    if (!value.empty()) words[document] = static_cast<std::uint32_t>(Xapian::sortable_unserialise(value));
  });
  return words;
}

Note damaged_passage_note(Xapian::docid document) {
  const auto number = std::to_string(document);
  return {"passage endommagé, écarté\u00A0: document " + number, "damaged passage dropped: document " + number};
}

}  // namespace propos
