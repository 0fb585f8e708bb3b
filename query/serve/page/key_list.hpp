// The keys that the script knows.
#pragma once

#include "query/serve/page/view.hpp"

namespace propos::serve {

/// Each key with what it does.
Markup keys_table(const View& view);

/// The same in a dialog that only the script opens, with a box that turns keys of one letter off (WCAG 2.1.4).
Markup keys_dialog(const View& view);

}  // namespace propos::serve
