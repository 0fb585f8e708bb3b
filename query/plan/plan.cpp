#include "query/plan/plan.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "common/limits.hpp"
#include "common/schema.hpp"
#include "common/site.hpp"
#include "common/stem.hpp"
#include "common/text.hpp"
#include "query/language/field_names.hpp"
#include "query/language/filters.hpp"
#include "query/language/kind_names.hpp"
#include "query/language/periods.hpp"
#include "query/meaning/fuzzy.hpp"
#include "query/meaning/key_terms.hpp"
#include "query/meaning/name_terms.hpp"
#include "query/meaning/nearest_names.hpp"
#include "query/plan/parts.hpp"
#include "query/plan/patterns.hpp"
#include "query/plan/trace_filter.hpp"
#include "query/plan/weigh.hpp"
#include "query/plan/word_forms.hpp"

namespace propos {
namespace {

using Kind = Node::Kind;

/// What surrounds a part.
struct Around {
  FieldName field = FieldName::none;
  double weight = 1;
  bool ranks = true;  ///< false for what is excluded
  bool marks = true;  ///< false for what is excluded, and for parts that are marked together
  bool plain = true;  ///< side by side, without a sign, an operator or a field: what may be corrected
  std::shared_ptr<const Voices> voices = {};  ///< whose words count; null: everybody's

  Around inside(const Node& node) const {
    return {field, weight * node.weight, ranks, marks, plain && node.occur == Occur::optional, voices};
  }
  Around in(FieldName name) const { return {name, weight, ranks, marks, false, voices}; }
  Around joined() const { return {field, weight, ranks, marks, false, voices}; }
  Around excluded() const { return {field, weight, false, false, false, voices}; }
  /// What stands together is looked for as a whole, so by itself it may be anybody's.
  Around together() const { return {field, weight, ranks, false, false, {}}; }

  /// Where what stands here is marked; of Marked.
  std::uint8_t marked() const {
    if (!marks || field == FieldName::title) return marked_nowhere;
    return field == FieldName::answer     ? marked_in_answer
           : field == FieldName::question ? marked_in_question
                                          : marked_anywhere;
  }
};

constexpr double near_worth = 2;  ///< of a word that nearness found, or that is too common to have a rarity

/// What words ask for that all must be there; nothing when one of them may be read in more ways.
std::optional<Conjunction> conjunction_of(const std::vector<MeantTerm>& terms) {
  Conjunction conjunction;
  for (const auto& [term, sureness, alternative] : terms) {
    if (term.joined || alternative) return {};
    conjunction.require(term.text());
  }
  return conjunction;
}

Note no_such_kind(const std::string& text) {
  Note note{"genre:" + text + "\u00A0: pas de tel genre\u00A0; il y a", "kind:" + text + ": no such kind; there are"};
  for (const auto kind : passage_kinds) {
    note.fr += ' ' + std::string(french_name_of(kind)) + ',';
    note.en += ' ' + std::string(name_of(kind)) + ',';
  }
  return {note.fr + " hors-texte, tout", note.en + " apart, all"};
}

Note no_such_site(const std::string& text, const std::vector<std::string>& sites) {
  constexpr std::size_t most_told = 10;
  Note note{"site:" + text + "\u00A0: pas de tel site\u00A0; il y a", "site:" + text + ": no such site; there are"};
  std::string told;
  for (std::size_t i = 0; i < sites.size() && i < most_told; ++i)
    if (!sites[i].empty()) told += (told.empty() ? " " : ", ") + sites[i];
  if (told.empty()) return {"aucun passage n’a de site", "no passage has a site"};
  if (sites.size() > most_told) told += ", …";
  return {note.fr + told, note.en + told};
}

/// Goes through the tree once: what matches is its value, what weighs goes to the Weigher.
class Planner {
 public:
  Planner(const Leaves& leaves, const Readers& readers, std::shared_ptr<const Voices> voices)
      : readers_(readers), leaves_(leaves, readers), weigher_(readers, plan_), voices_(std::move(voices)) {}
  Planner(const Planner&) = delete;  // the weigher fills this one's plan
  Planner& operator=(const Planner&) = delete;

