#include "tests/support/brute_force.hpp"

#include <algorithm>
#include <set>

#include "common/schema.hpp"
#include "common/site.hpp"
#include "common/speakers.hpp"
#include "common/stem.hpp"
#include "common/stopwords.hpp"
#include "common/text.hpp"
#include "indexer/documents/documents.hpp"
#include "query/language/kind_names.hpp"

namespace propos::testing {
namespace {

using Kind = Node::Kind;

constexpr std::uint32_t far = 100000;  ///< between sentences
const std::vector<std::string> sentence_ends{".", "!", "?", "…", "\n"};
constexpr std::uint32_t nothing = UINT32_MAX;  ///< the term of a too common word

bool has_digit(const std::string& word) { return word.find_first_of("0123456789") != std::string::npos; }

/// Optimal string alignment, by its definition.
std::size_t edits(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i)
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = i + j;
        continue;
      }
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  return d[a.size()][b.size()];
}

std::vector<std::string> name_words(const std::string& name) {
  std::vector<std::string> words(1);
  const auto folded = fold(name);
  for (std::size_t at = 0; at < folded.size();) {
    const auto before = at;
    if (is_word_character(next_code_point(folded, at))) words.back().append(folded, before, at - before);
    else words.emplace_back();
  }
  std::erase(words, "");
  return words;
}

bool name_matches(const std::string& name, const std::string& wanted) {
  const auto words = name_words(name);
  const auto part = name_words(wanted);
  for (std::size_t i = 0; i + part.size() <= words.size(); ++i)
    if (std::equal(part.begin(), part.end(), words.begin() + static_cast<std::ptrdiff_t>(i))) return true;
  return false;
}

bool name_matches(const std::string& name, const BruteForce::AskedName& asked) {
  return asked.whole ? folded_name(name) == folded_name(asked.text) : name_matches(name, asked.text);
}

std::vector<std::string> names_in(const Passage& passage, FieldName field) {
  if (field == FieldName::author) return passage.authors;
  if (field == FieldName::tag) return passage.tags;
  if (field == FieldName::language) return {passage.language};
  auto speakers = speakers_in(passage.speaker);
  for (const auto& turn : passage.turns)
    for (auto& name : speakers_in(turn.speaker))
      if (name != passage.asker) speakers.push_back(std::move(name));
  return speakers;
}

/// Year × 10000 + month × 100 + day; what is missing is the first, or the last when `end`.
int day_number(const std::string& date, bool end) {
  int year = std::stoi(date.substr(0, 4));
  int month = date.size() >= 7 ? std::stoi(date.substr(5, 2)) : end ? 12 : 1;
  int day = date.size() >= 10 ? std::stoi(date.substr(8, 2)) : end ? 31 : 1;
  return year * 10000 + month * 100 + day;
}

bool in_period(const std::string& date, const std::string& from, const std::string& to) {
  if (date.empty()) return false;
  const int day = day_number(date, false);
  return (from.empty() || day >= day_number(from, false)) && (to.empty() || day <= day_number(to, true));
}

bool in_field(FieldName field, std::size_t f) {
  if (field == FieldName::title) return f == static_cast<std::size_t>(Field::title);
  if (field == FieldName::question) return f == static_cast<std::size_t>(Field::question);
  if (field == FieldName::answer) return f == static_cast<std::size_t>(Field::text);
  return true;
}

bool has_no_places(std::size_t f) {
  return f == static_cast<std::size_t>(Field::tags) || f == static_cast<std::size_t>(Field::context);
}

std::vector<bool> both(std::vector<bool> a, const std::vector<bool>& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] = a[i] && b[i];
  return a;
}

std::vector<bool> either(std::vector<bool> a, const std::vector<bool>& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] = a[i] || b[i];
  return a;
}

/// Whose turn a word of the answer stands in.
std::string speaker_of(const Passage& passage, const Term& word) {
  for (const auto& turn : passage.turns)
    if (turn.begin <= word.begin && word.end <= turn.end) return turn.speaker;
  return {};
}

/// The speakers that a part asks for in all its alternatives.
std::vector<BruteForce::AskedName> asked_speakers(const Node& node) {
  using Names = std::vector<BruteForce::AskedName>;
  if (node.kind == Kind::name) return node.field == FieldName::speaker ? Names{{node.text, node.whole}} : Names{};
  Names names;
  for (const auto& part : node.parts) {
    if (part.occur == Occur::excluded && node.kind != Kind::any) continue;
    const auto more = asked_speakers(part);
    if (node.kind == Kind::any && more.empty()) return {};
    names.insert(names.end(), more.begin(), more.end());
  }
  return names;
}

