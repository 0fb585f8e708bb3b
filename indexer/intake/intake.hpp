// Pieces of sources -> posts, cut into passages.
#pragma once

#include <functional>

#include "indexer/cut/cut.hpp"
#include "indexer/intake/items.hpp"
#include "indexer/intake/reader.hpp"
#include "indexer/source/report.hpp"

namespace propos {

/// Receives posts, in order.
using PostSink = std::function<void(PostPassages&&)>;

/// Asked before a post is cut: true when the index holds it with this hash.
using KnownPost = std::function<bool(const std::string& post, const std::string& hash)>;

/// Shown each post as it was cut, before its passages go to the sink.
using CutObserver = std::function<void(const Post&, const Cut&)>;

/// Makes posts of a batch and hands them to `sink`. What is damaged is repaired or rejected, told in `report`, and the
/// rest goes on. Threads may each read a batch of their own.
void read_batch(Batch&& batch, const KnownPost& known, const PostSink& sink, Report& report,
                const CutObserver& observe = {});

/// Reads everything, on the calling thread, and adds the bytes that were read to `report`.
void read_posts(SourceReader& reader, const KnownPost& known, const PostSink& sink, Report& report,
                const CutObserver& observe = {});

}  // namespace propos
