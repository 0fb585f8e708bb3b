// Alerts: --new-since shows what is new, misses none of it, and is silent otherwise.
#include <catch2/catch.hpp>

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "tests/support/passages.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

using Arguments = std::vector<std::string>;

Passage dated(const std::string& id, const std::string& text, const std::string& date = "2024-01-01") {
  auto passage = passage_of(id, text);
  passage.date = date;
  return passage;
}

/// Twelve passages on the salamander of which p1 ranks first, and others.
struct Place {
  Place() {
    std::vector<Passage> passages = unrelated_passages();
    passages.push_back(dated("p1#1", "Salamandre, salamandre, salamandre."));
    for (int i = 2; i <= 12; ++i)
      passages.push_back(dated("p" + std::to_string(i) + "#1",
                               "La salamandre dort sous la pierre " + std::to_string(i) + " depuis longtemps."));
    add(passages);
  }

  void add(const std::vector<Passage>& passages) const { add_to_index(index(), passages); }
  std::string index() const { return (directory / "index").string(); }
  std::string state() const { return (directory / "seen.json").string(); }

  Outcome query(Arguments arguments, const RunOptions& options = {}) const {
    arguments.insert(arguments.begin(), {"-d", index()});
    return run_query(arguments, options);
  }
  /// With the state file.
  Outcome alert(Arguments arguments, const RunOptions& options = {}) const {
    arguments.insert(arguments.begin(), {"--new-since", state()});
    return query(std::move(arguments), options);
  }
  std::set<std::string> new_ids(Arguments arguments) const {
    arguments.insert(arguments.begin(), {"--template", "{id}"});
    const auto lines = lines_of(alert(std::move(arguments)).out);
    return {lines.begin(), lines.end()};
  }

  TemporaryDirectory directory;
};

void check_silence(const Outcome& outcome) {
  CHECK(outcome.status == 1);
  CHECK(outcome.out.empty());
  CHECK(outcome.err.empty());
}

/// Each format that a run can have.
std::vector<Arguments> all_formats() {
  std::vector<Arguments> all;
  for (const std::string format :
       {"text", "json", "ndjson", "csv", "tsv", "trec", "markdown", "bibtex", "csl-json", "ris"})
    all.push_back({"--format", format});
  all.push_back({"--csv-bom", "--format", "csv"});
  all.push_back({"--template", "{id}"});
  for (const std::string format : {"text", "json", "ndjson", "csv", "tsv"})
    all.push_back({"--kwic", "--format", format});
  return all;
}

Arguments joined(Arguments arguments, const Arguments& more) {
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

}  // namespace

TEST_CASE("nothing new prints nothing at all, in every format", "[cli][alerts]") {
  const Place place;
  const auto topics = (place.directory / "topics.tsv").string();
  write_file(topics, "salamander\tsalamandre\nstone\tpierre\n");
  const Arguments questions[] = {{"salamandre"},
                                 {"--topics", topics, "--all-topics"},
                                 {"--topics", topics, "--topic", "stone"},
                                 {"--batch", topics}};
  for (const auto& question : questions) {
    std::filesystem::remove(place.state());
    CHECK(place.alert(question).status == 0);
    for (const auto& format : all_formats()) {
      INFO(question.front() << ' ' << format.front() << ' ' << format.back());
      check_silence(place.alert(joined(format, question)));
    }
  }
  for (const auto& format : all_formats()) {
    INFO(format.front() << ' ' << format.back());
    check_silence(place.query(joined({"--new-since", "2999"}, joined(format, {"salamandre"}))));
    check_silence(place.query(joined({"--new-since", "2999", "--topics", topics, "--all-topics"}, format)));
  }
  for (const std::string counted : {"--count", "--timeline", "--collapse=post"}) {
    INFO(counted);
    check_silence(place.query({"--new-since", "2999", counted, "salamandre"}));
  }
}

TEST_CASE("only what has news gets a heading", "[cli][alerts]") {
  const Place place;
  const auto topics = (place.directory / "topics.tsv").string();
  write_file(topics, "salamander\tsalamandre\nstone\tpierre\n");
  const Arguments alert = {"--topics", topics, "--all-topics", "--format", "markdown"};
  CHECK(place.alert(alert).status == 0);
  place.add({dated("q#1", "Une salamandre neuve.")});
  const auto news = place.alert(alert);
  CHECK(news.status == 0);
  CHECK_THAT(news.out, Catch::StartsWith("## salamandre\n") && Catch::Contains("Une salamandre neuve"));
  CHECK_THAT(news.out, !Catch::Contains("pierre"));
  CHECK(news.err.empty());
  check_silence(place.alert(alert));
}

TEST_CASE("what was there the first time beyond -n is no news later", "[cli][alerts]") {
  const Place place;
  const auto first = place.alert({"-n", "10", "--template", "{id}", "salamandre"});
  CHECK(first.status == 0);
  CHECK(lines_of(first.out).size() == 10);
  CHECK_THAT(first.err, Catch::Contains("2 autres passages retenus sans être montrés"));
  check_silence(place.alert({"-n", "100", "salamandre"}));
}