bool only_names_and_dates(const Node& node) {
  if (node.kind == Kind::name || node.kind == Kind::date) return true;
  if (node.kind != Kind::any && node.kind != Kind::all && node.kind != Kind::bag) return false;
  return std::all_of(node.parts.begin(), node.parts.end(), only_names_and_dates);
}

bool asks_for_kinds(const Node& node) {
  if (node.occur == Occur::excluded) return false;
  if (node.kind == Kind::name && node.field == FieldName::kind) return true;
  return std::any_of(node.parts.begin(), node.parts.end(), asks_for_kinds);
}

}  // namespace

BruteForce::BruteForce(const std::vector<Passage>& passages) {
  for (std::size_t i = 0; i < passages.size(); ++i) {
    const auto& passage = passages[i];
    const auto analysed =
        analyse_passage(passage, context_of(passage, i > 0 ? &passages[i - 1] : nullptr, analyzer_), analyzer_);
    Page page{passage, {}, {}};
    for (std::size_t f = 0; f < field_count; ++f) {
      std::uint32_t sentence = 0;
      for (const auto& word : analysed.fields[f]) {
        if (word.new_sentence && !page.fields[f].empty()) sentence += far;
        const auto term = word.too_common() ? nothing : number_of(word.text());
        const auto written = lower(word.form());
        const bool is_stop = std::ranges::binary_search(stop_words(), std::string_view(written));
        page.fields[f].push_back({term, number_of(word.form()), word.position + sentence, word.places, written,
                                  fold(written), is_stop,
                                  f == static_cast<std::size_t>(Field::text) ? speaker_of(passage, word) : ""});
        if (word.too_common()) continue;
        if (term >= page.terms[f].size()) page.terms[f].resize(term + 1);
        page.terms[f][term] = true;
        terms_.insert(word.text());
        if (!has_digit(word.folded())) vocabulary_[word.folded()].insert(term);
      }
    }
    pages_.push_back(std::move(page));
  }
}

std::vector<std::string> BruteForce::matches(const Node& root, const std::string& speaker) {
  std::vector<std::string> ids;
  asked_.clear();
  if (!speaker.empty()) asked_.push_back({speaker, true});
  const auto match = matches(root, FieldName::none);
  for (std::size_t i = 0; i < pages_.size(); ++i)
    if (match && (*match)[i] && (asks_for_kinds(root) || !is_apart(pages_[i].passage.kind)))
      ids.push_back(pages_[i].passage.id);
  std::sort(ids.begin(), ids.end());
  return ids;
}

std::uint32_t BruteForce::number_of(const std::string& text) {
  return numbers_.emplace(text, static_cast<std::uint32_t>(numbers_.size())).first->second;
}

const BruteForce::WantedText& BruteForce::wanted(const std::string& text, bool one_word_is_name) {
  const auto key = (one_word_is_name ? "" : "=") + text;
  const auto known = wanted_.find(key);
  if (known != wanted_.end()) return known->second;
  auto& words = wanted_[key];
  std::uint32_t end = 0;
  auto analysed = analyzer_.analyze(text, propos::Wanted::all_words);
  // One word with a capital of its own is a name (`Est`), as inside a sentence.
  if (analysed.size() == 1 && one_word_is_name && analysed[0].too_common()) {
    const auto inside = analyzer_.analyze("mot " + text, propos::Wanted::all_words);
    if (inside.size() == 2 && terms_.contains(inside[1].text())) analysed = {inside[1]};
  }
  for (const auto& word : analysed) {
    const bool common = word.too_common();
    const auto gap = analysed.size() == 1 || word.begin <= end ? std::string() : text.substr(end, word.begin - end);
    const bool may_open = std::any_of(sentence_ends.begin(), sentence_ends.end(),
                                      [&](const std::string& sign) { return gap.find(sign) != std::string::npos; });
    words.all.push_back({word.position, word.places, word.joined, common, may_open && !words.all.empty(),
                         common ? Numbers() : Numbers{number_of(word.text())}, lower(word.form()), word.folded()});
    if (!word.joined) end = word.end;
  }
  Sequence begun;
  if (!words.all.empty()) add_ways(words.all, 0, begun, words.ways);
  words.without_elided = words.ways;
  for (auto& way : words.without_elided)
    while (way.size() > 1 && way.front().written.ends_with('\'')) way.erase(way.begin());
  words.only_common = std::all_of(words.all.begin(), words.all.end(), [](const Wanted& word) { return word.common; });
  return words;
}