  Plan plan(const Query& query) {
    plan_.notes = query.notes;
    const auto& root = query.root;
    const bool is_bag = root.kind == Kind::bag;
    Around around;
    around.voices = voices_;
    const auto parts = is_bag ? bag(root, around.inside(root)) : BagParts();
    const auto match = is_bag ? match_of(parts) : matches(root, around);
    if (match.query) settle(root, parts, match);
    note_likely_words();
    return std::move(plan_);
  }

 private:
  void note_likely_words() {
    for (const auto& term : plan_.terms) plan_.likely.add(term.term);
    for (const auto& prefix : plan_.prefixes) plan_.likely.add(prefix.prefix);
    for (const auto& variant : plan_.variants) plan_.likely.add(variant.term);
  }

  /// Gives what matches its weights, and decides how it is found.
  void settle(const Node& root, const BagParts& parts, const Match& match) {
    const auto weighted = weigher_.weighted();
    plan_.ranked = !weighted.empty();
    if (!plan_.ranked) {
      plan_.query = Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, *match.query, 0);
    } else if (by_voices_) {
      plan_.query = weigher_.weighted_match(*match.query);
    } else if (matches_by_weight(root, parts)) {
      plan_.query = narrowed(weighted, parts);
      plan_.strategy = bag_strategy(parts, weigher_.bag());
    } else {
      plan_.query = weigher_.weighted_match(*match.query);
      plan_.strategy = conjunction_strategy(match.conjunction, weigher_.bag());
    }
  }

  Match matches(const Node& node, Around around) {
    around = around.inside(node);
    switch (node.kind) {
      case Kind::words:
      case Kind::word: return words(node, around);
      case Kind::topic: return {words(node, around).query, {}};
      case Kind::phrase:
      case Kind::exact: return phrase(node, around);
      case Kind::loose: return loose_phrase(node, around);
      case Kind::prefix: return prefix(node, around);
      case Kind::fuzzy: return fuzzy(node, around);
      case Kind::name: return name(node, around);
      case Kind::date: {
        const Period period{node.from, node.to};
        return {Xapian::Query(Xapian::Query::OP_VALUE_RANGE, slot_date, lowest(period), highest(period)), {}};
      }
      case Kind::field: {
        return matches(node.parts.front(), around.in(node.field));
      }
      case Kind::near: return near(node, around);
      case Kind::bag: return match_of(bag(node, around));
      case Kind::all: return all(node, around);
      case Kind::any: return any(node, around);
    }
    return {};
  }

  /// Words that are too common say nothing beside others that may be there.
  BagParts bag(const Node& node, const Around& outside) {
    const auto around = beside_speakers(node, outside);
    const auto says_something = [&](const Node& part) {
      return part.occur == Occur::optional && !too_common(part) && has_words(part);
    };
    const bool others = std::any_of(node.parts.begin(), node.parts.end(), says_something);
    BagParts parts;
    for (const auto& part : node.parts) {
      if (others && part.occur == Occur::optional && too_common(part)) {
        passed_over(part.text);
        parts.add(part.occur, {});
        continue;
      }
      parts.add(part.occur, matches(part, part.occur == Occur::excluded ? around.excluded() : around));
    }
    return parts;
  }

  /// Words side by side that are nothing but stop words.
  bool too_common(const Node& node) {
    return (node.kind == Kind::words || node.kind == Kind::loose || node.kind == Kind::topic) &&
           leaves_.typed(node.text).too_common();
  }

  /// Whether a part of words has any; parts of other kinds say something in any case.
  bool has_words(const Node& node) {
    const bool leaf = node.kind == Kind::words || node.kind == Kind::loose || node.kind == Kind::topic;
    return !leaf || !leaves_.typed(node.text).words.empty();
  }

