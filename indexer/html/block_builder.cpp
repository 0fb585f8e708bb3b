#include "indexer/html/block_builder.hpp"

#include <algorithm>
#include <utility>

#include "common/text.hpp"
#include "indexer/html/invisible.hpp"
#include "indexer/html/titles.hpp"

namespace propos {
namespace {

bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

void extend(std::vector<Range>& ranges, std::uint32_t begin, std::uint32_t end) {
  if (!ranges.empty() && ranges.back().end >= begin) ranges.back().end = std::max(ranges.back().end, end);
  else ranges.push_back({begin, end});
}

void shrink(std::vector<Range>& ranges, std::uint32_t begin, std::uint32_t end) {
  const auto length = end - begin;
  const auto moved = [&](std::uint32_t at) { return at <= begin ? at : at < end ? begin : at - length; };
  for (auto& range : ranges) range = {moved(range.begin), moved(range.end)};
  std::erase_if(ranges, [](const Range& r) { return r.begin >= r.end; });
}

/// Whether the first of the blocks [begin, end) may be the title of what follows it, in other blocks or other lines.
bool heads_more(const std::vector<Block>& blocks, std::size_t begin, std::size_t end) {
  return end - begin > 1 || blocks[begin].text.find('\n') != std::string::npos;
}

/// A note's text without the arrow that leads back to its call.
std::string note_without_arrow(std::string text) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view arrow : {"\uFE0E", "\uFE0F", "↩", "↑", "↵", " ", "^"})
      if (text.ends_with(arrow)) {
        text.resize(text.size() - arrow.size());
        again = true;
      }
  }
  return collapse_space(text);
}

/// Where a note was taken out, no space is left before a comma, a full stop or the end, and never two.
void close_gap(Block& block, std::uint32_t at) {
  auto& text = block.text;
  if (at == 0 || at > text.size() || text[at - 1] != ' ') return;
  const char next = at < text.size() ? text[at] : '.';
  if (next == '.' || next == ',' || next == ')' || next == ' ' || next == '\n' || text.compare(at, 3, "…") == 0)
    erase_text(block, at - 1, at);
}

/// Notes of blocks without text, as of a paragraph that is only a call: they go to the end of the block before, or to
/// the beginning of the first one.
void move_notes_of_empty_blocks(std::vector<Block>& blocks) {
  Block* before = nullptr;
  Block waiting;  // its calls and notes have no block before them
  for (auto& block : blocks) {
    if (!block.dropped.empty()) continue;
    if (!block.text.empty()) {
      if (before == nullptr) {
        block.calls.insert(block.calls.begin(), waiting.calls.size(), 0);
        block.notes.insert(block.notes.begin(), waiting.notes.begin(), waiting.notes.end());
      }
      before = &block;
    } else {
      auto& to = before == nullptr ? waiting : *before;
      to.calls.insert(to.calls.end(), block.calls.size(), static_cast<std::uint32_t>(to.text.size()));
      to.notes.insert(to.notes.end(), block.notes.begin(), block.notes.end());
    }
  }
}

}  // namespace

void erase_text(Block& block, std::uint32_t begin, std::uint32_t end) {
  block.text.erase(begin, end - begin);
  shrink(block.bold, begin, end);
  shrink(block.italic, begin, end);
  shrink(block.links, begin, end);
  for (auto& call : block.calls) call = call <= begin ? call : call < end ? begin : call - (end - begin);
}

std::vector<std::size_t> take_unrendered_notes(Block& block) {
  std::vector<std::size_t> taken;
  const auto take = [&](std::string_view open, std::string_view close, bool needs_words) {
    std::size_t from = 0;
    for (;;) {
      const auto begin = block.text.find(open, from);
      if (begin == std::string::npos) return;
      const auto end = block.text.find(close, begin + open.size());
      if (end == std::string::npos) return;
      auto note = collapse_space(std::string_view(block.text).substr(begin + open.size(), end - begin - open.size()));
      from = begin;
      if (needs_words && note.find(' ') == std::string::npos) {  // `((x))` may be a formula
        from = end;
        continue;
      }
      // Its place among the other calls is only known as long as its text parts them.
      const auto place = std::upper_bound(block.calls.begin(), block.calls.end(), begin) - block.calls.begin();
      block.calls.insert(block.calls.begin() + place, static_cast<std::uint32_t>(begin));
      block.notes.insert(block.notes.begin() + place, std::move(note));
      taken.push_back(static_cast<std::size_t>(place));
      erase_text(block, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end + close.size()));
      close_gap(block, static_cast<std::uint32_t>(begin));
    }
  };
  take("[mfn]", "[/mfn]", false);
  take("((", "))", true);
  return taken;
}

void BlockBuilder::set_kind(BlockKind kind, int level) {
  kind_ = kind;
  level_ = level;
}

Block& BlockBuilder::open(std::uint32_t source) {
  if (!current_) {
    current_.emplace();
    current_->kind = kind_;
    current_->level = level_;
    current_->dropped = dropped_;
    current_->source = source;
    current_->after_image = std::exchange(image_before_, false);
    pending_space_ = false;
  }
  return *current_;
}

void BlockBuilder::mark_styles(Block& block, std::uint32_t begin) const {
  const auto end = static_cast<std::uint32_t>(block.text.size());
  if (bold_ > 0) extend(block.bold, begin, end);
  if (italic_ > 0) extend(block.italic, begin, end);
  if (link_ > 0) extend(block.links, begin, end);
}

void BlockBuilder::begin_box(Setting setting) {
  end_block();
  open_boxes_.push_back(boxes_.size());
  boxes_.push_back({setting, blocks_.size(), blocks_.size()});
}

