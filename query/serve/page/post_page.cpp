#include "query/serve/page/post_page.hpp"

#include <algorithm>

#include "common/speakers.hpp"
#include "query/answer/hit_text.hpp"
#include "query/print/citation.hpp"
#include "query/serve/page/chips.hpp"
#include "query/serve/page/page_frame.hpp"
#include "query/serve/page/passage_text.hpp"

namespace propos::serve {
namespace {

std::string source_name(const Passage& passage, Lang lang) {
  const auto& source = passage.speaker_source;
  if (source == "label") return std::string(say(Say::by_label, lang));
  if (source == "introduction") return std::string(say(Say::by_introduction, lang));
  if (source == "title") return std::string(say(Say::by_title, lang));
  if (source == "author") return std::string(say(Say::by_author, lang));
  if (source == "correction") return std::string(say(Say::by_correction, lang));
  return source;
}

Markup cut_passage(const View& view, const Passage& passage) {
  const auto id = "p" + std::to_string(passage.n) + (is_apart(passage.kind) ? "a" : "");
  const bool untitled = passage.question.empty() && passage.heading.empty();
  auto head = link(view.to_passage(passage.id), question_of(view, passage, {}));
  Markup content;
  if (!untitled)
    content += element("p", {{"class", "kicker"}},
                       text(kind_name(passage.kind, view.lang) + "\u00A0" + std::to_string(passage.n)));
  content += element(is_apart(passage.kind) ? Tag("h3") : Tag("h2"),
                     language_of(view, passage, {{"class", untitled ? "question kind-only" : "question"}}), head);
  if (!passage.speaker.empty())
    content += element("p", {{"class", "by"}}, speaker_links(view, speakers_in(passage.speaker)));
  content += inferred(view, passage);
  content += element("div", language_of(view, passage, {{"class", "answer"}}), whole_answer(view, passage, {}));
  return element("section",
                 {{"class", "passage"}, {"id", id}, {"data-passage", passage.id}, {"data-kind", name_of(passage.kind)}},
                 content);
}

Markup post_head(const View& view, const Passage& first) {
  Markup items;
  const auto add = [&](const Markup& item) {
    if (!item.empty()) items += element("li", item);
  };
  if (!first.authors.empty()) add(view.words(Say::by_authors, {joined(first.authors, ", ")}));
  add(time_of(view, first.date));
  if (!first.site.empty()) add(text(first.site));
  if (const auto url = page_of(first); is_web_address(url))
    add(link(url, view.words(Say::the_post_itself), {{"rel", "noopener"}}));
  return element("ul", {{"class", "meta"}}, items);
}

Markup tags_of(const View& view, const Passage& first) {
  Markup items;
  for (const auto& tag : first.tags) items += chip(view, view.common.with(FacetBy::tag, tag).to_url("/search"), tag);
  return chip_list(items, {{"aria-label", view.phrase(Say::tags)}});
}

/// What stands apart from what is said, behind all the rest.
Markup apart(const View& view, const WholePost& post) {
  Markup passages;
  for (const auto& passage : post.passages)
    if (is_apart(passage.kind)) passages += cut_passage(view, passage);
  if (passages.empty()) return {};
  return element("section", {{"id", "apart"}, {"class", "apart"}, {"aria-labelledby", "apart-title"}},
                 element("h2", {{"id", "apart-title"}}, view.words(Say::apart)) +
                     element("p", {{"class", "small"}}, view.words(Say::what_apart_is)) + passages);
}

}  // namespace

Markup inferred(const View& view, const Passage& passage) {
  Markup items;
  if (!passage.speaker_source.empty()) {
    auto told = view.words(Say::speaker_known, {source_name(passage, view.lang)});
    if (passage.speaker_confidence > 0)
      told += text(", ") + view.words(Say::how_sure, {percent(passage.speaker_confidence, view.lang)});
    items += element("li", {{"data-inferred", "speaker"}}, told);
  }
  if (!passage.pairing.empty()) items += element("li", {{"data-inferred", "pairing"}}, view.words(Say::paired_again));
  if (passage.repaired) items += element("li", {{"data-inferred", "repaired"}}, view.words(Say::repaired));
  return items.empty() ? Markup()
                       : element("ul", {{"class", "inferred"}, {"aria-label", view.phrase(Say::inferred)}}, items);
}

std::string post_page(const View& view, const WholePost& post) {
  const auto& first = post.passages.front();
  const auto title = first.title.empty() ? post.key : first.title;
  Frame frame;
  frame.title = title;
  frame.search = view.common;
  auto main = element("p", {{"class", "kicker"}}, view.words(Say::post_as_cut)) +
              element("h1", language_of(view, first), prose(title));
  main += post_head(view, first) + tags_of(view, first);
  main += element("p", {{"class", "total"}},
                  text(view.counted(post.passages.size(), Say::passages_one, Say::passages_more)));
  if (post.damaged > 0)
    main += element("p", {{"class", "warning"}}, text(view.counted(post.damaged, Say::damaged_one, Say::damaged_more)));
  for (const auto& passage : post.passages)
    if (!is_apart(passage.kind)) main += cut_passage(view, passage);
  return framed(view, frame, element("div", {{"class", "column post"}}, main + apart(view, post)));
}

}  // namespace propos::serve
