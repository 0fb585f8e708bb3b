#include "query/serve/api/answer.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include "common/error.hpp"
#include "common/text.hpp"
#include "query/language/field_names.hpp"
#include "query/language/keep.hpp"
#include "query/language/periods.hpp"
#include "query/language/print_query.hpp"
#include "query/meaning/like.hpp"
#include "query/meaning/stop.hpp"
#include "query/question.hpp"

namespace propos::serve {
namespace {

using Kind = Node::Kind;

FieldName field_of(FacetBy by) {
  switch (by) {
    case FacetBy::author: return FieldName::author;
    case FacetBy::tag: return FieldName::tag;
    case FacetBy::speaker: return FieldName::speaker;
    case FacetBy::kind: return FieldName::kind;
    case FacetBy::language: return FieldName::language;
    case FacetBy::post: return FieldName::post;
    case FacetBy::site: return FieldName::site;
    case FacetBy::year: break;
  }
  return FieldName::date;
}

Node node_of(const FacetChoice& choice) {
  Node node;
  if (choice.by == FacetBy::year) {
    node.kind = Kind::date;
    node.from = node.to = choice.value;
    return node;
  }
  node.kind = Kind::name;
  node.field = field_of(choice.by);
  node.text = choice.value;
  node.whole = has_longer_names(node.field);
  return node;
}

/// One of the values of each facet, all facets.
std::vector<Node> filters_of(const SearchRequest& search) {
  std::vector<Node> filters;
  for (const auto& row : all_facets()) {
    Node any;
    any.kind = Kind::any;
    for (const auto& choice : search.chosen)
      if (choice.by == row.by) any.parts.push_back(node_of(choice));
    if (any.parts.size() == 1) filters.push_back(std::move(any.parts.front()));
    else if (!any.parts.empty()) filters.push_back(std::move(any));
  }
  if (search.since.empty() && search.until.empty()) return filters;
  Node date;
  date.kind = Kind::date;
  if (!search.since.empty()) date.from = read_since(search.since, today()).value_or(Period()).from;
  date.to = search.until;
  filters.push_back(std::move(date));
  return filters;
}

/// As if the filters had been typed beside the query.
Query narrowed(Query query, std::vector<Node> filters) {
  if (filters.empty()) return query;
  for (auto& filter : filters) {
    filter.occur = Occur::filter;
    if (!query.asked_as.empty()) query.asked_as += ' ' + to_text(Query{filter, {}});
  }
  auto& root = query.root;
  const bool is_nothing = root.kind == Kind::bag && root.parts.empty();
  if (is_nothing && filters.size() == 1) {
    root = std::move(filters.front());
    root.occur = Occur::optional;
    return query;
  }
  if (root.kind != Kind::bag || root.weight != 1) {
    Node bag;
    bag.kind = Kind::bag;
    root.occur = default_occur(root);
    bag.parts.push_back(std::move(root));
    root = std::move(bag);
  }
  for (auto& filter : filters) root.parts.push_back(std::move(filter));
  return query;
}

bool words_as_typed(const SearchRequest& search) {
  const bool counts = search.count || search.timeline || !search.facets.empty();
  return search.exact || (counts && !search.counts_as_read) || search.kwic || !search.topic.empty();
}

/// Whether somebody insists on the whole question, which then is no topic either.
bool is_kept(const SearchRequest& search) {
  return std::any_of(search.keep.begin(), search.keep.end(), [&](const std::string& word) {
    return fold(collapse_space(word)) == fold(collapse_space(search.q));
  });
}

/// What the engine may take, of what is left of the request's time.
double seconds_left(const Request& request) {
  constexpr double most = 2.0;  // as SearchOptions has it
  const std::chrono::duration<double> left = request.deadline - std::chrono::steady_clock::now();
  return std::clamp(left.count(), 0.001, most);
}

Error no_time() { return Error(ErrorKind::too_late, "the search took too long: ask for less, or try again"); }

}  // namespace

Query query_of(const SearchRequest& search, OpenIndex& index) {
  if (search.empty()) throw Error(ErrorKind::usage, "empty query: give some words, or a topic", "q");
  Query query;
  if (!search.topic.empty()) query = *question_of(find_topic(index.topics(), search.topic), Lang::fr).query;
  else if (search.q.empty()) query = nothing_typed();
  else
    query = with_kept(propos::query_of(Question{"1", search.q, search.q, {}}, words_as_typed(search) || is_kept(search),
                                       index.topics(), index.searcher()),
                      search.keep);
  return narrowed(std::move(query), filters_of(search));
}

SearchOptions search_options_of(const SearchRequest& search) {
  SearchOptions options;
  options.limit = search.count ? 0 : search.limit;
  options.selection = {search.offset,      search.sort,   search.collapse,     search.like,    search.count,
                       search.occurrences, search.facets, search.facet_values, search.timeline};
  options.explain = search.explain;
  options.exact = words_as_typed(search);
  options.shown = {search.excerpts, search.full, search.context, search.all_marks || search.kwic};
  return options;
}

Answer answer(OpenIndex& index, const SearchRequest& search, const Request& request) {
  Stop stop(request.deadline, request.cancelled);
  if (stop.is_due()) throw no_time();
  auto options = search_options_of(search);
  options.stop = &stop;
  options.deadline = seconds_left(request);
  auto answer = index.searcher().search(query_of(search, index), options);
  if (const auto& searched = index.options().searched)
    searched(static_cast<double>(answer.took_us) * 1e-6, answer.complete);
  if (!answer.complete && answer.total == 0 && answer.hits.empty()) throw no_time();
  return answer;
}

Answer answer(Site& site, const SearchRequest& search, const Request& request) {
  return site.ask(search.db, [&](OpenIndex& index) { return answer(index, search, request); });
}

std::string label_of(const SearchRequest& search, const std::vector<Topic>& topics, Lang lang) {
  if (!search.topic.empty()) return question_of(find_topic(topics, search.topic), lang).label;
  if (search.q.empty() && !search.like.empty()) return question_like(search.like, lang).label;
  return search.q;
}

}  // namespace propos::serve
