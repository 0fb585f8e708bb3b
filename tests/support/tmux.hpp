// A program in a pane of tmux, a terminal that wraps lines as people see it.
#pragma once

#include <string>
#include <vector>

namespace propos::testing {

/// The lines that a program leaves in a pane of 80 columns and `rows` rows, without spaces at their ends;
/// where the terminal had to wrap a line, its parts stand joined in one. The server is a private one and ends
/// with the call. Throws when tmux fails or the program does not end within ten seconds.
std::vector<std::string> lines_in_pane(const std::vector<std::string>& command, unsigned rows = 60);

}  // namespace propos::testing
