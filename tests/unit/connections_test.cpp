#include "query/serve/http/connections.hpp"

#include <catch2/catch.hpp>

using namespace propos::serve;

namespace {

using State = Connection::State;

const Connection::Time start{};
Connection::Time at(int seconds) { return start + std::chrono::seconds(seconds); }

}  // namespace

TEST_CASE("there is room until a limit is met", "[serve]") {
  Connections connections(3, 2);
  connections.add(1, "a", at(0), at(10));
  connections.add(2, "a", at(1), at(11));
  CHECK(connections.make_room("b").room);
  CHECK_FALSE(connections.make_room("b").ends);
  connections.add(3, "b", at(2), at(12));
  CHECK(connections.make_room("c").ends->socket == 1);
}

TEST_CASE("the one that reads for longest makes room, of its own address when that is full", "[serve]") {
  Connections connections(10, 2);
  auto& first = connections.add(1, "a", at(0), at(10));
  connections.add(2, "b", at(1), at(11));
  connections.add(3, "b", at(2), at(12));
  CHECK(connections.make_room("b").ends->socket == 2);
  CHECK_FALSE(connections.make_room("a").ends);
  connections.change(first, State::closing, at(3), at(3));
  CHECK_FALSE(connections.make_room("a").ends);
}

TEST_CASE("nobody who is answered makes room", "[serve]") {
  Connections connections(1, 1);
  auto& only = connections.add(1, "a", at(0), at(10));
  connections.change(only, State::working, at(1), at(5));
  const auto room = connections.make_room("b");
  CHECK_FALSE(room.room);
  CHECK_FALSE(room.ends);
}

TEST_CASE("what closes is counted no more", "[serve]") {
  Connections connections(1, 1);
  auto& only = connections.add(1, "a", at(0), at(10));
  connections.change(only, State::closing, at(1), at(10));
  CHECK(connections.make_room("a").room);
  CHECK_FALSE(connections.make_room("a").ends);
  connections.remove(only.id);
  CHECK(connections.size() == 0);
  connections.add(2, "a", at(2), at(10));
  CHECK(connections.make_room("a").ends->socket == 2);
}

TEST_CASE("a connection is overdue at its deadline, and once only", "[serve]") {
  Connections connections(10, 10);
  auto& one = connections.add(1, "a", at(0), at(10));
  CHECK(connections.overdue(at(9)).empty());
  CHECK(connections.overdue(at(10)).size() == 1);
  connections.change(one, State::closing, at(10), at(10));
  CHECK(connections.overdue(at(11)).empty());
}

TEST_CASE("the slowest reader is named when too much is held", "[serve]") {
  Connections connections(10, 10);
  auto& one = connections.add(1, "a", at(0), at(10));
  auto& two = connections.add(2, "b", at(0), at(10));
  connections.change(one, State::writing, at(2), at(30));
  connections.change(two, State::writing, at(1), at(30));
  connections.hold(one, 60);
  connections.hold(two, 40);
  CHECK_FALSE(connections.slowest_reader(100));
  CHECK(connections.slowest_reader(99) == &two);
  connections.hold(two, 0);
  CHECK(connections.unsent() == 60);
  connections.remove(one.id);
  CHECK(connections.unsent() == 0);
}
