// Quotations: what is cut out of a text is found there however it is typed, and nowhere with another word in it.
// PROPOS_QUOTATIONS says how many are tried.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "common/index.hpp"
#include "common/passage.hpp"
#include "common/text.hpp"
#include "common/tokens.hpp"
#include "query/language/parse.hpp"
#include "query/plan/plan.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

unsigned how_many() {
  const char* typed = std::getenv("PROPOS_QUOTATIONS");
  return typed == nullptr ? 2000 : static_cast<unsigned>(std::atoi(typed));
}

/// Passages and their index.
class Quoted {
 public:
  explicit Quoted(const std::vector<std::string>& sources) {
    auto dump = std::vector<std::string>{"-q", "--dump"};
    dump.insert(dump.end(), sources.begin(), sources.end());
    const auto dumped = run_index(dump);
    REQUIRE(dumped.status == 0);
    for (const auto& json : json_lines(dumped.out)) passages.push_back(passage_from_json(json, "dump"));
    auto build = std::vector<std::string>{"-q", "-d", (directory_ / "index").string()};
    build.insert(build.end(), sources.begin(), sources.end());
    REQUIRE(run_index(build).status == 0);
    index_ = open_whole_index(directory_ / "index");
  }

  /// The ids of the passages that a query finds.
  std::vector<std::string> found(const std::string& query) {
    const auto plan =
        make_plan(analyse(parse_query(query), analyzer_), {index_.database, index_.traces, analyzer_, families_});
    if (plan.query.empty()) return {};
    Xapian::Enquire enquire(index_.database);
    enquire.set_query(plan.query);
    const auto matches = enquire.get_mset(0, index_.database.get_doccount());
    std::vector<std::string> ids;
    for (auto it = matches.begin(); it != matches.end(); ++it)
      ids.push_back(load_passage(it.get_document().get_data())->id);
    return ids;
  }

  std::vector<Passage> passages;

 private:
  TemporaryDirectory directory_;
  Index index_;
  Analyzer analyzer_;
  FamilyReader families_{index_.database, analyzer_};
};

/// A stretch of a text, from word to word.
struct Quotation {
  std::string id, text;
  std::size_t inner_begin = 0, inner_end = 0;  ///< a word that is neither the first nor the last; none: equal
};

class Quoter {
 public:
  Quoter(const std::vector<Passage>& passages, unsigned seed) : passages_(passages), random_(seed) {}

  Quotation cut() {
    for (;;) {
      const auto& passage = passages_[below(passages_.size())];
      std::vector<Token> words;
      for (auto& token : tokenize(passage.text))
        if (token.kind != TokenKind::joined) words.push_back(std::move(token));
      const auto length = 2 + below(11);
      if (words.size() < length) continue;
      const auto first = below(words.size() - length + 1);
      const auto begin = words[first].begin, end = words[first + length - 1].end;
      Quotation quotation{passage.id, passage.text.substr(begin, end - begin)};
      // Quotation marks end a quotation, and a line ends a paragraph.
      if (quotation.text.find_first_of("\"\n") != std::string::npos) continue;
      if (std::any_of(marks.begin(), marks.end(),
                      [&](const auto& mark) { return quotation.text.find(mark) != std::string::npos; }))
        continue;
      if (words[first + length - 1].kind == TokenKind::elided) continue;
      if (length > 2) {
        const auto& inner = words[first + 1 + below(length - 2)];
        if (inner.kind == TokenKind::word) {
          quotation.inner_begin = inner.begin - begin;
          quotation.inner_end = inner.end - begin;
        }
      }
      return quotation;
    }
  }

  /// The same with other apostrophes, hyphens and spaces.
  std::string retyped(const std::string& text) {
    std::string out = text;
    static const std::vector<std::vector<std::string>> alike = {
        {"'", "’", "ʼ"}, {"\u00A0", "\u202F", " "}, {"\u2011", "-"}};
    for (const auto& kinds : alike) {
      const auto& typed = kinds[below(kinds.size())];
      for (const auto& kind : kinds)
        if (kind != " " && kind != "-")
          for (std::size_t at = 0; kind != typed && (at = out.find(kind, at)) != std::string::npos; at += typed.size())
            out.replace(at, kind.size(), typed);
    }
    return out;
  }

  std::string any_word() {
    for (;;) {
      const auto tokens = tokenize(passages_[below(passages_.size())].text);
      if (tokens.empty()) continue;
      const auto& token = tokens[below(tokens.size())];
      if (token.kind == TokenKind::word) return token.lowered;
    }
  }

 private:
  std::size_t below(std::size_t n) { return random_() % n; }

  static constexpr std::array<const char*, 6> marks = {"«", "»", "“", "”", "„", "‘"};
  const std::vector<Passage>& passages_;
  std::mt19937 random_;
};

/// All words of all fields one behind the other, folded; what a quotation with a wrong word must not be part of.
class Words {
 public:
  explicit Words(const std::vector<Passage>& passages) {
    for (const auto& p : passages)
      text_ += plain(p.question) + "|" + plain(p.heading) + "|" + plain(p.text) + "|" + plain(p.title) + "|";
  }
  bool hold(const std::string& quotation) const { return text_.find(plain(quotation)) != std::string::npos; }

 private:
  /// Singular and plural of the simplest kind are alike, so that what a term joins is not taken for a wrong find.
  static std::string plain(const std::string& text) {
    Analyzer analyzer;
    std::string out = " ";
    for (const auto& word : analyzer.analyze(text, Wanted::all_words))
      if (!word.joined) out += (word.too_common() ? word.folded() : word.text()) + ' ';
    return out;
  }
  std::string text_;
};

void check_quotations(Quoted& quoted, unsigned count, unsigned seed) {
  Quoter quoter(quoted.passages, seed);
  const Words words(quoted.passages);
  std::size_t changed = 0;
  for (unsigned i = 0; i < count; ++i) {
    const auto quotation = quoter.cut();
    for (const std::string sign : {"", "="}) {
      const auto query = sign + "\"" + quoter.retyped(quotation.text) + "\"";
      INFO(quotation.id << ": " << query);
      REQUIRE_THAT(quoted.found(query), Catch::VectorContains(quotation.id));
    }
    if (quotation.inner_begin == quotation.inner_end) continue;
    auto wrong = quotation.text;
    wrong.replace(quotation.inner_begin, quotation.inner_end - quotation.inner_begin, quoter.any_word());
    if (words.hold(wrong)) continue;
    ++changed;
    for (const std::string sign : {"", "="}) {
      INFO(quotation.id << ": " << quotation.text << " -> " << sign << '"' << wrong << '"');
      REQUIRE(quoted.found(sign + "\"" + wrong + "\"").empty());
    }
  }
  CHECK(changed > count / 2);
}

}  // namespace

TEST_CASE("quotations of the sample are found at their place, and not with another word inside", "[cli][quotations]") {
  Quoted quoted({(source_tree() / "corpus" / "posts").string()});
  check_quotations(quoted, how_many(), 1);
}

TEST_CASE("quotations of generated text are found at their place, and not with another word inside",
          "[cli][quotations]") {
  TemporaryDirectory directory;
  REQUIRE(run(bench_program(), {"generate", directory.path().string(), "--passages", "400", "--queries", "1"}).status ==
          0);
  Quoted quoted({"--input", "passages", (directory / "passages.ndjson").string()});
  check_quotations(quoted, how_many() / 4, 2);
}
