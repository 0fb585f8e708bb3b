#include "query/serve/api/xml.hpp"

#include "common/text.hpp"

namespace propos::serve {

std::string xml_escaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto before = at;
    const auto c = next_code_point(text, at);
    if (c == '&') out += "&amp;";
    else if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (c == '"') out += "&quot;";
    else if (c == '\'') out += "&#39;";
    else if ((c >= 0x20 && c != 0xFFFE && c != 0xFFFF) || c == '\t' || c == '\n' || c == '\r')
      out += text.substr(before, at - before);
  }
  return out;
}

std::string xml_element(std::string_view name, std::string_view text) {
  if (text.empty()) return {};
  return '<' + std::string(name) + '>' + xml_escaped(text) + "</" + std::string(name) + ">\n";
}

}  // namespace propos::serve
