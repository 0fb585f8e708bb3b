#include <algorithm>
#include <cstdio>

#include "query/dates.hpp"
#include "query/fields.hpp"
#include "query/print.hpp"
#include "query/wrap.hpp"

namespace propos {
namespace {

constexpr std::string_view bold = "\033[1m";
constexpr std::string_view dim = "\033[2m";
constexpr std::string_view italic = "\033[3m";
constexpr std::string_view blue = "\033[36m";
constexpr std::string_view mark = "\033[1;33m";
constexpr std::string_view reset = "\033[0m";
constexpr std::string_view indent = "    ";

/// Writes one hit.
class HitText {
 public:
  HitText(Sheet& sheet, const Hit& hit) : out_(sheet.out), options_(sheet.options), hit_(hit) {}

  void write() {
    const auto& p = hit_.passage;
    char rank[32];
    char score[32];
    std::snprintf(rank, sizeof rank, "%2d. ", hit_.rank);
    std::snprintf(score, sizeof score, " [%.2f]", hit_.score);
    paragraph((p.title.empty() ? p.id : p.title) + score, bold, rank);
    auto byline = who_says(p);
    if (!p.date.empty()) byline += (byline.empty() ? "" : ", ") + long_date(p.date, options_.lang);
    paragraph(byline, dim);
    neighbour("↑ ", hit_.context.before);
    if (!p.question.empty())
      marked("— ", p.question, hit_.question_marks, italic);
    else if (!p.heading.empty())
      marked("§ ", p.heading, hit_.question_marks, italic);
    if (hit_.whole)
      whole_answer();
    else
      excerpt(shown_snippet(hit_));
    neighbour("↓ ", hit_.context.after);
    link();
    if (options_.explain) shares();
    out_ << '\n';
  }

 private:
  WrapStyle style(std::string_view escape) const {
    WrapStyle style;
    style.width = options_.style.width;
    style.first = style.indent = indent;
    if (options_.style.colour && !escape.empty()) {
      style.on = escape;
      style.off = reset;
    }
    return style;
  }

  void paragraph(const std::string& text, std::string_view escape, std::string_view first = indent) {
    auto layout = style(escape);
    layout.first = first;
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
    out_ << wrap({std::string(sign) + text, marks}, layout);
  }

  void excerpt(const Snippet& snippet) { marked("", snippet.text, snippet.highlights, {}); }

  /// The paragraphs with an empty line between, then the footnotes.
  void whole_answer() {
    const auto paragraphs = paragraphs_of(hit_.snippet);
    for (const auto& part : paragraphs) {
      if (&part != &paragraphs.front()) out_ << '\n';
      excerpt(part);
    }
    if (hit_.passage.notes.empty()) return;
    out_ << '\n';
    paragraph(options_.lang == Lang::fr ? "Notes\u00A0:" : "Notes:", dim);
    for (const auto& note : hit_.passage.notes) {
      auto layout = style(dim);
      layout.first = std::string(indent) + "- ";
      layout.indent = std::string(indent) + "  ";
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
    out_ << indent << (options_.style.colour ? blue : "");
    if (options_.style.links)
      out_ << "\033]8;;" << url << "\033\\" << shortened(without_controls(page_of(hit_.passage)))
           << "\033]8;;\033\\";
    else
      out_ << url;
    out_ << (options_.style.colour ? reset : "") << '\n';
  }

  std::string shortened(const std::string& url) const {
    const auto room = std::max<std::size_t>(options_.style.width - indent.size(), 2);
    return columns(url) <= room ? url : fitted(url, room);
  }

  void shares() {
    for (const auto& share : hit_.shares) {
      char score[32];
      std::snprintf(score, sizeof score, "%9.3f  ", share.score);
      out_ << indent << score << without_controls(share.name) << '\n';
    }
  }

  std::ostream& out_;
  const PrintOptions& options_;
  const Hit& hit_;
};

}  // namespace

void print_heading(Sheet& sheet, const NamedAnswer& named) {
  WrapStyle style;
  style.width = sheet.options.style.width;
  style.indent = "   ";
  const auto* colon = sheet.options.lang == Lang::fr ? "\u00A0: " : ": ";
  sheet.out << wrap({"== " + named.qid + colon + named.label, {}}, style) << '\n';
}

void print_text(Sheet& sheet, const NamedAnswer& named) {
  if (sheet.options.several) print_heading(sheet, named);
  for (const auto& hit : named.answer.hits) HitText(sheet, hit).write();
}

}  // namespace propos
