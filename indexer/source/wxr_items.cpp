#include "indexer/source/wxr_items.hpp"

#include <expat.h>

#include <algorithm>
#include <deque>
#include <exception>
#include <string_view>
#include <utility>

#include "common/error.hpp"
#include "common/limits.hpp"
#include "common/text.hpp"
#include "indexer/source/encoding.hpp"

namespace propos {
namespace {

constexpr std::size_t wxr_chunk = 1u << 16;
constexpr std::size_t max_depth = limits::max_json_depth;  // one bound for what is nested, JSON or XML
constexpr std::size_t max_authors = 20000;
constexpr std::size_t channel_depth = 2;      ///< of <channel>; its image has a <title> and a <link> too, deeper
constexpr std::size_t max_categories = 1000;  // and tags, of an item
constexpr std::size_t max_name_bytes = 1000;
constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// An element whose text goes into a member of the item.
struct Field {
  std::string_view element;
  std::string WxrItem::*member;
};
constexpr Field fields[] = {
    {"title", &WxrItem::title},       {"link", &WxrItem::link},          {"guid", &WxrItem::guid},
    {"pubDate", &WxrItem::published}, {"dc:creator", &WxrItem::creator}, {"content:encoded", &WxrItem::content},
    {"wp:post_id", &WxrItem::id},     {"wp:post_date", &WxrItem::date},  {"wp:post_date_gmt", &WxrItem::date_gmt},
    {"wp:status", &WxrItem::status},  {"wp:post_type", &WxrItem::type},  {"wp:post_password", &WxrItem::password},
};

std::string_view attribute(const char** attributes, std::string_view name) {
  for (; *attributes != nullptr; attributes += 2)
    if (name == attributes[0]) return attributes[1];
  return {};
}

/// Replaces what XML forbids: control characters, U+FFFE and U+FFFF. The length stays.
std::size_t replace_forbidden(std::string& bytes) {
  std::size_t replaced = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    if (c < 0x20 && c != '\t' && c != '\n' && c != '\r') {
      bytes[i] = ' ';
      ++replaced;
    } else if (c == 0xEF && (bytes.compare(i, 3, "\xEF\xBF\xBE") == 0 || bytes.compare(i, 3, "\xEF\xBF\xBF") == 0)) {
      bytes[i + 2] = '\xBD';
      ++replaced;
    }
  }
  return replaced;
}

/// How many bytes at the end begin a sequence that the next chunk goes on with.
std::size_t unfinished_tail(std::string_view bytes) {
  for (std::size_t n = 1; n <= std::min<std::size_t>(3, bytes.size()); ++n) {
    const auto c = static_cast<unsigned char>(bytes[bytes.size() - n]);
    if (c < 0x80) return 0;
    if (c >= 0xC0) return n < (c >= 0xF0 ? 4u : c >= 0xE0 ? 3u : 2u) ? n : 0;
  }
  return 0;
}

int on_unknown_encoding(void*, const XML_Char* name, XML_Encoding* encoding) {
  const auto lowered = lower(name);
  if (lowered != "windows-1252" && lowered != "cp1252" && lowered != "iso-8859-15") return XML_STATUS_ERROR;
  for (int i = 0; i < 256; ++i) encoding->map[i] = windows_1252(static_cast<unsigned char>(i));
  if (lowered == "iso-8859-15") {
    constexpr std::pair<int, int> euro[] = {{0xA4, 0x20AC}, {0xA6, 0x160}, {0xA8, 0x161}, {0xB4, 0x17D},
                                            {0xB8, 0x17E},  {0xBC, 0x152}, {0xBD, 0x153}, {0xBE, 0x178}};
    for (const auto& [byte, code_point] : euro) encoding->map[byte] = code_point;
  }
  encoding->data = nullptr;
  encoding->convert = nullptr;
  encoding->release = nullptr;
  return XML_STATUS_OK;
}

}  // namespace

