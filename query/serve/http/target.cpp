#include "query/serve/http/target.hpp"

#include <algorithm>

#include "common/error.hpp"
#include "common/limits.hpp"
#include "common/text.hpp"

namespace propos::serve {
namespace {

[[noreturn]] void refuse(const std::string& why) { throw Error(ErrorKind::invalid, why); }

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string decoded(std::string_view raw, bool plus_is_space) {
  std::string text;
  text.reserve(raw.size());
  for (std::size_t at = 0; at < raw.size(); ++at) {
    if (raw[at] != '%') {
      text += plus_is_space && raw[at] == '+' ? ' ' : raw[at];
      continue;
    }
    const int high = at + 2 < raw.size() ? digit_of(raw[at + 1]) : -1, low = high < 0 ? -1 : digit_of(raw[at + 2]);
    if (low < 0) refuse("a % in the address is not followed by two hexadecimal digits");
    text += static_cast<char>(high * 16 + low);
    at += 2;
  }
  if (!is_utf8(text)) refuse("the address is not UTF-8");
  if (text.find('\0') != std::string::npos) refuse("the address holds a NUL");
  return text;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

/// Calls `take` with each piece between separators.
template <typename Take>
void split(std::string_view text, char separator, Take take) {
  for (std::size_t begin = 0;;) {
    const auto end = std::min(text.find(separator, begin), text.size());
    take(text.substr(begin, end - begin));
    if (end == text.size()) return;
    begin = end + 1;
  }
}

void read_path(std::string_view raw, Target& target) {
  split(raw.substr(1), '/', [&](std::string_view piece) {
    auto part = decoded(piece, false);
    if (part == "." || part == "..") refuse("the path leads upwards");
    if (std::any_of(part.begin(), part.end(), is_control)) refuse("the path holds a control character");
    target.path += '/' + part;
    target.parts.push_back(std::move(part));
  });
  if (target.path == "/") target.parts.clear();
}

void read_parameters(std::string_view raw, Parameters& parameters) {
  split(raw, '&', [&](std::string_view piece) {
    if (piece.empty()) return;
    if (parameters.size() == limits::max_parameters)
      refuse("more than " + std::to_string(limits::max_parameters) + " parameters");
    const auto equals = std::min(piece.find('='), piece.size());
    auto name = decoded(piece.substr(0, equals), true);
    auto value = equals < piece.size() ? decoded(piece.substr(equals + 1), true) : std::string();
    parameters.emplace_back(std::move(name), std::move(value));
  });
}

/// The target without the scheme and host that a client may put before it.
std::string_view without_host(std::string_view raw) {
  for (const std::string_view scheme : {"http://", "https://"})
    if (raw.starts_with(scheme)) {
      const auto slash = raw.find('/', scheme.size());
      return slash == std::string_view::npos ? std::string_view("/") : raw.substr(slash);
    }
  return raw;
}

}  // namespace

Target parse_target(std::string_view raw) {
  raw = without_host(raw);
  if (!raw.starts_with('/')) refuse("the address does not begin with a /");
  const auto question = std::min(raw.find('?'), raw.size());
  Target target;
  read_path(raw.substr(0, question), target);
  if (question < raw.size()) read_parameters(raw.substr(question + 1), target.parameters);
  return target;
}

}  // namespace propos::serve
