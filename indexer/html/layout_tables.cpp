#include "indexer/html/layout_tables.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace propos {
namespace {

constexpr std::size_t long_cell = 400;  ///< bytes of text that no cell of a table of figures has

struct Cell {
  std::size_t bytes = 0;
  std::size_t paragraphs = 0;
  char last = 0;  ///< byte of its text that is no space
};

/// What is known of a table whose end was not reached yet.
struct Table {
  const GumboNode* node;
  bool has_head = false;
  bool has_table = false;  ///< another one inside
  std::size_t cells = 0;
  std::size_t most_paragraphs = 0;
  std::size_t most_bytes = 0;
  std::size_t questions = 0;  ///< cells that end in a question mark
};

bool is_layout(const Table& table) {
  if (attribute(table.node, "role") == "presentation") return true;
  if (table.has_head) return false;
  return table.cells == 1 || table.has_table || table.most_paragraphs >= 3 || table.most_bytes >= long_cell ||
         table.questions >= 2;
}

/// Reads the tables of a tree from outside to inside.
class TableReader {
 public:
  bool enter(const GumboNode* node) {
    if (is_text(node)) {
      see_text(node->v.text.text);
      return false;
    }
    if (!is_element(node)) return false;
    switch (node->v.element.tag) {
      case GUMBO_TAG_TABLE:
        if (!tables_.empty()) tables_.back().has_table = true;
        tables_.push_back({node});
        break;
      case GUMBO_TAG_TH:
      case GUMBO_TAG_CAPTION:
        if (!tables_.empty()) tables_.back().has_head = true;
        break;
      case GUMBO_TAG_TD: cells_.push_back({}); break;
      case GUMBO_TAG_P:
      case GUMBO_TAG_DIV:
      case GUMBO_TAG_LI:
      case GUMBO_TAG_H2:
      case GUMBO_TAG_H3:
      case GUMBO_TAG_H4:
        if (!cells_.empty()) ++cells_.back().paragraphs;
        break;
      default: break;
    }
    return true;
  }

  void leave(const GumboNode* node) {
    if (is_element(node, GUMBO_TAG_TABLE)) {
      if (is_layout(tables_.back())) layout_.insert(node);
      tables_.pop_back();
    } else if (is_element(node, GUMBO_TAG_TD)) {
      const auto cell = cells_.back();
      cells_.pop_back();
      if (tables_.empty()) return;
      auto& table = tables_.back();
      ++table.cells;
      table.most_paragraphs = std::max(table.most_paragraphs, cell.paragraphs);
      table.most_bytes = std::max(table.most_bytes, cell.bytes);
      table.questions += cell.last == '?';
    }
  }

  std::unordered_set<const GumboNode*> take() { return std::move(layout_); }

 private:
  void see_text(std::string_view text) {
    if (cells_.empty()) return;
    const auto last = text.find_last_not_of(" \t\r\n");
    if (last == std::string_view::npos) return;
    cells_.back().bytes += text.size();
    cells_.back().last = text[last];
  }

  std::vector<Table> tables_;
  std::vector<Cell> cells_;
  std::unordered_set<const GumboNode*> layout_;
};

}  // namespace

std::unordered_set<const GumboNode*> layout_tables(const GumboNode* root) {
  TableReader reader;
  walk_tree(
      root, [&](const GumboNode* node) { return reader.enter(node); },
      [&](const GumboNode* node) { reader.leave(node); });
  return reader.take();
}

}  // namespace propos
