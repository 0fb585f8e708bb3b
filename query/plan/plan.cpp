#include "query/plan/plan.hpp"

#include <algorithm>

#include "common/limits.hpp"
#include "common/schema.hpp"
#include "common/stem.hpp"
#include "common/text.hpp"
#include "query/language/field_names.hpp"
#include "query/language/periods.hpp"
#include "query/meaning/correct.hpp"
#include "query/meaning/fuzzy.hpp"
#include "query/meaning/name_terms.hpp"
#include "query/meaning/nearest_names.hpp"
#include "query/plan/patterns.hpp"
#include "query/plan/trace_filter.hpp"
#include "query/plan/weigh.hpp"

namespace propos {
namespace {

using Kind = Node::Kind;

/// What a part matches; nothing for a part that says nothing, because its words are too common.
using Match = std::optional<Xapian::Query>;

/// What surrounds a part.
struct Around {
  FieldName field = FieldName::none;
  double weight = 1;
  bool ranks = true;  ///< false for what is excluded
  bool marks = true;  ///< false for what is excluded, and for parts that are marked together

  Around inside(const Node& node) const { return {field, weight * node.weight, ranks, marks}; }
  Around excluded() const { return {field, weight, false, false}; }
  Around together() const { return {field, weight, ranks, false}; }

  /// Where what stands here is marked; of Marked.
  std::uint8_t marked() const {
    if (!marks || field == FieldName::title) return marked_nowhere;
    return field == FieldName::answer     ? marked_in_answer
           : field == FieldName::question ? marked_in_question
                                          : marked_anywhere;
  }
};

/// What the parts of a bag match.
struct Parts {
  std::vector<Xapian::Query> required, optional, filters, excluded;
};

Xapian::Query joined(Xapian::Query::op how, const std::vector<Xapian::Query>& parts) {
  return Xapian::Query(how, parts.begin(), parts.end());
}

Xapian::Query without(const Xapian::Query& query, const std::vector<Xapian::Query>& excluded) {
  if (excluded.empty()) return query;
  return Xapian::Query(Xapian::Query::OP_AND_NOT, query, joined(Xapian::Query::OP_OR, excluded));
}

Match match_of(const Parts& parts) {
  auto all = parts.required;
  if (all.empty() && !parts.optional.empty()) all.push_back(joined(Xapian::Query::OP_OR, parts.optional));
  all.insert(all.end(), parts.filters.begin(), parts.filters.end());
  if (all.empty() && parts.excluded.empty()) return {};
  return without(all.empty() ? Xapian::Query::MatchAll : joined(Xapian::Query::OP_AND, all), parts.excluded);
}

/// A part that matches whatever its weighted terms match.
bool is_loose(const Node& node) {
  return node.kind == Kind::words || node.kind == Kind::loose || node.kind == Kind::prefix ||
         node.kind == Kind::fuzzy || node.kind == Kind::topic ||
         (node.kind == Kind::bag && std::all_of(node.parts.begin(), node.parts.end(), [](const Node& part) {
            return part.occur == Occur::optional && is_loose(part);
          }));
}

/// Parts that are made of nothing but terms and patterns which must all be there, or may be.
bool may_be_in_conjunction(Kind kind) {
  switch (kind) {
    case Kind::word:
    case Kind::words:
    case Kind::phrase:
    case Kind::exact:
    case Kind::field:
    case Kind::bag:
    case Kind::all: return true;
    default: return false;
  }
}

/// Goes through the tree once: what matches is its value, what weighs goes to the Weigher.
class Planner {
 public:
  explicit Planner(const Readers& readers) : readers_(readers), weigher_(readers, plan_) {}

