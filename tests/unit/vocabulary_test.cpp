#include "common/vocabulary.hpp"

#include <catch2/catch.hpp>

#include <xapian.h>
#include <string>
#include <vector>

#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

std::string shown(const std::vector<Form>& forms) {
  std::string out;
  for (const auto& form : forms) out += form.form + ":" + std::to_string(form.passages) + " ";
  return out;
}

}  // namespace

TEST_CASE("forms are counted once a passage and summed over runs", "[vocabulary]") {
  Analyzer analyzer;
  VocabularyCounter counter;
  const TemporaryDirectory directory;
  Xapian::WritableDatabase database((directory.path() / "db").string(), Xapian::DB_CREATE);
  counter.add(analyzer.analyze("Le côté, la cote et le Côté"));
  counter.add(analyzer.analyze("côté"));
  counter.end_passage();
  counter.add(analyzer.analyze("côté, coteaux, an 2024"));
  counter.end_passage();
  FormCounts counts;
  counter.move_to(counts);
  add_forms(database, counts);
  CHECK(shown(forms_with_prefix(database, "cote", 10)) == "cote:1 côté:2 coteaux:1 ");
  CHECK(shown(forms_with_prefix(database, "cotea", 10)) == "coteaux:1 ");
  CHECK(shown(forms_with_prefix(database, "co", 2)) == "cote:1 côté:2 ");
  CHECK(forms_with_prefix(database, "2024", 10).empty());
  add_forms(database, counts);
  CHECK(shown(forms_with_prefix(database, "cote", 10)) == "cote:2 côté:4 coteaux:2 ");
}

TEST_CASE("what was counted outlives the analyzer's words", "[vocabulary]") {
  Analyzer analyzer;
  VocabularyCounter counter;
  FormCounts counts;
  for (const auto* text : {"acier", "acier laine"}) {
    counter.add(analyzer.analyze(text));
    counter.end_passage();
    counter.move_to(counts);
    analyzer.forget();
  }
  CHECK(counts == FormCounts{{{"acier", "acier"}, 2}, {{"laine", "laine"}, 1}});
}
