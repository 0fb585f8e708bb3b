#include "indexer/build/builder.hpp"

#include <string>
#include <utility>
#include <vector>

#include "common/error.hpp"
#include "common/index.hpp"
#include "common/passage.hpp"
#include "common/schema.hpp"

namespace propos {
namespace {

constexpr std::size_t small_index = 2000;        ///< passages: building it anew takes a fraction of a second
constexpr std::size_t living_for_each_dead = 9;  ///< with fewer the dead are merged away
constexpr std::size_t merge_batch_bytes = 1u << 20;

/// A post as the index stores it.
struct StoredPost {
  std::string post;
  std::vector<std::string> passages;
};

/// The posts of a batch that is merged. `name` is the index's.
PostBatch load_posts(const std::vector<StoredPost>& posts, const std::string& name) {
  PostBatch out;
  for (const auto& stored : posts) {
    auto& post = out.posts.emplace_back(PostPassages{stored.post, {}, {}, false});
    for (const auto& bytes : stored.passages) {
      if (auto passage = load_passage(bytes)) post.passages.push_back(std::move(*passage));
      else out.report.note(name, "post " + stored.post + ": a damaged passage is left out");
    }
    ++out.report.posts;
    out.report.passages += post.passages.size();
  }
  return out;
}

/// The living passages of an index, post by post, in the order of their documents.
class StoredPosts {
 public:
  StoredPosts(const Index& index, std::string name)
      : index_(index), name_(std::move(name)), at_(index.database.postlist_begin("")), dead_(index.dead.begin()) {}

  ReadPosts next() {
    auto posts = take();
    if (posts.empty()) return {};
    return [this, posts = std::move(posts)](const KnownPost&) { return load_posts(posts, name_); };
  }

 private:
  /// The posts of the next batch. The post that fills it is its last.
  std::vector<StoredPost> take() {
    const auto end = index_.database.postlist_end("");
    std::vector<StoredPost> posts;
    for (std::size_t size = 0; at_ != end; ++at_) {
      while (dead_ != index_.dead.end() && *dead_ < *at_) ++dead_;
      if (dead_ != index_.dead.end() && *dead_ == *at_) continue;
      const auto document = index_.database.get_document(*at_, Xapian::DOC_ASSUME_VALID);
      auto post = document.get_value(slot_post);
      if (posts.empty() || posts.back().post != post) {
        if (size >= merge_batch_bytes) break;
        posts.push_back({std::move(post), {}});
      }
      posts.back().passages.push_back(document.get_data());
      size += posts.back().passages.back().size();
    }
    return posts;
  }

  const Index& index_;
  std::string name_;
  Xapian::PostingIterator at_;
  std::vector<Xapian::docid>::const_iterator dead_;
};

/// Merged posts are those of the index: what is known of their sources stays.
void copy_post_hashes(const Xapian::Database& from, const SetMetadata& set) {
  const std::string all(metadata::post_hash);
  for (auto key = from.metadata_keys_begin(all); key != from.metadata_keys_end(all); ++key)
    set(*key, from.get_metadata(*key));
}

}  // namespace

Builder::Builder(const BuildOptions& options, std::function<void()> interrupt)
    : options_(options), interrupt_(std::move(interrupt)), directory_(options.directory, options.wait_seconds) {
  if (options_.rebuild || !directory_.has_index())
    full_.emplace(directory_.new_generation(), options_.jobs, interrupt_);
  else update_.emplace(options_.directory, options_.jobs, interrupt_);
}

void Builder::run(IndexedBatches& batches, Report& report) {
  if (full_) full_->run(batches, report);
  else update_->run(batches, report);
}

Report Builder::finish() {
  if (full_) {
    full_->finish();
    publish(*full_);
    full_.reset();
  } else {
    update_->finish();
    update_.reset();
  }
  return wants_merge() ? merge() : Report();
}

void Builder::publish(FullBuild& build) {
  build.keep();  // a stub that was renamed, but not surely written to the disk, names it already
  directory_.publish(build.generation());
  directory_.tidy();
}

bool Builder::wants_merge() const {
  const auto index = open_whole_index(options_.directory);
  if (index.dead.empty()) return false;
  return index.passages() < small_index || index.passages() < living_for_each_dead * index.dead.size();
}

Report Builder::merge() {
  const auto index = open_whole_index(options_.directory);
  StoredPosts posts(index, options_.directory.string());
  FullBuild build(directory_.new_generation(), options_.jobs, interrupt_);
  Report merged;
  try {
    IndexedBatches batches([&] { return posts.next(); });
    build.run(batches, merged);
    build.finish([&](const SetMetadata& set) { copy_post_hashes(index.database, set); });
  } catch (const Xapian::Error& e) {
    throw error_from(e, options_.directory.string());
  }
  publish(build);
  return merged;
}

std::uint64_t Builder::passages() const { return open_whole_index(options_.directory).passages(); }

}  // namespace propos
