// PostgreSQL full-text search, configuration `french`: a generated tsvector under GIN, ts_rank, a cluster of our own on
// a Unix socket. As root it runs as the user `postgres`, because the server refuses root.
#include <libpq-fe.h>
#include <pwd.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <memory>
#include <mutex>
#include <thread>

#include "bench/peers/protocol.hpp"
#include "bench/speed/process.hpp"
#include "common/error.hpp"

using namespace propos::peers;

namespace {

namespace fs = std::filesystem;
using propos::Error;
using propos::ErrorKind;
using propos::Process;

constexpr Process::Seconds no_deadline{24 * 3600};  // whoever runs the driver has one
constexpr int connect_attempts = 200;               // 50 ms apart

using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;
using Result = std::unique_ptr<PGresult, decltype(&PQclear)>;

/// The command, as the user who may run the server.
std::vector<std::string> as_server_user(std::vector<std::string> command) {
  if (::geteuid() == 0)
    command.insert(command.begin(), {"setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"});
  return command;
}

void give_to_server_user(const fs::path& directory) {
  if (::geteuid() != 0) return;
  const passwd* user = ::getpwnam("postgres");
  if (user == nullptr || ::chown(directory.c_str(), user->pw_uid, user->pw_gid) != 0)
    throw Error(ErrorKind::denied, "cannot give it to the user postgres", directory.string());
}

/// A running server; it ends with the object.
class Server {
 public:
  explicit Server(const fs::path& index)
      : directory_(fs::absolute(index)),
        process_(as_server_user({PROPOS_POSTGRES_BIN "/postgres",
                                 "-D",
                                 directory_ / "data",
                                 "-k",
                                 directory_,
                                 "-c",
                                 "listen_addresses=",
                                 "-c",
                                 "fsync=off",
                                 "-c",
                                 "synchronous_commit=off",
                                 "-c",
                                 "full_page_writes=off",
                                 "-c",
                                 "shared_buffers=256MB",
                                 "-c",
                                 "maintenance_work_mem=256MB",
                                 "-c",
                                 "work_mem=64MB",
                                 "-c",
                                 "max_wal_size=4GB",
                                 "-c",
                                 "autovacuum=off",
                                 "-c",
                                 "jit=off"})) {}
  ~Server() {
    process_.send_signal(SIGINT);  // fast shutdown
    try {
      process_.wait(Process::Seconds(60));
    } catch (const Error& e) {
      std::cerr << e.what() << '\n';
    }
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  Connection connect() const {
    const auto target = "host=" + directory_.string() + " user=postgres dbname=postgres";
    for (int attempt = 1;; ++attempt) {
      Connection connection(PQconnectdb(target.c_str()), PQfinish);
      if (PQstatus(connection.get()) == CONNECTION_OK) return connection;
      if (attempt == connect_attempts) throw Error(ErrorKind::io, PQerrorMessage(connection.get()), "postgres");
      ::usleep(50000);
    }
  }

 private:
  fs::path directory_;
  Process process_;
};

Result execute(const Connection& connection, const std::string& sql) {
  Result result(PQexec(connection.get(), sql.c_str()), PQclear);
  const auto status = PQresultStatus(result.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_COPY_IN)
    throw Error(ErrorKind::io, PQerrorMessage(connection.get()), "postgres");
  return result;
}

void run(const std::vector<std::string>& command) {
  Process process(command);
  process.close_input();
  for (std::string line; process.read_line(line, no_deadline);) {
  }
  if (process.wait(no_deadline).status != 0) throw Error(ErrorKind::io, "failed", command.front());
}

/// A cell of COPY's text format.
std::string cell(const std::string& text) {
  std::string out;
  for (const char c : text) switch (c) {
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\t': out += "\\t"; break;
      case '\r': out += "\\r"; break;
      default: out += c;
    }
  return out;
}

/// The lines of the file that are turn's own, of every `turns`; sent through one connection.
std::uint64_t copy_share(const Connection& connection, const fs::path& passages, int turn, int turns) {
  execute(connection, "COPY p(id, title, question, body) FROM STDIN");
  std::uint64_t number = 0, sent = 0;
  for_each_passage(passages, [&](PeerPassage&& passage) {
    if (static_cast<int>(number++ % static_cast<std::uint64_t>(turns)) != turn) return;
    const auto row = cell(passage.id) + '\t' + cell(passage.title) + '\t' + cell(passage.question) + '\t' +
                     cell(passage.text) + '\n';
    if (PQputCopyData(connection.get(), row.data(), static_cast<int>(row.size())) != 1)
      throw Error(ErrorKind::io, PQerrorMessage(connection.get()), "postgres");
    ++sent;
  });
  PQputCopyEnd(connection.get(), nullptr);
  Result end(PQgetResult(connection.get()), PQclear);
  if (PQresultStatus(end.get()) != PGRES_COMMAND_OK)
    throw Error(ErrorKind::io, PQerrorMessage(connection.get()), "postgres");
  return sent;
}

void copy_all(const Server& server, const fs::path& passages, int threads, Built& built) {
  std::mutex guard;
  std::string failure;
  std::vector<std::thread> workers;
  for (int turn = 0; turn < threads; ++turn)
    workers.emplace_back([&, turn] {
      try {
        const auto sent = copy_share(server.connect(), passages, turn, threads);
        const std::lock_guard lock(guard);
        built.passages += sent;
      } catch (const std::exception& e) {
        const std::lock_guard lock(guard);
        failure = e.what();
      }
    });
  for (auto& worker : workers) worker.join();
  if (!failure.empty()) throw Error(ErrorKind::io, failure);
}

Built build(const fs::path& index, const fs::path& passages, int threads) {
  Built built;
  fs::create_directories(index);
  give_to_server_user(index);
  run(as_server_user({PROPOS_POSTGRES_BIN "/initdb", "-D", fs::absolute(index) / "data", "-U", "postgres", "-A",
                      "trust", "-E", "UTF8", "--locale=C.UTF-8"}));
  const Server server(index);
  const auto connection = server.connect();
  built.version = "PostgreSQL " + std::to_string(PQserverVersion(connection.get()) / 10000);
  const Stopwatch watch;
  execute(
      connection,
      "CREATE UNLOGGED TABLE p(n bigserial PRIMARY KEY, id text, title text, question text, body text, words tsvector"
      " GENERATED ALWAYS AS (setweight(to_tsvector('french', title), 'A') || setweight(to_tsvector('french', "
      "question), 'B')"
      " || setweight(to_tsvector('french', body), 'D')) STORED)");
  copy_all(server, passages, threads, built);
  execute(connection, "CREATE INDEX ON p USING gin(words)");
  execute(connection, "VACUUM ANALYZE p");
  built.seconds = watch.seconds();
  // A cluster holds much besides; the relation with its indexes and long values is what is compared.
  const auto size = execute(connection, "SELECT pg_total_relation_size('p')");
  built.bytes = std::strtoull(PQgetvalue(size.get(), 0, 0), nullptr, 10);
  execute(connection, "ALTER TABLE p SET LOGGED");  // an unlogged table is emptied by an unclean end
  built.more["memory"] = nullptr;
  return built;
}

class Engine {
 public:
  explicit Engine(Connection connection) : connection_(std::move(connection)) {
    prepare("none", "SELECT n");
    prepare("text", "SELECT n, body");
    prepare("snippet", "SELECT n, body, ts_headline('french', body, q)");
  }