  Plan plan(const Query& query) {
    plan_.notes = query.notes;
    const auto& root = query.root;
    Match match;
    bool weights_match = is_loose(root);  // the weighted terms match what the tree does
    Parts parts;
    if (root.kind == Kind::bag) {
      parts = bag(root, Around().inside(root));
      match = match_of(parts);
      weights_match = parts.required.empty() && !parts.optional.empty() &&
                      std::all_of(root.parts.begin(), root.parts.end(),
                                  [](const Node& part) { return part.occur != Occur::optional || is_loose(part); });
    } else {
      match = matches(root, {});
    }
    if (match) plan_.query = ranked(*match, weights_match, parts);
    note_likely_words();
    return std::move(plan_);
  }

 private:
  void note_likely_words() {
    for (const auto& term : plan_.terms) plan_.likely.add(term.term);
    for (const auto& prefix : plan_.prefixes) plan_.likely.add(prefix.prefix);
    for (const auto& variant : plan_.variants) plan_.likely.add(variant.term);
  }

  Xapian::Query ranked(const Xapian::Query& match, bool weights_match, const Parts& parts) {
    const auto weighted = weigher_.weighted();
    const auto unweighted = [](const Xapian::Query& query) {
      return Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, query, 0);
    };
    plan_.ranked = !weighted.empty();
    if (!plan_.ranked) return unweighted(match);
    if (!weights_match) {
      plan_.conjunction = weighted_conjunction();
      return weigher_.weighted_match(match);
    }
    if (parts.filters.empty() && parts.excluded.empty()) plan_.bag = weigher_.bag();
    if (parts.filters.empty()) return without(weighted, parts.excluded);
    return without(Xapian::Query(Xapian::Query::OP_FILTER, weighted, joined(Xapian::Query::OP_AND, parts.filters)),
                   parts.excluded);
  }

  /// What was noted of terms and patterns that all must be there, if there is nothing else, with the terms' weights.
  std::optional<Conjunction> weighted_conjunction() const {
    if (!conjunction_ || conjunction_->terms.empty()) return {};
    auto weighted = conjunction_;
    const auto bag = weigher_.bag();
    for (auto& [term, factor] : weighted->terms)
      for (const auto& other : bag)
        if (other.term == term) factor += other.factor;
    return weighted;
  }

  void require(const std::string& term) {
    if (!conjunction_) return;
    auto& terms = conjunction_->terms;
    if (std::none_of(terms.begin(), terms.end(), [&](const WeightedTerm& other) { return other.term == term; }))
      terms.push_back({term, 0});
  }

  Match matches(const Node& node, Around around) {
    around = around.inside(node);
    if (!may_be_in_conjunction(node.kind)) conjunction_.reset();
    switch (node.kind) {
      case Kind::words:
      case Kind::topic:
      case Kind::word: return words(node, around);
      case Kind::phrase:
      case Kind::exact:
      case Kind::loose: return phrase(node, around);
      case Kind::prefix: return prefix(node, around);
      case Kind::fuzzy: return fuzzy(node, around);
      case Kind::name: return name(node);
      case Kind::date: {
        const Period period{node.from, node.to};
        return Xapian::Query(Xapian::Query::OP_VALUE_RANGE, slot_date, lowest(period), highest(period));
      }
      case Kind::field: {
        around.field = node.field;
        return matches(node.parts.front(), around);
      }
      case Kind::near: return near(node, around);
      case Kind::bag: return match_of(bag(node, around));
      case Kind::all: return all(node, around);
      case Kind::any: return any(node, around);
    }
    return {};
  }

  Parts bag(const Node& node, const Around& around) {
    Parts parts;
    for (const auto& part : node.parts) {
      const bool excluded = part.occur == Occur::excluded;
      const auto match = matches(part, excluded ? around.excluded() : around);
      if (part.occur != Occur::required) conjunction_.reset();
      if (!match) continue;
      auto& group = excluded                        ? parts.excluded
                    : part.occur == Occur::required ? parts.required
                    : part.occur == Occur::filter   ? parts.filters
                                                    : parts.optional;
      group.push_back(*match);
    }
    return parts;
  }

