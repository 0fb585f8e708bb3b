#include "indexer/reader.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <optional>

#include "common/error.hpp"
#include "common/limits.hpp"
#include "common/schema.hpp"
#include "common/text.hpp"
#include "indexer/cut.hpp"
#include "indexer/json_items.hpp"
#include "indexer/json_repair.hpp"
#include "indexer/post.hpp"

namespace propos {
namespace {

std::string hash_with_version(std::string_view bytes, bool repaired) {
  return hex_of(hash_of(bytes, hash_of(std::string(analysis_version) + '/' + std::string(schema_version) +
                                       (repaired ? "r" : ""))));
}

/// Reads the items of one source.
class SourceReader {
 public:
  SourceReader(const Source& source, InputForm form, const KnownPost& known, const PostSink& sink, Report& report)
      : source_(source), form_(form), known_(known), sink_(sink), report_(report) {}

  void read(std::istream& in, const std::function<void(std::uint64_t)>& progress) {
    JsonItems items(in);
    JsonItem item;
    bool any = false;
    while (items.next(item)) {
      any = true;
      read_item(item);
      progress(items.offset());
    }
    flush_passages();
    report_.source_bytes += items.offset();
    if (!any && items.offset() == 0) report_.reject(source_.name(), "empty file");
    else if (!any) report_.note(source_.name(), "holds no posts");
  }

 private:
  std::string where(const JsonItem& item) const { return source_.name() + ":" + std::to_string(item.offset); }

  void read_item(JsonItem& item) {
    switch (item.state) {
      case JsonItem::State::too_big:
        report_.reject(where(item), "longer than " + std::to_string(limits::max_post_bytes) + " bytes");
        return;
      case JsonItem::State::too_deep:
        report_.reject(where(item), "JSON nested over " + std::to_string(limits::max_json_depth) + " deep");
        return;
      case JsonItem::State::stray:
        report_.reject(where(item), stray_reason(item.bytes));
        return;
      case JsonItem::State::whole:
      case JsonItem::State::cut_off: break;
    }
    try {
      std::string repairs;
      const auto json = parse(item, repairs);
      if (form_ == InputForm::passages) {
        take_passage(json, item);
      } else if (const auto posts = json.find("posts"); posts != json.end() && posts->is_array() && !json.contains("content")) {
        for (const auto& post : *posts) take_post(post, where(item), dump_json(post), repairs);
      } else {
        take_post(json, where(item), item.bytes, repairs);
      }
    } catch (const Error& e) {
      report_.reject(e.where(), e.message());
    }
  }

  static std::string stray_reason(const std::string& bytes) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") || bytes.find('\0') != std::string::npos)
      return "UTF-16, or no text at all; convert it first: iconv -f UTF-16 -t UTF-8";
    return "expected a JSON object here";
  }

  /// Strict first; what fails is repaired and parsed again.
  Json parse(const JsonItem& item, std::string& repairs) const {
    const bool sound = item.state == JsonItem::State::whole && is_utf8(item.bytes);
    std::optional<Error> failure;
    if (sound) {
      try {
        return parse_json(item.bytes, source_.name());
      } catch (const Error& e) {
        failure = e;
      }
    }
    const auto repaired = repair_json(item.bytes);
    try {
      auto json = parse_json(repaired.text, source_.name());
      for (const auto& repair : repaired.repairs) repairs += (repairs.empty() ? "" : "; ") + repair;
      return json;
    } catch (const Error& e) {
      throw failure ? Error(failure->kind(), failure->message(), shifted(failure->where(), item.offset))
                    : Error(e.kind(), e.message(), shifted(e.where(), item.offset));
    }
  }

  /// "file:byte of the item" -> "file:byte of the source".
  static std::string shifted(const std::string& where, std::uint64_t offset) {
    const auto colon = where.rfind(':');
    if (colon == std::string::npos) return where;
    try {
      return where.substr(0, colon + 1) + std::to_string(std::stoull(where.substr(colon + 1)) + offset);
    } catch (const std::exception&) {
      return where;
    }
  }

  void take_post(const Json& json, const std::string& place, std::string_view bytes, const std::string& repairs) {
    try {
      auto post = post_from_rest(json, place);
      const auto named = place + ": post " + post.id;
      post.repaired = !repairs.empty();
      if (post.repaired) report_.repair(named, repairs);
      PostPassages out{post.id, hash_with_version(bytes, post.repaired), {}, false};
      out.unchanged = known_(out.post, out.hash);
      if (!out.unchanged) cut(post, named, out);
      sink_(std::move(out));
    } catch (const Error& e) {
      report_.reject(e.where(), e.message());
    }
  }

  void cut(const Post& post, const std::string& named, PostPassages& out) {
    auto cut = cut_post(post);
    if (cut.repaired && !post.repaired) report_.repair(named, "opening tags were missing");
    std::size_t past_cap = 0;
    for (const auto& placement : cut.placements)
      if (placement.role == Role::dropped) {
        ++report_.dropped_blocks[placement.rule];
        past_cap += placement.rule.starts_with("past ");
      }
    if (past_cap > 0)
      report_.note(named, std::to_string(past_cap) + " blocks past the limit of " +
                              std::to_string(limits::max_passages_per_post) + " passages are not indexed");
    if (cut.passages.empty()) {
      ++report_.empty;
      report_.note(named, "no text, so no passage");
    }
    out.passages = std::move(cut.passages);
  }

  /// Ready passages of one post stand together; a new post id ends the one before.
  void take_passage(const Json& json, const JsonItem& item) {
    auto passage = passage_from_json(json, where(item));
    if (pending_.post != passage.post) flush_passages();
    pending_.post = passage.post;
    pending_hash_ = hash_of(item.bytes, pending_hash_);
    pending_.passages.push_back(std::move(passage));
  }

  void flush_passages() {
    if (pending_.passages.empty()) return;
    pending_.hash = hash_with_version(hex_of(pending_hash_), false);
    pending_.unchanged = known_(pending_.post, pending_.hash);
    if (pending_.unchanged) pending_.passages.clear();
    sink_(std::move(pending_));
    pending_ = {};
    pending_hash_ = 0;
  }

  const Source& source_;
  InputForm form_;
  const KnownPost& known_;
  const PostSink& sink_;
  Report& report_;
  PostPassages pending_;
  std::uint64_t pending_hash_ = 0;
};

}  // namespace

void read_source(const Source& source, InputForm form, const KnownPost& known, const PostSink& sink, Report& report,
                 const std::function<void(std::uint64_t)>& progress) {
  SourceReader reader(source, form, known, sink, report);
  if (source.standard_input) {
    reader.read(std::cin, progress);
    return;
  }
  std::ifstream in(source.path, std::ios::binary);
  if (!in) {
    report.reject(source.name(), std::strerror(errno));
    return;
  }
  reader.read(in, progress);
}

}  // namespace propos
