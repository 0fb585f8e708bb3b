#include "indexer/post/post.hpp"

#include "common/error.hpp"
#include "common/limits.hpp"
#include "common/site.hpp"
#include "common/text.hpp"
#include "indexer/html/html.hpp"
#include "indexer/post/members.hpp"
#include "indexer/post/shortcodes.hpp"
#include "indexer/post/site_name.hpp"

namespace propos {
namespace {

[[noreturn]] void bad_field(const std::string& field, const std::string& expected, const std::string& where) {
  throw Error(ErrorKind::invalid, "field " + field + ": expected " + expected, where);
}

std::string text_member(const Json& json, const char* name, const std::string& where) {
  const auto* value = known_member(json, name);
  if (value == nullptr) return {};
  if (!value->is_string()) bad_field(name, "a string", where);
  return value->get<std::string>();
}

/// `"title": {"rendered": "…"}`, or a plain string as other exports have it.
std::string rendered_member(const Json& json, const char* name, const std::string& where) {
  const auto* value = known_member(json, name);
  if (value == nullptr) return {};
  if (value->is_string()) return value->get<std::string>();
  if (!value->is_object()) bad_field(name, "an object with \"rendered\"", where);
  const auto* rendered = known_member(*value, "rendered");
  if (rendered == nullptr) return {};
  if (!rendered->is_string()) bad_field(std::string(name) + ".rendered", "a string", where);
  return rendered->get<std::string>();
}

std::string post_id(const Json& json, const std::string& where) {
  const auto* id = known_member(json, "id");
  if (id == nullptr) bad_field("id", "a whole number (the post's)", where);
  if (id->is_string() && !id->get<std::string>().empty() && id->get<std::string>().size() <= 200)
    return id->get<std::string>();
  if (!id->is_number_integer() || (id->is_number_integer() && !id->is_number_unsigned() && *id < 0))
    bad_field("id", "a whole number from 0", where);
  if (id->get<std::uint64_t>() >= limits::max_post_number) bad_field("id", "a number under 2^53", where);
  return std::to_string(id->get<std::uint64_t>());
}

void read_terms(const Json& embedded, Post& post) {
  const auto* groups = known_member(embedded, "wp:term");
  if (groups == nullptr || !groups->is_array()) return;
  for (const auto& group : *groups) {
    if (!group.is_array()) continue;
    for (const auto& term : group) {
      const auto* name = known_member(term, "name");
      const auto* taxonomy = known_member(term, "taxonomy");
      if (name == nullptr || taxonomy == nullptr || !name->is_string() || !taxonomy->is_string()) continue;
      auto text = plain_text(name->get<std::string>());
      if (text.empty()) continue;
      if (taxonomy->get<std::string>() == "post_tag") post.tags.push_back(std::move(text));
      else if (taxonomy->get<std::string>() == "category") post.categories.push_back(std::move(text));
    }
  }
}

/// An embedded item may be an error object, which has no name.
void read_authors(const Json& embedded, Post& post) {
  const auto* authors = known_member(embedded, "author");
  if (authors == nullptr || !authors->is_array()) return;
  for (const auto& author : *authors)
    if (const auto* name = known_member(author, "name"); name != nullptr && name->is_string())
      if (auto text = plain_text(name->get<std::string>()); !text.empty()) post.authors.push_back(std::move(text));
}

/// A relative link (old sites have them) on the origin that `guid` names; as it stands where that names none.
std::string absolute_link(const std::string& link, const std::string& guid) {
  const auto scheme = guid.find("://");
  if (!link.starts_with('/') || link.starts_with("//") || scheme == std::string::npos) return link;
  return guid.substr(0, guid.find('/', scheme + 3)) + link;
}

/// Why the site does not show the post to everyone; empty: it does.
std::string reason_withdrawn(const Json& json, const std::string& where) {
  if (const auto status = text_member(json, "status", where); !status.empty() && status != "publish")
    return "not published (status " + status + ")";
  const auto* content = known_member(json, "content");
  const auto* locked = content == nullptr ? nullptr : known_member(*content, "protected");
  const bool protects = locked != nullptr && *locked == true;
  const auto* password = known_member(json, "password");
  const bool has_password = password != nullptr && password->is_string() && !password->get<std::string>().empty();
  return protects || has_password ? "protected by a password" : std::string();
}

}  // namespace

std::string web_link(const std::string& link) {
  const bool web = link.starts_with("http://") || link.starts_with("https://") || link.starts_with('/');
  return web ? link : std::string();
}

std::map<std::string, std::string> footnotes_from_json(const std::string& list_of_notes) {
  std::map<std::string, std::string> footnotes;
  if (list_of_notes.empty()) return footnotes;
  try {
    const auto list = parse_json(list_of_notes, "meta.footnotes");
    if (!list.is_array()) return footnotes;
    for (const auto& note : list) {
      const auto* id = known_member(note, "id");
      const auto* content = known_member(note, "content");
      if (id != nullptr && content != nullptr && id->is_string() && content->is_string())
        footnotes[id->get<std::string>()] = content->get<std::string>();
    }
  } catch (const Error&) {
    return footnotes;  // notes that cannot be read are no reason to lose the post
  }
  return footnotes;
}

Post post_from_rest(const Json& json, const std::string& where) {
  if (!json.is_object()) throw Error(ErrorKind::invalid, "expected a JSON object, a post", where);
  Post post;
  post.id = post_id(json, where);
  const auto named = where + ": post " + post.id;
  const auto guid = rendered_member(json, "guid", named);
  post.url = web_link(absolute_link(text_member(json, "link", named), guid));
  if (host_of_link(post.url).empty()) post.host = host_of_link(guid);
  post.withdrawn = reason_withdrawn(json, named);
  if (!post.withdrawn.empty()) return post;
  const auto* content = known_member(json, "content");
  if (content == nullptr)
    throw Error(ErrorKind::invalid,
                known_member(json, "text") != nullptr
                    ? "no field content, but text: for ready passages say --input passages"
                    : "field content: expected an object with \"rendered\"",
                named);
  if (content->is_object() && known_member(*content, "rendered") == nullptr)
    bad_field("content.rendered", "a string", named);
  post.html = remove_shortcodes(repair_utf8(rendered_member(json, "content", named)));
  post.title = plain_text(repair_utf8(rendered_member(json, "title", named)));
  post.date = text_member(json, "date", named);
  if (const auto language = text_member(json, "lang", named); !language.empty()) post.language = language;
  post.site = site_name_from_yoast(json, post.title);
  if (const auto* embedded = known_member(json, "_embedded"); embedded != nullptr) {
    read_authors(*embedded, post);
    read_terms(*embedded, post);
  }
  if (const auto* meta = known_member(json, "meta"); meta != nullptr)
    if (const auto* notes = known_member(*meta, "footnotes"); notes != nullptr && notes->is_string())
      post.footnotes = footnotes_from_json(notes->get<std::string>());
  return post;
}

}  // namespace propos