/// Each way through the words from the one at `at` on: a joined form, or its parts.
void BruteForce::add_ways(const std::vector<Wanted>& all, std::size_t at, Sequence& begun, std::vector<Sequence>& out) {
  if (at == all.size()) {
    out.push_back(begun);
    return;
  }
  for (auto i = at; i < all.size() && all[i].position == all[at].position; ++i) {
    auto next = i + 1;
    while (next < all.size() && all[next].position < all[i].position + all[i].places) ++next;
    begun.push_back(all[i]);
    add_ways(all, next, begun, out);
    begun.pop_back();
  }
}

const BruteForce::Numbers& BruteForce::terms_with_prefix(const std::string& word) {
  const auto known = prefixes_.find(word);
  if (known != prefixes_.end()) return known->second;
  const auto prefix = fold(word);
  auto& numbers = prefixes_[word];
  numbers.insert(number_of(stem(prefix)));
  for (const auto& term : terms_)
    if (term.starts_with(prefix)) numbers.insert(number_of(term));
  return numbers;
}

const BruteForce::Numbers& BruteForce::terms_near(const std::string& word) {
  const auto known = near_.find(word);
  if (known != near_.end()) return known->second;
  auto& numbers = near_[word];
  for (const auto& own : wanted(word).all) numbers.insert(own.terms.begin(), own.terms.end());
  const auto folded = fold(word);
  const std::size_t most = folded.size() >= 8 ? 2 : 1;
  for (const auto& [form, terms] : vocabulary_)
    if (form.size() <= folded.size() + most && form.size() + most >= folded.size() && edits(form, folded) <= most)
      numbers.insert(terms.begin(), terms.end());
  return numbers;
}

template <typename Matches>
BruteForce::Pages BruteForce::where(Matches matches) const {
  Pages pages(pages_.size());
  for (std::size_t i = 0; i < pages_.size(); ++i)
    pages[i] = is_narrowed(pages_[i]) ? matches(narrowed(pages_[i])) : matches(pages_[i]);
  return pages;
}

bool BruteForce::is_asked(const std::string& turn_speaker, const Page& page) const {
  if (turn_speaker.empty() || turn_speaker == page.passage.asker) return false;
  const auto names = speakers_in(turn_speaker);
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return std::any_of(asked_.begin(), asked_.end(), [&](const AskedName& asked) { return name_matches(name, asked); });
  });
}

bool BruteForce::is_narrowed(const Page& page) const {
  const auto& turns = page.passage.turns;
  return !asked_.empty() &&
         std::any_of(turns.begin(), turns.end(), [&](const Turn& turn) { return is_asked(turn.speaker, page); });
}

/// The page as it is when nobody speaks but those who are asked for.
BruteForce::Page BruteForce::narrowed(const Page& page) const {
  auto narrow = page;
  const auto text = static_cast<std::size_t>(Field::text);
  std::erase_if(narrow.fields[text], [&](const Word& word) { return !is_asked(word.speaker, page); });
  narrow.terms[text].assign(narrow.terms[text].size(), false);
  for (const auto& word : narrow.fields[text])
    if (word.term != nothing) narrow.terms[text][word.term] = true;
  return narrow;
}

BruteForce::Pages BruteForce::has(const Numbers& terms, FieldName field) const {
  return where([&](const Page& page) {
    for (std::size_t f = 0; f < field_count; ++f)
      if (in_field(field, f) && has_one(page.terms[f], terms)) return true;
    return false;
  });
}

/// All ways in which the words of a part stand behind each other; what is elided before a word is not asked for.
const std::vector<BruteForce::Sequence>& BruteForce::ways_of(const Node& node) {
  const auto& words = wanted(node.text, node.kind != Kind::exact);
  return node.kind == Kind::word ? words.without_elided : words.ways;
}

/// Nothing but too common words: such a part counts only where nothing else stands beside it.
bool BruteForce::only_common(const Node& node) {
  if (node.kind != Kind::words && node.kind != Kind::loose) return false;
  return wanted(node.text).only_common;
}

/// A number, a letter, or a part of a symbol that a joined form has whole.
bool BruteForce::is_said_by_another(const Wanted& part, const std::vector<Wanted>& all) {
  const bool alone = part.folded.size() == 1 || part.folded.find_first_not_of("0123456789.") == std::string::npos;
  return !part.joined && std::any_of(all.begin(), all.end(), [&](const Wanted& whole) {
    const bool symbol = whole.folded.starts_with("n°") || whole.folded.find('&') != std::string::npos;
    return whole.joined && whole.position <= part.position && part.position < whole.position + whole.places &&
           (alone || symbol);
  });
}

