// Bytes that are no UTF-8: what old French sites were saved in, and what is refused by its name.
#pragma once

#include <string>
#include <string_view>

namespace propos {

/// The code point of a byte of windows-1252, which browsers also take for ISO-8859-1 (WHATWG Encoding).
/// The five bytes that stand for nothing give the control character of their number.
int windows_1252(unsigned char byte);

/// A page as UTF-8. What is valid UTF-8 stays; otherwise, unless the page says that it is UTF-8, it is read as
/// windows-1252. What remains bad is U+FFFD. Adds the number of these to `*replaced`.
std::string page_as_utf8(std::string_view bytes, std::size_t* replaced = nullptr);

/// UTF-16, gzip and zip: why `head`, the first bytes of a file, is refused, and the next step. Empty for others.
std::string reason_to_refuse(std::string_view head);

}  // namespace propos
