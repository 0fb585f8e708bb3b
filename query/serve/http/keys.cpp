#include "query/serve/http/keys.hpp"

#include <nettle/memops.h>
#include <nettle/sha2.h>

#include <optional>
#include <sstream>
#include <string>

#include "common/error.hpp"
#include "common/file.hpp"
#include "common/limits.hpp"

namespace propos::serve {
namespace {

using Hash = std::array<std::uint8_t, SHA256_DIGEST_SIZE>;

Hash hash_of(std::string_view key) {
  sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, key.size(), reinterpret_cast<const std::uint8_t*>(key.data()));
  Hash hash;
  sha256_digest(&context, hash.size(), hash.data());
  return hash;
}

std::optional<Hash> read_hash(std::string_view word) {
  Hash hash{};
  if (word.size() != 2 * hash.size()) return {};
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) return {};
    hash[i / 2] = static_cast<std::uint8_t>(hash[i / 2] * 16 + digit);
  }
  return hash;
}

/// Base64; nothing for what is none.
std::optional<std::string> decode_base64(std::string_view text) {
  static constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  while (text.ends_with('=')) text.remove_suffix(1);
  std::string out;
  std::uint32_t bits = 0;
  int held = 0;
  for (const char c : text) {
    const auto digit = digits.find(c);
    if (digit == std::string_view::npos) return {};
    bits = (bits << 6 | static_cast<std::uint32_t>(digit)) & 0xFFFF;
    held += 6;
    if (held >= 8) out += static_cast<char>(bits >> (held -= 8) & 0xFF);
  }
  return out;
}

/// What stands behind a scheme, whose name is matched without case.
std::optional<std::string_view> behind(std::string_view header, std::string_view scheme) {
  if (header.size() <= scheme.size() || header[scheme.size()] != ' ') return {};
  for (std::size_t i = 0; i < scheme.size(); ++i)
    if ((header[i] | 0x20) != scheme[i]) return {};
  header.remove_prefix(scheme.size());
  while (header.starts_with(' ')) header.remove_prefix(1);
  return header;
}

}  // namespace

Keys Keys::read(const std::filesystem::path& file) {
  Keys keys;
  std::istringstream in(read_file(file, limits::max_keys_bytes));
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    const auto word = line.substr(0, line.find_first_of(" \t\r"));
    if (word.empty() || word.starts_with('#')) continue;
    const auto hash = read_hash(word);
    const auto where = file.string() + ":" + std::to_string(number);
    if (!hash) throw Error(ErrorKind::invalid, "expected a SHA-256 in hexadecimal, 64 digits", where);
    if (keys.hashes_.size() == limits::max_keys)
      throw Error(ErrorKind::too_big, "more than " + std::to_string(limits::max_keys) + " keys", where);
    keys.hashes_.push_back(*hash);
  }
  return keys;
}

bool Keys::allow(std::string_view authorization) const {
  std::string key;
  if (const auto bearer = behind(authorization, "bearer")) {
    key = *bearer;
  } else if (const auto basic = behind(authorization, "basic")) {
    const auto pair = decode_base64(*basic).value_or("");
    const auto colon = pair.find(':');
    if (colon == std::string::npos) return false;
    key = pair.substr(colon + 1);
  } else {
    return false;
  }
  const auto hash = hash_of(key);
  int found = 0;
  for (const auto& known : hashes_) found |= memeql_sec(known.data(), hash.data(), hash.size());
  return found != 0;
}

}  // namespace propos::serve
