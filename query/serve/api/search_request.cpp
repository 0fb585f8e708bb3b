#include "query/serve/api/search_request.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "common/error.hpp"
#include "common/text.hpp"
#include "query/language/periods.hpp"

namespace propos::serve {
namespace {

using Values = std::vector<std::string>;

constexpr std::size_t standard_hits = 10;
constexpr std::size_t standard_kwic_passages = 100;

Error wrong(std::string_view name, const std::string& message) {
  return Error(ErrorKind::usage, message, std::string(name));
}

Error unexpected(std::string_view name, const std::string& value, const std::string& expected) {
  return wrong(name, "\"" + value + "\": expected " + expected);
}

bool flag_of(std::string_view name, const std::string& value) {
  if (value == "1" || value == "true" || value.empty()) return true;
  if (value == "0" || value == "false") return false;
  throw unexpected(name, value, "1 or 0");
}

Values written_if(bool is_set, std::string value = "1") { return is_set ? Values{std::move(value)} : Values(); }

FacetBy facet_of(std::string_view name) { return facets_named(name).front(); }

/// A member that is a text.
template <std::string SearchRequest::*member>
void read_text(SearchRequest& request, std::string_view, const std::string& value) {
  request.*member = value;
}
template <std::string SearchRequest::*member>
Values write_text(const SearchRequest& request, std::string_view) {
  return written_if(!(request.*member).empty(), request.*member);
}

/// A member that is set or not.
template <bool SearchRequest::*member>
void read_flag(SearchRequest& request, std::string_view name, const std::string& value) {
  request.*member = flag_of(name, value);
}
template <bool SearchRequest::*member>
Values write_flag(const SearchRequest& request, std::string_view) {
  return written_if(request.*member);
}

void read_query(SearchRequest& request, std::string_view name, const std::string& value) {
  if (value.size() > limits::max_query_bytes)
    throw Error(ErrorKind::too_big, "the query is longer than " + std::to_string(limits::max_query_bytes) + " bytes",
                std::string(name));
  request.q = collapse_space(value);
}

void read_choice(SearchRequest& request, std::string_view name, const std::string& value) {
  const auto by = facet_of(name);
  if (collapse_space(value).empty()) throw wrong(name, "empty; leave it out, or give a value as facets tell it");
  if (by == FacetBy::year && (value.size() != 4 || !read_period(value)))
    throw unexpected(name, value, "a year, as 2024");
  if (request.chosen.size() == limits::max_choices)
    throw wrong(name, "more than " + std::to_string(limits::max_choices) + " values of facets");
  if (!request.has(by, value)) request.chosen.push_back({by, value});
}

Values write_choice(const SearchRequest& request, std::string_view name) {
  Values values;
  for (const auto& choice : request.chosen)
    if (choice.by == facet_of(name)) values.push_back(choice.value);
  return values;
}

void read_since_date(SearchRequest& request, std::string_view name, const std::string& value) {
  if (!read_since(value, today()))
    throw unexpected(name, value, "a date (2025, 2025-09, 2025-09-10) or a period (1jour, 2 weeks, 6mois)");
  request.since = value;
}

void read_until_date(SearchRequest& request, std::string_view name, const std::string& value) {
  if (value.find("..") != std::string::npos || !read_period(value))
    throw unexpected(name, value, "a date (2025, 2025-09, 2025-09-10)");
  request.until = value;
}

void read_keep(SearchRequest& request, std::string_view name, const std::string& value) {
  if (request.keep.size() == limits::max_query_words)
    throw wrong(name, "more than " + std::to_string(limits::max_query_words) + " words");
  if (!value.empty()) request.keep.push_back(value);
}
Values write_keep(const SearchRequest& request, std::string_view) { return request.keep; }

void read_like(SearchRequest& request, std::string_view name, const std::string& value) {
  if (value.empty()) throw wrong(name, "an empty id: give that of a passage, such as 24#3");
  request.like = value;
}

template <std::size_t SearchRequest::*member, std::size_t least, std::size_t most>
void read_number(SearchRequest& request, std::string_view name, const std::string& value) {
  request.*member = number_of(name, value, least, most);
}
template <std::size_t SearchRequest::*member, std::size_t standard>
Values write_number(const SearchRequest& request, std::string_view) {
  return written_if(request.*member != standard, std::to_string(request.*member));
}
Values write_limit(const SearchRequest& request, std::string_view) {
  return written_if(request.limit != request.standard_limit(), std::to_string(request.limit));
}

void read_sort(SearchRequest& request, std::string_view name, const std::string& value) {
  for (const auto order : {Order::score, Order::oldest, Order::newest})
    if (value == name_of(order)) {
      request.sort = order;
      return;
    }
  throw unexpected(name, value, "score, date (oldest first) or -date (newest first)");
}
Values write_sort(const SearchRequest& request, std::string_view) {
  return written_if(request.sort != Order::score, std::string(name_of(request.sort)));
}

void read_collapse(SearchRequest& request, std::string_view name, const std::string& value) {
  if (value != "post") throw unexpected(name, value, "post");
  request.collapse = true;
}
Values write_collapse(const SearchRequest& request, std::string_view) { return written_if(request.collapse, "post"); }

void read_facets(SearchRequest& request, std::string_view name, const std::string& value) {
  try {
    request.facets = facets_named(value);
  } catch (const Error& e) {
    throw wrong(name, e.message());
  }
}
Values write_facets(const SearchRequest& request, std::string_view) {
  std::string names;
  for (const auto by : request.facets) names += (names.empty() ? "" : ",") + std::string(row_of(by).name);
  return written_if(!names.empty(), names);
}

void read_kwic(SearchRequest& request, std::string_view name, const std::string& value) {
  if (!request.kwic) request.kwic.emplace();
  request.kwic->columns = value.empty() ? standard_kwic_columns : number_of(name, value, 1, limits::max_kwic_columns);
}
Values write_kwic(const SearchRequest& request, std::string_view) {
  if (!request.kwic) return {};
  return {request.kwic->columns == standard_kwic_columns ? "" : std::to_string(request.kwic->columns)};
}

constexpr std::array<std::pair<std::string_view, KwicSort>, 3> kwic_sorts = {
    {{"rank", KwicSort::rank}, {"left", KwicSort::left}, {"right", KwicSort::right}}};

void read_kwic_sort(SearchRequest& request, std::string_view name, const std::string& value) {
  for (const auto& [sort_name, sort] : kwic_sorts)
    if (value == sort_name) {
      if (!request.kwic) request.kwic.emplace();
      request.kwic->sort = sort;
      return;
    }
  throw unexpected(name, value, "rank, left or right; by date: sort=date or sort=-date");
}
Values write_kwic_sort(const SearchRequest& request, std::string_view) {
  if (!request.kwic || request.kwic->sort == KwicSort::rank) return {};
  for (const auto& [name, sort] : kwic_sorts)
    if (request.kwic->sort == sort) return {std::string(name)};
  return {};
}

void read_lang(SearchRequest& request, std::string_view name, const std::string& value) {
  if (value != "fr" && value != "en") throw unexpected(name, value, "fr or en");
  request.lang = value == "fr" ? Lang::fr : Lang::en;
}
Values write_lang(const SearchRequest& request, std::string_view) {
  return written_if(request.lang.has_value(), request.lang == Lang::en ? "en" : "fr");
}

using R = SearchRequest;

constexpr std::string_view a_text = R"({"type":"string"})";
constexpr std::string_view a_flag = R"({"type":"string","enum":["0","1"]})";
constexpr std::string_view a_name = R"({"type":"string","minLength":1})";

constexpr std::array<SearchParameter, 32> all_parameters = {{
    {"db", "name of an index; the first one where it is left out", a_name, "", false, read_text<&R::db>,
     write_text<&R::db>},
    {"q", "words and operators of the query language", R"({"type":"string","maxLength":1024})", "prix", false,
     read_query, write_text<&R::q>},
    {"topic", "a topic in place of words: its id or a label", a_name, "", false, read_text<&R::topic>,
     write_text<&R::topic>},
    {"speaker", "only passages of this speaker; may come again, then of one of them", a_name, "", true, read_choice,
     write_choice},
    {"author", "likewise, an author", a_name, "", true, read_choice, write_choice},
    {"tag", "likewise, a tag", a_name, "", true, read_choice, write_choice},
    {"year", "likewise, a year", R"({"type":"string","pattern":"^[0-9]{4}$"})", "2025", true, read_choice,
     write_choice},
    {"site", "likewise, a site: the host of a post's address", a_name, "", true, read_choice, write_choice},
    {"kind", "likewise, a kind: answer, introduction, section, caption, credit, box, notes, biography", a_name,
     "answer", true, read_choice, write_choice},
    {"language", "likewise, a language", a_name, "fr", true, read_choice, write_choice},
    {"post", "likewise, a post, by its id, or by site/id", a_name, "", true, read_choice, write_choice},
    {"since", "only passages of this date or later (2024, 2024-03, 2024-03-15), or not older than a period (6mois)",
     a_name, "2020", false, read_since_date, write_text<&R::since>},
    {"until", "only passages of this date or earlier", a_name, "2030", false, read_until_date, write_text<&R::until>},
    {"keep", "a word of q that is taken as it was typed; may come again", a_name, "", true, read_keep, write_keep},
    {"exact", "all words are taken as they were typed: no correction, no translation", a_flag, "1", false,
     read_flag<&R::exact>, write_flag<&R::exact>},
    {"like", "passages like the one with this id; words, names and dates beside it must match", a_name, "", false,
     read_like, write_text<&R::like>},
    {"limit", "how many hits", R"({"type":"integer","minimum":0,"maximum":10000})", "5", false,
     read_number<&R::limit, 0, limits::max_hits>, write_limit},
    {"offset", "how many hits are passed over; offset and limit together are at most 10000",
     R"({"type":"integer","minimum":0,"maximum":10000})", "5", false, read_number<&R::offset, 0, limits::max_hits>,
     write_number<&R::offset, 0>},
    {"sort", "order of the hits: score, date (oldest first) or -date (newest first)",
     R"({"type":"string","enum":["score","date","-date"]})", "-date", false, read_sort, write_sort},
    {"collapse", "one hit a post: its best passage, the next best behind it, and how many match",
     R"({"type":"string","enum":["post"]})", "post", false, read_collapse, write_collapse},
    {"excerpts", "how many excerpts of an answer, at most", R"({"type":"integer","minimum":1,"maximum":10})", "2",
     false, read_number<&R::excerpts, 1, limits::max_excerpts>, write_number<&R::excerpts, 1>},
    {"full", "the whole answer in place of excerpts", a_flag, "1", false, read_flag<&R::full>, write_flag<&R::full>},
    {"context", "the questions before and after in the same post", a_flag, "1", false, read_flag<&R::context>,
     write_flag<&R::context>},
    {"facets",
     "how many passages match by author, tag, year, speaker, kind, language, post, site: one or more, with commas "
     "between; words are then taken as they were typed",
     a_name, "author,year", false, read_facets, write_facets},
    {"facet-values", "how many values of each facet are told; of years all",
     R"({"type":"integer","minimum":1,"maximum":1000})", "3", false,
     read_number<&R::facet_values, 1, limits::max_facet_values>,
     write_number<&R::facet_values, limits::max_facet_values>},
    {"timeline", "how many passages match by month", a_flag, "1", false, read_flag<&R::timeline>,
     write_flag<&R::timeline>},
    {"count", "only how many passages match, with collapse also how many posts", a_flag, "1", false,
     read_flag<&R::count>, write_flag<&R::count>},
    {"occurrences", "with count, also how often what was asked stands in them", a_flag, "1", false,
     read_flag<&R::occurrences>, write_flag<&R::occurrences>},
    {"explain", "what each part of the query adds to the score", a_flag, "1", false, read_flag<&R::explain>,
     write_flag<&R::explain>},
    {"kwic", "a concordance, with so many columns of context on each side; empty: 40",
     R"({"type":"string","pattern":"^[0-9]{0,3}$"})", "30", false, read_kwic, write_kwic},
    {"kwic-sort", "order of its lines: rank, or by the words on the left or right",
     R"({"type":"string","enum":["rank","left","right"]})", "left", false, read_kwic_sort, write_kwic_sort},
    {"lang", "language of dates and notes where they are told in one: fr or en",
     R"({"type":"string","enum":["fr","en"]})", "en", false, read_lang, write_lang},
}};

const SearchParameter* parameter_named(std::string_view name) {
  const auto all = search_parameters();
  const auto found = std::find_if(all.begin(), all.end(), [&](const SearchParameter& p) { return p.name == name; });
  return found == all.end() ? nullptr : &*found;
}

void check_range(const R& request) {
  const auto most = std::to_string(limits::max_hits);
  if (request.limit == 0 && request.facets.empty() && !request.timeline && !request.count)
    throw wrong("limit", "0 hits leave nothing to show: add facets, timeline or count");
  if (request.offset + request.limit <= limits::max_hits) return;
  throw wrong("offset", "offset and limit go past the first " + most + " hits: with " + std::to_string(request.limit) +
                            " hits the offset may be 0 to " + std::to_string(limits::max_hits - request.limit));
}

void check_combinations(const R& request) {
  const bool counts = request.collapse || request.count || request.timeline || !request.facets.empty();
  if (!request.q.empty() && !request.topic.empty())
    throw wrong("topic", "words and topic exclude each other: give one of them, or topic:… among the words");
  if (request.count && !request.occurrences && (!request.facets.empty() || request.timeline))
    throw wrong("count", "a number only: for facets and timeline without hits give limit=0, or add occurrences");
  if (request.occurrences && !request.count) throw wrong("occurrences", "needs count");
  if (request.occurrences && request.collapse)
    throw wrong("occurrences", "they are counted in passages: leave out collapse");
  if (request.full && request.excerpts > 1) throw wrong("full", "full and excerpts exclude each other");
  if (!request.kwic) return;
  if (counts) throw wrong("kwic", "it shows no posts and no counts: leave out collapse, count, facets and timeline");
  if (request.full || request.context || request.excerpts > 1)
    throw wrong("kwic", "it shows lines only: leave out full, context and excerpts");
}

}  // namespace

std::span<const SearchParameter> search_parameters() { return all_parameters; }

bool SearchRequest::operator==(const SearchRequest& other) const {
  return parameters() == other.parameters() && counts_as_read == other.counts_as_read && all_marks == other.all_marks;
}

bool SearchRequest::empty() const {
  return q.empty() && topic.empty() && like.empty() && chosen.empty() && since.empty() && until.empty();
}

std::size_t SearchRequest::standard_limit() const { return kwic ? standard_kwic_passages : standard_hits; }

bool SearchRequest::has(FacetBy by, std::string_view value) const {
  return std::find(chosen.begin(), chosen.end(), FacetChoice{by, std::string(value)}) != chosen.end();
}

SearchRequest SearchRequest::with(FacetBy by, std::string value) const {
  auto request = *this;
  if (!request.has(by, value)) request.chosen.push_back({by, std::move(value)});
  request.offset = 0;
  return request;
}

SearchRequest SearchRequest::without(FacetBy by, std::string_view value) const {
  auto request = *this;
  std::erase(request.chosen, FacetChoice{by, std::string(value)});
  request.offset = 0;
  return request;
}

Parameters SearchRequest::parameters() const {
  Parameters parameters;
  for (const auto& row : all_parameters)
    for (auto& value : row.write(*this, row.name)) parameters.emplace_back(row.name, std::move(value));
  return parameters;
}

std::string SearchRequest::to_url(std::string_view path) const { return url_of(path, parameters()); }

SearchRequest search_request_of(const Parameters& parameters) {
  SearchRequest request;
  std::vector<std::string_view> seen;
  for (const auto& [name, value] : parameters) {
    const auto* row = parameter_named(name);
    if (row == nullptr) continue;
    if (!row->repeats && std::find(seen.begin(), seen.end(), row->name) != seen.end())
      throw wrong(name, "given twice: give one value");
    seen.push_back(row->name);
    row->read(request, row->name, value);
  }
  if (std::find(seen.begin(), seen.end(), "limit") == seen.end()) request.limit = request.standard_limit();
  check_range(request);
  check_combinations(request);
  return request;
}

std::size_t number_of(std::string_view name, const std::string& value, std::size_t least, std::size_t most) {
  std::size_t number = 0;
  const auto* end = value.data() + value.size();
  const auto [at, error] = std::from_chars(value.data(), end, number);
  if (error != std::errc() || at != end || number < least || number > most)
    throw unexpected(name, value, "a whole number from " + std::to_string(least) + " to " + std::to_string(most));
  return number;
}

void refuse_unknown(const Parameters& parameters, const std::vector<std::string_view>& known) {
  for (const auto& [name, value] : parameters) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    std::string names;
    for (const auto each : known) names += (names.empty() ? "" : ", ") + std::string(each);
    throw wrong(name,
                known.empty() ? "no such parameter; there are none here" : "no such parameter; there are: " + names);
  }
}

std::string url_of(std::string_view path, const Parameters& parameters) {
  std::string url(path);
  char before = '?';
  for (const auto& [name, value] : parameters) {
    url += before;
    url += percent_encode(name);
    url += '=';
    url += percent_encode(value);
    before = '&';
  }
  return url;
}

}  // namespace propos::serve
