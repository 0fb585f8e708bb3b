// How much a word tells by being rare.
#pragma once

namespace propos {

/// The weight of rarity of what `with_term` of all `passages` hold: ln(1 + (N - n + ½) / (n + ½)) (Robertson & Zaragoza
/// 2009), to the power of 1.1. Any thread.
double idf(double passages, double with_term);
double plain_idf(double passages, double with_term);  ///< the same without the power

}  // namespace propos