/// One of the words; the too common ones only where there are no others.
BruteForce::Match BruteForce::matches_words(const Node& node, FieldName field) {
  if (wanted(node.text).all.empty()) return {};
  if (only_common(node)) return stands(node, field);
  Match found;
  for (const auto& word : wanted(node.text).all)
    if (!word.common && (node.kind == Kind::loose ? !word.joined : !is_said_by_another(word, wanted(node.text).all)))
      found = found ? either(*found, has(word.terms, field)) : has(word.terms, field);
  return found;
}

BruteForce::Match BruteForce::matches(const Node& node, FieldName field) {
  switch (node.kind) {
    case Kind::words:
    case Kind::topic:
    case Kind::loose: return matches_words(node, field);
    case Kind::word:
    case Kind::phrase: {
      // One word that has a term is looked for in all fields.
      const auto& ways = ways_of(node);
      if (ways.size() == 1 && ways[0].size() == 1 && !ways[0][0].common) return has(ways[0][0].terms, field);
      return stands(node, field);
    }
    case Kind::exact:
    case Kind::near: return stands(node, field);
    case Kind::prefix: return either(has(terms_with_prefix(node.text), field), *stands(node, field));
    case Kind::fuzzy:
      if (terms_near(node.text).empty()) return {};
      return has(terms_near(node.text), field);
    case Kind::name:
      if (node.field == FieldName::kind) {
        const auto kinds = kinds_named(node.text);
        return where(
            [&](const Page& page) { return std::find(kinds.begin(), kinds.end(), page.passage.kind) != kinds.end(); });
      }
      if (node.field == FieldName::site)
        return where([&](const Page& page) {
          const auto site = site_named(node.text);
          return !site.empty() && site_of_passage(page.passage) == site;
        });
      if (node.field == FieldName::post) return where([&](const Page& page) { return page.passage.post == node.text; });
      if (name_words(node.text).empty()) return {};
      return where([&](const Page& page) {
        const auto names = names_in(page.passage, node.field);
        return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
          return name_matches(name, AskedName{node.text, node.whole});
        });
      });
    case Kind::date: return where([&](const Page& page) { return in_period(page.passage.date, node.from, node.to); });
    case Kind::field: return matches(node.parts.front(), node.field);
    case Kind::bag:
    case Kind::all:
    case Kind::any: return matches_parts(node, field);
  }
  return {};
}

BruteForce::Match BruteForce::matches_parts(const Node& node, FieldName field) {
  const auto asked_outside = asked_;
  std::vector<AskedName> asked;
  for (const auto& part : node.parts)
    if (node.kind != Kind::any && part.occur != Occur::excluded && only_names_and_dates(part))
      for (auto& name : asked_speakers(part)) asked.push_back(std::move(name));
  if (!asked.empty()) asked_ = std::move(asked);
  auto match = matches_asked(node, field);
  asked_ = asked_outside;
  return match;
}

BruteForce::Match BruteForce::matches_asked(const Node& node, FieldName field) {
  Match required, optional, filter, excluded;
  const bool something = std::any_of(node.parts.begin(), node.parts.end(), [&](const Node& part) {
    return part.occur == Occur::optional && matches(part, field) && !only_common(part);
  });
  for (const auto& part : node.parts) {
    const auto match = matches(part, field);
    if (!match || (something && part.occur == Occur::optional && node.kind == Kind::bag && only_common(part))) continue;
    if (part.occur == Occur::excluded) excluded = excluded ? either(*excluded, *match) : match;
    else if (node.kind == Kind::all || part.occur == Occur::required)
      required = required ? both(*required, *match) : match;
    else if (part.occur == Occur::filter) filter = filter ? both(*filter, *match) : match;
    else optional = optional ? either(*optional, *match) : match;
  }
  if (!required && !optional && !filter && !excluded) return {};
  auto pages = required ? *required : optional ? *optional : Pages(pages_.size(), true);
  if (filter) pages = both(pages, *filter);
  if (excluded) {
    excluded->flip();
    pages = both(pages, *excluded);
  }
  return pages;
}

BruteForce::Match BruteForce::stands(const Node& node, FieldName field) {
  if (!spans(node, field, pages_.front(), 0)) return {};  // whether there are words does not depend on the page
  return where([&](const Page& page) {
    for (std::size_t f = 0; f < field_count; ++f)
      if (!spans(node, field, page, f)->empty()) return true;
    return false;
  });
}

