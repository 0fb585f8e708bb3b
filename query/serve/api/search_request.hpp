// What a search is asked: the state of a page, which is its URL. Names of parameters are propos-query's long options.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/limits.hpp"
#include "query/answer/counts.hpp"
#include "query/language/note.hpp"
#include "query/print/kwic.hpp"
#include "query/rank/order.hpp"
#include "query/serve/http/request.hpp"

namespace propos::serve {

/// A value of a facet that hits must have: a whole name as facets tell it, or a year.
struct FacetChoice {
  FacetBy by = FacetBy::speaker;
  std::string value;

  bool operator==(const FacetChoice&) const = default;
};

/// A search. What pages link to is a changed copy.
struct SearchRequest {
  std::string db;                   ///< name of an index; empty: the first
  std::string q;                    ///< words, as they were typed
  std::string topic;                ///< in place of words: a topic's id or label
  std::vector<FacetChoice> chosen;  ///< `speaker=`, `author=`, `tag=`, `year=`, `site=`, `kind=`, `language=`, `post=`:
                                    ///< one of the values of each name, of every name; in the order of the names
  std::string since, until;         ///< dates (2024, 2024-03, 2024-03-15), since also a period (6mois); both included
  std::vector<std::string> keep;    ///< words of `q` that are neither corrected nor translated
  bool exact = false;               ///< none is
  std::string like;                 ///< id of a passage whose like is looked for
  std::size_t limit = 10;           ///< standard_limit() where it is not given
  std::size_t offset = 0;
  Order sort = Order::score;
  bool collapse = false;  ///< `collapse=post`
  std::size_t excerpts = 1;
  bool full = false;                                    ///< the whole answer in place of excerpts
  bool context = false;                                 ///< the questions before and after
  std::vector<FacetBy> facets;                          ///< `facets=author,year`
  std::size_t facet_values = limits::max_facet_values;  ///< `facet-values=`, of each facet
  bool timeline = false;
  bool count = false;  ///< no hits, only numbers
  bool occurrences = false;
  bool explain = false;
  std::optional<KwicStyle> kwic;  ///< `kwic=` (columns, or empty), `kwic-sort=`: a concordance
  std::optional<Lang> lang;       ///< `lang=`; nothing: as the client's Accept-Language says

  // The rest is not of the URL.

  /// Numbers that stand beside hits are of the query as the hits' was read, corrected and translated. Otherwise, as
  /// propos-query has it, where facets or a timeline are asked for words are taken as they were typed.
  bool counts_as_read = false;
  bool all_marks = false;  ///< all that is marked in question and answer, beside the excerpt (ShownParts::all_marks)

  bool operator==(const SearchRequest&) const;

  /// Whether nothing is asked: a page shows its start.
  bool empty() const;
  /// The hits shown unless `limit` says otherwise: 10, passages of a concordance 100.
  std::size_t standard_limit() const;
  /// Whether a choice was made.
  bool has(FacetBy by, std::string_view value) const;
  /// The same with a choice more, or less, from the first hit on.
  SearchRequest with(FacetBy by, std::string value) const;
  SearchRequest without(FacetBy by, std::string_view value) const;

  /// What differs from the defaults, in a fixed order. search_request_of() of it gives the same.
  Parameters parameters() const;
  /// The same as `path?…`, percent-encoded.
  std::string to_url(std::string_view path) const;
};

/// Reads and checks the parameters; unknown names are passed over (see refuse_unknown). Throws Error{usage}, its
/// `where` the parameter's name, with what is allowed; Error{too_big} for a query over limits::max_query_bytes.
SearchRequest search_request_of(const Parameters& parameters);

/// A parameter of a search.
struct SearchParameter {
  std::string_view name;
  std::string_view what;     ///< for people
  std::string_view schema;   ///< of a value, as JSON Schema
  std::string_view example;  ///< a value that is allowed
  bool repeats;              ///< may come again
  /// Takes a value. Throws Error{usage|too_big}.
  void (*read)(SearchRequest&, std::string_view name, const std::string& value);
  /// The values that the request has, where it differs from the default.
  std::vector<std::string> (*write)(const SearchRequest&, std::string_view name);
};

/// All of them, in the order of to_url().
std::span<const SearchParameter> search_parameters();

/// A whole number from `least` to `most`. Throws Error{usage} with this range, its `where` the parameter's name.
std::size_t number_of(std::string_view name, const std::string& value, std::size_t least, std::size_t most);

/// Throws Error{usage} for a parameter whose name is not among `known`, which it names.
void refuse_unknown(const Parameters& parameters, const std::vector<std::string_view>& known);

/// `path?name=value&…`.
std::string url_of(std::string_view path, const Parameters& parameters);

}  // namespace propos::serve