  Match all(const Node& node, const Around& outside) {
    const auto around = beside_speakers(node, outside);
    BagParts parts;
    for (const auto& part : node.parts) {
      const bool excluded = part.occur == Occur::excluded;
      parts.add(excluded ? Occur::excluded : Occur::required,
                matches(part, excluded ? around.excluded() : around.joined()));
    }
    return match_of(parts);
  }

  Match any(const Node& node, const Around& around) {
    BagParts parts;
    for (const auto& part : node.parts) parts.add(Occur::optional, matches(part, around.joined()));
    return {match_of(parts).query, {}};
  }

  /// What stands beside names of speakers is asked of them.
  Around beside_speakers(const Node& node, Around around) {
    std::vector<std::string> speakers;
    for (const auto& part : node.parts)
      if (part.occur != Occur::excluded && is_filter(part)) add_speakers(part, speakers);
    if (speakers.empty()) return around;
    auto voices = voices_of(std::move(speakers), readers_.database);
    if (voices.passages.empty()) return around;
    if (around.ranks) {
      auto& marked = plan_.voices.speakers;
      marked.insert(marked.end(), voices.speakers.begin(), voices.speakers.end());
      std::sort(marked.begin(), marked.end());
    }
    around.voices = std::make_shared<const Voices>(std::move(voices));
    return around;
  }

  /// Adds the speakers one of whom each match of `node` has; false where it has matches without any.
  bool add_speakers(const Node& node, std::vector<std::string>& speakers) {
    if (node.kind == Kind::name) {
      if (node.field != FieldName::speaker) return false;
      const auto& terms = names(node).terms;
      speakers.insert(speakers.end(), terms.begin(), terms.end());
      return true;
    }
    if (node.parts.empty()) return false;
    std::vector<std::string> inner;
    const auto adds = [&](const Node& part) { return part.occur != Occur::excluded && add_speakers(part, inner); };
    bool always = node.kind == Kind::any;
    for (const auto& part : node.parts) always = node.kind == Kind::any ? adds(part) && always : adds(part) || always;
    if (always) speakers.insert(speakers.end(), inner.begin(), inner.end());
    return always;
  }

  /// The names that a name's leaf stands for, looked up once.
  const NameTerms& names(const Node& node) {
    const auto [entry, is_new] = names_.try_emplace({node.field, node.text, node.whole});
    if (is_new) entry->second = name_terms(node.field, node.text, readers_.database, node.whole);
    return entry->second;
  }

  /// `query`, as far as the voices that are asked for say what `finder` finds.
  Xapian::Query said(const Xapian::Query& query, std::shared_ptr<PlaceFinder> finder, const Around& around) {
    if (around.voices == nullptr) return query;
    by_voices_ = true;
    return query & Xapian::Query((new TurnFilter(std::move(finder), readers_.traces, around.voices, readers_.analyzer,
                                                 readers_.stop))
                                     ->release());
  }

  void passed_over(const std::string& text) {
    plan_.notes.push_back({"« " + text + " » : trop courant, laissé de côté (+ devant un mot l’exige)",
                           "“" + text + "”: too common, left out (a + before a word requires it)"});
  }

  void no_words(const std::string& text) {
    plan_.notes.push_back({"« " + text + " » : aucun mot à chercher", "“" + text + "”: no word to look for"});
  }

  void only_most_frequent(const std::string& text) {
    const auto most = std::to_string(limits::max_wildcard_terms);
    plan_.notes.push_back({text + " : les " + most + " plus fréquents", text + ": the " + most + " most frequent"});
  }

  /// The words of a part as they were meant, which is said.
  const std::vector<MeantTerm>& meant(const Node& node, Correction correction) {
    const auto& leaf = leaves_.meant(node.text, correction);
    plan_.notes.insert(plan_.notes.end(), leaf.notes.begin(), leaf.notes.end());
    return leaf.terms;
  }

