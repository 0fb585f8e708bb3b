// Text in lines of a width, as a terminal shows it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace propos {

/// UTF-8 text with marked byte spans, in order, that do not overlap.
struct MarkedText {
  std::string text;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> marks;
};

/// How lines are laid out. Escapes take no columns.
struct WrapStyle {
  std::size_t width = 80;              ///< columns
  std::string first;                   ///< begins the first line
  std::string indent;                  ///< begins the others
  std::string_view on, off;            ///< escapes around the text of each line
  std::string_view mark_on, mark_off;  ///< escapes around what is marked in a word
  std::string_view mark_sign;          ///< printed where a mark begins and ends; for text without escapes
};

/// Columns that `text` takes: wide characters two, combining ones none (Unicode TR11).
std::size_t columns(std::string_view text);

/// `text` without what would act on a terminal: control characters but for line feeds and tabs.
std::string without_controls(std::string_view text);

/// `text` in exactly `width` columns: cut with an ellipsis, or filled with spaces.
std::string fitted(std::string_view text, std::size_t width);

/// `text` on one line: runs of spaces, tabs and line feeds become a space, none at the ends. No-break spaces
/// stay.
std::string one_line(std::string_view text);

/// `text` in lines that end in a line feed. Lines break at spaces, but never where French has a no-break
/// space, be it typed as an ordinary one: before `; : ? ! » %` and behind `«` and a dash that opens the text.
/// A word that fits in no line is parted between characters. Control characters are left out. Nothing for a
/// text without words.
std::string wrap(const MarkedText& text, const WrapStyle& style);

}  // namespace propos
