#include "query/serve/page/page_values.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

#include "common/error.hpp"
#include "common/site.hpp"
#include "query/serve/api/answer.hpp"
#include "query/serve/page/chips.hpp"
#include "query/serve/page/facet_links.hpp"

namespace propos::serve {
namespace {

constexpr std::size_t topic_answers = 5;
constexpr std::size_t hits_in_post = 100;  ///< among which a passage is looked for
constexpr std::chrono::milliseconds time_for_side_counts{600};

bool is_late(const Request& request) {
  return request.is_cancelled() || std::chrono::steady_clock::now() > request.deadline;
}

/// The search with numbers only.
SearchRequest numbers_of(SearchRequest search) {
  search.count = true;
  search.limit = 0;
  search.offset = 0;
  search.collapse = false;
  search.facets.clear();
  search.timeline = false;
  search.counts_as_read = true;
  return search;
}

Facet first_values(Facet facet) {
  if (facet.values.size() > page_facet_values) facet.values.resize(page_facet_values);
  return facet;
}

/// Counts beside the hits, for as long as readers wait for them gladly.
class SideCounts {
 public:
  SideCounts(OpenIndex& index, const SearchRequest& search, const Request& request)
      : index_(index), search_(search), request_(request) {
    request_.deadline = std::min(request.deadline, std::chrono::steady_clock::now() + time_for_side_counts);
  }

  /// A facet of the search without the choices that were made in it; nothing where there was no time.
  std::optional<Facet> facet_without_choices(FacetBy by) {
    auto counted = numbers_of(search_);
    std::erase_if(counted.chosen, [by](const FacetChoice& choice) { return choice.by == by; });
    if (counted.empty()) return first_values(index_.holdings()->facet(by));
    counted.facets = {by};
    counted.facet_values = page_facet_values;
    auto counts = counts_of(counted);
    if (!counts || counts->facets.empty()) return {};
    return std::move(counts->facets.front());
  }

  std::vector<PeriodCount> timeline_without_period() {
    auto counted = numbers_of(search_);
    counted.since.clear();
    counted.until.clear();
    if (counted.empty()) return index_.holdings()->timeline;
    counted.timeline = true;
    const auto counts = counts_of(counted);
    return counts && counts->timeline ? *counts->timeline : std::vector<PeriodCount>();
  }

  /// Whether there was time for all that was asked.
  bool complete() const { return complete_; }

 private:
  std::optional<Counts> counts_of(const SearchRequest& counted) {
    try {
      auto answered = answer(index_, counted, request_);
      complete_ &= answered.complete;
      if (answered.complete) return std::move(answered.counts);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::too_late) throw;
      complete_ = false;
    }
    return {};
  }

  OpenIndex& index_;
  const SearchRequest& search_;
  Request request_;
  bool complete_ = true;
};

bool is_chosen(const SearchRequest& search, FacetBy by) {
  return std::any_of(search.chosen.begin(), search.chosen.end(),
                     [by](const FacetChoice& choice) { return choice.by == by; });
}

/// The search as the results page asks it.
SearchRequest with_all_parts(SearchRequest search) {
  search.full = false;
  search.count = false;
  search.occurrences = false;
  search.context = true;
  search.all_marks = true;
  search.timeline = search.since.empty() && search.until.empty();
  search.facet_values = page_facet_values;
  search.facets.clear();
  // Who says it is asked speaker by speaker, which takes longest: the hits do not wait for it.
  for (const auto by : page_facets)
    if (by != FacetBy::speaker && !is_chosen(search, by)) search.facets.push_back(by);
  search.counts_as_read = true;
  return search;
}

/// What was asked, in words: of choices only, these.
std::string title_of(const SearchRequest& search, const std::vector<Topic>& topics, Lang lang) {
  auto title = label_of(search, topics, lang);
  if (!title.empty()) return title;
  for (const auto& choice : search.chosen) title += (title.empty() ? "" : ", ") + choice.value;
  if (title.empty()) title = search.since.empty() ? period(search.until, lang) : period(search.since, lang);
  return title;
}

}  // namespace

Results results_of(OpenIndex& index, const SearchRequest& search, const Request& request, Lang lang) {
  Results results;
  results.search = search;
  results.label = title_of(search, index.topics(), lang);
  results.answer = answer(index, with_all_parts(search), request);
  SideCounts side(index, search, request);
  for (const auto by : page_facets) {
    auto& facets = results.answer.counts.facets;
    const auto counted =
        std::find_if(facets.begin(), facets.end(), [by](const Facet& facet) { return facet.by == by; });
    if (counted != facets.end()) results.facets.push_back(std::move(*counted));
    else if (auto facet = side.facet_without_choices(by)) results.facets.push_back(*std::move(facet));
  }
  results.timeline = results.answer.counts.timeline ? *results.answer.counts.timeline : side.timeline_without_period();
  results.all_counted = side.complete();
  if (results.answer.total == 0) results.topics = index.holdings()->topics;
  return results;
}

Answer answer_of_topic(OpenIndex& index, const Topic& topic, const Request& request) {
  SearchRequest search;
  search.topic = topic.id;
  search = with_all_parts(search);
  search.facets = {FacetBy::speaker};
  search.limit = topic_answers;
  return answer(index, search, request);
}

SpeakerWords words_of_speaker(OpenIndex& index, const std::string& name, const SearchRequest& paged,
                              const Request& request) {
  SpeakerWords words;
  words.name = name;
  words.search = SearchRequest(paged).with(FacetBy::speaker, name);
  words.search.limit = paged.limit;
  words.search.offset = paged.offset;
  words.search.sort = Order::newest;
  auto all = with_all_parts(words.search);
  all.facets = {FacetBy::year, FacetBy::post};
  words.answer = answer(index, all, request);
  if (words.answer.total == 0) throw Error(ErrorKind::not_found, "no speaker \"" + name + "\"");
  for (const auto& topic : index.topics()) {
    if (is_late(request)) break;
    auto of_topic = numbers_of(SearchRequest().with(FacetBy::speaker, name));
    of_topic.topic = topic.id;
    if (const auto total = answer(index, of_topic, request).total; total > 0) words.topics.push_back({&topic, total});
  }
  std::stable_sort(words.topics.begin(), words.topics.end(),
                   [](const TopicCount& a, const TopicCount& b) { return a.passages > b.passages; });
  return words;
}

std::optional<Hit> hit_of(OpenIndex& index, const Passage& passage, const SearchRequest& search,
                          const Request& request) {
  if (search.q.empty() && search.topic.empty()) return {};
  auto in_post = search.with(FacetBy::post, post_key(passage));
  in_post.all_marks = true;
  in_post.limit = hits_in_post;
  auto answered = answer(index, in_post, request);
  const auto hit = std::find_if(answered.hits.begin(), answered.hits.end(),
                                [&](const Hit& each) { return each.passage.id == passage.id; });
  if (hit == answered.hits.end()) return {};
  return std::move(*hit);
}

ConcordanceLines concordance_of(OpenIndex& index, SearchRequest search, const Request& request, Lang lang) {
  ConcordanceLines concordance;
  if (!search.kwic) search.kwic.emplace();
  concordance.search = search;
  if (search.q.empty() && search.topic.empty() && search.chosen.empty()) return concordance;
  concordance.label = title_of(search, index.topics(), lang);
  concordance.answer = answer(index, search, request);
  const auto columns = search.kwic->columns == 0 ? standard_kwic_columns : search.kwic->columns;
  concordance.lines = propos::concordance(concordance.answer.hits, columns, search.kwic->sort);
  return concordance;
}

}  // namespace propos::serve
