#include "query/serve/serve_run.hpp"

#include <pthread.h>
#include <signal.h>
#include <sys/resource.h>

#include <cstdio>
#include <thread>

#include "query/serve/http/server.hpp"

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

Response start_page(const Request&) {
  Response response;
  response.type = "text/plain; charset=utf-8";
  response.body = "Propos\n";
  return response;
}

}  // namespace

int run_server(const ServeOptions& options) {
  raise_file_limit();
  ::signal(SIGPIPE, SIG_IGN);
  const auto signals = server_signals();
  ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);  // all threads inherit it
  Registry registry;
  auto settings = options.server;
  settings.patterns = {"/"};
  settings.make_handler = [](const WorkerContext&) { return start_page; };
  Server server(std::move(settings), registry);
  const SignalReader reader(server);
  std::printf("%s/\n", server.url().c_str());
  std::fflush(stdout);
  server.run();
  return 0;
}

}  // namespace propos::serve
