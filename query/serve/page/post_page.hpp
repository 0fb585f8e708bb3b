// A post as it was cut: its passages in order, with what was inferred.
#pragma once

#include <string>

#include "query/serve/api/whole_posts.hpp"
#include "query/serve/page/view.hpp"

namespace propos::serve {

std::string post_page(const View& view, const WholePost& post);

/// How a passage came to be as it is: where its speaker's name was found and how sure that is, whether question and
/// answer were put together again, whether its file was damaged. Nothing where all was plain.
Markup inferred(const View& view, const Passage& passage);

}  // namespace propos::serve
