// Text in XML.
#pragma once

#include <string>
#include <string_view>

namespace propos::serve {

/// `text` inside an element or attribute: what means something to XML is escaped, what may not stand there is left out
/// (XML 1.0, Char).
std::string xml_escaped(std::string_view text);

/// `<name>text</name>`, or nothing without a text.
std::string xml_element(std::string_view name, std::string_view text);

}  // namespace propos::serve
