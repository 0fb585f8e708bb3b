#include "common/terms.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "common/limits.hpp"
#include "common/schema.hpp"
#include "common/stem.hpp"
#include "common/stopwords.hpp"
#include "common/text.hpp"

namespace propos {
namespace {

constexpr char name_mark = '^';  ///< at the end of the term of a stop word that is a name

/// Cuts at a character border.
void cut(std::string& term, std::size_t bytes) {
  if (term.size() <= bytes) return;
  while (bytes > 0 && (static_cast<unsigned char>(term[bytes]) & 0xC0) == 0x80) --bytes;
  term.resize(bytes);
}

/// Whether a full stop behind this word is none of a sentence, `next` being the letter that follows: behind an initial,
/// a title or a reference, and behind words like `art` before a number.
bool is_abbreviation(std::string_view raw, std::uint32_t next) {
  static constexpr std::array<std::string_view, 34> always = {
      "bd",   "boul", "cf",   "chap", "coll", "dr",   "drs",   "env", "fasc", "fevr", "fig", "hab",
      "ibid", "janv", "juil", "loc",  "mgr",  "mlle", "mlles", "mm",  "mme",  "mmes", "nov", "oct",
      "p",    "pp",   "pr",   "prof", "sq",   "st",   "ste",   "sv",  "tel",  "vol"};
  static constexpr std::array<std::string_view, 14> before_number = {"al",  "ann", "art", "av", "bull", "cap",  "ch",
                                                                     "col", "dec", "ed",  "n",  "no",   "sept", "t"};
  static_assert(std::is_sorted(always.begin(), always.end()) &&
                std::is_sorted(before_number.begin(), before_number.end()));
  std::size_t at = 0;
  const bool initial = is_upper(next_code_point(raw, at)) && at == raw.size();
  const auto folded = fold(raw);
  return initial || std::binary_search(always.begin(), always.end(), folded) ||
         (is_digit(next) && std::binary_search(before_number.begin(), before_number.end(), folded));
}

/// Whether a sentence ends in what stands between two words: `.`, `!`, `?` or `…` before white space, or a line.
/// `before` is the word in front of it, `next` the letter behind.
bool ends_sentence(std::string_view gap, std::string_view before, std::uint32_t next) {
  if (gap.size() <= 1) return gap == "\n";
  if (gap.find('\n') != std::string_view::npos) return true;
  const bool stop = gap.front() == '.';
  bool ended = false;
  std::size_t at = 0;
  while (at < gap.size()) {
    const auto c = next_code_point(gap, at);
    if (ended && is_space(c)) return !is_lower(next) && !(stop && is_abbreviation(before, next));
    if (c == '.' || c == '!' || c == '?' || c == 0x2026) ended = true;
  }
  return false;
}

/// Whether a word behind this gap has its capital for its own sake: nothing stands before it but a word of its
/// sentence.
bool tells_capital(std::string_view gap) {
  std::size_t at = 0;
  while (at < gap.size())
    if (const auto c = next_code_point(gap, at); !is_space(c) && c != '-' && c != '\'' && c != 0x2019 && c != 0x2011)
      return false;
  return true;
}

/// An elided word with the apostrophe behind it, as it stands in the text.
std::string_view spelling_of(std::string_view text, const RawToken& token) {
  const std::size_t apostrophe = token.end < text.size() && text[token.end] == '\'' ? 1 : 3;
  return text.substr(token.begin, token.end - token.begin + apostrophe);
}

/// Mixes eight bytes at a time; for tables in memory only.
std::uint64_t table_hash(std::string_view bytes) {
  constexpr std::uint64_t factor = 0x9E3779B97F4A7C15ull;
  const auto mix = [](std::uint64_t hash, std::uint64_t block) {
    hash = (hash ^ block) * factor;
    return hash ^ (hash >> 32);
  };
  const auto load = [&bytes](std::size_t at, auto block) {
    std::memcpy(&block, bytes.data() + at, sizeof block);
    return static_cast<std::uint64_t>(block);
  };
  const auto size = bytes.size();
  auto hash = mix(0, size);
  // The last block overlaps the one before, so that no bytes need a loop of their own.
  if (size >= 8) {
    for (std::size_t at = 0; at + 8 < size; at += 8) hash = mix(hash, load(at, std::uint64_t{}));
    return mix(hash, load(size - 8, std::uint64_t{}));
  }
  if (size >= 4) return mix(hash, load(0, std::uint32_t{}) << 32 | load(size - 4, std::uint32_t{}));
  if (size >= 2) return mix(hash, load(0, std::uint16_t{}) << 16 | load(size - 2, std::uint16_t{}));
  return size == 0 ? hash : mix(hash, static_cast<unsigned char>(bytes.front()));
}

}  // namespace

std::uint32_t form_hash(std::string_view form) {
  const auto hash = hash_of(form);
  return static_cast<std::uint32_t>(hash ^ (hash >> 24) ^ (hash >> 48)) & 0xFFFFFF;
}

std::size_t count_words(const std::vector<Term>& terms) {
  return static_cast<std::size_t>(
      std::count_if(terms.begin(), terms.end(), [](const Term& t) { return !t.joined && !t.too_common(); }));
}

/// An open-addressing table from bytes to words; nothing is taken out.
struct Analyzer::Table {
  struct Slot {
    std::uint64_t hash = 0;
    std::string_view key;
    const Word* word = nullptr;
  };
  std::vector<Slot> slots = std::vector<Slot>(1u << 12);
  std::size_t used = 0;

