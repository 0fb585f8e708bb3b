#include "query/answer/hit_text.hpp"

#include <algorithm>

#include "common/text.hpp"

namespace propos {

std::string page_of(const Passage& passage) {
  auto page = passage.url.substr(0, passage.url.find(":~:"));
  if (page.ends_with('#')) page.pop_back();
  return page;
}

namespace {

/// The whole answer, each turn as an excerpt of its own, and what stands between turns.
std::vector<Snippet> turns_of(const Hit& hit) {
  std::vector<Snippet> parts;
  const auto add = [&](std::uint32_t begin, std::uint32_t end, const std::string& speaker) {
    if (begin >= end) return;
    auto& part = parts.emplace_back();
    part.text = hit.snippet.text.substr(begin, end - begin);
    part.speaker = speaker;
    for (const auto& [from, to] : hit.snippet.highlights)
      if (from >= begin && to <= end) part.highlights.emplace_back(from - begin, to - begin);
  };
  std::uint32_t end = 0;
  for (const auto& turn : hit.passage.turns) {
    add(end, turn.begin, parts.empty() ? std::string() : parts.back().speaker);
    add(turn.begin, turn.end, turn.speaker);
    end = turn.end;
  }
  add(end, static_cast<std::uint32_t>(hit.snippet.text.size()), parts.empty() ? std::string() : parts.back().speaker);
  return parts;
}

/// What is shown of a hit, each part by one voice.
std::vector<Snippet> shown_parts(const Hit& hit) {
  if (hit.whole && !hit.passage.turns.empty()) return turns_of(hit);
  return hit.excerpts.empty() ? std::vector{hit.snippet} : hit.excerpts;
}

/// The voices of the parts, each once.
std::vector<std::string> voices_of(const std::vector<Snippet>& parts) {
  std::vector<std::string> voices;
  for (const auto& part : parts)
    if (!part.speaker.empty() && std::find(voices.begin(), voices.end(), part.speaker) == voices.end())
      voices.push_back(part.speaker);
  return voices;
}

}  // namespace

std::string speaker_of(const Hit& hit) {
  if (hit.passage.turns.empty()) return hit.passage.speaker;
  const auto voices = voices_of(hit.whole ? std::vector<Snippet>() : shown_parts(hit));
  return joined(voices.empty() ? hit.speakers : voices, ", ");
}

std::string who_says(const Hit& hit) {
  const auto speaker = speaker_of(hit);
  return speaker.empty() ? joined(hit.passage.authors, ", ") : speaker;
}

Snippet shown_snippet(const Hit& hit) {
  const auto excerpts = shown_parts(hit);
  const bool several = voices_of(excerpts).size() > 1;
  Snippet shown;
  std::string_view voice;
  for (const auto& excerpt : excerpts) {
    if (!shown.text.empty() && !hit.whole) shown.text += ' ';
    if (excerpt.cut_before) shown.text += "[…] ";
    if (several && excerpt.speaker != voice) shown.text += excerpt.speaker + " — ";
    voice = excerpt.speaker;
    const auto moved = static_cast<std::uint32_t>(shown.text.size());
    shown.text += excerpt.text;
    for (const auto& [begin, end] : excerpt.highlights) shown.highlights.emplace_back(begin + moved, end + moved);
  }
  if (excerpts.back().cut_after) shown.text += " […]";
  return shown;
}

std::vector<Snippet> paragraphs_of(const Snippet& text) {
  std::vector<Snippet> paragraphs;
  auto mark = text.highlights.begin();
  for (std::size_t begin = 0; begin < text.text.size();) {
    const auto end = std::min(text.text.find("\n\n", begin), text.text.size());
    Snippet paragraph;
    paragraph.text = text.text.substr(begin, end - begin);
    for (; mark != text.highlights.end() && mark->first < end; ++mark)
      paragraph.highlights.emplace_back(mark->first - begin, std::min<std::size_t>(mark->second, end) - begin);
    if (!paragraph.text.empty()) paragraphs.push_back(std::move(paragraph));
    begin = text.text.find_first_not_of('\n', end);
  }
  return paragraphs;
}

}  // namespace propos
