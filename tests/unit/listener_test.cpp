#include "query/serve/http/listener.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "common/error.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::serve;

TEST_CASE("a listener tells the port that it was given", "[serve]") {
  const Listener listener("127.0.0.1:0");
  CHECK(listener.name().starts_with("127.0.0.1:"));
  CHECK(listener.name() != "127.0.0.1:0");
  CHECK(listener.is_loopback());
}

TEST_CASE("a listener has addresses of version 6 in brackets", "[serve]") {
  try {
    const Listener listener("[::1]:0");
    CHECK(listener.name().starts_with("[::1]:"));
    CHECK(listener.is_loopback());
  } catch (const Error& error) {
    testing::skip(std::string("no IPv6 here: ") + error.what());
  }
}

TEST_CASE("nobody waits where nobody came", "[serve]") {
  Listener listener("127.0.0.1:0");
  bool exhausted = true;
  CHECK_FALSE(listener.accept(exhausted));
  CHECK_FALSE(exhausted);
}

TEST_CASE("a host is a name or address, with or without a port", "[serve]") {
  for (const auto* host : {"propos.example", "localhost:8080", "[2001:db8::1]:80", "192.0.2.1", "under_score"})
    CHECK(is_host(host));
  for (const auto* host : {"", "a b", "a/b", "a@b", "a\"b", "a,b", "caf\xc3\xa9"}) CHECK_FALSE(is_host(host));
  CHECK(is_host(std::string(255, 'a')));
  CHECK_FALSE(is_host(std::string(256, 'a')));
}

TEST_CASE("only names of this machine are its own", "[serve]") {
  for (const auto* host : {"localhost", "localhost:80", "127.0.0.1", "127.8.9.1:80", "[::1]", "[::1]:80"})
    CHECK(is_loopback_host(host));
  for (const auto* host : {"", "example.org", "128.0.0.1", "127.0.0.1.example.org", "[::1].example.org", "[::2]",
                           "localhost.example.org", "127.1"})
    CHECK_FALSE(is_loopback_host(host));
}
