// A WordPress export (WXR) or a feed with whole posts -> its items, one at a time. Streaming by expat: memory is
// bounded by the largest item. Documents that declare entities are refused, so nothing can expand or be fetched.
#pragma once

#include <cstdint>
#include <istream>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace propos {

/// One `<item>`: the texts of its elements as they stand there.
struct WxrItem {
  bool too_big = false;      ///< past limits::max_post_bytes; the texts are empty
  bool repaired = false;     ///< holds U+FFFD in the place of bytes that were no UTF-8
  std::uint64_t offset = 0;  ///< of `<item>` in the source
  std::string title, link, guid, published, creator, content;         ///< `published`: pubDate
  std::string id, date, date_gmt, status, type, password, footnotes;  ///< the elements `wp:…`, empty in feeds
  std::string site;                                                   ///< the channel's title
  std::vector<std::string> categories, tags;
};

/// Reads one source.
class WxrItems {
 public:
  /// `name` is for errors.
  WxrItems(std::istream& in, std::string name);
  ~WxrItems();

  /// The next item; false at the end. Throws Error{invalid|too_big}, `where` being "name:byte", when the XML is broken
  /// there: all items that were complete before have been given, and none follows.
  bool next(WxrItem& item);

  /// The display names of the channel's authors, by login, as far as they were read.
  const std::map<std::string, std::string>& authors() const;

  /// The channel's link; empty until it was read.
  const std::string& link() const;

  /// Bytes read so far.
  std::uint64_t offset() const;

  /// Bytes that were no UTF-8 or forbidden control characters, replaced so far.
  std::size_t repairs() const;

 private:
  class Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace propos
