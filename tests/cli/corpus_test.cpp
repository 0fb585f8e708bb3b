// The sample corpus: what the demonstration shows is true.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <sstream>
#include <string>

#include "tests/support/run_program.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

/// topic -> passage -> grade
using Judgments = std::map<std::string, std::map<std::string, int>>;

std::filesystem::path qrels() { return source_tree() / "corpus" / "qrels.txt"; }

Judgments judgments() {
  Judgments all;
  std::istringstream in(content_of(qrels()));
  std::string topic, zero, passage;
  for (int grade = 0; in >> topic >> zero >> passage >> grade;) all[topic][passage] = grade;
  return all;
}

/// An index of corpus/posts.
class Corpus {
 public:
  Corpus() { REQUIRE(run_index({"-q", "-d", index(), (source_tree() / "corpus" / "posts").string()}).status == 0); }
  std::string index() const { return (directory_ / "index").string(); }

  std::vector<std::string> hits(const std::string& topic, int n) const {
    std::vector<std::string> ids;
    const auto outcome = run_query({"-d", index(), "--format", "trec", "-n", std::to_string(n), "--topic", topic});
    INFO(topic << ' ' << outcome.err);
    REQUIRE(outcome.status == 0);
    for (const auto& line : lines_of(outcome.out)) {
      std::istringstream in(line);
      std::string qid, q0, id;
      in >> qid >> q0 >> id;
      ids.push_back(id);
    }
    return ids;
  }

 private:
  TemporaryDirectory directory_;
};

double gain(int grade, std::size_t rank) {
  return (std::pow(2.0, grade) - 1) / std::log2(static_cast<double>(rank) + 1);
}

double ndcg_at_10(const std::vector<std::string>& hits, const std::map<std::string, int>& judged) {
  double dcg = 0, ideal = 0;
  for (std::size_t i = 0; i < hits.size() && i < 10; ++i)
    if (const auto found = judged.find(hits[i]); found != judged.end()) dcg += gain(found->second, i + 1);
  std::vector<int> grades;
  for (const auto& [passage, grade] : judged) grades.push_back(grade);
  std::sort(grades.rbegin(), grades.rend());
  for (std::size_t i = 0; i < grades.size() && i < 10; ++i) ideal += gain(grades[i], i + 1);
  return ideal > 0 ? dcg / ideal : 0;
}

}  // namespace

TEST_CASE("of the first five hits for talent, tariffs and open-source at least four are judged relevant",
          "[cli][corpus]") {
  if (!have(qrels())) return;
  const auto judged = judgments();
  const Corpus corpus;
  for (const std::string topic : {"talent", "tariffs", "open-source"}) {
    REQUIRE(judged.contains(topic));
    const auto hits = corpus.hits(topic, 5);
    int relevant = 0;
    std::string order;
    for (const auto& id : hits) {
      const auto found = judged.at(topic).find(id);
      const auto grade = found == judged.at(topic).end() ? 0 : found->second;
      order += id + '=' + std::to_string(grade) + ' ';
      relevant += grade > 0;
    }
    INFO(topic << ": " << order);
    CHECK(relevant >= 4);
  }
}

TEST_CASE("over all topics of the corpus mean nDCG@10 is at least 0.75", "[cli][corpus]") {
  if (!have(qrels())) return;
  const Corpus corpus;
  double sum = 0;
  std::string each;
  const auto judged = judgments();
  CHECK(judged.size() >= 12);
  for (const auto& [topic, grades] : judged) {
    const auto ndcg = ndcg_at_10(corpus.hits(topic, 10), grades);
    each += topic + ' ' + std::to_string(ndcg) + '\n';
    sum += ndcg;
  }
  INFO(each);
  CHECK(sum / static_cast<double>(judged.size()) >= 0.75);
}

TEST_CASE("every judged passage and topic exists", "[cli][corpus]") {
  if (!have(qrels())) return;
  const auto topics = run_query({"--list-topics"}).out;
  std::map<std::string, bool> passages;
  for (const auto& passage : json_lines(run_index({"--dump", (source_tree() / "corpus" / "posts").string()}).out))
    passages[passage["id"].get<std::string>()] = true;
  for (const auto& [topic, grades] : judgments()) {
    INFO(topic);
    CHECK_THAT('\n' + topics, Catch::Contains('\n' + topic + '\t'));
    for (const auto& [passage, grade] : grades) {
      INFO(passage);
      CHECK(passages.contains(passage));
      CHECK((grade >= 0 && grade <= 2));
    }
  }
}

TEST_CASE("the sample posts are read without a complaint", "[cli][corpus]") {
  const auto outcome = run_index({"--dump", (source_tree() / "corpus" / "posts").string()});
  CHECK(outcome.status == 0);
  CHECK(outcome.err == "");
}
