// Pieces of sources in batches.
#include "indexer/intake/items.hpp"

#include <catch2/catch.hpp>

using namespace propos;

TEST_CASE("a batch keeps its pieces in order and adds up their bytes", "[items]") {
  Batch batch;
  const auto source = std::make_shared<const std::string>("a.json");
  batch.add({source, PageBytes{"<p>Un"}}, 5);
  batch.add({source, Incident{Incident::Kind::warning, "a.json:5", "rien"}}, 0);
  batch.add({source, ExportPost{{}, 7}}, 20);
  CHECK(batch.bytes == 25);
  REQUIRE(batch.items.size() == 3);
  CHECK(std::get<PageBytes>(batch.items[0].content).bytes == "<p>Un");
  CHECK(std::holds_alternative<Incident>(batch.items[1].content));
  CHECK(std::get<ExportPost>(batch.items[2].content).offset == 7);
}
