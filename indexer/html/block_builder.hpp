// Collects text, styles and footnote calls into blocks. Both readers of HTML write to it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/html/block.hpp"

namespace propos {

/// Builds the blocks of one post. A block opens with its first text and ends at end_block().
class BlockBuilder {
 public:
  /// Kind and level of the blocks that open from now on.
  void set_kind(BlockKind kind, int level = 0);
  /// Why blocks that open from now on are dropped; empty: they are kept.
  void set_dropped(std::string reason) { dropped_ = std::move(reason); }

  /// An element begins whose blocks may stand apart; Setting::text where only its title could say so. Each is ended
  /// again.
  void begin_box(Setting setting);
  void end_box();

  /// Adds text (UTF-8) without its invisible signs. Runs of ASCII white space become one space; in preformatted blocks
  /// they stay.
  void text(std::string_view utf8, std::uint32_t source);
  void line_break();
  /// A picture stands here.
  void image() { image_before_ = true; }
  void end_block();

  /// Nested styles: each open is closed again.
  void bold(int change) { bold_ += change; }
  void italic(int change) { italic_ += change; }
  void link(int change) { link_ += change; }
  /// The open link leads to a place in the same post.
  void link_jumps();

  /// A footnote call stands here; its text is known by `target` (an element's id) or given as `text`.
  void note_call(std::string target, const std::string& text = {});
  /// The text of the last call, when it stands inside the sentence.
  void note_text(std::string_view text);
  /// The element with this id starts here: with the open block, or with the next one.
  void anchor(std::string id);

  /// All blocks; notes found at anchors or in `footnotes` (id -> plain text) are moved to their calls.
  std::vector<Block> take(const std::map<std::string, std::string>& footnotes);

 private:
  struct Call {
    std::size_t block;
    std::size_t note;  ///< index in Block::notes
    std::string target;
  };

  /// An element and the blocks [begin, end) in it.
  struct Box {
    Setting setting;
    std::size_t begin;
    std::size_t end;
  };

  Block& open(std::uint32_t source);
  void mark_boxes();
  void mark_styles(Block& block, std::uint32_t begin) const;

  std::vector<Block> blocks_;
  std::optional<Block> current_;
  bool pending_space_ = false;
  bool image_before_ = false;
  BlockKind kind_ = BlockKind::paragraph;
  int level_ = 0;
  std::string dropped_;
  int bold_ = 0;
  int italic_ = 0;
  int link_ = 0;
  std::vector<Call> calls_;
  std::vector<Box> boxes_;  ///< in the order in which they begin
  std::vector<std::size_t> open_boxes_;
  std::map<std::string, std::size_t> anchors_;
};

/// Takes the bytes [begin, end) out of the block's text; ranges and calls follow.
void erase_text(Block& block, std::uint32_t begin, std::uint32_t end);

/// Takes `[mfn]…[/mfn]` and `((…))` out of the text: notes that the site failed to render. They join the calls and
/// notes, which are in order and stay so; the result says at which index each was put, one after the other.
std::vector<std::size_t> take_unrendered_notes(Block& block);

}  // namespace propos
