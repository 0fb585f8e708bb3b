// A hit as a quotation to be copied: text, Markdown, BibTeX, RIS, with a link to its sentence.
#pragma once

#include <string>

#include "query/answer/hits.hpp"
#include "query/serve/page/view.hpp"

namespace propos::serve {

/// The address of the sentence with which an excerpt begins, by a text fragment.
std::string sentence_url(const Passage& passage, const Snippet& excerpt);

/// A hit in the forms that are copied.
struct CopiedQuotation {
  std::string plain, markdown, bibtex, ris;
};
CopiedQuotation quotation_of(const Hit& hit, Lang lang);

/// The four forms in fields to copy from, unfolded; `id` is unique on the page.
Markup quotation_box(const View& view, const Hit& hit, const std::string& id);

}  // namespace propos::serve
