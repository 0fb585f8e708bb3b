// What was typed on propos-serve's command line, checked.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "query/serve/http/settings.hpp"

namespace propos::serve {

/// One run of propos-serve.
struct ServeOptions {
  std::vector<std::pair<std::string, std::string>>
      indexes;             ///< name and directory, one or more; the first is asked when no other is named
  std::string topics;      ///< file; empty: those that ship
  std::string dictionary;  ///< of English; empty: none
  ServerSettings server;   ///< but for patterns and functions
};

/// Parses and checks the command line. When the program has nothing more to do (`--help`) it says so and returns its
/// exit status in `status`, otherwise -1 stands there. Throws Error{usage}.
ServeOptions parse_serve_options(int argc, char** argv, int& status);

}  // namespace propos::serve
