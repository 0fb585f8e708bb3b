// How good a ranking is, by judgments.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "bench/quality/runs.hpp"
#include "common/json.hpp"

namespace propos {

/// The measures of one topic, each from 0 to 1.
struct Measures {
  double ndcg10 = 0;     ///< nDCG@10, linear gain, log2(rank + 1) discount (Järvelin & Kekäläinen 2002)
  double mrr10 = 0;      ///< reciprocal rank of the first relevant hit among ten
  double p5 = 0;         ///< share of relevant passages among the first five
  double recall100 = 0;  ///< share of the relevant passages among the first hundred
};

/// The DCG@10 of the best ranking there can be, by which nDCG@10 is divided; 0 without a relevant passage.
double ideal_dcg10(const std::map<std::string, int>& grades);

/// Measures one ranking. Grades over 0 are relevant; passages without a judgment are not.
Measures measure(const std::vector<std::string>& ranking, const std::map<std::string, int>& grades);

/// The measures of every topic that has a relevant passage; a topic that the run lacks counts as 0.
std::map<std::string, Measures> measure_run(const Run& run, const Judgments& judgments);

Measures mean(const std::map<std::string, Measures>& by_topic);

/// {"ndcg@10", "mrr@10", "p@5", "r@100"}
Json to_json(const Measures& measures);

/// The difference of two runs over the same topics.
struct Comparison {
  double difference = 0;  ///< mean of b - a, nDCG@10
  double low = 0;         ///< 95 % interval by a paired bootstrap (10,000 resamples, fixed seed; Sakai 2006)
  double high = 0;
  int wins = 0, ties = 0, losses = 0;  ///< topics on which b is better, equal (within 1e-9), worse
};

Comparison compare(const std::map<std::string, Measures>& a, const std::map<std::string, Measures>& b);

/// {"difference", "low", "high", "wins", "ties", "losses"}
Json to_json(const Comparison& comparison);

}  // namespace propos
