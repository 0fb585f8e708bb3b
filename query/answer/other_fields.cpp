#include "query/answer/other_fields.hpp"

#include <array>
#include <optional>
#include <string>
#include <utility>

#include "query/language/field_names.hpp"
#include "query/language/print_query.hpp"

namespace propos {
namespace {

using Kind = Node::Kind;
using Count = std::function<std::uint64_t(const Query&)>;

constexpr std::array<FieldName, 6> neighbours = {FieldName::speaker, FieldName::author,   FieldName::tag,
                                                 FieldName::title,   FieldName::question, FieldName::answer};
constexpr std::size_t most_parts = 8;   ///< that are tried
constexpr std::size_t most_offers = 2;  ///< for one part

bool has_neighbours(FieldName field) {
  for (const auto neighbour : neighbours)
    if (neighbour == field) return true;
  return false;
}

/// The part in another field; nothing where that field cannot hold it.
std::optional<Node> in_field(const Node& part, FieldName field) {
  const auto& inner = part.kind == Kind::field ? part.parts.front() : part;
  const bool is_text =
      inner.kind == Kind::name || inner.kind == Kind::word || inner.kind == Kind::words || inner.kind == Kind::phrase;
  if (!is_text) return {};
  Node leaf;
  leaf.text = inner.text;
  if (holds_names(field)) {
    leaf.kind = Kind::name;
    leaf.field = field;
  } else {
    leaf.kind = inner.text.find(' ') == std::string::npos ? Kind::word : Kind::phrase;
    Node scoped;
    scoped.kind = Kind::field;
    scoped.field = field;
    scoped.parts.push_back(std::move(leaf));
    leaf = std::move(scoped);
  }
  leaf.occur = part.occur;
  return leaf;
}

class OtherFields {
 public:
  OtherFields(const Query& query, bool nothing, const Count& count)
      : query_{query.root, {}}, nothing_(nothing), count_(count) {}

  std::vector<Note> notes() {
    look_at(query_.root);
    return std::move(notes_);
  }

 private:
  /// Parts nest at most limits::max_query_depth deep.
  void look_at(Node& node) {
    if (node.occur == Occur::excluded || node.curated) return;
    if (has_neighbours(node.field) && (node.kind == Kind::name || (node.kind == Kind::field && nothing_))) {
      if (++parts_ <= most_parts) try_neighbours(node);
      return;
    }
    for (auto& part : node.parts) look_at(part);
  }

  static Query alone(Node part) {
    part.occur = Occur::optional;
    return {std::move(part), {}};
  }

  void try_neighbours(Node& part) {
    if (count_(alone(part)) == 0) return offer(part, [](Node other) { return alone(std::move(other)); });
    if (!nothing_ || &part == &query_.root) return;
    offer(part, [&](Node other) {
      std::swap(part, other);
      auto whole = query_;
      std::swap(part, other);
      return whole;
    });
  }

  /// `asked` makes the query that a part is tried in.
  template <typename Asked>
  void offer(const Node& part, Asked asked) {
    Note note;
    std::vector<std::string> found_by;
    std::size_t offers = 0;
    for (const auto field : neighbours) {
      const auto other = field == part.field ? std::nullopt : in_field(part, field);
      if (!other) continue;
      const auto query = asked(*other);
      const auto passages = count_(query);
      if (passages == 0) continue;
      const auto found = std::to_string(passages) + (passages == 1 ? " passage" : " passages");
      note.fr += "\u00A0; " + to_text(query) + "\u00A0: " + found;
      note.en += "; " + to_text(query) + ": " + found;
      found_by.push_back(to_text(query));
      if (++offers == most_offers) break;
    }
    if (offers == 0) return;
    const auto typed = to_text(asked(part));
    notes_.push_back({typed + "\u00A0: rien" + note.fr, typed + ": nothing" + note.en,
                      ReadAs{ReadAs::Kind::queries, typed, std::move(found_by)}});
  }

  Query query_;
  bool nothing_;
  const Count& count_;
  std::size_t parts_ = 0;
  std::vector<Note> notes_;
};

}  // namespace

std::vector<Note> other_fields(const Query& query, bool nothing, const Count& count) {
  return OtherFields(query, nothing, count).notes();
}

}  // namespace propos
