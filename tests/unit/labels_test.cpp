// Speaker labels at the start of a block.
#include "indexer/cut/labels.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace propos;

namespace {

std::optional<Label> label_of(const std::string& text) {
  Block block;
  block.text = text;
  return possible_label(block);
}

}  // namespace

TEST_CASE("a name before a colon or a dash is a label, and what is said begins behind it", "[labels]") {
  struct Row {
    std::string text, name, said;
  };
  const std::vector<Row> rows = {{"Estuaire : Et le sel ?", "Estuaire", "Et le sel ?"},
                                 {"Maëlle Kervadec — Il est gris.", "Maëlle Kervadec", "Il est gris."},
                                 {"P.N. : Oui.", "P.N.", "Oui."},
                                 {"M. K. – Oui.", "M. K.", "Oui."},
                                 {"Jean Roche (maire) : Oui.", "Jean Roche", "Oui."},
                                 {"Question 3 : Pourquoi ?", "Question", "Pourquoi ?"},
                                 {"Estuaire\u00A0: — Et l’eau ?", "Estuaire", "Et l’eau ?"},
                                 {"Anne de La Tour : Non.", "Anne de La Tour", "Non."},
                                 {"Estuaire :", "Estuaire", ""}};
  for (const auto& row : rows) {
    INFO(row.text);
    const auto label = label_of(row.text);
    REQUIRE(label);
    CHECK(label->name == row.name);
    CHECK(row.text.substr(label->text) == row.said);
    CHECK_FALSE(label->loose);
  }
}

TEST_CASE("a label with lower-case words is a loose one", "[labels]") {
  const auto label = label_of("La Gazette des ports réunis : Et le sel ?");
  REQUIRE(label);
  CHECK(label->loose);
}

TEST_CASE("a label stands behind a number, with a stage direction, or is several names", "[labels]") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"2) P.H. : Oui.", "P.H."},     {"Lou Mer, Max Aubin et Jo Pen : Oui.", "Lou Mer, Max Aubin et Jo Pen"},
      {"Lou Mer. — Oui.", "Lou Mer"}, {"L.M.\u202F: Oui.", "L.M."},
      {"Q. Et le sel ?", "Q."},       {"Lou Mer (rires) : Oui.", "Lou Mer"}};
  for (const auto& [text, name] : rows) {
    INFO(text);
    const auto label = label_of(text);
    REQUIRE(label);
    CHECK(label->name == name);
    CHECK_THAT(text.substr(label->text), Catch::StartsWith("Oui.") || Catch::StartsWith("Et le sel"));
  }
  Block block;
  block.text = "L.M. hoche la tête, puis sourit — Oui.";
  block.italic = {{5, 33}};
  const auto label = possible_label(block);
  REQUIRE(label);
  CHECK(label->name == "L.M.");
  CHECK(block.text.substr(label->text) == "Oui.");
}

TEST_CASE("a name that is only bold is a label when a sentence follows", "[labels]") {
  Block block;
  block.text = "Lou Mer. Le sel est gris.";
  block.bold = {{0, 8}};
  const auto label = possible_label(block);
  REQUIRE(label);
  CHECK(label->name == "Lou Mer");
  CHECK(label->sign == LabelSign::style);
  CHECK(block.text.substr(label->text) == "Le sel est gris.");
  block.text = "Lou Mer est là, et le sel est gris.";
  block.bold = {{0, 7}};
  CHECK_FALSE(possible_label(block));
}

TEST_CASE("a slip of one letter is known in a long name only", "[labels]") {
  CHECK(is_misspelt("Kervadec", "Kervadek"));
  CHECK(is_misspelt("Kervaec", "Kervadec"));
  CHECK_FALSE(is_misspelt("Kervadec", "Kervadec"));
  CHECK_FALSE(is_misspelt("Lou", "Lo"));
  CHECK_FALSE(is_misspelt("Kervadec", "Kervoder"));
}

TEST_CASE("a sentence, a time and a quotation are no labels", "[labels]") {
  for (const std::string text :
       {"le sel : gris", "10:30 commence la pêche", "Le sel, dit-il : gris", "« Estuaire » : oui", "Pourquoi ? — Oui",
        "Un homme qui ne parle pas beaucoup : lui", "Rien ici", "", ": oui", "Nom\n: oui", "Non ! — Si"}) {
    INFO(text);
    CHECK_FALSE(label_of(text));
  }
  CHECK_FALSE(label_of(std::string(90, 'A') + " : oui"));
}

