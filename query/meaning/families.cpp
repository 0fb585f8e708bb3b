#include "query/meaning/families.hpp"

#include <algorithm>

#include "common/stem.hpp"
#include "common/text.hpp"
#include "common/vocabulary.hpp"

namespace propos {
namespace {

constexpr std::size_t max_forms = 2000;     ///< of one family; past that the rest is not told apart
constexpr std::size_t max_families = 4096;  ///< remembered

/// Whether a form is the word that was typed. Accents that were typed are meant (`marché` is not `marche`), but for one
/// that a capital may have lost (`Etat`); who types none means any.
bool is_word(const FamilyReader::Member& member, const Term& typed) {
  if (member.folded != typed.folded()) return false;
  if (typed.form() == typed.folded() || member.form == typed.form()) return true;
  std::size_t behind_initial = 0;
  next_code_point(typed.form(), behind_initial);
  return member.form == fold(typed.form().substr(0, behind_initial)) + typed.form().substr(behind_initial);
}

}  // namespace

const std::vector<FamilyReader::Member>& FamilyReader::family_of(std::string_view folded) {
  const std::string prefix(family_prefix(folded));
  if (const auto known = families_.find(prefix); known != families_.end()) return known->second;
  if (families_.size() >= max_families) families_.clear();
  auto& members = families_[prefix];
  for (auto& form : forms_with_prefix(database_, prefix, max_forms)) {
    const auto& word = analyzer_.word_of(form.form);
    members.push_back({std::move(form.form), word.folded, word.term, root(word.folded), word.hash, form.passages});
  }
  return members;
}

bool FamilyReader::knows(const std::string& term, std::string_view folded) {
  if (database_.get_termfreq(term) > 0) return true;
  const auto own_root = root(folded);
  const auto& family = family_of(folded);
  return std::any_of(family.begin(), family.end(), [&](const Member& member) { return member.root == own_root; });
}

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

Families::Frequencies Families::add(std::size_t index, const Term& term, FamilyReader& reader) {
  Frequencies frequencies;
  relate(term.word->hash, index, same_form | same_word | same_term | same_root | same_prefix);
  const auto own_root = root(term.folded());
  for (const auto& member : reader.family_of(term.folded())) {
    std::uint8_t kinship = same_prefix;
    if (member.root == own_root) kinship |= same_root;
    if (member.term == term.text()) kinship |= same_term | same_root;
    if (is_word(member, term)) kinship |= same_word;
    if (member.form == term.form()) kinship |= same_form;
    relate(member.hash, index, kinship);
    frequencies.prefix += member.passages;
    if ((kinship & same_root) != 0) frequencies.root += member.passages;
    if ((kinship & same_word) != 0) frequencies.word += member.passages;
  }
  return frequencies;
}

}  // namespace propos
