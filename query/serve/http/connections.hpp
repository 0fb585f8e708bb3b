// Who is connected, until when, and who must go.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "query/serve/http/exchange.hpp"

struct MHD_Connection;

namespace propos::serve {

/// One connection, of the event thread only.
struct Connection {
  using Time = std::chrono::steady_clock::time_point;
  enum class State {
    reading,  ///< a request, or nothing yet
    working,  ///< its request waits for a worker, or for its answer
    writing,  ///< its answer
    closing   ///< it was told to go
  };

  std::uint64_t id = 0;
  int socket = -1;
  std::string address;  ///< without its port
  MHD_Connection* handle = nullptr;
  State state = State::reading;
  Time since;              ///< when the state began
  Time deadline;           ///< when it must end
  bool served = false;     ///< a request was answered before
  bool suspended = false;  ///< the library does not look at it
  bool begun = false;      ///< the library has told of the request
  bool answered = false;   ///< `answer` is there
  std::shared_ptr<Exchange> exchange;
  Response answer;
  std::shared_ptr<Stream> stream;  ///< of a streamed answer
  int status = 0;                  ///< that was sent
  std::size_t body_bytes = 0;      ///< of the answer
  std::size_t unsent = 0;          ///< bytes of the answer that are held for it
};

/// The connections, with a limit in all and for each address. Not for several threads.
class Connections {
 public:
  Connections(std::size_t limit, std::size_t limit_per_address);

  /// The connection that has to end so that one of this address may come: the one that has been reading its request for
  /// longest, of the same address if that is at its limit. `room` tells whether one may come then or anyway.
  struct Room {
    bool room = true;
    Connection* ends = nullptr;
  };
  Room make_room(const std::string& address);

  Connection& add(int socket, const std::string& address, Connection::Time now, Connection::Time deadline);
  void remove(std::uint64_t id);
  Connection* find(std::uint64_t id);

  /// `connection` is in a new state.
  void change(Connection& connection, Connection::State state, Connection::Time now, Connection::Time deadline);
  /// Holds so many bytes for it.
  void hold(Connection& connection, std::size_t bytes);

  /// Those whose deadline has passed and that are not closing.
  std::vector<Connection*> overdue(Connection::Time now);
  /// The one that has been writing for longest, when more than `limit` bytes are held for all; otherwise none.
  Connection* slowest_reader(std::size_t limit);
  /// The one that has been reading its request for longest, or none.
  Connection* oldest_reading() { return oldest(Connection::State::reading, nullptr); }
  std::vector<Connection*> all();

  std::size_t size() const { return connections_.size(); }
  std::size_t unsent() const { return unsent_; }

 private:
  Connection* oldest(Connection::State state, const std::string* address);

  const std::size_t limit_, limit_per_address_;
  std::uint64_t last_id_ = 0;
  std::size_t open_ = 0;  ///< those that are not closing
  std::size_t unsent_ = 0;
  std::unordered_map<std::uint64_t, std::unique_ptr<Connection>> connections_;
  std::unordered_map<std::string, std::size_t> by_address_;  ///< likewise
};

}  // namespace propos::serve
