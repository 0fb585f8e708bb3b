// Queries made of what passages hold, always the same for the same seed.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "common/passage.hpp"

namespace propos::testing {

/// Makes queries of all operators; some are written sloppily.
class RandomQueries {
 public:
  explicit RandomQueries(const std::vector<Passage>& passages) : passages_(passages) {}

  std::string query(unsigned seed);

 private:
  std::size_t below(std::size_t n) { return random_() % n; }
  const std::string& pick(const std::vector<std::string>& from) { return from[below(from.size())]; }
  std::string expression(int depth);
  std::string part(int depth);
  std::string leaf();
  std::string filter();
  std::string operand(int depth);
  /// `n` words of a passage, behind each other.
  std::string words(std::size_t n);

  const std::vector<Passage>& passages_;
  std::mt19937 random_;
};

}  // namespace propos::testing
