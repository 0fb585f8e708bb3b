#include "query/program/seen.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "common/error.hpp"
#include "common/file.hpp"
#include "common/json.hpp"
#include "common/limits.hpp"

namespace propos {
namespace {

constexpr const char* schema = "propos-seen-2";

[[noreturn]] void damaged(const std::string& reason, const std::string& where) {
  throw Error(ErrorKind::invalid,
              "no file that --new-since wrote, or a damaged one (" + reason +
                  "); name another, or remove it to be shown everything again",
              where);
}

std::filesystem::path directory_of(const std::filesystem::path& path) {
  return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

/// Told before anything is shown: what cannot be remembered would be shown every night.
void require_directory(const std::filesystem::path& path) {
  const auto directory = directory_of(path);
  if (::access(directory.c_str(), W_OK | X_OK) == 0) return;
  if (errno == ENOENT || errno == ENOTDIR)
    throw Error(ErrorKind::not_found, "no such directory: make it, or name another file", directory.string());
  throw Error(errno == EACCES || errno == EROFS ? ErrorKind::denied : ErrorKind::io,
              std::string(std::strerror(errno)) + ": a state file must be written there", directory.string());
}

/// While it lives, others that save a state into the same directory wait. The directory is what is locked, because the
/// file is replaced. On file systems without locks there is none: at worst a passage is shown twice.
class SaveLock {
 public:
  explicit SaveLock(const std::filesystem::path& directory)
      : descriptor_(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    while (descriptor_ >= 0 && ::flock(descriptor_, LOCK_EX) != 0 && errno == EINTR) {
    }
  }
  ~SaveLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  SaveLock(const SaveLock&) = delete;
  SaveLock& operator=(const SaveLock&) = delete;

 private:
  int descriptor_;
};

PassageHashes hashes_in(const Json& list, const std::string& where) {
  PassageHashes hashes;
  hashes.reserve(list.size());
  for (const auto& hash : list) {
    if (!hash.is_number_unsigned() || hash.get<std::uint64_t>() >= words_hash_limit)
      damaged("field passages: expected numbers below 2^53", where);
    hashes.push_back(hash.get<std::uint64_t>());
  }
  return hashes;
}

}  // namespace

Seen Seen::load(const std::filesystem::path& path) {
  require_directory(path);
  try {
    return parse(read_file(path, limits::max_state_bytes), path.string());
  } catch (const Error& e) {
    if (e.kind() == ErrorKind::not_found) return {};
    if (e.kind() == ErrorKind::too_big) damaged(e.message(), path.string());
    throw;
  }
}

Seen Seen::parse(std::string_view text, const std::string& where) {
  Json json;
  try {
    json = parse_json(text, where);
  } catch (const Error& e) {
    damaged(e.message(), where);
  }
  if (!json.is_object() || json.value("schema", Json()) != schema || !json.contains("seen") || !json["seen"].is_array())
    damaged(std::string("expected \"schema\": \"") + schema + "\"", where);
  Seen seen;
  for (const auto& entry : json["seen"]) {
    if (!entry.is_object() || !entry.value("query", Json()).is_string() || !entry.contains("passages") ||
        !entry["passages"].is_array())
      damaged("field seen: expected a query and its passages", where);
    seen.add(entry["query"].get<std::string>(), hashes_in(entry["passages"], where));
  }
  return seen;
}

const PassageHashes* Seen::find(const std::string& query) const {
  const auto found = known_.find(query);
  return found == known_.end() ? nullptr : &found->second;
}

void Seen::add(const std::string& query, const PassageHashes& passages) {
  auto& known = known_[query];
  known.insert(known.end(), passages.begin(), passages.end());
  std::sort(known.begin(), known.end());
  known.erase(std::unique(known.begin(), known.end()), known.end());
}

void Seen::save(const std::filesystem::path& path) const {
  const SaveLock lock(directory_of(path));
  auto all = load(path);
  for (const auto& [query, passages] : known_) all.add(query, passages);
  const auto text = all.text();
  if (text.size() > limits::max_state_bytes)
    throw Error(ErrorKind::too_big,
                "a state file holds at most " + std::to_string(limits::max_state_bytes) +
                    " bytes, and this would be longer: give some of the topics a file of their own",
                path.string());
  write_file_atomically(path, text);
}

// Without a tree of JSON, which would take several times the memory.
std::string Seen::text() const {
  std::string text = std::string("{\"schema\":\"") + schema + "\",\"seen\":[";
  const char* comma = "";
  for (const auto& [query, passages] : known_) {
    text += comma + std::string("\n{\"query\":") + dump_json(query) + ",\"passages\":[";
    comma = ",";
    for (const auto hash : passages) {
      if (text.back() != '[') text += ',';
      text += std::to_string(hash);
    }
    text += "]}";
  }
  return text + "\n]}\n";
}

}  // namespace propos
