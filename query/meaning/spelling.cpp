#include "query/meaning/spelling.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "common/stem.hpp"
#include "common/stopwords.hpp"
#include "common/text.hpp"
#include "query/meaning/edits.hpp"

namespace propos {
namespace {

constexpr std::size_t max_vocabulary = 2000000;
constexpr std::size_t longest_read = 64;
constexpr std::size_t shortest_read = 4;  ///< shorter words have too many neighbours
constexpr std::size_t long_word = 8;
constexpr std::size_t shortest_part = 3;  ///< of words written as one, but for stop words
constexpr std::size_t shortest_stop = 2;
constexpr std::size_t remembered = 64;  ///< words
constexpr std::size_t weighed = 12;     ///< candidates whose company is looked at
constexpr std::size_t most_others = 4;
constexpr int most_steps = 300;        ///< postings walked for one pair of terms
constexpr double edit_weight = 4;      ///< of a cost of 1, in powers of e
constexpr double common_power = 0.5;   ///< of the share of passages that hold a word
constexpr double company_share = 0.7;  ///< the rest goes by the passages that hold the word at all
constexpr double lost_space = 0.7;
constexpr double lost_apostrophe = 0.3;
constexpr double other_ending = 0.2;     ///< another ending, no mistake
constexpr double glued_stop_word = 0.3;  ///< more than for other words
constexpr std::size_t shortest_sure = 6;
constexpr std::size_t shortest_sure_part = 5;
constexpr double sure_company = 0.1;         ///< of the passages that hold the query's other words
constexpr double company_lift = 1.5;         ///< over all passages
constexpr double company_passages = 10;      ///< at least
constexpr std::size_t shortest_elided = 5;   ///< behind a lost apostrophe: `dessai`
constexpr std::size_t shortest_after_l = 7;  ///< `lambert` is a name
constexpr double sure_cost = 0.65;           ///< what is doubled, swapped, or spelt by its sound
constexpr double sure_cost_of_long = 1.3;
constexpr double stop_word_share = 0.5;  ///< of all passages: how common a stop word is taken to be

/// The dearest mistake that a word of so many letters may hold.
double dearest(std::size_t letters) { return letters < 6 ? 1.3 : letters < long_word ? 1.5 : 2.2; }

bool starts_with_vowel_or_h(std::string_view word) {
  return !word.empty() && std::string_view("aeiouyh").find(word.front()) != std::string_view::npos;
}

bool by_folded(const Form& form, std::string_view word) { return form.folded < word; }

/// How many of the passages that hold `a` hold `b`, judged by the first few.
double share_with(const Xapian::Database& database, const std::string& a, const std::string& b) {
  auto one = database.postlist_begin(a);
  auto other = database.postlist_begin(b);
  const auto one_end = database.postlist_end(a);
  const auto other_end = database.postlist_end(b);
  int seen = 0;
  int both = 0;
  for (; one != one_end && seen < most_steps; ++one, ++seen) {
    if (other != other_end) other.skip_to(*one);
    both += other != other_end && *other == *one;
  }
  return seen == 0 ? 0 : static_cast<double>(both) / seen;
}

/// How many passages hold both terms, about.
double together(const Xapian::Database& database, const std::string& a, const std::string& b) {
  const double with_a = database.get_termfreq(a);
  const double with_b = database.get_termfreq(b);
  return with_a <= with_b ? with_a * share_with(database, a, b) : with_b * share_with(database, b, a);
}

}  // namespace

bool is_sure_mistake(std::string_view folded, const Reading& reading) {
  const auto& words = reading.words;
  const auto too_common = [](const std::string& word) { return is_stop_word(fold(word), word); };
  if (words.empty() || words.size() > 2 || std::any_of(words.begin(), words.end(), too_common)) return false;
  const auto first = fold(words.front());
  if (words.size() == 2) return std::min(first.size(), fold(words.back()).size()) >= shortest_sure_part;
  if (folded.size() < shortest_sure) return false;
  if (reading.cost == lost_apostrophe && folded.ends_with(first))
    return first.size() >= (folded.front() == 'l' ? shortest_after_l : shortest_elided);
  for (const char foreign : {'k', 'w'})
    if (folded.find(foreign) != std::string_view::npos && first.find(foreign) == std::string::npos) return false;
  if (folded.front() != first.front()) return false;
  if (reading.in_company) return reading.cost <= sure_cost_of_long;
  // People leave letters out of a word more often than a name has one more: `aluminim`, but `autriche` and `autrice`.
  const bool is_long = folded.size() > long_word || (folded.size() == long_word && first.size() >= folded.size());
  return folded.back() == first.back() && reading.cost <= (is_long ? sure_cost_of_long : sure_cost);
}

/// A reading before it is weighed by its company.
struct Speller::Candidate {
  std::vector<const Form*> parts;
  double cost = 0;
  double passages = 0;  ///< that hold it, about
  double score = 0;     ///< logarithm of its likelihood
  bool possible = true;
  bool in_company = false;  ///< see Reading
};

void Speller::load(const Xapian::Database& database) {
  if (loaded_) return;
  forms_.clear();
  passages_ = database.get_doccount();
  for (auto& form : forms_with_prefix(database, "", max_vocabulary)) {
    if (has_one_capital(form.form)) continue;  // a stop word that is a name: `Est`
    if (!forms_.empty() && forms_.back().folded == form.folded) {
      if (form.passages > forms_.back().passages) forms_.back() = std::move(form);
    } else {
      forms_.push_back(std::move(form));
    }
  }
  const auto known = static_cast<std::ptrdiff_t>(forms_.size());
  for (const auto word : stop_words())
    if (auto folded = fold(word); find(folded) == nullptr && folded.size() > 1)
      forms_.push_back(
          {std::string(word), std::move(folded), static_cast<std::uint32_t>(passages_ * stop_word_share) + 1});
  std::sort(forms_.begin() + known, forms_.end(), [](const Form& a, const Form& b) { return a.folded < b.folded; });
  std::inplace_merge(forms_.begin(), forms_.begin() + known, forms_.end(),
                     [](const Form& a, const Form& b) { return a.folded < b.folded; });
  letters_.clear();
  for (const auto& form : forms_) letters_.push_back(letters_of(form.folded));
  loaded_ = true;
}

const Form* Speller::find(std::string_view folded) const {
  const auto found = std::lower_bound(forms_.begin(), forms_.end(), folded, by_folded);
  return found != forms_.end() && found->folded == folded ? &*found : nullptr;
}

void Speller::add_near(std::string_view folded, std::vector<Candidate>& out) const {
  if (folded.size() < shortest_read) return;
  const double limit = dearest(folded.size());
  const auto letters = letters_of(folded);
  const auto own_term = stem(folded);
  const auto beginning = family_prefix(folded);
  const std::size_t stretch = folded.size() < long_word ? 1 : 2;  // `mauvais` is not `mauve`
  const int most_bits = limit > 1.5 ? 4 : 3;
  for (std::size_t i = 0; i < forms_.size(); ++i) {
    const auto& form = forms_[i].folded;
    double cost = limit + 1;
    const bool near = std::popcount(letters ^ letters_[i]) <= most_bits && form.size() >= 3 &&
                      form.size() <= folded.size() + stretch && form.size() + stretch >= folded.size();
    if (near) cost = typing_cost(folded, form, limit);
    if (cost > other_ending && form.starts_with(beginning) && stem(form) == own_term) cost = other_ending;
    if (cost <= limit) out.push_back({{&forms_[i]}, cost, static_cast<double>(forms_[i].passages)});
  }
}

void Speller::add_glued(std::string_view folded, std::vector<Candidate>& out) const {
  for (const std::string_view elision : {"l", "d", "qu", "j", "n", "s", "c", "m", "t"}) {
    const auto rest = folded.substr(std::min(elision.size(), folded.size()));
    if (!folded.starts_with(elision) || rest.size() < shortest_part || !starts_with_vowel_or_h(rest)) continue;
    if (const auto* known = find(rest)) out.push_back({{known}, lost_apostrophe, static_cast<double>(known->passages)});
  }
  for (std::size_t cut = shortest_stop; cut + shortest_stop <= folded.size(); ++cut) {
    const auto* first = part(folded.substr(0, cut));
    if (first == nullptr) continue;
    const auto rest = folded.substr(cut);
    if (const auto* second = part(rest)) add_parts({first, second}, out);
    for (std::size_t next = shortest_stop; next + shortest_stop <= rest.size(); ++next) {
      const auto* second = part(rest.substr(0, next));
      const auto* third = second == nullptr ? nullptr : part(rest.substr(next));
      if (third != nullptr) add_parts({first, second, third}, out);
    }
    const bool elided =
        rest.size() > shortest_read && (rest[0] == 'd' || rest[0] == 'l') && starts_with_vowel_or_h(rest.substr(1));
    const auto* second = elided ? part(rest.substr(1)) : nullptr;
    if (second != nullptr) add_parts({first, second}, out);
  }
}

const Form* Speller::part(std::string_view word) const {
  const auto* form = find(word);
  if (form == nullptr || is_stop_word(word, word)) return form;
  return word.size() >= shortest_part && form->passages >= 2 ? form : nullptr;
}

void Speller::add_parts(std::vector<const Form*> parts, std::vector<Candidate>& out) const {
  Candidate candidate{std::move(parts), 0, passages_};
  candidate.cost = lost_space * static_cast<double>(candidate.parts.size() - 1);
  std::size_t stop = 0;
  for (const auto* form : candidate.parts) {
    candidate.passages = std::min(candidate.passages, static_cast<double>(form->passages));
    stop += static_cast<std::size_t>(is_stop_word(form->folded, form->form));
  }
  if (stop == candidate.parts.size()) return;
  if (stop > 0) candidate.cost += glued_stop_word;
  out.push_back(std::move(candidate));
}

void Speller::weigh(Candidate& candidate, const std::vector<std::string>& others,
                    const Xapian::Database& database) const {
  std::vector<std::string> terms;
  for (const auto* form : candidate.parts)
    if (!is_stop_word(form->folded, form->form)) terms.push_back(stem(form->folded));
  if (terms.empty()) return;
  double share = candidate.passages / passages_;
  if (terms.size() > 1) {
    // Words that were written as one stand together elsewhere too.
    share = together(database, terms[0], terms[1]) / passages_;
    candidate.possible = share > 0;
  }
  double company = 0;
  double passages = 0;  // that hold it and one of the others
  std::size_t compared = 0;
  for (const auto& other : others) {
    const double with = database.get_termfreq(other);
    if (with == 0) continue;
    const double both = together(database, terms[0], other);
    passages += both;
    company += both / with;
    if (++compared == most_others) break;
  }
  const double mean = compared > 0 ? company / static_cast<double>(compared) : 0;
  candidate.in_company =
      passages >= company_passages && mean >= sure_company && mean >= company_lift * candidate.passages / passages_;
  if (compared > 0) share = (1 - company_share) * share + company_share * mean;
  candidate.score = -edit_weight * candidate.cost + common_power * std::log(share + 0.5 / passages_);
}

std::vector<Reading> Speller::read(const std::string& folded, const std::vector<std::string>& others,
                                   const Xapian::Database& database) {
  if (has_digit(folded) || folded.size() > longest_read) return {};
  const auto key = std::pair(folded, others);
  if (const auto known = read_.find(key); known != read_.end()) return known->second;
  if (read_.size() >= remembered) read_.clear();
  return read_.emplace(key, readings_of(folded, others, database)).first->second;
}

std::vector<Reading> Speller::readings_of(const std::string& folded, const std::vector<std::string>& others,
                                          const Xapian::Database& database) {
  load(database);
  std::vector<Candidate> candidates;
  add_near(folded, candidates);
  add_glued(folded, candidates);
  const auto best_first = [](const Candidate& a, const Candidate& b) { return a.score > b.score; };
  for (auto& c : candidates) c.score = -edit_weight * c.cost + common_power * std::log((c.passages + 0.5) / passages_);
  std::stable_sort(candidates.begin(), candidates.end(), best_first);
  if (candidates.size() > weighed) candidates.resize(weighed);
  for (auto& candidate : candidates) weigh(candidate, others, database);
  std::erase_if(candidates, [](const Candidate& c) { return !c.possible; });
  std::stable_sort(candidates.begin(), candidates.end(), best_first);
  std::vector<Reading> readings;
  double all = 0;
  for (const auto& c : candidates) {
    Reading reading;
    for (const auto* form : c.parts) reading.words.push_back(form->form);
    reading.share = std::exp(c.score - candidates.front().score);
    reading.cost = c.cost;
    reading.in_company = c.in_company;
    all += reading.share;
    readings.push_back(std::move(reading));
  }
  for (auto& reading : readings) reading.share /= all;
  return readings;
}

}  // namespace propos
