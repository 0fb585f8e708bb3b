// What a client asked, read and checked.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace propos::serve {

/// Names and values as they were typed, decoded, in order; a name may come again.
using Parameters = std::vector<std::pair<std::string, std::string>>;

/// A request that a handler answers. All its strings are valid UTF-8 without NUL.
struct Request {
  std::string method;     ///< GET or HEAD
  std::string path;       ///< decoded; begins with '/', has no part "." or ".."
  std::size_t route = 0;  ///< which of the server's patterns the path fits
  Parameters parts;       ///< of the path, by the names that the pattern gives them; they may hold a '/'
  Parameters parameters;
  std::string host;  ///< of the header Host, empty when it was not sent
  std::string accept;
  std::string accept_language;
  std::string if_none_match;
  std::string authorization;
  std::string client;  ///< address, without its port
  std::string base;    ///< what absolute links begin with, "http://host:port", without a slash behind
  std::chrono::steady_clock::time_point deadline = std::chrono::steady_clock::time_point::max();
  const std::atomic<bool>* cancelled = nullptr;  ///< true once nobody waits for the answer; may be null

  /// The first value of this name, or nothing.
  std::string_view parameter(std::string_view name) const;
  /// The part of the path that the route's pattern calls `{name}`, or nothing.
  std::string_view part(std::string_view name) const;
  /// Whether nobody waits for the answer any more.
  bool is_cancelled() const { return cancelled && cancelled->load(std::memory_order_relaxed); }
};

}  // namespace propos::serve
