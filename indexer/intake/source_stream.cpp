#include "indexer/intake/source_stream.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <utility>

#include "common/error.hpp"
#include "common/limits.hpp"
#include "indexer/intake/json_object.hpp"
#include "indexer/post/wxr.hpp"
#include "indexer/source/encoding.hpp"
#include "indexer/source/wxr_items.hpp"

namespace propos {
namespace {

constexpr std::size_t post_overhead = 256;  ///< of a post beside its texts, in memory

std::string too_long() { return "longer than " + std::to_string(limits::max_post_bytes) + " bytes"; }

/// The bytes of a source, and its name.
class Input {
 public:
  explicit Input(const Source& source)
      : file_(source.standard_input ? std::ifstream() : std::ifstream(source.path, std::ios::binary)),
        error_(source.standard_input || file_ ? 0 : errno),
        stream_(source.standard_input ? std::cin : static_cast<std::istream&>(file_)),
        name_(std::make_shared<const std::string>(source.name())) {}

  int error() const { return error_; }
  HeadedStream& stream() { return stream_; }
  const std::string& name() const { return *name_; }

  template <class Content>
  void give(Batch& batch, Content&& content, std::size_t size) const {
    batch.add({name_, std::forward<Content>(content)}, size);
  }
  void reject(Batch& batch, std::string where, std::string reason) const {
    give(batch, Incident{Incident::Kind::rejected, std::move(where), std::move(reason)}, 0);
  }
  void note(Batch& batch, std::string reason) const {
    give(batch, Incident{Incident::Kind::warning, name(), std::move(reason)}, 0);
  }

 private:
  std::ifstream file_;
  int error_;
  HeadedStream stream_;
  std::shared_ptr<const std::string> name_;
};

/// The objects of a JSON source.
class JsonStream : public SourceStream {
 public:
  JsonStream(std::unique_ptr<Input> input, InputForm form)
      : input_(std::move(input)), items_(input_->stream()), form_(form) {}

  bool read_some(Batch& batch) override {
    JsonItem item;
    if (!items_.next(item)) {
      if (!any_ && items_.offset() == 0) input_->reject(batch, input_->name(), "empty file");
      else if (!any_) input_->note(batch, "holds no posts");
      return false;
    }
    any_ = true;
    if (form_ == InputForm::automatic) look_for_form(item);
    const auto size = item.bytes.size();
    input_->give(batch, JsonObject{std::move(item), form_}, size);
    return true;
  }

  std::uint64_t offset() const override { return items_.offset(); }

 private:
  /// The first object that can be parsed tells what the others are.
  void look_for_form(const JsonItem& item) {
    if (item.state != JsonItem::State::whole && item.state != JsonItem::State::cut_off) return;
    try {
      std::string repairs;
      form_ = form_of(parse_object(item, input_->name(), repairs));
    } catch (const Error&) {
      // Rejected with its reason when it is parsed for good.
    }
  }

  std::unique_ptr<Input> input_;
  JsonItems items_;
  InputForm form_;
  bool any_ = false;
};

/// The posts of a WordPress export.
class ExportStream : public SourceStream {
 public:
  explicit ExportStream(std::unique_ptr<Input> input)
      : input_(std::move(input)), items_(input_->stream(), input_->name()) {}

  bool read_some(Batch& batch) override {
    try {
      WxrItem item;
      if (items_.next(item)) {
        take(item, batch);
        return true;
      }
    } catch (const Error& e) {
      input_->reject(batch, e.where(), e.message() + "; what was complete before is kept");
    }
    if (items_.repairs() > 0)
      input_->note(
          batch, std::to_string(items_.repairs()) + " bytes replaced that XML forbids (control characters, no UTF-8)");
    if (auto skipped = skips_.sentence(); !skipped.empty()) input_->note(batch, std::move(skipped));
    return false;
  }

  std::uint64_t offset() const override { return items_.offset(); }

 private:
  void take(const WxrItem& item, Batch& batch) {
    const auto where = input_->name() + ':' + std::to_string(item.offset);
    if (item.too_big) return input_->reject(batch, where, too_long());
    const bool skipped = skips_.skip(item);
    if (skipped && reason_withdrawn(item).empty()) return;
    try {
      ExportPost post{post_from_wxr(item, items_.authors(), items_.link(), where), item.offset};
      const auto size = post.post.html.size() + post_overhead;
      input_->give(batch, std::move(post), size);
    } catch (const Error& e) {
      if (!skipped) input_->reject(batch, e.where(), e.message());
    }
  }

  std::unique_ptr<Input> input_;
  WxrItems items_;
  WxrSkips skips_;
};

/// A saved page, all of it: it is one post.
class PageStream : public SourceStream {
 public:
  explicit PageStream(std::unique_ptr<Input> input) : input_(std::move(input)) {}

  bool read_some(Batch& batch) override {
    std::string bytes(limits::max_post_bytes + 1, '\0');
    input_->stream().read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(input_->stream().gcount()));
    bytes.shrink_to_fit();
    read_ = bytes.size();
    if (read_ > limits::max_post_bytes) input_->reject(batch, input_->name(), too_long());
    else input_->give(batch, PageBytes{std::move(bytes)}, read_);
    return false;
  }

  std::uint64_t offset() const override { return read_; }

 private:
  std::unique_ptr<Input> input_;
  std::size_t read_ = 0;
};

}  // namespace

std::unique_ptr<SourceStream> open_source(const Source& source, InputForm form, Batch& batch) {
  auto input = std::make_unique<Input>(source);
  const auto refuse = [&](std::string reason) {
    input->reject(batch, input->name(), std::move(reason));
    return nullptr;
  };
  if (input->error() != 0) return refuse(std::strerror(input->error()));
  const auto seen = recognise(input->stream().head());
  if (form == InputForm::automatic && !seen.refusal.empty()) return refuse(seen.refusal);
  if (auto reason = reason_to_refuse(input->stream().head()); !reason.empty()) return refuse(std::move(reason));
  if (form == InputForm::automatic) form = seen.form;
  if (form == InputForm::wxr) return std::make_unique<ExportStream>(std::move(input));
  if (form == InputForm::html) return std::make_unique<PageStream>(std::move(input));
  return std::make_unique<JsonStream>(std::move(input), form);
}

}  // namespace propos
