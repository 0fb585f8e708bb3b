#include "indexer/html/html.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "common/text.hpp"
#include "indexer/html/block_builder.hpp"
#include "indexer/html/elements.hpp"
#include "indexer/html/html_plain.hpp"
#include "indexer/html/html_tree.hpp"
#include "indexer/html/invisible.hpp"
#include "indexer/html/layout_tables.hpp"

namespace propos {
namespace {

/// A footnote number: `1`, `[12]`, `*`.
bool is_call_label(std::string_view text) {
  const auto label = collapse_space(text);
  if (label.empty() || label.size() > 5) return false;
  return std::all_of(label.begin(), label.end(), [](char c) {
    return (c >= '0' && c <= '9') || c == '[' || c == ']' || c == '(' || c == ')' || c == '*';
  });
}

/// Reads a gumbo tree into a BlockBuilder.
class TreeReader {
 public:
  explicit TreeReader(BlockBuilder& builder) : builder_(builder) { contexts_.push_back({}); }

  void read(const GumboNode* root) {
    layout_tables_ = layout_tables(root);
    walk_tree(
        root, [this](const GumboNode* n) { return enter(n); }, [this](const GumboNode* n) { leave(n); });
  }

 private:
  /// What an open block element says of the blocks inside it.
  struct Context {
    const GumboNode* node = nullptr;
    BlockKind kind = BlockKind::paragraph;
    int level = 0;
    std::string dropped;
    bool boxed = false;  ///< the builder knows of it
  };

  bool enter(const GumboNode* node) {
    if (is_text(node)) {
      builder_.text(node->v.text.text, node->v.text.start_pos.offset);
      return false;
    }
    if (!is_element(node)) return false;
    const auto tag = node->v.element.tag;
    if (is_silent(node, tag)) return false;
    if (read_note(node, tag)) return false;
    if (tag == GUMBO_TAG_IMG) builder_.image();
    if (tag == GUMBO_TAG_BR) {
      builder_.line_break();
      return false;
    }
    if (is_block(tag) && !inside_row()) enter_block(node, tag);
    builder_.anchor(std::string(attribute(node, "id")));
    if (tag == GUMBO_TAG_A) builder_.anchor(std::string(attribute(node, "name")));
    enter_style(node);
    if (tag == GUMBO_TAG_A && attribute(node, "href").starts_with('#')) builder_.link_jumps();
    return true;
  }

  void leave(const GumboNode* node) {
    const auto tag = node->v.element.tag;
    leave_style(node);
    if (contexts_.back().node == node) {
      builder_.end_block();
      if (contexts_.back().boxed) builder_.end_box();
      contexts_.pop_back();
      apply_context();
    } else if (inside_row() && (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH)) {
      builder_.text(" · ", 0);
    } else if (inside_row() && is_block(tag)) {
      builder_.text(" ", 0);
    }
  }

  /// Elements whose inside is no text of the post.
  static bool is_silent(const GumboNode* node, GumboTag tag) {
    switch (tag) {
      case GUMBO_TAG_SCRIPT:
      case GUMBO_TAG_STYLE:
      case GUMBO_TAG_NOSCRIPT:
      case GUMBO_TAG_TEMPLATE:
      case GUMBO_TAG_IFRAME:
      case GUMBO_TAG_SVG:
      case GUMBO_TAG_OBJECT:
      case GUMBO_TAG_SELECT:
      case GUMBO_TAG_TEXTAREA:
      case GUMBO_TAG_AUDIO:
      case GUMBO_TAG_VIDEO:
      case GUMBO_TAG_HEAD: return true;
      default: break;
    }
    // A hidden block is dropped with its reason; hidden words are nothing at all.
    return !is_block(tag) && is_hidden(node);
  }

  /// Footnote calls and notes inside the sentence; true when the node was one.
  bool read_note(const GumboNode* node, GumboTag tag) {
    if (tag != GUMBO_TAG_A && tag != GUMBO_TAG_SUP && tag != GUMBO_TAG_SPAN) return false;
    static constexpr std::array<std::string_view, 2> texts = {"footnote__note", "footnote-content"};
    if (class_contains(node, texts)) {
      builder_.note_text(without_invisible(text_inside(node, 10000)));
      return true;
    }
    const auto* link = tag == GUMBO_TAG_A ? node : link_inside(node);
    const auto href = link == nullptr ? std::string_view() : attribute(link, "href");
    const auto hash = href.find('#');
    static constexpr std::array<std::string_view, 2> calls = {"footnote", "fn"};
    const bool named =
        class_contains(node, calls) || !attribute(node, "data-fn").empty() || !attribute(node, "data-mfn").empty();
    if (!named && (tag == GUMBO_TAG_SPAN || hash == std::string_view::npos)) return false;
    if (!is_call_label(text_inside(node, 16))) return false;
    const auto title = link == nullptr ? std::string_view() : attribute(link, "title");
    builder_.anchor(std::string(attribute(node, "id")));
    builder_.anchor(std::string(attribute(node, "name")));
    builder_.note_call(hash == std::string_view::npos ? std::string() : std::string(href.substr(hash + 1)),
                       plain_text(title));
    return true;
  }

