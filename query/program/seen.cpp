#include "query/program/seen.hpp"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <cstdio>

#include "common/dates.hpp"
#include "common/error.hpp"
#include "common/file.hpp"
#include "common/json.hpp"
#include "common/limits.hpp"
#include "common/tokens.hpp"

namespace propos {
namespace {

constexpr const char* schema = "propos-seen-1";

void add(std::uint64_t& hash, std::string_view bytes) {
  for (const char c : bytes) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3ull;
  }
}

[[noreturn]] void damaged(const std::string& reason, const std::string& where) {
  throw Error(ErrorKind::invalid,
              "no file that --new-since wrote, or a damaged one (" + reason +
                  "); name another, or remove it to be shown everything again",
              where);
}

}  // namespace

std::string words_hash(const Passage& passage) {
  std::uint64_t hash = 0xcbf29ce484222325ull;
  for (const auto* text : {&passage.question, &passage.text}) {
    for (const auto& token : tokenize(*text)) {
      add(hash, token.folded);
      add(hash, " ");
    }
    add(hash, "\n");
  }
  char digits[24];
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(hash));
  return digits;
}

bool is_date(const std::string& text) {
  static constexpr std::array<std::size_t, 4> lengths = {0, 4, 7, 10};
  const auto parts = date_parts(text).size();
  return parts > 0 && text.size() == lengths[parts];
}

Seen Seen::load(const std::filesystem::path& path) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) return {};
  return parse(read_file(path, limits::max_state_bytes), path.string());
}

Seen Seen::parse(std::string_view text, const std::string& where) {
  Seen seen;
  Json json;
  try {
    json = parse_json(text, where);
  } catch (const Error& e) {
    damaged(e.message(), where);
  }
  if (!json.is_object() || json.value("schema", Json()) != schema || !json.contains("seen") ||
      !json["seen"].is_object())
    damaged(std::string("expected \"schema\": \"") + schema + "\"", where);
  for (const auto& [query, passages] : json["seen"].items()) {
    if (!passages.is_object()) damaged("field seen: expected objects", where);
    for (const auto& [hash, id] : passages.items()) {
      if (!id.is_string()) damaged("field seen: expected ids", where);
      seen.shown_[query][hash] = id.get<std::string>();
    }
  }
  return seen;
}

std::size_t Seen::keep_new(const std::string& query, Answer& answer) {
  auto& shown = shown_[query];
  return std::erase_if(answer.hits,
                       [&](const Hit& hit) { return !shown.emplace(words_hash(hit.passage), hit.passage.id).second; });
}

void Seen::save(const std::filesystem::path& path) const {
  Json json{{"schema", schema}, {"seen", Json::object()}};
  for (const auto& [query, passages] : shown_) {
    auto& list = json["seen"][query] = Json::object();
    for (const auto& [hash, id] : passages) list[hash] = id;
  }
  write_file_atomically(path, dump_json_indented(json) + "\n");
}

}  // namespace propos
