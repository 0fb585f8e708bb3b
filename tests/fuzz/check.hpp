// How a target tells a finding.
#pragma once

#include <cstdlib>
#include <iostream>
#include <string_view>

#include "common/error.hpp"

namespace propos::fuzz {

/// Ends the program for a finding that no sanitizer sees.
inline void require(bool holds, std::string_view what) {
  if (holds) return;
  std::cerr << what << '\n';
  std::abort();
}

/// Bad input is told by Error, and by nothing else.
template <typename Use>
void ignoring_errors(Use use) {
  try {
    use();
  } catch (const Error&) {
  }
}

}  // namespace propos::fuzz
