#include "query/serve/page/nothing_found.hpp"

#include "query/serve/page/chips.hpp"
#include "query/serve/page/reading.hpp"

namespace propos::serve {
namespace {

Markup way_out(const char* kind, const Markup& content) { return element("li", {{"data-way", kind}}, content); }

Markup nearest(const View& view, const SearchRequest& search, const ReadAs& read) {
  Markup links;
  for (const auto& text_read : read.read)
    links += element(
        "li", link(replaced(search, read.typed, text_read).to_url("/search"), text(text_read), {{"class", "chip"}}));
  return view.words(Say::nearest_to, {view.quoted(read.typed)}) + chip_list(links);
}

Markup topic_way(const View& view, const ReadAs& read, const std::vector<Topic>& topics) {
  const auto* named = topic_named(topics, read.read.front());
  const auto label = named == nullptr ? read.read.front() : label_of(*named, view.lang);
  return view.words(Say::also_topic, {view.quoted(read.typed)}) + text(" ") +
         link(view.to_topic(read.read.front()), text(label));
}

Markup from_notes(const View& view, const Results& results, const std::vector<Topic>& topics) {
  Markup items;
  for (const auto& note : results.answer.notes) {
    if (!note.read_as) continue;
    switch (note.read_as->kind) {
      case ReadAs::Kind::missing: items += way_out("missing", prose(note.in(view.lang))); break;
      case ReadAs::Kind::suggested: items += way_out("nearest", nearest(view, results.search, *note.read_as)); break;
      case ReadAs::Kind::queries:
        items += way_out("queries", with_links(view, results.search, note.in(view.lang), note.read_as->read));
        break;
      case ReadAs::Kind::also_topic: items += way_out("topic", topic_way(view, *note.read_as, topics)); break;
      default: break;
    }
  }
  return items;
}

/// The search without its choices, without exactness.
Markup wider(const View& view, const SearchRequest& search) {
  Markup items;
  if (!search.chosen.empty() || !search.since.empty() || !search.until.empty()) {
    auto all = search;
    all.chosen.clear();
    all.since.clear();
    all.until.clear();
    all.offset = 0;
    items += way_out("wider", link(all.to_url("/search"), view.words(Say::without_choices)));
  }
  if (search.exact) {
    auto loose = search;
    loose.exact = false;
    items += way_out("loose", link(loose.to_url("/search"), view.words(Say::without_exact)));
  }
  return items;
}

}  // namespace

Markup nothing_found(const View& view, const Results& results, const std::vector<Topic>& topics) {
  const auto ways = from_notes(view, results, topics) + wider(view, results.search);
  auto content = element("h2", {{"id", "nothing-title"}}, view.words(Say::nothing_found));
  content += ways.empty() ? element("p", view.words(Say::try_other_words)) : element("ul", {{"class", "ways"}}, ways);
  if (!results.topics.empty())
    content += element("h3", view.words(Say::or_a_topic)) + topic_chips(view, results.topics);
  return element("section", {{"id", "nothing"}, {"class", "nothing"}, {"aria-labelledby", "nothing-title"}}, content);
}

}  // namespace propos::serve
