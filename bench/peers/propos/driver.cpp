#include "bench/peers/propos/driver.hpp"

#include "bench/peers/protocol.hpp"
#include "bench/speed/indexing.hpp"
#include "bench/speed/process.hpp"
#include "bench/speed/workload.hpp"
#include "common/error.hpp"
#include "query/search.hpp"

namespace propos {
namespace {

namespace fs = std::filesystem;
using namespace peers;

constexpr Process::Seconds no_deadline{24 * 3600};  // whoever runs the driver has one

/// Runs a program to its end and gives what it printed.
std::string output_of(const std::vector<std::string>& command) {
  Process process(command);
  process.close_input();
  std::string output;
  for (std::string line; process.read_line(line, no_deadline);) output += line + '\n';
  if (const auto exit = process.wait(no_deadline); exit.status != 0)
    throw Error(ErrorKind::io, "ended with status " + std::to_string(exit.status), command.front());
  return output;
}

std::uint64_t passages_in(const fs::path& index) { return Searcher(index).database().get_doccount(); }

Built build(const fs::path& index, const fs::path& passages, int threads) {
  const auto program = index_program().string();
  Built built;
  built.version = output_of({program, "--version"});
  while (built.version.ends_with('\n')) built.version.pop_back();
  const std::vector<std::string> command = {
      program,    "-q",        "-d",     index.string(),          "--input",
      "passages", "--rebuild", "--jobs", std::to_string(threads), passages.string()};
  const Stopwatch watch;
  output_of(command);
  built.seconds = watch.seconds();
  built.bytes = bytes_in(index);
  built.passages = passages_in(index);
  return built;
}

class Engine {
 public:
  explicit Engine(const fs::path& index) : searcher_(index) {}

  bool search(const Request& request) {
    SearchOptions options;
    options.limit = request.limit;
    options.snippets = request.fetch != Fetch::none;
    const auto mode = request.mode == Mode::any   ? QueryMode::any
                      : request.mode == Mode::all ? QueryMode::all
                                                  : QueryMode::phrase;
    answer_ = searcher_.search(parse_query(in_mode(request.words, mode)), options);
    return true;
  }

  std::vector<std::string> ids() const {
    std::vector<std::string> ids;
    for (const auto& hit : answer_.hits) ids.push_back(hit.passage.id);
    return ids;
  }

 private:
  Searcher searcher_;
  Answer answer_;
};

}  // namespace

int run_propos_driver(const std::vector<std::string>& arguments) {
  return run_driver(arguments, {build, [](const fs::path& index) {
                                  Engine engine(index);
                                  serve(engine);
                                }});
}

}  // namespace propos
