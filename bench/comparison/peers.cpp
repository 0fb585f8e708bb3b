#include "bench/comparison/peers.hpp"

#include <algorithm>
#include <chrono>
#include <iostream>
#include <memory>
#include <optional>

#include "bench/comparison/peer_list.hpp"
#include "bench/comparison/peer_queries.hpp"
#include "bench/comparison/peer_report.hpp"
#include "bench/peers/protocol.hpp"
#include "bench/quality/metrics.hpp"
#include "bench/speed/indexing.hpp"
#include "bench/speed/workload.hpp"
#include "common/error.hpp"
#include "common/file.hpp"
#include "common/limits.hpp"
#include "query/language/topics.hpp"

namespace propos {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr Process::Seconds build_deadline{4 * 3600};
constexpr Process::Seconds answer_deadline{120};
constexpr std::size_t warm_up_queries = 20000;  ///< of one peer; more do not make it warmer
constexpr std::size_t run_depth = 100;          ///< hits a topic with `--relevance`

/// Where indexes are built: in a named directory, which stays, or in a temporary one.
class WorkDirectory {
 public:
  explicit WorkDirectory(const std::string& named) {
    if (named.empty()) temporary_.emplace();
    path_ = temporary_ ? temporary_->path() : fs::absolute(named);
    fs::create_directories(path_);
    // Servers that run as a user of their own come through here.
    fs::permissions(path_, fs::perms(0755));
  }

  fs::path operator/(const std::string& name) const { return path_ / name; }
  const fs::path& path() const { return path_; }

 private:
  std::optional<TemporaryPlace> temporary_;
  fs::path path_;
};

/// A peer in the running.
struct Runner {
  PeerResult result;
  DriverCommand command;
  fs::path index;
  std::unique_ptr<Driver> driver;
  std::size_t answered = 0;

  bool alive() const { return result.failure.empty(); }
  void fail(const std::string& why) {
    result.failure = why;
    driver.reset();
    std::cerr << result.title << ": " << why << '\n';
  }
};

/// Runs an action of one peer; its error takes that peer out and leaves the others in.
template <typename Action>
void of_peer(Runner& runner, Action action) {
  if (!runner.alive()) return;
  try {
    action();
  } catch (const Error& e) {
    runner.fail(e.what());
  }
}

void say(const std::string& line) { std::cerr << line << std::endl; }

void prepare(const std::vector<std::string>& command, const fs::path& errors) {
  if (command.empty()) return;
  Process process(command, {errors, true});
  process.close_input();
  if (process.wait(answer_deadline).status != 0)
    throw Error(ErrorKind::io, "failed; see " + errors.string(), command[0]);
}

void build(Runner& runner, const Peer& peer, const PeersOptions& options) {
  of_peer(runner, [&] {
    say("building " + peer.title);
    fs::remove_all(runner.index);
    prepare(peer.prepare, runner.command.errors);
    runner.result.build = build_index(runner.command, runner.index, options.passages, options.jobs, build_deadline);
  });
}

std::vector<Runner> build_all(const WorkDirectory& work, const PeersOptions& options, PeersReport& report) {
  std::vector<Runner> runners;
  for (const auto& peer : find_peers(work.path())) {
    if (!options.only.empty() && std::find(options.only.begin(), options.only.end(), peer.name) == options.only.end())
      continue;
    if (peer.command.empty()) {
      report.missing.emplace_back(peer.title, peer.missing);
      continue;
    }
    auto& runner = runners.emplace_back();
    runner.result.name = peer.name;
    runner.result.title = peer.title;
    runner.command = {peer.command, work / (peer.name + ".err")};
    runner.index = work / peer.name;
    build(runner, peer, options);
  }
  return runners;
}

void start_all(std::vector<Runner>& runners) {
  for (auto& runner : runners)
    of_peer(runner, [&] { runner.driver = std::make_unique<Driver>(runner.command, runner.index, answer_deadline); });
}

void end_all(std::vector<Runner>& runners) {
  for (auto& runner : runners)
    of_peer(runner, [&] {
      const auto exit = runner.driver->end();
      // A build that told no memory has its engine in a server; so have its queries.
      if (runner.result.build.peak_memory > 0) runner.result.serve_memory = exit.peak_memory;
    });
}

/// A query of a set.
struct Question {
  const QuerySet* set;
  const std::string* words;
};

/// All queries; the sets take turns.
std::vector<Question> questions_of(const std::vector<QuerySet>& sets) {
  std::size_t longest = 0;
  for (const auto& set : sets) longest = std::max(longest, set.words.size());
  std::vector<Question> questions;
  for (std::size_t i = 0; i < longest; ++i)
    for (const auto& set : sets)
      if (i < set.words.size()) questions.push_back({&set, &set.words[i]});
  return questions;
}

void ask(Runner& runner, const Question& question, const PeersOptions& options, bool kept) {
  of_peer(runner, [&] {
    const auto reply = runner.driver->ask({question.set->mode, options.limit, options.fetch, *question.words});
    ++runner.answered;
    if (!kept || !reply) return;
    runner.result.sets[question.set->name].record(reply->nanoseconds);
    runner.result.hits[question.set->name] += static_cast<double>(reply->ids.size());
  });
}

/// Everybody answers all queries, in turns. Each time another one begins, so that no place in the turn is anyone's.
void ask_round(std::vector<Runner>& runners, const std::vector<Question>& questions, const PeersOptions& options,
               bool kept) {
  std::size_t turn = 0;
  for (std::size_t begin = 0; begin < questions.size(); begin += options.turn, ++turn) {
    const auto end = std::min(begin + options.turn, questions.size());
    for (std::size_t i = 0; i < runners.size(); ++i)
      for (std::size_t q = begin; q < end; ++q) ask(runners[(turn + i) % runners.size()], questions[q], options, kept);
  }
}

/// Every peer answers all queries once, then goes on by itself for its share of seconds: virtual machines compile late.
void warm_up(std::vector<Runner>& runners, const std::vector<Question>& questions, const PeersOptions& options) {
  ask_round(runners, questions, options, false);
  for (auto& runner : runners) {
    const auto end =
        Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(options.warm_up));
    for (std::size_t q = 0; runner.alive() && runner.answered < warm_up_queries && Clock::now() < end; ++q)
      ask(runner, questions[q % questions.size()], options, false);
  }
}

