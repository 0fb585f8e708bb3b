#include "query/serve/page/help_page.hpp"

#include "query/serve/page/key_list.hpp"
#include "query/serve/page/page_frame.hpp"

namespace propos::serve {
namespace {

/// What may be written, in each language of the interface.
struct Written {
  const char *fr, *en;
  Say what;
};
constexpr Written language[] = {
    {"acier prix", "acier prix", Say::query_words},
    {"« fuite des cerveaux »", "\"fuite des cerveaux\"", Say::query_phrase},
    {"+acier -vin", "+acier -vin", Say::query_signs},
    {"acier ET vin", "acier AND vin", Say::query_and},
    {"acier OU vin", "acier OR vin", Say::query_or},
    {"acier SAUF vin", "acier NOT vin", Say::query_not},
    {"visa PRÈS/5 chercheurs", "visa NEAR/5 chercheurs", Say::query_near},
    {"tarif*", "tarif*", Say::query_prefix},
    {"chercheur~", "chercheur~", Say::query_fuzzy},
    {"=côté", "=côté", Say::query_exact},
    {"titre:guerre", "title:guerre", Say::query_title},
    {"question:visa réponse:quota", "question:visa answer:quota", Say::query_fields},
    {"locuteur:Rozel", "speaker:Rozel", Say::query_speaker},
    {"auteur:Dupont mot-clé:climat", "author:Dupont tag:climat", Say::query_names},
    {"date:2024..2025", "date:2024..2025", Say::query_dates},
    {"depuis:6mois", "since:6months", Say::query_since},
    {"topic:talent", "topic:talent", Say::query_topic},
    {"genre:légende", "kind:caption", Say::query_kind},
};

Markup language_table(const View& view) {
  Markup rows;
  for (const auto& [french, english, what] : language) {
    const std::string query = view.lang == Lang::fr ? french : english;
    rows += element("tr", element("th", {{"scope", "row"}}, link(view.to_search(query), element("code", text(query)))) +
                              element("td", view.words(what)));
  }
  const auto head = element("tr", element("th", {{"scope", "col"}}, view.words(Say::written)) +
                                      element("th", {{"scope", "col"}}, view.words(Say::finds)));
  return element("table", {{"class", "plain"}, {"id", "language"}},
                 element("caption", {{"class", "visually-hidden"}}, view.words(Say::query_language)) +
                     element("thead", head) + element("tbody", rows));
}

}  // namespace

std::string help_page(const View& view) {
  Frame frame;
  frame.title = view.phrase(Say::help);
  frame.section = Section::help;
  frame.search = view.common;
  auto main = element("h1", view.words(Say::help)) + element("p", {{"class", "lead"}}, view.words(Say::help_lead));
  main += element("h2", view.words(Say::query_language)) + language_table(view);
  main += element("p", {{"class", "small"}}, view.words(Say::query_language_rest));
  main += element("h2", {{"id", "keys-title"}}, view.words(Say::keys)) +
          element("p", view.words(Say::keys_need_script)) + keys_table(view);
  main += element("h2", view.words(Say::what_is_told)) + element("p", view.words(Say::what_is_told_text));
  return framed(view, frame, element("div", {{"class", "column"}}, main));
}

}  // namespace propos::serve
