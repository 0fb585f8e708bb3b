// Accounting: the kept blocks of a cut post are its passages' text, once and in order.
#pragma once

#include <string>

#include "indexer/cut/cut.hpp"

namespace propos {

/// What was lost, said twice or out of order, in words; empty when the account is square. White space does
/// not count, and a block may lack its speaker's label or opening dash.
std::string accounting_problem(const Cut& cut);

}  // namespace propos
