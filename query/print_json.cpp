#include "query/print.hpp"

#include <cstdio>

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
  char score[32];
  for (const auto& hit : answer.hits) {
    std::snprintf(score, sizeof score, "%.6f", hit.score);
    out << qid << " Q0 " << hit.passage.id << ' ' << hit.rank << ' ' << score << " propos\n";
  }
}

}  // namespace propos
