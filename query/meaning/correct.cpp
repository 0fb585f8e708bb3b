#include "query/meaning/correct.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "common/passage.hpp"
#include "common/stem.hpp"
#include "common/text.hpp"

namespace propos {
namespace {

constexpr Xapian::doccount well_known = 3;
constexpr std::size_t most_readings = 3;
constexpr double least_share = 0.15;  ///< of a reading beside the best
constexpr double sure_power = 0.3;    ///< of the best reading's share: its word was most likely meant, whichever it was

/// Corrects one leaf.
class Corrector {
 public:
  Corrector(const Leaf& leaf, const Readers& readers, Speller& speller, Correction correction)
      : leaf_(leaf),
        text_(leaf.text),
        database_(readers.database),
        analyzer_(readers.analyzer),
        families_(readers.families),
        speller_(speller),
        sure_(correction == Correction::likely) {}

  MeantLeaf corrected() {
    auto terms = leaf_.loose_terms();
    join(terms);
    for (std::size_t i = 0; i < terms.size(); ++i) {
      const bool as_typed = terms[i].joined || is_well_known(terms[i]) || (is_known(terms[i]) && has_form(terms[i]));
      if (as_typed || !add_readings(terms, i)) out_.terms.push_back({terms[i]});
    }
    return std::move(out_);
  }

 private:
  bool is_known(const Term& term) const { return database_.term_exists(term.text()); }

  /// So many passages hold the term that the word may well be one of its forms.
  bool is_well_known(const Term& term) const { return database_.get_termfreq(term.text()) >= well_known; }

  /// The index holds the word as it is, but for accents.
  bool has_form(const Term& term) {
    const auto& family = families_.family_of(term.folded());
    return std::any_of(family.begin(), family.end(),
                       [&](const auto& member) { return member.folded == term.folded(); });
  }

  /// What has a capital or stands in a compound may be a name, which nobody should find another word for.
  bool may_be_name(std::uint32_t begin, std::uint32_t end) const {
    const auto word = text_.substr(begin, end - begin);
    if (lower(word) != word) return true;
    return std::any_of(leaf_.words.begin(), leaf_.words.end(), [=](const LeafWord& whole) {
      return whole.kind == TokenKind::joined && whole.begin <= begin && whole.end >= end;
    });
  }

  bool has_capital(const Term& term) const {
    std::size_t at = term.begin;
    return is_upper(next_code_point(text_, at));
  }

  /// A name may be another name, spelled otherwise, but no common word (`Lagarde`, `garde`) that is not surely meant
  /// (`Entreprsie`).
  void keep_names(const std::string& folded, std::vector<Reading>& readings) {
    const auto may_be_meant = [&](const Reading& reading) {
      return is_sure_mistake(folded, reading) || stands_as_name(reading.words);
    };
    while (!readings.empty() && !may_be_meant(readings.front())) readings.erase(readings.begin());
  }

  /// Whether one of the first passages that hold the word has it with a capital inside a sentence. Nothing else tells
  /// names: the vocabulary has no capitals.
  bool stands_as_name(const std::vector<std::string>& words) {
    constexpr int most_passages = 5;
    if (words.size() != 1) return false;
    const auto term = stem(fold(words.front()));
    int seen = 0;
    for (auto at = database_.postlist_begin(term); at != database_.postlist_end(term) && seen < most_passages;
         ++at, ++seen) {
      const auto passage = load_passage(database_.get_document(*at).get_data());
      if (!passage) continue;
      const auto found = analyzer_.analyze(passage->question + "\n" + passage->text);
      for (std::size_t i = 1; i < found.size(); ++i)
        if (found[i].text() == term && found[i].capital && !found[i].new_sentence) return true;
    }
    return false;
  }

  /// Two words of which the index does not know one, but which together are a word that it knows, become that word.
  void join(std::vector<Term>& terms) {
    const LeafWord* before = nullptr;
    for (const auto& right : leaf_.words) {
      if (right.kind != TokenKind::word) continue;
      const auto* left = std::exchange(before, &right);
      if (left == nullptr || text_.substr(left->end, right.begin - left->end) != " ") continue;
      if (has_digit(left->word->folded) || has_digit(right.word->folded)) continue;
      if (!is_unknown(*left) && !is_unknown(right)) continue;
      if (sure_ && (may_be_name(left->begin, left->end) || may_be_name(right.begin, right.end))) continue;
      const auto whole = analyzer_.analyze(std::string(text_.substr(left->begin, left->end - left->begin)) +
                                           std::string(text_.substr(right.begin, right.end - right.begin)));
      if (whole.size() != 1 || !is_known(whole.front())) continue;
      replace(terms, left->begin, right.end, whole.front());
      before = nullptr;
    }
  }

