#include "query/serve/page/hit_card.hpp"

#include <string>
#include <utility>

#include "common/site.hpp"
#include "common/speakers.hpp"
#include "common/text.hpp"
#include "query/answer/hit_text.hpp"
#include "query/serve/page/copied_quotation.hpp"
#include "query/serve/page/passage_text.hpp"
#include "query/serve/page/reading.hpp"

namespace propos::serve {
namespace {

/// The passage page, with what marks its words.
std::string passage_url(const View& view, const SearchRequest& search, const Passage& passage) {
  auto marking = view.common;
  marking.q = search.q;
  marking.topic = search.topic;
  marking.keep = search.keep;
  marking.exact = search.exact;
  return marking.to_url("/passages/" + percent_encode(passage.id));
}

Markup who(const View& view, const Hit& hit) {
  if (const auto speaker = speaker_of(hit); !speaker.empty()) return speaker_links(view, speakers_in(speaker));
  if (hit.passage.authors.empty()) return {};
  return view.words(Say::by_authors, {joined(hit.passage.authors, ", ")});
}

Markup meta_line(const View& view, const Hit& hit) {
  const auto& passage = hit.passage;
  Markup parts;
  const auto add = [&](const Markup& part) {
    if (!part.empty()) parts += element("li", part);
  };
  add(who(view, hit));
  add(time_of(view, passage.date));
  const auto title = passage.title.empty() ? passage.post : passage.title;
  add(link(view.to_post(post_key(passage)), element("cite", language_of(view, passage), prose(title))));
  return element("ul", {{"class", "meta"}}, parts);
}

/// `language`: of the post.
Markup neighbour(const View& view, const SearchRequest& search, const std::optional<Neighbour>& neighbour,
                 const std::string& language, Say name) {
  if (!neighbour) return {};
  Passage passage;
  passage.id = neighbour->id;
  passage.kind = neighbour->kind;
  passage.question = neighbour->question;
  passage.heading = neighbour->heading;
  passage.language = language;
  return element(
      "p", {{"class", "around"}},
      element("span", {{"class", "small"}}, view.words(name)) + text(" ") +
          link(passage_url(view, search, passage), question_of(view, passage, {}), language_of(view, passage)));
}

Markup whole(const View& view, const SearchRequest& search, const Hit& hit) {
  const auto content = neighbour(view, search, hit.context.before, hit.passage.language, Say::question_before) +
                       element("div", language_of(view, hit.passage, {{"class", "answer"}}),
                               whole_answer(view, hit.passage, hit.answer_marks)) +
                       neighbour(view, search, hit.context.after, hit.passage.language, Say::question_after);
  return element("details", {{"class", "whole"}}, element("summary", view.words(Say::whole_answer)) + content);
}

/// The others of a post, where hits are collapsed.
Markup others(const View& view, const SearchRequest& search, const Hit& hit) {
  if (hit.others.empty()) return {};
  Markup items;
  for (const auto& other : hit.others)
    items +=
        element("li", link(passage_url(view, search, other.passage),
                           question_of(view, other.passage, other.question_marks), language_of(view, other.passage)));
  auto all = search.with(FacetBy::post, post_key(hit.passage));
  all.collapse = false;
  return element(
      "div", {{"class", "others"}},
      element("p", {{"class", "small"}},
              link(all.to_url("/search"), text(view.counted(hit.post_total, Say::of_post_one, Say::of_post_more)))) +
          element("ul", items));
}

Markup actions(const View& view, const SearchRequest& search, const Hit& hit) {
  auto like = instead(search, {});
  like.like = hit.passage.id;
  Markup links;
  if (const auto url = sentence_url(hit.passage, hit.snippet); !url.empty())
    links += link(url, view.words(Say::read_in_post), {{"class", "action"}, {"rel", "noopener"}});
  links += link(like.to_url("/search"), view.words(Say::more_like_this), {{"class", "action"}, {"rel", "nofollow"}});
  return links;
}

}  // namespace

Markup hit_card(const View& view, const SearchRequest& search, const Hit& hit) {
  const auto id = "hit-" + std::to_string(hit.rank);
  const auto& passage = hit.passage;
  auto content = element("h2", language_of(view, passage, {{"class", "question"}, {"id", id + "-question"}}),
                         link(passage_url(view, search, passage), question_of(view, passage, hit.question_marks)));
  content += meta_line(view, hit);
  content += element("blockquote", language_of(view, passage, {{"class", "excerpt"}, Attribute::cite(passage.url)}),
                     excerpts(hit));
  content += others(view, search, hit);
  content += element("div", {{"class", "actions"}},
                     whole(view, search, hit) + quotation_box(view, hit, id + "-quote") + actions(view, search, hit));
  return element("article",
                 {{"class", "hit"}, {"id", id}, {"data-passage", passage.id}, {"aria-labelledby", id + "-question"}},
                 content);
}

Markup hit_list(const View& view, const SearchRequest& search, const std::vector<Hit>& hits) {
  if (hits.empty()) return {};
  Markup items;
  for (const auto& hit : hits) items += element("li", hit_card(view, search, hit));
  return element("ol", {{"class", "hits"}, {"id", "hits"}, {"start", std::to_string(hits.front().rank)}}, items);
}

}  // namespace propos::serve
