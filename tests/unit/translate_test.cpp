// English over French: which words of a query are translated, and by what.
#include <catch2/catch.hpp>

#include <algorithm>
#include <regex>
#include <string>
#include <vector>

#include "common/schema.hpp"
#include "query/language/parse.hpp"
#include "query/language/print_query.hpp"
#include "query/meaning/english.hpp"
#include "query/meaning/translate.hpp"
#include "query/search.hpp"
#include "tests/support/dictionaries.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

const std::vector<Entry> entries = {{"book", "1. livre\n2. commander, retenir"},
                                    {"bread", "pain"},
                                    {"chair", "chaise"},
                                    {"culture", "culture"},
                                    {"factory", "fabrique, usine, manufacture"},
                                    {"flesh", "chair"},
                                    {"ghost", "fantôme"},
                                    {"pain", "douleur"},
                                    {"policy", "politique"},
                                    {"railway", "chemin de fer"},
                                    {"power station", "centrale"},
                                    {"station", "gare"},
                                    {"power", "puissance"},
                                    {"trade", "1. commerce\n2. métier"}};

/// An index and a dictionary.
class Library {
 public:
  Library() {
    auto all = unrelated_passages();
    all.push_back(passage_of("commerce", "La politique du commerce et le métier de négociant, une culture."));
    all.push_back(passage_of("livre", "Un livre sur la douleur, et un autre livre."));
    all.push_back(passage_of("livres", "Des livres sur la culture du pain, à commander."));
    all.push_back(passage_of("pain", "Le pain de la politique, le pain de l’usine, sur une chaise."));
    all.push_back(passage_of("rail", "Le chemin de fer passe devant la centrale et la gare."));
    all.push_back(passage_of("pains", "Des pains et une usine."));
    all.push_back(passage_of("titre", "Il a lu The Ghost of Trade."));
    index_passages(directory_ / "index", all);
    write_dictionary(directory_ / "small", entries);
  }

  Query read(const std::string& text) {
    const auto database = open_index(directory_ / "index");
    Translator translator(directory_ / "small", {{"Tariffs", "Droits de douane"}, {"Train lines", "Chemin de fer"}});
    Analyzer analyzer;
    FamilyReader families(database, analyzer);
    return translator.translate(analyse(parse_query(text), analyzer), database, analyzer, families).query;
  }

  std::filesystem::path operator/(const std::string& name) const { return directory_ / name; }

 private:
  TemporaryDirectory directory_;
};

/// The query as it is printed, without weights and parentheses.
std::string unweighted(const Query& query) {
  return std::regex_replace(to_text(query), std::regex("\\^[0-9.]+|[()]"), "");
}

}  // namespace

TEST_CASE("an English query is read as the French words that the index holds, and notes say which", "[english]") {
  Library library;
  struct Row {
    const char *query, *read;
    std::size_t notes;
  };
  for (const auto& row : {Row{"trade policy", "trade commerce métier politique", 2},
                          {"TRADE Policies", "TRADE commerce métier politique", 2},
                          {"the book of trade", "livre trade commerce métier", 2},
                          {"policy pain", "politique douleur", 2},
                          {"factories", "usine", 1},
                          {"railway", "~\"chemin de fer\"", 1},
                          {"power stations", "centrale", 1},
                          {"power station trade", "centrale trade commerce métier", 2},
                          {"policy culture", "politique culture", 1},
                          {"ghost policy", "ghost politique", 1},
                          {"trade +book -policy \"trade\"", "trade commerce métier +livre -policy \"trade\"", 2},
                          {"trade ET policy", "commerce OU métier ET politique", 2},
                          {"titre:policy PRÈS/5 trade", "titre:politique PRÈS/5 commerce OU métier", 2},
                          {"train lines of trade", "~\"Chemin de fer\" trade commerce métier", 2}}) {
    INFO(row.query);
    const auto query = library.read(row.query);
    CHECK(unweighted(query) == row.read);
    CHECK(query.notes.size() == row.notes);
  }
}

