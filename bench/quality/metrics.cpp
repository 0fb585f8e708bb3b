#include "bench/quality/metrics.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>

namespace propos {
namespace {

constexpr std::size_t ndcg_depth = 10;
constexpr int resamples = 10000;

double discount(std::size_t rank_from_0) { return 1 / std::log2(static_cast<double>(rank_from_0) + 2); }

}  // namespace

double ideal_dcg10(const std::map<std::string, int>& grades) {
  std::vector<int> ideal;
  for (const auto& [passage, grade] : grades)
    if (grade > 0) ideal.push_back(grade);
  std::sort(ideal.begin(), ideal.end(), std::greater<>());
  double best = 0;
  for (std::size_t i = 0; i < std::min(ndcg_depth, ideal.size()); ++i) best += ideal[i] * discount(i);
  return best;
}

Measures measure(const std::vector<std::string>& ranking, const std::map<std::string, int>& grades) {
  Measures m;
  const auto all_relevant = std::count_if(grades.begin(), grades.end(), [](const auto& g) { return g.second > 0; });
  if (all_relevant == 0) return m;
  std::size_t relevant = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(100, ranking.size()); ++i) {
    const auto judged = grades.find(ranking[i]);
    if (judged == grades.end() || judged->second <= 0) continue;
    ++relevant;
    if (i < ndcg_depth) m.ndcg10 += judged->second * discount(i);
    if (i < 10 && m.mrr10 == 0) m.mrr10 = 1 / static_cast<double>(i + 1);
    if (i < 5) m.p5 += 0.2;
  }
  m.ndcg10 /= ideal_dcg10(grades);
  m.recall100 = static_cast<double>(relevant) / static_cast<double>(all_relevant);
  return m;
}

std::map<std::string, Measures> measure_run(const Run& run, const Judgments& judgments) {
  std::map<std::string, Measures> by_topic;
  for (const auto& [topic, grades] : judgments) {
    if (std::none_of(grades.begin(), grades.end(), [](const auto& g) { return g.second > 0; })) continue;
    const auto ranking = run.find(topic);
    by_topic[topic] = ranking == run.end() ? Measures{} : measure(ranking->second, grades);
  }
  return by_topic;
}

Measures mean(const std::map<std::string, Measures>& by_topic) {
  Measures sum;
  if (by_topic.empty()) return sum;
  for (const auto& [topic, m] : by_topic) {
    sum.ndcg10 += m.ndcg10;
    sum.mrr10 += m.mrr10;
    sum.p5 += m.p5;
    sum.recall100 += m.recall100;
  }
  const auto n = static_cast<double>(by_topic.size());
  return {sum.ndcg10 / n, sum.mrr10 / n, sum.p5 / n, sum.recall100 / n};
}

Comparison compare(const std::map<std::string, Measures>& a, const std::map<std::string, Measures>& b) {
  Comparison result;
  std::vector<double> differences;
  for (const auto& [topic, m] : a) {
    const auto other = b.find(topic);
    const double d = (other == b.end() ? 0 : other->second.ndcg10) - m.ndcg10;
    differences.push_back(d);
    if (std::abs(d) < 1e-9) ++result.ties;
    else ++(d > 0 ? result.wins : result.losses);
  }
  if (differences.empty()) return result;
  const auto n = static_cast<double>(differences.size());
  for (const auto d : differences) result.difference += d / n;
  std::mt19937 random(20260101);
  std::uniform_int_distribution<std::size_t> pick(0, differences.size() - 1);
  std::vector<double> means(resamples);
  for (auto& m : means) {
    m = 0;
    for (std::size_t i = 0; i < differences.size(); ++i) m += differences[pick(random)] / n;
  }
  std::sort(means.begin(), means.end());
  result.low = means[resamples * 25 / 1000];
  result.high = means[resamples * 975 / 1000];
  return result;
}

Json to_json(const Measures& m) {
  return Json{{"ndcg@10", m.ndcg10}, {"mrr@10", m.mrr10}, {"p@5", m.p5}, {"r@100", m.recall100}};
}

Json to_json(const Comparison& c) {
  return Json{{"difference", c.difference}, {"low", c.low}, {"high", c.high}, {"wins", c.wins}, {"ties", c.ties},
              {"losses", c.losses}};
}

}  // namespace propos
