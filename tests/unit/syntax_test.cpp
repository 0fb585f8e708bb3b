// What the parts of a query's tree say of themselves.
#include "query/language/syntax.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace propos;

namespace {

using Kind = Node::Kind;

Node node(Kind kind, std::vector<Node> parts = {}) {
  Node made;
  made.kind = kind;
  made.parts = std::move(parts);
  return made;
}

}  // namespace

TEST_CASE("words are optional, phrases required, names and dates filter", "[syntax]") {
  for (const auto kind : {Kind::words, Kind::word, Kind::loose, Kind::prefix, Kind::fuzzy, Kind::topic})
    CHECK(default_occur(node(kind)) == Occur::optional);
  for (const auto kind : {Kind::phrase, Kind::exact, Kind::field, Kind::near})
    CHECK(default_occur(node(kind)) == Occur::required);
  for (const auto kind : {Kind::name, Kind::date}) CHECK(default_occur(node(kind)) == Occur::filter);
}

TEST_CASE("what is made of parts takes part as the loosest of them", "[syntax]") {
  for (const auto kind : {Kind::bag, Kind::all, Kind::any}) {
    CHECK(default_occur(node(kind, {node(Kind::date), node(Kind::name)})) == Occur::filter);
    CHECK(default_occur(node(kind, {node(Kind::date), node(Kind::phrase)})) == Occur::required);
    CHECK(default_occur(node(kind, {node(Kind::phrase), node(Kind::word)})) == Occur::optional);
    CHECK(default_occur(node(kind, {node(Kind::date), node(Kind::any, {node(Kind::word)})})) == Occur::optional);
  }
}

TEST_CASE("words and phrases have places, and what is made of nothing else", "[syntax]") {
  for (const auto kind : {Kind::words, Kind::word, Kind::phrase, Kind::prefix, Kind::fuzzy, Kind::exact})
    CHECK(has_places(node(kind)));
  for (const auto kind : {Kind::loose, Kind::name, Kind::date, Kind::topic}) CHECK_FALSE(has_places(node(kind)));
  for (const auto kind : {Kind::field, Kind::near, Kind::any}) {
    CHECK(has_places(node(kind, {node(Kind::word), node(Kind::phrase)})));
    CHECK_FALSE(has_places(node(kind, {node(Kind::word), node(Kind::date)})));
  }
  CHECK_FALSE(has_places(node(Kind::all, {node(Kind::word)})));
  CHECK_FALSE(has_places(node(Kind::bag, {node(Kind::word)})));
}
