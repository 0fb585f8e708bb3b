// Whether a quotation still stands there, word for word.
#pragma once

#include <optional>
#include <string>

#include "query/serve/api/verify.hpp"
#include "query/serve/page/view.hpp"

namespace propos::serve {

/// `verification`: nothing where nothing was asked yet.
std::string verify_page(const View& view, const Quotation& quotation, const std::optional<Verification>& verification);

}  // namespace propos::serve
