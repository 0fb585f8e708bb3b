#include "common/json.hpp"

#include "common/error.hpp"
#include "common/limits.hpp"

namespace propos {
namespace {

/// The byte at which the nesting first passes the limit, or npos. Strings are skipped, nothing else is checked.
std::size_t first_too_deep(std::string_view text) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      else if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (++depth > limits::max_json_depth) return i;
    } else if ((c == '}' || c == ']') && depth > 0) {
      --depth;
    }
  }
  return std::string_view::npos;
}

/// nlohmann's message without its "[json.exception…]" head and "at line…" repetition of the position.
std::string short_reason(std::string_view what) {
  if (const auto bracket = what.find("] "); what.starts_with('[') && bracket != std::string_view::npos)
    what.remove_prefix(bracket + 2);
  if (what.starts_with("parse error"))
    if (const auto colon = what.find(": "); colon != std::string_view::npos) what.remove_prefix(colon + 2);
  if (const auto dash = what.find(" - "); dash != std::string_view::npos) what.remove_prefix(dash + 3);
  return std::string(what.substr(0, 160));
}

}  // namespace

Json parse_json(std::string_view text, const std::string& where) {
  if (const auto deep = first_too_deep(text); deep != std::string_view::npos)
    throw Error(ErrorKind::too_big, "JSON nested over " + std::to_string(limits::max_json_depth) + " deep",
                where + ":" + std::to_string(deep));
  try {
    return Json::parse(text.begin(), text.end());
  } catch (const Json::parse_error& e) {
    throw Error(ErrorKind::invalid, "not valid JSON: " + short_reason(e.what()), where + ":" + std::to_string(e.byte));
  } catch (const Json::exception& e) {  // a number such as 1e999
    throw Error(ErrorKind::invalid, "not valid JSON: " + short_reason(e.what()), where);
  }
}

std::string dump_json(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string dump_json_indented(const Json& value) { return value.dump(1, ' ', false, Json::error_handler_t::replace); }

}  // namespace propos
