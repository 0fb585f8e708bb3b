// The terminal behind standard output: its size, what it shows, and a pager for what is longer.
#pragma once

#include <string>

#include "query/print/formats.hpp"

namespace propos {

/// When colours are used.
enum class Colour { automatic, always, never };

/// True when standard output is a terminal that knows escapes.
bool is_terminal();

/// Columns and rows: COLUMNS and LINES, else what the terminal says, else 80 and 24.
std::size_t terminal_width();
std::size_t terminal_rows();

/// How text is printed here: colours as asked (automatic: on a terminal without NO_COLOR,
/// https://no-color.org), links on a terminal.
TextStyle text_style(Colour colour);

/// Writes `text` to standard output; when it is a terminal with fewer rows, through $PAGER, or `less -FRX`.
/// An empty PAGER or `cat` is no pager.
void show(const std::string& text, bool pager);

/// Starts the desktop's browser (xdg-open) at `url`, without a shell. Returns false when that program is not
/// there or fails.
bool open_in_browser(const std::string& url);

}  // namespace propos
