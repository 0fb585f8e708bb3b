// Propos among its peers: `propos-bench driver`.
#pragma once

#include <string>
#include <vector>

namespace propos {

/// Speaks the protocol of bench/comparison/peer_driver.hpp; `arguments` are those behind `driver`. Builds with the
/// propos-index beside this program, searches in process. Returns the exit status.
int run_propos_driver(const std::vector<std::string>& arguments);

}  // namespace propos