  Xapian::Query filter(std::shared_ptr<PlaceFinder> finder) {
    return Xapian::Query((new TraceFilter(std::move(finder), readers_.traces, readers_.stop))->release());
  }

  /// What finds `pattern`, whose words are marked by their places.
  std::shared_ptr<PlaceFinder> marked(PatternBuilder& builder, Pattern pattern, const Around& around,
                                      PlannedPlaces mark) {
    mark.finder = builder.finder(std::move(pattern));
    auto finder = mark.finder;
    if (around.marks && around.field != FieldName::title) plan_.places.push_back(std::move(mark));
    return finder;
  }

  /// What stands as `pattern` says, among the passages that `query` finds.
  Match placed(const Xapian::Query& query, PatternBuilder& builder, Pattern pattern, const Around& around,
               PlannedPlaces mark) {
    const auto finder = marked(builder, std::move(pattern), around, std::move(mark));
    return {said(query & filter(finder), finder, around), Conjunction{{}, {finder}}};
  }

  /// The term, in the field that is asked for.
  Xapian::Query in_field(const Term& term, const Around& around) {
    const Xapian::Query anywhere(term.text());
    if (around.field == FieldName::none && around.voices == nullptr) return anywhere;
    PatternBuilder builder(readers_, leaves_);
    auto pattern = builder.term(term, around.field);
    if (around.field == FieldName::none)
      return said(anywhere, builder.finder(propos::anywhere(std::move(pattern))), around);
    const auto finder = builder.finder(std::move(pattern));
    return said(anywhere & filter(finder), finder, around);
  }

  /// Loose words match by any of their terms, or, when all are too common, by any of them; a word by its term, and what
  /// is parted as a phrase is.
  Match words(const Node& node, const Around& around) {
    const bool loose = node.kind != Kind::word;
    const auto& leaf = leaves_.typed(node.text);
    if (leaf.words.empty()) {
      no_words(node.text);
      return Match::silent();
    }
    if (loose && leaf.too_common()) {
      PatternBuilder builder(readers_, leaves_);
      auto pattern = builder.one_of(leaf, around.field);
      return {placed(Xapian::Query::MatchAll, builder, std::move(pattern), around, {{}, near_worth, false}).query, {}};
    }
    const auto own = leaf.without_elided();
    if (!loose && (own.words.size() > 1 || own.too_common())) return phrase(node, own, around);
    const bool corrected = node.kind == Kind::words && !is_as_meant(node) && around.plain;
    const auto& terms = meant(node, corrected ? Correction::likely : Correction::none);
    if (around.ranks) weigher_.add_words(leaf, terms, around.weight, around.marked());
    std::optional<Conjunction> conjunction;
    if (around.field == FieldName::none && (!loose || terms.size() == 1)) conjunction = conjunction_of(terms);
    std::vector<Xapian::Query> parts;
    for (const auto& meant : terms) parts.push_back(in_field(meant.term, around));
    return {combined(Xapian::Query::OP_OR, parts), std::move(conjunction)};
  }

  Match loose_phrase(const Node& node, const Around& around) {
    const auto& leaf = leaves_.typed(node.text);
    const auto terms = leaf.own_terms();
    if (terms.empty()) return words(node, around);
    PatternBuilder builder(readers_, leaves_);
    PlannedPlaces mark;
    if (around.ranks) {
      mark.worth = weigher_.add_phrase(node.text, terms, around.weight, true);
      for (const auto term : plan_.phrases.back().terms) plan_.terms[term].marked |= around.marked();
    }
    auto pattern = builder.behind_each_other(leaf, around.field);
    marked(builder, std::move(pattern), around, std::move(mark));
    std::vector<Xapian::Query> parts;
    for (const auto& term : terms) parts.push_back(in_field(term, around));
    return {combined(Xapian::Query::OP_OR, parts), {}};
  }

