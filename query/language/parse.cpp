#include "query/language/parse.hpp"

#include <algorithm>
#include <optional>

#include "common/error.hpp"
#include "common/limits.hpp"
#include "common/text.hpp"
#include "common/tokens.hpp"
#include "query/language/balance.hpp"
#include "query/language/field_names.hpp"
#include "query/language/lexer.hpp"

namespace propos {
namespace {

using Mark = Lexeme::Kind;
using Kind = Node::Kind;

bool is_one_word(const Node& node) { return node.kind == Kind::words && node.text.find(' ') == std::string::npos; }

/// A single word that an operator, sign or field belongs to is taken as a whole.
Node operand(Node node) {
  if (is_one_word(node)) node.kind = Kind::word;
  return node;
}

/// Reads balanced lexemes by the grammar
///   any  = all { OU all }
///   all  = [SAUF] bag { (ET [SAUF] | SAUF) bag }
///   bag  = [+|-] near { [+|-] near }
///   near = atom { PRÈS atom }
///   atom = leaf | field leaf | [field] ( any )
/// Functions call each other as deep as parentheses stand inside each other, which balance() has bounded.
class Parser {
 public:
  Parser(const std::vector<Lexeme>& lexemes, const std::string& day, std::vector<Note>& notes)
      : lexemes_(lexemes), day_(day), notes_(notes) {}

  Node read() { return read_any(FieldName::none); }

 private:
  bool at(Mark kind) const { return at_ < lexemes_.size() && lexemes_[at_].kind == kind; }
  bool take(Mark kind) {
    if (!at(kind)) return false;
    ++at_;
    return true;
  }

  static Node joined(Kind kind, std::vector<Node> parts) {
    Node node;
    node.kind = kind;
    for (auto& part : parts) node.parts.push_back(operand(std::move(part)));
    return node;
  }

  Node read_any(FieldName field) {
    std::vector<Node> parts;
    do parts.push_back(read_all(field));
    while (take(Mark::any));
    return parts.size() == 1 ? std::move(parts.front()) : joined(Kind::any, std::move(parts));
  }

  /// SAUF, and SAUF SAUF, which says nothing.
  bool take_negation() {
    bool negated = false;
    while (take(Mark::none)) negated = !negated;
    return negated;
  }

  Node read_all(FieldName field) {
    std::vector<Node> parts;
    do {
      const bool negated = take_negation();
      parts.push_back(read_bag(field));
      if (negated) parts.back().occur = Occur::excluded;
    } while (take(Mark::all) || at(Mark::none));
    if (parts.size() == 1 && parts.front().occur != Occur::excluded) return std::move(parts.front());
    return joined(Kind::all, std::move(parts));
  }

  bool at_bag() const {
    if (at_ >= lexemes_.size()) return false;
    const auto kind = lexemes_[at_].kind;
    return is_leaf(kind) || kind == Mark::open || kind == Mark::field || kind == Mark::plus || kind == Mark::minus;
  }

  Node read_bag(FieldName field) {
    Node bag;
    bag.kind = Kind::bag;
    while (at_bag()) {
      const bool plus = take(Mark::plus);
      const bool minus = !plus && take(Mark::minus);
      const auto first = at_;
      const bool bare = !plus && !minus && at(Mark::word);
      auto node = read_near(field);
      const bool after_name = bare && first > 0 && first == last_name_word_;
      if (bare && at_ == first + 1) last_name_word_ = at_;
      if (!plus && !minus && !bag.parts.empty() && continues(bag.parts.back(), node, after_name)) {
        bag.parts.back().text += ' ' + node.text;
        continue;
      }
      const auto usual = default_occur(node);
      if (plus || minus) node = operand(std::move(node));
      node.occur = minus ? Occur::excluded : plus && usual == Occur::optional ? Occur::required : usual;
      bag.parts.push_back(std::move(node));
    }
    if (bag.parts.size() > 1) return bag;
    auto& only = bag.parts.front();
    if (only.occur != default_occur(only)) return bag;
    only.occur = Occur::optional;
    return std::move(only);
  }

  /// Words behind each other are one leaf, parentheses around some of them mean nothing: `l’allocation (AAH)`. So are
  /// the words of a name or topic in `auteur:(Camille Dupont)`.
  static bool continues(const Node& before, const Node& node, bool after_name) {
    if (before.kind != node.kind || before.field != node.field) return false;
    if (node.kind == Kind::words) return before.occur == Occur::optional && before.weight == 1 && node.weight == 1;
    return after_name && (node.kind == Kind::topic ||
                          (node.kind == Kind::name && has_longer_names(node.field) && !node.whole && !before.whole));
  }

