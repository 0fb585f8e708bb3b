#include "query/serve/page/copied_quotation.hpp"

#include <algorithm>
#include <sstream>

#include "common/fragment.hpp"
#include "common/text.hpp"
#include "query/answer/hit_text.hpp"
#include "query/language/periods.hpp"
#include "query/print/citation.hpp"
#include "query/print/formats.hpp"
#include "query/print/long_date.hpp"
#include "query/print/print.hpp"
#include "query/serve/api/verify.hpp"

namespace propos::serve {
namespace {

/// `« … » — Ada Mer, « Titre », 3 mars 2025, https://…`
std::string plain_quotation(const Hit& hit, Lang lang) {
  const auto& passage = hit.passage;
  auto line = quotation(shown_snippet(hit).text) + " — ";
  if (const auto who = who_says(hit); !who.empty()) line += who + ", ";
  if (!passage.title.empty()) line += quotation(passage.title) + ", ";
  if (const auto site = site_of(passage); !site.empty()) line += site + ", ";
  if (!passage.date.empty()) line += long_date(passage.date, lang) + ", ";
  if (is_web_address(passage.url)) line += passage.url;
  while (line.ends_with(", ")) line.resize(line.size() - 2);
  return line;
}

std::string printed(Format format, const Hit& hit, Lang lang) {
  PrintOptions options;
  options.format = format;
  options.lang = lang;
  options.today = today();
  Answer answer;
  answer.hits = {hit};
  answer.total = 1;
  std::ostringstream out;
  Printer printer(out, options);
  printer.print({answer, "1", {}});
  printer.finish();
  return out.str();
}

Markup copy_field(const View& view, const std::string& id, Say name, const std::string& value) {
  const auto rows =
      std::clamp<std::size_t>(static_cast<std::size_t>(std::count(value.begin(), value.end(), '\n')) + 1, 3, 12);
  const auto field =
      element("textarea", {{"id", id}, {"readonly", true}, {"rows", std::to_string(rows)}, {"spellcheck", "false"}},
              text(value));
  const auto button = element("button",
                              {{"type", "button"},
                               {"class", "copy"},
                               {"data-copy", id},
                               {"data-done", view.phrase(Say::copied)},
                               {"hidden", true}},
                              view.words(Say::copy, {view.phrase(name)}));
  return element("div", {{"class", "copied"}}, element("label", {{"for", id}}, view.words(name)) + field + button);
}

}  // namespace

std::string sentence_url(const Passage& passage, const Snippet& excerpt) {
  const auto page = page_of(passage);
  if (!is_web_address(page)) return {};
  const auto opening = opening_of(excerpt.text, std::string_view::npos);
  const auto before = std::string_view(passage.text).substr(0, excerpt.begin);
  const bool stands_before = !opening.empty() && before.find(opening) != std::string_view::npos;
  return link_to(page, opening, stands_before ? before : std::string_view());
}

CopiedQuotation quotation_of(const Hit& hit, Lang lang) {
  auto leading = hit;
  if (const auto url = sentence_url(hit.passage, hit.excerpts.empty() ? hit.snippet : hit.excerpts.front());
      !url.empty())
    leading.passage.url = url;
  return {plain_quotation(leading, lang), markdown_quotation(leading, lang), printed(Format::bibtex, leading, lang),
          printed(Format::ris, leading, lang)};
}

Markup quotation_box(const View& view, const Hit& hit, const std::string& id) {
  const auto forms = quotation_of(hit, view.lang);
  auto check = view.common.to_url("/verify");
  check += (check.find('?') == std::string::npos ? "?" : "&") + std::string("id=") + percent_encode(hit.passage.id) +
           "&hash=" + text_hash(hit.passage) + "&text=" + percent_encode(hit.snippet.text);
  const auto fields = copy_field(view, id + "-text", Say::plain_text, forms.plain) +
                      copy_field(view, id + "-markdown", Say::markdown, forms.markdown) +
                      copy_field(view, id + "-bibtex", Say::bibtex, forms.bibtex) +
                      copy_field(view, id + "-ris", Say::ris, forms.ris) +
                      element("p", link(check, view.words(Say::verify_this), {{"class", "action"}}));
  return element("details", {{"class", "quote"}, {"id", id}}, element("summary", view.words(Say::cite_it)) + fields);
}

}  // namespace propos::serve