  Match phrase(const Node& node, const Around& around) {
    const auto& leaf = node.kind == Kind::exact ? leaves_.whatever_capitals(node.text) : leaves_.typed(node.text);
    if (!leaf.words.empty()) return phrase(node, leaf, around);
    no_words(node.text);
    return Match::silent();
  }

  /// The words of `leaf` behind each other. Those of one way have lists that all must hold it; that they stand so is
  /// seen in traces.
  Match phrase(const Node& node, const Leaf& leaf, const Around& around) {
    const bool exact = node.kind == Kind::exact;
    const auto ways = exact ? std::vector<Leaf::Way>{leaf.in_parts()} : leaf.ways();
    const auto terms = leaf.own_terms();
    double worth = near_worth;
    if (around.ranks && !terms.empty()) worth = weigher_.add_phrase(node.text, terms, around.weight, false);
    std::vector<Xapian::Query> held;  // by way
    Conjunction conjunction;          // of the first way
    for (const auto& way : ways) {
      std::vector<Xapian::Query> all;
      for (const auto& word : way) {
        if (word.stop) continue;
        all.emplace_back(word.word->term);
        if (&way == &ways.front()) conjunction.require(word.word->term);
      }
      held.push_back(all.empty() ? Xapian::Query::MatchAll : combined(Xapian::Query::OP_AND, all));
    }
    PatternBuilder builder(readers_, leaves_);
    auto pattern =
        exact ? builder.sequence(ways.front(), around.field, true) : builder.behind_each_other(leaf, around.field);
    auto match = placed(combined(Xapian::Query::OP_OR, held), builder, std::move(pattern), around, {{}, worth, true});
    // One word that has a term is found wherever the index has it.
    if (!exact && leaf.words.size() == 1 && !leaf.too_common() && around.field == FieldName::none) {
      if (around.voices == nullptr) return {held.front(), std::move(conjunction)};
      PatternBuilder own(readers_, leaves_);
      auto word = anywhere(own.behind_each_other(leaf, around.field));
      return {said(held.front(), own.finder(std::move(word)), around), {}};
    }
    if (ways.size() > 1) return {std::move(match.query), {}};
    return {std::move(match.query), both(std::move(conjunction), match.conjunction)};
  }

  Match prefix(const Node& node, const Around& around) {
    const auto prefix = fold(node.text);
    auto match = Xapian::Query(Xapian::Query::OP_WILDCARD, prefix, limits::max_wildcard_terms,
                               Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT, Xapian::Query::OP_SYNONYM);
    match |= Xapian::Query(stem(prefix));
    std::size_t expansions = 0;
    for (auto it = readers_.database.allterms_begin(prefix); it != readers_.database.allterms_end(prefix); ++it)
      if (++expansions > limits::max_wildcard_terms) break;
    if (expansions > limits::max_wildcard_terms) only_most_frequent(node.text + '*');
    if (auto common = common_words_with(prefix, around)) match |= *common;
    if (around.ranks) {
      plan_.prefixes.push_back({prefix, stem(prefix), around.marked()});
      weigher_.add_common(match, around.weight);
    }
    return found_in_field(match, node, around);
  }

  /// What holds a too common word that begins with the folded prefix, if one does.
  std::optional<Xapian::Query> common_words_with(const std::string& prefix, const Around& around) {
    auto forms = common_forms_with(prefix, readers_.analyzer);
    if (forms.empty()) return {};
    PatternBuilder builder(readers_, leaves_);
    auto pattern = builder.word(std::move(forms), around.field);
    return placed(Xapian::Query::MatchAll, builder, std::move(pattern), around, {{}, near_worth, false}).query;
  }