void measure_latency(std::vector<Runner>& runners, const PeersOptions& options, PeersReport& report) {
  const auto sets = read_query_sets(options.queries);
  for (const auto& set : sets) report.groups[set.name] = set.group;
  const auto questions = questions_of(sets);
  if (questions.empty()) throw Error(ErrorKind::invalid, "no queries in these files", options.queries);
  report.queries = questions.size();
  say("warming up");
  warm_up(runners, questions, options);
  for (std::size_t round = 1; round <= options.rounds; ++round) {
    say("round " + std::to_string(round) + " of " + std::to_string(options.rounds));
    ask_round(runners, questions, options, true);
  }
  for (auto& runner : runners)
    for (auto& [set, hits] : runner.result.hits) hits /= static_cast<double>(runner.result.sets[set].count());
}

/// nDCG@10 of each peer's own ranking for each topic's words.
void measure_relevance(std::vector<Runner>& runners, const PeersOptions& options, PeersReport& report) {
  const auto judgments = read_judgments(options.qrels);
  const auto topics = parse_named_queries(read_file(options.topics, limits::max_batch_bytes), options.topics);
  report.queries = topics.size();
  for (auto& runner : runners)
    of_peer(runner, [&] {
      Run run;
      for (const auto& topic : topics)
        if (const auto reply = runner.driver->ask({"or", run_depth, "none", in_mode(topic.text, QueryMode::any)}))
          run[topic.id] = reply->ids;
      runner.result.ndcg10 = run.empty() ? -1 : mean(measure_run(run, judgments)).ndcg10;
    });
}

void count_text(PeersReport& report, const fs::path& passages) {
  peers::for_each_passage(passages, [&](peers::PeerPassage&& passage) {
    report.text_bytes += passage.title.size() + passage.question.size() + passage.text.size();
    ++report.passages;
  });
  if (report.passages == 0) throw Error(ErrorKind::invalid, "no passages in this file", passages.string());
}

}  // namespace

PeersReport measure_peers(const PeersOptions& options) {
  PeersReport report;
  report.options = options;
  count_text(report, options.passages);
  const WorkDirectory work(options.work);
  auto runners = build_all(work, options, report);
  start_all(runners);
  if (options.relevance) measure_relevance(runners, options, report);
  else measure_latency(runners, options, report);
  end_all(runners);
  for (auto& runner : runners) report.peers.push_back(std::move(runner.result));
  return report;
}

int run_peers(const PeersOptions& options) {
  end_groups_on_signals();
  const auto report = measure_peers(options);
  if (options.json) std::cout << dump_json_indented(to_json(report)) << '\n';
  else print_markdown(std::cout, report);
  const auto failed = [](const PeerResult& peer) { return !peer.failure.empty(); };
  return std::any_of(report.peers.begin(), report.peers.end(), failed) ? 1 : 0;
}

}  // namespace propos
