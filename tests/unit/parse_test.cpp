// What a person typed -> the tree of a query, shown as it is printed. Sloppy typing is no error.
#include <catch2/catch.hpp>

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "common/error.hpp"
#include "common/limits.hpp"
#include "query/language/parse.hpp"
#include "query/language/print_query.hpp"

using namespace propos;

namespace {

using Rows = std::vector<std::pair<std::string, std::string>>;

std::string shown(const std::string& typed) { return to_text(parse_query(typed, "2025-12-01")); }

void check(const Rows& rows) {
  for (const auto& [typed, expected] : rows) {
    INFO(typed);
    CHECK(shown(typed) == expected);
  }
}

ErrorKind kind_of(const std::string& typed) {
  try {
    parse_query(typed);
  } catch (const Error& e) {
    return e.kind();
  }
  return ErrorKind::internal;  // nothing was thrown
}

std::string repeated(const std::string& text, std::size_t n) {
  std::string out;
  for (std::size_t i = 0; i < n; ++i) out += text;
  return out;
}

/// The kinds of a tree: `bag(words, +phrase)`.
std::string kinds(const Node& node) {
  auto text = to_json(node)["kind"].get<std::string>();
  for (std::size_t i = 0; i < node.parts.size(); ++i) {
    const auto occur = node.parts[i].occur;
    text += i == 0 ? "(" : ", ";
    text += occur == Occur::required ? "+" : occur == Occur::excluded ? "-" : occur == Occur::filter ? "!" : "";
    text += kinds(node.parts[i]);
  }
  return node.parts.empty() ? text : text + ")";
}

}  // namespace

TEST_CASE("a query is read as words, phrases, signs and stars", "[parse]") {
  check({{"droits de douane", "droits de douane"},
         {"  droits\u00A0de   douane ", "droits de douane"},
         {"\"open source\"", "\"open source\""},
         {"«\u00A0guerre commerciale\u00A0»", "\"guerre commerciale\""},
         {"“open source”", "\"open source\""},
         {"„open source“", "\"open source\""},
         {"acier \"open source\" vin", "acier \"open source\" vin"},
         {"+acier vin", "+acier vin"},
         {"acier -vin", "acier -vin"},
         {"acier -\"vin rouge\"", "acier -\"vin rouge\""},
         {"+\"vin rouge\"", "\"vin rouge\""},
         {"tarif*", "tarif*"},
         {"+tarif* -dou*", "+tarif* -dou*"},
         {"l’écon*, vite", "écon* vite"},
         {"chercheur~ d’or", "chercheur~ d’or"},
         {"=côté =\"vin rouge\"", "=côté =\"vin rouge\""},
         {"~\"vin rouge\"", "~\"vin rouge\""},
         {"acier^2 (vin rouge)^0.5 \"open source\"^3", "acier^2 (vin rouge)^0.5 \"open source\"^3"},
         {"États-Unis", "États-Unis"},
         {"C++ et C#", "C++ et C#"},
         {"l’école d'art", "l’école d'art"},
         {"qui ? quoi !", "qui quoi"}});
}

TEST_CASE("operators are capitals, in French and English, and bind less than words side by side", "[parse]") {
  check({{"acier ET vin", "acier ET vin"},
         {"acier AND vin OR sel", "acier ET vin OU sel"},
         {"acier OU vin ET sel", "acier OU vin ET sel"},
         {"(acier OU vin) ET sel", "(acier OU vin) ET sel"},
         {"droits de douane SAUF vin rouge", "droits de douane SAUF vin rouge"},
         {"acier NOT vin", "acier SAUF vin"},
         {"acier ET SAUF vin", "acier SAUF vin"},
         {"SAUF SAUF acier ET vin", "acier ET vin"},
         {"NOT acier", "SAUF acier"},
         {"acier et vin ou sel", "acier et vin ou sel"},
         {"prix PRÈS acier", "prix PRÈS/10 acier"},
         {"le prix NEAR/3 acier monte", "le prix PRÈS/3 acier monte"},
         {"prix PRES/3 \"vin rouge\" PRÈS/9 (sel OU sucre)", "prix PRÈS/3 \"vin rouge\" PRÈS/9 (sel OU sucre)"}});
  CHECK(kinds(parse_query("droits de douane ET acier").root) == "all(words, word)");
  CHECK(kinds(parse_query("le prix PRÈS/3 acier monte").root) == "bag(words, +near(word, word), words)");
  CHECK(kinds(parse_query("acier +vin -sel \"a b\"").root) == "bag(words, +word, -word, +phrase)");
}

