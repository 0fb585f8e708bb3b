// The interactive mode: lines from a terminal, edited and remembered by libedit.
#pragma once

#include "query/program/query_options.hpp"

namespace propos {

/// Reads lines until Ctrl-D or :quit and answers each; Ctrl-C drops the line. History stands in
/// $XDG_STATE_HOME/propos/history. Returns the exit status. Throws Error.
int run_dialogue(const QueryOptions& options);

}  // namespace propos
