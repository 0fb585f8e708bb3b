// The post that the project started from, repaired and damaged, through the whole programs.
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>

#include "common/text.hpp"
#include "common/tokens.hpp"
#include "indexer/source/json_repair.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

std::filesystem::path seed(const std::string& name) { return shared() / "seed" / name; }

bool have_seed() {
  return have(seed("post-296636.repaired.json")) && have(seed("post-296636.damaged.json")) && have(seed("gold.json"));
}

std::vector<Json> dumped(const std::string& name) {
  const auto outcome = run_index({"--dump", seed(name).string()});
  INFO(outcome.err);
  REQUIRE(outcome.status == 0);
  return json_lines(outcome.out);
}

std::size_t paragraphs_of(const std::string& text) {
  std::size_t n = 1;
  for (auto at = text.find("\n\n"); at != std::string::npos; at = text.find("\n\n", at + 2)) ++n;
  return n;
}

/// The HTML of the damaged post, as it stands in the file.
std::string damaged_html() {
  const auto json = parse_json(repair_json(content_of(seed("post-296636.damaged.json"))).text, "damaged");
  return json["content"]["rendered"].get<std::string>();
}

/// The text between tags, on one line. The first tag may have lost its beginning.
std::string without_tags(const std::string& html) {
  std::string text;
  bool inside = false;
  for (const char c : html) {
    if (c == '<') inside = true;
    if (!inside) text += c;
    if (c == '>') inside = false;
  }
  return collapse_space(text);
}

/// For each footnote call of the damaged post: the text before it with its number, as no sentence may hold
/// it.
std::vector<std::string> torn_calls() {
  const auto html = damaged_html();
  std::vector<std::string> calls;
  for (auto end = html.find("</sup>"); end != std::string::npos; end = html.find("</sup>", end + 1)) {
    const auto number = html.find_last_not_of("0123456789", end - 1) + 1;
    const auto text =
        without_tags(html.substr(number - std::min<std::size_t>(number, 300), std::min<std::size_t>(number, 300)));
    const auto last_word = text.substr(text.rfind(' ') + 1);
    calls.push_back(last_word + html.substr(number, end - number));
  }
  return calls;
}

/// A run of words from the middle of a paragraph's longest sentence, as a phrase to search for.
std::string phrase_from(const std::string& text) {
  std::string paragraph;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find_first_of(".?!:;", begin), text.size());
    if (end - begin > paragraph.size()) paragraph = text.substr(begin, end - begin);
    begin = end + 1;
  }
  std::vector<Token> words;
  for (auto& token : tokenize(paragraph))
    if (token.kind == TokenKind::word) words.push_back(std::move(token));
  if (words.empty()) return {};
  const auto first = words.size() / 3;
  const auto last = std::min(first + 7, words.size() - 1);
  return paragraph.substr(words[first].begin, words[last].end - words[first].begin);
}

/// Of each paragraph of the damaged post (it ends at `</p>`) the longest stretch without a tag.
std::vector<std::string> damaged_paragraphs() {
  const auto html = damaged_html();
  std::vector<std::string> paragraphs;
  std::size_t begin = 0;
  for (auto end = html.find("</p>"); end != std::string::npos; begin = end + 4, end = html.find("</p>", begin)) {
    std::string best;
    for (auto at = begin; at < end;) {
      const auto tag = std::min(html.find('<', at), end);
      if (tag - at > best.size()) best = html.substr(at, tag - at);
      at = tag == end ? end : html.find('>', tag) + 1;
    }
    paragraphs.push_back(best);
  }
  return paragraphs;
}

}  // namespace

TEST_CASE("the repaired seed is cut into its twelve questions, letter for letter, with their paragraphs",
          "[cli][seed]") {
  if (!have_seed()) return;
  const auto gold = parse_json(content_of(seed("gold.json")), "gold.json");
  std::vector<Json> answers;
  for (auto& passage : dumped("post-296636.repaired.json"))
    if (passage["kind"] == "answer") answers.push_back(std::move(passage));
  REQUIRE(answers.size() == gold["answers"].size());
  REQUIRE(answers.size() == 12);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    INFO("question " << i + 1);
    CHECK(collapse_space(answers[i]["question"].get<std::string>()) ==
          collapse_space(gold["answers"][i]["question"].get<std::string>()));
    CHECK(paragraphs_of(answers[i]["text"].get<std::string>()) == gold["answers"][i]["paragraphs"]);
  }
}

