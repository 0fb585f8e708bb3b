// The labelled posts of tests/data/cuts: where passages should begin, and what they should hold.
#include <catch2/catch.hpp>

#include <filesystem>
#include <iostream>
#include <string>

#include "bench/quality/cuts.hpp"
#include "common/json.hpp"
#include "indexer/cut/accounting.hpp"
#include "indexer/cut/cut.hpp"
#include "indexer/post/post.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

TEST_CASE("labelled posts are cut where their passages begin", "[cuts]") {
  const auto score = score_cuts(data() / "cuts");
  std::cout << score.differences << score.posts << " posts, " << score.wanted << " boundaries: precision "
            << score.precision() << ", recall " << score.recall() << std::endl;
  CHECK(score.posts >= 40);
  CHECK(score.precision() >= 0.97);
  CHECK(score.recall() >= 0.97);
}

TEST_CASE("in every labelled post no text is lost and none said twice", "[cuts][accounting]") {
  for (const auto& entry : std::filesystem::directory_iterator(data() / "cuts")) {
    const auto name = entry.path().filename().string();
    INFO(name);
    CHECK(accounting_problem(cut_post(post_from_rest(parse_json(content_of(entry.path()), name).at("post"), name))) ==
          "");
  }
}

TEST_CASE("in every sample post no text is lost and none said twice", "[cuts][accounting]") {
  for (const auto& entry : std::filesystem::directory_iterator(source_tree() / "corpus" / "posts")) {
    if (entry.path().extension() != ".json") continue;
    const auto name = entry.path().filename().string();
    INFO(name);
    CHECK(accounting_problem(cut_post(post_from_rest(parse_json(content_of(entry.path()), name), name))) == "");
  }
}