bool BruteForce::has_one(const std::vector<bool>& terms, const Numbers& wanted) {
  return std::any_of(wanted.begin(), wanted.end(),
                     [&](std::uint32_t number) { return number < terms.size() && terms[number]; });
}

/// By its term, or as it is written but for capitals. Of a too common word: with its accents, where it has any that
/// tell.
bool BruteForce::is(const Word& word, const Wanted& wanted, bool exact) {
  if (exact) return word.written == wanted.written && word.places == wanted.places;
  if (!wanted.common) return wanted.terms.contains(word.term);
  if (word.places > 1) return false;
  if (word.written == wanted.written) return true;
  if (wanted.written.ends_with('\'')) return false;
  if (wanted.written != wanted.folded)
    return word.written == wanted.folded && !std::ranges::binary_search(stop_words(), std::string_view(wanted.folded));
  return word.stop && word.folded == wanted.folded;
}

void BruteForce::follow(const Page& page, std::size_t f, const Sequence& words, std::size_t next, bool exact,
                        Span begun, Spans& out) {
  if (next == words.size()) {
    out.push_back(begun);
    return;
  }
  for (const auto& word : page.fields[f]) {
    const bool behind = word.place == begun.end + 1 || (words[next].may_open && word.place == begun.end + 1 + far);
    if (behind && is(word, words[next], exact))
      follow(page, f, words, next + 1, exact, {begun.begin, word.place + word.places - 1}, out);
  }
}

void BruteForce::add_sequence(const Sequence& words, bool exact, const Page& page, std::size_t f, Spans& out) {
  for (const auto& word : words)
    if (!exact && !word.common && !has_one(page.terms[f], word.terms)) return;
  for (const auto& first : page.fields[f])
    if (is(first, words.front(), exact))
      follow(page, f, words, 1, exact, {first.place, first.place + first.places - 1}, out);
}

std::optional<BruteForce::Spans> BruteForce::spans(const Node& node, FieldName field, const Page& page, std::size_t f) {
  const bool searched = in_field(field, f) && !(field == FieldName::none && has_no_places(f));
  Spans out;
  switch (node.kind) {
    case Kind::words:
    case Kind::loose: {
      const auto& words = wanted(node.text).all;
      if (words.empty()) return {};
      for (const auto& word : words)
        if (searched && word.common == only_common(node) && !(node.kind == Kind::loose && word.joined))
          add_sequence({word}, false, page, f, out);
      return out;
    }
    case Kind::word:
    case Kind::phrase:
    case Kind::exact: {
      const bool exact = node.kind == Kind::exact;
      const auto& ways = ways_of(node);
      if (ways.empty()) return {};
      for (const auto& way : ways) {
        // As it is written, a compound stands in its parts.
        const bool joined = std::any_of(way.begin(), way.end(), [](const Wanted& word) { return word.joined; });
        if (searched && !(exact && joined)) add_sequence(way, exact, page, f, out);
      }
      return out;
    }
    case Kind::prefix:
    case Kind::fuzzy: {
      const auto& terms = node.kind == Kind::prefix ? terms_with_prefix(node.text) : terms_near(node.text);
      if (terms.empty()) return {};
      if (!searched) return out;
      const auto prefix = node.kind == Kind::prefix ? fold(node.text) : "\n";
      const auto begins = [&](const Word& word) {
        return word.term == nothing && word.stop && word.folded.starts_with(prefix);
      };
      if (searched)
        for (const auto& word : page.fields[f])
          if (terms.contains(word.term) || begins(word)) out.push_back({word.place, word.place + word.places - 1});
      return out;
    }
    case Kind::field: return spans(node.parts.front(), node.field, page, f);
    case Kind::any: {
      std::optional<Spans> all;
      for (const auto& part : node.parts)
        if (const auto more = spans(part, field, page, f)) {
          if (!all) all.emplace();
          all->insert(all->end(), more->begin(), more->end());
        }
      return all;
    }
    default: return near(node, field, page, f);
  }
}

std::optional<BruteForce::Spans> BruteForce::near(const Node& node, FieldName field, const Page& page, std::size_t f) {
  const auto first = spans(node.parts[0], field, page, f);
  if (first && first->empty()) return first;
  const auto second = spans(node.parts[1], field, page, f);
  if (!first) return second;
  if (!second) return first;
  Spans out;
  for (const auto& a : *first)
    for (const auto& b : *second) {
      if (b.begin > a.end && b.begin - a.end <= node.distance) out.push_back({a.begin, b.end});
      if (a.begin > b.end && a.begin - b.end <= node.distance) out.push_back({b.begin, a.end});
    }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace propos::testing
