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
#include "indexer/encoding.hpp"
#include "indexer/json_items.hpp"
#include "indexer/json_repair.hpp"
#include "indexer/page.hpp"
#include "indexer/post.hpp"
#include "indexer/wxr.hpp"

namespace propos {
namespace {

std::string hash_with_version(std::string_view bytes, bool repaired) {
  return hex_of(hash_of(bytes, hash_of(std::string(analysis_version) + '/' + std::string(cut_version) + '/' + std::string(schema_version) +
                                       (repaired ? "r" : ""))));
}

/// The hash of a post whose source says the same in changing bytes: exports and pages.
std::string hash_of_post(const Post& post) {
  std::string all;
  const auto add = [&all](const std::string& field) { all += field + '\0'; };
  for (const auto* field : {&post.title, &post.url, &post.date, &post.language, &post.html}) add(*field);
  for (const auto* list : {&post.authors, &post.categories, &post.tags}) {
    for (const auto& name : *list) add(name);
    add({});
  }
  for (const auto& [id, note] : post.footnotes) add(id + '=' + note);
  return hash_with_version(all, post.repaired);
}

/// Cuts posts and hands them on.
class PostIntake {
 public:
  PostIntake(const KnownPost& known, const PostSink& sink, Report& report, const CutObserver& observe)
      : known_(known), sink_(sink), report_(report), observe_(observe) {}

  Report& report() const { return report_; }

  /// `named` says in the report which post this is; `hash` is its content's.
  void take(const Post& post, const std::string& named, std::string hash) const {
    PostPassages out{post.id, std::move(hash), {}, false};
    out.unchanged = known_(out.post, out.hash);
    if (!out.unchanged) cut(post, named, out);
    sink_(std::move(out));
  }

  void take_ready(PostPassages&& post) const {
    post.unchanged = known_(post.post, post.hash);
    if (post.unchanged) post.passages.clear();
    sink_(std::move(post));
  }

 private:
  void cut(const Post& post, const std::string& named, PostPassages& out) const {
    auto cut = cut_post(post);
    if (observe_) observe_(post, cut);
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

  const KnownPost& known_;
  const PostSink& sink_;
  Report& report_;
  const CutObserver& observe_;
};

/// Reads the objects of a JSON source: posts or ready passages.
class JsonReader {
 public:
  JsonReader(const Source& source, InputForm form, const PostIntake& intake)
      : source_(source), form_(form), intake_(intake), report_(intake.report()) {}

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
      if (form_ == InputForm::automatic) form_ = form_of(json);
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

  /// The first object tells: ready passages have a text, posts a content. One that has neither tells nothing.
  static InputForm form_of(const Json& json) {
    if (json.contains("content") || json.contains("posts")) return InputForm::posts;
    return json.contains("text") ? InputForm::passages : InputForm::automatic;
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
      intake_.take(post, named, hash_with_version(bytes, post.repaired));
    } catch (const Error& e) {
      report_.reject(e.where(), e.message());
    }
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
    intake_.take_ready(std::move(pending_));
    pending_ = {};
    pending_hash_ = 0;
  }

  const Source& source_;
  InputForm form_;
  const PostIntake& intake_;
  Report& report_;
  PostPassages pending_;
  std::uint64_t pending_hash_ = 0;
};

using Progress = std::function<void(std::uint64_t)>;

/// Reads the items of a WordPress export.
void read_export(std::istream& in, const Source& source, const PostIntake& intake, const Progress& progress) {
  auto& report = intake.report();
  WxrItems items(in, source.name());
  WxrSkips skips;
  try {
    for (WxrItem item; items.next(item); progress(items.offset())) {
      const auto where = source.name() + ":" + std::to_string(item.offset);
      if (item.too_big) {
        report.reject(where, "longer than " + std::to_string(limits::max_post_bytes) + " bytes");
      } else if (!skips.skip(item)) {
        try {
          const auto post = post_from_wxr(item, items.authors(), where);
          const auto named = where + ": post " + post.id;
          if (post.repaired) report.repair(named, "bytes that are no UTF-8");
          intake.take(post, named, hash_of_post(post));
        } catch (const Error& e) {
          report.reject(e.where(), e.message());
        }
      }
    }
  } catch (const Error& e) {
    report.reject(e.where(), e.message() + "; what was complete before is kept");
  }
  if (items.repairs() > 0)
    report.note(source.name(), std::to_string(items.repairs()) + " bytes replaced that XML forbids (control characters, no UTF-8)");
  if (const auto skipped = skips.sentence(); !skipped.empty()) report.note(source.name(), skipped);
  report.source_bytes += items.offset();
}

/// Reads a saved page, all of it: it is one post.
void read_page(std::istream& in, const Source& source, const PostIntake& intake, const Progress& progress) {
  auto& report = intake.report();
  std::string bytes(limits::max_post_bytes + 1, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  report.source_bytes += bytes.size();
  progress(bytes.size());
  if (bytes.size() > limits::max_post_bytes)
    return report.reject(source.name(), "longer than " + std::to_string(limits::max_post_bytes) + " bytes");
  const auto post = post_from_page(bytes, source.name());
  const auto named = source.name() + ": post " + post.id;
  if (post.repaired) report.repair(named, "bytes that are no UTF-8");
  intake.take(post, named, hash_of_post(post));
}

void read_stream(std::istream& in, const Source& source, InputForm form, const PostIntake& intake, const Progress& progress) {
  HeadedStream stream(in);
  const auto seen = recognise(stream.head());
  const auto compressed_or_wide = reason_to_refuse(stream.head());
  if (form == InputForm::automatic && !seen.refusal.empty()) return intake.report().reject(source.name(), seen.refusal);
  if (!compressed_or_wide.empty()) return intake.report().reject(source.name(), compressed_or_wide);
  if (form == InputForm::automatic) form = seen.form;
  if (form == InputForm::wxr) return read_export(stream, source, intake, progress);
  if (form == InputForm::html) return read_page(stream, source, intake, progress);
  JsonReader(source, form, intake).read(stream, progress);
}

}  // namespace

void read_source(const Source& source, InputForm form, const KnownPost& known, const PostSink& sink, Report& report,
                 const std::function<void(std::uint64_t)>& progress, const CutObserver& observe) {
  const PostIntake intake(known, sink, report, observe);
  if (source.standard_input) return read_stream(std::cin, source, form, intake, progress);
  std::ifstream in(source.path, std::ios::binary);
  if (!in) return report.reject(source.name(), std::strerror(errno));
  read_stream(in, source, form, intake, progress);
}

}  // namespace propos
