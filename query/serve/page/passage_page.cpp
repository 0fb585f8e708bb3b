#include "query/serve/page/passage_page.hpp"

#include "common/site.hpp"
#include "common/speakers.hpp"
#include "common/text.hpp"
#include "query/answer/snippet.hpp"
#include "query/print/citation.hpp"
#include "query/serve/api/verify.hpp"
#include "query/serve/page/copied_quotation.hpp"
#include "query/serve/page/page_frame.hpp"
#include "query/serve/page/passage_text.hpp"
#include "query/serve/page/post_page.hpp"
#include "query/serve/page/reading.hpp"

namespace propos::serve {
namespace {

/// As a hit without a search: its beginning is what is quoted.
Hit plain_hit(const Passage& passage) {
  Hit hit;
  hit.passage = passage;
  hit.snippet = make_excerpts(passage.text, {}).best;
  hit.excerpts = {hit.snippet};
  hit.speakers = speakers_of(passage);
  return hit;
}

Markup step(const View& view, const SearchRequest& search, const std::optional<Neighbour>& neighbour,
            const std::string& language, Say name, const char* rel) {
  if (!neighbour) return {};
  Passage passage;
  passage.kind = neighbour->kind;
  passage.question = neighbour->question;
  passage.heading = neighbour->heading;
  passage.language = language;
  return element("p", {{"class", "around"}},
                 element("span", {{"class", "small"}}, view.words(name)) + text(" ") +
                     link(search.to_url("/passages/" + percent_encode(neighbour->id)), question_of(view, passage, {}),
                          language_of(view, passage, {{"rel", rel}})));
}

Markup passage_meta(const View& view, const PassageInPost& found) {
  const auto& passage = found.passage;
  Markup items;
  const auto add = [&](const Markup& item) {
    if (!item.empty()) items += element("li", item);
  };
  add(speaker_links(view, speakers_of(passage)));
  add(time_of(view, passage.date));
  add(link(view.to_post(found.key),
           element("cite", language_of(view, passage), prose(passage.title.empty() ? passage.post : passage.title))));
  return element("ul", {{"class", "meta"}}, items);
}

}  // namespace

std::string passage_page(const View& view, const PassageInPost& found, const SearchRequest& search, const Hit* hit) {
  const auto& passage = found.passage;
  const auto shown = hit != nullptr ? *hit : plain_hit(passage);
  const auto& asked = passage.question.empty() ? passage.heading : passage.question;
  Frame frame;
  frame.title = asked.empty() ? passage.title : asked;
  frame.search = search;
  auto main = element("p", {{"class", "kicker"}}, text(kind_name(passage.kind, view.lang)));
  main += element("h1", language_of(view, passage, {{"class", "question"}}),
                  question_of(view, passage, shown.question_marks));
  main += passage_meta(view, found) + inferred(view, passage);
  main += step(view, search, found.context.before, passage.language, Say::question_before, "prev");
  main +=
      element("div", language_of(view, passage, {{"class", "answer"}, {"id", "passage"}, {"data-passage", passage.id}}),
              whole_answer(view, passage, shown.answer_marks));
  main += step(view, search, found.context.after, passage.language, Say::question_after, "next");
  auto like = instead(search, {});
  like.like = passage.id;
  auto actions = quotation_box(view, shown, "quote");
  if (is_web_address(passage.url))
    actions += link(passage.url, view.words(Say::read_in_post), {{"class", "action"}, {"rel", "noopener"}});
  actions += link(like.to_url("/search"), view.words(Say::more_like_this), {{"class", "action"}});
  if (!search.q.empty() || !search.topic.empty())
    actions += link(search.to_url("/search"), view.words(Say::back_to_search), {{"class", "action"}});
  main += element("div", {{"class", "actions"}}, actions);
  main += element("p", {{"class", "small identity"}}, view.words(Say::identity, {passage.id, text_hash(passage)}));
  return framed(view, frame, element("article", {{"class", "column"}}, main));
}

}  // namespace propos::serve
