// Marks, excerpts, concordances and neighbours of random hits over the sample corpus, checked by the
// definitions of query/LANGUAGE.md: one text at a time, without an index and without traces.
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "common/stem.hpp"
#include "common/stopwords.hpp"
#include "common/text.hpp"
#include "query/answer/hit_text.hpp"
#include "query/answer/sentences.hpp"
#include "query/language/parse.hpp"
#include "query/print/kwic.hpp"
#include "query/search.hpp"
#include "tests/support/random_queries.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

using Kind = Node::Kind;

constexpr std::size_t wanted_hits = 200;
constexpr std::size_t window = 320;  ///< bytes of an excerpt, nearly

std::size_t edits(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i)
    for (std::size_t j = 0; j <= b.size(); ++j) {
      d[i][j] = i == 0 || j == 0
                    ? i + j
                    : std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  return d[a.size()][b.size()];
}

/// What a query may mark in one field, and the phrases that it must mark whole.
struct Wanted {
  std::vector<const Node*> words;    ///< parts whose words may be marked each by itself
  std::vector<const Node*> phrases;  ///< of several words; required or not
};

void collect(const Node& node, FieldName around, FieldName shown, bool near, Wanted& out) {
  if (node.occur == Occur::excluded) return;
  const auto field = node.kind == Kind::field ? node.field : around;
  for (const auto& part : node.parts) collect(part, field, shown, near || node.kind == Kind::near, out);
  if (!node.parts.empty() || (field != FieldName::none && field != shown)) return;
  const bool phrase = node.kind == Kind::phrase || node.kind == Kind::exact || node.kind == Kind::loose;
  // Which of those in PRÈS are near enough is for the unit tests.
  if (!phrase || node.kind == Kind::loose || near) out.words.push_back(&node);
  if (phrase && !near) out.phrases.push_back(&node);
}

/// Compares words of texts with words of a query.
class Judge {
 public:
  bool matches(const Term& term, const Node& node) {
    const auto folded = fold(node.text);
    if (node.kind == Kind::prefix)
      return term.too_common() ? term.folded().starts_with(folded)
                               : term.text().starts_with(folded) || term.text() == stem(folded);
    const auto own = analyzer_.analyze(node.text, propos::Wanted::all_words);
    if (std::any_of(own.begin(), own.end(), [&](const Term& t) { return is(term, t, node); })) return true;
    // The word is one whose term is that of a form that is near; the form itself need not stand here.
    return node.kind == Kind::fuzzy &&
           (edits(term.folded(), folded) <= (folded.size() >= 8 ? 2u : 1u) || near_terms(folded).contains(term.text()));
  }

  std::vector<Term> terms(const std::string& text) { return analyzer_.analyze(text, propos::Wanted::all_words); }

  /// Byte spans where the phrase stands in a text, word behind word; a sentence ends only where the phrase has such a
  /// sign too.
  ByteSpans places(const Node& phrase, const std::string& text) {
    const auto parts_of = [&](const std::string& of) {
      auto words = analyzer_.analyze(of, propos::Wanted::all_words);
      std::erase_if(words, [](const Term& word) { return word.joined; });
      return words;
    };
    auto wanted = parts_of(phrase.text);
    const auto all = parts_of(text);
    // One too common word with a capital of its own is a name (`Est`), as inside a sentence.
    if (wanted.size() == 1 && phrase.kind != Kind::exact && wanted[0].too_common())
      if (const auto inside = parts_of("mot " + phrase.text); inside.size() == 2 && !inside[1].too_common())
        wanted = {inside[1]};
    ByteSpans spans;
    for (std::size_t i = 0; !wanted.empty() && i + wanted.size() <= all.size(); ++i) {
      bool stands = true;
      for (std::size_t w = 0; stands && w < wanted.size(); ++w) {
        stands = is(all[i + w], wanted[w], phrase);
        if (w == 0 || !all[i + w].new_sentence) continue;
        const auto gap = phrase.text.substr(wanted[w - 1].end, wanted[w].begin - wanted[w - 1].end);
        stands = stands && (gap.find_first_of(".!?\n") != std::string::npos || gap.find("…") != std::string::npos);
      }
      if (stands) spans.emplace_back(all[i].begin, all[i + wanted.size() - 1].end);
    }
    return spans;
  }

  void learn(const std::vector<Passage>& passages) {
    for (const auto& passage : passages)
      for (const auto* text : {&passage.text, &passage.question, &passage.title, &passage.heading})
        for (const auto& term : analyzer_.analyze(*text)) forms_.emplace(term.folded(), term.text());
  }

