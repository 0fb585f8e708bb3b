#include "query/serve/page/passage_text.hpp"

#include <algorithm>
#include <utility>

#include "common/dates.hpp"
#include "query/answer/hit_text.hpp"
#include "query/language/kind_names.hpp"
#include "query/print/long_date.hpp"

namespace propos::serve {
namespace {

/// A part of a text with the marks that lie in it.
Snippet cut_of(const std::string& text, const ByteSpans& marks, std::uint32_t begin, std::uint32_t end) {
  Snippet part;
  part.text = text.substr(begin, end - begin);
  for (const auto& [from, to] : marks)
    if (from >= begin && from < end) part.highlights.emplace_back(from - begin, std::min(to, end) - begin);
  return part;
}

/// A paragraph whose lines stay lines.
Markup lines_of(const Snippet& paragraph) {
  Markup lines;
  const auto size = static_cast<std::uint32_t>(paragraph.text.size());
  for (std::uint32_t begin = 0; begin < size;) {
    const auto found = paragraph.text.find('\n', begin);
    const auto end = found == std::string::npos ? size : static_cast<std::uint32_t>(found);
    const auto line = cut_of(paragraph.text, paragraph.highlights, begin, end);
    if (!line.text.empty())
      lines += (lines.empty() ? Markup() : void_element("br", {})) + marked(line.text, line.highlights);
    begin = end + 1;
  }
  return lines;
}

/// `before` goes into the first paragraph, `after` into the last.
Markup paragraphs(const Snippet& text, const Markup& before = {}, const Markup& after = {}) {
  Markup out;
  const auto parts = paragraphs_of(text);
  for (const auto& part : parts) {
    auto content = lines_of(part);
    if (&part == &parts.front()) content = before + content;
    if (&part == &parts.back()) content += after;
    out += element("p", content);
  }
  return out;
}

Markup voice(const std::string& name) { return element("p", {{"class", "voice"}}, text(name)); }

Markup turns(const Passage& passage, const ByteSpans& marks) {
  Markup out;
  std::uint32_t end = 0;
  const auto size = static_cast<std::uint32_t>(passage.text.size());
  for (const auto& turn : passage.turns) {
    if (turn.begin > end) out += paragraphs(cut_of(passage.text, marks, end, turn.begin));
    auto said = voice(turn.speaker) + paragraphs(cut_of(passage.text, marks, turn.begin, turn.end));
    const bool asks = !passage.asker.empty() && turn.speaker == passage.asker;
    out += element("div", {{"class", asks ? "turn asks" : "turn"}, {"data-speaker", turn.speaker}}, said);
    end = turn.end;
  }
  if (end < size) out += paragraphs(cut_of(passage.text, marks, end, size));
  return out;
}

Markup footnotes(const View& view, const Passage& passage) {
  if (passage.notes.empty()) return {};
  Markup items;
  for (const auto& note : passage.notes) items += element("li", prose(note));
  return element("div", {{"class", "footnotes"}},
                 element("p", {{"class", "small"}}, view.words(Say::footnotes)) + element("ol", items));
}

Markup cut_sign() { return element("span", {{"class", "cut"}}, text("[…]")); }
Markup cut_before() { return cut_sign() + text(" "); }
Markup cut_after() { return text(" ") + cut_sign(); }

}  // namespace

Markup whole_answer(const View& view, const Passage& passage, const ByteSpans& marks) {
  const auto size = static_cast<std::uint32_t>(passage.text.size());
  auto content = passage.turns.empty() ? paragraphs(cut_of(passage.text, marks, 0, size)) : turns(passage, marks);
  return content + footnotes(view, passage);
}

Markup excerpts(const Hit& hit) {
  const auto parts = hit.excerpts.empty() ? std::vector{hit.snippet} : hit.excerpts;
  const auto& first = parts.front().speaker;
  const bool several =
      std::any_of(parts.begin(), parts.end(), [&](const Snippet& part) { return part.speaker != first; });
  Markup out;
  for (const auto& part : parts) {
    if (several && !part.speaker.empty()) out += voice(part.speaker);
    const bool cut = &part == &parts.back() && part.cut_after;
    out += paragraphs(part, part.cut_before ? cut_before() : Markup(), cut ? cut_after() : Markup());
  }
  return out;
}

std::string kind_name(PassageKind kind, Lang lang) {
  switch (kind) {
    case PassageKind::introduction: return std::string(say(Say::introduction, lang));
    case PassageKind::answer: return std::string(say(Say::answer, lang));
    case PassageKind::section: return std::string(say(Say::section, lang));
    case PassageKind::caption: return std::string(say(Say::caption, lang));
    case PassageKind::credit: return std::string(say(Say::credit, lang));
    case PassageKind::box: return std::string(say(Say::box, lang));
    case PassageKind::notes: return std::string(say(Say::notes, lang));
    case PassageKind::biography: return std::string(say(Say::biography, lang));
  }
  return {};
}

Markup question_of(const View& view, const Passage& passage, const ByteSpans& marks) {
  if (!passage.question.empty()) return marked(passage.question, marks);
  const auto kind = element("span", {{"class", "kind"}}, text(kind_name(passage.kind, view.lang)));
  if (!passage.heading.empty()) return marked(passage.heading, marks);
  return kind;
}

Markup speaker_links(const View& view, const std::vector<std::string>& names) {
  Markup out;
  for (const auto& name : names)
    out += (out.empty() ? Markup() : text(", ")) + link(view.to_speaker(name), text(name), {{"class", "speaker"}});
  return out;
}

Markup time_of(const View& view, const std::string& date) {
  const auto plain = plain_date(date);
  if (plain.empty()) return {};
  return element("time", {{"datetime", plain}}, text(long_date(plain, view.lang)));
}

Attributes language_of(const View& view, const Passage& passage, Attributes attributes) {
  if (!passage.language.empty() && passage.language != say(Say::language_code, view.lang))
    attributes.push_back({"lang", passage.language});
  return attributes;
}

}  // namespace propos::serve
