#include "query/answer/apart.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "common/passage.hpp"
#include "common/schema.hpp"
#include "query/answer/document_set.hpp"
#include "query/language/kind_names.hpp"
#include "query/language/print_query.hpp"

namespace propos {
namespace {

/// The query, of what stands apart only.
Query of_apart(const Query& query) {
  Node kind;
  kind.kind = Node::Kind::name;
  kind.field = FieldName::kind;
  kind.text = "hors-texte";
  Query apart;
  apart.root.kind = Node::Kind::all;
  apart.root.parts = {query.root, std::move(kind)};
  return apart;
}

/// The query that shows them; of a long one what is added to it.
Note shown_by(const Query& query) {
  constexpr std::size_t longest = 60;
  if (!query.asked_as.empty()) {
    const auto french = query.asked_as + " genre:hors-texte";
    return {french, query.asked_as + " kind:apart", ReadAs{ReadAs::Kind::queries, {}, {french}}};
  }
  const auto command = to_text(of_apart(query));
  const ReadAs reading{ReadAs::Kind::queries, {}, {command}};
  if (command.size() <= longest) return {command, command, reading};
  return {"la même requête avec genre:hors-texte", "the same query with kind:apart", reading};
}

}  // namespace

std::optional<Note> apart_note(const Query& query, const Plan& plan, const Index& index,
                               const FirstPassOptions& options) {
  if (index.silent.size() == index.dead.size()) return {};
  std::vector<std::pair<PassageKind, std::string>> kinds;
  std::vector<Xapian::Query> terms;
  for (const auto kind : passage_kinds)
    if (is_apart(kind) && kind != PassageKind::credit) {  // who took a picture is no answer to anything
      kinds.emplace_back(kind, boolean_term(prefix::kind, name_of(kind)));
      terms.emplace_back(kinds.back().second);
    }
  const FirstPass living(index, plan, options, index.dead);
  const Xapian::Query apart(Xapian::Query::OP_OR, terms.begin(), terms.end());
  const auto found =
      matching_documents(index.database, {Xapian::Query::OP_FILTER, living.query(), apart}, options.stop);
  if (found.size() == 0) return {};
  const auto total = std::to_string(found.size());
  const auto command = shown_by(query);
  Note note{total + (found.size() == 1 ? " autre hors des réponses" : " autres hors des réponses"),
            total + " more outside of the answers", command.read_as};
  std::string separator = " (";
  for (const auto& [kind, term] : kinds) {
    std::uint64_t passages = 0;
    for (auto it = index.database.postlist_begin(term); it != index.database.postlist_end(term); ++it)
      passages += found.contains(*it);
    if (passages == 0) continue;
    note.fr += separator + std::string(french_name_of(kind)) + "\u00A0: " + std::to_string(passages);
    note.en += separator + std::string(name_of(kind)) + ": " + std::to_string(passages);
    separator = ", ";
  }
  note.fr += "). Pour les voir\u00A0: " + command.fr;
  note.en += "). To see them: " + command.en;
  return note;
}

}  // namespace propos