TEST_CASE("fields have French and English names, and a word, a phrase or parentheses behind them", "[parse]") {
  check({{"title:acier", "titre:acier"},
         {"TITRE:\"guerre commerciale\"", "titre:\"guerre commerciale\""},
         {"titre:(guerre commerciale) acier", "titre:(guerre commerciale) acier"},
         {"titre:(acier ET \"open source\")", "titre:(acier ET \"open source\")"},
         {"reponse:tarif* answer:=côté réponse:vin~", "réponse:tarif* réponse:=côté réponse:vin~"},
         {"author:Dupont énergie", "auteur:Dupont énergie"},
         {"speaker:\"Anne Le Gall\"", "locuteur:\"Anne Le Gall\""},
         {"auteur:(Anne Le Gall)", "auteur:\"Anne Le Gall\""},
         {"auteur:(Dupont OU Durand)", "auteur:Dupont OU auteur:Durand"},
         {"mot-cle:climat tag:eau", "mot-clé:climat mot-clé:eau"},
         {"lang:fr -post:41101", "langue:fr -post:41101"},
         {"sujet:talent -visa", "sujet:talent -visa"},
         {"titre: acier", "titre: acier"},
         {"https://exemple.fr", "https://exemple.fr"}});
  CHECK(kinds(parse_query("auteur:Dupont énergie titre:prix").root) == "bag(!name, words, +field(word))");
}

TEST_CASE("dates are years, months, days, ranges, or counted back from today", "[parse]") {
  check({{"date:2024", "date:2024"},
         {"date:2024-03..2025-06", "date:2024-03..2025-06"},
         {"date:2024..", "date:2024.."},
         {"date:..2024-03-15", "date:..2024-03-15"},
         {"date:2025..2024", "date:2024..2025"},
         {"date:(2023 OU 2025)", "date:2023 OU date:2025"},
         {"depuis:6mois", "date:2025-06-01.."},
         {"since:2weeks", "date:2025-11-17.."},
         {"depuis:\"3 ans\"", "date:2022-12-01.."},
         {"depuis:10jours", "date:2025-11-21.."},
         {"depuis:2024-03", "date:2024-03.."},
         {"date:hier", "date:hier"},
         {"date:2024-13", "date:2024-13"},
         {"depuis:toujours", "depuis:toujours"}});
  CHECK(parse_query("date:hier").root.kind == Node::Kind::words);
  CHECK_THAT(parse_query("date:hier").notes.at(0).fr, Catch::Contains("hier"));
  CHECK(to_text(parse_query("depuis:1mois", "2024-03-31")) == "date:2024-02-29..");
}

TEST_CASE("sloppy typing is no error", "[parse]") {
  check({{"\"guerre commerciale", "\"guerre commerciale\""},
         {"« guerre commerciale", "\"guerre commerciale\""},
         {"acier - vin", "acier vin"},
         {"acier + vin", "acier vin"},
         {"acier -", "acier"},
         {"(acier) (vin)", "acier vin"},
         {"l’allocation (AAH) : qui (ou quoi) ?", "l’allocation AAH qui ou quoi"},
         {"époux(se)", "époux(se)"},
         {"(acier vin", "acier vin"},
         {"acier) vin", "acier vin"},
         {"() acier", "acier"},
         {"titre:() acier", "acier"},
         {"acier AND", "acier and"},
         {"OU acier", "ou acier"},
         {"acier OU OU vin", "acier ou OU vin"},
         {"acier NOT", "acier not"},
         {"PRÈS/5 acier", "près/5 acier"},
         {"acier PRÈS -vin", "acier près -vin"},
         {"acier PRÈS auteur:Dupont", "acier ET auteur:Dupont"},
         {"\"\" acier", "acier"},
         {"« » acier", "acier"},
         {"acier \"", "acier"}});
}