/// Holds expat. No exception passes through it: one that is thrown in a handler waits until expat has returned.
class WxrItems::Parser {
 public:
  Parser(std::istream& in, std::string name) : in_(in), name_(std::move(name)), expat_(XML_ParserCreate(nullptr)) {
    if (expat_ == nullptr) throw std::bad_alloc();
    XML_SetUserData(expat_, this);
    XML_SetElementHandler(expat_, on_start, on_end);
    XML_SetCharacterDataHandler(expat_, on_text);
    XML_SetEntityDeclHandler(expat_, on_entity);
    XML_SetSkippedEntityHandler(expat_, on_skipped_entity);
    XML_SetUnknownEncodingHandler(expat_, on_unknown_encoding, nullptr);
    // As if there were a DTD that is not read: `&nbsp;` outside of CDATA is then a skipped entity, no error.
    XML_UseForeignDTD(expat_, XML_TRUE);
  }
  ~Parser() { XML_ParserFree(expat_); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  bool next(WxrItem& item) {
    while (ready_.empty() && !done_) feed();
    if (ready_.empty()) {
      if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
      return false;
    }
    item = std::move(ready_.front());
    ready_.pop_front();
    return true;
  }

  const std::map<std::string, std::string>& authors() const { return authors_; }
  const std::string& link() const { return link_; }
  std::uint64_t offset() const { return offset_; }
  std::size_t repairs() const { return repairs_; }

 private:
  /// Reads a chunk and gives it to expat.
  void feed() {
    std::string bytes(wxr_chunk, '\0');
    in_.read(bytes.data(), static_cast<std::streamsize>(wxr_chunk));
    bytes.resize(static_cast<std::size_t>(in_.gcount()));
    const bool last = bytes.size() < wxr_chunk;
    repair(bytes, last);
    const auto status = XML_Parse(expat_, bytes.data(), static_cast<int>(bytes.size()), last);
    fed_ += bytes.size();
    if (failure_ || root_closed_) {
      done_ = true;
    } else if (status == XML_STATUS_ERROR) {
      fail(ErrorKind::invalid, std::string("broken XML: ") + XML_ErrorString(XML_GetErrorCode(expat_)));
    } else if (last) {
      done_ = true;
    } else if (fed_ - here() > limits::max_post_bytes) {
      fail(ErrorKind::too_big, "a tag or comment longer than " + std::to_string(limits::max_post_bytes) + " bytes");
    }
  }

  /// Makes `bytes`, the next of the source, what expat accepts.
  void repair(std::string& bytes, bool last) {
    added_ = static_cast<std::int64_t>(fed_) - static_cast<std::int64_t>(offset_ - tail_.size());
    offset_ += bytes.size();
    bytes.insert(0, std::exchange(tail_, {}));
    if (!begun_) skip_leading_space(bytes, last);
    if (!utf8_) return;
    const auto tail = last ? 0 : unfinished_tail(bytes);
    tail_ = bytes.substr(bytes.size() - tail);
    bytes.resize(bytes.size() - tail);
    if (!is_utf8(bytes)) {
      bytes = repair_utf8(bytes, &repairs_);
      utf8_repaired_ = true;
    }
    repairs_ += replace_forbidden(bytes);
  }

  /// Before `<?xml` many sites put empty lines, which XML forbids.
  void skip_leading_space(std::string& bytes, bool last) {
    const std::size_t mark = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    const auto begin = std::min(bytes.find_first_not_of(" \t\r\n", mark), bytes.size());
    bytes.erase(0, begin);
    added_ -= static_cast<std::int64_t>(begin);
    if (bytes.empty() && !last) return;
    begun_ = true;
    const auto declaration = lower(repair_utf8(std::string_view(bytes).substr(0, bytes.find("?>"))).substr(0, 200));
    const auto encoding = declaration.find("encoding=");
    const auto named = std::string_view(declaration).substr(std::min(encoding, declaration.size()));
    utf8_ = named.empty() || named.starts_with("encoding=\"utf-8") || named.starts_with("encoding='utf-8");
  }

  std::uint64_t here() const {
    return static_cast<std::uint64_t>(std::max<XML_Index>(0, XML_GetCurrentByteIndex(expat_)));
  }

  /// The source's byte. In a chunk that was repaired it can be off by the bytes that this added.
  std::uint64_t source_offset() const {
    return static_cast<std::uint64_t>(std::max<std::int64_t>(0, static_cast<std::int64_t>(here()) - added_));
  }

  void fail(ErrorKind kind, const std::string& reason) {
    failure_ = std::make_exception_ptr(Error(kind, reason, name_ + ":" + std::to_string(source_offset())));
    done_ = true;
  }

  /// Runs a handler; what it throws stops expat.
  template <typename Handler>
  static void guarded(void* data, Handler handler) {
    auto& self = *static_cast<Parser*>(data);
    if (self.failure_ || self.root_closed_) return;
    try {
      handler(self);
    } catch (...) {
      self.failure_ = std::current_exception();
    }
    if (self.failure_ || self.root_closed_) XML_StopParser(self.expat_, XML_FALSE);
  }

  static void on_start(void* data, const XML_Char* name, const XML_Char** attributes) {
    guarded(data, [&](Parser& self) { self.start(name, attributes); });
  }
  static void on_end(void* data, const XML_Char*) {
    guarded(data, [](Parser& self) { self.end(); });
  }
  static void on_text(void* data, const XML_Char* text, int length) {
    guarded(data, [&](Parser& self) { self.text({text, static_cast<std::size_t>(length)}); });
  }
  /// An HTML entity that XML does not know: it stays for the reader of HTML.
  static void on_skipped_entity(void* data, const XML_Char* name, int is_parameter) {
    guarded(data, [&](Parser& self) {
      if (is_parameter == 0) self.text("&" + std::string(name) + ";");
    });
  }
  static void on_entity(void* data, const XML_Char*, int, const XML_Char*, int, const XML_Char*, const XML_Char*,
                        const XML_Char*, const XML_Char*) {
    guarded(data,
            [](Parser& self) { self.fail(ErrorKind::invalid, "declares entities, which no WordPress export does"); });
  }

  void start(std::string_view name, const char** attributes) {
    if (++depth_ > max_depth) return fail(ErrorKind::too_big, "XML nested over " + std::to_string(max_depth) + " deep");
    if (item_depth_ == 0 && name == "item") {
      item_ = {};
      item_.offset = source_offset();
      item_.site = channel_title_;
      stored_ = 0;
      item_depth_ = depth_;
    } else if (item_depth_ != 0) {
      start_in_item(name, attributes);
    } else if (name == "title" && depth_ == channel_depth + 1) {
      collect(channel_title_);
    } else if (name == "link" && depth_ == channel_depth + 1) {
      collect(link_);
    } else if (name == "wp:author") {
      login_.clear();
      display_name_.clear();
    } else if (name == "wp:author_login") {
      collect(login_);
    } else if (name == "wp:author_display_name") {
      collect(display_name_);
    }
  }

  void start_in_item(std::string_view name, const char** attributes) {
    const bool in_meta = in_meta_ && depth_ == item_depth_ + 2;
    if (in_meta && name == "wp:meta_key") return collect(meta_key_);
    if (in_meta && name == "wp:meta_value" && meta_key_ == "footnotes") return collect(item_.footnotes);
    if (depth_ != item_depth_ + 1) return;
    in_meta_ = name == "wp:postmeta";
    if (in_meta_) meta_key_.clear();
    if (name == "category") {
      if (item_.tags.size() + item_.categories.size() >= max_categories) return;
      const auto domain = attribute(attributes, "domain");
      if (domain == "post_tag" || domain == "tag") collect(item_.tags.emplace_back());
      else if (domain == "category" || domain.empty()) collect(item_.categories.emplace_back());
      return;
    }
    for (const auto& field : fields)
      if (field.element == name) return collect(item_.*field.member);
  }

  void collect(std::string& into) {
    into.clear();
    into_ = &into;
    into_depth_ = depth_;
  }

  void text(std::string_view text) {
    if (into_ == nullptr || depth_ != into_depth_ || item_.too_big) return;
    if (item_depth_ == 0) {
      if (into_->size() + text.size() <= max_name_bytes) *into_ += text;
      return;
    }
    stored_ += text.size();
    if (stored_ > limits::max_post_bytes) {
      const auto offset = item_.offset;
      item_ = {};
      item_.offset = offset;
      item_.too_big = true;
      into_ = nullptr;
      return;
    }
    *into_ += text;
  }

  void end() {
    if (into_ != nullptr && depth_ == into_depth_) into_ = nullptr;
    if (item_depth_ != 0 && depth_ == item_depth_) {
      item_depth_ = 0;
      item_.repaired = utf8_repaired_ && has_replacement(item_);
      ready_.push_back(std::exchange(item_, {}));
    } else if (item_depth_ == 0 && !login_.empty() && !display_name_.empty() && authors_.size() < max_authors) {
      authors_[std::exchange(login_, {})] = std::exchange(display_name_, {});
    }
    if (--depth_ == 0) root_closed_ = true;  // what a site's plugins print behind it is no part of the export
  }

  static bool has_replacement(const WxrItem& item) {
    return item.content.find(replacement) != std::string::npos || item.title.find(replacement) != std::string::npos;
  }

  std::istream& in_;
  std::string name_;
  XML_Parser expat_;
  std::deque<WxrItem> ready_;
  std::map<std::string, std::string> authors_;
  std::exception_ptr failure_;
  bool done_ = false;
  bool root_closed_ = false;

  bool begun_ = false;
  bool utf8_ = true;
  bool utf8_repaired_ = false;
  std::string tail_;  ///< an unfinished sequence
  std::size_t repairs_ = 0;
  std::uint64_t offset_ = 0;  ///< bytes read
  std::uint64_t fed_ = 0;     ///< bytes given to expat
  std::int64_t added_ = 0;    ///< fed, less those of the source that they stand for, before the current chunk

  std::size_t depth_ = 0;
  std::size_t item_depth_ = 0;  ///< of the <item> that is open, 0 for none
  WxrItem item_;
  std::size_t stored_ = 0;
  std::string* into_ = nullptr;  ///< where text goes
  std::size_t into_depth_ = 0;
  bool in_meta_ = false;
  std::string meta_key_, login_, display_name_, channel_title_, link_;
};

WxrItems::WxrItems(std::istream& in, std::string name) : parser_(std::make_unique<Parser>(in, std::move(name))) {}
WxrItems::~WxrItems() = default;
bool WxrItems::next(WxrItem& item) { return parser_->next(item); }
const std::map<std::string, std::string>& WxrItems::authors() const { return parser_->authors(); }
const std::string& WxrItems::link() const { return parser_->link(); }
std::uint64_t WxrItems::offset() const { return parser_->offset(); }
std::size_t WxrItems::repairs() const { return parser_->repairs(); }

}  // namespace propos
