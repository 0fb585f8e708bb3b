#include "query/print/fields.hpp"

#include <algorithm>
#include <cstdio>
#include <iterator>

#include "common/dates.hpp"
#include "common/site.hpp"
#include "common/text.hpp"
#include "query/answer/hit_text.hpp"
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

constexpr FieldRow fields[] = {
    {"qid", "id of the query or topic", [](const Row& r) { return r.qid; }, true, true},
    {"rank", "place in the ranking, from 1", [](const Row& r) { return std::to_string(r.hit.rank); }, true, false},
    {"score", "score", score_of, true, false},
    {"id", "id of the passage", [](const Row& r) { return of(r).id; }, true, true},
    {"kind", "answer, introduction, section, caption, credit, box, notes or biography",
     [](const Row& r) { return std::string(name_of(of(r).kind)); }, true, true},
    {"post", "id of the post", [](const Row& r) { return of(r).post; }, true, true},
    {"title", "title of the post", [](const Row& r) { return of(r).title; }, true, true},
    {"question", "question, empty for introductions and sections", [](const Row& r) { return of(r).question; }, true,
     true},
    {"heading", "headings above a section", [](const Row& r) { return of(r).heading; }, true, true},
    {"speaker", "who answers", [](const Row& r) { return speaker_of(r.hit); }, true, true},
    {"asker", "who asks", [](const Row& r) { return of(r).asker; }, true, true},
    {"date", "date, 2025-09-10", [](const Row& r) { return plain_date(of(r).date); }, true, true},
    {"authors", "authors of the post, with semicolons between",
     [](const Row& r) { return joined(of(r).authors, "; "); }, true, true},
    {"tags", "tags of the post, with semicolons between", [](const Row& r) { return joined(of(r).tags, "; "); }, true,
     true},
    {"language", "language", [](const Row& r) { return of(r).language; }, true, true},
    {"snippet", "best excerpt", [](const Row& r) { return shown_snippet(r.hit).text; }, true, true},
    {"url", "link to the passage's first sentence", [](const Row& r) { return of(r).url; }, true, true},
    {"host", "site of the post: host of its link, or what --site said",
     [](const Row& r) { return site_of_passage(of(r)); }, false, true},
    {"page", "link to the post", [](const Row& r) { return page_of(of(r)); }, false, true},
    {"site", "what the site calls itself, else its host", [](const Row& r) { return site_of(of(r)); }, false, true},
    {"text", "the whole answer", [](const Row& r) { return of(r).text; }, false, true},
    {"who", "the speaker, or the authors", [](const Row& r) { return who_says(r.hit); }, false, true},
    {"long_date", "date in words", [](const Row& r) { return long_date(of(r).date, r.lang); }, false, true},
    {"year", "year", [](const Row& r) { return plain_date(of(r).date).substr(0, 4); }, false, true},
    {"query", "the query as it was read", [](const Row& r) { return r.answer.query; }, false, true},
    {"post_total", "with --collapse: how many passages of the post match",
     [](const Row& r) { return r.hit.post_total > 0 ? std::to_string(r.hit.post_total) : std::string(); }, false,
     false},
};

}  // namespace

std::span<const FieldRow> all_fields() { return fields; }

const FieldRow* field_named(std::string_view name) {
  const auto found =
      std::find_if(std::begin(fields), std::end(fields), [&](const FieldRow& field) { return field.name == name; });
  return found == std::end(fields) ? nullptr : &*found;
}

}  // namespace propos
