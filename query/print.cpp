#include "query/print.hpp"

#include <sys/ioctl.h>
#include <unistd.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <sstream>

#include "common/text.hpp"

namespace propos {
namespace {

constexpr std::string_view bold = "\033[1m";
constexpr std::string_view dim = "\033[2m";
constexpr std::string_view mark = "\033[1;33m";
constexpr std::string_view reset = "\033[0m";

/// Text with marked spans, to be broken into lines.
struct Rich {
  std::string text;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> marks;
};

/// Writes words into lines of a width; a no-break space does not part words.
class Lines {
 public:
  Lines(std::ostream& out, const TextStyle& style, std::string indent) : out_(out), style_(style), indent_(std::move(indent)) {}

  void write(const Rich& rich, std::string_view style) {
    std::size_t at = 0;
    bool fresh_line = true;
    std::size_t column = 0;
    while (at < rich.text.size()) {
      if (rich.text[at] == ' ' || rich.text[at] == '\n') {
        ++at;
        continue;
      }
      auto end = rich.text.find_first_of(" \n", at);
      if (end == std::string::npos) end = rich.text.size();
      const auto word = styled(rich, at, end, style);
      const auto width = columns(std::string_view(rich.text).substr(at, end - at)) + word.extra_columns;
      if (fresh_line) {
        out_ << indent_;
        column = columns(indent_);
      } else if (column + 1 + width > style_.width) {
        out_ << '\n' << indent_;
        column = columns(indent_);
      } else {
        out_ << ' ';
        ++column;
      }
      out_ << word.text;
      column += width;
      fresh_line = false;
      at = end;
    }
    if (!fresh_line) out_ << '\n';
  }

 private:
  struct Word {
    std::string text;
    std::size_t extra_columns = 0;
  };

  Word styled(const Rich& rich, std::size_t begin, std::size_t end, std::string_view style) const {
    Word word;
    std::size_t at = begin;
    if (style_.colour) word.text += style;
    for (const auto& [from, to] : rich.marks) {
      if (to <= begin || from >= end) continue;
      const auto mark_begin = std::max<std::size_t>(from, begin);
      const auto mark_end = std::min<std::size_t>(to, end);
      word.text.append(rich.text, at, mark_begin - at);
      if (style_.colour) {
        word.text += mark;
      } else if (style_.plain_marks) {
        word.text += "*";
        ++word.extra_columns;
      }
      word.text.append(rich.text, mark_begin, mark_end - mark_begin);
      if (style_.colour) {
        word.text += reset;
        word.text += style;
      } else if (style_.plain_marks) {
        word.text += "*";
        ++word.extra_columns;
      }
      at = mark_end;
    }
    word.text.append(rich.text, at, end - at);
    if (style_.colour) word.text += reset;
    return word;
  }

  std::ostream& out_;
  const TextStyle& style_;
  std::string indent_;
};

/// `10 septembre 2025` of `2025-09-10T…`, as much as there is.
std::string french_date(const std::string& iso) {
  static constexpr std::array<const char*, 12> months = {"janvier", "février", "mars",      "avril",   "mai",      "juin",
                                                         "juillet", "août",    "septembre", "octobre", "novembre", "décembre"};
  if (iso.size() < 7 || iso[4] != '-') return iso;
  const auto month = (iso[5] - '0') * 10 + iso[6] - '0';
  if (month < 1 || month > 12) return iso;
  std::string date = std::string(months[static_cast<std::size_t>(month - 1)]) + "\u00A0" + iso.substr(0, 4);
  if (iso.size() < 10) return date;
  auto day = iso.substr(8, 2);
  if (day == "01") day = "1er";
  else if (day[0] == '0') day = day.substr(1);
  return day + "\u00A0" + date;
}

std::string byline(const Passage& p) {
  std::string line = p.speaker;
  if (line.empty())
    for (const auto& author : p.authors) line += (line.empty() ? "" : ", ") + author;
  if (!p.date.empty()) line += (line.empty() ? "" : ", ") + french_date(p.date);
  return line;
}

void print_hit(std::ostream& out, const Hit& hit, const TextStyle& style) {
  const auto& p = hit.passage;
  char rank[64];
  std::snprintf(rank, sizeof rank, "%2d.", hit.rank);
  char score[32];
  std::snprintf(score, sizeof score, "  [%.2f]", hit.score);
  std::string title = p.title.empty() ? p.id : p.title;
  if (style.colour) out << bold << rank << reset << ' ';
  else out << rank << ' ';
  // The first line begins behind the rank, the others below the title.
  Lines lines(out, style, "    ");
  std::string head;
  {
    std::ostringstream buffer;
    Lines first(buffer, style, "    ");
    first.write({title + score, {}}, bold);
    head = buffer.str().substr(4);
  }
  out << head;
  if (const auto by = byline(p); !by.empty()) lines.write({by, {}}, dim);
  if (!p.question.empty()) lines.write({"— " + p.question, {}}, "\033[3m");
  else if (!p.heading.empty()) lines.write({"§ " + p.heading, {}}, "\033[3m");
  Rich excerpt{hit.snippet.text, hit.snippet.highlights};
  if (hit.snippet.cut_after) excerpt.text += " […]";
  if (hit.snippet.cut_before) {
    excerpt.text.insert(0, "[…] ");
    const auto shift = static_cast<std::uint32_t>(std::string_view("[…] ").size());
    for (auto& [begin, end] : excerpt.marks) {
      begin += shift;
      end += shift;
    }
  }
  lines.write(excerpt, "");
  if (!p.url.empty()) {
    out << "    ";
    if (style.colour) out << "\033[36m" << p.url << reset << '\n';
    else out << p.url << '\n';
  }
  if (style.explain)
    for (const auto& share : hit.shares) {
      char line[160];
      std::snprintf(line, sizeof line, "    %9.3f  ", share.score);
      out << line << share.name << '\n';
    }
}

}  // namespace

std::size_t columns(std::string_view text) {
  std::size_t n = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto width = utf8proc_charwidth(static_cast<utf8proc_int32_t>(next_code_point(text, at)));
    n += static_cast<std::size_t>(std::max(width, 0));
  }
  return n;
}

std::size_t terminal_width() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) return size.ws_col;
  return 80;
}

void print_text(std::ostream& out, const Answer& answer, const TextStyle& style) {
  for (const auto& hit : answer.hits) {
    print_hit(out, hit, style);
    out << '\n';
  }
}

}  // namespace propos
