#include "indexer/cut/pairing.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <limits>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "common/limits.hpp"
#include "common/stem.hpp"
#include "common/terms.hpp"
#include "indexer/cut/openings.hpp"

namespace propos {
namespace {

/// By the number of its paragraphs.
constexpr std::array<PairingSign, 4> introductions = {PairingSign::no_introduction, PairingSign::introduction_of_1,
                                                      PairingSign::introduction_of_2, PairingSign::introduction_of_3};
constexpr std::size_t longest_answer = 20;  ///< paragraphs
constexpr double impossible = -std::numeric_limits<double>::infinity();

/// A text as two sets of keys: roots of words, and their first five letters.
struct Keys {
  std::unordered_set<std::string> roots;
  std::unordered_set<std::string> prefixes;
};

/// What a paragraph says by itself of an answer that begins with it.
struct Beginning {
  Opening opening;
  Keys sentence;                ///< of its first sentence
  bool first_person = false;    ///< "je" inside the first sentence
  bool very_short = false;      ///< its first sentence has at most 4 words
  bool after_question = false;  ///< the paragraph before ends in a question of its own
  double cohesion = 0;          ///< words that it shares with the paragraph before
};

/// The best path, and the signs of any.
class Pairer {
 public:
  Pairer(const std::vector<std::string>& questions, const std::vector<std::string>& paragraphs)
      : questions_(questions), paragraphs_(paragraphs) {
    gather_words();
    measure_shared();
    measure_beginnings();
  }

  std::vector<std::size_t> best_path(const PairingWeights& weights) const {
    const auto m = questions_.size();
    const auto n = paragraphs_.size();
    const auto begins = score_beginnings(weights);
    // best[i][j]: questions 0…i are placed, the i-th answer begins at j.
    std::vector<std::vector<double>> best(m, std::vector<double>(n, impossible));
    std::vector<std::vector<std::size_t>> from(m, std::vector<std::size_t>(n, 0));
    for (std::size_t j = 0; j < std::min(n, introductions.size()); ++j)
      best[0][j] = weights[static_cast<std::size_t>(introductions[j])] + begins[0][j];
    for (std::size_t i = 1; i < m; ++i)
      for (std::size_t j = i; j < n; ++j)
        for (std::size_t k = j > longest_answer ? j - longest_answer : 0; k < j; ++k) {
          if (best[i - 1][k] == impossible) continue;
          const double score = best[i - 1][k] + score_answer(weights, i - 1, k, j) + begins[i][j];
          if (score <= best[i][j]) continue;
          best[i][j] = score;
          from[i][j] = k;
        }
    std::size_t last = n;
    double top = impossible;
    for (std::size_t j = 0; j < n; ++j) {
      const double score = best[m - 1][j] + score_answer(weights, m - 1, j, n);
      if (score <= top) continue;
      top = score;
      last = j;
    }
    if (last == n) return {};
    std::vector<std::size_t> starts(m);
    for (std::size_t i = m; i-- > 0;) {
      starts[i] = last;
      last = from[i][last];
    }
    return starts;
  }

  PairingWeights signs_of(const std::vector<std::size_t>& starts) const {
    PairingWeights sums{};
    const auto add = [&sums](PairingSign sign, double value) { sums[static_cast<std::size_t>(sign)] += value; };
    if (starts.front() < introductions.size()) add(introductions[starts.front()], 1);
    for (std::size_t i = 0; i < starts.size(); ++i) {
      see_beginning(i, starts[i], add);
      see_answer(i, starts[i], i + 1 < starts.size() ? starts[i + 1] : paragraphs_.size(), add);
    }
    return sums;
  }

 private:
  Keys keys_of(const std::string& text) {
    Keys keys;
    for (const auto& term : analyzer_.analyze(text)) {
      if (term.text().size() <= 2) continue;
      keys.roots.insert(root(term.folded()));
      keys.prefixes.insert(term.folded().substr(0, 5));
    }
    return keys;
  }

  /// What two texts share, the rarer in the post the more; long texts share by chance.
  double shared(const Keys& a, const Keys& b) const {
    const auto total = static_cast<double>(paragraphs_.size()) + 1;
    const auto sum = [total](const auto& x, const auto& y, const auto& with) {
      double s = 0;
      for (const auto& key : x) {
        if (!y.contains(key)) continue;
        const auto found = with.find(key);
        s += std::log(total / (found == with.end() ? 1 : found->second));
      }
      return s;
    };
    const auto both = sum(a.roots, b.roots, with_root_) + sum(a.prefixes, b.prefixes, with_prefix_);
    return both / 2 / std::sqrt(4.0 + static_cast<double>(std::min(a.roots.size(), b.roots.size())));
  }

