#include "bench/comparison/peer_driver.hpp"

#include <charconv>
#include <fstream>
#include <sstream>

namespace propos {
namespace {

std::vector<std::string> with(std::vector<std::string> command, std::initializer_list<std::string> arguments) {
  command.insert(command.end(), arguments);
  return command;
}

/// The last line that is not empty of what a driver complained.
std::string last_complaint(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::string last;
  for (std::string line; std::getline(in, line);)
    if (!line.empty()) last = line;
  return last;
}

Error driver_error(const DriverCommand& driver, const std::string& message) {
  const auto complaint = driver.errors.empty() ? "" : last_complaint(driver.errors);
  return Error(ErrorKind::io, complaint.empty() ? message : message + ": " + complaint, driver.command.back());
}

template <typename Number>
bool read_number(const std::string& text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

}  // namespace

Build build_index(const DriverCommand& driver, const std::filesystem::path& index,
                  const std::filesystem::path& passages, int threads, Process::Seconds deadline) {
  Process process(with(driver.command, {"build", index.string(), passages.string(), std::to_string(threads)}),
                  {driver.errors, true});
  process.close_input();
  std::string last;
  for (std::string line; process.read_line(line, deadline);)
    if (!line.empty()) last = line;
  const auto exit = process.wait(deadline);
  if (exit.status != 0) throw driver_error(driver, "build ended with status " + std::to_string(exit.status));
  Build build;
  build.more = parse_json(last, driver.command.back() + ": last line of build");
  for (const char* member : {"seconds", "bytes", "passages"})
    if (!build.more.is_object() || !build.more.contains(member) || !build.more[member].is_number())
      throw Error(ErrorKind::invalid, std::string("build told no ") + member, driver.command.back());
  build.seconds = build.more["seconds"];
  build.bytes = build.more["bytes"];
  build.passages = build.more["passages"];
  build.version = build.more.value("version", "");
  // A driver whose engine is a server of its own says that our figure is none.
  build.peak_memory = build.more.contains("memory") && build.more["memory"].is_null() ? 0 : exit.peak_memory;
  for (const char* member : {"seconds", "bytes", "passages", "version", "memory"}) build.more.erase(member);
  return build;
}

Driver::Driver(const DriverCommand& driver, const std::filesystem::path& index, Process::Seconds deadline)
    : driver_(driver),
      deadline_(deadline),
      process_(with(driver.command, {"serve", index.string()}), {driver.errors, true}) {
  std::string line;
  if (!process_.read_line(line, deadline_)) throw failure("ended before it was ready");
  if (line != "ready") throw failure("expected \"ready\", it said \"" + line.substr(0, 80) + "\"");
}

Error Driver::failure(const std::string& message) const { return driver_error(driver_, message); }

std::optional<DriverReply> Driver::ask(const DriverRequest& request) {
  process_.write_line(request.mode + '\t' + std::to_string(request.limit) + '\t' + request.fetch + '\t' +
                      request.words);
  std::string line;
  if (!process_.read_line(line, deadline_)) throw failure("ended at the query \"" + request.words + "\"");
  std::istringstream cells(line);
  std::string nanoseconds, hits, ids;
  std::getline(cells, nanoseconds, '\t');
  std::getline(cells, hits, '\t');
  std::getline(cells, ids, '\t');
  if (nanoseconds == "-") return std::nullopt;
  DriverReply reply;
  std::size_t count = 0;
  if (!read_number(nanoseconds, reply.nanoseconds) || !read_number(hits, count))
    throw failure("expected NANOSECONDS<TAB>HITS<TAB>IDS, it said \"" + line.substr(0, 80) + "\"");
  std::istringstream list(ids);
  for (std::string id; std::getline(list, id, ',');) reply.ids.push_back(id);
  if (reply.ids.size() != count) throw failure("told " + hits + " hits and named " + std::to_string(reply.ids.size()));
  return reply;
}

Exit Driver::end() {
  process_.close_input();
  return process_.wait(deadline_);
}

}  // namespace propos