TEST_CASE("what is new is shown however low it ranks", "[cli][alerts]") {
  const Place place;
  place.alert({"-n", "1", "salamandre"});
  place.add({dated("q#1",
                   "Long texte où une fois, tout à la fin, après bien des détours par les champs, les bois, les "
                   "rivières et les étangs de la région, vient une salamandre.")});
  const auto plain = lines_of(place.query({"--exact", "-n", "1", "--template", "{id}", "salamandre"}).out);
  REQUIRE(plain != std::vector<std::string>{"q#1"});
  CHECK(place.new_ids({"-n", "1", "salamandre"}) == std::set<std::string>{"q#1"});
  check_silence(place.alert({"-n", "1", "salamandre"}));
}

TEST_CASE("news beyond -n are told and shown the next time", "[cli][alerts]") {
  const Place place;
  place.alert({"salamandre"});
  std::vector<Passage> more;
  std::set<std::string> expected;
  for (int i = 0; i < 15; ++i) {
    more.push_back(dated("q" + std::to_string(i) + "#1", "Salamandre neuve, la " + std::to_string(i) + "e."));
    expected.insert(more.back().id);
  }
  place.add(more);
  const auto first = place.alert({"-n", "10", "--template", "{id}", "salamandre"});
  const auto shown = lines_of(first.out);
  CHECK(shown.size() == 10);
  CHECK_THAT(first.err, Catch::Contains("et 5 autres nouveaux") && Catch::Contains("-n 5 "));
  auto all = place.new_ids({"-n", "5", "salamandre"});
  CHECK(all.size() == 5);
  all.insert(shown.begin(), shown.end());
  CHECK(all == expected);
  check_silence(place.alert({"salamandre"}));
}

TEST_CASE("a passage that only moved is no news, one whose words changed is", "[cli][alerts]") {
  const Place place;
  auto moving = dated("m#1", "La salamandre traverse.");
  moving.post = "m";
  place.add({moving});
  place.alert({"salamandre"});
  auto before = dated("m#1", "La salamandre arrive.");
  before.post = "m";
  moving.id = "m#2";
  moving.n = 2;
  place.add({before, moving});
  CHECK(place.new_ids({"salamandre"}) == std::set<std::string>{"m#1"});
  moving.text = "La salamandre traverse enfin.";
  place.add({before, moving});
  CHECK(place.new_ids({"salamandre"}) == std::set<std::string>{"m#2"});
}

TEST_CASE("the same words in another post are news", "[cli][alerts]") {
  const Place place;
  place.alert({"salamandre"});
  place.add({dated("q#1", "La salamandre dort sous la pierre 2 depuis longtemps.")});
  CHECK(place.new_ids({"salamandre"}) == std::set<std::string>{"q#1"});
}

TEST_CASE("a name that nobody said yet finds nothing, and then its first passage", "[cli][alerts]") {
  const Place place;
  place.add({dated("a#1", "Au mois de mai, le mal gagne la rive.")});
  const auto topics = (place.directory / "topics.tsv").string();
  write_file(topics, "mali\tMali\n");
  const Arguments alert = {"--topics", topics, "--all-topics", "--format", "markdown"};
  const auto first = place.alert(alert);
  CHECK(first.status == 1);
  CHECK(first.out.empty());
  CHECK_THAT(first.err, Catch::Contains("mali\u00A0: dans aucun passage\u00A0: «\u00A0Mali\u00A0»"));
  check_silence(place.alert(alert));
  place.add({dated("b#1", "Le Mali, vu de Bamako.")});
  const auto news = place.alert(alert);
  CHECK(news.status == 0);
  CHECK_THAT(news.out, Catch::Contains("Bamako"));
}

TEST_CASE("an alert names unknown words once, of typed words and with a date too", "[cli][alerts]") {
  const Place place;
  CHECK_THAT(place.alert({"--lang", "en", "salamandre zyzomys"}).err, Catch::Contains("in no passage: “zyzomys”"));
  CHECK_THAT(place.query({"--new-since", "2020", "zyzomys"}).err, Catch::Contains("«\u00A0zyzomys\u00A0»"));
  CHECK_THAT(place.query({"--new-since", "2020", "salamandre"}).err, !Catch::Contains("aucun passage"));
}

