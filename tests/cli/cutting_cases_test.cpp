// Small posts that were cut wrongly once: boxes, captions, credits, layout tables, page builders.
#include <catch2/catch.hpp>

#include <array>
#include <string>
#include <vector>

#include "common/json.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

std::filesystem::path case_file(const std::string& name) { return shared() / "cases" / name; }

/// The passages of a file; empty, and the test is skipped, where it is not there.
std::vector<Json> passages_of(const std::string& name) {
  if (!have(case_file(name))) return {};
  const auto outcome = run_index({"--dump", case_file(name).string()});
  INFO(outcome.err);
  REQUIRE(outcome.status == 0);
  return json_lines(outcome.out);
}

std::string text_of(const Json& passage) { return passage.value("text", ""); }

std::vector<Json> of_kind(const std::vector<Json>& passages, const std::string& kind) {
  std::vector<Json> out;
  for (const auto& passage : passages)
    if (passage.value("kind", "") == kind) out.push_back(passage);
  return out;
}

bool said(const std::vector<Json>& passages, const std::string& words) {
  for (const auto& passage : of_kind(passages, "answer"))
    if (text_of(passage).find(words) != std::string::npos) return true;
  return false;
}

}  // namespace

TEST_CASE("a box in an answer is a passage of its own, and the answer goes on behind it", "[cases]") {
  for (const auto& [file, box, kind] : std::vector<std::array<std::string, 3>>{
           {"08-aside.json", "Trévac compte", "box"}, {"08-encadre.json", "1961", "biography"}}) {
    const auto passages = passages_of(file);
    if (passages.empty()) return;
    INFO(file);
    CHECK(of_kind(passages, "answer").size() == 4);
    CHECK_FALSE(said(passages, box));
    REQUIRE(of_kind(passages, kind).size() == 1);
    CHECK_THAT(text_of(of_kind(passages, kind).front()), Catch::Contains(box));
    CHECK_THAT(text_of(of_kind(passages, "answer").front()), Catch::EndsWith("Et je n’ai jamais regretté."));
  }
}

TEST_CASE("a figure's caption is not the guest's", "[cases]") {
  const auto passages = passages_of("09-caption.json");
  if (passages.empty()) return;
  CHECK_FALSE(said(passages, "Jean Photo"));
  CHECK(of_kind(passages, "caption").size() == 1);
}

TEST_CASE("who asked and who the guest is are not the guest's words", "[cases]") {
  const auto passages = passages_of("09-credit.json");
  if (passages.empty()) return;
  CHECK(of_kind(passages, "answer").size() == 3);
  CHECK_FALSE(said(passages, "Propos recueillis"));
  CHECK_FALSE(said(passages, "autrice"));
  CHECK(of_kind(passages, "credit").size() == 1);
  CHECK(of_kind(passages, "biography").size() == 1);
}

TEST_CASE("an interview in one cell of a table is cut like any other", "[cases]") {
  const auto passages = passages_of("12-layout-table.json");
  if (passages.empty()) return;
  CHECK(of_kind(passages, "answer").size() == 4);
}

TEST_CASE("bold is what looks bold, whatever the element", "[cases]") {
  const auto passages = passages_of("17-gdocs.json");
  if (passages.empty()) return;
  CHECK(of_kind(passages, "answer").size() == 4);
}

TEST_CASE("a builder's titles are kept, words are parted, base64 goes", "[cases]") {
  const auto passages = passages_of("21-builder.xml");
  if (passages.empty()) return;
  std::string all;
  for (const auto& passage : passages)
    all += passage.value("question", "") + '|' + passage.value("heading", "") + '|' + text_of(passage) + '\n';
  for (const std::string title : {"Encart du quai", "Pourquoi le quai ?", "Comment va le quai ?"})
    CHECK_THAT(all, Catch::Contains(title));
  CHECK_THAT(all, !Catch::Contains("encart.Parce"));
  CHECK_THAT(all, !Catch::Contains("JTND"));
}

TEST_CASE("the option --check-cut says how much text of a page stands outside of its post", "[cases]") {
  const TemporaryDirectory directory;
  const std::string words = "Les paludiers récoltent le sel quand le vent d’est a séché les œillets de leur marais. ";
  const auto file = directory / "page.html";
  write_file(file, "<html><head><title>Le sel</title></head><body><article><h1>Le sel</h1><p>" + words + words +
                       "</p></article><div><p>" + words + "</p></div></body></html>");
  const auto outcome = run_index({"--check-cut", file.string()});
  CHECK(outcome.status == 0);
  CHECK_THAT(outcome.out, Catch::Contains("words of the page stand outside of its text: «Les paludiers") &&
                              Catch::Contains("1 post checked, 0 with text lost or said twice, 1 with text outside"));
}
