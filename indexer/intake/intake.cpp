#include "indexer/intake/intake.hpp"

#include <utility>

#include "common/error.hpp"
#include "common/limits.hpp"
#include "common/schema.hpp"
#include "common/site.hpp"
#include "indexer/intake/json_object.hpp"
#include "indexer/post/page.hpp"

namespace propos {
namespace {

std::string hash_with_version(std::string_view bytes, bool repaired) {
  return hex_of(hash_of(bytes, hash_of(std::string(analysis_version) + '/' + std::string(cut_version) + '/' +
                                       std::string(schema_version) + (repaired ? "r" : ""))));
}

/// The hash of a post whose source says the same in changing bytes: exports and pages.
std::string hash_of_post(const Post& post) {
  std::string all;
  const auto add = [&all](const std::string& field) { all += field + '\0'; };
  for (const auto* field : {&post.title, &post.url, &post.date, &post.language, &post.site, &post.html}) add(*field);
  for (const auto* list : {&post.authors, &post.categories, &post.tags}) {
    for (const auto& name : *list) add(name);
    add({});
  }
  for (const auto& [id, note] : post.footnotes) add(id + '=' + note);
  return hash_with_version(all, post.repaired);
}

std::string stray_reason(const std::string& bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") || bytes.find('\0') != std::string::npos)
    return "UTF-16, or no text at all; convert it first: iconv -f UTF-16 -t UTF-8";
  return "expected a JSON object here";
}

/// Reads the pieces of one batch.
class Intake {
 public:
  Intake(const KnownPost& known, const std::string& site, const CutObserver& observe, const Corrections* corrections)
      : known_(known), site_(site), observe_(observe), corrections_(corrections) {}

  PostBatch read_all(Batch&& batch) {
    for (auto& item : batch.items) read(std::move(item));
    flush_passages();
    return std::move(out_);
  }

 private:
  void read(SourceItem&& item) {
    if (item.source != source_) flush_passages();
    source_ = item.source;
    std::visit([this](auto&& content) { take(std::forward<decltype(content)>(content)); }, std::move(item.content));
  }

  /// Ready passages of one post stand together; a new post id ends the one before.
  void flush_passages() {
    if (pending_.passages.empty()) return;
    pending_.hash = hash_with_version(hex_of(pending_hash_), false);
    take_passages(std::exchange(pending_, {}));
    pending_hash_ = 0;
  }

  void take(Incident&& incident) { report_.incidents.push_back(std::move(incident)); }

  void take_passages(PostPassages&& post) {
    post.unchanged = known_(post.post, post.hash);
    if (post.unchanged) post.passages.clear();
    give(std::move(post));
  }

  void give(PostPassages&& post) {
    report_.unchanged += post.unchanged;
    report_.posts += !post.unchanged && !post.withdrawn;
    report_.passages += post.passages.size();
    out_.posts.push_back(std::move(post));
  }

  void take(ExportPost&& item) {
    const auto named = *source_ + ':' + std::to_string(item.offset) + ": post " + item.post.id;
    if (!item.post.withdrawn.empty()) return withdraw(item.post, {named, item.post.withdrawn, true});
    take_post(std::move(item.post), named, "bytes that are no UTF-8");
  }

  void take(PageBytes&& page) {
    auto post = post_from_page(page.bytes, *source_);
    const auto named = *source_ + ": post " + post.id;
    take_post(std::move(post), named, "bytes that are no UTF-8");
  }

  void take(JsonObject&& object) {
    const auto place = place_of(*source_, object.item);
    switch (object.item.state) {
      case JsonItem::State::too_big:
        return report_.reject(place, "longer than " + std::to_string(limits::max_post_bytes) + " bytes");
      case JsonItem::State::too_deep:
        return report_.reject(place, "JSON nested over " + std::to_string(limits::max_json_depth) + " deep");
      case JsonItem::State::stray: return report_.reject(place, stray_reason(object.item.bytes));
      case JsonItem::State::whole:
      case JsonItem::State::cut_off: break;
    }
    try {
      std::string repairs;
      const auto json = parse_object(object.item, *source_, repairs);
      if (object.form == InputForm::passages) {
        take_passage(json, object.item, place);
      } else if (const auto posts = json.find("posts");
                 posts != json.end() && posts->is_array() && !json.contains("content")) {
        for (const auto& post : *posts) take_rest(post, place, dump_json(post), repairs);
      } else {
        take_rest(json, place, object.item.bytes, repairs);
      }
    } catch (const Error& e) {
      report_.reject(e.where(), e.message());
    }
  }

  void take_passage(const Json& json, const JsonItem& item, const std::string& place) {
    auto passage = passage_from_json(json, place);
    if (site_of_passage(passage).empty()) passage.host = site_;
    const auto post = post_key(passage);
    if (pending_.post != post) flush_passages();
    pending_.post = post;
    pending_hash_ = hash_of(item.bytes, pending_hash_);
    pending_.passages.push_back(std::move(passage));
  }

  void take_rest(const Json& json, const std::string& place, std::string_view bytes, const std::string& repairs) {
    try {
      auto post = post_from_rest(json, place);
      const auto named = place + ": post " + post.id;
      if (!post.withdrawn.empty()) return withdraw(post, {named, post.withdrawn, false});
      post.repaired = !repairs.empty();
      auto hash = hash_with_version(bytes, post.repaired);
      take_post(std::move(post), named, repairs, std::move(hash));
    } catch (const Error& e) {
      report_.reject(e.where(), e.message());
    }
  }

  /// The post's key. Its site becomes known where the link does not tell it.
  std::string key_of(Post& post) const {
    auto site = host_of_link(post.url);
    if (site.empty() && post.host.empty()) post.host = site_;
    return site_key(site.empty() ? post.host : site, post.id);
  }

  void withdraw(Post& post, Withdrawal&& why) { give({key_of(post), {}, {}, false, std::move(why)}); }

  void take_post(Post&& post, const std::string& named, const std::string& repairs) {
    auto hash = hash_of_post(post);
    take_post(std::move(post), named, repairs, std::move(hash));
  }

  /// `named` says in the report which post this is; `hash` is its content's.
  void take_post(Post&& post, const std::string& named, const std::string& repairs, std::string hash) {
    if (post.repaired) report_.repair(named, repairs);
    PostPassages out{key_of(post), std::move(hash), {}, false};
    const auto* said = corrections_ == nullptr ? nullptr : corrections_->of(post, out.post);
    if (said != nullptr) out.hash = hex_of(hash_of(said->hash, hash_of(out.hash)));
    out.unchanged = known_(out.post, out.hash);
    if (!out.unchanged) cut(post, said, named, out);
    give(std::move(out));
  }

  void cut(const Post& post, const PostCorrections* said, const std::string& named, PostPassages& out) {
    auto cut = cut_post(post, said);
    if (observe_) observe_(post, cut);
    report_.unfit_corrections += cut.unfit.size();
    for (const auto& line : cut.unfit) report_.note(named, line);
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
  const std::string& site_;
  const CutObserver& observe_;
  const Corrections* corrections_;
  PostBatch out_;
  Report& report_ = out_.report;
  std::shared_ptr<const std::string> source_;
  PostPassages pending_;
  std::uint64_t pending_hash_ = 0;
};

}  // namespace

PostBatch read_posts(Batch&& batch, const KnownPost& known, const std::string& site, const CutObserver& observe,
                     const Corrections* corrections) {
  return Intake(known, site, observe, corrections).read_all(std::move(batch));
}

}  // namespace propos
