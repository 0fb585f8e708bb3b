#include "common/vocabulary.hpp"

#include <catch2/catch.hpp>

#include <xapian.h>
#include <string>
#include <vector>

#include "common/schema.hpp"
#include "tests/support/damage.hpp"
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

TEST_CASE("forms that stand in another entry than their own do not take the place of those there", "[vocabulary]") {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  add_forms(database, {{{"acier", "acier"}, 5}, {{"cote", "cote"}, 1}});
  const auto key = [](const char* letters) { return std::string(metadata::forms) + letters; };
  database.set_metadata(key("cote"), std::string("\6aciers\0\1\4cote\0\1", 16));
  add_forms(database, {{{"cote", "cote"}, 2}});
  CHECK(shown(forms_with_prefix(database, "acie", 10)) == "acier:5 ");
  CHECK(shown(forms_with_prefix(database, "cote", 10)) == "cote:3 ");
}

TEST_CASE("a damaged entry of forms gives forms that stand in its bytes, and can be added to", "[vocabulary]") {
  const FormCounts counts = {{{"cote", "côté"}, 200}, {{"cote", "cote"}, 1}, {{"coteaux", "coteaux"}, 70000}};
  std::string key;
  std::string sound;
  write_forms(counts, [&](const std::string& k, const std::string& entry) {
    key = k;
    sound = entry;
  });
  CHECK(is_forms_key(key));
  CHECK(merged_forms({sound, sound}).size() >= sound.size());
  for_each_damage(sound, [&](const std::string& bytes) {
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    database.set_metadata(key, bytes);
    for (const auto& form : forms_with_prefix(database, "cote", 100)) {
      REQUIRE(bytes.find(form.folded) != std::string::npos);
      REQUIRE(bytes.find(form.form) != std::string::npos);
    }
    REQUIRE(merged_forms({bytes, bytes}).size() <= 2 * bytes.size() + 16);
    add_forms(database, counts);
    REQUIRE(forms_with_prefix(database, "coteaux", 1).size() == 1);
  });
}
