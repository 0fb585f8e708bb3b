#include "common/terms.hpp"

#include <algorithm>
#include <cstring>

#include "common/limits.hpp"
#include "common/schema.hpp"
#include "common/stem.hpp"
#include "common/stopwords.hpp"
#include "common/text.hpp"

namespace propos {
namespace {

/// Cuts at a character border.
void cut(std::string& term, std::size_t bytes) {
  if (term.size() <= bytes) return;
  while (bytes > 0 && (static_cast<unsigned char>(term[bytes]) & 0xC0) == 0x80) --bytes;
  term.resize(bytes);
}

/// Whether a sentence ends in what stands between two words: `.`, `!`, `?` or `…` before white space, or a line.
bool ends_sentence(std::string_view gap) {
  if (gap.size() <= 1) return gap == "\n";
  bool ended = false;
  std::size_t at = 0;
  while (at < gap.size()) {
    const auto c = next_code_point(gap, at);
    if (c == '\n' || (ended && is_space(c))) return true;
    if (c == '.' || c == '!' || c == '?' || c == 0x2026) ended = true;
  }
  return false;
}

/// Stands in the table of spellings for every stop word: half of a text, told without looking at what is known of them.
const Word stop_word;

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
  return static_cast<std::size_t>(std::count_if(terms.begin(), terms.end(), [](const Term& t) { return !t.joined; }));
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
  if (!word.folded.empty() && !is_stop_word(word.folded, word.form)) {
    word.term = stem(word.folded);
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
  const std::string_view key = raw == word->form ? std::string_view(word->form) : spellings_->keys.emplace_back(raw);
  if (word->term.empty()) word = &stop_word;
  spellings_->add(key, word);
  return word;
}

std::vector<Term> Analyzer::analyze(std::string_view text) & {
  std::vector<Term> terms;
  analyze(text, terms);
  return terms;
}

void Analyzer::analyze(std::string_view text, std::vector<Term>& terms) {
  terms.clear();
  bool new_sentence = false;
  bool sorted = true;
  std::size_t last_end = 0;
  for (const auto& token : scanner_.scan(text)) {
    const bool joined = token.kind == TokenKind::joined;
    if (!joined) {
      if (token.begin > last_end) new_sentence |= ends_sentence(text.substr(last_end, token.begin - last_end));
      last_end = token.end;
    }
    if (token.kind == TokenKind::elided) continue;
    const auto* word = word_of_spelling(token.raw);
    if (word == &stop_word) continue;
    std::size_t at = token.begin;
    const auto initial = next_code_point(text, at);
    const bool capital = !(initial >= 'a' && initial <= 'z') && is_upper(initial);
    sorted &= !joined;
    terms.push_back({token.begin, token.end, token.position, joined, capital, new_sentence && !joined, word});
    if (!joined) new_sentence = false;
  }
  if (sorted) return;
  std::stable_sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) {
    return a.position != b.position ? a.position < b.position : a.joined > b.joined;
  });
}

}  // namespace propos
