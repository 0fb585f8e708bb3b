#include <sstream>

#include "query/answer/hit_text.hpp"
#include "query/print/citation.hpp"
#include "query/print/long_date.hpp"
#include "query/print/print.hpp"
#include "query/print/wrap.hpp"

namespace propos {
namespace {

/// `text`, a line, so that Markdown shows it as it stands (CommonMark: any ASCII punctuation may be escaped).
std::string escaped(std::string_view text) {
  std::string out;
  const auto line = one_line(text);
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    const bool anywhere = std::string_view("\\`*_[]<>&~|").find(c) != std::string_view::npos;
    const bool at_start = i == 0 && std::string_view("#+-=:").find(c) != std::string_view::npos;
    const bool numbered = (c == '.' || c == ')') && i > 0 && line.find_first_not_of("0123456789") == i;
    if (anywhere || at_start || numbered) out += '\\';
    out += c;
  }
  return out;
}

std::string source_of(const Passage& p, Lang lang) {
  std::string source;
  const auto add = [&](const std::string& part) { source += (source.empty() ? "" : ", ") + part; };
  if (const auto who = who_says(p); !who.empty()) add("**" + escaped(who) + "**");
  if (!p.question.empty()) add((lang == Lang::fr ? "à la question " : "asked ") + escaped(quotation(p.question)));
  else if (!p.heading.empty()) add("§\u00A0" + escaped(p.heading));
  const auto title = escaped(quotation(p.title.empty() ? p.id : p.title));
  if (is_web_address(p.url)) add("[" + title + "](<" + encoded_url(p.url) + ">)");
  else add(title);
  if (!p.date.empty()) add(long_date(p.date, lang));
  return source;
}

}  // namespace

std::string markdown_quotation(const Hit& hit, Lang lang) {
  std::ostringstream out;
  std::istringstream lines(shown_snippet(hit).text);
  for (std::string line; std::getline(lines, line);) {
    const auto text = escaped(line);
    if (!text.empty()) out << "> " << text << "\n>\n";
  }
  if (hit.whole && !hit.passage.notes.empty()) {
    out << "> Notes" << (lang == Lang::fr ? "\u00A0:" : ":") << "\n>\n";
    for (const auto& note : hit.passage.notes) out << "> - " << escaped(note) << "\n";
    out << ">\n";
  }
  out << "> — " << source_of(hit.passage, lang) << "\n";
  return out.str();
}

void print_markdown(Sheet& sheet, const NamedAnswer& named) {
  if (sheet.options.several) sheet.out << "## " << escaped(named.label) << "\n\n";
  for (const auto& hit : named.answer.hits) sheet.out << markdown_quotation(hit, sheet.options.lang) << '\n';
}

}  // namespace propos
