#include "query/print/print.hpp"

#include <array>

namespace propos {
namespace {

Json to_json(const Error& error) {
  static constexpr std::array<const char*, 11> kinds = {"usage",   "not_found", "invalid", "too_big",
                                                        "corrupt", "locked",    "denied",  "version",
                                                        "io",      "too_late",  "internal"};
  return Json{
      {"kind", kinds[static_cast<std::size_t>(error.kind())]}, {"message", error.message()}, {"where", error.where()}};
}

}  // namespace

bool is_json(Format format) { return format == Format::json || format == Format::ndjson; }

void print_error(std::ostream& out, const Error& error) { out << dump_json(Json{{"error", to_json(error)}}) << '\n'; }

void print_error_line(std::ostream& out, const Error& error, const std::string& qid) {
  out << dump_json(Json{{"qid", qid}, {"error", to_json(error)}}) << '\n';
}

void print_json(Sheet& sheet, const NamedAnswer& named) {
  write_answer(sheet.out, to_json(named.answer, sheet.options.explain), named.qid, sheet.options.several);
}

void write_answer(std::ostream& out, const Json& json, const std::string& qid, bool several) {
  if (!several) {
    out << dump_json_indented(json) << '\n';
    return;
  }
  Json with_id{{"schema", json["schema"]}, {"qid", qid}};
  for (const auto& [name, value] : json.items()) with_id[name] = value;
  out << dump_json(with_id) << '\n';
}

void print_ndjson(Sheet& sheet, const NamedAnswer& named) {
  for (const auto& hit : named.answer.hits) {
    Json line{{"schema", hit_schema}, {"qid", named.qid}, {"query", named.answer.query}};
    const auto members = to_json(hit, sheet.options.explain);
    for (const auto& [name, value] : members.items()) line[name] = value;
    sheet.out << dump_json(line) << '\n';
  }
}

}  // namespace propos