TEST_CASE("no footnote number is left in the seed, repaired or damaged", "[cli][seed]") {
  if (!have_seed()) return;
  const auto calls = torn_calls();
  CHECK(calls.size() >= 10);
  for (const std::string name : {"post-296636.repaired.json", "post-296636.damaged.json"}) {
    std::string text;
    for (const auto& passage : dumped(name)) text += passage["text"].get<std::string>() + '\n';
    CHECK(text.find("</") == std::string::npos);
    for (const auto& call : calls) {
      INFO(name << ": " << call);
      CHECK(text.find(call) == std::string::npos);
      CHECK(text.find(call.substr(0, call.find_first_of("0123456789"))) != std::string::npos);
    }
  }
}

TEST_CASE("topics find in the seed the questions that speak of them, first", "[cli][seed]") {
  if (!have_seed()) return;
  const TemporaryDirectory directory;
  const auto index = (directory / "index").string();
  REQUIRE(run_index({"-q", "-d", index, seed("post-296636.repaired.json").string()}).status == 0);
  // seed/README.md
  const std::vector<std::pair<std::string, std::set<std::string>>> topics = {
      {"talent", {"3", "4", "8", "11"}}, {"tariffs", {"5", "6"}}, {"open-source", {"1", "2", "5", "10", "12"}}};
  for (const auto& [topic, questions] : topics) {
    const auto answer = parse_json(run_query({"-d", index, "--format", "json", "--topic", topic}).out, "output");
    std::string order;
    std::size_t right = 0;
    for (std::size_t i = 0; i < questions.size() && i < answer["hits"].size(); ++i) {
      const auto id = answer["hits"][i]["id"].get<std::string>();
      order += id + ' ';
      right += questions.contains(id.substr(id.find('#') + 1));
    }
    INFO(topic << ": " << order);
    CHECK(right == questions.size());
  }
}

TEST_CASE("the damaged seed is read, and the summary says that it was repaired", "[cli][seed]") {
  if (!have_seed()) return;
  const TemporaryDirectory directory;
  const auto outcome = run_index({"-d", (directory / "index").string(), seed("post-296636.damaged.json").string()});
  INFO(outcome.err);
  CHECK(outcome.status == 0);
  CHECK_THAT(outcome.err, Catch::Contains("repaired: ") && Catch::Contains("post-296636.damaged.json"));
  CHECK_THAT(outcome.err, Catch::Contains("1 repaired"));
  for (const auto& passage : dumped("post-296636.damaged.json")) CHECK(passage["repaired"] == true);
}

TEST_CASE("each paragraph of the damaged seed can be found", "[cli][seed]") {
  if (!have_seed()) return;
  const TemporaryDirectory directory;
  const auto index = (directory / "index").string();
  REQUIRE(run_index({"-q", "-d", index, seed("post-296636.damaged.json").string()}).status == 0);
  const auto paragraphs = damaged_paragraphs();
  CHECK(paragraphs.size() == 32);
  for (const auto& paragraph : paragraphs) {
    const auto phrase = phrase_from(paragraph);
    INFO(phrase);
    CHECK(run_query({"-d", index, "\"" + phrase + "\""}).status == 0);
  }
}

TEST_CASE("the damaged seed's paragraphs are all there, once", "[cli][seed]") {
  if (!have_seed()) return;
  std::string text;
  for (const auto& passage : dumped("post-296636.damaged.json")) text += passage["text"].get<std::string>() + "\n\n";
  for (const auto& paragraph : damaged_paragraphs()) {
    const auto phrase = phrase_from(paragraph);
    const auto first = text.find(phrase);
    INFO(phrase);
    CHECK(first != std::string::npos);
    CHECK(text.find(phrase, first + 1) == std::string::npos);
  }
}

TEST_CASE("at least ten of the damaged seed's twelve questions stand at the paragraphs that gold names",
          "[cli][seed]") {
  if (!have_seed()) return;
  const auto gold = parse_json(content_of(seed("gold.json")), "gold.json");
  std::size_t paragraph = 0;
  std::size_t answer = 0;
  std::size_t right = 0;
  for (const auto& passage : dumped("post-296636.damaged.json")) {
    if (passage["kind"] == "answer") {
      REQUIRE(answer < gold["answers"].size());
      right += gold["answers"][answer++]["first_paragraph"] == paragraph;
    }
    paragraph += paragraphs_of(passage["text"].get<std::string>());
  }
  CHECK(answer == 12);
  CHECK(right >= 10);
}
