#include "query/serve/page/reading.hpp"

#include <algorithm>
#include <utility>

#include "query/answer/counts.hpp"
#include "query/serve/page/chips.hpp"

namespace propos::serve {
namespace {

/// A part of the reading: what it is, and the link that undoes it.
Markup part(const char* kind, const Markup& said, const SearchRequest& undone, const Markup& action) {
  return element("li", {{"data-reading", kind}},
                 said + text(" ") + link(undone.to_url("/search"), action, {{"class", "undo"}}));
}

/// What a chosen value is called in front of it: `Voix : Ada Mer`.
std::string choice_name(FacetBy by, Lang lang) {
  switch (by) {
    case FacetBy::author: return std::string(say(Say::author, lang));
    case FacetBy::tag: return std::string(say(Say::tag, lang));
    case FacetBy::year: return std::string(say(Say::year, lang));
    case FacetBy::speaker: return std::string(say(Say::speaker, lang));
    case FacetBy::kind: return std::string(say(Say::kind, lang));
    case FacetBy::language: return std::string(say(Say::language, lang));
    default: return std::string(lang == Lang::fr ? row_of(by).heading_fr : row_of(by).heading_en);
  }
}

Markup chosen_parts(const View& view, const SearchRequest& search) {
  Markup parts;
  const auto take_back = view.words(Say::take_away);
  for (const auto& choice : search.chosen)
    parts +=
        part("choice", text(said(Say::name_and_value, view.lang, {choice_name(choice.by, view.lang), choice.value})),
             search.without(choice.by, choice.value), take_back);
  if (!search.since.empty() || !search.until.empty()) {
    auto all = search;
    all.since.clear();
    all.until.clear();
    all.offset = 0;
    const auto name = search.since == search.until ? period(search.since, view.lang)
                      : search.until.empty()       ? said(Say::since_date, view.lang, {period(search.since, view.lang)})
                      : search.since.empty()       ? said(Say::until_date, view.lang, {period(search.until, view.lang)})
                                                   : said(Say::from_to, view.lang,
                                                          {period(search.since, view.lang), period(search.until, view.lang)});
    parts +=
        part("period", text(said(Say::name_and_value, view.lang, {view.phrase(Say::period), name})), all, take_back);
  }
  return parts;
}

/// The topic that was asked for, and the passage whose like is looked for.
Markup asked_parts(const View& view, const SearchRequest& search, const std::vector<Topic>& topics) {
  Markup parts;
  if (!search.topic.empty()) {
    const auto* topic = topic_named(topics, search.topic);
    auto words = search;
    words.topic.clear();
    const auto label = topic == nullptr ? search.topic : label_of(*topic, view.lang);
    if (words.q.empty()) words.q = label;
    parts += part("topic", text(said(Say::name_and_value, view.lang, {view.phrase(Say::topic), label})), words,
                  view.words(Say::search_as_words, {view.quoted(label)}));
  }
  if (!search.like.empty()) {
    auto unlike = search;
    unlike.like.clear();
    parts += part("like", view.words(Say::like_passage, {search.like}), unlike, view.words(Say::take_away));
  }
  if (search.exact) {
    auto loose = search;
    loose.exact = false;
    parts += part("exact", view.words(Say::words_as_typed), loose, view.words(Say::take_away));
  }
  for (const auto& word : search.keep) {
    auto loose = search;
    std::erase(loose.keep, word);
    parts += part("kept", view.words(Say::kept_word, {view.quoted(word)}), loose, view.words(Say::take_away));
  }
  return parts;
}

SearchRequest keeping(SearchRequest search, const std::string& typed) {
  search.keep.push_back(typed);
  search.offset = 0;
  return search;
}

std::string quoted_all(const View& view, const std::vector<std::string>& texts) {
  std::string all;
  for (const auto& text : texts) all += (all.empty() ? "" : ", ") + view.quoted(text);
  return all;
}

Markup suggestion(const View& view, const SearchRequest& search, const ReadAs& read) {
  Markup links;
  for (const auto& text_read : read.read)
    links += (links.empty() ? Markup() : text(", ")) +
             link(replaced(search, read.typed, text_read).to_url("/search"), text(view.quoted(text_read)));
  return view.words(Say::did_you_mean, {view.quoted(read.typed)}) + text(" ") + links +
         text(view.lang == Lang::fr ? "\u202F?" : "?");
}

/// A note as a part that can be undone or followed.
Markup note_part(const View& view, const SearchRequest& search, const Note& note, const std::vector<Topic>& topics) {
  if (!note.read_as) return element("li", {{"data-reading", "note"}}, prose(note.in(view.lang)));
  const auto& read = *note.read_as;
  const auto keep = view.words(Say::keep_word, {view.quoted(read.typed)});
  switch (read.kind) {
    case ReadAs::Kind::corrected:
      return part("correction", view.words(Say::read_as, {view.quoted(read.typed), quoted_all(view, read.read)}),
                  keeping(search, read.typed), keep);
    case ReadAs::Kind::translated:
      return part("translation", view.words(Say::translated_as, {view.quoted(read.typed), quoted_all(view, read.read)}),
                  keeping(search, read.typed), keep);
    case ReadAs::Kind::as_topic: {
      const auto* topic = topic_named(topics, read.read.front());
      return part("topic",
                  view.words(Say::read_as_topic,
                             {view.quoted(read.typed),
                              view.quoted(topic == nullptr ? read.read.front() : label_of(*topic, view.lang))}),
                  keeping(search, read.typed), keep);
    }
    case ReadAs::Kind::also_topic:
      return element("li", {{"data-reading", "also-topic"}},
                     view.words(Say::also_topic, {view.quoted(read.typed)}) + text(" ") +
                         link(view.to_topic(read.read.front()), view.words(Say::see_topic)));
    case ReadAs::Kind::suggested:
      return element("li", {{"data-reading", "suggestion"}}, suggestion(view, search, read));
    case ReadAs::Kind::queries:
      return element("li", {{"data-reading", "queries"}}, with_links(view, search, note.in(view.lang), read.read));
    case ReadAs::Kind::missing: break;
  }
  return element("li", {{"data-reading", "missing"}}, prose(note.in(view.lang)));
}

bool is_for_nothing_found(const Note& note) {
  if (!note.read_as) return false;
  const auto kind = note.read_as->kind;
  return kind == ReadAs::Kind::also_topic || kind == ReadAs::Kind::suggested || kind == ReadAs::Kind::queries ||
         kind == ReadAs::Kind::missing;
}

}  // namespace

SearchRequest replaced(SearchRequest search, const std::string& typed, const std::string& read) {
  search.offset = 0;
  const auto at = typed.empty() ? std::string::npos : search.q.find(typed);
  if (at != std::string::npos) search.q.replace(at, typed.size(), read);
  return search;
}

SearchRequest instead(const SearchRequest& search, const std::string& q) {
  SearchRequest other;
  other.db = search.db;
  other.lang = search.lang;
  other.sort = search.sort;
  other.collapse = search.collapse;
  other.q = q;
  return other;
}

Markup with_links(const View& view, const SearchRequest& search, const std::string& said,
                  const std::vector<std::string>& queries) {
  Markup before, behind;
  std::size_t done = 0;
  for (const auto& query : queries) {
    const auto url = instead(search, query).to_url("/search");
    const auto at = said.find(query, done);
    if (at == std::string::npos) {
      behind += text(" ") + link(url, view.words(Say::see_them));
      continue;
    }
    before += prose(said.substr(done, at - done)) + link(url, text(query));
    done = at + query.size();
  }
  return before + prose(said.substr(done)) + behind;
}

Markup apart_line(const View& view, const SearchRequest& search, const Answer& answer) {
  if (!answer.apart || !answer.apart->read_as) return {};
  return element("p", {{"id", "apart"}, {"class", "apart-line"}},
                 with_links(view, search, answer.apart->in(view.lang), answer.apart->read_as->read));
}

Markup reading(const View& view, const SearchRequest& search, const Answer& answer, const std::vector<Topic>& topics) {
  auto parts = asked_parts(view, search, topics);
  const bool nothing = answer.total == 0;
  for (const auto& note : answer.notes)
    if (!nothing || !is_for_nothing_found(note)) parts += note_part(view, search, note, topics);
  parts += chosen_parts(view, search);
  if (!answer.complete) parts += element("li", {{"data-reading", "deadline"}}, view.words(Say::out_of_time));
  if (parts.empty()) return {};
  return element("section", {{"id", "reading"}, {"class", "reading"}, {"aria-labelledby", "reading-title"}},
                 element("h2", {{"id", "reading-title"}}, view.words(Say::reads_as)) + element("ul", parts));
}

}  // namespace propos::serve
