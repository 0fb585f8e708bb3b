#include "query/meaning/translate.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "common/error.hpp"
#include "common/text.hpp"
#include "query/meaning/choices.hpp"
#include "query/meaning/english.hpp"

namespace propos {
namespace {

constexpr std::size_t longest_unit = 4;        ///< words of one headword
constexpr std::size_t shortest_lone_word = 4;  ///< letters of an English word in a French query, as for spelling
constexpr std::size_t inflection = 2;          ///< letters by which forms of a word may differ in length
constexpr double rare_share = 0.002;           ///< of the passages; a word in fewer is not held well
constexpr double rare_passages = 2;            ///< likewise, in a small index
constexpr double phrase_weight = 2;            ///< the words of an optional phrase share half of its weight

std::string quoted(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

}  // namespace

/// One query being translated.
class TranslatedQuery {
 public:
  TranslatedQuery(Translator& translator, AnalysedQuery& query, const Xapian::Database& database, Analyzer& analyzer,
                  FamilyReader& families)
      : translator_(translator),
        query_(query.query),
        leaves_(query.leaves),
        database_(database),
        analyzer_(analyzer),
        families_(families),
        rare_(std::max(rare_passages, rare_share * static_cast<double>(database.get_doccount()))) {
    add_leaves(query_.root);
  }

  /// Whether anything looks English without a dictionary: cheap, and false for nearly all French queries.
  bool shows_a_sign() const {
    std::size_t content = 0, rare = 0;
    for (const auto& word : words_) {
      if (word.english_grammar || (!word.french_grammar && !word.known)) return true;
      content += !word.french_grammar;
      rare += !word.french_grammar && word.passages < rare_;
    }
    return content > 1 && rare == content;
  }

  Query translated() {
    read_units();
    const bool english = is_english();
    Query out{{}, query_.notes};
    auto root = written(query_.root, english, out.notes);
    if (out.notes.size() == query_.notes.size()) return query_;
    out.root = root.size() == 1 ? std::move(root.front()) : bag_of(std::move(root));
    out.root.occur = Occur::optional;
    return out;
  }

 private:
  struct Word {
    const Node* leaf = nullptr;
    LeafWord typed;
    bool capital = false;          ///< behind the query's first word
    bool french_grammar = false;   ///< a French stop word, an elision
    bool plainly_french = false;   ///< that, or a word with accents
    bool english_grammar = false;  ///< an English one that is no French word
    bool silent = false;           ///< nothing to look for in English
    bool known = false;            ///< the index has it in some form
    bool related = false;          ///< or a word with its term or root
    double passages = 0;           ///< that hold the word

    const std::string& lowered() const { return typed.word->form; }
    const std::string& folded() const { return typed.word->folded; }
  };

  /// Words that are looked up together.
  struct Unit {
    enum class Kind { neutral, english, either, french } kind = Kind::neutral;
    std::size_t first = 0, count = 1;  ///< of words_
    bool unknown = false;              ///< the index lacks one of its words
    bool same = false;                 ///< French has it with this meaning, and the index holds it
    bool french_too = false;           ///< French has it, with whatever meaning
    std::vector<Translation> translations;
  };

  static bool is_leaf(const Node& node) { return node.kind == Node::Kind::words || node.kind == Node::Kind::word; }

  /// Parts nest at most as deep as parentheses in a query.
  void add_leaves(const Node& node) {
    if (node.occur == Occur::excluded) return;
    if (is_leaf(node) && !is_as_meant(node)) add_words(node);
    for (const auto& part : node.parts) add_leaves(part);
  }

  void add_words(const Node& leaf) {
    for (const auto& typed : leaves_.at(leaf.text).words) {
      if (typed.kind == TokenKind::joined) continue;
      Word word;
      word.leaf = &leaf;
      word.typed = typed;
      word.capital = !words_.empty() && typed.capital;
      word.english_grammar = is_english_grammar(word.lowered());
      word.silent = word.english_grammar || is_shared_grammar(word.lowered());
      word.french_grammar = typed.stop && !word.silent;
      word.plainly_french = word.french_grammar || word.folded() != word.lowered();
      if (!typed.stop) hold(word, typed.word->term);
      words_.push_back(std::move(word));
    }
  }