TEST_CASE("what is read otherwise than it was typed is told in a note", "[parse]") {
  for (const std::string typed :
       {"\"guerre", "(acier", "acier)", "acier OU", "NOT", "do*", "vin~", "semi-cond*", "date:hier", "acier PRÈS/0 vin",
        "acier PRÈS/5000 vin", "acier PRÈS auteur:Dupont", "date:2025..2024"}) {
    INFO(typed);
    const auto query = parse_query(typed);
    REQUIRE(query.notes.size() == 1);
    CHECK_FALSE(query.notes[0].fr.empty());
    CHECK_FALSE(query.notes[0].en.empty());
  }
  CHECK(parse_query("\"guerre\" ET (acier OU vin) SAUF titre:sel").notes.empty());
}

TEST_CASE("a star needs three letters before it", "[parse]") {
  CHECK(parse_query("dou*").root.kind == Node::Kind::prefix);
  CHECK(parse_query("été*").root.kind == Node::Kind::prefix);
  CHECK(parse_query("do*").root.kind == Node::Kind::words);
  CHECK(kind_of("*") == ErrorKind::usage);
}

TEST_CASE("nothing to search for is a wrong use", "[parse]") {
  for (const std::string typed :
       {"", "   ", "?!", "\"\"", "« »", "\u00A0", "-", "+ -", "…", "()", "((", "titre:\"\"", "^2"}) {
    INFO(typed);
    CHECK(kind_of(typed) == ErrorKind::usage);
  }
}

TEST_CASE("a query's bytes, words and depth are limited, the limit is named", "[parse]") {
  const auto of_size = [](std::size_t bytes) { return "acier" + std::string(bytes - 5, ' '); };
  const auto of_depth = [](std::size_t depth) { return repeated("(", depth) + "acier" + repeated(")", depth); };
  struct Row {
    std::size_t limit;
    std::string fits, too_big;
  };
  for (const auto& [limit, fits, too_big] :
       {Row{limits::max_query_bytes, of_size(limits::max_query_bytes), of_size(limits::max_query_bytes + 1)},
        Row{limits::max_query_words, repeated("mot ", limits::max_query_words),
            repeated("mot ", limits::max_query_words + 1)},
        Row{limits::max_query_depth, of_depth(limits::max_query_depth), of_depth(limits::max_query_depth + 1)}}) {
    CHECK_NOTHROW(parse_query(fits));
    CHECK(kind_of(too_big) == ErrorKind::too_big);
    CHECK_THROWS_WITH(parse_query(too_big), Catch::Contains(std::to_string(limit)));
  }
}

TEST_CASE("a query of any bytes is read, printed and read again as the same tree", "[parse]") {
  const std::vector<std::string> parts = {
      "\"",       "«",      "»",      "+",       "-",      "*",         " ",        " ",     " ",     "mot", "é",
      "\xFF",     "(",      ")",      "“",       "”",      "„",         "’",        "5",     "ET",    "OU",  " SAUF ",
      " PRÈS/3 ", " NEAR ", "titre:", "auteur:", "date:",  "topic:",    "2024",     "..",    "=",     "~",   "^2",
      "^0.5",     "post:",  " OU ",   " ET ",    "\u00A0", "/",         "depuis:",  "6mois", "c’est", "-(",  "+\"",
      "mots",     "vin~",   "tarif*", ":",       "a-b",    " ET SAUF ", "réponse:", "#",     ",",     "?"};
  std::mt19937 random(99);
  for (int round = 0; round < 20000; ++round) {
    std::string typed;
    for (int i = 0; i < 12; ++i) typed += parts[random() % parts.size()];
    INFO(typed);
    try {
      const auto query = parse_query(typed);
      INFO(to_text(query) << '\n'
                          << dump_json(to_json(query.root)) << '\n'
                          << dump_json(to_json(parse_query(to_text(query)).root)));
      REQUIRE(parse_query(to_text(query)).root == query.root);
    } catch (const Error& e) {
      REQUIRE((e.kind() == ErrorKind::usage || e.kind() == ErrorKind::too_big));
    }
  }
}
