// The raw content of a post, as WordPress stores it -> the HTML that the site would show.
#pragma once

#include <string>
#include <string_view>

namespace propos {

/// Raw content -> HTML. Block comments (`<!-- wp:paragraph -->`) go, shortcodes are removed (remove_shortcodes);
/// content without blocks gets its paragraphs (add_paragraphs).
std::string render_content(std::string_view raw);

/// What WordPress's wpautop does for posts of the classic editor: an empty line parts paragraphs, a line end is a
/// `<br>`, but not inside `<pre>`, scripts and the like, nor around block elements. A line that is only an address was
/// an embedded page: it becomes a `wp-block-embed` figure. Linear.
std::string add_paragraphs(std::string_view html);

}  // namespace propos
