#include "query/answer/hits.hpp"

#include <cmath>

#include "common/site.hpp"
#include "query/answer/hit_text.hpp"

namespace propos {
namespace {

double rounded(double score) { return std::round(score * 1e4) / 1e4; }

Json to_json(const ByteSpans& spans) {
  auto list = Json::array();
  for (const auto& [begin, end] : spans) list.push_back(Json::array({begin, end}));
  return list;
}

Json with_speaker(Json json, const Snippet& snippet) {
  if (!snippet.speaker.empty()) json["speaker"] = snippet.speaker;
  return json;
}

/// The excerpts, the neighbours and the footnotes, as far as they were asked for.
void add_shown(Json& json, const Hit& hit) {
  for (const auto& excerpt : hit.excerpts)
    json["excerpts"].push_back(with_speaker(
        Json{{"text", excerpt.text}, {"begin", excerpt.begin}, {"highlights", to_json(excerpt.highlights)}}, excerpt));
  if (hit.whole && !hit.passage.notes.empty()) json["footnotes"] = hit.passage.notes;
  const auto add = [&](const char* side, const std::optional<Neighbour>& neighbour) {
    if (!neighbour) return;
    const auto& [id, kind, question, heading, url] = *neighbour;
    json["context"][side] =
        Json{{"id", id}, {"kind", name_of(kind)}, {"question", question}, {"heading", heading}, {"url", url}};
  };
  add("before", hit.context.before);
  add("after", hit.context.after);
}

Json others_of(const Hit& hit, bool explain) {
  auto others = Json::array();
  for (const auto& other : hit.others) others.push_back(to_json(other, explain));
  return others;
}

}  // namespace

Json to_json(const Hit& hit, bool explain) {
  const auto& p = hit.passage;
  Json json;
  json["rank"] = hit.rank;
  json["score"] = rounded(hit.score);
  json["id"] = p.id;
  json["kind"] = name_of(p.kind);
  json["post"] = Json{{"id", p.post},   {"host", site_of_passage(p)}, {"title", p.title}, {"url", page_of(p)},
                      {"date", p.date}, {"authors", p.authors},       {"tags", p.tags}};
  json["question"] = p.question;
  const auto marks = to_json(hit.question_marks);
  json["question_highlights"] = p.question.empty() ? Json::array() : marks;
  if (!p.heading.empty()) {
    json["heading"] = p.heading;
    json["heading_highlights"] = p.question.empty() ? marks : Json::array();
  }
  json["speaker"] = p.speaker;
  json["snippet"] =
      with_speaker(Json{{"text", hit.snippet.text}, {"highlights", to_json(hit.snippet.highlights)}}, hit.snippet);
  if (hit.whole)
    for (const auto& turn : p.turns)
      json["turns"].push_back(Json{{"speaker", turn.speaker}, {"begin", turn.begin}, {"end", turn.end}});
  add_shown(json, hit);
  json["url"] = p.url;
  if (hit.post_total > 0) json["post_total"] = hit.post_total;
  if (explain) {
    auto shares = Json::array();
    for (const auto& share : hit.shares) shares.push_back(Json{{"name", share.name}, {"score", rounded(share.score)}});
    json["explain"] = shares;
  }
  return json;
}

Json to_json(const std::vector<Note>& notes) {
  auto list = Json::array();
  for (const auto& note : notes) list.push_back(Json{{"fr", note.fr}, {"en", note.en}});
  return list;
}

Json to_json(const Answer& answer, bool explain) {
  Json json;
  json["schema"] = answer_schema;
  json["query"] = answer.query;
  json["total"] = answer.total;
  json["exact"] = answer.exact;
  json["took_us"] = answer.took_us;
  auto notes = answer.notes;
  if (answer.apart) notes.push_back(*answer.apart);
  json["notes"] = to_json(notes);
  json["missing"] = answer.missing;
  if (!answer.complete) json["complete"] = false;
  if (answer.order != Order::score) json["sort"] = name_of(answer.order);
  add_counts(json, answer.counts);
  auto hits = Json::array();
  for (const auto& hit : answer.hits) {
    hits.push_back(to_json(hit, explain));
    if (hit.post_total > 0) hits.back()["others"] = others_of(hit, explain);
  }
  json["hits"] = hits;
  return json;
}

}  // namespace propos