  Match all(const Node& node, const Around& around) {
    Parts parts;
    for (const auto& part : node.parts) {
      const bool excluded = part.occur == Occur::excluded;
      if (excluded) conjunction_.reset();
      if (const auto match = matches(part, excluded ? around.excluded() : around))
        (excluded ? parts.excluded : parts.required).push_back(*match);
    }
    return match_of(parts);
  }

  Match any(const Node& node, const Around& around) {
    Parts parts;
    for (const auto& part : node.parts)
      if (const auto match = matches(part, around)) parts.optional.push_back(*match);
    return match_of(parts);
  }

  void too_common(const std::string& text) {
    plan_.notes.push_back({"« " + text + " » : mots trop courants pour être cherchés",
                           "“" + text + "”: words too common to be searched"});
  }

  void only_most_frequent(const std::string& text) {
    const auto most = std::to_string(limits::max_wildcard_terms);
    plan_.notes.push_back({text + " : les " + most + " plus fréquents", text + ": the " + most + " most frequent"});
  }

  std::vector<MeantTerm> as_typed(const std::string& text) {
    auto readers = readers_;
    readers.speller = nullptr;
    return meant_terms(text, false, readers, plan_.notes);
  }

  Xapian::Query filter(PatternBuilder& builder, Pattern pattern) { return filter(builder.finder(std::move(pattern))); }

  Xapian::Query filter(std::shared_ptr<PlaceFinder> finder) {
    return Xapian::Query((new TraceFilter(std::move(finder), readers_.traces))->release());
  }

  /// The term, in the field that is asked for.
  Xapian::Query in_field(const Term& term, FieldName field) {
    const Xapian::Query anywhere(term.text());
    if (field == FieldName::none) return anywhere;
    PatternBuilder builder(readers_);
    return anywhere & filter(builder, builder.sequence({term}, field, false));
  }

  /// Loose words match by any of their terms. A word matches by all its parts; a joined form stands for those that it
  /// covers.
  Match words(const Node& node, const Around& around) {
    const bool loose = node.kind != Kind::word;
    const auto terms = node.curated ? as_typed(node.text) : meant_terms(node.text, loose, readers_, plan_.notes);
    if (terms.empty()) {
      too_common(node.text);
      return {};
    }
    if (around.ranks) weigher_.add_words(node.text, terms, around.weight, around.marked());
    const bool plain =
        around.field == FieldName::none && (!loose || terms.size() == 1) &&
        std::none_of(terms.begin(), terms.end(), [](const MeantTerm& t) { return t.term.joined || t.alternative; });
    if (!plain) conjunction_.reset();
    for (const auto& term : terms) require(term.term.text());
    std::vector<Xapian::Query> parts;
    const bool only_joined = std::all_of(terms.begin(), terms.end(), [](const MeantTerm& t) { return t.term.joined; });
    for (const auto& [term, sureness, alternative] : terms) {
      if (term.joined && !loose && !only_joined) continue;  // `c’est-à-dire` has no parts that are not too common
      auto part = in_field(term, around.field);
      for (const auto& other : terms)
        if (!loose && other.term.joined && other.term.begin <= term.begin && other.term.end >= term.end)
          part |= in_field(other.term, around.field);
      parts.push_back(part);
    }
    return joined(loose ? Xapian::Query::OP_OR : Xapian::Query::OP_AND, parts);
  }

  void add_phrase(const Node& node, const std::vector<Term>& terms, const Around& around) {
    auto& phrase = weigher_.add_phrase(node.text, terms, around.weight, node.kind == Kind::loose);
    phrase.marked = around.marked();
    if (node.kind == Kind::exact)
      for (const auto& term : terms) phrase.forms.push_back(term.form());
    if (node.kind == Kind::loose)
      for (const auto term : phrase.terms) plan_.terms[term].marked |= phrase.marked;
  }

