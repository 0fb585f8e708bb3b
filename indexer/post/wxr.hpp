// Items of a WordPress export or feed -> posts; what else an export holds (pages, drafts, attachments) is counted.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "indexer/post/post.hpp"
#include "indexer/source/wxr_items.hpp"

namespace propos {

/// The items of an export that are not to be indexed.
class WxrSkips {
 public:
  /// True when `item` is no published post that everyone may read; it is counted then.
  bool skip(const WxrItem& item);

  /// `skipped 12 pages, 3 drafts, 1 protected post`; empty when nothing was.
  std::string sentence() const;

 private:
  std::map<std::string, std::uint64_t> counts_;  ///< by kind, in the singular
};

/// Why everyone may not read the post that an item is: `draft`, `protected post`. Empty for a published post, and for
/// what is no post.
std::string reason_withdrawn(const WxrItem& item);

/// The post that an item holds, without text when it is withdrawn. `authors` gives display names by login, `site` is
/// the link of the export's channel; `where` names the item in errors. In a feed the id is what `?p=` says in the guid,
/// or 16 hexadecimal digits of the link's hash. Throws Error{invalid}: "field wp:post_id: expected …".
Post post_from_wxr(const WxrItem& item, const std::map<std::string, std::string>& authors, const std::string& site,
                   const std::string& where);

}  // namespace propos
