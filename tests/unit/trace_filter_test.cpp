// A pattern of words as a part of a Xapian query.
#include "query/plan/trace_filter.hpp"

#include <catch2/catch.hpp>

#include <memory>
#include <string>
#include <vector>

#include "common/index.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

/// Six passages; the pattern `sel gris` stands in the second, the third and the fifth.
struct Place {
  Place() {
    index_passages(directory / "index", {passage_of("1", "Le gris du sel."), passage_of("2", "Le sel gris."),
                                         passage_of("3", "Un sel gris."), passage_of("4", "Du sel. Gris, le ciel."),
                                         passage_of("5", "Ce sel gris est le sel gris."), passage_of("6", "Rien.")});
    index = open_whole_index(directory / "index");
  }
  std::unique_ptr<TraceFilter> filter() const {
    WordForms forms;
    Pattern pattern;
    for (const auto* word : {"sel", "gris"}) pattern.steps.push_back({forms.add({form_hash(word)}), false});
    auto made = std::make_unique<TraceFilter>(std::make_shared<PlaceFinder>(pattern, std::move(forms)), index.traces);
    made->init(index.database);
    return made;
  }
  TemporaryDirectory directory;
  Index index;
};

}  // namespace

TEST_CASE("a filter walks over the passages in which its pattern stands", "[trace_filter]") {
  const Place place;
  const auto made = place.filter();
  auto& filter = *made;
  std::vector<Xapian::docid> found;
  for (filter.next(0); !filter.at_end(); filter.next(0)) found.push_back(filter.get_docid());
  CHECK(found == std::vector<Xapian::docid>{2, 3, 5});
}

TEST_CASE("a filter skips to a match at or behind a document, and stays where it is before", "[trace_filter]") {
  const Place place;
  const auto made = place.filter();
  auto& filter = *made;
  filter.skip_to(3, 0);
  CHECK(filter.get_docid() == 3);
  filter.skip_to(2, 0);
  CHECK(filter.get_docid() == 3);
  filter.skip_to(4, 0);
  CHECK(filter.get_docid() == 5);
  filter.skip_to(6, 0);
  CHECK(filter.at_end());
}

TEST_CASE("a filter checks one document after the other", "[trace_filter]") {
  const Place place;
  const auto made = place.filter();
  auto& filter = *made;
  CHECK_FALSE(filter.check(1, 0));
  CHECK(filter.check(2, 0));
  CHECK(filter.get_docid() == 2);
  CHECK_FALSE(filter.check(4, 0));
  filter.next(0);
  CHECK(filter.get_docid() == 5);
}

TEST_CASE("Xapian asks it within a query, and anew for each", "[trace_filter]") {
  const Place place;
  const auto made = place.filter();
  auto& filter = *made;
  const Xapian::Query query(Xapian::Query::OP_FILTER, Xapian::Query("sel"), Xapian::Query(&filter));
  for (int i = 0; i < 2; ++i) {
    Xapian::Enquire enquire(place.index.database);
    enquire.set_query(query);
    CHECK(enquire.get_mset(0, 10).size() == 3);
  }
}
