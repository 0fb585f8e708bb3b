// The model's metadata: what was written is read, and nothing is read that would make a weight no number.
#include "common/model.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <functional>
#include <string>

#include "common/error.hpp"
#include "common/json.hpp"
#include "tests/support/damage.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

Model measured() {
  auto model = Model::standard();
  model.average = {7.25, 120, 6, 2, 3, 1, 9};
  model.fraction = {0.75, 1, 1, 0.5, 0.25, 0, 0};
  model.title_share = 12.5;
  return model;
}

/// Throws Error{corrupt} or nothing; what is read gives weights that are numbers.
void read_anything(const std::string& text) {
  try {
    const auto model = Model::from_json(text);
    double tf = 0;
    for (std::size_t f = 0; f < field_count; ++f)
      for (const std::size_t terms : {0u, 1u, 1000000u})
        for (const double share : {1.0, 1e9}) {
          const auto one = model.occurrence(static_cast<Field>(f), terms, share);
          REQUIRE((std::isfinite(one) && one >= 0));
          tf += one;
        }
    REQUIRE(std::isfinite(model.impact(1e6 * tf)));
    REQUIRE(model.impact(1e6 * tf) < 1000);
  } catch (const Error& e) {
    REQUIRE(e.kind() == ErrorKind::corrupt);
  }
}

std::string with(const std::function<void(Json&)>& change) {
  auto json = parse_json(measured().to_json(), "test");
  change(json);
  return dump_json(json);
}

}  // namespace

TEST_CASE("a model is read as it was written", "[model]") {
  const auto model = measured();
  CHECK(Model::from_json(model.to_json()).to_json() == model.to_json());
  CHECK(Model::from_json(model.to_json()).average == model.average);
}

TEST_CASE("a model whose numbers no collection gives is an error", "[model]") {
  for (const auto& text :
       {with([](Json& json) { json["k1"] = 0; }), with([](Json& json) { json["k1"] = -0.25; }),
        with([](Json& json) { json["k1"] = 1e300; }), with([](Json& json) { json["k1"] = "1"; }),
        with([](Json& json) { json["title_share"] = -1; }), with([](Json& json) { json["weight"][1] = -5; }),
        with([](Json& json) { json["weight"][1] = 1e308; }), with([](Json& json) { json["b"][0] = 1; }),
        with([](Json& json) { json["b"][0] = -1; }), with([](Json& json) { json["average"][2] = 1e300; }),
        with([](Json& json) { json["fraction"][2] = 1.5; }), with([](Json& json) { json["fraction"] = "all"; }),
        with([](Json& json) { json["average"].erase(6); }), with([](Json& json) { json["average"].push_back(1); }),
        with([](Json& json) { json.erase("weight"); }), std::string("[]"), std::string(), std::string("{\"k1\":1e999}"),
        std::string(100000, '[')}) {
    INFO(text.substr(0, 400));
    try {
      Model::from_json(text);
      FAIL("no error");
    } catch (const Error& e) {
      CHECK(e.kind() == ErrorKind::corrupt);
      CHECK(e.where() == "metadata propos.model");
    }
  }
}

TEST_CASE("a damaged model is an error or gives weights that are numbers", "[model]") {
  for_each_damage(measured().to_json(), read_anything);
}