  /// What the index holds of a word. Stems of English words meet others by chance (`water`, `watts`), so forms are
  /// counted, other inflections of the word only where its own is missing.
  void hold(Word& word, const std::string& term) {
    const std::string_view own = word.folded();
    double inflections = 0;
    for (const auto& member : families_.family_of(own)) {
      const auto shorter = std::min(member.folded.size(), own.size());
      const auto longer = std::max(member.folded.size(), own.size());
      if (member.folded == own) word.passages += member.passages;
      else if (longer - shorter <= inflection && member.folded.compare(0, shorter, own, 0, shorter) == 0)
        inflections += member.passages;
    }
    if (word.passages == 0) word.passages = inflections;
    word.related = word.passages > 0 || families_.knows(term, own);
    word.known = word.passages > 0 || (word.related && database_.get_termfreq(term) == 0);
  }

  /// Cuts the words into units, the longest headwords first.
  void read_units() {
    for (std::size_t i = 0; i < words_.size(); i += units_.back().count) {
      Unit unit;
      unit.first = i;
      if (!words_[i].silent && !words_[i].french_grammar) {
        for (auto count = std::min(longest_unit, words_.size() - i); count > 0 && unit.translations.empty(); --count) {
          const auto& last = words_[i + count - 1];
          if (last.leaf != words_[i].leaf || last.silent || last.french_grammar) continue;
          unit.count = count;
          unit.translations = translator_.lookup(spelling_of(unit));
        }
        classify(unit);
      } else if (words_[i].french_grammar) {
        unit.kind = Unit::Kind::french;
      }
      units_.push_back(std::move(unit));
    }
  }

  /// The unit's words in lower case, a space between.
  std::string spelling_of(const Unit& unit) const {
    std::string text;
    for (std::size_t i = unit.first; i < unit.first + unit.count; ++i)
      text += (text.empty() ? "" : " ") + words_[i].lowered();
    return text;
  }

  void classify(Unit& unit) {
    const auto& word = words_[unit.first];
    unit.unknown = std::any_of(words_.begin() + static_cast<std::ptrdiff_t>(unit.first),
                               words_.begin() + static_cast<std::ptrdiff_t>(unit.first + unit.count),
                               [](const Word& w) { return !w.known; });
    const bool rare = unit.count > 1 || word.passages < rare_;
    if (unit.translations.empty()) {
      if (word.plainly_french || (!rare && !word.capital)) unit.kind = Unit::Kind::french;
      return;
    }
    const auto own = fold(spelling_of(unit));
    const bool shared = std::any_of(unit.translations.begin(), unit.translations.end(), [&](const Translation& t) {
      return fold(t.text) == own || (unit.count == 1 && t.text.find(' ') == std::string::npos &&
                                     terms_of(t.text, analyzer_) == terms_of(own, analyzer_));
    });
    unit.same = shared && word.known;
    unit.french_too = shared || (unit.count == 1 && translator_.is_french(word.lowered()));
    if (!shared) unit.kind = rare && !unit.french_too ? Unit::Kind::english : Unit::Kind::either;
  }

  bool is_english() const {
    std::size_t english = 0, french = 0, grammar = 0, unknown = 0;
    for (const auto& unit : units_) {
      if (unit.kind == Unit::Kind::french && words_[unit.first].plainly_french) return false;
      french += unit.kind == Unit::Kind::french;
      english += unit.kind == Unit::Kind::english;
      unknown += unit.kind == Unit::Kind::english && unit.unknown;
    }
    for (const auto& word : words_) grammar += word.english_grammar;
    const bool sure = unknown > 0 || english > 1 || (grammar > 0 && english + grammar > 1);
    return sure && english + grammar > french;
  }

