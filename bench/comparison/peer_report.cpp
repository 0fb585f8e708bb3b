#include "bench/comparison/peer_report.hpp"

#include <algorithm>
#include <cstdio>
#include <ostream>

namespace propos {
namespace {

constexpr double million = 1e6;
constexpr double build_memory_goal = 268.4;  ///< MB: the default of --max-memory, 256 MiB

std::string number(double value, int digits = 0) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", digits, value);
  return text;
}

/// Three figures that count.
std::string short_number(double value) { return number(value, value >= 100 ? 0 : value >= 10 ? 1 : 2); }

const PeerResult* find(const PeersReport& report, const std::string& name) {
  const auto found = std::find_if(report.peers.begin(), report.peers.end(),
                                  [&](const PeerResult& peer) { return peer.name == name && peer.failure.empty(); });
  return found == report.peers.end() ? nullptr : &*found;
}

double speed(const PeersReport& report, const PeerResult& peer) {
  return peer.build.seconds <= 0 ? 0 : static_cast<double>(report.text_bytes) / million / peer.build.seconds;
}

double size_ratio(const PeersReport& report, double bytes) { return bytes / static_cast<double>(report.text_bytes); }

Histogram times_of(const PeersReport& report, const PeerResult& peer, const std::string& group) {
  Histogram all;
  for (const auto& [set, times] : peer.sets)
    if (report.groups.at(set) == group) all.add(times);
  return all;
}

/// Microseconds; 0 without times.
double percentile(const Histogram& times, double share) { return static_cast<double>(times.percentile(share)) / 1000; }

/// The groups of queries, those with a goal first.
std::vector<std::string> groups_of(const PeersReport& report) {
  std::vector<std::string> groups = {"or", "and", "phrase"};
  for (const auto& [set, group] : report.groups)
    if (std::find(groups.begin(), groups.end(), group) == groups.end()) groups.push_back(group);
  std::erase_if(groups, [&](const std::string& group) {
    return std::none_of(report.groups.begin(), report.groups.end(),
                        [&](const auto& entry) { return entry.second == group; });
  });
  return groups;
}

void print_row(std::ostream& out, const std::vector<std::string>& cells) {
  out << '|';
  for (const auto& cell : cells) out << ' ' << cell << " |";
  out << '\n';
}

void print_head(std::ostream& out, const std::vector<std::string>& cells) {
  print_row(out, cells);
  print_row(out, std::vector<std::string>(cells.size(), "---"));
}

std::string megabytes(std::uint64_t bytes) {
  return bytes == 0 ? "–" : number(static_cast<double>(bytes) / million) + " MB";
}

std::string percentiles(const Histogram& samples) {
  return samples.count() == 0
             ? "–"
             : short_number(percentile(samples, 0.5)) + " / " + short_number(percentile(samples, 0.99));
}

std::string size_text(const PeersReport& report, const PeerResult& peer) {
  auto text = number(size_ratio(report, static_cast<double>(peer.build.bytes)), 2);
  if (peer.build.more.contains("compacted_bytes"))
    text += " (compacted " + number(size_ratio(report, peer.build.more["compacted_bytes"].get<double>()), 2) + ")";
  return text;
}

void print_main_table(std::ostream& out, const PeersReport& report) {
  const auto groups = groups_of(report);
  std::vector<std::string> head = {"", "index MB/s", "index / text", "memory: build", "memory: queries"};
  for (const auto& group : groups) head.push_back(group + " p50 / p99 µs");
  print_head(out, head);
  for (const auto& peer : report.peers) {
    if (!peer.failure.empty()) continue;
    auto title = peer.title + " (" + peer.build.version + ")";
    if (peer.build.more.contains("threads")) title += ", " + peer.build.more["threads"].dump() + " thread";
    std::vector<std::string> row = {title, number(speed(report, peer), 2), size_text(report, peer),
                                    megabytes(peer.build.peak_memory), megabytes(peer.serve_memory)};
    for (const auto& group : groups) row.push_back(percentiles(times_of(report, peer, group)));
    print_row(out, row);
  }
}

std::string ratio(double ours, double theirs) { return theirs <= 0 || ours <= 0 ? "–" : number(ours / theirs, 2); }

void print_ratios(std::ostream& out, const PeersReport& report) {
  const auto* propos = find(report, "propos");
  if (propos == nullptr || report.peers.size() < 2) return;
  const auto groups = groups_of(report);
  out << "\nPropos's figure divided by the peer's. Of speed more is better, of all others less.\n\n";
  std::vector<std::string> head = {"Propos /", "index MB/s", "index size", "memory: build"};
  for (const auto& group : groups) head.insert(head.end(), {group + " p50", group + " p99"});
  print_head(out, head);
  for (const auto& peer : report.peers) {
    if (!peer.failure.empty() || &peer == propos) continue;
    std::vector<std::string> row = {
        peer.title, ratio(speed(report, *propos), speed(report, peer)),
        ratio(static_cast<double>(propos->build.bytes), static_cast<double>(peer.build.bytes)),
        ratio(static_cast<double>(propos->build.peak_memory), static_cast<double>(peer.build.peak_memory))};
    for (const auto& group : groups)
      for (const double share : {0.5, 0.99})
        row.push_back(ratio(percentile(times_of(report, *propos, group), share),
                            percentile(times_of(report, peer, group), share)));
    print_row(out, row);
  }
}

const char* name_of(Goal::State state) {
  return state == Goal::State::met ? "met" : state == Goal::State::not_met ? "not met" : "not measured";
}

void print_goals(std::ostream& out, const PeersReport& report) {
  out << "\n";
  print_head(out, {"goal", "limit", "measured", ""});
  for (const auto& goal : judge(report))
    print_row(out, {goal.name, goal.limit, goal.state == Goal::State::not_measured ? "–" : number(goal.value, 2),
                    name_of(goal.state)});
}

void print_sets(std::ostream& out, const PeersReport& report) {
  out << "\nBy set of queries: p50 / p99 µs, and hits per query.\n\n";
  std::vector<std::string> head = {""};
  for (const auto& peer : report.peers)
    if (peer.failure.empty()) head.push_back(peer.title);
  print_head(out, head);
  for (const auto& [set, group] : report.groups) {
    std::vector<std::string> row = {set};
    for (const auto& peer : report.peers) {
      if (!peer.failure.empty()) continue;
      const auto samples = peer.sets.find(set);
      row.push_back(
          samples == peer.sets.end() ? "–" : percentiles(samples->second) + " (" + number(peer.hits.at(set), 1) + ")");
    }
    print_row(out, row);
  }
}

void print_relevance(std::ostream& out, const PeersReport& report) {
  print_head(out, {"", "nDCG@10"});
  for (const auto& peer : report.peers)
    if (peer.failure.empty())
      print_row(out, {peer.title + " (" + peer.build.version + ")", peer.ndcg10 < 0 ? "–" : number(peer.ndcg10, 4)});
}

Json to_json(const Histogram& samples) {
  return Json{{"p50", percentile(samples, 0.5)},
              {"p95", percentile(samples, 0.95)},
              {"p99", percentile(samples, 0.99)},
              {"max", percentile(samples, 1)},
              {"queries", samples.count()}};
}

Json peer_json(const PeersReport& report, const PeerResult& peer) {
  Json json = {{"name", peer.name}, {"title", peer.title}};
  if (!peer.failure.empty()) {
    json["failure"] = peer.failure;
    return json;
  }
  json["version"] = peer.build.version;
  json["index"] = {
      {"seconds", peer.build.seconds},   {"mb_per_second", speed(report, peer)},
      {"bytes", peer.build.bytes},       {"of_text", size_ratio(report, static_cast<double>(peer.build.bytes))},
      {"passages", peer.build.passages}, {"peak_memory", peer.build.peak_memory}};
  json["index"].update(peer.build.more);
  json["serve_memory"] = peer.serve_memory;
  if (report.options.relevance) {
    json["ndcg@10"] = peer.ndcg10 < 0 ? Json() : Json(peer.ndcg10);
    return json;
  }
  for (const auto& group : groups_of(report)) json["latency_us"][group] = to_json(times_of(report, peer, group));
  for (const auto& [set, samples] : peer.sets) {
    json["sets"][set] = to_json(samples);
    json["sets"][set]["hits"] = peer.hits.at(set);
  }
  return json;
}

enum class Bound { at_least, at_most };

/// A value of 0 was not measured.
Goal goal_of(const std::string& name, double value, Bound bound, double limit) {
  Goal goal{Goal::State::not_measured, name, (bound == Bound::at_least ? "at least " : "at most ") + number(limit, 1),
            value};
  if (value <= 0) return goal;
  const bool met = bound == Bound::at_least ? value >= limit : value <= limit;
  goal.state = met ? Goal::State::met : Goal::State::not_met;
  return goal;
}

}  // namespace

