#include "query/answer/why.hpp"

#include <algorithm>
#include <array>

#include "common/dates.hpp"
#include "common/schema.hpp"
#include "common/site.hpp"
#include "common/text.hpp"
#include "query/answer/document_set.hpp"
#include "query/answer/hit_text.hpp"
#include "query/answer/hits.hpp"
#include "query/language/field_names.hpp"
#include "query/language/kind_names.hpp"
#include "query/language/print_query.hpp"
#include "query/meaning/like.hpp"
#include "query/plan/plan.hpp"
#include "query/rank/first_pass.hpp"

namespace propos {
namespace {

using Kind = Node::Kind;

bool has_text(const Node& node) {
  switch (node.kind) {
    case Kind::words:
    case Kind::word:
    case Kind::phrase:
    case Kind::loose:
    case Kind::exact:
    case Kind::fuzzy: return true;
    default: return false;
  }
}

std::vector<std::string> words_in(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find(' ', begin), text.size());
    if (end > begin) words.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

/// The parts of a part that are told by themselves: of texts their words.
std::vector<Node> parts_of(const Node& node) {
  const bool text = node.kind == Kind::words || node.kind == Kind::phrase || node.kind == Kind::loose;
  if (!text) return node.parts;
  const auto words = words_in(node.text);
  std::vector<Node> parts;
  if (words.size() < 2) return parts;
  for (const auto& word : words) {
    auto& part = parts.emplace_back();
    part.text = word;
    part.curated = node.curated;
    part.kept = node.kept;
  }
  return parts;
}

std::string shown(const Node& node) { return to_text({node, {}}); }

Node as_field(const Node& node, FieldName field) {
  if (field == FieldName::none) return node;
  Node within;
  within.kind = Kind::field;
  within.field = field;
  within.parts = {node};
  return within;
}

class Asker {
 public:
  Asker(const Passage& passage, const WhySource& source)
      : passage_(passage), source_(source), id_(boolean_term(prefix::id, passage_key(passage))) {}

  /// Whether the passage is a hit of the plan.
  bool finds(const Plan& plan) const { return !(is_apart(passage_.kind) && !plan.every_kind) && fulfils(plan); }

  /// Whether it has what the plan asks for, even where it stands apart from what is said.
  bool fulfils(const Plan& plan) const {
    if (plan.query.empty()) return false;
    const FirstPass first_pass(source_.index, plan, {}, source_.index.dead);
    const Xapian::Query only(Xapian::Query::OP_AND, Xapian::Query(id_), first_pass.query());
    return matching_documents(source_.index.database, only).size() > 0;
  }

  /// `passed_over`: what is too common is not looked for here.
  WhyPart ask(const Node& node, FieldName field, bool passed_over = false) const {
    if (node.kind == Kind::field) return ask_field(node);
    WhyPart part;
    part.text = shown(node);
    part.occur = node.occur;
    const auto plan = planned(as_field(node, field));
    part.ignored = passed_over && has_text(node) && is_too_common(node.text);
    part.fulfilled = !part.ignored && fulfils(plan);
    part.note = note(node, field, part, plan);
    const bool group = node.kind == Kind::bag || node.kind == Kind::all || node.kind == Kind::any;
    // What stands there as a whole needs no words.
    if (!part.ignored && (group || !part.fulfilled || node.kind == Kind::words)) add_parts(part, node, field);
    return part;
  }

  void add_parts(WhyPart& part, const Node& node, FieldName field) const {
    const auto parts = parts_of(node);
    // As the plan does: beside others that may be there they say nothing.
    const bool side_by_side = node.kind == Kind::bag || node.kind == Kind::words || node.kind == Kind::loose;
    const bool others = side_by_side && std::any_of(parts.begin(), parts.end(), [&](const Node& inner) {
                          return inner.occur == Occur::optional && !(has_text(inner) && is_too_common(inner.text));
                        });
    for (const auto& inner : parts) part.parts.push_back(ask(inner, field, others && inner.occur == Occur::optional));
  }

 private:
  Plan planned(const Node& node) const {
    return make_plan(analyse({alone(node), {}}, source_.readers.analyzer), source_.readers);
  }

  /// Without its sign: that is told beside it.
  static Node alone(Node node) {
    node.occur = Occur::optional;
    return node;
  }

  bool is_too_common(const std::string& text) const { return read_leaf(text, source_.readers.analyzer).too_common(); }

  WhyPart ask_field(const Node& node) const {
    auto part = ask(node.parts.front(), node.field);
    part.text = shown(node);
    part.occur = node.occur;
    return part;
  }