  /// A word that stands alone among French ones is translated when nothing else is known of it. A name is none.
  bool is_lone_english_word(const Unit& unit) const {
    const auto& word = words_[unit.first];
    return unit.count == 1 && !word.related && !unit.french_too && !word.capital &&
           word.folded().size() >= shortest_lone_word;
  }

  /// What takes the place of a part: itself, or several parts for words that stand side by side.
  std::vector<Node> written(const Node& node, bool english, std::vector<Note>& notes) {
    if (node.occur == Occur::excluded) return {node};
    if (node.kind == Node::Kind::words) return written_words(node, english, notes);
    if (node.kind == Node::Kind::word) return {written_word(node, english, notes)};
    auto out = node;
    out.parts.clear();
    for (const auto& part : node.parts) {
      auto parts = written(part, english, notes);
      const bool splice = node.kind == Node::Kind::bag && part.occur == Occur::optional;
      if (parts.size() > 1 && !splice) {
        auto bag = bag_of(std::move(parts));
        bag.occur = part.occur;
        out.parts.push_back(std::move(bag));
      } else {
        std::move(parts.begin(), parts.end(), std::back_inserter(out.parts));
      }
    }
    return {out};
  }

  static Node bag_of(std::vector<Node> parts) {
    Node bag;
    bag.kind = Node::Kind::bag;
    bag.parts = std::move(parts);
    return bag;
  }

  std::vector<Choice> choices_for(const Unit& unit, bool english) {
    if (unit.translations.empty() || unit.same || (!english && !is_lone_english_word(unit))) return {};
    const bool after_to = unit.first > 0 && words_[unit.first - 1].folded() == "to";
    return choose_translations(unit.translations, after_to, database_, analyzer_);
  }

  /// Words that stand side by side, in parts where some of them are translated.
  std::vector<Node> written_words(const Node& leaf, bool english, std::vector<Note>& notes) {
    std::vector<Node> out;
    std::size_t done = 0;  // bytes of the leaf's text
    const auto write_until = [&](std::size_t end) {
      if (end <= done) return;
      auto rest = leaf;
      rest.text = collapse_space(std::string_view(leaf.text).substr(done, end - done));
      if (!leaves_.read(rest.text, analyzer_).terms().empty()) out.push_back(std::move(rest));
    };
    for (const auto& unit : units_) {
      const auto& first = words_[unit.first];
      if (first.leaf != &leaf) continue;
      const auto begin = first.typed.begin;
      const auto end = words_[unit.first + unit.count - 1].typed.end;
      const auto choices = choices_for(unit, english);
      if (choices.empty() && !(english && first.silent)) continue;
      // What few passages hold as it is typed may be a name or a title there: it stays beside its translations.
      const bool stays = unit.kind == Unit::Kind::english && !unit.unknown && leaf.occur == Occur::optional;
      write_until(stays && !choices.empty() ? end : begin);
      done = end;
      for (const auto& choice : choices) {
        out.push_back(node_of(choice, leaf, choice.phrase ? Node::Kind::loose : Node::Kind::words));
        if (choice.phrase) out.back().weight *= phrase_weight;
      }
      if (!choices.empty()) notes.push_back(note_of(leaf.text.substr(begin, end - begin), choices));
    }
    if (done > 0) write_until(leaf.text.size());
    if (out.empty()) out.push_back(leaf);
    return out;
  }

