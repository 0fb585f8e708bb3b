// The text of a passage as a page shows it: paragraphs, voices, marks, notes.
#pragma once

#include <string>

#include "query/answer/hits.hpp"
#include "query/serve/page/view.hpp"

namespace propos::serve {

/// The whole answer in paragraphs, a heading line before each voice where it has several, with its footnotes.
Markup whole_answer(const View& view, const Passage& passage, const ByteSpans& marks);

/// The excerpts of a hit, `[…]` where text was left out between them, each voice before its words where they are
/// several.
Markup excerpts(const Hit& hit);

/// The question with its marks; the heading of a section, or what kind of passage it is.
Markup question_of(const View& view, const Passage& passage, const ByteSpans& marks);

/// What a passage of this kind is called.
std::string kind_name(PassageKind kind, Lang lang);

/// Names of speakers as links to their pages, with commas between.
Markup speaker_links(const View& view, const std::vector<std::string>& names);

/// `<time>` with the date in words; nothing for a date that is none.
Markup time_of(const View& view, const std::string& date);

/// Language of a passage as an attribute, where it is not that of the page.
Attributes language_of(const View& view, const Passage& passage, Attributes attributes = {});

}  // namespace propos::serve
