#include "indexer/pairing.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "common/limits.hpp"
#include "common/stem.hpp"
#include "common/terms.hpp"
#include "indexer/openings.hpp"

namespace propos {
namespace {

// Weights of the signs that an answer begins with a paragraph.
constexpr double shared_paragraph = 0.28;     ///< words of the question in the paragraph
constexpr double shared_sentence = 0.44;      ///< … in its first sentence
constexpr double more_than_others = 0.42;     ///< … less those of the next best neighbouring question
constexpr double most_of_all = 0.55;          ///< no neighbouring question shares more
constexpr double shared_before = 0.10;        ///< words of the question in the paragraph before
constexpr double cohesion_broken = -0.58;     ///< words that it shares with the paragraph before
constexpr double opens_answer = 1.07;
constexpr double goes_on = -1.84;
constexpr double answers_kind = 1.59;         ///< a verdict on a yes-no question, a reason to why
constexpr double verdict_unasked = 0.73;
constexpr double speaks = 0.29;
constexpr double states = 0.31;
constexpr double points_back = -0.11;
constexpr double first_person = -0.80;        ///< "je" inside the first sentence
constexpr double very_short_sentence = 0.82;  ///< at most 4 words
constexpr double length = 0.80;               ///< log of the paragraph's words over the mean
constexpr double length_before = 0.16;
constexpr double after_question = -0.73;      ///< the paragraph before ends in a question of its own

// Weights of the signs that a run of paragraphs is one answer.
constexpr double shared_rest = 0.73;          ///< words of the question in its other paragraphs, per √paragraphs
constexpr double rest_more_than_others = 0.61;
constexpr double uneven_paragraphs = -1.08;   ///< squared log of paragraphs over their mean
constexpr double uneven_words = -0.54;        ///< squared log of words over their mean
constexpr double one_paragraph = -0.41;

constexpr std::array<double, 4> introduction = {-3.9, 0, -0.9, -1.8};  ///< by its number of paragraphs
constexpr std::size_t longest_answer = 20;                              ///< paragraphs
constexpr double impossible = -std::numeric_limits<double>::infinity();

/// A text as two sets of keys: roots of words, and their first five letters.
struct Keys {
  std::unordered_set<std::string> roots;
  std::unordered_set<std::string> prefixes;
};

/// Finds the best path.
class Pairer {
 public:
  Pairer(const std::vector<std::string>& questions, const std::vector<std::string>& paragraphs)
      : questions_(questions), paragraphs_(paragraphs) {
    gather_words();
    measure_shared();
    measure_beginnings();
  }

  std::vector<std::size_t> run() {
    const auto m = questions_.size();
    const auto n = paragraphs_.size();
    // best[i][j]: questions 0…i are placed, the i-th answer begins at j.
    std::vector<std::vector<double>> best(m, std::vector<double>(n, impossible));
    std::vector<std::vector<std::size_t>> from(m, std::vector<std::size_t>(n, 0));
    for (std::size_t j = 0; j < std::min(n, introduction.size()); ++j) best[0][j] = introduction[j] + begins_[0][j];
    for (std::size_t i = 1; i < m; ++i)
      for (std::size_t j = i; j < n; ++j)
        for (std::size_t k = j > longest_answer ? j - longest_answer : 0; k < j; ++k) {
          const double score = best[i - 1][k] + answer(i - 1, k, j) + begins_[i][j];
          if (score <= best[i][j]) continue;
          best[i][j] = score;
          from[i][j] = k;
        }
    std::size_t last = n;
    double top = impossible;
    for (std::size_t j = 0; j < n; ++j) {
      const double score = best[m - 1][j] + answer(m - 1, j, n);
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
    begins_.assign(questions_.size(), std::vector<double>(paragraphs_.size()));
    const double mean = all_words_ / static_cast<double>(paragraphs_.size());
    for (std::size_t j = 0; j < paragraphs_.size(); ++j) {
      const auto opening = opening_of(paragraphs_[j]);
      const auto sentence = first_sentence(paragraphs_[j]);
      const auto sentence_keys = keys_of(sentence);
      double own = length * std::log((words_[j] + 1) / (mean + 1));
      if (j > 0) {
        own += length_before * std::log((words_[j - 1] + 1) / (mean + 1));
        own += cohesion_broken * shared(keys_[j - 1], keys_[j]);
        if (paragraphs_[j - 1].ends_with('?')) own += after_question;
      }
      const auto plain = plainly(sentence);
      own += opens_answer * opening.answers + goes_on * opening.goes_on + speaks * opening.speaks +
             states * opening.states + points_back * opening.points_back;
      if (plain.find("je ") != std::string::npos || plain.find("j'") != std::string::npos) own += first_person;
      if (count_words(sentence) <= 4) own += very_short_sentence;
      for (std::size_t i = 0; i < questions_.size(); ++i) begins_[i][j] = own + fits(i, j, opening, sentence_keys);
    }
  }

  /// The signs that speak for question i and paragraph j together.
  double fits(std::size_t i, std::size_t j, const Opening& opening, const Keys& sentence) const {
    const bool yes_or_no = asks_yes_or_no(questions_[i]);
    double score = shared_paragraph * shared_[i][j] + shared_sentence * shared(question_keys_[i], sentence) +
                   more_than_others * lead(i, j);
    if (shared_[i][j] > 0 && lead(i, j) >= 0) score += most_of_all;
    if (j > 0) score += shared_before * shared_[i][j - 1];
    if ((opening.verdict && yes_or_no) || (opening.reason && asks_why(questions_[i]))) score += answers_kind;
    if (opening.verdict && !yes_or_no) score += verdict_unasked;
    return score;
  }

  /// What the answer [begin, end) to question i is worth beside its beginning.
  double answer(std::size_t i, std::size_t begin, std::size_t end) const {
    const auto size = static_cast<double>(end - begin);
    const auto questions = static_cast<double>(questions_.size());
    const double by_paragraphs = std::log(size * questions / static_cast<double>(paragraphs_.size()));
    double words = 0;
    for (auto j = begin; j < end; ++j) words += words_[j];
    const double by_words = std::log((words + 1) / (all_words_ / questions + 1));
    const double rest = shared_sums_[i][end] - shared_sums_[i][begin + 1];
    const double rest_lead = lead_sums_[i][end] - lead_sums_[i][begin + 1];
    return (shared_rest * rest + rest_more_than_others * rest_lead) / std::sqrt(size) +
           uneven_paragraphs * by_paragraphs * by_paragraphs + uneven_words * by_words * by_words +
           (end - begin == 1 ? one_paragraph : 0);
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
  std::vector<std::vector<double>> begins_;       ///< [question][paragraph]: its answer begins there
};

}  // namespace

std::vector<std::size_t> pair_questions(const std::vector<std::string>& questions,
                                        const std::vector<std::string>& paragraphs) {
  if (questions.empty() || paragraphs.size() < questions.size() || paragraphs.size() > limits::max_paired_paragraphs)
    return {};
  return Pairer(questions, paragraphs).run();
}

}  // namespace propos
