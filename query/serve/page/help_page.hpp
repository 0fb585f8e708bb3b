// Keys and the language of queries, in short.
#pragma once

#include <string>

#include "query/serve/page/view.hpp"

namespace propos::serve {

std::string help_page(const View& view);

}  // namespace propos::serve
