// What the project's pages name must exist: paths, links, options of the programs, tests and their tags.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "tests/support/page_names.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos::testing;

namespace {

namespace fs = std::filesystem;

/// A small project with a page, which is checked.
class SmallProject {
 public:
  SmallProject() {
    write("query/README.md", "# Query\n\n## Two words\n");
    write("query/plan/plan.hpp", "");
    write("tests/README.md", "");
    write("tests/unit/plan_test.cpp", "TEST_CASE(\"a plan\", \"[plan][unit]\") {}\n");
    known_ = known_names(ProjectTree(place_.path()));
  }

  /// What is wrong with a page in query/.
  std::vector<std::string> problems(const std::string& page) const {
    write("query/PAGE.md", page);
    return missing_names(ProjectTree(place_.path()), known_, place_ / "query/PAGE.md");
  }

 private:
  void write(const std::string& name, const std::string& text) const {
    fs::create_directories((place_ / name).parent_path());
    write_file(place_ / name, text);
  }

  TemporaryDirectory place_;
  KnownNames known_;
};

using Problems = std::vector<std::string>;

}  // namespace

TEST_CASE("the paths, links, options and tests that pages name exist", "[cli][documents]") {
  const ProjectTree tree(source_tree());
  const auto known = known_names(tree);
  CHECK(tree.pages().size() > 10);
  CHECK(known.options.at("propos-bench game query").contains("--second-pass"));
  for (const auto& page : tree.pages())
    for (const auto& problem : missing_names(tree, known, page))
      FAIL_CHECK(page.lexically_relative(tree.root).string() << " names what is not there: " << problem);
}

TEST_CASE("a path or link of a page that leads nowhere is found", "[cli][documents]") {
  const SmallProject project;
  CHECK(project.problems("`plan/` `plan.hpp` `query/plan/plan.hpp` `../tests/unit` [a](README.md#two-words)").empty());
  CHECK(project.problems("`my.db` `a.json` `data/a.ndjson` `NEAR/5` `../../shared` [a](https://a.example/b)").empty());
  CHECK(project.problems("`query/plans/plan.hpp`") == Problems{"path query/plans/plan.hpp"});
  CHECK(project.problems("`plans.hpp` and `plans/`") == Problems{"path plans.hpp", "path plans/"});
  CHECK(project.problems("```\ncp query/plans my.db\n```\n") == Problems{"path query/plans"});
  CHECK(project.problems("[a](README.md#three-words) [b](NOTHING.md)") ==
        Problems{"anchor README.md#three-words", "link NOTHING.md"});
}

TEST_CASE("an option or command of a page that no program has is found", "[cli][documents]") {
  const SmallProject project;
  CHECK(project.problems("`--facets year` `propos-index --dump a.json` `cmake --preset dev`").empty());
  CHECK(project.problems("`propos-bench COMMAND --help` `propos-bench game query --second-pass`").empty());
  CHECK(project.problems("`--facet year`") == Problems{"option propos-query --facet"});
  CHECK(project.problems("```\n$ propos-index --dump a.json | bin/propos-index --imput passages - # --x\n```\n") ==
        Problems{"option propos-index --imput"});
  CHECK(project.problems("```\npropos-bench cut --rounds 2\npropos-bench cuts\n```\n") ==
        Problems{"option propos-bench cut --rounds", "command propos-bench cuts"});
}

TEST_CASE("a test or tag of a page that is nowhere is found", "[cli][documents]") {
  const SmallProject project;
  CHECK(project.problems("`[plan]` `[2.30]` `unit:a plan` `propos-unit-tests '[plan]'` `ctest -R 'unit:a p'`").empty());
  CHECK(project.problems("`[plans]`") == Problems{"tag [plans]"});
  CHECK(project.problems("`propos-unit-tests '[plans]'` `propos-unit-tests 'a plane*'`") ==
        Problems{"tag [plans]", "test unit:a plane*"});
  CHECK(project.problems("`cli:a plan` `ctest --preset dev -R 'unit:no plan'`") ==
        Problems{"test cli:a plan", "test unit:no plan*"});
}
