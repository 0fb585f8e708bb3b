#include "query/families.hpp"

#include <algorithm>

#include "common/stem.hpp"
#include "common/trace.hpp"
#include "common/vocabulary.hpp"

namespace propos {
namespace {

constexpr std::size_t max_forms = 2000;  ///< of one family; past that the rest is not told apart

}  // namespace

void Families::relate(std::uint32_t hash, std::size_t index, std::uint8_t kinship) {
  auto& relations = relations_[hash];
  maybe_[hash & (bloom_bits - 1)] = true;
  for (std::size_t i = 0; i < relations.count; ++i) {
    if (relations.all[i].term != index) continue;
    relations.all[i].kinship |= kinship;
    return;
  }
  if (relations.count < max_relations) relations.all[relations.count++] = {static_cast<std::uint8_t>(index), kinship};
}

Families::Frequencies Families::add(std::size_t index, const Term& term, const Xapian::Database& database,
                                    Analyzer& analyzer) {
  Frequencies frequencies;
  relate(form_hash(term.form), index, same_form | same_word | same_term | same_root | same_prefix);
  const auto own_root = root(term.folded);
  Token token;
  for (const auto& form : forms_with_prefix(database, family_prefix(term.folded), max_forms)) {
    std::uint8_t kinship = same_prefix;
    token.folded = form.folded;
    token.lowered = form.form;
    if (root(form.folded) == own_root) kinship |= same_root;
    if (analyzer.term_of(token) == term.text) kinship |= same_term | same_root;
    if (form.folded == term.folded) kinship |= same_word;
    if (form.form == term.form) kinship |= same_form;
    relate(form_hash(form.form), index, kinship);
    frequencies.prefix += form.passages;
    if ((kinship & same_root) != 0) frequencies.root += form.passages;
    if ((kinship & same_word) != 0) frequencies.word += form.passages;
  }
  return frequencies;
}

}  // namespace propos
