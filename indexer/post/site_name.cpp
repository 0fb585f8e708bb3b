#include "indexer/post/site_name.hpp"

#include <array>
#include <string_view>

#include "common/text.hpp"
#include "indexer/html/html.hpp"

namespace propos {
namespace {

std::string text_member(const Json& json, const char* name) {
  const auto found = json.find(name);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// What stands between `from` and `to`; empty where they do not.
std::string_view between(std::string_view text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  if (at == npos) return {};
  const auto begin = at + from.size();
  const auto end = text.find(to, begin);
  return end == npos ? std::string_view() : text.substr(begin, end - begin);
}

/// Letters and digits: a plugin sets other spaces, quotes and dashes than the post has.
std::string letters_of(std::string_view text) {
  std::string out;
  const auto folded = fold(text);
  for (std::size_t at = 0; at < folded.size();)
    if (const auto c = next_code_point(folded, at); is_word_character(c)) append_utf8(out, c);
  return out;
}

/// What `whole`, a page's title, puts behind a separator behind the post's.
std::string behind_title(const std::string& whole, const std::string& title) {
  constexpr std::array<std::string_view, 9> separators = {" - ", " – ", " — ", " | ", " · ",
                                                          " • ", " » ", " ~ ", " : "};
  for (const auto separator : separators)
    if (const auto at = whole.rfind(separator);
        at != npos && !title.empty() && letters_of(whole.substr(0, at)) == letters_of(title))
      return whole.substr(at + separator.size());
  return {};
}

}  // namespace

std::string site_name_from_yoast(const Json& post, const std::string& title) {
  if (const auto head = post.find("yoast_head_json"); head != post.end() && head->is_object())
    if (auto name = plain_text(text_member(*head, "og_site_name")); !name.empty()) return name;
  const auto html = repair_utf8(text_member(post, "yoast_head"));
  const auto tag = between(html, "property=\"og:site_name\"", ">");
  if (auto name = plain_text(between(tag, "content=\"", "\"")); !name.empty()) return name;
  return behind_title(plain_text(between(html, "<title>", "</title>")), title);
}

}  // namespace propos
