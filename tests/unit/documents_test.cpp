// What a document holds of a passage.
#include "indexer/documents/documents.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

#include "common/schema.hpp"
#include "tests/support/posts.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

bool has(const IndexDocument& document, std::string_view prefix, const std::string& value) {
  return std::count(document.labels.begin(), document.labels.end(), boolean_term(prefix, value)) == 1;
}

Passage whole_passage() {
  auto passage = passage_of("12#3", "Une loutre.", "Que voit-on ?");
  passage.post = "12";
  passage.n = 3;
  passage.title = "La rivière";
  passage.date = "2025-09-10T17:30:00";
  passage.language = "FR";
  passage.authors = {"Maëlle Kervadec"};
  passage.tags = {"Eau", "eau"};
  passage.speaker = "Anne Roc, Paul Ru";
  return passage;
}

}  // namespace

TEST_CASE("a document is labelled with all that selects its passage", "[documents]") {
  const auto document = describe(whole_passage());
  CHECK(has(document, prefix::id, "/12#3"));
  CHECK(has(document, prefix::post, "/12"));
  CHECK(has(document, prefix::kind, std::string(name_of(PassageKind::answer))));
  CHECK(has(document, prefix::language, "fr"));
  CHECK(has(document, prefix::author, folded_name("Maëlle Kervadec")));
  CHECK(has(document, prefix::tag, "eau"));
  CHECK(has(document, prefix::speaker, folded_name("Anne Roc")));
  CHECK(has(document, prefix::speaker, folded_name("Paul Ru")));
  CHECK(std::is_sorted(document.labels.begin(), document.labels.end()));
  CHECK(std::count_if(document.labels.begin(), document.labels.end(),
                      [](const auto& label) { return label.starts_with(prefix::title); }) == 1);
}

TEST_CASE("a date is a label as far as it goes, and orders only as far as it is one", "[documents]") {
  struct Row {
    const char* date;
    bool year, month, day;
    const char* value;
  };
  const std::vector<Row> rows = {{"2025-09-10T17:30:00", true, true, true, "2025-09-10T17:30:00"},
                                 {"2025-09-10", true, true, true, "2025-09-10"},
                                 {"2025-09", true, true, false, "2025-09"},
                                 {"2025", true, false, false, "2025"},
                                 {"hier", false, false, false, ""},
                                 {"", false, false, false, ""}};
  for (const auto& row : rows) {
    INFO(row.date);
    auto passage = whole_passage();
    passage.date = row.date;
    const auto document = describe(passage);
    CHECK(std::count(document.labels.begin(), document.labels.end(), "Y2025") == row.year);
    CHECK(std::count(document.labels.begin(), document.labels.end(), "M202509") == row.month);
    CHECK(std::count(document.labels.begin(), document.labels.end(), "D20250910") == row.day);
    CHECK(document.values[slot_date] == row.value);
  }
}

TEST_CASE("a document stores its passage, and where it stands in which post", "[documents]") {
  const auto document = describe(whole_passage());
  CHECK(load_passage(document.data) == whole_passage());
  CHECK(document.values[slot_post] == "/12");
  CHECK(Xapian::sortable_unserialise(document.values[slot_place]) == 3);
}

TEST_CASE("a document has the number of words of question and answer, and of nothing else", "[documents]") {
  auto passage = whole_passage();
  passage.question = "Et l’eau ?";
  passage.text = "Le semi-conducteur est là.";
  CHECK(Xapian::sortable_unserialise(describe(passage).values[slot_words]) == 7);
}

TEST_CASE("only a short question has the one before it as context, within its post", "[documents]") {
  struct Row {
    const char* question;
    const char* previous;
    const char* previous_post;
    const char* context;
  };
  const char* before = "Que deviennent les loutres du marais ?";
  const std::vector<Row> rows = {{"Pourquoi ?", before, "1", before},
                                 {"Pourquoi ?", before, "2", ""},
                                 {"Pourquoi ?", "", "1", ""},
                                 {"", before, "1", ""},
                                 {"Comment les castors bâtissent-ils leurs barrages ?", before, "1", ""}};
  Analyzer analyzer;
  for (const auto& row : rows) {
    INFO(row.question << " / " << row.previous);
    auto passage = passage_of("1#2", "Oui.", row.question);
    auto previous = passage_of("1#1", "Non.", row.previous);
    passage.post = "1";
    previous.post = row.previous_post;
    CHECK(context_of(passage, &previous, analyzer) == row.context);
  }
  CHECK(context_of(passage_of("1", "Oui.", "Pourquoi ?"), nullptr, analyzer).empty());
}

TEST_CASE("headings stand in for the question of a section", "[documents]") {
  Analyzer analyzer;
  auto passage = passage_of("1", "Une loutre.");
  passage.heading = "Rivière";
  const auto question = static_cast<std::size_t>(Field::question);
  CHECK(analyse_passage(passage, {}, analyzer).fields[question].size() == 1);
  passage.heading.clear();
  CHECK(analyse_passage(passage, {}, analyzer).fields[question].empty());
}

TEST_CASE("Xapian's document holds labels without and terms with their weight", "[documents]") {
  Analyzer analyzer;
  const auto& word = analyzer.word_of("loutre");
  const auto document = make_document(describe(whole_passage()), {{&word, 7}});
  CHECK(document.get_value(slot_post) == "/12");
  std::size_t terms = 0;
  for (auto it = document.termlist_begin(); it != document.termlist_end(); ++it) {
    const bool is_word = *it == word.term;
    CHECK(it.get_wdf() == (is_word ? 7u : 0u));
    terms += is_word;
  }
  CHECK(terms == 1);
}