  bool search(const Request& request) {
    const std::string fetch = request.fetch == Fetch::none ? "none" : request.fetch == Fetch::text ? "text" : "snippet";
    const std::string mode = request.mode == Mode::phrase ? "phrase" : "words";
    auto words = request.words;
    if (request.mode == Mode::any) {
      words.clear();
      for (const auto& word : words_of(request.words)) words += (words.empty() ? "" : " or ") + word;
    }
    const auto limit = std::to_string(request.limit);
    const char* values[] = {words.c_str(), limit.c_str()};
    result_.reset(PQexecPrepared(connection_.get(), (mode + fetch).c_str(), 2, values, nullptr, nullptr, 0));
    if (PQresultStatus(result_.get()) != PGRES_TUPLES_OK)
      throw Error(ErrorKind::io, PQerrorMessage(connection_.get()), "postgres");
    return true;
  }

  std::vector<std::string> ids() const {
    std::vector<std::string> ids;
    for (int row = 0; row < PQntuples(result_.get()); ++row) {
      const char* values[] = {PQgetvalue(result_.get(), row, 0)};
      const Result id(
          PQexecParams(connection_.get(), "SELECT id FROM p WHERE n = $1", 1, nullptr, values, nullptr, nullptr, 0),
          PQclear);
      ids.push_back(PQgetvalue(id.get(), 0, 0));
    }
    return ids;
  }

 private:
  void prepare(const std::string& fetch, const std::string& select) {
    for (const auto& [mode, function] : {std::pair{"phrase", "phraseto_tsquery"}, {"words", "websearch_to_tsquery"}}) {
      const auto sql = select + " FROM p, " + function +
                       "('french', $1) AS q WHERE words @@ q ORDER BY ts_rank(words, q) DESC LIMIT $2";
      const Result result(PQprepare(connection_.get(), (mode + fetch).c_str(), sql.c_str(), 0, nullptr), PQclear);
      if (PQresultStatus(result.get()) != PGRES_COMMAND_OK)
        throw Error(ErrorKind::io, PQerrorMessage(connection_.get()), "postgres");
    }
  }

  Connection connection_;
  Result result_{nullptr, PQclear};
};

}  // namespace

int main(int argc, char** argv) {
  return run_driver(argc, argv, {build, [](const fs::path& index) {
                                   const Server server(index);
                                   Engine engine(server.connect());
                                   serve(engine);
                                 }});
}