void BlockBuilder::end_box() {
  end_block();
  boxes_[open_boxes_.back()].end = blocks_.size();
  open_boxes_.pop_back();
}

/// The outermost element that says what it is tells it for all blocks in it. What holds half of the text is the post's
/// text, whatever it is called.
void BlockBuilder::mark_boxes() {
  std::vector<std::size_t> bytes_before = {0};
  for (const auto& block : blocks_)
    bytes_before.push_back(bytes_before.back() + (block.dropped.empty() ? block.text.size() : 0));
  std::uint32_t number = 0;
  for (auto& box : boxes_) {
    auto begin = box.begin;
    while (begin < box.end && blocks_[begin].text.empty()) ++begin;
    if (begin == box.end || blocks_[begin].box != 0) continue;
    if (2 * (bytes_before[box.end] - bytes_before[begin]) > bytes_before.back()) continue;
    // A title tells what is below it, not what it is itself.
    const auto title = heads_more(blocks_, begin, box.end) ? setting_of_title(blocks_[begin]) : Setting::text;
    const bool untold = box.setting == Setting::text || box.setting == Setting::framed || box.setting == Setting::box;
    if (untold && title != Setting::text) box.setting = title;
    if (box.setting == Setting::text) continue;
    ++number;
    for (auto i = begin; i < box.end; ++i) {
      blocks_[i].setting = box.setting;
      blocks_[i].box = number;
    }
  }
  boxes_.clear();
}

void BlockBuilder::text(std::string_view visible_or_not, std::uint32_t source) {
  const auto visible = without_invisible(visible_or_not);
  const std::string_view utf8 = visible;
  if (kind_ == BlockKind::preformatted) {
    if (current_ || !std::all_of(utf8.begin(), utf8.end(), is_ascii_space)) open(source).text += utf8;
    return;
  }
  std::size_t at = 0;
  while (at < utf8.size()) {
    if (is_ascii_space(utf8[at])) {
      pending_space_ = true;
      ++at;
      continue;
    }
    auto end = at;
    while (end < utf8.size() && !is_ascii_space(utf8[end])) ++end;
    const bool space = pending_space_;
    auto& block = open(source);
    const auto begin = static_cast<std::uint32_t>(block.text.size());
    if (space && !block.text.empty() && block.text.back() != '\n' && block.text.back() != ' ') block.text += ' ';
    pending_space_ = false;
    block.text += utf8.substr(at, end - at);
    mark_styles(block, begin);
    at = end;
  }
}

void BlockBuilder::link_jumps() { open(0).jumps = true; }

void BlockBuilder::line_break() {
  if (current_ && !current_->text.empty()) current_->text += '\n';
  pending_space_ = false;
}

void BlockBuilder::end_block() {
  pending_space_ = false;
  if (!current_) return;
  auto block = std::move(*current_);
  current_.reset();
  for (const auto taken : take_unrendered_notes(block))
    for (auto call = calls_.rbegin(); call != calls_.rend() && call->block == blocks_.size(); ++call)
      call->note += call->note >= taken;
  // A call's gap is closed only now that it is known what follows. From the back, so that places stay true.
  for (std::size_t i = block.calls.size(); i-- > 0;) close_gap(block, block.calls[i]);
  while (!block.text.empty() && (is_ascii_space(block.text.back()))) block.text.pop_back();
  const auto size = static_cast<std::uint32_t>(block.text.size());
  for (auto* ranges : {&block.bold, &block.italic, &block.links}) shrink(*ranges, size, UINT32_MAX);
  for (auto& call : block.calls) call = std::min(call, size);
  if (collapse_space(block.text).empty()) block.text.clear();
  blocks_.push_back(std::move(block));
}

void BlockBuilder::note_call(std::string target, const std::string& text) {
  auto& block = open(0);
  if (pending_space_ && !block.text.empty() && block.text.back() != '\n') block.text += ' ';
  pending_space_ = false;
  block.calls.push_back(static_cast<std::uint32_t>(block.text.size()));
  block.notes.push_back(collapse_space(text));
  calls_.push_back({blocks_.size(), block.notes.size() - 1, std::move(target)});
}

void BlockBuilder::note_text(std::string_view text) {
  if (calls_.empty() || !current_ || calls_.back().block != blocks_.size()) note_call({});
  current_->notes[calls_.back().note] = collapse_space(text);
}

void BlockBuilder::anchor(std::string id) {
  if (!id.empty()) anchors_.emplace(std::move(id), blocks_.size());
}

std::vector<Block> BlockBuilder::take(const std::map<std::string, std::string>& footnotes) {
  end_block();
  for (const auto& call : calls_) {
    auto& note = blocks_[call.block].notes[call.note];
    if (const auto known = footnotes.find(call.target); known != footnotes.end()) {
      note = known->second;
    } else if (const auto anchor = anchors_.find(call.target); anchor != anchors_.end()) {
      if (anchor->second <= call.block || anchor->second >= blocks_.size()) continue;
      auto& target = blocks_[anchor->second];
      if (target.kind == BlockKind::heading) continue;
      note = note_without_arrow(target.text);
      target.kind = BlockKind::note;
      if (blocks_[call.block].dropped.empty()) target.dropped = "text of a footnote, kept with its passage";
      else if (target.dropped.empty()) target.dropped = "text of a footnote of a block that is left out";
    }
  }
  move_notes_of_empty_blocks(blocks_);
  mark_boxes();
  std::erase_if(blocks_, [](const Block& b) { return b.text.empty(); });
  calls_.clear();
  anchors_.clear();
  return std::exchange(blocks_, {});
}

}  // namespace propos