  Node read_near(FieldName field) {
    auto node = read_atom(field);
    while (at(Mark::near)) {
      const auto distance = lexemes_[at_++].distance;
      std::vector<Node> parts;
      parts.push_back(std::move(node));
      parts.push_back(read_atom(field));
      const bool places = std::all_of(parts.begin(), parts.end(), has_places);
      if (!places) notes_.push_back({"PRÈS relie des mots : lu comme ET", "NEAR joins words: read as AND"});
      node = joined(places ? Kind::near : Kind::all, std::move(parts));
      node.distance = places ? distance : 0;
    }
    return node;
  }

  Node read_atom(FieldName field) {
    const bool own = at(Mark::field);
    const auto inner = own ? lexemes_[at_++].field : field;
    auto node = at(Mark::open) ? read_group(inner) : leaf(lexemes_[at_++], inner);
    if (!own || !holds_words(inner)) return node;
    Node scoped;
    scoped.kind = Kind::field;
    scoped.field = inner;
    scoped.parts.push_back(operand(std::move(node)));
    return scoped;
  }

  Node read_group(FieldName field) {
    ++at_;
    auto node = read_any(field);
    const double weight = lexemes_[at_++].weight;
    const bool weighted = default_occur(node) != Occur::filter;
    if (weighted) node.weight = std::clamp(node.weight * weight, 1e-6, limits::max_query_weight);
    return node;
  }

  Node leaf(const Lexeme& lexeme, FieldName field) {
    Node node;
    node.text = lexeme.text;
    if (holds_names(field)) {
      node.kind = Kind::name;
      node.field = field;
      node.whole = lexeme.kind == Mark::exact && has_longer_names(field);
      return node;
    }
    if (field == FieldName::date || field == FieldName::since) return date(lexeme, field);
    node.weight = lexeme.weight;
    if (field == FieldName::topic) {
      node.kind = Kind::topic;
      return node;
    }
    switch (lexeme.kind) {
      case Mark::prefix: node.kind = Kind::prefix; break;
      case Mark::fuzzy: node.kind = Kind::fuzzy; break;
      case Mark::exact: node.kind = Kind::exact; break;
      case Mark::phrase: node.kind = Kind::phrase; break;
      case Mark::loose: node.kind = Kind::loose; break;
      default: node.kind = Kind::words;
    }
    return node;
  }

  Node date(const Lexeme& lexeme, FieldName field) {
    const auto period = field == FieldName::date ? read_period(lexeme.text) : read_since(lexeme.text, day_);
    if (!period) {
      notes_.push_back(
          {"« " + lexeme.text +
               " » n’est pas une date (2024, 2024-03, 2024-03..2025-06, depuis:6mois) : lu "
               "comme des mots",
           "“" + lexeme.text + "” is no date (2024, 2024-03, 2024-03..2025-06, since:6months): read as words"});
      auto node = leaf(lexeme, FieldName::none);
      if (node.kind == Kind::words) node.text.insert(0, std::string(name_of(field)) + ":");
      return node;
    }
    if (period->turned)
      notes_.push_back(
          {"« " + lexeme.text + " » : lu dans l’ordre du temps", "“" + lexeme.text + "”: read in the order of time"});
    Node node;
    node.kind = Kind::date;
    node.from = period->from;
    node.to = period->to;
    return node;
  }

  const std::vector<Lexeme>& lexemes_;
  const std::string& day_;
  std::vector<Note>& notes_;
  std::size_t at_ = 0;
  std::size_t last_name_word_ = 0;  ///< behind the last word without a sign or field of its own
};

}  // namespace

Query parse_query(const std::string& text, const std::string& day) {
  if (text.size() > limits::max_query_bytes)
    throw Error(ErrorKind::too_big, "the query is longer than " + std::to_string(limits::max_query_bytes) + " bytes");
  const auto sound = repair_utf8(text);
  Query query;
  const auto lexemes = balance(read_lexemes(sound, query.notes), query.notes);
  std::size_t words = 0;
  for (const auto& lexeme : lexemes)
    if (is_leaf(lexeme.kind)) words += count_words(lexeme.text);
  if (words > limits::max_query_words)
    throw Error(ErrorKind::too_big, "the query has more than " + std::to_string(limits::max_query_words) + " words");
  if (lexemes.empty())
    throw Error(ErrorKind::usage, "empty query: give some words, or --topic ID (propos-query --help)");
  query.root = Parser(lexemes, day, query.notes).read();
  return query;
}

}  // namespace propos