 private:
  /// By its term, or as it is written; too common words by the accents that tell them apart.
  static bool is(const Term& term, const Term& wanted, const Node& phrase) {
    const auto written = lower(term.form());
    if (phrase.kind == Kind::exact) return written == lower(wanted.form());
    if (!wanted.too_common()) return term.text() == wanted.text();
    const auto typed = lower(wanted.form());
    if (written == typed) return true;
    const bool is_stop = std::ranges::binary_search(
        stop_words(), std::string_view(typed != wanted.folded() ? wanted.folded() : written));
    if (typed.ends_with('\'')) return false;
    return typed != wanted.folded() ? written == wanted.folded() && !is_stop : fold(written) == typed && is_stop;
  }

  const std::set<std::string>& near_terms(const std::string& folded) {
    const auto [known, is_new] = near_.try_emplace(folded);
    if (is_new)
      for (const auto& [form, term] : forms_)
        if (edits(form, folded) <= (folded.size() >= 8 ? 2u : 1u)) known->second.insert(term);
    return known->second;
  }

  Analyzer analyzer_;
  std::map<std::string, std::string> forms_;
  std::map<std::string, std::set<std::string>> near_;
};

struct Corpus {
  Corpus() {
    const auto posts = (source_tree() / "corpus" / "posts").string();
    const auto dump = run_index({"-q", "--dump", posts});
    REQUIRE(dump.status == 0);
    for (const auto& json : json_lines(dump.out)) passages.push_back(passage_from_json(json, "dump"));
    REQUIRE(run_index({"-q", "-d", database(), posts}).status == 0);
  }
  std::string database() const { return (directory / "index").string(); }

  /// Calls `use(query, hit)` for hits of random queries, a few of each.
  template <typename Use>
  void for_each_hit(ShownParts shown, Use use) {
    Searcher searcher(database());
    RandomQueries queries(passages);
    SearchOptions options;
    options.limit = 3;
    options.exact = true;  // what is corrected is not what was typed
    options.shown = shown;
    std::size_t hits = 0;
    for (unsigned seed = 1; hits < wanted_hits; ++seed) {
      const auto query = parse_query(queries.query(seed), "2025-12-01");
      for (const auto& hit : searcher.search(query, options).hits) {
        INFO("seed " << seed << ": " << queries.query(seed) << "\nin " << hit.passage.id);
        use(query, hit);
        ++hits;
      }
    }
  }

  TemporaryDirectory directory;
  std::vector<Passage> passages;
};

/// Every mark covers whole words that the query matches, and every phrase that stands in the text is in one
/// mark.
void check_marks(const std::string& text, const ByteSpans& marks, const Query& query, FieldName shown, Judge& judge) {
  Wanted wanted;
  collect(query.root, FieldName::none, shown, false, wanted);
  ByteSpans phrases;
  for (const auto* phrase : wanted.phrases)
    for (const auto& span : judge.places(*phrase, text)) phrases.push_back(span);
  const auto in_mark = [&](const std::pair<std::uint32_t, std::uint32_t>& span) {
    return std::any_of(marks.begin(), marks.end(),
                       [&](const auto& mark) { return mark.first <= span.first && mark.second >= span.second; });
  };
  for (const auto& phrase : phrases) {
    INFO("phrase: " << text.substr(phrase.first, phrase.second - phrase.first) << " in " << text.substr(0, 300));
    CHECK(in_mark(phrase));
  }
  std::uint32_t last = 0;
  for (const auto& [begin, end] : marks) {
    INFO("mark: " << text.substr(begin, end - begin));
    CHECK(begin >= last);
    CHECK(begin < end);
    last = end;
    bool starts = false, ends = false, explained = false;
    for (const auto& term : judge.terms(text)) {
      const bool inside = term.begin >= begin && term.end <= end;
      CHECK((inside || term.joined || term.end <= begin || term.begin >= end));
      starts |= term.begin == begin;
      ends |= term.end == end;
      if (!inside) continue;
      explained |= std::any_of(wanted.words.begin(), wanted.words.end(),
                               [&](const Node* node) { return judge.matches(term, *node); });
    }
    explained |= std::any_of(phrases.begin(), phrases.end(),
                             [&](const auto& phrase) { return phrase.first >= begin && phrase.second <= end; });
    CHECK(starts);
    CHECK(ends);
    CHECK(explained);
  }
}

