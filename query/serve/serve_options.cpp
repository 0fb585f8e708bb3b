#include "query/serve/serve_options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <set>
#include <thread>

#include "common/error.hpp"
#include "common/limits.hpp"
#include "common/option_table.hpp"
#include "query/meaning/dictionary.hpp"

namespace propos::serve {
namespace {

Manual manual_of_serve() {
  Manual manual;
  manual.description =
      "Answers questions to one or several indexes as pages for a browser and as an API for programs, by HTTP. It "
      "reads "
      "indexes and writes nothing. Towards an open network it stands behind a proxy that speaks TLS.";
  manual.statuses = {{"0", "ended by SIGINT or SIGTERM, after what was asked was answered"}, {"2", "error"}};
  manual.examples = {{"propos-serve -d propos.db", "then http://127.0.0.1:8080 in a browser"},
                     {"propos-serve -d revue=revue.db -d archives=old.db --listen '[::1]:9000'", "two indexes"},
                     {"kill -HUP PID", "after the log was rotated or keys changed"}};
  manual.environment = {{"PROPOS_DB", "directory of the index, without -d"},
                        {"PROPOS_DICTIONARY", "English dictionary, as --dictionary"}};
  manual.see_also = "propos-query(1), propos-index(1)";
  return manual;
}

bool is_name(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.';
  });
}

/// `NAME=DIR`, or a directory, whose name is its last part without what stands behind a dot.
std::pair<std::string, std::string> named_index(const std::string& typed) {
  const auto equals = typed.find('=');
  if (equals != std::string::npos && is_name(typed.substr(0, equals)))
    return {typed.substr(0, equals), typed.substr(equals + 1)};
  const auto path = std::filesystem::path(typed).lexically_normal();
  const auto last = path.has_filename() ? path.filename() : path.parent_path().filename();
  const auto name = last.stem().string();
  return {is_name(name) ? name : "propos", typed};
}

CLI::Option* add_index_options(CLI::App& app, std::vector<std::string>& typed, ServeOptions& options) {
  app.add_option("-d,--db", typed, "directory of an index, with a name before it when there are several")
      ->type_name("[NAME=]DIR")
      ->envname("PROPOS_DB")
      ->default_str("propos.db")
      ->expected(1)
      ->take_all()
      ->group("Indexes");
  app.add_option("--topics", options.topics, "file of topics (JSON, or qid<TAB>query lines) instead of those that ship")
      ->type_name("FILE")
      ->group("Indexes");
  return app
      .add_option(
          "--dictionary", options.dictionary,
          "English dictionary (dictd: its .index file; '' is none) instead of FreeDict's, where it is installed")
      ->envname("PROPOS_DICTIONARY")
      ->type_name("FILE")
      ->group("Indexes");
}

void add_network_options(CLI::App& app, ServerSettings& server) {
  app.add_option("--listen", server.listen,
                 "address and port; port 0 is any that is free. The first line that is printed tells it")
      ->type_name("ADDR:PORT")
      ->capture_default_str()
      ->group("Network");
  app.add_option("--base-url", server.base_url, "what absolute links begin with, where a proxy stands before it")
      ->type_name("URL")
      ->check([](const std::string& url) {
        return url.starts_with("http://") || url.starts_with("https://") ? ""
                                                                         : "expected http://… or https://…: " + url;
      })
      ->group("Network");
  app.add_flag("--trust-proxy", server.trust_proxy,
               "believe X-Forwarded-For and X-Forwarded-Proto; only behind a proxy that sets them")
      ->group("Network");
  app.add_option("--cors", server.cors, "origin whose pages may read the answers, or '*'")
      ->type_name("ORIGIN")
      ->group("Network");
  app.add_option("--keys", server.keys,
                 "file of SHA-256 hashes, one a line: only who sends one of their keys is answered")
      ->type_name("FILE")
      ->group("Network");
}

void add_limit_options(CLI::App& app, ServerSettings& server) {
  const auto seconds = [&](const char* name, double& value, const char* what) {
    app.add_option(name, value, what)
        ->check(CLI::Range(0.05, 3600.0))
        ->type_name("SECONDS")
        ->capture_default_str()
        ->group("Limits");
  };
  const auto count = [&](const char* name, std::size_t& value, std::size_t most, const char* what) {
    app.add_option(name, value, what)
        ->check(CLI::Range(std::size_t{1}, most))
        ->type_name("N")
        ->capture_default_str()
        ->group("Limits");
  };
  constexpr std::size_t most_connections = 100000, most_queue = 100000;
  count("--workers", server.workers, limits::max_workers, "threads that answer; the default is one more than cores");
  count("--queue", server.queue, most_queue, "requests that wait for them; one more gets 503");
  count("--connections", server.connections, most_connections, "at once");
  count("--connections-per-address", server.connections_per_address, most_connections, "likewise, of one client");
  seconds("--deadline", server.search_seconds, "what a search may take, with its wait; then it answers what it found");
  seconds("--read-deadline", server.read_seconds, "until a request is whole, however slowly it comes; then 408");
  seconds("--write-deadline", server.write_seconds, "until its answer is taken");
  seconds("--stream-deadline", server.stream_seconds, "likewise, of an export");
}

void add_log_options(CLI::App& app, ServerSettings& server) {
  app.add_option("--access-log", server.access_log,
                 "where a line of JSON goes for each request: a file, - for standard error, '' for nowhere")
      ->type_name("FILE")
      ->capture_default_str()
      ->group("Log");
  app.add_flag("--log-queries", server.log_queries, "with what was asked; without it only the route stands in the log")
      ->group("Log");
}

void check_names(const ServeOptions& options) {
  std::set<std::string> names;
  for (const auto& [name, directory] : options.indexes)
    if (!names.insert(name).second)
      throw Error(ErrorKind::usage, "two indexes of this name; give one as NAME=DIR", name);
}

}  // namespace

ServeOptions parse_serve_options(int argc, char** argv, int& status) {
  ServeOptions options;
  options.server.workers = std::clamp<std::size_t>(std::thread::hardware_concurrency() + 1, 2, limits::max_workers);
  CLI::App app{"Serves indexes: pages for people, an API for programs."};
  app.name("propos-serve");
  std::vector<std::string> typed;
  const auto* dictionary = add_index_options(app, typed, options);
  add_network_options(app, options.server);
  add_limit_options(app, options.server);
  add_log_options(app, options.server);
  finish_app(app, manual_of_serve());
  status = -1;
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    status = app.exit(e) == 0 ? 0 : 2;
    return options;
  }
  if (typed.empty()) typed = {"propos.db"};
  for (const auto& index : typed) options.indexes.push_back(named_index(index));
  options.dictionary = resolve_dictionary(options.dictionary, dictionary->count() > 0).string();
  while (options.server.base_url.ends_with('/')) options.server.base_url.pop_back();
  check_names(options);
  return options;
}

}  // namespace propos::serve
