#include "common/schema.hpp"

#include <cassert>
#include <cstdio>
#include <cstring>

#include "common/error.hpp"
#include "common/file.hpp"
#include "common/limits.hpp"
#include "common/text.hpp"

namespace propos {
namespace {

bool says_permission_denied(const Xapian::Error& error) {
  const char* reason = error.get_error_string();
  return (reason != nullptr && std::strstr(reason, "ermission denied") != nullptr) ||
         error.get_msg().find("ermission denied") != std::string::npos;
}

}  // namespace

std::string boolean_term(std::string_view prefix, std::string_view value) {
  std::string term(prefix);
  term += value;
  if (term.size() <= limits::max_boolean_term_bytes) return term;
  const auto hash = hex_of(hash_of(value));
  auto cut = limits::max_boolean_term_bytes - hash.size() - 1;
  while (cut > 0 && (static_cast<unsigned char>(term[cut]) & 0xC0) == 0x80) --cut;
  return term.substr(0, cut) + '~' + hash;
}

std::string title_term(std::uint32_t title_hash) {
  assert(title_hash != 0 && title_hash < 1u << 24);
  return std::string(prefix::title) + hex_of(title_hash).substr(10);
}

std::string folded_name(std::string_view name) { return collapse_space(fold(name)); }

std::filesystem::path stub_path(const std::filesystem::path& directory) { return directory / "XAPIANDB"; }

void check_versions(const Xapian::Database& database, const std::string& where) {
  const auto check = [&](std::string_view key, std::string_view ours, const char* what) {
    const auto theirs = database.get_metadata(std::string(key));
    if (theirs.empty())
      throw Error(ErrorKind::not_found, "no index of propos (a Xapian database of something else)", where);
    if (theirs != ours)
      throw Error(ErrorKind::version,
                  std::string("made with ") + what + " version " + theirs + ", this program has " + std::string(ours) +
                      "; rebuild it: propos-index --rebuild -d DIR SOURCE…",
                  where);
  };
  check(metadata::schema, schema_version, "schema");
  check(metadata::analysis, analysis_version, "analysis");
}

Error error_from(const Xapian::Error& error, const std::string& where) {
  const std::string type = error.get_type();
  std::string message = error.get_msg();
  if (error.get_error_string() != nullptr) message += std::string(" (") + error.get_error_string() + ")";
  if (says_permission_denied(error)) return Error(ErrorKind::denied, "permission denied", where);
  if (type == "DatabaseLockError") return Error(ErrorKind::locked, "locked by another indexer", where);
  if (type == "DatabaseCorruptError") return Error(ErrorKind::corrupt, "the index is corrupt: " + message, where);
  if (type == "DatabaseVersionError")
    return Error(ErrorKind::version, "made by another version of Xapian; rebuild it: " + message, where);
  if (type == "DatabaseOpeningError" || type == "DatabaseNotFoundError")
    return Error(ErrorKind::corrupt, "the index cannot be opened: " + message, where);
  return Error(ErrorKind::io, message, where);
}

bool is_generation_name(std::string_view name) {
  constexpr std::string_view prefix = "generation.";
  return name.size() > prefix.size() && name.starts_with(prefix) &&
         name.find_first_not_of("0123456789", prefix.size()) == std::string_view::npos;
}

std::filesystem::path current_generation(const std::filesystem::path& directory) {
  constexpr std::size_t max_stub_bytes = 4096;
  constexpr std::string_view before = "auto ";
  const auto stub = read_file(stub_path(directory), max_stub_bytes);
  // Nothing but what was written: what is torn or added may name another generation.
  if (stub.starts_with(before) && stub.ends_with('\n'))
    if (const auto name = stub.substr(before.size(), stub.size() - before.size() - 1); is_generation_name(name))
      return directory / name;
  throw Error(ErrorKind::corrupt, "the index is corrupt: this file names no generation", stub_path(directory).string());
}

Xapian::Database open_index(const std::filesystem::path& directory, std::filesystem::path* generation) {
  const auto where = directory.string();
  std::error_code status;
  if (!std::filesystem::exists(directory, status)) {
    if (status == std::errc::permission_denied) throw Error(ErrorKind::denied, "permission denied", where);
    throw Error(ErrorKind::not_found, "no index at this place; make one: propos-index -d " + where + " POSTS…", where);
  }
  if (!std::filesystem::is_directory(directory, status))
    throw Error(ErrorKind::not_found, "not a directory, so no index", where);
  if (!std::filesystem::exists(stub_path(directory), status)) {
    if (status == std::errc::permission_denied) throw Error(ErrorKind::denied, "permission denied", where);
    throw Error(ErrorKind::not_found, "no index in this directory; make one: propos-index -d " + where + " POSTS…",
                where);
  }
  // A rebuild may remove the generation that the stub named a moment ago; then the stub names the next one.
  for (int attempt = 1;; ++attempt) {
    try {
      const auto named = current_generation(directory);
      Xapian::Database database(named.string());
      check_versions(database, where);
      if (generation != nullptr) *generation = named;
      return database;
    } catch (const Xapian::DatabaseOpeningError& e) {
      if (attempt == 3) throw error_from(e, where);
    } catch (const Xapian::Error& e) {
      throw error_from(e, where);
    }
  }
}

std::uint64_t hash_of(std::string_view bytes, std::uint64_t seed) {
  auto hash = seed;
  for (const char c : bytes) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3ull;
  }
  return hash;
}

std::string hex_of(std::uint64_t hash) {
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(hash));
  return digits;
}

}  // namespace propos
