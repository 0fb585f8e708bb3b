// What stands around the matter of every page: head, search field, ways to the other pages, foot.
#pragma once

#include <string>

#include "query/serve/api/search_request.hpp"
#include "query/serve/page/html_writer.hpp"
#include "query/serve/page/view.hpp"

namespace propos::serve {

/// The pages that the head of each leads to.
enum class Section { none, start, search, topics, matrix, concordance, verify, help };

/// What a page says of itself.
struct Frame {
  std::string title;  ///< of the document; empty: the program's name alone
  Section section = Section::none;
  SearchRequest search;    ///< what its search field holds
  bool has_search = true;  ///< in the head; the start page has its own
  std::string feed;        ///< path of its Atom feed; empty: none
  std::string feed_title;
};

/// The whole document.
std::string framed(const View& view, const Frame& frame, const Markup& main);

/// The search field with its button. `large`: as it stands on the start page. What else the search is (choices, order,
/// period) goes on with it in hidden fields.
Markup search_form(const View& view, const SearchRequest& search, bool large);

/// Hidden fields for what a search says beside the names in `except`.
Markup hidden_fields(const SearchRequest& search, const std::vector<std::string_view>& except);

/// Own path of a file that is compiled in, with its hash, so that it may be kept for long.
std::string asset_url(std::string_view name);

}  // namespace propos::serve
