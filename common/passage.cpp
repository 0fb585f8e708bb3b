#include "common/passage.hpp"

#include <zlib.h>

#include <algorithm>
#include <cstdio>
#include <limits>
#include <utility>

#include "common/error.hpp"
#include "common/site.hpp"
#include "common/speakers.hpp"
#include "common/stored_json.hpp"

namespace propos {
namespace {

constexpr std::string_view check_member = R"(,"check":")";
constexpr std::size_t check_length = check_member.size() + 8 + 2;  // eight digits, `"}`

/// Members that are plain text and lists of it; ids, kind, numbers and flags are read by themselves.
constexpr std::pair<std::string_view, std::string Passage::*> text_members[] = {
    {"title", &Passage::title},
    {"question", &Passage::question},
    {"heading", &Passage::heading},
    {"speaker", &Passage::speaker},
    {"asker", &Passage::asker},
    {"date", &Passage::date},
    {"url", &Passage::url},
    {"text", &Passage::text},
    {"language", &Passage::language},
    {"pairing", &Passage::pairing},
    {"site", &Passage::site},
    {"host", &Passage::host},
    {"speaker_source", &Passage::speaker_source}};
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
  if (const auto kind = kind_named(name)) return *kind;
  bad_field("kind", "introduction, answer, section, caption, credit, box, notes or biography", where);
}

std::uint32_t offset_member(const Json& turn, const char* field, const std::string& where) {
  const auto found = turn.find(field);
  if (found == turn.end() || !found->is_number_unsigned() || *found > std::numeric_limits<std::uint32_t>::max())
    bad_field("turns", "begin and end as bytes of text", where);
  return found->get<std::uint32_t>();
}

/// Reads `turns`, which must fit `text`.
std::vector<Turn> turns_member(const Json& json, std::string_view text, const std::string& where) {
  const auto found = json.find("turns");
  if (found == json.end() || found->is_null()) return {};
  if (!found->is_array()) bad_field("turns", "an array of {speaker, begin, end}", where);
  std::vector<Turn> turns;
  for (const auto& turn : *found) {
    if (!turn.is_object()) bad_field("turns", "an array of {speaker, begin, end}", where);
    turns.push_back(
        {text_member(turn, "speaker", where), offset_member(turn, "begin", where), offset_member(turn, "end", where)});
  }
  if (const auto fault = fault_of(turns, text); !fault.empty())
    throw Error(ErrorKind::invalid, "field turns: " + fault, where);
  return turns;
}

double confidence_member(const Json& json, const std::string& where) {
  const auto found = json.find("speaker_confidence");
  if (found == json.end() || found->is_null()) return 0;
  if (!found->is_number() || *found < 0 || *found > 1) bad_field("speaker_confidence", "a number from 0 to 1", where);
  return found->get<double>();
}

Json to_json(const std::vector<Turn>& turns) {
  auto json = Json::array();
  for (const auto& turn : turns) json.push_back({{"speaker", turn.speaker}, {"begin", turn.begin}, {"end", turn.end}});
  return json;
}

/// Reads one turn's member of the stored form.
void read_turn_member(std::string_view name, StoredJson& json, Turn& turn) {
  int offset = 0;
  if (name == "speaker") return json.text(turn.speaker);
  json.number(offset);
  (name == "begin" ? turn.begin : turn.end) = static_cast<std::uint32_t>(offset);
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
  if (name == "speaker_confidence") return json.real(passage.speaker_confidence);
  if (name == "turns")
    return json.objects(
        [&] { passage.turns.emplace_back(); },
        [&](std::string_view member, StoredJson& turn) { read_turn_member(member, turn, passage.turns.back()); });
  if (name != "kind") return json.skip();
  std::string kind;
  json.text(kind);
  if (const auto known = kind_named(kind)) passage.kind = *known;
}

}  // namespace

std::string_view name_of(PassageKind kind) {
  switch (kind) {
    case PassageKind::introduction: return "introduction";
    case PassageKind::answer: return "answer";
    case PassageKind::section: return "section";
    case PassageKind::caption: return "caption";
    case PassageKind::credit: return "credit";
    case PassageKind::box: return "box";
    case PassageKind::notes: return "notes";
    case PassageKind::biography: return "biography";
  }
  return "section";
}

std::optional<PassageKind> kind_named(std::string_view name) {
  for (const auto kind : passage_kinds)
    if (name == name_of(kind)) return kind;
  return std::nullopt;
}

std::vector<std::string> speakers_of(const Passage& passage) {
  auto speakers = speakers_in(passage.speaker);
  for (const auto& turn : passage.turns)
    for (auto& name : speakers_in(turn.speaker))
      if (name != passage.asker && std::find(speakers.begin(), speakers.end(), name) == speakers.end())
        speakers.push_back(std::move(name));
  return speakers;
}

std::string fault_of(const std::vector<Turn>& turns, std::string_view text) {
  const auto is_border = [&](std::size_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
  };
  std::size_t before = 0;
  for (const auto& turn : turns) {
    if (turn.speaker.empty()) return "a turn without speaker";
    if (turn.end > text.size()) return "a turn ends at byte " + std::to_string(turn.end) + ", past the text's end";
    if (turn.begin >= turn.end) return "the turn at byte " + std::to_string(turn.begin) + " holds nothing";
    if (turn.begin < before)
      return "the turn at byte " + std::to_string(turn.begin) + " begins before the last one ends";
    if (!is_border(turn.begin) || !is_border(turn.end))
      return "the turn at byte " + std::to_string(turn.begin) + " begins or ends inside a character";
    before = turn.end;
  }
  return {};
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
  if (!p.speaker.empty()) {
    add("speaker_source", p.speaker_source);
    if (p.speaker_confidence > 0) json["speaker_confidence"] = p.speaker_confidence;
  }
  add("asker", p.asker);
  add("date", p.date);
  add("url", p.url);
  json["text"] = p.text;
  if (!p.turns.empty()) json["turns"] = to_json(p.turns);
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
  p.turns = turns_member(json, p.text, where);
  p.speaker_confidence = confidence_member(json, where);
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
  if (!json.done() || !fault_of(passage.turns, passage.text).empty()) return std::nullopt;
  return passage;
}

}  // namespace propos
