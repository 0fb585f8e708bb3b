// Lines typed in a dialogue: a query, or a command that begins with a colon.
#pragma once

#include <string>

#include "query/language/note.hpp"

namespace propos {

/// A line as it was read.
struct Command {
  enum class Kind {
    nothing,  ///< an empty line
    query,    ///< `text`
    topic,    ///< :topic NAME
    topics,   ///< :topics
    open,     ///< :open N
    quote,    ///< :quote N
    like,     ///< :like N
    next,     ///< :next
    help,     ///< :help
    quit,     ///< :quit
    wrong     ///< anything else with a colon before it, or an argument that is missing; `text` is the line
  } kind = Kind::nothing;
  std::string text;
  std::size_t number = 0;  ///< of :open, :quote and :like, from 1

  bool operator==(const Command&) const = default;
};

/// Reads a line. A command may be shortened as long as it is no other one's beginning (`:o 2`, `:q` is
/// :quit).
Command parse_command(const std::string& line);

/// The commands, a line each.
Note command_help();

}  // namespace propos
