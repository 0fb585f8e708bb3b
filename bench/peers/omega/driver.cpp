// Omega: scriptindex builds, quest answers, one process a query, because that is how it is used.
#include <fstream>

#include "bench/peers/protocol.hpp"
#include "bench/speed/process.hpp"
#include "common/error.hpp"

using namespace propos::peers;

namespace {

namespace fs = std::filesystem;
using propos::Process;

constexpr Process::Seconds no_deadline{24 * 3600};  // whoever runs the driver has one

/// Texts in one searchable stretch, id and text kept.
constexpr const char* index_script =
    "id : boolean=Q field=id\n"
    "title : index\n"
    "question : index\n"
    "text : index field=text\n";

std::vector<std::string> output_lines(const std::vector<std::string>& command) {
  Process process(command);
  process.close_input();
  std::vector<std::string> lines;
  for (std::string line; process.read_line(line, no_deadline);) lines.push_back(line);
  if (const auto exit = process.wait(no_deadline); exit.status != 0)
    throw propos::Error(propos::ErrorKind::io, "ended with status " + std::to_string(exit.status), command.front());
  return lines;
}

/// A field of scriptindex's input: lines after the first begin with "=".
void write_field(std::ostream& out, const char* name, const std::string& value) {
  out << name << '=';
  for (const char c : value)
    if (c == '\n') out << "\n=";
    else out << c;
  out << '\n';
}

Built build(const fs::path& index, const fs::path& passages) {
  Built built;
  const auto version = output_lines({"scriptindex", "--version"});
  built.version = version.empty() ? "" : version.front();
  const auto script = index.string() + ".script";
  const auto input = index.string() + ".input";
  std::ofstream(script) << index_script;
  {
    std::ofstream out(input);
    for_each_passage(passages, [&](PeerPassage&& passage) {
      write_field(out, "id", passage.id);
      write_field(out, "title", passage.title);
      write_field(out, "question", passage.question);
      write_field(out, "text", passage.text);
      out << '\n';
      ++built.passages;
    });
  }
  const Stopwatch watch;
  output_lines({"scriptindex", "--overwrite", "--stemmer=french", index.string(), script, input});
  built.seconds = watch.seconds();
  built.bytes = bytes_in(index);
  fs::remove(script);
  fs::remove(input);
  return built;
}

class Engine {
 public:
  explicit Engine(const fs::path& index) : index_(index.string()) {}

  bool search(const Request& request) {
    const bool phrase = request.mode == Mode::phrase;
    lines_ = output_lines({"quest", "--db=" + index_, "--stemmer=french", "--msize=" + std::to_string(request.limit),
                           request.mode == Mode::all ? "--default-op=and" : "--default-op=or",
                           phrase ? "--flags=phrase" : "--flags=no_positions", "--",
                           phrase ? '"' + request.words + '"' : request.words});
    return true;
  }

  /// quest prints the document's data, whose first line is the id: "RANK: [WEIGHT]" may stand before it.
  std::vector<std::string> ids() const {
    std::vector<std::string> ids;
    for (const auto& line : lines_)
      if (line.starts_with("id=")) ids.push_back(line.substr(3));
    return ids;
  }

 private:
  std::string index_;
  std::vector<std::string> lines_;
};

}  // namespace

int main(int argc, char** argv) {
  return run_driver(argc, argv,
                    {[](const fs::path& index, const fs::path& passages, int) { return build(index, passages); },
                     [](const fs::path& index) {
                       Engine engine(index);
                       serve(engine);
                     }});
}
