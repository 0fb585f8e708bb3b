#include "indexer/build/index_directory.hpp"

#include <chrono>
#include <thread>
#include <vector>

#include "common/error.hpp"
#include "common/schema.hpp"

namespace propos {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view generation_prefix = "generation.";

void prepare_directory(const fs::path& directory) {
  std::error_code error;
  fs::create_directories(directory, error);
  if (error == std::errc::permission_denied) throw Error(ErrorKind::denied, "permission denied", directory.string());
  if (error) throw Error(ErrorKind::io, error.message(), directory.string());
  if (fs::exists(stub_path(directory)) || fs::is_empty(directory, error)) return;
  for (const auto& entry : fs::directory_iterator(directory, error)) {
    const auto name = entry.path().filename().string();
    if (name == "lock" || name.starts_with(generation_prefix) || name.starts_with("XAPIANDB")) continue;
    throw Error(ErrorKind::invalid, "this directory holds something else (" + name + "); name an empty or a new one",
                directory.string());
  }
}

/// xapian-check follows no stub inside a directory. It finds the tables by links through `current`, which is
/// switched by one rename like the stub itself; our own programs go by the stub.
void link_for_stock_tools(const fs::path& directory, const std::string& generation) {
  std::error_code error;
  fs::remove(directory / "current.new", error);
  fs::create_directory_symlink(generation, directory / "current.new", error);
  if (!error) fs::rename(directory / "current.new", directory / "current", error);
  for (const auto* table : {"iamglass", "docdata.glass", "postlist.glass", "termlist.glass", "position.glass",
                            "spelling.glass", "synonym.glass"})
    if (!error && !fs::is_symlink(directory / table))
      fs::create_symlink(fs::path("current") / table, directory / table, error);
  if (error) throw Error(ErrorKind::io, error.message(), directory.string());
}

/// The file of the lock, which is of no interest to whoever may not write the directory.
File open_lock(const fs::path& directory) {
  try {
    return File(directory / "lock", File::Mode::share);
  } catch (const Error& e) {
    throw Error(e.kind(), e.message(), directory.string());
  }
}

}  // namespace

IndexLock::IndexLock(const fs::path& directory, double seconds) : file_(open_lock(directory)) {
  const auto until = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
  while (!file_.try_lock()) {
    if (std::chrono::steady_clock::now() >= until)
      throw Error(ErrorKind::locked, "another indexer is at work here; wait for it with --wait SECONDS",
                  directory.string());
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
}

IndexDirectory::IndexDirectory(const fs::path& path, double wait_seconds) : path_(path) {
  prepare_directory(path_);
  lock_.emplace(path_, wait_seconds);
  remove_other_generations();
}

bool IndexDirectory::has_index() const { return fs::exists(stub_path(path_)); }

fs::path IndexDirectory::new_generation() const {
  for (int number = 1;; ++number) {
    auto generation = path_ / (std::string(generation_prefix) + std::to_string(number));
    if (!fs::exists(generation)) return generation;
  }
}

void IndexDirectory::publish(const fs::path& generation) const {
  write_file_atomically(stub_path(path_), "auto " + generation.filename().string() + "\n");
}

void IndexDirectory::tidy() const {
  link_for_stock_tools(path_, current_generation(path_).filename().string());
  remove_other_generations();
}

/// Generations that no stub names: of builds that did not end, or the one before. When the stub is damaged, or its
/// generation is not there, whatever is there may be wanted.
void IndexDirectory::remove_other_generations() const {
  std::string named;
  std::error_code error;
  try {
    if (has_index()) {
      const auto current = current_generation(path_);
      if (!fs::is_directory(current, error)) return;
      named = current.filename().string();
    }
  } catch (const Error&) {
    return;
  }
  std::vector<fs::path> others;
  for (const auto& entry : fs::directory_iterator(path_, error)) {
    const auto name = entry.path().filename().string();
    if (is_generation_name(name) && name != named) others.push_back(entry.path());
  }
  for (const auto& other : others) fs::remove_all(other, error);
}

std::uint64_t IndexDirectory::bytes() const {
  std::uint64_t total = 0;
  std::error_code error;
  for (const auto& entry : fs::recursive_directory_iterator(path_, error))
    if (entry.is_regular_file(error) && !entry.is_symlink(error)) total += entry.file_size(error);
  return total;
}

}  // namespace propos
