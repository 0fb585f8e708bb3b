#include "query/print/fields.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "common/dates.hpp"
#include "query/print/citation.hpp"
#include "query/print/long_date.hpp"

namespace propos {
namespace {

std::string score_of(const Row& row) {
  char score[32];
  std::snprintf(score, sizeof score, "%.4f", row.hit.score);
  return score;
}

const Passage& of(const Row& row) { return row.hit.passage; }

constexpr std::array<FieldRow, 25> fields = {{
    {"qid", "id of the query or topic", [](const Row& r) { return r.qid; }, true, true},
    {"rank", "place in the ranking, from 1", [](const Row& r) { return std::to_string(r.hit.rank); }, true, false},
    {"score", "score", score_of, true, false},
    {"id", "id of the passage", [](const Row& r) { return of(r).id; }, true, true},
    {"kind", "answer, introduction or section", [](const Row& r) { return std::string(name_of(of(r).kind)); }, true,
     true},
    {"post", "id of the post", [](const Row& r) { return of(r).post; }, true, true},
    {"title", "title of the post", [](const Row& r) { return of(r).title; }, true, true},
    {"question", "question, empty for introductions and sections", [](const Row& r) { return of(r).question; }, true,
     true},
    {"heading", "headings above a section", [](const Row& r) { return of(r).heading; }, true, true},
    {"speaker", "who answers", [](const Row& r) { return of(r).speaker; }, true, true},
    {"asker", "who asks", [](const Row& r) { return of(r).asker; }, true, true},
    {"date", "date, 2025-09-10", [](const Row& r) { return plain_date(of(r).date); }, true, true},
    {"authors", "authors of the post, with semicolons between",
     [](const Row& r) { return joined(of(r).authors, "; "); }, true, true},
    {"tags", "tags of the post, with semicolons between", [](const Row& r) { return joined(of(r).tags, "; "); }, true,
     true},
    {"language", "language", [](const Row& r) { return of(r).language; }, true, true},
    {"snippet", "best excerpt", [](const Row& r) { return shown_snippet(r.hit).text; }, true, true},
    {"url", "link to the passage's first sentence", [](const Row& r) { return of(r).url; }, true, true},
    {"page", "link to the post", [](const Row& r) { return page_of(of(r)); }, false, true},
    {"site", "what the site calls itself, else its host", [](const Row& r) { return site_of(of(r)); }, false, true},
    {"text", "the whole answer", [](const Row& r) { return of(r).text; }, false, true},
    {"who", "the speaker, or the authors", [](const Row& r) { return who_says(of(r)); }, false, true},
    {"long_date", "date in words", [](const Row& r) { return long_date(of(r).date, r.lang); }, false, true},
    {"year", "year", [](const Row& r) { return plain_date(of(r).date).substr(0, 4); }, false, true},
    {"query", "the query as it was read", [](const Row& r) { return r.answer.query; }, false, true},
    {"post_total", "with --collapse: how many passages of the post match",
     [](const Row& r) { return r.hit.post_total > 0 ? std::to_string(r.hit.post_total) : std::string(); }, false,
     false},
}};

}  // namespace

std::span<const FieldRow> all_fields() { return fields; }

const FieldRow* field_named(std::string_view name) {
  const auto found =
      std::find_if(fields.begin(), fields.end(), [&](const FieldRow& field) { return field.name == name; });
  return found == fields.end() ? nullptr : &*found;
}

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
