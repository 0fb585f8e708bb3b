#include "query/answer/snippet.hpp"

#include <algorithm>
#include <bitset>
#include <optional>
#include <string_view>
#include <utility>

#include "common/limits.hpp"
#include "common/text.hpp"
#include "query/answer/sentences.hpp"

namespace propos {
namespace {

/// Parts of the query that an excerpt holds.
using Parts = std::bitset<limits::max_query_words * 4>;

/// A part of the text.
struct Window {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  double worth = -1;
};

using At = std::vector<Mark>::const_iterator;

At first_from(const std::vector<Mark>& marks, std::uint32_t begin) {
  return std::lower_bound(marks.begin(), marks.end(), begin,
                          [](const Mark& m, std::uint32_t at) { return m.begin < at; });
}

/// What the marks inside the window are worth: each part once, what was `seen` a little.
double worth(const std::vector<Mark>& marks, const Window& window, Parts& seen) {
  double sum = 0;
  for (auto mark = first_from(marks, window.begin); mark != marks.end() && mark->begin < window.end; ++mark) {
    if (mark->end > window.end) continue;
    const auto part = mark->part % seen.size();
    sum += seen[part] ? mark->worth * 0.1 : mark->worth;
    seen[part] = true;
  }
  return sum;
}

/// Wholes as spans that do not overlap; nearness that reaches over more than `most` bytes is left out, it
/// fits nowhere.
ByteSpans kept_whole(const std::vector<Mark>& wholes, std::size_t most) {
  ByteSpans kept;
  for (const auto& whole : wholes) {
    if (whole.end - whole.begin > most) continue;
    if (kept.empty() || whole.begin >= kept.back().second) kept.emplace_back(whole.begin, whole.end);
    else if (std::max(whole.end, kept.back().second) - kept.back().first <= most)
      kept.back().second = std::max(whole.end, kept.back().second);
  }
  return kept;
}

/// Cuts windows out of one text.
class Cutter {
 public:
  Cutter(const std::string& text, const Marks& marks, ByteSpans stretches, std::size_t bytes)
      : text_(text),
        marks_(marks),
        stretches_(std::move(stretches)),
        bytes_(bytes),
        kept_(kept_whole(marks.wholes, 2 * bytes)),
        starts_(sentence_starts(text)) {
    // A sentence that would start inside a phrase or between what is near does not start for us.
    std::erase_if(starts_, [&](std::uint32_t at) { return around(at) != nullptr; });
    if (starts_.empty()) starts_.push_back(0);
    if (stretches_.empty()) stretches_.emplace_back(0, static_cast<std::uint32_t>(text.size()));
  }

  std::uint32_t begin() const { return starts_.front(); }

  /// Whether a stretch begins between two windows.
  bool parts(const Window& before, const Window& behind) const {
    return std::any_of(stretches_.begin(), stretches_.end(), [&](const auto& stretch) {
      return before.end <= stretch.first && stretch.first <= behind.begin;
    });
  }

  /// The best window of [from, to), which begins at a sentence, a stretch, or where a window ended.
  Window best(std::uint32_t from, std::uint32_t to, const Parts& seen) const {
    Window best;
    for (const auto& [first, last] : stretches_) {
      const auto begin = std::max(from, first);
      const auto end = std::min(to, last);
      if (begin > end || (begin == end && first != last)) continue;
      if (const auto window = best_of_stretch(begin, end, seen); window.worth > best.worth) best = window;
    }
    return best;
  }

  /// Notes what an excerpt holds.
  void take(const Window& window, Parts& seen) {
    worth(marks_.shown, window, seen);
    worth(marks_.wholes, window, seen_wholes_);
  }

 private:
  Window best_of_stretch(std::uint32_t from, std::uint32_t to, const Parts& seen) const {
    const auto starts = starts_in(from, to);
    Window best;
    for (std::size_t first = 0; first < starts.size(); ++first) {
      auto end = first + 1 < starts.size() ? starts[first + 1] : to;
      for (auto last = first + 1; last < starts.size(); ++last) {
        const auto next = last + 1 < starts.size() ? starts[last + 1] : to;
        if (next - starts[first] > bytes_) break;
        end = next;
      }
      auto window = fitted({starts[first], end}, to);
      auto parts = seen;
      auto wholes = seen_wholes_;
      window.worth =
          worth(marks_.shown, window, parts) + worth(marks_.wholes, window, wholes) - static_cast<double>(first) * 1e-6;
      if (window.worth > best.worth) best = window;
    }
    best.end = trim_end(text_, best.begin, best.end);
    return best;
  }

  std::vector<std::uint32_t> starts_in(std::uint32_t from, std::uint32_t to) const {
    std::vector<std::uint32_t> starts;
    for (std::size_t next = from; next < to; from = static_cast<std::uint32_t>(next))
      if (!is_space(next_code_point(text_, next))) break;
    if (from < to) starts.push_back(from);
    for (auto at = std::upper_bound(starts_.begin(), starts_.end(), from); at != starts_.end() && *at < to; ++at)
      starts.push_back(*at);
    return starts;
  }

