#include "query/serve/serve_run.hpp"

#include <pthread.h>
#include <signal.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <memory>
#include <thread>
#include <vector>

#include "query/serve/api/indexes.hpp"
#include "query/serve/api/routes.hpp"
#include "query/serve/http/server.hpp"
#include "query/serve/page/error_page.hpp"
#include "query/serve/page/page_routes.hpp"

namespace propos::serve {
namespace {

/// The signals that a server is told by, and one that ends who waits for them.
sigset_t server_signals() {
  sigset_t signals;
  ::sigemptyset(&signals);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGUSR1}) ::sigaddset(&signals, signal);
  return signals;
}

/// Takes signals on a thread of its own, as long as it lives. requires: no thread takes them otherwise
class SignalReader {
 public:
  explicit SignalReader(Server& server) : server_(server), thread_([this] { run(); }) {}
  ~SignalReader() {
    ::pthread_kill(thread_.native_handle(), SIGUSR1);
    thread_.join();
  }
  SignalReader(const SignalReader&) = delete;
  SignalReader& operator=(const SignalReader&) = delete;

 private:
  void run() {
    const auto signals = server_signals();
    for (int signal = 0;;) {
      if (::sigwait(&signals, &signal) != 0) continue;
      if (signal == SIGUSR1) return;
      if (signal == SIGHUP) server_.reopen();
      else server_.stop();
    }
  }

  Server& server_;
  std::thread thread_;
};

/// As many files as this process may have at all: each connection is one.
void raise_file_limit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

constexpr double search_buckets[] = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5};

SiteOptions site_options_of(const ServeOptions& options, Registry& registry) {
  registry.histogram("propos_search_duration_seconds", "Time that searches took in the engine.",
                     {std::begin(search_buckets), std::end(search_buckets)});
  registry.counter("propos_searches_total", "Searches, by whether they came to their end.");
  registry.gauge("propos_index_info", "1 for the revision of each index that is served.");
  registry.gauge("propos_index_passages", "Passages of each index that is served.");
  SiteOptions site;
  for (const auto& [name, directory] : options.indexes) site.indexes.push_back({name, directory});
  site.topics = options.topics;
  site.dictionary = options.dictionary;
  site.searched = [&registry](double seconds, bool complete) {
    registry.observe("propos_search_duration_seconds", seconds);
    registry.add("propos_searches_total", {{"complete", complete ? "yes" : "no"}});
  };
  return site;
}

void tell_indexes(Registry& registry, const SharedSite& site) {
  for (const auto& state : site.states()) {
    registry.drop("propos_index_info", {{"index", state.name}});
    registry.drop("propos_index_passages", {{"index", state.name}});
    if (state.revision.empty()) continue;
    registry.set("propos_index_info", 1, {{"index", state.name}, {"revision", state.revision}});
    registry.set("propos_index_passages", static_cast<double>(state.passages), {{"index", state.name}});
  }
}

/// The routes of all rooms, as one table.
std::vector<Route> all_routes() {
  auto routes = api_routes();
  routes.insert(routes.end(), page_routes().begin(), page_routes().end());
  return routes;
}

/// Answers on the worker's thread, with indexes of its own.
AnswerRequest make_handler(const std::shared_ptr<SharedSite>& shared, const std::vector<Route>& routes,
                           const WorkerContext& context) {
  const auto site = std::make_shared<Site>(shared);
  return [site, &routes, reopens = context.reopens, seen = context.reopens->load()](const Request& request) mutable {
    if (const auto now = reopens->load(); now != seen) {
      seen = now;
      site->reopen();
    }
    return routes[request.route].handler(*site, request, request.parts.empty() ? "" : request.parts.back().second);
  };
}

}  // namespace

int run_server(const ServeOptions& options) {
  raise_file_limit();
  ::signal(SIGPIPE, SIG_IGN);
  const auto signals = server_signals();
  ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);  // all threads inherit it
  Registry registry;
  auto settings = options.server;
  const auto site = std::make_shared<SharedSite>(site_options_of(options, registry));
  site->warm();
  const auto routes = all_routes();
  for (const auto& route : routes) settings.patterns.emplace_back(route.path);
  settings.make_handler = [&](const WorkerContext& context) { return make_handler(site, routes, context); };
  settings.dress = dressed;
  settings.ready = [&] {
    const auto states = site->states();
    return std::any_of(states.begin(), states.end(), [](const IndexState& state) { return !state.revision.empty(); });
  };
  settings.before_metrics = [&] { tell_indexes(registry, *site); };
  Server server(std::move(settings), registry);
  const SignalReader reader(server);
  std::printf("%s/\n", server.url().c_str());
  std::fflush(stdout);
  server.run();
  return 0;
}

}  // namespace propos::serve
