#include "query/answer/shown.hpp"

#include "query/answer/marks.hpp"
#include "query/answer/occurrences.hpp"
#include "query/answer/snippet.hpp"

namespace propos {

void show(Hit& hit, const Plan& plan, Analyzer& analyzer, const ShownParts& parts) {
  const auto& passage = hit.passage;
  const auto marks = find_marks(passage.text, Field::text, plan, analyzer);
  if (parts.all_marks) {
    hit.answer_marks = spans_of(marks);
    hit.answer_places = places_of(marks);
  }
  if (parts.full) {
    hit.snippet = whole_text(passage.text, marks);
    hit.whole = true;
  } else {
    auto excerpts = make_excerpts(passage.text, marks, parts.excerpts);
    hit.snippet = std::move(excerpts.best);
    hit.excerpts = std::move(excerpts.all);
  }
  const auto& question = passage.question.empty() ? passage.heading : passage.question;
  const auto question_marks = find_marks(question, Field::question, plan, analyzer);
  hit.question_marks = spans_of(question_marks);
  if (parts.all_marks && !passage.question.empty()) hit.question_places = places_of(question_marks);
}

}  // namespace propos