  /// What must stay whole around the byte `at`, or null.
  const std::pair<std::uint32_t, std::uint32_t>* around(std::uint32_t at) const {
    auto next = std::lower_bound(kept_.begin(), kept_.end(), at,
                                 [](const auto& span, std::uint32_t a) { return span.first < a; });
    if (next == kept_.begin()) return nullptr;
    --next;
    return next->second > at ? &*next : nullptr;
  }

  /// The mark that an overlong sentence is cut around: its first whole, or its first word.
  const Mark* anchor(const Window& window) const {
    for (const auto* marks : {&marks_.wholes, &marks_.shown})
      for (auto mark = first_from(*marks, window.begin); mark != marks->end() && mark->begin < window.end; ++mark)
        if (mark->end <= window.end) return &*mark;
    return nullptr;
  }

  /// A sentence much longer than a window is cut at words, around what would fall outside.
  Window fitted(Window window, std::uint32_t to) const {
    if (window.end - window.begin <= bytes_ + bytes_ / 2) return window;
    const auto bytes = static_cast<std::uint32_t>(bytes_);
    const auto* mark = anchor(window);
    if (mark != nullptr && mark->end > window.begin + bytes) {
      const auto from = mark->begin - std::min(bytes / 3, mark->begin - window.begin);
      const auto border = word_border(text_, window.begin, from);
      const bool at_space = text_[border] == ' ' || text_[border] == '\n';
      window.begin = std::min(at_space ? border + 1 : border, mark->begin);
      if (const auto* whole = around(window.begin)) window.begin = whole->first;
    }
    window.end = std::min(window.end, word_border(text_, window.begin, std::min(window.begin + bytes, to - 1)));
    if (const auto* whole = around(window.end)) window.end = whole->second;
    return window;
  }

  const std::string& text_;
  const Marks& marks_;
  ByteSpans stretches_;
  std::size_t bytes_;
  ByteSpans kept_;
  std::vector<std::uint32_t> starts_;
  Parts seen_wholes_;
};

Snippet snippet_of(const std::string& text, const ByteSpans& spans, const Window& window, std::uint32_t first) {
  Snippet snippet;
  snippet.begin = window.begin;
  snippet.text = text.substr(window.begin, window.end - window.begin);
  snippet.cut_before = window.begin > first;
  snippet.cut_after = trim_end(text, window.end, static_cast<std::uint32_t>(text.size())) > window.end;
  for (const auto& [begin, end] : spans)
    if (begin >= window.begin && end <= window.end)
      snippet.highlights.emplace_back(begin - window.begin, end - window.begin);
  return snippet;
}

/// Puts a window where it belongs; one that touches another in the same stretch becomes one with it.
void insert(std::vector<Window>& windows, const Window& window, std::string_view text, const Cutter& cutter) {
  windows.insert(std::upper_bound(windows.begin(), windows.end(), window,
                                  [](const Window& a, const Window& b) { return a.begin < b.begin; }),
                 window);
  for (std::size_t i = 1; i < windows.size();) {
    const bool touch = trim_end(text, windows[i - 1].end, windows[i].begin) == windows[i - 1].end;
    if (!touch || cutter.parts(windows[i - 1], windows[i])) {
      ++i;
      continue;
    }
    windows[i - 1].end = windows[i].end;
    windows.erase(windows.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

/// The best window of the text between the windows.
std::optional<Window> best_between(const Cutter& cutter, const std::vector<Window>& windows, std::uint32_t size,
                                   const Parts& seen) {
  std::optional<Window> best;
  auto from = cutter.begin();
  for (std::size_t i = 0; i <= windows.size(); ++i) {
    const auto to = i < windows.size() ? windows[i].begin : size;
    if (const auto window = cutter.best(from, to, seen); window.worth > 0 && (!best || window.worth > best->worth))
      best = window;
    if (i < windows.size()) from = windows[i].end;
  }
  return best;
}

}  // namespace

Excerpts make_excerpts(const std::string& text, const Marks& marks, std::size_t most, const ByteSpans& stretches,
                       std::size_t bytes) {
  const auto spans = spans_of(marks);
  const auto size = static_cast<std::uint32_t>(text.size());
  Cutter cutter(text, marks, stretches, bytes);
  Parts seen;
  const auto first = cutter.best(cutter.begin(), size, seen);
  Excerpts excerpts;
  excerpts.best = snippet_of(text, spans, first, cutter.begin());
  if (most == 1) return excerpts;
  std::vector<Window> windows = {first};
  cutter.take(first, seen);
  for (std::size_t taken = 1; taken < most; ++taken) {
    const auto next = best_between(cutter, windows, size, seen);
    if (!next) break;
    cutter.take(*next, seen);
    insert(windows, *next, text, cutter);
  }
  for (const auto& window : windows) excerpts.all.push_back(snippet_of(text, spans, window, cutter.begin()));
  return excerpts;
}

Snippet whole_text(const std::string& text, const Marks& marks) {
  const auto size = static_cast<std::uint32_t>(text.size());
  return snippet_of(text, spans_of(marks), {0, size, 0}, 0);
}

}  // namespace propos
