#include "bench/speed/indexing.hpp"

#include <stdlib.h>

#include <chrono>
#include <cstdio>
#include <iostream>
#include <optional>

#include "bench/speed/disk.hpp"
#include "bench/speed/process.hpp"
#include "common/error.hpp"
#include "common/passage.hpp"
#include "common/schema.hpp"

namespace propos {
namespace {

constexpr Process::Seconds deadline{24 * 3600.0};

std::uint64_t source_bytes(const std::vector<std::string>& sources) {
  std::uint64_t bytes = 0;
  for (const std::filesystem::path path : sources) {
    std::error_code error;
    if (std::filesystem::is_directory(path, error)) {
      for (const auto& file : files_below(path)) bytes += std::filesystem::file_size(file);
    } else {
      bytes += std::filesystem::file_size(path, error);
      if (error) throw Error(ErrorKind::not_found, error.message(), path.string());
    }
  }
  return bytes;
}

std::vector<std::string> command_of(const IndexingOptions& options, const std::string& directory) {
  std::vector<std::string> command = {index_program().string(), "-q", "--rebuild", "-d", directory};
  if (!options.input.empty()) command.insert(command.end(), {"--input", options.input});
  if (options.jobs > 0) command.insert(command.end(), {"--jobs", std::to_string(options.jobs)});
  if (options.max_memory > 0) command.insert(command.end(), {"--max-memory", std::to_string(options.max_memory)});
  command.push_back("--");
  command.insert(command.end(), options.sources.begin(), options.sources.end());
  return command;
}

/// Passages and bytes of their texts, as the index stores them.
void count_texts(const std::filesystem::path& directory, Indexing& indexing) {
  try {
    const auto database = open_index(directory);
    indexing.passages = database.get_doccount();
    for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it)
      if (const auto passage = load_passage(database.get_document(*it).get_data()))
        indexing.text_bytes += passage->text.size();
  } catch (const Xapian::Error& e) {
    throw error_from(e, directory.string());
  }
}

double megabytes(std::uint64_t bytes) { return static_cast<double>(bytes) / 1e6; }

double ratio(std::uint64_t a, std::uint64_t b) { return b == 0 ? 0 : static_cast<double>(a) / static_cast<double>(b); }

}  // namespace

TemporaryPlace::TemporaryPlace() {
  auto pattern = (std::filesystem::temp_directory_path() / "propos-bench-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw Error(ErrorKind::io, "cannot make a temporary directory", pattern);
  path_ = pattern;
}

TemporaryPlace::~TemporaryPlace() {
  std::error_code error;
  std::filesystem::remove_all(path_, error);
}

std::uint64_t Indexing::index_bytes() const {
  std::uint64_t sum = 0;
  for (const auto& [name, bytes] : files) sum += bytes;
  return sum;
}

std::filesystem::path index_program() {
  std::error_code error;
  const auto beside = std::filesystem::read_symlink("/proc/self/exe", error).parent_path() / "propos-index";
  if (!error && std::filesystem::exists(beside, error)) return beside;
  if (const auto found = find_program("propos-index"); !found.empty()) return found;
  throw Error(ErrorKind::not_found, "propos-index is neither beside propos-bench nor in PATH");
}

Indexing measure_indexing(const IndexingOptions& options) {
  std::optional<TemporaryPlace> place;
  if (options.directory.empty()) place.emplace();
  const auto directory = place ? place->path() / "index" : std::filesystem::path(options.directory);
  Indexing indexing;
  indexing.source_bytes = source_bytes(options.sources);
  const auto start = std::chrono::steady_clock::now();
  Process process(command_of(options, directory.string()));
  process.close_input();
  const auto exit = process.wait(deadline);
  indexing.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  if (exit.status > 1)
    throw Error(ErrorKind::io, "ended with status " + std::to_string(exit.status) + "; see its message above",
                "propos-index");
  indexing.cpu_seconds = exit.cpu_seconds;
  indexing.peak_memory = exit.peak_memory;
  indexing.files = sizes_below(directory);
  count_texts(directory, indexing);
  return indexing;
}

Json to_json(const Indexing& indexing) {
  Json files = Json::object();
  for (const auto& [name, bytes] : indexing.files) files[name] = bytes;
  return Json{{"passages", indexing.passages},
              {"seconds", indexing.seconds},
              {"cpu_seconds", indexing.cpu_seconds},
              {"source_mb_per_s", megabytes(indexing.source_bytes) / indexing.seconds},
              {"text_mb_per_s", megabytes(indexing.text_bytes) / indexing.seconds},
              {"peak_memory", indexing.peak_memory},
              {"source_bytes", indexing.source_bytes},
              {"text_bytes", indexing.text_bytes},
              {"index_bytes", indexing.index_bytes()},
              {"index_per_text", ratio(indexing.index_bytes(), indexing.text_bytes)},
              {"index_per_source", ratio(indexing.index_bytes(), indexing.source_bytes)},
              {"files", files}};
}

int run_indexing(const IndexingOptions& options) {
  const auto indexing = measure_indexing(options);
  if (options.json) {
    std::cout << dump_json_indented(to_json(indexing)) << '\n';
    return 0;
  }
  const auto source = megabytes(indexing.source_bytes), text = megabytes(indexing.text_bytes);
  const auto index = indexing.index_bytes();
  std::printf("%llu passages: source %.1f MB, texts %.1f MB\n", static_cast<unsigned long long>(indexing.passages),
              source, text);
  std::printf("%.2f s (CPU %.2f s): %.1f MB/s of source, %.1f MB/s of text\n", indexing.seconds, indexing.cpu_seconds,
              source / indexing.seconds, text / indexing.seconds);
  std::printf("memory %.0f MB at most\n", megabytes(indexing.peak_memory));
  std::printf("index %.1f MB: %.2f of the texts, %.2f of the source\n", megabytes(index),
              ratio(index, indexing.text_bytes), ratio(index, indexing.source_bytes));
  for (const auto& [name, bytes] : indexing.files)
    std::printf("  %-20s %9.2f MB  %5.1f %%\n", name.c_str(), megabytes(bytes), 100 * ratio(bytes, index));
  return 0;
}

}  // namespace propos
