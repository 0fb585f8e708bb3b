#include "indexer/post/wxr.hpp"

#include <algorithm>
#include <charconv>

#include "common/error.hpp"
#include "common/limits.hpp"
#include "common/schema.hpp"
#include "common/site.hpp"
#include "common/text.hpp"
#include "indexer/html/html.hpp"
#include "indexer/post/classic.hpp"
#include "indexer/post/iso_dates.hpp"
#include "indexer/post/shortcodes.hpp"

namespace propos {
namespace {

constexpr std::size_t max_kinds = 20;

/// The item's type where it is no post, else empty.
std::string other_type(const WxrItem& item) {
  const auto type = collapse_space(item.type);
  return type == "post" ? std::string() : type;
}

}  // namespace

std::string reason_withdrawn(const WxrItem& item) {
  if (!other_type(item).empty()) return {};
  const auto status = collapse_space(item.status);
  if (status == "draft" || status == "auto-draft") return "draft";
  if (status == "trash") return "post in the trash";
  if (status == "future") return "scheduled post";
  if (!status.empty() && status != "publish") return status.substr(0, 40) + " post";
  if (!item.password.empty()) return "protected post";
  return {};
}

namespace {

std::string plural(const std::string& kind) {
  if (kind == "post in the trash") return "posts in the trash";
  return kind.ends_with('s') ? kind : kind + 's';
}

/// The number behind `?p=` or `&p=` of an address; empty when there is none.
std::string number_in(const std::string& address) {
  for (const char* mark : {"?p=", "&p=", "#038;p="}) {
    const auto at = address.find(mark);
    if (at == std::string::npos) continue;
    const auto begin = at + std::string_view(mark).size();
    const auto end = std::min(address.find_first_not_of("0123456789", begin), address.size());
    if (end > begin && end - begin < 16) return address.substr(begin, end - begin);
  }
  return {};
}

std::string id_of(const WxrItem& item, const std::string& where) {
  const auto id = collapse_space(item.id);
  if (id.empty()) {
    if (auto number = number_in(item.guid); !number.empty()) return number;
    const auto address = collapse_space(item.link.empty() ? item.guid : item.link);
    if (address.empty())
      throw Error(ErrorKind::invalid, "field wp:post_id: expected a whole number (the post's)", where);
    return hex_of(hash_of(address));
  }
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), number);
  if (error != std::errc() || end != id.data() + id.size())
    throw Error(ErrorKind::invalid, "field wp:post_id: expected a whole number from 0", where);
  if (number >= limits::max_post_number)
    throw Error(ErrorKind::invalid, "field wp:post_id: expected a number under 2^53", where);
  return std::to_string(number);
}

std::string date_of(const WxrItem& item) {
  for (const auto* date : {&item.date, &item.date_gmt})
    if (auto iso = iso_date(*date); !iso.empty()) return iso;
  return iso_date_of_rfc822(item.published);
}

std::vector<std::string> plain_names(const std::vector<std::string>& names) {
  std::vector<std::string> out;
  for (const auto& name : names)
    if (auto text = plain_text(name); !text.empty() && std::find(out.begin(), out.end(), text) == out.end())
      out.push_back(std::move(text));
  return out;
}

}  // namespace

bool WxrSkips::skip(const WxrItem& item) {
  auto kind = other_type(item).substr(0, 40);
  if (kind.empty()) kind = reason_withdrawn(item);
  if (kind.empty()) return false;
  if (counts_.size() >= max_kinds && !counts_.contains(kind)) kind = "other item";
  ++counts_[kind];
  return true;
}

std::string WxrSkips::sentence() const {
  std::string list;
  for (const auto& [kind, count] : counts_)
    list += (list.empty() ? "skipped " : ", ") + std::to_string(count) + ' ' + (count == 1 ? kind : plural(kind));
  return list;
}

Post post_from_wxr(const WxrItem& item, const std::map<std::string, std::string>& authors, const std::string& site,
                   const std::string& where) {
  Post post;
  post.id = id_of(item, where);
  post.url = web_link(collapse_space(item.link));
  if (host_of_link(post.url).empty()) post.host = host_of_link(collapse_space(site));
  post.withdrawn = reason_withdrawn(item);
  if (!post.withdrawn.empty()) return post;
  post.title = plain_text(item.title);
  post.date = date_of(item);
  post.site = plain_text(item.site);
  const auto login = collapse_space(item.creator);
  const auto author = authors.find(login);
  post.authors = plain_names({author == authors.end() ? login : author->second});
  post.categories = plain_names(item.categories);
  post.tags = plain_names(item.tags);
  // A feed gives the content as the site shows it; only an export holds what was typed.
  const bool rendered = item.id.empty() && item.content.find("<p") != std::string::npos;
  post.html = rendered ? remove_shortcodes(item.content) : render_content(item.content);
  post.footnotes = footnotes_from_json(item.footnotes);
  post.repaired = item.repaired;
  return post;
}

}  // namespace propos
