#include "query/language/keep.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "common/text.hpp"

namespace propos {
namespace {

using Kind = Node::Kind;

/// The byte where words stand in a text as words of their own, from `begin` on; npos where they do not.
std::size_t place_of(const std::string& words, const std::string& text, std::size_t begin) {
  for (auto at = text.find(words, begin); at != std::string::npos; at = text.find(words, at + 1)) {
    const auto end = at + words.size();
    if ((at == 0 || text[at - 1] == ' ') && (end == text.size() || text[end] == ' ')) return at;
  }
  return std::string::npos;
}

Node part_of(const Node& node, std::size_t begin, std::size_t end) {
  auto part = node;
  part.text = collapse_space(std::string_view(node.text).substr(begin, end - begin));
  return part;
}

/// A leaf in parts: those that are kept, and what stands between.
std::vector<Node> parted(Node node, const std::string& words) {
  node.text = collapse_space(node.text);
  const auto text = lower(node.text);
  // Letters whose capital has other bytes move what stands behind them; then only the whole may be compared.
  if (text.size() != node.text.size()) {
    node.kept = node.kept || text == words;
    return {node};
  }
  std::vector<Node> parts;
  std::size_t done = 0;
  for (auto at = place_of(words, text, 0); at != std::string::npos; at = place_of(words, text, done)) {
    if (at > done) parts.push_back(part_of(node, done, at));
    done = at + words.size();
    parts.push_back(part_of(node, at, done));
    parts.back().kept = true;
  }
  if (done < text.size()) parts.push_back(part_of(node, done, text.size()));
  std::erase_if(parts, [](const Node& part) { return part.text.empty(); });
  return parts;
}

/// Goes through the tree, which is as deep as limits::max_query_depth lets it be.
void keep(Node& node, const std::string& words) {
  if (is_as_meant(node)) return;
  if (node.kind == Kind::word) node.kept = lower(node.text) == words;
  if (node.kind == Kind::words) {
    auto parts = parted(node, words);
    if (parts.size() == 1) node = std::move(parts.front());
    if (parts.size() <= 1) return;
    Node bag;
    bag.kind = Kind::bag;
    bag.occur = node.occur;
    for (auto& part : parts) part.occur = Occur::optional;
    bag.parts = std::move(parts);
    node = std::move(bag);
    return;
  }
  std::vector<Node> parts;
  for (auto& part : node.parts) {
    const bool splices = node.kind == Kind::bag && part.kind == Kind::words && part.occur == Occur::optional;
    keep(part, words);
    if (splices && part.kind == Kind::bag) std::move(part.parts.begin(), part.parts.end(), std::back_inserter(parts));
    else parts.push_back(std::move(part));
  }
  node.parts = std::move(parts);
}

}  // namespace

Query with_kept(Query query, const std::vector<std::string>& words) {
  for (const auto& typed : words)
    if (const auto kept = lower(collapse_space(typed)); !kept.empty()) keep(query.root, kept);
  return query;
}

}  // namespace propos
