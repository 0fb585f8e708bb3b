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

/// Names the words that the index lacks.
Note unknown_note(const Leaf& leaf, const Readers& readers) {
  Note note;
  for (const auto& term : leaf.own_terms()) {
    if (readers.database.term_exists(term.text())) continue;
    const auto word = leaf.text.substr(term.begin, term.end - term.begin);
    note.fr += (note.fr.empty() ? "«\u00A0" : ", «\u00A0") + word + "\u00A0»";
    note.en += (note.en.empty() ? "“" : ", “") + word + "”";
  }
  return {note.fr + "\u00A0: inconnu de l’index", note.en + ": not in the index"};
}

/// The text as it would be corrected, its other words as they were typed.
std::string corrected(const Leaf& leaf, const Readers& readers) {
  const auto& text = leaf.text;
  std::string out;
  std::size_t at = 0;
  for (const auto& [term, sureness, alternative] : as_meant(leaf, Correction::best, readers).terms) {
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
  return (parts.words && words) || (parts.phrases && (node.kind == Kind::phrase || node.kind == Kind::exact));
}

/// Calls `use` for each part that is not excluded, in order.
template <typename Tree, typename Use>
void for_each_part(Tree& root, Use use) {
  std::vector<Tree*> open = {&root};
  while (!open.empty()) {
    auto& node = *open.back();
    open.pop_back();
    if (node.occur == Occur::excluded) continue;
    use(node);
    if (node.kind == Kind::near) continue;  // what is near stays what it is
    for (auto part = node.parts.rbegin(); part != node.parts.rend(); ++part) open.push_back(&*part);
  }
}

}  // namespace

std::vector<Note> did_you_mean(const AnalysedQuery& query, Uncorrected parts, const Readers& readers) {
  std::vector<Note> notes;
  for_each_part(query.query.root, [&](const Node& node) {
    if (!is_asked(node, parts) || !has_unknown_word(query.leaves.at(node.text), readers)) return;
    const auto meant = corrected(query.leaves.at(node.text), readers);
    if (meant == node.text) {
      if (parts.words) notes.push_back(unknown_note(query.leaves.at(node.text), readers));
      return;
    }
    notes.push_back({"«\u00A0" + node.text + "\u00A0»\u00A0: vouliez-vous dire «\u00A0" + meant + "\u00A0»\u00A0?",
                     "“" + node.text + "”: did you mean “" + meant + "”?"});
  });
  return notes;
}

std::optional<Query> without_quotes(const Query& query) {
  auto unquoted = query;
  bool changed = false;
  for_each_part(unquoted.root, [&](Node& node) {
    for (auto& part : node.parts)
      if (part.kind == Kind::phrase && part.occur == Occur::required && node.kind == Kind::bag)
        part.occur = Occur::optional;
    if (node.kind != Kind::phrase) return;
    node.kind = Kind::words;
    changed = true;
  });
  if (!changed) return {};
  return unquoted;
}

Note without_quotes_note(const Query& unquoted, std::uint64_t passages) {
  const auto text = to_text(unquoted);
  const auto count = std::to_string(passages) + (passages == 1 ? " passage" : " passages");
  return {"«\u00A0" + text + "\u00A0» sans guillemets\u00A0: " + count,
          "“" + text + "” without quotation marks: " + count};
}

}  // namespace propos
