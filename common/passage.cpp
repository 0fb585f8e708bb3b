#include "common/passage.hpp"

#include <zlib.h>

#include <cstdio>
#include <utility>

#include "common/error.hpp"

namespace propos {
namespace {

constexpr std::string_view check_member = R"(,"check":")";
constexpr std::size_t check_length = check_member.size() + 8 + 2;  // eight digits, `"}`

/// Members that are plain text and lists of it; ids, kind, numbers and flags are read by themselves.
constexpr std::pair<std::string_view, std::string Passage::*> text_members[] = {
    {"title", &Passage::title},   {"question", &Passage::question}, {"heading", &Passage::heading},
    {"speaker", &Passage::speaker}, {"asker", &Passage::asker},     {"date", &Passage::date},
    {"url", &Passage::url},       {"text", &Passage::text},         {"language", &Passage::language},
    {"pairing", &Passage::pairing}};
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

/// Fills a passage from the stored form without a tree between; the checksum has vouched for the form.
class StoredReader : public nlohmann::json_sax<Json> {
 public:
  explicit StoredReader(Passage& passage) : passage_(passage) {}

  bool key(std::string& name) override {
    text_ = nullptr;
    list_ = nullptr;
    for (const auto& [known, member] : text_members)
      if (known == name) text_ = &(passage_.*member);
    if (name == "id") text_ = &passage_.id;
    if (name == "post") text_ = &passage_.post;
    for (const auto& [known, member] : list_members)
      if (known == name) list_ = &(passage_.*member);
    is_kind_ = name == "kind";
    return true;
  }
  bool string(std::string& value) override {
    if (is_kind_) return read_kind(value);
    if (list_ != nullptr) list_->push_back(std::move(value));
    else if (text_ != nullptr) *text_ = std::move(value);
    return true;
  }
  bool number_unsigned(std::uint64_t value) override {
    passage_.n = static_cast<int>(value);
    return true;
  }
  bool boolean(bool value) override {
    passage_.repaired = value;
    return true;
  }
  bool start_object(std::size_t) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool null() override { return false; }
  bool number_integer(std::int64_t) override { return false; }
  bool number_float(double, const std::string&) override { return false; }
  bool binary(binary_t&) override { return false; }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

 private:
  bool read_kind(std::string_view name) {
    for (const auto kind : {PassageKind::introduction, PassageKind::answer, PassageKind::section})
      if (name == name_of(kind)) passage_.kind = kind;
    return true;
  }

  Passage& passage_;
  std::string* text_ = nullptr;
  std::vector<std::string>* list_ = nullptr;
  bool is_kind_ = false;
};

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
  for (const auto& [name, member] : text_members) p.*member = text_member(json, name.data(), where);
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
  StoredReader reader(passage);
  if (!Json::sax_parse(stored.begin(), stored.end(), &reader)) return std::nullopt;
  return passage;
}

}  // namespace propos