  Match phrase(const Node& node, const Around& around) {
    const auto terms = phrase_terms(node.text, readers_.analyzer);
    if (terms.empty()) {
      too_common(node.text);
      return {};
    }
    const bool loose = node.kind == Kind::loose;
    const bool exact = node.kind == Kind::exact;
    if (around.ranks) add_phrase(node, terms, around);
    if (loose) conjunction_.reset();
    for (const auto& term : terms) require(term.text());
    std::vector<Xapian::Query> parts;
    for (const auto& term : terms) parts.push_back(loose ? in_field(term, around.field) : Xapian::Query(term.text()));
    if (loose) return joined(Xapian::Query::OP_OR, parts);
    if (exact || terms.size() > 1 || around.field != FieldName::none) {
      PatternBuilder builder(readers_);
      auto pattern = builder.sequence(terms, around.field, exact);
      const auto finder = builder.finder(std::move(pattern));
      if (conjunction_) conjunction_->patterns.push_back(finder);
      parts.push_back(filter(finder));
    }
    return joined(Xapian::Query::OP_AND, parts);
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
    if (around.ranks) {
      plan_.prefixes.push_back({prefix, stem(prefix), around.marked()});
      weigher_.add_common(match, around.weight);
    }
    return found_in_field(match, node, around.field);
  }

  Match fuzzy(const Node& node, const Around& around) {
    bool cut = false;
    const auto terms = fuzzy_terms(node.text, readers_.database, readers_.analyzer, cut);
    if (terms.empty()) {
      too_common(node.text + '~');
      return {};
    }
    if (cut) only_most_frequent(node.text + '~');
    std::vector<Xapian::Query> variants;
    for (const auto& term : terms) variants.emplace_back(term.text());
    const auto match = joined(Xapian::Query::OP_SYNONYM, variants);
    if (around.ranks) {
      weigher_.add_words(node.text, as_typed(node.text), around.weight, around.marked());
      for (const auto& term : terms) plan_.variants.push_back({term.text(), around.marked()});
      weigher_.add_common(match, around.weight);
    }
    return found_in_field(match, node, around.field);
  }

  /// What `match` finds, where the part stands in the field that is asked for.
  Match found_in_field(const Xapian::Query& match, const Node& node, FieldName field) {
    if (field == FieldName::none) return match;
    PatternBuilder builder(readers_);
    auto pattern = builder.of(node, field);
    if (!pattern) return {};
    return match & filter(builder, std::move(*pattern));
  }

  Match name(const Node& node) {
    const auto names = name_terms(node.field, node.text, readers_.database);
    if (names.empty) return {};
    const auto shown = std::string(name_of(node.field)) + ":" + node.text;
    if (names.cut) only_most_frequent(shown);
    if (names.terms.empty())
      plan_.notes.push_back(no_such_name(shown, nearest_names(node.field, node.text, readers_.database)));
    std::vector<Xapian::Query> terms(names.terms.begin(), names.terms.end());
    return joined(Xapian::Query::OP_OR, terms);
  }

  Match near(const Node& node, const Around& around) {
    std::vector<Xapian::Query> parts;
    for (const auto& part : node.parts)
      if (const auto match = matches(part, around.together())) parts.push_back(*match);
    PatternBuilder builder(readers_);
    auto pattern = builder.of(node, around.field);
    if (!pattern || parts.empty()) return {};
    const auto finder = builder.finder(std::move(*pattern));
    if (around.marks) plan_.nears.push_back(finder);
    parts.push_back(filter(finder));
    return joined(Xapian::Query::OP_AND, parts);
  }

  const Readers& readers_;
  Plan plan_;
  Weigher weigher_;
  std::optional<Conjunction> conjunction_ = Conjunction();  ///< nothing, once a part is of another kind
};

}  // namespace

Plan make_plan(const Query& query, const Readers& readers) { return Planner(readers).plan(query); }

}  // namespace propos
