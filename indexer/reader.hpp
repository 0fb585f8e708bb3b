// Sources -> posts, already cut: the passages of one post at a time, whatever the form of the source.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "common/passage.hpp"
#include "indexer/cut.hpp"
#include "indexer/post.hpp"
#include "indexer/recognise.hpp"
#include "indexer/report.hpp"
#include "indexer/sources.hpp"

namespace propos {

/// The passages of one post and the hash of the bytes it was read from.
struct PostPassages {
  std::string post;                ///< post id
  std::string hash;                ///< hex, of the source bytes and the analysis version
  std::vector<Passage> passages;   ///< empty when `unchanged`
  bool unchanged = false;
};

/// Receives posts, in order. Called by read_source on its thread.
using PostSink = std::function<void(PostPassages&&)>;

/// Asked before a post is cut: true when the index holds it with this hash.
using KnownPost = std::function<bool(const std::string& post, const std::string& hash)>;

/// Shown each post as it was cut, before its passages go to the sink.
using CutObserver = std::function<void(const Post&, const Cut&)>;

/// Reads one source and hands each post to `sink`. What the source holds is recognised unless `form` says it; UTF-16 and
/// compressed files are refused. What is damaged is repaired or rejected, told in `report`, and the rest goes on. `progress` gets the number of bytes read so far.
void read_source(const Source& source, InputForm form, const KnownPost& known, const PostSink& sink, Report& report,
                 const std::function<void(std::uint64_t)>& progress, const CutObserver& observe = {});

}  // namespace propos
