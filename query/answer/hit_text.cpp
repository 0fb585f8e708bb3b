#include "query/answer/hit_text.hpp"

#include <algorithm>
#include <span>

namespace propos {

std::string page_of(const Passage& passage) {
  auto page = passage.url.substr(0, passage.url.find(":~:"));
  if (page.ends_with('#')) page.pop_back();
  return page;
}

std::string who_says(const Passage& passage) {
  return passage.speaker.empty() ? joined(passage.authors, ", ") : passage.speaker;
}

Snippet shown_snippet(const Hit& hit) {
  const auto excerpts = hit.excerpts.empty() ? std::span(&hit.snippet, 1) : std::span<const Snippet>(hit.excerpts);
  Snippet shown;
  for (const auto& excerpt : excerpts) {
    if (!shown.text.empty()) shown.text += ' ';
    if (excerpt.cut_before) shown.text += "[…] ";
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

std::string joined(const std::vector<std::string>& texts, std::string_view separator) {
  std::string out;
  for (const auto& text : texts) {
    if (&text != &texts.front()) out += separator;
    out += text;
  }
  return out;
}

}  // namespace propos
