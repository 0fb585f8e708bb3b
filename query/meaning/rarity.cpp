#include "query/meaning/rarity.hpp"

#include <cmath>

namespace propos {
namespace {

constexpr double idf_power = 1.1;

}  // namespace

double plain_idf(double passages, double with_term) {
  return std::log(1 + (passages - with_term + 0.5) / (with_term + 0.5));
}

double idf(double passages, double with_term) { return std::pow(plain_idf(passages, with_term), idf_power); }

}  // namespace propos
