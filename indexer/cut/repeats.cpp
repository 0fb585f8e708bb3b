#include "indexer/cut/repeats.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace propos {
namespace {

/// The automaton of Aho and Corasick: a tree of all phrases in which the text is read once. Each node stands for a
/// beginning of a phrase; its `shorter` is the longest proper ending of it that is a node too.
class Automaton {
 public:
  /// Adds a phrase that is not empty; returns its node.
  std::uint32_t add(std::string_view phrase) {
    std::uint32_t node = root;
    for (const char c : phrase) {
      auto next = child(node, c);
      if (next == none) {
        next = static_cast<std::uint32_t>(nodes_.size());
        nodes_.push_back({root, none, nodes_[node].first_child, 0, c});
        nodes_[node].first_child = next;
        if (node == root) first_[static_cast<unsigned char>(c)] = next;
      }
      node = next;
    }
    return node;
  }

  /// Call it when all phrases are there.
  void count_in(std::string_view whole) {
    const auto order = link();
    std::uint32_t node = root;
    for (const char c : whole) {
      node = step(node, c);
      note(node, 1);
    }
    // What ends in a longer node ends in its shorter ones too.
    for (auto it = order.rbegin(); it != order.rend(); ++it) note(nodes_[*it].shorter, nodes_[*it].found);
  }

  bool found_twice(std::uint32_t node) const { return nodes_[node].found == 2; }
  std::size_t steps() const { return steps_; }

 private:
  static constexpr std::uint32_t root = 0;
  static constexpr std::uint32_t none = 0;  ///< the root is nobody's child

  struct Node {
    std::uint32_t shorter = root;
    std::uint32_t first_child = none;
    std::uint32_t sibling = none;
    std::uint8_t found = 0;  ///< how often, up to 2
    char byte = 0;
  };

  std::uint32_t child(std::uint32_t node, char c) {
    ++steps_;
    if (node == root) return first_[static_cast<unsigned char>(c)];
    auto at = nodes_[node].first_child;
    for (; at != none && nodes_[at].byte != c; at = nodes_[at].sibling) ++steps_;
    return at;
  }

  std::uint32_t step(std::uint32_t node, char c) {
    for (;; node = nodes_[node].shorter) {
      const auto next = child(node, c);
      if (next != none || node == root) return next;
    }
  }

  void note(std::uint32_t node, int times) {
    nodes_[node].found = static_cast<std::uint8_t>(std::min(2, nodes_[node].found + times));
  }

  /// Finds the shorter node of each; returns the nodes but for the root, shorter before longer.
  std::vector<std::uint32_t> link() {
    std::vector<std::uint32_t> order;
    order.reserve(nodes_.size());
    const auto add_children = [&](std::uint32_t node) {
      for (auto at = nodes_[node].first_child; at != none; at = nodes_[at].sibling) order.push_back(at);
    };
    add_children(root);
    for (std::size_t i = 0; i < order.size(); ++i) {
      const auto node = order[i];
      for (auto at = nodes_[node].first_child; at != none; at = nodes_[at].sibling)
        nodes_[at].shorter = step(nodes_[node].shorter, nodes_[at].byte);
      add_children(node);
    }
    return order;
  }

  std::vector<Node> nodes_ = std::vector<Node>(1);
  std::array<std::uint32_t, 256> first_{};  ///< children of the root, by byte
  std::size_t steps_ = 0;
};

}  // namespace

Repeats find_repeats(std::string_view whole, const std::vector<std::string_view>& phrases) {
  Automaton automaton;
  std::vector<std::uint32_t> nodes;
  for (const auto phrase : phrases) nodes.push_back(automaton.add(phrase));
  automaton.count_in(whole);
  Repeats out;
  for (std::size_t i = 0; i < phrases.size(); ++i)
    out.twice.push_back(!phrases[i].empty() && automaton.found_twice(nodes[i]));
  out.steps = automaton.steps();
  return out;
}

}  // namespace propos