  static const GumboNode* link_inside(const GumboNode* root) {
    const GumboNode* link = nullptr;
    walk_tree(
        root,
        [&](const GumboNode* node) {
          if (link == nullptr && is_element(node) && node->v.element.tag == GUMBO_TAG_A) link = node;
          return link == nullptr;
        },
        [](const GumboNode*) {});
    return link;
  }

  static bool is_block(GumboTag tag) {
    switch (tag) {
      case GUMBO_TAG_P:
      case GUMBO_TAG_DIV:
      case GUMBO_TAG_H1:
      case GUMBO_TAG_H2:
      case GUMBO_TAG_H3:
      case GUMBO_TAG_H4:
      case GUMBO_TAG_H5:
      case GUMBO_TAG_H6:
      case GUMBO_TAG_LI:
      case GUMBO_TAG_UL:
      case GUMBO_TAG_OL:
      case GUMBO_TAG_BLOCKQUOTE:
      case GUMBO_TAG_FIGURE:
      case GUMBO_TAG_FIGCAPTION:
      case GUMBO_TAG_PRE:
      case GUMBO_TAG_TABLE:
      case GUMBO_TAG_CAPTION:
      case GUMBO_TAG_TR:
      case GUMBO_TAG_TD:
      case GUMBO_TAG_TH:
      case GUMBO_TAG_DETAILS:
      case GUMBO_TAG_SUMMARY:
      case GUMBO_TAG_DL:
      case GUMBO_TAG_DT:
      case GUMBO_TAG_DD:
      case GUMBO_TAG_SECTION:
      case GUMBO_TAG_ARTICLE:
      case GUMBO_TAG_ASIDE:
      case GUMBO_TAG_HEADER:
      case GUMBO_TAG_FOOTER:
      case GUMBO_TAG_MAIN:
      case GUMBO_TAG_NAV:
      case GUMBO_TAG_FORM:
      case GUMBO_TAG_HR:
      case GUMBO_TAG_ADDRESS:
      case GUMBO_TAG_BODY:
      case GUMBO_TAG_FIELDSET: return true;
      default: return false;
    }
  }

  bool inside_row() const { return contexts_.back().kind == BlockKind::table_row; }

  void enter_block(const GumboNode* node, GumboTag tag) {
    builder_.end_block();
    auto context = contexts_.back();
    context.node = node;
    if (context.dropped.empty()) context.dropped = reason_to_drop(node);
    set_kind(context, node, tag);
    const auto setting = context.dropped.empty() ? setting_of(node) : Setting::text;
    context.boxed = context.dropped.empty() && (setting != Setting::text || holds_blocks(tag));
    if (context.boxed) builder_.begin_box(setting);
    contexts_.push_back(std::move(context));
    apply_context();
  }

  /// Elements around several blocks: their title may say that they stand apart.
  static bool holds_blocks(GumboTag tag) {
    return tag == GUMBO_TAG_DIV || tag == GUMBO_TAG_SECTION || tag == GUMBO_TAG_ASIDE || tag == GUMBO_TAG_TABLE ||
           tag == GUMBO_TAG_BLOCKQUOTE || tag == GUMBO_TAG_DETAILS || tag == GUMBO_TAG_FOOTER;
  }