  /// The slot of `key`, or the empty one where it belongs.
  Slot& slot_of(std::string_view key, std::uint64_t hash) {
    auto at = hash & (slots.size() - 1);
    while (slots[at].word != nullptr && (slots[at].hash != hash || slots[at].key != key))
      at = (at + 1) & (slots.size() - 1);
    return slots[at];
  }

  const Word* find(std::string_view key) { return slot_of(key, table_hash(key)).word; }

  /// `key` must live as long as the table.
  void add(std::string_view key, const Word* word) {
    if (2 * ++used > slots.size()) {
      std::vector<Slot> old(slots.size() * 2);
      old.swap(slots);
      for (const auto& slot : old)
        if (slot.word != nullptr) slot_of(slot.key, slot.hash) = slot;
    }
    const auto hash = table_hash(key);
    slot_of(key, hash) = {hash, key, word};
  }

  std::deque<std::string> keys;  ///< those that stand nowhere else
};

Analyzer::Analyzer()
    : spellings_(std::make_unique<Table>()), forms_(std::make_unique<Table>()), terms_(std::make_unique<Table>()) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

void Analyzer::forget() { *this = Analyzer(); }

const Word& Analyzer::word_of(std::string_view form) {
  if (const auto* known = forms_->find(form)) return *known;
  auto& word = words_.emplace_back();
  word.form = form;
  word.folded = fold(form);
  word.number = static_cast<std::uint32_t>(words_.size() - 1);
  word.hash = form_hash(form);
  word.symbol = common_symbol(form);
  std::size_t at = 0;
  const bool name = !form.empty() && is_upper(next_code_point(form, at));
  if (name) word.term = word.folded + name_mark;
  else if (!word.folded.empty() && !form.ends_with('\'') && !is_stop_word(word.folded, word.form))
    word.term = is_stop_word(word.folded, word.folded) ? word.folded : stem(word.folded);  // `maïs`
  if (!word.term.empty()) {
    cut(word.term, limits::max_term_bytes);
    const auto* same = terms_->find(word.term);
    word.term_number = same != nullptr ? same->term_number : static_cast<std::uint32_t>(term_count_++);
    if (same == nullptr) terms_->add(word.term, &word);
  }
  forms_->add(word.form, &word);
  return word;
}

const Word* Analyzer::word_of_spelling(std::string_view raw) {
  if (const auto* known = spellings_->find(raw)) return known;
  const auto* word = &word_of(lower(raw));
  remember(raw, word);
  return word;
}

/// `spelling` is the word with its apostrophe, so that the article of `l’eau` is not the letter l.
const Word* Analyzer::elided_word(std::string_view spelling, std::string_view raw) {
  if (const auto* known = spellings_->find(spelling)) return known;
  const auto* word = &word_of(lower(raw) + '\'');
  remember(spelling, word);
  return word;
}

void Analyzer::remember(std::string_view spelling, const Word* word) {
  spellings_->add(spelling == word->form ? std::string_view(word->form) : spellings_->keys.emplace_back(spelling),
                  word);
}

std::vector<Term> Analyzer::analyze(std::string_view text, Wanted wanted) & {
  std::vector<Term> terms;
  analyze(text, terms, wanted);
  return terms;
}

void Analyzer::analyze(std::string_view text, std::vector<Term>& terms, Wanted wanted) {
  terms.clear();
  bool new_sentence = false;
  bool sorted = true;
  std::string_view before;  // the word before
  std::uint32_t last_position = 0;
  std::size_t last_end = 0;
  for (const auto& token : scanner_.scan(text)) {
    const bool joined = token.kind == TokenKind::joined;
    std::size_t at = token.begin;
    const auto initial = next_code_point(text, at);
    std::string_view gap;
    bool opens = false;  // a sentence
    if (!joined) {
      gap = text.substr(last_end, std::max<std::size_t>(token.begin, last_end) - last_end);
      opens = before.empty() || ends_sentence(gap, before, initial);
      new_sentence |= opens && !before.empty();
      before = token.raw;
      last_end = token.end;
      last_position = token.position;
    }
    const auto* word = token.kind == TokenKind::elided ? elided_word(spelling_of(text, token), token.raw)
                                                       : word_of_spelling(token.raw);
    const bool capital = !(initial >= 'a' && initial <= 'z') && is_upper(initial);
    if (word->term.empty()) {
      if (capital && !joined && !opens && token.kind == TokenKind::word && has_one_capital(token.raw) &&
          tells_capital(gap))
        word = &word_of(capitalised(word->form));
      else if (wanted == Wanted::terms || joined) continue;
    }
    sorted &= !joined;
    const auto places = joined ? last_position - token.position + 1 : 1u;
    terms.push_back({token.begin, token.end, token.position, static_cast<std::uint8_t>(std::min(places, 255u)), joined,
                     capital, new_sentence && !joined, word});
    if (!joined) new_sentence = false;
  }
  if (sorted) return;
  std::stable_sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) {
    return a.position != b.position ? a.position < b.position : a.joined > b.joined;
  });
}

}  // namespace propos