TEST_CASE("the flag --new-since takes a date, what depuis: takes, or the name of a .json file", "[cli][alerts]") {
  const Place place;
  place.add({dated("old#1", "Un triton.", "1999-05-05"), dated("late#1", "Un triton.", "2998-01-01")});
  const auto found = [&](const std::string& since) {
    const auto outcome = place.query({"--new-since", since, "--template", "{id}", "triton"});
    INFO(since << outcome.err);
    CHECK(outcome.status == 0);
    return lines_of(outcome.out).size();
  };
  for (const std::string since : {"1999", "1999-05", "1999-05-05", "2000ans"}) CHECK(found(since) == 2);
  for (const std::string since :
       {"2000", "1999-06", "1999-05-06", "6mois", "6months", "2semaines", "2 weeks", "3jours", "1an", "1year"})
    CHECK(found(since) == 1);
  RunOptions inside;
  inside.directory = place.directory.path();
  for (const std::string since : {"yesterday", "hier", "seen", "2025-13", "25", "mois", "6", "6lunes", "2024..2025", "",
                                  "./2025", "seen.json.txt", "seen.JSON"}) {
    INFO(since);
    const auto outcome = place.query({"--new-since", since, "salamandre"}, inside);
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    CHECK_THAT(outcome.err, Catch::Contains("--new-since: \"" + since + "\" is neither a date") &&
                                Catch::Contains("6mois") && Catch::Contains(".json"));
    if (!since.empty()) CHECK_FALSE(std::filesystem::exists(place.directory / since));
  }
}

TEST_CASE("what a date leaves beyond -n is told of each topic", "[cli][alerts]") {
  const Place place;
  const auto topics = (place.directory / "topics.tsv").string();
  write_file(topics, "salamander\tsalamandre\nnewt\ttriton\n");
  const auto outcome =
      place.query({"--new-since", "2020", "-n", "2", "--topics", topics, "--all-topics", "--lang", "en"});
  CHECK_THAT(outcome.err, Catch::Contains("salamander: and 10 more; -n 12 to see them all"));
  CHECK_THAT(outcome.out, !Catch::Contains("newt"));
}

TEST_CASE("a damaged state file is told and left alone, before anything is printed", "[cli][alerts]") {
  const Place place;
  write_file(place.state(), "{\"schema\":");
  const auto damaged = place.alert({"salamandre"});
  CHECK(damaged.status == 2);
  CHECK(damaged.out.empty());
  CHECK_THAT(damaged.err, Catch::Contains(place.state()) && Catch::Contains("remove it"));
  CHECK(content_of(place.state()) == "{\"schema\":");
  const auto nowhere = place.query({"--new-since", (place.directory / "none" / "s.json").string(), "salamandre"});
  CHECK(nowhere.status == 2);
  CHECK(nowhere.out.empty());
  CHECK_THAT(nowhere.err, Catch::Contains("none: no such directory"));
}

TEST_CASE("what could not be written is shown again", "[cli][alerts]") {
  const Place place;
  place.alert({"salamandre"});
  place.add({dated("q#1", "Une salamandre neuve.")});
  const auto before = content_of(place.state());
  RunOptions nobody_reads;
  nobody_reads.broken_pipe = true;
  const auto unread = place.alert({"salamandre"}, nobody_reads);
  CHECK(unread.status == 2);
  CHECK_THAT(unread.err, Catch::Contains("nothing is remembered"));
  CHECK(content_of(place.state()) == before);
  CHECK(place.new_ids({"salamandre"}) == std::set<std::string>{"q#1"});
}

TEST_CASE("an alert of lines does not take for shown what has no line in a concordance", "[cli][alerts]") {
  const Place place;
  place.alert({"--kwic", "salamandre"});
  auto titled = dated("q#1", "Elle dort.");
  titled.title = "La salamandre";
  place.add({titled});
  const auto lines = place.alert({"--kwic", "--format", "csv", "salamandre"});
  CHECK(lines.out.empty());
  CHECK_THAT(lines.err, Catch::Contains("sans --kwic"));
  CHECK(place.new_ids({"salamandre"}) == std::set<std::string>{"q#1"});
}

TEST_CASE("queries of one run do not take news from each other", "[cli][alerts]") {
  const Place place;
  const auto batch = (place.directory / "batch.tsv").string();
  write_file(batch, "a\tsalamandre\nb\tsalamandre\n");
  const Arguments alert = {"--batch", batch, "--template", "{qid} {id}"};
  place.alert(alert);
  place.add({dated("q#1", "Une salamandre neuve.")});
  CHECK(place.alert(alert).out == "a q#1\nb q#1\n");
  check_silence(place.alert(alert));
}

TEST_CASE("a period in a query does not make it another query every day", "[cli][alerts]") {
  const Place place;
  place.add({dated("late#1", "Salamandre.", "2998-01-01")});
  CHECK(place.new_ids({"depuis:6mois salamandre"}) == std::set<std::string>{"late#1"});
  CHECK_THAT(content_of(place.state()), Catch::Contains("query:depuis:6mois salamandre"));
}

TEST_CASE("a state file needs a question", "[cli][alerts]") {
  const Place place;
  const auto outcome = place.alert({});
  CHECK(outcome.status == 2);
  CHECK_THAT(outcome.err, Catch::Contains("needs a question"));
  CHECK_FALSE(std::filesystem::exists(place.state()));
}