  Note note(const Node& node, FieldName field, const WhyPart& part, const Plan& plan) const {
    Note note;
    const auto add = [&](const Note& more) {
      note.fr += (note.fr.empty() ? "" : " ; ") + more.fr;
      note.en += (note.en.empty() ? "" : "; ") + more.en;
    };
    for (const auto& said : plan.notes) add(said);
    if (part.ignored || (!node.parts.empty() && node.kind != Kind::near)) return note;
    if (node.kind == Kind::date) add(date_note(node, part.fulfilled));
    else if (node.kind == Kind::name) add(name_note(node.field));
    else if (!part.fulfilled) add({"ne s’y trouve pas", "does not stand there"});
    else if (field == FieldName::none) add(places(node));
    return note;
  }

  Note date_note(const Node& node, bool fulfilled) const {
    const auto date = plain_date(passage_.date);
    if (date.empty()) return {"le passage n’a pas de date", "the passage has no date"};
    const auto period = shown(node).substr(std::string("date:").size());
    if (fulfilled) return {"le passage est du " + date, "the passage is of " + date};
    return {date + " n’est pas dans " + period, date + " is not in " + period};
  }

  /// The names that the passage has.
  Note name_note(FieldName field) const {
    const auto names = field == FieldName::author     ? joined(passage_.authors, ", ")
                       : field == FieldName::tag      ? joined(passage_.tags, ", ")
                       : field == FieldName::speaker  ? joined(speakers_of(passage_), ", ")
                       : field == FieldName::language ? passage_.language
                       : field == FieldName::site     ? site_of_passage(passage_)
                       : field == FieldName::kind     ? std::string(french_name_of(passage_.kind))
                                                      : passage_.post;
    if (names.empty()) return {"le passage n’en a pas", "the passage has none"};
    return {"le passage a «\u00A0" + names + "\u00A0»", "the passage has “" + names + "”"};
  }

  Note places(const Node& node) const {
    static const std::array<std::pair<FieldName, Note>, 3> fields = {
        {{FieldName::question, {"la question", "the question"}},
         {FieldName::answer, {"la réponse", "the answer"}},
         {FieldName::title, {"le titre", "the title"}}}};
    Note note;
    for (const auto& [field, name] : fields) {
      if (!fulfils(planned(as_field(alone(node), field)))) continue;
      note.fr += (note.fr.empty() ? "dans " : ", ") + name.fr;
      note.en += (note.en.empty() ? "in " : ", ") + name.en;
    }
    if (note.fr.empty()) return {"dans un nom, un mot-clé ou une note", "in a name, a tag or a note"};
    return note;
  }

  const Passage& passage_;
  const WhySource& source_;
  std::string id_;
};

Json to_json(const std::vector<WhyPart>& parts) {
  auto list = Json::array();
  for (const auto& part : parts) {
    Json json{{"part", part.text}, {"occur", name_of(part.occur)}, {"fulfilled", part.fulfilled}};
    if (part.ignored) json["ignored"] = true;
    if (!part.note.fr.empty()) json["note"] = Json{{"fr", part.note.fr}, {"en", part.note.en}};
    if (!part.parts.empty()) json["parts"] = to_json(part.parts);
    list.push_back(std::move(json));
  }
  return list;
}

Note stands_apart_note(PassageKind kind) {
  const auto french = std::string(french_name_of(kind));
  const auto english = std::string(name_of(kind));
  return {french + "\u00A0: personne ne le dit\u00A0; genre:" + french + " le trouve",
          english + ": nobody says it; kind:" + english + " finds it"};
}

}  // namespace

Why why_of(const AnalysedQuery& read, const std::string& id, const WhySource& source) {
  Why why;
  why.query = to_text(read.query);
  why.passage = passage_with_id(id, source.index, "--why");
  const Asker asker(why.passage, source);
  const auto plan = make_plan(read, source.readers);
  why.notes = plan.notes;
  why.hit = asker.finds(plan);
  if (is_apart(why.passage.kind) && !plan.every_kind) why.obstacle = stands_apart_note(why.passage.kind);
  else if (!why.hit && !plan.voices.speakers.empty() && !why.passage.turns.empty())
    why.obstacle = {"passage à plusieurs voix\u00A0: seul compte ce que dit le locuteur demandé",
                    "a passage of several voices: only what the speaker says that is asked for counts"};
  const auto whole = asker.ask(read.query.root, FieldName::none);
  const bool group = !read.query.root.parts.empty() && read.query.root.kind != Kind::near;
  why.parts = group && read.query.root.kind != Kind::field ? whole.parts : std::vector<WhyPart>{whole};
  // In a conjunction what is not excluded is required.
  if (read.query.root.kind == Kind::all)
    for (auto& part : why.parts)
      if (part.occur == Occur::optional) part.occur = Occur::required;
  return why;
}

Json to_json(const Why& why) {
  auto notes = why.notes;
  if (!why.obstacle.fr.empty()) notes.push_back(why.obstacle);
  return Json{{"schema", why_schema}, {"query", why.query},      {"id", why.passage.id},
              {"hit", why.hit},       {"notes", to_json(notes)}, {"parts", to_json(why.parts)}};
}

}  // namespace propos