std::vector<Goal> judge(const PeersReport& report) {
  const auto* propos = find(report, "propos");
  const auto* lucene = find(report, "lucene");
  // The ratio of our figure to a peer's; 0 when one of them is not there.
  const auto over = [&](const PeerResult* peer, auto figure) {
    const double theirs = peer == nullptr ? 0 : figure(*peer);
    return propos == nullptr || theirs <= 0 ? 0 : figure(*propos) / theirs;
  };
  const auto speed_of = [&](const PeerResult& peer) { return speed(report, peer); };
  const auto jobs = ", " + std::to_string(report.options.jobs) + (report.options.jobs == 1 ? " job" : " jobs");
  std::vector<Goal> goals = {
      goal_of("indexing speed / scriptindex's" + jobs, over(find(report, "omega"), speed_of), Bound::at_least, 6),
      goal_of("indexing speed / Lucene's" + jobs, over(lucene, speed_of), Bound::at_least, 0.8),
      goal_of("index size / text", propos ? size_ratio(report, static_cast<double>(propos->build.bytes)) : 0,
              Bound::at_most, 1.5),
      goal_of("memory of the build, MB", propos ? static_cast<double>(propos->build.peak_memory) / million : 0,
              Bound::at_most, build_memory_goal)};
  for (const std::string group : {"or", "and", "phrase"}) {
    const auto at = [&](double share) {
      return over(lucene, [&](const PeerResult& peer) { return percentile(times_of(report, peer, group), share); });
    };
    goals.push_back(goal_of(group + " p50 / Lucene's", at(0.5), Bound::at_most, 1));
    goals.push_back(goal_of(group + " p99 / Lucene's", at(0.99), Bound::at_most, 2));
  }
  return goals;
}