  Match fuzzy(const Node& node, const Around& around) {
    bool cut = false;
    const auto terms = fuzzy_terms(node.text, readers_.database, readers_.analyzer, cut);
    if (terms.empty()) {
      no_words(node.text + '~');
      return {};
    }
    if (cut) only_most_frequent(node.text + '~');
    std::vector<Xapian::Query> variants;
    for (const auto& term : terms) variants.emplace_back(term.text());
    const auto match = combined(Xapian::Query::OP_SYNONYM, variants);
    if (around.ranks) {
      weigher_.add_words(leaves_.typed(node.text), meant(node, Correction::none), around.weight, around.marked());
      for (const auto& term : terms) plan_.variants.push_back({term.text(), around.marked()});
      weigher_.add_common(match, around.weight);
    }
    return found_in_field(match, node, around);
  }

  /// What `match` finds, where the part stands in the field that is asked for.
  Match found_in_field(const Xapian::Query& match, const Node& node, const Around& around) {
    if (around.field == FieldName::none && around.voices == nullptr) return {match, {}};
    PatternBuilder builder(readers_, leaves_);
    auto pattern = builder.of(node, around.field);
    if (!pattern) return {};
    if (around.field == FieldName::none)
      return {said(match, builder.finder(anywhere(std::move(*pattern))), around), {}};
    const auto finder = builder.finder(std::move(*pattern));
    return {said(match & filter(finder), finder, around), {}};
  }

  Match name(const Node& node, const Around& around) {
    if (node.field == FieldName::site) return site(node);
    const auto& names = this->names(node);
    if (names.empty) return {};
    if (node.field == FieldName::kind) return kind(node, names, around);
    const auto shown = std::string(name_of(node.field)) + (node.whole ? ":=" : ":") + node.text;
    if (names.cut) only_most_frequent(shown);
    if (names.terms.empty() && node.field != FieldName::post)
      plan_.notes.push_back(
          no_such_name(node.field, node.text, nearest_names(node.field, node.text, readers_.database)));
    std::vector<Xapian::Query> terms(names.terms.begin(), names.terms.end());
    return {combined(Xapian::Query::OP_OR, terms), {}};
  }

  Match site(const Node& node) {
    const auto sites = sites_with(prefix::post, readers_.database);
    if (std::find(sites.begin(), sites.end(), site_named(node.text)) == sites.end())
      plan_.notes.push_back(no_such_site(node.text, sites));
    return {site_range(node.text), {}};
  }

  /// Whoever asks for kinds gets what stands apart, too.
  Match kind(const Node& node, const NameTerms& names, const Around& around) {
    plan_.every_kind |= around.ranks;
    if (names.terms.empty()) plan_.notes.push_back(no_such_kind(node.text));
    const std::vector<Xapian::Query> terms(names.terms.begin(), names.terms.end());
    return {combined(Xapian::Query::OP_OR, terms), {}};
  }

  Match near(const Node& node, const Around& around) {
    std::vector<Xapian::Query> parts;
    for (const auto& part : node.parts)
      if (const auto match = matches(part, around.together()); match.query) parts.push_back(*match.query);
    PatternBuilder builder(readers_, leaves_);
    auto pattern = builder.of(node, around.field);
    if (!pattern || parts.empty()) return {};
    return {placed(combined(Xapian::Query::OP_AND, parts), builder, std::move(*pattern), around, {{}, near_worth, true})
                .query,
            {}};
  }

  const Readers& readers_;
  MeantLeaves leaves_;
  Plan plan_;
  Weigher weigher_;
  std::shared_ptr<const Voices> voices_;  ///< of all of the query
  bool by_voices_ = false;                ///< what matches is more than terms say
  std::map<std::tuple<FieldName, std::string, bool>, NameTerms> names_;
};

}  // namespace

Plan make_plan(const AnalysedQuery& query, const Readers& readers, std::shared_ptr<const Voices> voices) {
  return Planner(query.leaves, readers, std::move(voices)).plan(query.query);
}

}  // namespace propos
