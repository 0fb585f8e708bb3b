// Topics in the form that TREC's ad hoc tracks use.
#include "query/print/trec_topics.hpp"

#include <catch2/catch.hpp>

#include <sstream>
#include <string>

#include "query/language/parse.hpp"

using namespace propos;

namespace {

std::string printed(const std::vector<Topic>& topics) {
  std::ostringstream out;
  print_trec_topics(out, topics);
  return out.str();
}

}  // namespace

TEST_CASE("a topic has its id, label, query and narrative, each on a line", "[trec_topics]") {
  Topic topic;
  topic.id = "salt";
  topic.label_fr = "Le sel";
  topic.query = parse_query("sel +gris");
  topic.narrative = "Tout ce qui\nparle du sel.";
  CHECK(printed({topic}) ==
        "<top>\n\n<num> Number: salt\n<title> Le sel\n\n<desc> Description:\nsel +gris\n\n<narr> Narrative:\n"
        "Tout ce qui parle du sel.\n\n</top>\n\n");
}

TEST_CASE("a topic without a label is named by its id, and text opens no tag", "[trec_topics]") {
  Topic topic;
  topic.id = "salt";
  topic.query = parse_query("sel");
  topic.narrative = "</top> non";
  const auto text = printed({topic});
  CHECK_THAT(text, Catch::Contains("<title> salt\n"));
  CHECK_THAT(text, Catch::Contains("(/top> non\n"));
}

TEST_CASE("no topics are no text", "[trec_topics]") { CHECK(printed({}).empty()); }
