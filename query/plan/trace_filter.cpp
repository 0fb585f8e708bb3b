#include "query/plan/trace_filter.hpp"

#include <algorithm>

namespace propos {

void TraceFilter::init(const Xapian::Database& database) {
  database_ = database;
  at_ = 0;
  matches_ = at_end_ = false;
}

bool TraceFilter::stands_at(Xapian::docid document) { return finder_->stands_in(traces_.of(document)); }

bool TurnFilter::stands_at(Xapian::docid document) {
  if (!std::binary_search(voices_->passages.begin(), voices_->passages.end(), document)) return true;
  const auto passage = load_passage(database().get_document(document, Xapian::DOC_ASSUME_VALID).get_data());
  if (!passage) return true;  // a damaged one is dropped when it is shown, which is said
  const auto turns = turns_of(*passage, *voices_);
  auto words = analyzer_.analyze(passage->text, Wanted::all_words);
  const auto placed = placed_words(words);
  std::vector<PlacedWord> said;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (std::any_of(turns.begin(), turns.end(),
                    [&](const Turn& turn) { return turn.begin <= words[i].begin && words[i].end <= turn.end; }))
      said.push_back(placed[i]);
  return !finder().find_in(Field::text, said).words.empty() || finder().stands_in(traces().of(document), Field::text);
}

bool TraceFilter::looks_at(Xapian::docid document) {
  constexpr std::uint32_t steps_a_trace = 16;  // a trace takes as long as so many postings
  throw_if_due_after(stop_, steps_a_trace);
  return stands_at(document);
}

void TraceFilter::find_from(Xapian::docid document) {
  const auto end = database_.postlist_end("");
  auto passage = database_.postlist_begin("");
  for (passage.skip_to(document); passage != end; ++passage) {
    at_ = *passage;
    matches_ = looks_at(at_);
    if (matches_) return;
  }
  at_end_ = true;
}

void TraceFilter::next(double) { find_from(at_ + 1); }

void TraceFilter::skip_to(Xapian::docid document, double) {
  if (!matches_ || document > at_) find_from(std::max(document, at_));
}

bool TraceFilter::check(Xapian::docid document, double) {
  if (matches_ && document <= at_) return true;
  at_ = document;
  matches_ = looks_at(document);
  return matches_;
}

}  // namespace propos