void check_excerpt(const Snippet& excerpt, const Hit& hit) {
  const auto& text = hit.passage.text;
  CHECK(text.substr(excerpt.begin, excerpt.text.size()) == excerpt.text);
  for (const auto& [begin, end] : excerpt.highlights) {
    const std::pair<std::uint32_t, std::uint32_t> mark{begin + excerpt.begin, end + excerpt.begin};
    CHECK(std::find(hit.answer_marks.begin(), hit.answer_marks.end(), mark) != hit.answer_marks.end());
  }
  // No mark is parted by its end.
  const auto end = excerpt.begin + excerpt.text.size();
  for (const auto& mark : hit.answer_marks) {
    CHECK((mark.second <= excerpt.begin || mark.first >= excerpt.begin));
    CHECK((mark.second <= end || mark.first >= end));
  }
  const auto starts = sentence_starts(text);
  const auto is_start = [&](std::size_t at) {
    return std::binary_search(starts.begin(), starts.end(), static_cast<std::uint32_t>(at));
  };
  const bool whole_begin = is_start(excerpt.begin);
  auto behind = end;
  while (behind < text.size() && (text[behind] == ' ' || text[behind] == '\n')) ++behind;
  const bool whole_end = behind == text.size() || is_start(behind);
  if (whole_begin && whole_end) return;
  INFO("excerpt: " << excerpt.text);
  CHECK(excerpt.text.size() + 2 >= window / 2);  // cut at words only because a sentence is too long
  CHECK((excerpt.begin == 0 || text[excerpt.begin - 1] == ' ' || text[excerpt.begin - 1] == '\n'));
  CHECK((end == text.size() || text[end] == ' ' || text[end] == '\n'));
}

}  // namespace

TEST_CASE("marks of random hits cover whole words that the query matches, and phrases whole", "[cli][random_hits]") {
  Corpus corpus;
  Judge judge;
  judge.learn(corpus.passages);
  ShownParts shown;
  shown.all_marks = true;
  std::size_t marks = 0;
  corpus.for_each_hit(shown, [&](const Query& query, const Hit& hit) {
    const auto& passage = hit.passage;
    check_marks(passage.text, hit.answer_marks, query, FieldName::answer, judge);
    const auto& question = passage.question.empty() ? passage.heading : passage.question;
    check_marks(question, hit.question_marks, query, FieldName::question, judge);
    marks += hit.answer_marks.size();
  });
  CHECK(marks > wanted_hits / 2);
}

TEST_CASE("excerpts of random hits are parts of the answer, apart, cut at borders, and hold a required phrase",
          "[cli][random_hits]") {
  Corpus corpus;
  Judge judge;
  ShownParts shown;
  shown.all_marks = true;
  shown.excerpts = 3;
  std::size_t several = 0;
  corpus.for_each_hit(shown, [&](const Query& query, const Hit& hit) {
    CHECK_FALSE(hit.excerpts.empty());
    std::size_t last = 0;
    for (const auto& excerpt : hit.excerpts) {
      check_excerpt(excerpt, hit);
      CHECK((excerpt.begin >= last));
      last = excerpt.begin + excerpt.text.size();
    }
    check_excerpt(hit.snippet, hit);
    several += hit.excerpts.size() > 1;
    for (const auto& part : query.root.parts) {
      if (part.kind != Kind::phrase || part.occur != Occur::required) continue;
      const auto places = judge.places(part, hit.passage.text);
      const auto is_shown = [&](const auto& place) {
        return std::any_of(hit.excerpts.begin(), hit.excerpts.end(), [&](const Snippet& excerpt) {
          return place.first >= excerpt.begin && place.second <= excerpt.begin + excerpt.text.size();
        });
      };
      CHECK((places.empty() || std::any_of(places.begin(), places.end(), is_shown)));
    }
  });
  CHECK(several > 10);
}

TEST_CASE("lines of random concordances join to parts of the answers", "[cli][random_hits]") {
  Corpus corpus;
  ShownParts shown;
  shown.all_marks = true;
  corpus.for_each_hit(shown, [&](const Query&, const Hit& hit) {
    std::string text;
    for (const char c : hit.passage.question + "\n" + hit.passage.text)
      if (const bool blank = c == ' ' || c == '\n'; !blank || !text.ends_with(' ')) text += blank ? ' ' : c;
    const auto lines = concordance({hit}, 35, KwicSort::left);
    CHECK(lines.size() == hit.question_places.size() + hit.answer_places.size());
    for (const auto& line : lines) {
      INFO(line.left << '|' << line.keyword << '|' << line.right);
      CHECK(text.find(line.left + line.keyword + line.right) != std::string::npos);
    }
  });
}

TEST_CASE("the context of random hits are the neighbours that the indexer dumps", "[cli][random_hits]") {
  Corpus corpus;
  std::map<std::string, std::size_t> places;
  std::erase_if(corpus.passages, [](const Passage& passage) { return is_apart(passage.kind); });  // beside nothing
  for (std::size_t i = 0; i < corpus.passages.size(); ++i) places[corpus.passages[i].id] = i;
  ShownParts shown;
  shown.context = true;
  corpus.for_each_hit(shown, [&](const Query&, const Hit& hit) {
    const auto at = places.at(hit.passage.id);
    const auto expected = [&](std::size_t i) {
      return i < corpus.passages.size() && corpus.passages[i].post == hit.passage.post ? corpus.passages[i].id
                                                                                       : std::string();
    };
    CHECK((hit.context.before ? hit.context.before->id : "") == expected(at - 1));
    CHECK((hit.context.after ? hit.context.after->id : "") == expected(at + 1));
  });
}
