// One run of propos-serve.
#pragma once

#include "query/serve/serve_options.hpp"

namespace propos::serve {

/// Serves until SIGINT or SIGTERM; prints where it listens. Returns the exit status. Throws Error when it cannot begin.
int run_server(const ServeOptions& options);

}  // namespace propos::serve
