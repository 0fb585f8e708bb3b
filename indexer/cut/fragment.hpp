// A link to a sentence: URL + text fragment (https://wicg.github.io/scroll-to-text-fragment/).
#pragma once

#include <string>

namespace propos {

/// `url` with a fragment that a browser resolves to the beginning of `text`'s first sentence, where a footnote call
/// or the end of the line ends it early. `before` is the text of the post up to there and `whole` all of it: when
/// the sentence stands twice, the words before it are added as a prefix. An empty `url` or `text` gives `url`.
std::string link_to(const std::string& url, const std::string& text, std::size_t uncut, const std::string& before,
                    const std::string& whole);

}  // namespace propos
