#include "query/serve/http/connections.hpp"

namespace propos::serve {

Connections::Connections(std::size_t limit, std::size_t limit_per_address)
    : limit_(limit), limit_per_address_(limit_per_address) {}

Connection* Connections::oldest(Connection::State state, const std::string* address) {
  Connection* found = nullptr;
  for (const auto& [id, connection] : connections_)
    if (connection->state == state && (!address || connection->address == *address) &&
        (!found || connection->since < found->since))
      found = connection.get();
  return found;
}

Connections::Room Connections::make_room(const std::string& address) {
  const auto same = by_address_.find(address);
  const bool address_is_full = same != by_address_.end() && same->second >= limit_per_address_;
  if (!address_is_full && open_ < limit_) return {};
  auto* ends = oldest(Connection::State::reading, address_is_full ? &address : nullptr);
  return {ends != nullptr, ends};
}

Connection& Connections::add(int socket, const std::string& address, Connection::Time now, Connection::Time deadline) {
  auto connection = std::make_unique<Connection>();
  connection->id = ++last_id_;
  connection->socket = socket;
  connection->address = address;
  connection->since = now;
  connection->deadline = deadline;
  ++open_;
  ++by_address_[address];
  return *(connections_[last_id_] = std::move(connection));
}

void Connections::change(Connection& connection, Connection::State state, Connection::Time now,
                         Connection::Time deadline) {
  if (state == Connection::State::closing && connection.state != state) {
    --open_;
    const auto same = by_address_.find(connection.address);
    if (--same->second == 0) by_address_.erase(same);
  }
  connection.state = state;
  connection.since = now;
  connection.deadline = deadline;
}

void Connections::remove(std::uint64_t id) {
  const auto found = connections_.find(id);
  if (found == connections_.end()) return;
  auto& connection = *found->second;
  hold(connection, 0);
  change(connection, Connection::State::closing, connection.since, connection.deadline);
  connections_.erase(found);
}

Connection* Connections::find(std::uint64_t id) {
  const auto found = connections_.find(id);
  return found == connections_.end() ? nullptr : found->second.get();
}

void Connections::hold(Connection& connection, std::size_t bytes) {
  unsent_ -= connection.unsent;
  unsent_ += connection.unsent = bytes;
}

std::vector<Connection*> Connections::overdue(Connection::Time now) {
  std::vector<Connection*> found;
  for (const auto& [id, connection] : connections_)
    if (connection->state != Connection::State::closing && connection->deadline <= now)
      found.push_back(connection.get());
  return found;
}

Connection* Connections::slowest_reader(std::size_t limit) {
  return unsent_ > limit ? oldest(Connection::State::writing, nullptr) : nullptr;
}

std::vector<Connection*> Connections::all() {
  std::vector<Connection*> found;
  for (const auto& [id, connection] : connections_) found.push_back(connection.get());
  return found;
}

}  // namespace propos::serve
