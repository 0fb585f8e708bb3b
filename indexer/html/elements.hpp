// What an element says of its inside by its name, classes and style: hidden, a box, a question, bold.
#pragma once

#include <optional>
#include <string>

#include "indexer/html/block.hpp"
#include "indexer/html/html_tree.hpp"

namespace propos {

/// Why what is inside is no part of the post's text: share bars, related posts, forms…; empty: it is. The lists are of
/// parts of class names, which are never fixed.
std::string reason_to_drop(const GumboNode* node);

/// Whether a browser does not show it: `hidden`, `display:none`, `aria-hidden`, texts for screen readers. The folded
/// panel of an accordion is none: a click opens it.
bool is_hidden(const GumboNode* node);

/// Whether its inside stands apart from the text: asides, boxes, biographies, credits.
Setting setting_of(const GumboNode* node);

/// `class="question"` and its like, as whole words of the class list.
bool says_question(const GumboNode* node);

/// The title of what a page builder or theme folds: toggles, accordions.
bool titles_toggle(const GumboNode* node);

/// A caption or picture credit that is no <figcaption>.
bool says_caption(const GumboNode* node);

/// A quotation of the text itself, set large.
bool is_pull_quote(const GumboNode* node);

/// Whether the element makes its text bold or italic, or takes that away (`<b style="font-weight:normal">`); nothing
/// where it says neither.
std::optional<bool> makes_bold(const GumboNode* node);
std::optional<bool> makes_italic(const GumboNode* node);

}  // namespace propos
