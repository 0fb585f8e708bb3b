#include "indexer/cut/corrections_file.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <utility>

#include "common/error.hpp"
#include "common/file.hpp"
#include "common/limits.hpp"
#include "common/schema.hpp"

namespace propos {
namespace {

constexpr std::string_view known_keys = "post, at, speaker, asker, role, split, join, drop";
constexpr std::string_view known_roles =
    "introduction, question, answer, heading, caption, credit, box, notes, biography";

std::string place_of(const std::string& file, const toml::source_region& region) {
  return file + ':' + std::to_string(region.begin.line);
}

[[noreturn]] void refuse(const std::string& message, const std::string& where) {
  throw Error(ErrorKind::invalid, message, where);
}

std::string text_of(const toml::node& value, std::string_view key, const std::string& where) {
  const auto text = value.value_exact<std::string>();
  if (!text || text->empty()) refuse("field " + std::string(key) + ": expected a string that is not empty", where);
  return *text;
}

bool flag_of(const toml::node& value, std::string_view key, const std::string& where) {
  const auto flag = value.value_exact<bool>();
  if (!flag) refuse("field " + std::string(key) + ": expected true or false", where);
  return *flag;
}

/// A post's id may be written as a number.
std::string post_of(const toml::node& value, const std::string& where) {
  if (const auto number = value.value_exact<std::int64_t>()) return std::to_string(*number);
  return text_of(value, "post", where);
}

void set_role(Correction& correction, const std::string& name) {
  for (const auto role : {Role::introduction, Role::question, Role::answer, Role::heading})
    if (name == name_of(role)) correction.role = role;
  if (const auto kind = kind_named(name); kind && is_apart(*kind)) correction.apart = kind;
  if (!correction.role && !correction.apart)
    refuse("field role: expected one of " + std::string(known_roles), correction.where);
}

void set_member(Correction& correction, std::string& post, std::string_view key, const toml::node& value) {
  const auto& where = correction.where;
  if (key == "post") post = post_of(value, where);
  else if (key == "at") correction.at = text_of(value, key, where);
  else if (key == "speaker") correction.speaker = text_of(value, key, where);
  else if (key == "asker") correction.asker = text_of(value, key, where);
  else if (key == "role") set_role(correction, text_of(value, key, where));
  else if (key == "split") correction.split = flag_of(value, key, where);
  else if (key == "join") correction.join = flag_of(value, key, where);
  else if (key == "drop") correction.drop = flag_of(value, key, where);
  else refuse("unknown field " + std::string(key) + "; there are: " + std::string(known_keys), where);
}

void check(const Correction& correction, const std::string& post) {
  const auto& where = correction.where;
  if (post.empty()) refuse("a correction needs its post: its id, site/id or link", where);
  const bool about_people = !correction.speaker.empty() || !correction.asker.empty();
  const int about_block = (correction.role || correction.apart || correction.split) + correction.join + correction.drop;
  if (!about_people && about_block == 0)
    refuse("a correction needs something to correct: speaker, asker, role, split, join or drop", where);
  if (about_block > 1 || (correction.split && correction.apart))
    refuse("a correction has one of role, split, join and drop; split goes with role = \"question\" or \"answer\"",
           where);
  if (about_block > 0 && letters_of(correction.at).empty())
    refuse("field at: expected how the paragraph begins that this is about", where);
}

/// The bytes of a table that tell it from others.
std::string bytes_of(const Correction& correction) {
  std::string bytes;
  for (const auto* text : {&correction.at, &correction.speaker, &correction.asker}) bytes += *text + '\0';
  bytes += correction.role ? name_of(*correction.role) : "";
  bytes += correction.apart ? name_of(*correction.apart) : "";
  for (const bool flag : {correction.split, correction.join, correction.drop}) bytes += flag ? '1' : '0';
  return bytes;
}

toml::table parse(const std::filesystem::path& file) {
  try {
    return toml::parse(read_file(file, limits::max_post_bytes), file.string());
  } catch (const toml::parse_error& e) {
    refuse(std::string(e.description()), place_of(file.string(), e.source()));
  }
}

}  // namespace

void Corrections::read(const std::filesystem::path& file) {
  const auto table = parse(file);
  for (const auto& [key, value] : table) {
    const auto where = place_of(file.string(), value.source());
    const auto* list = value.as_array();
    if (key != "correction" || list == nullptr || !list->is_array_of_tables())
      refuse("unknown field " + std::string(key.str()) + "; corrections begin with [[correction]]", where);
    for (const auto& entry : *list) {
      Correction correction;
      correction.where = place_of(file.string(), entry.source());
      std::string post;
      for (const auto& [name, member] : *entry.as_table()) set_member(correction, post, name.str(), member);
      check(correction, post);
      auto& named = posts_[post];
      if (!named) {
        named = std::make_unique<Named>();
        named->where = correction.where;
      }
      named->corrections.hash = hex_of(hash_of(bytes_of(correction), hash_of(named->corrections.hash)));
      named->corrections.all.push_back(std::move(correction));
    }
  }
}

const PostCorrections* Corrections::of(const Post& post, const std::string& key) const {
  for (const auto* name : {&key, &post.id, &post.url}) {
    const auto found = name->empty() ? posts_.end() : posts_.find(*name);
    if (found == posts_.end()) continue;
    found->second->met = true;
    return &found->second->corrections;
  }
  return nullptr;
}

std::vector<std::string> Corrections::unmet() const {
  std::vector<std::string> lines;
  for (const auto& [post, named] : posts_)
    if (!named->met) lines.push_back(named->where + ": no post " + post + " in the sources");
  return lines;
}

}  // namespace propos