TEST_CASE("initials, a first or a last name stand for the name", "[labels]") {
  struct Row {
    std::string shorter, full;
    bool stands;
  };
  const std::vector<Row> rows = {{"M.K.", "Maëlle Kervadec", true},
                                 {"MK", "Maëlle Kervadec", true},
                                 {"M. K.", "Maëlle Kervadec", true},
                                 {"Kervadec", "Maëlle Kervadec", true},
                                 {"MAËLLE", "Maëlle Kervadec", true},
                                 {"Maëlle Kervadec", "maelle kervadec", true},
                                 {"E.", "Estuaire", true},
                                 {"K.M.", "Maëlle Kervadec", false},
                                 {"M.", "Maëlle Kervadec", false},
                                 {"Roche", "Maëlle Kervadec", false},
                                 {"Maëlle Kervadec", "Maëlle", false},
                                 {"", "Maëlle", false},
                                 {"Maëlle", "", false},
                                 {"AT", "Anne de La Tour", false},
                                 {"L. Mer", "Lilas Mer", true},
                                 {"P. Mer", "Lilas Mer", false},
                                 {"Lilas M", "Lilas Mer", true},
                                 {"Marc LD", "Marc Le Dû", true},
                                 {"P.-H. de L. M.", "Paul-Henri de La Motte", true},
                                 {"ALT", "Anne de La Tour", true}};
  for (const auto& row : rows) {
    INFO(row.shorter << " / " << row.full);
    CHECK(stands_for(row.shorter, row.full) == row.stands);
  }
}

TEST_CASE("a question's number is known by the sign behind it", "[labels]") {
  const std::vector<std::pair<std::string, std::string>> rows = {{"3. Pourquoi ?", "Pourquoi ?"},
                                                                 {"12) Pourquoi ?", "Pourquoi ?"},
                                                                 {"Question 3 : Pourquoi ?", "Pourquoi ?"},
                                                                 {"QUESTION 3 — Pourquoi ?", "Pourquoi ?"},
                                                                 {"Q : Pourquoi ?", "Pourquoi ?"},
                                                                 {"Q. Pourquoi ?", "Pourquoi ?"},
                                                                 {"2 n° Pourquoi ?", "2 n° Pourquoi ?"},
                                                                 {"3 ans, est-ce assez ?", "3 ans, est-ce assez ?"},
                                                                 {"1998 : pourquoi ?", "1998 : pourquoi ?"},
                                                                 {"Qui est là ?", "Qui est là ?"},
                                                                 {"Quatre : pourquoi ?", "Quatre : pourquoi ?"},
                                                                 {"1-Pourquoi ?", "Pourquoi ?"},
                                                                 {"1.Pourquoi ?", "Pourquoi ?"},
                                                                 {"1)pourquoi ?", "pourquoi ?"},
                                                                 {"1°) Pourquoi ?", "Pourquoi ?"},
                                                                 {"2° Pourquoi ?", "Pourquoi ?"},
                                                                 {"3.\u00A0Pourquoi ?", "Pourquoi ?"},
                                                                 {"4 – « Oui » ou non ?", "« Oui » ou non ?"},
                                                                 {"3. 2024 fut-elle bonne ?", "2024 fut-elle bonne ?"},
                                                                 {"Q3. Pourquoi ?", "Pourquoi ?"},
                                                                 {"3.", "3."},
                                                                 {"", ""}};
  for (const auto& [text, rest] : rows) {
    INFO(text);
    CHECK(text.substr(number_length(text)) == rest);
  }
}

TEST_CASE("a number with its digits or letters on both sides of the sign is no question's number", "[labels]") {
  for (const std::string text :
       {"1.000 emplois, est-ce assez ?", "3.5 millions suffisent-ils ?", "50-50 : est-ce juste ?",
        "20–30 ans, est-ce jeune ?", "10:30, est-ce tôt ?", "16-17 ans ?", "2—3 fois ?", "8°C suffisent-ils ?",
        "20-ième rue ?", "Q.I. : un mot vide ?", "Q-Park est-il cher ?", "Question-piège : le sel est-il gris ?",
        "2.1. Pourquoi ?"}) {
    INFO(text);
    CHECK(number_length(text) == 0);
  }
}
