#include "query/program/commands.hpp"

#include <catch2/catch.hpp>

#include <string>

#include "query/program/conversation.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

using Kind = Command::Kind;

TEST_CASE("a line is a query unless it begins with a colon", "[commands]") {
  const std::vector<std::pair<std::string, Command>> rows = {
      {"", {Kind::nothing, "", 0}},
      {"  \t", {Kind::nothing, "", 0}},
      {" droits  de douane ", {Kind::query, "droits de douane", 0}},
      {"titre:sel", {Kind::query, "titre:sel", 0}},
      {":topic open-source", {Kind::topic, "open-source", 0}},
      {":topic logiciel libre", {Kind::topic, "logiciel libre", 0}},
      {":topics", {Kind::topics, "", 0}},
      {":open 2", {Kind::open, "", 2}},
      {":o 12", {Kind::open, "", 12}},
      {":quote 1", {Kind::quote, "", 1}},
      {":like 2", {Kind::like, "", 2}},
      {":l 3", {Kind::like, "", 3}},
      {":next", {Kind::next, "", 0}},
      {":n", {Kind::next, "", 0}},
      {":help", {Kind::help, "", 0}},
      {":quit", {Kind::quit, "", 0}},
      {":q", {Kind::quit, "", 0}}};
  for (const auto& [line, command] : rows) {
    INFO(line);
    CHECK(parse_command(line) == command);
  }
}

TEST_CASE("a command that is unknown or lacks its argument is told", "[commands]") {
  for (const std::string line :
       {":", ": open 1", ":opne 1", ":open", ":open 0", ":open -1", ":open 1.5", ":open 123456", ":topic", ":quote x",
        ":like", ":like x", ":next 2", ":topicsx", ":quit now"}) {
    INFO(line);
    CHECK(parse_command(line).kind == Kind::wrong);
  }
}

TEST_CASE("a conversation remembers its hits, to open, quote and continue them", "[commands]") {
  const TemporaryDirectory directory;
  auto passages = unrelated_passages();
  for (int i = 1; i <= 3; ++i) {
    auto passage = passage_of("sel" + std::to_string(i),
                              "Le sel " + std::string(static_cast<std::size_t>(i), 's') + " du marais.");
    passage.url = i == 1 ? "javascript:alert(1)" : "https://revue.example/" + std::to_string(i);
    passages.push_back(passage);
  }
  index_passages(directory / "index", passages);
  QueryOptions options;
  options.directory = (directory / "index").string();
  options.limit = 2;
  options.lang = Lang::en;
  Conversation conversation(options);
  CHECK_THAT(conversation.say(":next").text, Catch::Contains("nothing was asked"));
  CHECK_THAT(conversation.say(":quote 1").text, Catch::Contains("no result 1"));
  const auto first = conversation.say("sel marais");
  CHECK_THAT(first.text, Catch::Contains(" 1. ") && Catch::Contains(" 2. ") && !Catch::Contains(" 3. ") &&
                             Catch::Contains("3 passages"));
  const auto more = conversation.say(":next");
  CHECK_THAT(more.text, !Catch::Contains(" 2. ") && Catch::Contains(" 3. "));
  CHECK_THAT(conversation.say(":next").text, Catch::Contains("no more"));
  int opened = 0;
  for (const std::string number : {"1", "2", "3"}) {
    const auto reply = conversation.say(":open " + number);
    CHECK_THAT(reply.open, !Catch::Contains("javascript"));
    opened += reply.open.empty() ? 0 : 1;
    CHECK_THAT(conversation.say(":quote " + number).text,
               Catch::StartsWith("> Le sel") && !Catch::Contains("javascript"));
  }
  CHECK(opened == 2);
  const auto like = conversation.say(":like 1").text;
  CHECK_THAT(like, Catch::Contains("like sel") && Catch::Contains("2 passages") && Catch::Contains(" 2. ") &&
                       !Catch::Contains(" 3. "));
  CHECK_THAT(conversation.say(":like 9").text, Catch::Contains("no result 9"));
  CHECK_THAT(conversation.say(":topic voile").text, Catch::Contains("there are: "));
  CHECK_THAT(conversation.say(":topics").text, Catch::Contains("open-source"));
  CHECK_THAT(conversation.say(":opne").text, Catch::Contains("no complete command"));
  CHECK_THAT(conversation.say("?!").text, Catch::Contains("empty query"));
  CHECK(conversation.say(":quit").end);
}