void print_markdown(std::ostream& out, const PeersReport& report) {
  const auto& options = report.options;
  out << report.passages << " passages, " << number(static_cast<double>(report.text_bytes) / million, 1)
      << " MB of text; " << options.jobs << (options.jobs == 1 ? " thread builds; " : " threads build; ");
  if (options.relevance) out << report.queries << " topics\n\n";
  else
    out << report.queries << " queries × " << options.rounds << " rounds after a warm-up, in turns of " << options.turn
        << ", one at a time, " << options.limit << " hits, fetched: " << options.fetch << "\n\n";
  if (options.relevance) {
    print_relevance(out, report);
  } else {
    print_main_table(out, report);
    print_ratios(out, report);
    print_goals(out, report);
    print_sets(out, report);
  }
  for (const auto& peer : report.peers)
    if (!peer.failure.empty()) out << "\nFailed: " << peer.title << ": " << peer.failure << '\n';
  if (!report.missing.empty()) out << "\nMissing, and how to install it:\n\n";
  for (const auto& [title, how] : report.missing) out << "- " << title << ": " << how << '\n';
}

Json to_json(const PeersReport& report) {
  const auto& options = report.options;
  Json json = {{"passages", report.passages}, {"text_bytes", report.text_bytes}, {"jobs", options.jobs},
               {"limit", options.limit},      {"rounds", options.rounds},        {"fetch", options.fetch},
               {"queries", report.queries}};
  json["peers"] = Json::array();
  for (const auto& peer : report.peers) json["peers"].push_back(peer_json(report, peer));
  if (!options.relevance)
    for (const auto& goal : judge(report))
      json["goals"].push_back(
          Json{{"goal", goal.name}, {"limit", goal.limit}, {"value", goal.value}, {"state", name_of(goal.state)}});
  json["missing"] = Json::object();
  for (const auto& [title, how] : report.missing) json["missing"][title] = how;
  return json;
}

}  // namespace propos
