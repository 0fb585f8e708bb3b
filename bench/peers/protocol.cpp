#include "bench/peers/protocol.hpp"

#include <charconv>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "bench/speed/disk.hpp"
#include "common/error.hpp"

namespace propos::peers {
namespace {

template <typename Number>
bool read_number(const std::string& text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

std::string member(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

Request read_request(const std::string& line) {
  std::istringstream cells(line);
  std::string mode, limit, fetch;
  Request request;
  std::getline(cells, mode, '\t');
  std::getline(cells, limit, '\t');
  std::getline(cells, fetch, '\t');
  std::getline(cells, request.words);
  const bool known_mode = mode == "or" || mode == "and" || mode == "phrase";
  const bool known_fetch = fetch == "none" || fetch == "text" || fetch == "snippet";
  if (!known_mode || !known_fetch || !read_number(limit, request.limit) || request.limit == 0)
    throw Error(ErrorKind::invalid, "expected MODE<TAB>K<TAB>FETCH<TAB>WORDS", line);
  request.mode = mode == "or" ? Mode::any : mode == "and" ? Mode::all : Mode::phrase;
  request.fetch = fetch == "none" ? Fetch::none : fetch == "text" ? Fetch::text : Fetch::snippet;
  return request;
}

void for_each_passage(const std::filesystem::path& file, const std::function<void(PeerPassage&&)>& use) {
  std::ifstream in(file);
  if (!in) throw Error(ErrorKind::not_found, "no such file of passages", file.string());
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty()) continue;
    const auto object = parse_json(line, file.string() + ":" + std::to_string(number));
    use({member(object, "id"), member(object, "title"), member(object, "question"), member(object, "text")});
  }
}

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

std::uint64_t bytes_in(const std::filesystem::path& directory) {
  std::uint64_t bytes = 0;
  for (const auto& file : files_below(directory)) bytes += std::filesystem::file_size(file);
  return bytes;
}

void print_built(const Built& built) {
  Json line = {
      {"seconds", built.seconds}, {"bytes", built.bytes}, {"passages", built.passages}, {"version", built.version}};
  line.update(built.more);
  std::cout << dump_json(line) << std::endl;
}

void print_reply(bool supported, std::chrono::steady_clock::duration took, const std::vector<std::string>& ids) {
  if (supported) std::cout << std::chrono::duration_cast<std::chrono::nanoseconds>(took).count();
  else std::cout << '-';
  std::cout << '\t' << ids.size() << '\t';
  for (std::size_t i = 0; i < ids.size(); ++i) std::cout << (i == 0 ? "" : ",") << ids[i];
  std::cout << std::endl;
}

int run_driver(const std::vector<std::string>& arguments, const DriverActions& actions) {
  try {
    int threads = 0;
    if (arguments.size() == 4 && arguments[0] == "build" && read_number(arguments[3], threads) && threads > 0) {
      print_built(actions.build(arguments[1], arguments[2], threads));
      return 0;
    }
    if (arguments.size() == 2 && arguments[0] == "serve") {
      actions.serve(arguments[1]);
      return 0;
    }
    std::cerr << "usage: build INDEX_DIR PASSAGES.ndjson THREADS | serve INDEX_DIR\n";
  } catch (const std::exception& e) {
    std::cerr << e.what() << '\n';
  }
  return 2;
}

int run_driver(int argc, char** argv, const DriverActions& actions) {
  return run_driver(std::vector<std::string>(argv + 1, argv + argc), actions);
}

}  // namespace propos::peers
