// A link to a sentence: URL + text fragment (https://wicg.github.io/scroll-to-text-fragment/).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace propos {

/// The first words of `text`, by which a browser finds it: up to the end of the sentence, to the line's end or to byte
/// `uncut`, where a footnote call stands. A part of `text`; empty when it has no word.
std::string_view opening_of(std::string_view text, std::size_t uncut);

/// `url` with a fragment that a browser resolves to `opening`. Where the opening stands twice in a post, `before` is
/// the text of the post up to the one that is meant: its last words go before it. An empty `url` or `opening` gives
/// `url`.
std::string link_to(const std::string& url, std::string_view opening, std::string_view before = {});

}  // namespace propos
