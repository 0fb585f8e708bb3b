// Answers made smaller on their way.
#pragma once

#include <string>
#include <string_view>

namespace propos::serve {

/// `text` in the format of gzip (RFC 1952), compressed for speed. Any thread.
std::string gzip(std::string_view text);

/// Whether what has this media type gets much smaller.
bool is_compressible(std::string_view type);

}  // namespace propos::serve
