#include <algorithm>
#include <cstdio>

#include "query/answer/hit_text.hpp"
#include "query/print/colours.hpp"
#include "query/print/long_date.hpp"
#include "query/print/print.hpp"
#include "query/print/print_counts.hpp"
#include "query/print/wrap.hpp"

namespace propos {
namespace {

using namespace colours;

constexpr std::string_view hit_indent = "    ";
constexpr std::string_view other_indent = "        ";

/// Writes one hit.
class HitText {
 public:
  HitText(Sheet& sheet, const Hit& hit, Order order)
      : out_(sheet.out), options_(sheet.options), hit_(hit), order_(order) {}

  void write() {
    const auto& p = hit_.passage;
    char rank[32];
    std::snprintf(rank, sizeof rank, "%2d. ", hit_.rank);
    paragraph((p.title.empty() ? p.id : p.title) + score(), bold, rank);
    auto byline = who_says(hit_);
    if (!p.date.empty()) byline += (byline.empty() ? "" : ", ") + long_date(p.date, options_.lang);
    paragraph(byline, dim);
    passage();
    for (const auto& other : hit_.others) HitText(*this, other).write_other(who_says(hit_));
    remark_others();
    out_ << '\n';
  }

 private:
  /// Of another passage of the post at hand.
  HitText(const HitText& best, const Hit& hit)
      : out_(best.out_), options_(best.options_), hit_(hit), order_(best.order_), indent_(other_indent) {}

  /// By date there is no score.
  std::string score() const {
    char score[32];
    std::snprintf(score, sizeof score, " [%.2f]", hit_.score);
    return order_ == Order::score ? score : "";
  }

  void passage() {
    const auto& p = hit_.passage;
    neighbour("↑ ", hit_.context.before);
    if (!p.question.empty()) marked("— ", p.question, hit_.question_marks, italic);
    else if (!p.heading.empty()) marked("§ ", p.heading, hit_.question_marks, italic);
    if (hit_.whole) whole_answer();
    else excerpt(shown_snippet(hit_));
    neighbour("↓ ", hit_.context.after);
    link();
    if (options_.explain) shares();
  }

  void write_other(const std::string& who_says_best) {
    out_ << '\n';
    if (const auto who = who_says(hit_); who != who_says_best) paragraph(who, dim);
    passage();
  }

  void remark_others() {
    const auto shown = 1 + hit_.others.size();
    if (hit_.post_total <= shown) return;
    const auto more = hit_.post_total - shown;
    const auto count = std::to_string(more);
    const Note others{"+ " + count + (more == 1 ? " autre passage" : " autres passages") + " de cet article",
                      "+ " + count + " more" + (more == 1 ? " passage" : " passages") + " of this post"};
    out_ << '\n';
    paragraph(others.in(options_.lang), dim);
  }

  WrapStyle style(std::string_view escape) const {
    WrapStyle style;
    style.width = options_.style.width;
    style.first = style.indent = indent_;
    if (options_.style.colour && !escape.empty()) {
      style.on = escape;
      style.off = reset;
    }
    return style;
  }

  void paragraph(const std::string& text, std::string_view escape, std::string_view first = {}) {
    auto layout = style(escape);
    if (!first.empty()) layout.first = first;
    out_ << wrap({text, {}}, layout);
  }

  void marked(std::string_view sign, const std::string& text, ByteSpans marks, std::string_view escape) {
    auto layout = style(escape);
    if (options_.style.colour) {
      layout.mark_on = mark;
      layout.mark_off = reset;
    } else {
      layout.mark_sign = "*";
    }
    for (auto& [begin, end] : marks) {
      begin += static_cast<std::uint32_t>(sign.size());
      end += static_cast<std::uint32_t>(sign.size());
    }
    out_ << wrap({std::string(sign) + text, std::move(marks)}, layout);
  }

  void excerpt(const Snippet& snippet) { marked("", snippet.text, snippet.highlights, {}); }

  /// The paragraphs with an empty line between, then the footnotes.
  void whole_answer() {
    const auto paragraphs = paragraphs_of(shown_snippet(hit_));
    for (const auto& part : paragraphs) {
      if (&part != &paragraphs.front()) out_ << '\n';
      excerpt(part);
    }
    if (hit_.passage.notes.empty()) return;
    out_ << '\n';
    paragraph(options_.lang == Lang::fr ? "Notes\u00A0:" : "Notes:", dim);
    for (const auto& note : hit_.passage.notes) {
      auto layout = style(dim);
      layout.first = std::string(indent_) + "- ";
      layout.indent = std::string(indent_) + "  ";
      out_ << wrap({note, {}}, layout);
    }
  }

  /// `↑ Et les droits de douane ? [24#2]`
  void neighbour(const std::string& arrow, const std::optional<Neighbour>& beside) {
    if (!beside) return;
    const auto& said = beside->question.empty() ? beside->heading : beside->question;
    paragraph(arrow + (said.empty() ? "…" : said) + " [" + beside->id + "]", dim);
  }

  /// An address is never parted: where it would not fit, a terminal shows the page's address as a link to the
  /// whole one.
  void link() {
    const auto url = without_controls(hit_.passage.url);
    if (url.empty()) return;
    out_ << indent_ << (options_.style.colour ? blue : "");
    if (options_.style.links)
      out_ << "\033]8;;" << url << "\033\\" << shortened(without_controls(page_of(hit_.passage))) << "\033]8;;\033\\";
    else out_ << url;
    out_ << (options_.style.colour ? reset : "") << '\n';
  }

  std::string shortened(const std::string& url) const {
    const auto room = std::max<std::size_t>(options_.style.width - indent_.size(), 2);
    return columns(url) <= room ? url : fitted(url, room);
  }

  void shares() {
    for (const auto& share : hit_.shares) {
      char score[32];
      std::snprintf(score, sizeof score, "%9.3f  ", share.score);
      out_ << indent_ << score << without_controls(share.name) << '\n';
    }
  }

  std::ostream& out_;
  const PrintOptions& options_;
  const Hit& hit_;
  Order order_;
  std::string_view indent_ = hit_indent;
};

}  // namespace

bool shows_notes(const PrintOptions& options, const Answer& answer) {
  const bool for_people = options.format == Format::text || options.format == Format::markdown;
  return for_people && options.content != Content::count && !options.news && answer.total > 0;
}

void print_notes(Sheet& sheet, const Answer& answer, const std::vector<Note>& notes) {
  if (!shows_notes(sheet.options, answer) || notes.empty()) return;
  WrapStyle style;
  style.width = sheet.options.style.width;
  if (sheet.options.style.colour) {
    style.on = dim;
    style.off = reset;
  }
  for (const auto& note : notes) sheet.out << wrap({note.in(sheet.options.lang), {}}, style);
  sheet.out << '\n';
}

void print_heading(Sheet& sheet, const NamedAnswer& named) {
  WrapStyle style;
  style.width = sheet.options.style.width;
  style.indent = "   ";
  const auto* colon = sheet.options.lang == Lang::fr ? "\u00A0: " : ": ";
  sheet.out << wrap({"== " + named.qid + colon + named.label, {}}, style) << '\n';
}

void print_text(Sheet& sheet, const NamedAnswer& named) {
  if (sheet.options.several) print_heading(sheet, named);
  print_notes(sheet, named.answer, named.answer.notes);
  for (const auto& hit : named.answer.hits) HitText(sheet, hit, named.answer.order).write();
  if (named.answer.apart && !named.answer.hits.empty()) print_notes(sheet, named.answer, {*named.answer.apart});
  print_counts(sheet, named.answer.counts);
}

}  // namespace propos
