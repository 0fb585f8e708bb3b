#include "query/meaning/did_you_mean.hpp"

#include <algorithm>
#include <string>

#include "common/text.hpp"
#include "query/language/print_query.hpp"

namespace propos {
namespace {

using Kind = Node::Kind;

bool has_unknown_word(const Leaf& leaf, const Readers& readers) {
  const auto terms = leaf.own_terms();
  return std::any_of(terms.begin(), terms.end(),
                     [&](const Term& term) { return !readers.database.term_exists(term.text()); });
}

/// The text as it is corrected, its other words as they were typed.
std::string corrected(const Leaf& leaf, Correction correction, const Readers& readers) {
  const auto& text = leaf.text;
  std::string out;
  std::size_t at = 0;
  for (const auto& [term, sureness, alternative] : as_meant(leaf, correction, readers).terms) {
    if (term.joined || alternative) continue;
    const auto typed = text.substr(term.begin, term.end - term.begin);
    if (fold(typed) == term.folded()) continue;
    // What was run together is read as several words of one span.
    if (term.begin >= at) out += text.substr(at, term.begin - at) + term.form();
    else out += ' ' + term.form();
    at = term.end;
  }
  return out + text.substr(at);
}

bool is_asked(const Node& node, const Uncorrected& parts) {
  const bool words = node.kind == Kind::words || node.kind == Kind::word;
  return !is_as_meant(node) && (words || (parts.phrases && (node.kind == Kind::phrase || node.kind == Kind::exact)));
}

/// Notes for the parts of one query.
class Offers {
 public:
  Offers(const AnalysedQuery& query, const Uncorrected& parts, const Readers& readers)
      : query_(query), parts_(parts), readers_(readers) {}

  /// Goes through the tree, which is as deep as limits::max_query_depth lets it be. `plain`: nothing but parts side by
  /// side around, as where the plan corrects.
  void add(const Node& node, bool plain) {
    if (node.occur == Occur::excluded) return;
    plain = plain && node.occur == Occur::optional;
    if (is_asked(node, parts_)) offer(node, plain && !parts_.exact && node.kind == Kind::words);
    for (const auto& part : node.parts) add(part, plain && node.kind == Kind::bag);
  }

  std::vector<Note> take() { return std::move(notes_); }

 private:
  void offer(const Node& node, bool was_corrected) {
    const auto& leaf = query_.leaves.at(node.text);
    if (!has_unknown_word(leaf, readers_)) return;
    const auto meant = corrected(leaf, Correction::offered, readers_);
    const auto read = corrected(leaf, was_corrected ? Correction::likely : Correction::none, readers_);
    if (meant == read) return;
    notes_.push_back({"«\u00A0" + node.text + "\u00A0»\u00A0: vouliez-vous dire «\u00A0" + meant + "\u00A0»\u00A0?",
                      "“" + node.text + "”: did you mean “" + meant + "”?",
                      ReadAs{ReadAs::Kind::suggested, node.text, {meant}}});
  }

  const AnalysedQuery& query_;
  const Uncorrected& parts_;
  const Readers& readers_;
  std::vector<Note> notes_;
};

/// Makes words of phrases; true when there was one. What is excluded or near stays what it is.
bool unquote(Node& node) {
  if (node.occur == Occur::excluded || node.kind == Kind::near) return false;
  bool changed = node.kind == Kind::phrase;
  if (changed) node.kind = Kind::words;
  for (auto& part : node.parts) {
    const bool loosens = node.kind == Kind::bag && part.kind == Kind::phrase && part.occur == Occur::required;
    changed |= unquote(part);
    if (loosens) part.occur = Occur::optional;
  }
  return changed;
}

}  // namespace

std::vector<Note> did_you_mean(const AnalysedQuery& query, Uncorrected parts, const Readers& readers) {
  Offers offers(query, parts, readers);
  offers.add(query.query.root, true);
  return offers.take();
}

std::optional<Query> without_quotes(const Query& query) {
  auto unquoted = query;
  if (!unquote(unquoted.root)) return {};
  return unquoted;
}

Note without_quotes_note(const Query& unquoted, std::uint64_t passages) {
  const auto text = to_text(unquoted);
  const auto count = std::to_string(passages) + (passages == 1 ? " passage" : " passages");
  return {"«\u00A0" + text + "\u00A0» sans guillemets\u00A0: " + count,
          "“" + text + "” without quotation marks: " + count, ReadAs{ReadAs::Kind::queries, {}, {text}}};
}

}  // namespace propos