  void gather_words() {
    for (const auto& text : paragraphs_) {
      words_.push_back(static_cast<double>(count_words(text)));
      all_words_ += words_.back();
      keys_.push_back(keys_of(text));
      for (const auto& key : keys_.back().roots) ++with_root_[key];
      for (const auto& key : keys_.back().prefixes) ++with_prefix_[key];
    }
  }

  void measure_shared() {
    const auto n = paragraphs_.size();
    for (const auto& question : questions_) {
      question_keys_.push_back(keys_of(question));
      std::vector<double> row(n);
      for (std::size_t j = 0; j < n; ++j) row[j] = shared(question_keys_.back(), keys_[j]);
      shared_.push_back(std::move(row));
    }
    for (std::size_t i = 0; i < questions_.size(); ++i) {
      std::vector<double> sums(n + 1), lead_sums(n + 1);
      for (std::size_t j = 0; j < n; ++j) {
        sums[j + 1] = sums[j] + shared_[i][j];
        lead_sums[j + 1] = lead_sums[j] + lead(i, j);
      }
      shared_sums_.push_back(std::move(sums));
      lead_sums_.push_back(std::move(lead_sums));
    }
  }

  /// What question i shares with paragraph j more than its neighbours do.
  double lead(std::size_t i, std::size_t j) const {
    double other = 0;
    if (i > 0) other = std::max(other, shared_[i - 1][j]);
    if (i + 1 < shared_.size()) other = std::max(other, shared_[i + 1][j]);
    return shared_[i][j] - other;
  }

  void measure_beginnings() {
    for (std::size_t j = 0; j < paragraphs_.size(); ++j) {
      const auto sentence = first_sentence(paragraphs_[j]);
      const auto plain = plainly(sentence);
      Beginning beginning{opening_of(paragraphs_[j]), keys_of(sentence)};
      beginning.first_person = plain.find("je ") != std::string::npos || plain.find("j'") != std::string::npos;
      beginning.very_short = count_words(sentence) <= 4;
      if (j > 0) {
        beginning.after_question = paragraphs_[j - 1].ends_with('?');
        beginning.cohesion = shared(keys_[j - 1], keys_[j]);
      }
      beginnings_.push_back(std::move(beginning));
    }
  }

  std::vector<std::vector<double>> score_beginnings(const PairingWeights& weights) const {
    std::vector<std::vector<double>> scores(questions_.size(), std::vector<double>(paragraphs_.size()));
    for (std::size_t i = 0; i < questions_.size(); ++i)
      for (std::size_t j = 0; j < paragraphs_.size(); ++j)
        see_beginning(i, j, [&](PairingSign sign, double value) {
          scores[i][j] += weights[static_cast<std::size_t>(sign)] * value;
        });
    return scores;
  }

  double score_answer(const PairingWeights& weights, std::size_t i, std::size_t begin, std::size_t end) const {
    double score = 0;
    see_answer(i, begin, end,
               [&](PairingSign sign, double value) { score += weights[static_cast<std::size_t>(sign)] * value; });
    return score;
  }

  /// Tells `add` the signs that the answer to question i begins with paragraph j.
  template <typename Add>
  void see_beginning(std::size_t i, std::size_t j, Add add) const {
    using enum PairingSign;
    const auto& [opening, sentence, first_person_in, very_short, question_before, cohesion] = beginnings_[j];
    const double mean = all_words_ / static_cast<double>(paragraphs_.size());
    add(length, std::log((words_[j] + 1) / (mean + 1)));
    if (j > 0) {
      add(length_before, std::log((words_[j - 1] + 1) / (mean + 1)));
      add(cohesion_broken, cohesion);
      add(shared_before, shared_[i][j - 1]);
    }
    add(after_question, question_before);
    add(opens_answer, opening.answers);
    add(goes_on, opening.goes_on);
    add(speaks, opening.speaks);
    add(states, opening.states);
    add(points_back, opening.points_back);
    add(first_person, first_person_in);
    add(very_short_sentence, very_short);
    add(shared_paragraph, shared_[i][j]);
    add(shared_sentence, shared(question_keys_[i], sentence));
    add(more_than_others, lead(i, j));
    add(most_of_all, shared_[i][j] > 0 && lead(i, j) >= 0);
    const bool yes_or_no = asks_yes_or_no(questions_[i]);
    add(answers_kind, (opening.verdict && yes_or_no) || (opening.reason && asks_why(questions_[i])));
    add(verdict_unasked, opening.verdict && !yes_or_no);
  }

