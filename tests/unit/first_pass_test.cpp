// Which passages a plan finds, in whichever way it is asked.
#include "query/rank/first_pass.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include "tests/support/small_index.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

Passage dated(Passage passage, const std::string& date) {
  passage.date = date;
  return passage;
}

struct Steel {
  Steel()
      : index([] {
          std::vector<Passage> passages;
          for (int i = 0; i < 30; ++i) {
            const std::string text = i % 3 == 0   ? "Le prix de l’acier monte."
                                     : i % 3 == 1 ? "L’acier et l’acier ont un prix."
                                                  : "Le prix du pain.";
            passages.push_back(dated(passage_of(std::to_string(i), text), i < 10 ? "2024-05-01" : "2025-05-01"));
          }
          return passages;
        }()) {}

  FirstPass::Found find(const std::string& query, FirstPassOptions options = {}) {
    plan = index.plan(query);
    return FirstPass(index.index, plan, std::move(options)).find();
  }
  /// The same, asked of Xapian.
  FirstPass::Found find_generally(const std::string& query, FirstPassOptions options = {}) {
    plan = index.plan(query);
    plan.strategy = General();
    return FirstPass(index.index, plan, std::move(options)).find();
  }

  SmallIndex index;
  Plan plan;
};

std::vector<Xapian::docid> documents(const FirstPass::Found& found) {
  std::vector<Xapian::docid> ids;
  for (const auto& candidate : found.candidates) ids.push_back(candidate.document);
  return ids;
}

FirstPassOptions all_of(std::size_t depth = 100) {
  FirstPassOptions options;
  options.depth = depth;
  return options;
}

}  // namespace

TEST_CASE("a bag, a conjunction and Xapian find the same passages with the same scores", "[first_pass]") {
  Steel steel;
  for (const auto* query :
       {"prix acier", "pain", "+prix +acier", "\"prix de l’acier\"", "\"prix de l’acier\" +monte", "zorille acier"}) {
    INFO(query);
    const auto fast = steel.find(query, all_of());
    CHECK_FALSE(std::holds_alternative<General>(steel.plan.strategy));
    const auto general = steel.find_generally(query, all_of());
    CHECK(fast.total == general.total);
    CHECK(documents(fast) == documents(general));
    REQUIRE(fast.candidates.size() == general.candidates.size());
    for (std::size_t i = 0; i < fast.candidates.size(); ++i)
      CHECK(fast.candidates[i].first == Approx(general.candidates[i].first));
  }
}

TEST_CASE("no more passages are given than are wanted, but all are counted", "[first_pass]") {
  Steel steel;
  for (const auto* query : {"prix acier", "+prix +acier", "prix OU acier"}) {
    INFO(query);
    const auto found = steel.find(query, all_of(4));
    CHECK(found.candidates.size() == 4);
    CHECK(found.total == (query[0] == '+' ? 20u : 30u));
    CHECK(found.exact);
  }
}

TEST_CASE("a date narrows what any strategy finds", "[first_pass]") {
  Steel steel;
  for (const auto* query : {"prix acier", "+prix +acier", "prix OU acier"}) {
    INFO(query);
    auto options = all_of();
    options.since = "2025";
    const auto found = steel.find(query, options);
    CHECK(found.total == (query[0] == '+' ? 13u : 20u));
    CHECK(found.candidates.size() == found.total);
  }
}

TEST_CASE("a passage that is left out is not found, by any strategy", "[first_pass]") {
  Steel steel;
  const auto left_out = steel.index.document("3");
  for (const auto* query : {"prix acier", "\"prix de l’acier\"", "prix OU acier"}) {
    INFO(query);
    auto options = all_of();
    const auto before = documents(steel.find(query, options));
    CHECK(std::count(before.begin(), before.end(), left_out) == 1);
    options.but = "3";
    const auto found = documents(steel.find(query, options));
    CHECK(found.size() == before.size() - 1);
    CHECK(std::count(found.begin(), found.end(), left_out) == 0);
  }
}

TEST_CASE("by date passages come in its order and have no score", "[first_pass]") {
  Steel steel;
  auto options = all_of();
  options.order = Order::oldest;
  const auto oldest = steel.find("prix acier", options);
  options.order = Order::newest;
  const auto newest = steel.find("prix acier", options);
  REQUIRE(oldest.candidates.size() == 30);
  CHECK(oldest.candidates.front().first == 0);
  const auto is_of_2024 = [&](const Candidate& candidate) {
    return steel.index.index.database.get_document(candidate.document).get_value(slot_date).starts_with("2024");
  };
  CHECK(is_of_2024(oldest.candidates.front()));
  CHECK_FALSE(is_of_2024(oldest.candidates.back()));
  CHECK_FALSE(is_of_2024(newest.candidates.front()));
}

TEST_CASE("what has no words to rank by comes newest first", "[first_pass]") {
  Steel steel;
  const auto plan = steel.index.plan("date:2024..");
  CHECK(FirstPass(steel.index.index, plan, {}).order() == Order::newest);
  const auto words = steel.index.plan("prix");
  CHECK(FirstPass(steel.index.index, words, {}).order() == Order::score);
}

TEST_CASE("passages that do not count are found by no strategy", "[first_pass]") {
  Steel steel;
  const auto dead = steel.index.document("3");
  steel.index.index.dead = steel.index.index.silent = {dead};
  for (const auto* query : {"prix acier", "\"prix de l’acier\"", "prix OU acier"}) {
    INFO(query);
    const auto found = documents(steel.find(query, all_of()));
    CHECK_FALSE(found.empty());
    CHECK(std::count(found.begin(), found.end(), dead) == 0);
  }
}

TEST_CASE("documents that are no hits are found by no strategy", "[first_pass]") {
  Steel steel;
  std::vector<Xapian::docid> left_out = {steel.index.document("3"), steel.index.document("4")};
  std::sort(left_out.begin(), left_out.end());
  for (const auto* query : {"prix acier", "\"prix de l’acier\"", "prix OU acier"}) {
    INFO(query);
    const auto plan = steel.index.plan(query);
    const auto all = documents(FirstPass(steel.index.index, plan, all_of()).find());
    const auto rest = FirstPass(steel.index.index, plan, all_of(), left_out).find();
    auto expected = all;
    std::erase_if(expected, [&](Xapian::docid document) {
      return std::binary_search(left_out.begin(), left_out.end(), document);
    });
    CHECK(expected.size() < all.size());
    CHECK(documents(rest) == expected);
    CHECK(rest.total == expected.size());
  }
}
