#include <algorithm>
#include <sstream>

#include "common/text.hpp"
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

std::string linked_title(const std::string& title, const std::string& url) {
  const auto shown = escaped(quotation(title));
  return is_web_address(url) ? "[" + shown + "](<" + encoded_url(url) + ">)" : shown;
}

std::string source_of(const Hit& hit, Lang lang) {
  const auto& p = hit.passage;
  std::string source;
  const auto add = [&](const std::string& part) { source += (source.empty() ? "" : ", ") + part; };
  if (const auto who = who_says(hit); !who.empty()) add("**" + escaped(who) + "**");
  if (!p.question.empty()) add((lang == Lang::fr ? "à la question " : "asked ") + escaped(quotation(p.question)));
  else if (!p.heading.empty()) add("§\u00A0" + escaped(p.heading));
  add(linked_title(p.title.empty() ? p.id : p.title, p.url));
  if (!p.date.empty()) add(long_date(p.date, lang));
  return source;
}

/// The excerpt as a block quotation, with the notes of an answer that is shown whole; an empty line of it at the end.
std::string block_quotation(const Hit& hit, Lang lang) {
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
  return out.str();
}

/// The hits of a post, each behind the name of who says it where they are several, and their source.
void print_post(std::ostream& out, const std::vector<const Hit*>& hits, Lang lang) {
  std::vector<std::string> speakers;
  for (const auto* hit : hits)
    if (const auto who = who_says(*hit);
        !who.empty() && std::find(speakers.begin(), speakers.end(), who) == speakers.end())
      speakers.push_back(who);
  for (const auto* hit : hits) {
    if (speakers.size() > 1 && !who_says(*hit).empty())
      out << "> **" << escaped(who_says(*hit)) << (lang == Lang::fr ? "\u00A0:" : ":") << "**\n>\n";
    out << block_quotation(*hit, lang);
  }
  const auto& p = hits.front()->passage;
  out << "> — ";
  if (!speakers.empty()) out << "**" << escaped(joined(speakers, ", ")) << "**, ";
  out << linked_title(p.title.empty() ? p.post : p.title, page_of(p));
  if (!p.date.empty()) out << ", " << long_date(p.date, lang);
  out << "\n\n";
}

}  // namespace

std::string markdown_quotation(const Hit& hit, Lang lang) {
  return block_quotation(hit, lang) + "> — " + source_of(hit, lang) + "\n";
}

void print_markdown(Sheet& sheet, const NamedAnswer& named) {
  if (sheet.options.several) sheet.out << "## " << escaped(named.label) << "\n\n";
  const auto lang = sheet.options.lang;
  if (shows_notes(sheet.options, named.answer))
    for (const auto& note : named.answer.notes) sheet.out << '*' << escaped(note.in(lang)) << "*\n\n";
  if (sheet.options.cite == Cite::post) {
    for (const auto& hits : by_post(named.answer.hits)) print_post(sheet.out, hits, lang);
    return;
  }
  for (const auto& hit : named.answer.hits) sheet.out << markdown_quotation(hit, lang) << '\n';
}

}  // namespace propos
