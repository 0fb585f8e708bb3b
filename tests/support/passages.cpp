#include "tests/support/passages.hpp"

#include <catch2/catch.hpp>

#include "common/index.hpp"
#include "common/text.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

namespace propos::testing {
namespace {

std::vector<Passage> dumped(const std::filesystem::path& source) {
  const auto dump = run_index({"-q", "--dump", source.string()});
  REQUIRE(dump.status == 0);
  std::vector<Passage> passages;
  for (const auto& json : json_lines(dump.out)) passages.push_back(passage_from_json(json, "dump"));
  return passages;
}

/// As a replaced post comes again: of another author, a month later, without its last passage.
std::vector<Passage> come_again(std::vector<Passage> post) {
  for (auto& passage : post) {
    passage.authors = {"Aliénor Neuve"};
    passage.tags.push_back("repris");
    passage.date = "2026-07-01T08:00:00";
    passage.text += " Une zorille passe.";
  }
  if (post.size() > 1) post.pop_back();
  return post;
}

}  // namespace

std::vector<Passage> sample_passages() { return dumped(source_tree() / "corpus" / "posts"); }

std::vector<Passage> sample_passages_of_all_kinds() {
  auto passages = sample_passages();
  for (std::size_t i = 0; i < passages.size(); ++i) {
    auto& passage = passages[i];
    if (i % 11 == 1) passage.date = passage.date.substr(0, 4);
    if (i % 11 == 4) passage.date = passage.date.substr(0, 7);
    if (i % 11 == 7) passage.date.clear();
    if (i % 5 == 2)
      for (auto& author : passage.authors) author = fold(author);
    if (i % 7 == 3) passage.authors.push_back("Lou Perrin");
    if (i % 13 == 3) passage.language = "EN";
    if (i % 17 == 3) passage.tags.push_back("Un mot-clé bien long " + std::string(300, 'x'));
  }
  return passages;
}

void add_to_index(const std::filesystem::path& index, const std::vector<Passage>& passages) {
  std::string lines;
  for (const auto& passage : passages) lines += dump_json(to_json(passage)) + '\n';
  const TemporaryDirectory directory;
  write_file(directory / "passages.ndjson", lines);
  const auto outcome =
      run_index({"-q", "-d", index.string(), "--input", "passages", (directory / "passages.ndjson").string()});
  INFO(outcome.err);
  REQUIRE(outcome.status == 0);
}

std::vector<Passage> index_with_dead_passages(const std::filesystem::path& index) {
  const TemporaryDirectory directory;
  write_file(directory / "others.ndjson", generated_posts(700, 3));
  auto passages = sample_passages_of_all_kinds();
  const auto others = dumped(directory / "others.ndjson");
  passages.insert(passages.end(), others.begin(), others.end());
  add_to_index(index, passages);
  std::vector<Passage> living;
  std::vector<Passage> again;
  std::size_t posts = 0;
  for (std::size_t begin = 0; begin < passages.size(); ++posts) {
    auto end = begin;
    while (end < passages.size() && passages[end].post == passages[begin].post) ++end;
    std::vector<Passage> post(passages.begin() + static_cast<std::ptrdiff_t>(begin),
                              passages.begin() + static_cast<std::ptrdiff_t>(end));
    if (posts % 8 == 1 && posts < 40) {
      post = come_again(std::move(post));
      again.insert(again.end(), post.begin(), post.end());
    }
    living.insert(living.end(), post.begin(), post.end());
    begin = end;
  }
  add_to_index(index, again);
  REQUIRE(open_whole_index(index).dead.size() > 20);
  return living;
}

}  // namespace propos::testing