  /// Tells `add` the signs that the paragraphs [begin, end) are the answer to question i, beside those of its
  /// beginning.
  template <typename Add>
  void see_answer(std::size_t i, std::size_t begin, std::size_t end, Add add) const {
    using enum PairingSign;
    const auto size = static_cast<double>(end - begin);
    const auto questions = static_cast<double>(questions_.size());
    const double by_paragraphs = std::log(size * questions / static_cast<double>(paragraphs_.size()));
    double words = 0;
    for (auto j = begin; j < end; ++j) words += words_[j];
    const double by_words = std::log((words + 1) / (all_words_ / questions + 1));
    add(shared_rest, (shared_sums_[i][end] - shared_sums_[i][begin + 1]) / std::sqrt(size));
    add(rest_more_than_others, (lead_sums_[i][end] - lead_sums_[i][begin + 1]) / std::sqrt(size));
    add(uneven_paragraphs, by_paragraphs * by_paragraphs);
    add(uneven_words, by_words * by_words);
    add(one_paragraph, end - begin == 1);
  }

  const std::vector<std::string>& questions_;
  const std::vector<std::string>& paragraphs_;
  Analyzer analyzer_;
  std::vector<Keys> keys_, question_keys_;
  std::unordered_map<std::string, double> with_root_, with_prefix_;  ///< paragraphs that hold a key
  std::vector<double> words_;
  double all_words_ = 0;
  std::vector<std::vector<double>> shared_;       ///< [question][paragraph]
  std::vector<std::vector<double>> shared_sums_;  ///< running sums of shared_ and of lead()
  std::vector<std::vector<double>> lead_sums_;
  std::vector<Beginning> beginnings_;  ///< [paragraph]
};

bool can_be_paired(std::size_t questions, std::size_t paragraphs) {
  return questions > 0 && paragraphs >= questions && paragraphs <= limits::max_paired_paragraphs;
}

}  // namespace

PairingWeights standard_pairing_weights() {
  PairingWeights weights{};
  for (const auto& [sign, weight] :
       std::initializer_list<std::pair<PairingSign, double>>{{PairingSign::shared_paragraph, 0.28},
                                                             {PairingSign::shared_sentence, 0.44},
                                                             {PairingSign::more_than_others, 0.42},
                                                             {PairingSign::most_of_all, 0.55},
                                                             {PairingSign::shared_before, 0.1},
                                                             {PairingSign::cohesion_broken, -0.58},
                                                             {PairingSign::opens_answer, 1.07},
                                                             {PairingSign::goes_on, -1.84},
                                                             {PairingSign::answers_kind, 1.8},
                                                             {PairingSign::verdict_unasked, 0.73},
                                                             {PairingSign::speaks, 0.29},
                                                             {PairingSign::states, 0.31},
                                                             {PairingSign::points_back, -0.11},
                                                             {PairingSign::first_person, -0.8},
                                                             {PairingSign::very_short_sentence, 0.82},
                                                             {PairingSign::length, 0.8},
                                                             {PairingSign::length_before, 0.16},
                                                             {PairingSign::after_question, -0.73},
                                                             {PairingSign::shared_rest, 0.73},
                                                             {PairingSign::rest_more_than_others, 0.61},
                                                             {PairingSign::uneven_paragraphs, -1.08},
                                                             {PairingSign::uneven_words, -0.54},
                                                             {PairingSign::one_paragraph, -0.41},
                                                             {PairingSign::no_introduction, -3.9},
                                                             {PairingSign::introduction_of_2, -0.9},
                                                             {PairingSign::introduction_of_3, -1.8}})
    weights[static_cast<std::size_t>(sign)] = weight;
  return weights;
}

std::vector<std::size_t> pair_questions(const std::vector<std::string>& questions,
                                        const std::vector<std::string>& paragraphs, const PairingWeights& weights) {
  if (!can_be_paired(questions.size(), paragraphs.size())) return {};
  return Pairer(questions, paragraphs).best_path(weights);
}

PairingWeights pairing_signs_of(const std::vector<std::string>& questions, const std::vector<std::string>& paragraphs,
                                const std::vector<std::size_t>& starts) {
  if (!can_be_paired(questions.size(), paragraphs.size())) return {};
  return Pairer(questions, paragraphs).signs_of(starts);
}

}  // namespace propos
