// Tables that only place things on the page.
#pragma once

#include <unordered_set>

#include "indexer/html/html_tree.hpp"

namespace propos {

/// The tables below `root` that hold text as a page does: without header cells and caption, and of one cell only, or
/// with paragraphs or long text in a cell, or with questions beside their answers. Linear.
std::unordered_set<const GumboNode*> layout_tables(const GumboNode* root);

}  // namespace propos
