#include "indexer/intake/reader.hpp"

#include <utility>

#include "indexer/intake/json_object.hpp"
#include "indexer/intake/source_stream.hpp"

namespace propos {
namespace {

const JsonObject* ready_passage(const SourceItem& item) {
  const auto* object = std::get_if<JsonObject>(&item.content);
  return object != nullptr && object->form == InputForm::passages ? object : nullptr;
}

}  // namespace

SourceReader::SourceReader(std::vector<Source> sources, InputForm form, std::size_t batch_bytes,
                           std::function<void(std::uint64_t)> progress)
    : sources_(std::move(sources)), form_(form), batch_bytes_(batch_bytes), progress_(std::move(progress)) {}

SourceReader::~SourceReader() = default;

std::uint64_t SourceReader::bytes() const { return bytes_before_ + (stream_ ? stream_->offset() : 0); }

bool SourceReader::next(Batch& batch) {
  batch = std::exchange(carried_, {});
  while (batch.bytes < batch_bytes_ && read_some(batch)) {
  }
  if (batch.bytes >= batch_bytes_) read_rest_of_post(batch);
  return !batch.items.empty();
}

/// Adds one piece or a few to the batch; false behind the last source.
bool SourceReader::read_some(Batch& batch) {
  if (!stream_) {
    if (next_source_ == sources_.size()) return false;
    stream_ = open_source(sources_[next_source_++], form_, batch);
    return true;
  }
  const bool more = stream_->read_some(batch);
  const auto read = bytes();
  if (!more) {
    bytes_before_ = read;
    stream_.reset();
  }
  progress_(read);
  return true;
}

/// The ready passages of one post are one batch's: goes on to where the post changes. What tells no post (it will be
/// rejected) ends none.
void SourceReader::read_rest_of_post(Batch& batch) {
  std::string post;
  const auto source = batch.items.back().source;
  for (auto item = batch.items.rbegin(); item != batch.items.rend() && post.empty() && item->source == source; ++item)
    if (const auto* object = ready_passage(*item)) post = post_of_passage(object->item, *source);
  while (!post.empty() && read_some(carried_)) {
    for (std::size_t i = 0; i < carried_.items.size(); ++i) {
      const auto& item = carried_.items[i];
      const auto* object = ready_passage(item);
      if (item.source != source || object == nullptr) return;
      const auto its_post = post_of_passage(object->item, *source);
      if (!its_post.empty() && its_post != post) return;
    }
    for (auto& item : carried_.items) batch.items.push_back(std::move(item));
    batch.bytes += carried_.bytes;
    carried_ = {};
  }
}

}  // namespace propos
