// Which forms of words in a trace belong to which term of a query, and how closely.
#pragma once

#include <xapian.h>
#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/terms.hpp"

namespace propos {

/// How closely a form is related to a query's word; a closer form has the bits of the wider ones too.
enum Kinship : std::uint8_t {
  same_prefix = 1,  ///< begins alike (family_prefix)
  same_root = 2,    ///< `formation`, `former`
  same_term = 4,    ///< `tours`, `tour`: what matches
  same_word = 8,    ///< but for accents that were not typed: `cote` is also `côté`
  same_form = 16    ///< as it was typed
};

/// Forms of an index's vocabulary that begin alike, with what analysis makes of them; remembered between queries. One
/// thread.
class FamilyReader {
 public:
  struct Member {
    std::string form, folded, term, root;
    std::uint32_t hash = 0;      ///< form_hash()
    std::uint32_t passages = 0;  ///< that hold it
  };

  FamilyReader(const Xapian::Database& database, Analyzer& analyzer) : database_(database), analyzer_(analyzer) {}

  /// The family of a folded word (see family_prefix). Valid until the next call. Throws Xapian::Error.
  const std::vector<Member>& family_of(std::string_view folded);
  /// Whether the index has the term of a folded word, or a word of its root. Throws Xapian::Error.
  bool knows(const std::string& term, std::string_view folded);
  /// Forgets what was read, when the index has changed.
  void forget() { families_.clear(); }

 private:
  const Xapian::Database& database_;
  Analyzer& analyzer_;
  std::unordered_map<std::string, std::vector<Member>> families_;  ///< by family_prefix
};

/// The forms that matter to one query, by their hash in traces.
class Families {
 public:
  /// What a form means to the query's terms.
  struct Relation {
    std::uint8_t term = 0;     ///< index of the term
    std::uint8_t kinship = 0;  ///< of Kinship
  };
  static constexpr std::size_t max_relations = 4;
  struct Relations {
    std::array<Relation, max_relations> all{};
    std::uint8_t count = 0;
    const Relation* begin() const { return all.data(); }
    const Relation* end() const { return all.data() + count; }
  };

  /// How many passages hold a form of a kinship to a term; upper bounds, sums over forms.
  struct Frequencies {
    double prefix = 0, root = 0, word = 0;
  };

  /// Adds the term with this index and the forms that are related to it.
  Frequencies add(std::size_t index, const Term& term, FamilyReader& reader);

  /// The relations of a form, or nothing.
  const Relations* find(std::uint32_t form_hash) const {
    if (!maybe_[form_hash & (bloom_bits - 1)]) return nullptr;
    const auto found = relations_.find(form_hash);
    return found == relations_.end() ? nullptr : &found->second;
  }

 private:
  static constexpr std::size_t bloom_bits = 1u << 12;

  void relate(std::uint32_t hash, std::size_t index, std::uint8_t kinship);

  std::unordered_map<std::uint32_t, Relations> relations_;
  std::vector<bool> maybe_ = std::vector<bool>(bloom_bits);
};

}  // namespace propos
