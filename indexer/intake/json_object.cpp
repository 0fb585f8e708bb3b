#include "indexer/intake/json_object.hpp"

#include <optional>

#include "common/error.hpp"
#include "common/passage.hpp"
#include "common/site.hpp"
#include "common/text.hpp"
#include "indexer/source/json_repair.hpp"

namespace propos {
namespace {

/// "source:byte of the object" -> "source:byte of the source".
std::string shifted(const std::string& where, std::uint64_t offset) {
  const auto colon = where.rfind(':');
  if (colon == std::string::npos) return where;
  try {
    return where.substr(0, colon + 1) + std::to_string(std::stoull(where.substr(colon + 1)) + offset);
  } catch (const std::exception&) {
    return where;
  }
}

}  // namespace

std::string place_of(const std::string& source, const JsonItem& item) {
  return source + ':' + std::to_string(item.offset);
}

Json parse_object(const JsonItem& item, const std::string& source, std::string& repairs) {
  const bool sound = item.state == JsonItem::State::whole && is_utf8(item.bytes);
  std::optional<Error> failure;
  if (sound) {
    try {
      return parse_json(item.bytes, source);
    } catch (const Error& e) {
      failure = e;
    }
  }
  const auto repaired = repair_json(item.bytes);
  try {
    auto json = parse_json(repaired.text, source);
    for (const auto& repair : repaired.repairs) repairs += (repairs.empty() ? "" : "; ") + repair;
    return json;
  } catch (const Error& e) {
    throw failure ? Error(failure->kind(), failure->message(), shifted(failure->where(), item.offset))
                  : Error(e.kind(), e.message(), shifted(e.where(), item.offset));
  }
}

InputForm form_of(const Json& json) {
  if (json.contains("content") || json.contains("posts")) return InputForm::posts;
  return json.contains("text") ? InputForm::passages : InputForm::automatic;
}

std::string post_of_passage(const JsonItem& item, const std::string& source) {
  if (item.state != JsonItem::State::whole && item.state != JsonItem::State::cut_off) return {};
  try {
    std::string repairs;
    return post_key(passage_from_json(parse_object(item, source, repairs), source));
  } catch (const Error&) {
    return {};
  }
}

}  // namespace propos