  /// A word that must stand as a whole: one of its translations may stand for it.
  Node written_word(const Node& leaf, bool english, std::vector<Note>& notes) {
    const auto unit =
        std::find_if(units_.begin(), units_.end(), [&](const Unit& u) { return words_[u.first].leaf == &leaf; });
    if (unit == units_.end()) return leaf;
    const auto after = unit->first + unit->count;
    if (after < words_.size() && words_[after].leaf == &leaf) return leaf;
    const auto choices = choices_for(*unit, english);
    if (choices.empty()) return leaf;
    notes.push_back(note_of(leaf.text, choices));
    Node any;
    any.kind = Node::Kind::any;
    for (const auto& choice : choices)
      any.parts.push_back(node_of(choice, leaf, choice.phrase ? Node::Kind::phrase : Node::Kind::word));
    if (any.parts.size() == 1) any = std::move(any.parts.front());
    else
      for (auto& part : any.parts) part.occur = Occur::optional;
    any.occur = leaf.occur;
    return any;
  }

  /// Weights are rounded, so that the query reads well as it is printed.
  static Node node_of(const Choice& choice, const Node& leaf, Node::Kind kind) {
    auto node = leaf;
    node.kind = kind;
    node.text = choice.text;
    node.weight = std::max(std::round(leaf.weight * choice.weight * 100) / 100, 0.01);
    return node;
  }

  static Note note_of(const std::string& word, const std::vector<Choice>& choices) {
    std::vector<std::string> read;
    for (const auto& choice : choices) read.push_back(choice.text);
    return {"« " + word + " » : traduit de l’anglais par « " + quoted(read) + " » (--exact pour l’éviter)",
            "“" + word + "”: translated from English as “" + quoted(read) + "” (--exact to avoid it)",
            ReadAs{ReadAs::Kind::translated, word, read}};
  }

  Translator& translator_;
  const Query& query_;
  Leaves& leaves_;
  const Xapian::Database& database_;
  Analyzer& analyzer_;
  FamilyReader& families_;
  double rare_;  ///< a word in fewer passages is
  std::vector<Word> words_;
  std::vector<Unit> units_;
};

Translator::Translator(std::filesystem::path dictionary, std::vector<BilingualLabel> labels)
    : path_(std::move(dictionary)), labels_(std::move(labels)) {
  for (auto& label : labels_) label.english = lower(label.english);
}

bool Translator::open_dictionary(std::vector<Note>& notes) {
  try {
    if (!path_.empty() && dictionary_ == nullptr && failure_.empty()) {
      auto dictionary = std::make_unique<Dictionary>(path_);
      dictionary->translations("");  // reads the entries, so that they fail here or not at all
      dictionary_ = std::move(dictionary);
    }
  } catch (const Error& e) {
    failure_ = e.what();
  }
  if (!failure_.empty())
    notes.push_back({"dictionnaire anglais illisible, laissé de côté : " + failure_,
                     "English dictionary unreadable, not used: " + failure_});
  return dictionary_ != nullptr || !labels_.empty();
}

std::vector<Translation> Translator::lookup(const std::string& lowered) {
  const auto headwords = english_headwords(lowered);
  for (const auto& headword : headwords)
    for (const auto& label : labels_)
      if (label.english == headword) return {{label.french, 0}};
  if (dictionary_ != nullptr)
    for (const auto& headword : headwords)
      if (dictionary_->has(headword)) return dictionary_->translations(headword);
  return {};
}

bool Translator::is_french(const std::string& lowered) {
  if (dictionary_ == nullptr) return false;
  const auto folded = fold(lowered);
  return dictionary_->is_translation(folded) ||
         (folded.ends_with('s') && dictionary_->is_translation(folded.substr(0, folded.size() - 1)));
}

AnalysedQuery Translator::translate(AnalysedQuery query, const Xapian::Database& database, Analyzer& analyzer,
                                    FamilyReader& families) {
  if (path_.empty() && labels_.empty()) return query;
  TranslatedQuery translated(*this, query, database, analyzer, families);
  if (!translated.shows_a_sign()) return query;
  std::vector<Note> notes;
  auto out = open_dictionary(notes) ? translated.translated() : query.query;
  out.notes.insert(out.notes.end(), notes.begin(), notes.end());
  return analyse(std::move(out), analyzer, std::move(query.leaves));
}

}  // namespace propos
