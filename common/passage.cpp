#include "common/passage.hpp"

#include <zlib.h>

#include <cstdio>

#include "common/error.hpp"

namespace propos {
namespace {

constexpr std::string_view check_member = R"(,"check":")";
constexpr std::size_t check_length = check_member.size() + 8 + 2;  // eight digits, `"}`

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
  json["n"] = p.n;
  add("language", p.language);
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
  p.text = text_member(json, "text", where);
  p.title = text_member(json, "title", where);
  p.question = text_member(json, "question", where);
  p.heading = text_member(json, "heading", where);
  p.speaker = text_member(json, "speaker", where);
  p.asker = text_member(json, "asker", where);
  p.date = text_member(json, "date", where);
  p.url = text_member(json, "url", where);
  p.language = text_member(json, "language", where);
  p.pairing = text_member(json, "pairing", where);
  p.kind = kind_member(json, !p.question.empty(), where);
  p.post = id_member(json, "post", where);
  if (p.post.empty()) p.post = p.id;
  if (const auto n = json.find("n"); n != json.end()) {
    if (!n->is_number_integer() || *n < 0 || *n > 1000000) bad_field("n", "a whole number from 0", where);
    p.n = n->get<int>();
  }
  p.authors = list_member(json, "authors", where);
  p.tags = list_member(json, "tags", where);
  p.notes = list_member(json, "notes", where);
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
  try {
    return passage_from_json(parse_json(stored, "stored passage"), "stored passage");
  } catch (const Error&) {
    return std::nullopt;
  }
}

}  // namespace propos
