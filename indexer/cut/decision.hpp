// Is this post an interview, and what opens its questions? One score over the whole post for each shape.
#pragma once

#include <string>
#include <vector>

#include "indexer/cut/label_voices.hpp"
#include "indexer/cut/shapes.hpp"
#include "indexer/html/block.hpp"

namespace propos {

/// What was decided, and why.
struct Decision {
  std::vector<Shape> shapes;         ///< that open a question; none: the post is no interview
  std::vector<std::string> reasons;  ///< a line for each shape that was weighed: its score and the score's parts

  bool has(Shape shape) const;
};

/// Whether a title, an introduction or a credit says that an interview follows: "Entretien avec", "Cinq questions à",
/// "Propos recueillis par".
bool announces_interview(const std::string& text);

/// Weighs each shape by what its blocks do: how many ask, speak to somebody, are answered, are short, are quoted.
/// `announced`: the post says that it is an interview, then orders and statements may be questions as well. Labels
/// decide before shapes do. Linear.
Decision decide(const std::vector<Block>& blocks, const Labels& labels, bool announced = false);

}  // namespace propos
