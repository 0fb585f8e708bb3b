// A saved HTML page -> the post that it shows.
#pragma once

#include <string>
#include <string_view>

#include "indexer/post/post.hpp"

namespace propos {

/// Reads a page. Title, date, authors and link come from JSON-LD, then OpenGraph, then `<title>`, `<time>` and the
/// like; the text is the article's without what stands around it (article_html). The id is that of the WordPress post
/// where the page tells it, otherwise 16 hexadecimal digits of the hash of the link, or of `name` (the file's). A page
/// that is nested too deep for gumbo is taken whole, and so is one whose opening tags were lost. Linear in time; never
/// throws on bad input.
Post post_from_page(std::string_view bytes, const std::string& name);

}  // namespace propos