  /// The outermost of these says what a block is: a heading inside a <summary> is a summary.
  void set_kind(Context& context, const GumboNode* node, GumboTag tag) const {
    const bool open = context.kind == BlockKind::paragraph || context.kind == BlockKind::definition ||
                      context.kind == BlockKind::list_item;
    if (is_pull_quote(node)) {
      context.kind = BlockKind::pull_quote;
    } else if (!open) {
      return;
    } else if (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6 && !says_question(node)) {
      context.level = static_cast<int>(tag - GUMBO_TAG_H1) + 1;
      context.kind = titles_toggle(node) ? BlockKind::accordion : BlockKind::heading;
    } else if (says_question(node)) {
      context.kind = BlockKind::marked;
    } else if (tag == GUMBO_TAG_FIGCAPTION || tag == GUMBO_TAG_CAPTION || says_caption(node)) {
      context.kind = BlockKind::caption;
    } else if (tag == GUMBO_TAG_SUMMARY) {
      context.kind = BlockKind::summary;
    } else if (titles_toggle(node)) {
      context.kind = BlockKind::accordion;
    } else if (tag == GUMBO_TAG_DT) {
      context.kind = BlockKind::term;
    } else if (tag == GUMBO_TAG_DD) {
      context.kind = BlockKind::definition;
    } else if (tag == GUMBO_TAG_LI) {
      context.kind = BlockKind::list_item;
    } else if (tag == GUMBO_TAG_BLOCKQUOTE) {
      context.kind = BlockKind::quotation;
    } else if (tag == GUMBO_TAG_TR && !in_layout_table(node)) {
      context.kind = BlockKind::table_row;
    } else if (tag == GUMBO_TAG_PRE || attribute(node, "class").find("wp-block-verse") != std::string_view::npos) {
      context.kind = BlockKind::preformatted;
    }
  }

  bool in_layout_table(const GumboNode* row) const {
    const auto* parent = row->parent;
    while (parent != nullptr && !is_element(parent, GUMBO_TAG_TABLE)) parent = parent->parent;
    return parent != nullptr && layout_tables_.contains(parent);
  }

  void apply_context() {
    builder_.set_kind(contexts_.back().kind, contexts_.back().level);
    builder_.set_dropped(contexts_.back().dropped);
  }

  /// What an element changes: +1 makes bold or italic what was not, -1 takes it away, 0 leaves it.
  struct StyleChange {
    const GumboNode* node = nullptr;
    int bold = 0;
    int italic = 0;
  };

  void enter_style(const GumboNode* node) {
    if (is_element(node, GUMBO_TAG_A)) builder_.link(+1);
    const StyleChange change{node, makes_bold(node).value_or(bold_) - bold_,
                             makes_italic(node).value_or(italic_) - italic_};
    if (change.bold == 0 && change.italic == 0) return;
    apply_style(change.bold, change.italic);
    styles_.push_back(change);
  }

  void leave_style(const GumboNode* node) {
    if (is_element(node, GUMBO_TAG_A)) builder_.link(-1);
    if (styles_.empty() || styles_.back().node != node) return;
    apply_style(-styles_.back().bold, -styles_.back().italic);
    styles_.pop_back();
  }

  void apply_style(int bold, int italic) {
    builder_.bold(bold);
    builder_.italic(italic);
    if (bold != 0) bold_ = bold > 0;
    if (italic != 0) italic_ = italic > 0;
  }

  BlockBuilder& builder_;
  std::unordered_set<const GumboNode*> layout_tables_;
  std::vector<StyleChange> styles_;
  bool bold_ = false;
  bool italic_ = false;
  std::vector<Context> contexts_;
};

}  // namespace

BlockList read_blocks(std::string_view html, const std::map<std::string, std::string>& footnotes) {
  std::map<std::string, std::string> notes;
  for (const auto& [id, content] : footnotes) notes[id] = plain_text(content);
  BlockList list;
  BlockBuilder builder;
  const auto shape = scan_html(html);
  list.stripped = shape.too_much;
  list.repaired = shape.openings_lost;
  if (shape.too_much || shape.openings_lost) {
    read_plain(html, builder);
  } else {
    const HtmlTree tree(html);
    TreeReader(builder).read(tree.root());
  }
  list.blocks = builder.take(notes);
  return list;
}

std::string plain_text(std::string_view html) {
  if (html.find_first_of("<&") == std::string_view::npos) return collapse_space(without_invisible(html));
  if (scan_html(html).too_much) {
    BlockBuilder builder;
    read_plain(html, builder);
    std::string text;
    for (const auto& block : builder.take({})) text += block.text + ' ';
    return collapse_space(text);
  }
  const HtmlTree tree(html);
  std::string text;
  walk_tree(
      tree.root(),
      [&](const GumboNode* node) {
        if (is_text(node)) text += node->v.text.text;
        return is_element(node) && node->v.element.tag != GUMBO_TAG_SCRIPT && node->v.element.tag != GUMBO_TAG_STYLE;
      },
      [](const GumboNode*) {});
  // One line keeps the no-break spaces of French; other white space is one space.
  std::string line;
  for (const char c : without_invisible(text)) {
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    if (!space) line += c;
    else if (!line.empty() && line.back() != ' ') line += ' ';
  }
  while (line.ends_with(' ')) line.pop_back();
  return line;
}

}  // namespace propos
