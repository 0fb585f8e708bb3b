// The post that the project started from, repaired and damaged, through the whole programs.
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>

#include "common/text.hpp"
#include "tests/cli/run.hpp"
#include "tests/places.hpp"
#include "tests/temporary.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

std::filesystem::path seed(const std::string& name) { return shared() / "seed" / name; }

bool have_seed() { return have(seed("post-296636.repaired.json")) && have(seed("post-296636.damaged.json")) && have(seed("gold.json")); }

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

/// Numbers that stand where a footnote's call stood: behind a letter or a mark, before a space, a mark or the end.
std::string footnote_number_in(const std::string& text) {
  std::size_t letters_before = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (!digit) {
      letters_before = text[i] == ' ' || text[i] == '\n' || text[i] == '-' ? 0 : letters_before + 1;
      continue;
    }
    auto end = i;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
    const bool glued = i > 0 && letters_before > 0 && text[i - 1] != '(' && text[i - 1] != ',' && text[i - 1] != '.';
    if (glued && end - i <= 2 && (static_cast<unsigned char>(text[i - 1]) >= 0x80 || std::string(".!?»)").find(text[i - 1]) != std::string::npos ||
                                  (text[i - 1] >= 'a' && text[i - 1] <= 'z')))
      return text.substr(i > 20 ? i - 20 : 0, 40);
    i = end - 1;
  }
  return {};
}

/// A run of words from the middle of a paragraph, as a phrase to search for.
std::string phrase_from(const std::string& paragraph) {
  std::vector<Token> words;
  for (auto& token : tokenize(paragraph))
    if (token.kind == TokenKind::word) words.push_back(std::move(token));
  if (words.empty()) return {};
  const auto first = words.size() / 3;
  const auto last = std::min(first + 7, words.size() - 1);
  return paragraph.substr(words[first].begin, words[last].end - words[first].begin);
}

/// The damaged file's paragraphs: what stands before each `</p>`, without the remains of tags and footnote calls.
std::vector<std::string> damaged_paragraphs() {
  const auto bytes = content_of(seed("post-296636.damaged.json"));
  std::vector<std::string> paragraphs;
  std::size_t begin = bytes.find("\"rendered\"", bytes.find("\"content\""));
  for (auto end = bytes.find("</p>", begin); end != std::string::npos; begin = end + 4, end = bytes.find("</p>", begin)) {
    auto text = bytes.substr(begin, end - begin);
    // The longest stretch without a tag is enough to look for.
    std::string best;
    for (std::size_t at = 0; at < text.size();) {
      auto tag = text.find('<', at);
      if (tag == std::string::npos) tag = text.size();
      if (tag - at > best.size()) best = text.substr(at, tag - at);
      const auto close = text.find('>', tag);
      at = close == std::string::npos ? text.size() : close + 1;
    }
    paragraphs.push_back(best);
  }
  return paragraphs;
}

}  // namespace

TEST_CASE("the repaired seed is cut into its twelve questions, letter for letter, with their paragraphs", "[cli][seed]") {
  if (!have_seed()) return;
  const auto gold = parse_json(content_of(seed("gold.json")), "gold.json");
  std::vector<Json> answers;
  for (auto& passage : dumped("post-296636.repaired.json"))
    if (passage["kind"] == "answer") answers.push_back(std::move(passage));
  REQUIRE(answers.size() == gold["answers"].size());
  REQUIRE(answers.size() == 12);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    INFO("question " << i + 1);
    CHECK(collapse_space(answers[i]["question"].get<std::string>()) == collapse_space(gold["answers"][i]["question"].get<std::string>()));
    CHECK(paragraphs_of(answers[i]["text"].get<std::string>()) == gold["answers"][i]["paragraphs"]);
  }
}

TEST_CASE("no footnote number is left in the seed, repaired or damaged", "[cli][seed]") {
  if (!have_seed()) return;
  for (const std::string name : {"post-296636.repaired.json", "post-296636.damaged.json"})
    for (const auto& passage : dumped(name)) {
      INFO(name << ' ' << passage["id"]);
      CHECK(footnote_number_in(passage["text"].get<std::string>()) == "");
      CHECK(passage["text"].get<std::string>().find("</") == std::string::npos);
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
