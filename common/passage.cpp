#include "common/passage.hpp"

#include <zlib.h>

#include <cstdio>
#include <utility>

#include "common/error.hpp"
#include "common/site.hpp"
#include "common/stored_json.hpp"

namespace propos {
namespace {

constexpr std::string_view check_member = R"(,"check":")";
constexpr std::size_t check_length = check_member.size() + 8 + 2;  // eight digits, `"}`

/// Members that are plain text and lists of it; ids, kind, numbers and flags are read by themselves.
constexpr std::pair<std::string_view, std::string Passage::*> text_members[] = {
    {"title", &Passage::title},     {"question", &Passage::question}, {"heading", &Passage::heading},
    {"speaker", &Passage::speaker}, {"asker", &Passage::asker},       {"date", &Passage::date},
    {"url", &Passage::url},         {"text", &Passage::text},         {"language", &Passage::language},
    {"pairing", &Passage::pairing}, {"site", &Passage::site},         {"host", &Passage::host}};
constexpr std::pair<std::string_view, std::vector<std::string> Passage::*> list_members[] = {
    {"authors", &Passage::authors}, {"tags", &Passage::tags}, {"notes", &Passage::notes}};

std::string crc_of(std::string_view bytes) {
  const auto crc = ::crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size()));
  char digits[9];
  std::snprintf(digits, sizeof digits, "%08lx", static_cast<unsigned long>(crc));
  return digits;
}

[[noreturn]] void bad_field(const char* field, const char* expected, const std::string& where) {
  throw Error(ErrorKind::invalid, std::string("field ") + field + ": expected " + expected, where);
}

std::string text_member(const Json& json, const char* field, const std::string& where) {
  const auto found = json.find(field);
  if (found == json.end() || found->is_null()) return {};
  if (!found->is_string()) bad_field(field, "a string", where);
  return found->get<std::string>();
}

/// An id may be written as a number.
std::string id_member(const Json& json, const char* field, const std::string& where) {
  const auto found = json.find(field);
  if (found == json.end() || found->is_null()) return {};
  if (found->is_number_integer()) return std::to_string(found->get<long long>());
  if (!found->is_string()) bad_field(field, "a string or a whole number", where);
  return found->get<std::string>();
}

std::vector<std::string> list_member(const Json& json, const char* field, const std::string& where) {
  const auto found = json.find(field);
  if (found == json.end() || found->is_null()) return {};
  if (!found->is_array()) bad_field(field, "an array of strings", where);
  std::vector<std::string> values;
  for (const auto& value : *found) {
    if (!value.is_string()) bad_field(field, "an array of strings", where);
    values.push_back(value.get<std::string>());
  }
  return values;
}

PassageKind kind_member(const Json& json, bool has_question, const std::string& where) {
  const auto name = text_member(json, "kind", where);
  if (name.empty()) return has_question ? PassageKind::answer : PassageKind::section;
  for (const auto kind : {PassageKind::introduction, PassageKind::answer, PassageKind::section})
    if (name == name_of(kind)) return kind;
  bad_field("kind", "introduction, answer or section", where);
}

/// The kind of this name; a name that is none leaves `kind` as it is.
void read_kind(std::string_view name, PassageKind& kind) {
  for (const auto known : {PassageKind::introduction, PassageKind::answer, PassageKind::section})
    if (name == name_of(known)) kind = known;
}

/// Reads one member of the stored form.
void read_member(std::string_view name, StoredJson& json, Passage& passage) {
  for (const auto& [known, member] : text_members)
    if (known == name) return json.text(passage.*member);
  for (const auto& [known, member] : list_members)
    if (known == name) return json.list(passage.*member);
  if (name == "id") return json.text(passage.id);
  if (name == "post") return json.text(passage.post);
  if (name == "n") return json.number(passage.n);
  if (name == "repaired") return json.flag(passage.repaired);
  if (name != "kind") return json.skip();
  std::string kind;
  json.text(kind);
  read_kind(kind, passage.kind);
}

}  // namespace

std::string_view name_of(PassageKind kind) {
  switch (kind) {
    case PassageKind::introduction: return "introduction";
    case PassageKind::answer: return "answer";
    case PassageKind::section: return "section";
  }
  return "section";
}

Json to_json(const Passage& p) {
  Json json;
  const auto add = [&json](const char* name, const std::string& value) {
    if (!value.empty()) json[name] = value;
  };
  const auto add_list = [&json](const char* name, const std::vector<std::string>& values) {
    if (!values.empty()) json[name] = values;
  };
  json["id"] = p.id;
  add("title", p.title);
  add("question", p.question);
  add("heading", p.heading);
  add("speaker", p.speaker);
  add("asker", p.asker);
  add("date", p.date);
  add("url", p.url);
  json["text"] = p.text;
  json["kind"] = name_of(p.kind);
  add("post", p.post);
  add("host", p.host);
  json["n"] = p.n;
  add("language", p.language);
  add("site", p.site);
  add_list("authors", p.authors);
  add_list("tags", p.tags);
  add_list("notes", p.notes);
  if (p.repaired) json["repaired"] = true;
  add("pairing", p.pairing);
  return json;
}

Passage passage_from_json(const Json& json, const std::string& where) {
  if (!json.is_object()) throw Error(ErrorKind::invalid, "expected a JSON object, a passage", where);
  Passage p;
  p.id = id_member(json, "id", where);
  if (p.id.empty()) bad_field("id", "a string that is not empty", where);
  if (!json.contains("text")) bad_field("text", "a string", where);
  for (const auto& [name, member] : text_members) p.*member = text_member(json, name.data(), where);
  if (!p.host.empty() && (p.host = site_named(p.host)).empty()) bad_field("host", "the name of a site", where);
  p.kind = kind_member(json, !p.question.empty(), where);
  p.post = id_member(json, "post", where);
  if (p.post.empty()) p.post = p.id;
  if (const auto n = json.find("n"); n != json.end()) {
    if (!n->is_number_integer() || *n < 0 || *n > 1000000) bad_field("n", "a whole number from 0", where);
    p.n = n->get<int>();
  }
  for (const auto& [name, member] : list_members) p.*member = list_member(json, name.data(), where);
  if (const auto repaired = json.find("repaired"); repaired != json.end()) {
    if (!repaired->is_boolean()) bad_field("repaired", "true or false", where);
    p.repaired = repaired->get<bool>();
  }
  return p;
}

std::string store_passage(const Passage& passage) {
  std::string bytes = dump_json(to_json(passage));
  bytes.pop_back();  // the closing brace
  const auto crc = crc_of(bytes);
  bytes += check_member;
  bytes += crc;
  bytes += "\"}";
  return bytes;
}

std::optional<Passage> load_passage(std::string_view stored) {
  if (stored.size() <= check_length) return std::nullopt;
  const auto body = stored.substr(0, stored.size() - check_length);
  const auto tail = stored.substr(body.size());
  if (tail != std::string(check_member) + crc_of(body) + "\"}") return std::nullopt;
  Passage passage;
  StoredJson json(stored);
  for (std::string_view name; json.next(name);) read_member(name, json, passage);
  if (!json.done()) return std::nullopt;
  return passage;
}

}  // namespace propos