TEST_CASE("a French query stays, whatever its words mean in English", "[english]") {
  Library library;
  for (const std::string query : {"pain", "chaise", "le pain de la politique", "culture", "livre culture",
                                  "politique commerciale", "chair", "les fabriques", "thé vert", "gare centrale"}) {
    INFO(query);
    const auto read = library.read(query);
    CHECK(read.root == parse_query(query).root);
    CHECK(read.notes.empty());
  }
}

TEST_CASE("in a French query a word is translated that only the dictionary knows, and no name", "[english]") {
  Library library;
  CHECK(unweighted(library.read("la politique du factory")) == "la politique du usine");
  CHECK(unweighted(library.read("la politique de Factory")) == "la politique de Factory");
  // The dictionary has `chair` as a French word too.
  CHECK(unweighted(library.read("la politique de la chair")) == "la politique de la chair");
}

TEST_CASE("an English title that a passage holds is found by its own words, alone or in a French question",
          "[english]") {
  Library library;
  Searcher searcher(library / "index", Translator(library / "small"));
  for (const std::string query : {"The ghost of trade", "qui a lu the ghost of trade"}) {
    INFO(query);
    const auto answer = searcher.search(parse_query(query), {});
    REQUIRE_FALSE(answer.hits.empty());
    CHECK(answer.hits.front().passage.id == "titre");
  }
}

TEST_CASE("a translation says in French, then in English, what was read and how to avoid it", "[english]") {
  Library library;
  const auto notes = library.read("policy").notes;
  REQUIRE(notes.size() == 1);
  CHECK(notes.front().fr == "« policy » : traduit de l’anglais par « politique » (--exact pour l’éviter)");
  CHECK(notes.front().en == "“policy”: translated from English as “politique” (--exact to avoid it)");
}

TEST_CASE("several translations weigh less the fewer passages hold them, and no rare one outweighs the others",
          "[english]") {
  Library library;
  const auto query = library.read("factory trade");
  const auto& parts = query.root.parts;
  REQUIRE(parts.size() == 4);
  CHECK(parts[0].text == "usine");
  CHECK(parts[2].text == "commerce");
  CHECK(parts[3].text == "métier");
  for (const auto& part : parts) CHECK(part.weight <= 1);
  CHECK(parts[3].weight < parts[2].weight);
}

TEST_CASE("exact search leaves English alone", "[english]") {
  Library library;
  Searcher searcher(library / "index", Translator(library / "small"));
  SearchOptions options;
  CHECK(has_hit(searcher.search(parse_query("policy"), options), "commerce"));
  options.exact = true;
  CHECK(searcher.search(parse_query("policy"), options).hits.empty());
}

TEST_CASE("a dictionary that is damaged or gone costs a note, not the answer", "[english]") {
  Library library;
  write_file(library / "small.dict.dz", "no gzip");
  Searcher searcher(library / "index", Translator(library / "small"));
  for (int i = 0; i < 2; ++i) {
    const auto answer = searcher.search(parse_query("policy culture"), {});
    CHECK(has_hit(answer, "commerce"));
    CHECK(std::any_of(answer.notes.begin(), answer.notes.end(),
                      [](const Note& note) { return note.en.find("small.dict.dz") != std::string::npos; }));
  }
  CHECK(searcher.search(parse_query("culture"), {}).notes.empty());
}

TEST_CASE("English words are looked up by their singular, their infinitive and the other side's spelling",
          "[english]") {
  struct Row {
    const char *word, *headword;
  };
  for (const auto& row : {Row{"policies", "policy"},
                          {"taxes", "tax"},
                          {"books", "book"},
                          {"wolves", "wolf"},
                          {"knives", "knife"},
                          {"children", "child"},
                          {"planning", "plan"},
                          {"trading", "trade"},
                          {"planned", "plan"},
                          {"defense", "defence"},
                          {"labor", "labour"},
                          {"theaters", "theatre"},
                          {"power stations", "power station"}}) {
    INFO(row.word);
    const auto headwords = english_headwords(row.word);
    CHECK(headwords.front() == row.word);
    CHECK(std::find(headwords.begin(), headwords.end(), row.headword) != headwords.end());
  }
}