  bool is_unknown(const LeafWord& word) const { return !word.stop && !database_.term_exists(word.word->term); }

  /// Puts `whole` in place of the terms from `begin` to `end` of the text.
  void replace(std::vector<Term>& terms, std::uint32_t begin, std::uint32_t end, Term whole) {
    const auto inside = [=](const Term& term) { return term.begin >= begin && term.end <= end; };
    const auto at = std::find_if(terms.begin(), terms.end(), inside);
    if (at == terms.end()) return;
    whole.begin = begin;
    whole.end = end;
    whole.position = at->position;
    note(begin, end, whole.form());
    *at = whole;
    terms.erase(std::remove_if(at + 1, terms.end(), inside), terms.end());
  }

  bool add_readings(const std::vector<Term>& terms, std::size_t i) {
    const auto& term = terms[i];
    if (sure_ && may_be_name(term.begin, term.end)) return false;
    std::vector<std::string> others;
    for (const auto& other : terms)
      if (!other.joined && other.text() != term.text()) others.push_back(other.text());
    auto readings = speller_.read(term.folded(), others, database_);
    if (!sure_ && has_capital(term)) keep_names(term.folded(), readings);
    if (readings.empty() || (sure_ && !is_sure_mistake(term.folded(), readings.front()))) return false;
    // Another form of the same term changes nothing.
    const auto& best = readings.front().words;
    if (best.size() == 1 && stem(fold(best.front())) == term.text()) return false;
    const bool kept = is_known(term);
    if (kept) out_.terms.push_back({term});
    std::string said;
    for (std::size_t r = 0; r < readings.size(); ++r) {
      if (r > 0 && (!sure_ || readings[r].share < least_share || r == most_readings)) break;
      if (r > 0 && !is_sure_mistake(term.folded(), readings[r])) continue;
      if (r > 0) said += " / ";
      const double sureness = r > 0 ? readings[r].share : std::pow(readings[r].share, sure_power);
      std::uint32_t step = 0;
      for (const auto& word : readings[r].words) {
        said += (said.empty() || said.back() == ' ' ? "" : " ") + word;
        for (auto known : analyzer_.analyze(word)) {
          if (known.joined) continue;
          known.begin = term.begin;
          known.end = term.end;
          known.position = term.position + step++;
          known.capital = term.capital;
          out_.terms.push_back({std::move(known), sureness, r > 0 || kept});
        }
      }
    }
    note(term.begin, term.end, said);
    return true;
  }

  void note(std::uint32_t begin, std::uint32_t end, const std::string& read) {
    const auto typed = std::string(text_.substr(begin, end - begin));
    out_.notes.push_back({"« " + typed + " » : lu « " + read + " » (--exact pour l’éviter)",
                          "“" + typed + "”: read as “" + read + "” (--exact to avoid it)",
                          ReadAs{ReadAs::Kind::corrected, typed, {read}}});
  }

  const Leaf& leaf_;
  std::string_view text_;  ///< the leaf's
  const Xapian::Database& database_;
  Analyzer& analyzer_;
  FamilyReader& families_;
  Speller& speller_;
  bool sure_;  ///< only what is surely mistyped
  MeantLeaf out_;
};

}  // namespace

MeantLeaf as_meant(const Leaf& leaf, Correction correction, const Readers& readers) {
  if (correction != Correction::none && readers.speller != nullptr)
    return Corrector(leaf, readers, *readers.speller, correction).corrected();
  MeantLeaf typed;
  for (const auto& term : leaf.loose_terms()) typed.terms.push_back({term});
  return typed;
}

const Leaf& MeantLeaves::typed(const std::string& text) {
  const auto& leaf = leaves_.at(text);
  const bool named = leaf.words.size() == 1 && !leaf.words.front().stop &&
                     readers_.database.term_exists(leaf.words.front().word->term);
  return named ? leaf : whatever_capitals(text);
}

const Leaf& MeantLeaves::whatever_capitals(const std::string& text) {
  if (const auto known = stop_words_.find(text); known != stop_words_.end()) return known->second;
  const auto& leaf = leaves_.at(text);
  auto plain = leaf.as_stop_word(readers_.analyzer);
  return plain ? stop_words_.emplace(text, std::move(*plain)).first->second : leaf;
}

const MeantLeaf& MeantLeaves::meant(const std::string& text, Correction correction) {
  const auto key = std::pair(text, correction);
  const auto known = meant_.find(key);
  if (known != meant_.end()) return known->second;
  return meant_.emplace(key, as_meant(typed(text), correction, readers_)).first->second;
}

}  // namespace propos
