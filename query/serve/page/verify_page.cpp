#include "query/serve/page/verify_page.hpp"

#include "query/print/citation.hpp"
#include "query/serve/page/page_frame.hpp"
#include "query/serve/page/passage_text.hpp"

namespace propos::serve {
namespace {

Markup verify_field(const View& view, const char* name, Say label, Say hint, const std::string& value) {
  const std::string id = "verify-" + std::string(name);
  return element("div", {{"class", "row"}},
                 element("label", {{"for", id}}, view.words(label)) +
                     void_element("input", {{"type", "text"},
                                            {"id", id},
                                            {"name", name},
                                            {"value", value},
                                            {"aria-describedby", id + "-hint"},
                                            {"autocomplete", "off"}}) +
                     element("p", {{"class", "small"}, {"id", id + "-hint"}}, view.words(hint)));
}

Markup verify_form(const View& view, const Quotation& quotation) {
  const auto words =
      element("div", {{"class", "row"}},
              element("label", {{"for", "verify-text"}}, view.words(Say::quotation)) +
                  element("textarea", {{"id", "verify-text"}, {"name", "text"}, {"rows", "5"}, {"required", true}},
                          text(quotation.text)));
  const auto where = verify_field(view, "id", Say::passage, Say::passage_hint, quotation.id) +
                     verify_field(view, "post", Say::post, Say::post_hint, quotation.post) +
                     verify_field(view, "url", Say::address, Say::address_hint, quotation.url) +
                     verify_field(view, "hash", Say::text_hash, Say::hash_hint, quotation.hash);
  const bool open = !(quotation.id + quotation.post + quotation.url + quotation.hash).empty();
  return element("form", {{"class", "verify"}, {"id", "verify"}, {"method", "get"}, Attribute::action("/verify")},
                 words +
                     element("details", {{"open", open}}, element("summary", view.words(Say::where_to_look)) + where) +
                     hidden_fields(view.common, {}) + element("button", {{"type", "submit"}}, view.words(Say::verify)));
}

Say verdict_of(Standing standing) {
  if (standing == Standing::verbatim) return Say::stands_verbatim;
  return standing == Standing::words ? Say::stands_in_words : Say::stands_not;
}

Markup place_of(const View& view, const Place& place) {
  Markup meta;
  if (!place.speaker.empty()) meta += element("li", text(place.speaker));
  if (const auto date = time_of(view, place.date); !date.empty()) meta += element("li", date);
  if (place.in_question) meta += element("li", view.words(Say::in_the_question));
  meta += element("li", link(view.to_passage(place.id), view.words(Say::see_passage, {place.id})));
  if (is_web_address(place.url))
    meta += element("li", link(place.url, view.words(Say::read_in_post), {{"rel", "noopener"}}));
  return element("li", {{"data-passage", place.id}},
                 element("blockquote", element("p", prose(place.stands))) + element("ul", {{"class", "meta"}}, meta) +
                     element("p", {{"class", "small"}}, view.words(Say::hash_now, {place.hash})));
}

Markup places(const View& view, const std::vector<Place>& all) {
  Markup items;
  for (const auto& place : all) items += place_of(view, place);
  return items.empty() ? items : element("ul", {{"class", "places"}}, items);
}

Markup verdict(const View& view, const Verification& verification) {
  const auto name = name_of(verification.standing);
  auto content = element("h2", {{"id", "verdict-title"}}, view.words(verdict_of(verification.standing)));
  if (!verification.found_source) content += element("p", {{"class", "warning"}}, view.words(Say::source_gone));
  if (verification.unchanged)
    content += element("p", {{"id", "unchanged"}},
                       view.words(*verification.unchanged ? Say::text_unchanged : Say::text_changed));
  content += places(view, verification.places);
  if (!verification.elsewhere.empty())
    content += element("h3", view.words(Say::stands_elsewhere)) + places(view, verification.elsewhere);
  if (!verification.nearest.empty()) {
    content += element("p", view.words(Say::nearest_sentence)) +
               element("blockquote", element("p", prose(verification.nearest)));
    if (!verification.nearest_id.empty())
      content += element(
          "p", link(view.to_passage(verification.nearest_id), view.words(Say::see_passage, {verification.nearest_id})));
  }
  return element(
      "section",
      {{"id", "verdict"}, {"class", "verdict"}, {"data-standing", name}, {"aria-labelledby", "verdict-title"}},
      content);
}

}  // namespace

std::string verify_page(const View& view, const Quotation& quotation, const std::optional<Verification>& verification) {
  Frame frame;
  frame.title = view.phrase(Say::verify_quotation);
  frame.section = Section::verify;
  frame.search = view.common;
  auto main = element("h1", view.words(Say::verify_quotation)) +
              element("p", {{"class", "lead"}}, view.words(Say::what_verify_is));
  if (verification) main += verdict(view, *verification);
  main += verify_form(view, quotation);
  return framed(view, frame, element("div", {{"class", "column"}}, main));
}

}  // namespace propos::serve
