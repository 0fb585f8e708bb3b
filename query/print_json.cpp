#include "query/print.hpp"

#include <algorithm>
#include <cstdio>
#include <limits>

namespace propos {

void print_json(std::ostream& out, const Answer& answer, bool explain, bool one_line, const std::string& qid) {
  auto json = to_json(answer, explain);
  if (!qid.empty()) {
    Json with_id{{"qid", qid}};
    for (const auto& [name, value] : json.items()) with_id[name] = value;
    json = std::move(with_id);
  }
  out << (one_line ? dump_json(json) : dump_json_indented(json)) << '\n';
}

void print_trec(std::ostream& out, const Answer& answer, const std::string& qid) {
  constexpr double step = 1e-6;  // the last digit that is printed
  char score[32];
  double last = std::numeric_limits<double>::infinity();
  for (const auto& hit : answer.hits) {
    // Evaluation tools look at scores alone and order equal ones by name: ours fall from line to line.
    last = std::min(hit.score, last - step);
    std::snprintf(score, sizeof score, "%.6f", last);
    out << qid << " Q0 " << hit.passage.id << ' ' << hit.rank << ' ' << score << " propos\n";
  }
}

}  // namespace propos
