#include "query/snippet.hpp"

#include <algorithm>
#include <bitset>
#include <string_view>

#include "common/limits.hpp"
#include "common/stem.hpp"
#include "common/text.hpp"

namespace propos {
namespace {

/// A word of the text that the query matches.
struct Mark {
  std::uint32_t begin, end;
  std::size_t term;  ///< index into Plan::terms, or past it for prefixes
  double idf;
};

std::vector<Mark> matches(const std::string& text, const Plan& plan, Analyzer& analyzer) {
  std::vector<Mark> marks;
  std::vector<Term> terms;
  plan.likely.find(text, analyzer, terms);
  for (const auto& term : terms) {
    const auto planned = std::find_if(plan.terms.begin(), plan.terms.end(),
                                      [&](const PlannedTerm& t) { return t.term == term.text(); });
    if (planned != plan.terms.end()) {
      const auto weight = std::max(planned->weight, 0.3) * planned->idf;
      marks.push_back({term.begin, term.end, static_cast<std::size_t>(planned - plan.terms.begin()), weight});
      continue;
    }
    if (std::find(plan.variants.begin(), plan.variants.end(), term.text()) != plan.variants.end())
      marks.push_back({term.begin, term.end, plan.terms.size() + plan.prefixes.size(), 2});
    for (std::size_t i = 0; i < plan.prefixes.size(); ++i)
      if (term.text().starts_with(plan.prefixes[i]) || term.text() == stem(plan.prefixes[i])) {
        marks.push_back({term.begin, term.end, plan.terms.size() + i, 2});
        break;
      }
  }
  return marks;
}

/// Starts of sentences: behind `. ! ? …` and white space, and at each line.
std::vector<std::uint32_t> sentence_starts(std::string_view text) {
  std::vector<std::uint32_t> starts;
  bool at_start = true;   // the next character that is no space begins a sentence
  bool ended = false;     // a full stop was seen
  std::size_t at = 0;
  while (at < text.size()) {
    const auto before = at;
    const auto c = next_code_point(text, at);
    if (c >= 'a' && c <= 'z' && !at_start) {  // most of a text
      ended = false;
    } else if (c == '\n') {
      at_start = true;
    } else if (is_space(c)) {
      // `Quoi ?` has its space before the mark; what ended ends here only if no mark follows.
      if (ended) at_start = true;
    } else {
      const bool closes = c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0xBB || c == ')' || c == 0x201D;
      if (at_start && !closes) starts.push_back(static_cast<std::uint32_t>(before));
      if (!closes) at_start = false;
      ended = c == '.' || c == '!' || c == '?' || c == 0x2026 || (ended && closes);
    }
  }
  if (starts.empty()) starts.push_back(0);
  return starts;
}

/// What the marks inside [begin, end) are worth: each term once, repetitions a little.
double worth(const std::vector<Mark>& marks, std::uint32_t begin, std::uint32_t end) {
  double sum = 0;
  std::bitset<limits::max_query_words * 4> seen;
  for (auto mark = std::lower_bound(marks.begin(), marks.end(), begin, [](const Mark& m, std::uint32_t at) { return m.begin < at; });
       mark != marks.end() && mark->begin < end; ++mark) {
    if (mark->end > end) continue;
    const auto term = mark->term % seen.size();
    sum += seen[term] ? mark->idf * 0.1 : mark->idf;
    seen[term] = true;
  }
  return sum;
}

/// The last word border in [begin, limit].
std::uint32_t word_border(std::string_view text, std::uint32_t begin, std::uint32_t limit) {
  auto at = limit;
  while (at > begin && text[at] != ' ' && text[at] != '\n') --at;
  return at > begin ? at : limit;
}

std::uint32_t trim_end(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  while (end > begin && (text[end - 1] == ' ' || text[end - 1] == '\n')) --end;
  return end;
}

}  // namespace

namespace {

std::vector<std::pair<std::uint32_t, std::uint32_t>> spans_of(const std::vector<Mark>& marks) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> spans;
  for (const auto& mark : marks) {
    if (!spans.empty() && mark.begin < spans.back().second) spans.back().second = std::max(spans.back().second, mark.end);
    else spans.emplace_back(mark.begin, mark.end);
  }
  return spans;
}

}  // namespace

std::vector<std::pair<std::uint32_t, std::uint32_t>> find_marks(const std::string& text, const Plan& plan,
                                                                Analyzer& analyzer) {
  return spans_of(matches(text, plan, analyzer));
}

Snippet make_snippet(const std::string& text, const Plan& plan, Analyzer& analyzer, std::size_t bytes) {
  const auto marks = matches(text, plan, analyzer);
  const auto starts = sentence_starts(text);
  const auto size = static_cast<std::uint32_t>(text.size());
  std::uint32_t best_begin = starts.front();
  std::uint32_t best_end = best_begin;
  double best = -1;
  for (std::size_t first = 0; first < starts.size(); ++first) {
    auto end = first + 1 < starts.size() ? starts[first + 1] : size;
    for (auto last = first + 1; last < starts.size(); ++last) {
      const auto next = last + 1 < starts.size() ? starts[last + 1] : size;
      if (next - starts[first] > bytes) break;
      end = next;
    }
    auto begin = starts[first];
    // A sentence longer than the window is cut at words, around its first mark that would fall outside.
    if (end - begin > bytes + bytes / 2) {
      const auto inside = std::find_if(marks.begin(), marks.end(), [&](const Mark& m) { return m.begin >= begin && m.end <= end; });
      if (inside != marks.end() && inside->end > begin + bytes) {
        const auto from = inside->begin - static_cast<std::uint32_t>(bytes / 3);
        begin = std::min(word_border(text, begin, from) + 1, inside->begin);
      }
      end = std::min(end, word_border(text, begin, std::min(begin + static_cast<std::uint32_t>(bytes), size - 1)));
    }
    const auto value = worth(marks, begin, end) - static_cast<double>(first) * 1e-6;
    if (value > best) {
      best = value;
      best_begin = begin;
      best_end = end;
    }
  }
  best_end = trim_end(text, best_begin, best_end);
  Snippet snippet;
  snippet.text = text.substr(best_begin, best_end - best_begin);
  snippet.cut_before = best_begin > starts.front();
  snippet.cut_after = trim_end(text, best_end, size) > best_end;
  for (const auto& [begin, end] : spans_of(marks))
    if (begin >= best_begin && end <= best_end) snippet.highlights.emplace_back(begin - best_begin, end - best_begin);
  return snippet;
}

}  // namespace propos
