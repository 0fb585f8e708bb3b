#include "common/vocabulary.hpp"

#include <algorithm>

#include "common/bytes.hpp"
#include "common/limits.hpp"
#include "common/schema.hpp"
#include "common/text.hpp"

namespace propos {
namespace {

constexpr std::size_t family_letters = 5;
constexpr std::size_t entry_letters = 4;

/// The first `letters` bytes, and what else belongs to the last character.
std::string_view beginning(std::string_view folded, std::size_t letters) {
  auto length = std::min(letters, folded.size());
  while (length < folded.size() && (static_cast<unsigned char>(folded[length]) & 0xC0) == 0x80) ++length;
  return folded.substr(0, length);
}

std::string key_of(std::string_view beginning_of_forms) {
  return std::string(metadata::forms).append(beginning_of_forms);
}

/// One form of an entry: folded · form, empty when it is the folded one · passages. Lengths and numbers are varints.
void append_form(std::string& bytes, std::string_view folded, std::string_view form, std::uint32_t passages) {
  append_text(bytes, folded);
  append_text(bytes, form == folded ? std::string_view() : form);
  append_varint(bytes, passages);
}

/// Calls `take(folded, form, passages)` for each form of an entry; damaged bytes end it early.
template <typename Take>
void read_entry(std::string_view bytes, Take take) {
  for (ByteReader reader(bytes); !reader.at_end();) {
    std::string_view folded;
    std::string_view form;
    std::uint32_t passages = 0;
    if (!reader.text(folded) || !reader.text(form) || !reader.varint(passages)) return;
    take(folded, form.empty() ? folded : form, passages);
  }
}

}  // namespace

void VocabularyCounter::add(const std::vector<Term>& terms) {
  for (const auto& term : terms) {
    if (term.too_common()) continue;
    const auto number = term.word->number;
    if (number >= counts_.size()) counts_.resize(number + number / 2 + 64);
    auto& count = counts_[number];
    if (count.last_passage == passage_) continue;
    count.last_passage = passage_;
    count.word = term.word;
    ++count.passages;
  }
}

void VocabularyCounter::move_to(FormCounts& counts) {
  for (const auto& count : counts_)
    if (count.word != nullptr && count.word->folded.size() <= limits::max_term_bytes && !has_digit(count.word->folded))
      counts[{count.word->folded, count.word->form}] += count.passages;
  counts_.clear();
}

void write_forms(const FormCounts& counts, const SetMetadata& set) {
  for (auto it = counts.begin(); it != counts.end();) {
    const std::string letters(beginning(it->first.first, entry_letters));
    std::string bytes;
    for (; it != counts.end() && beginning(it->first.first, entry_letters) == letters; ++it)
      append_form(bytes, it->first.first, it->first.second, it->second);
    set(key_of(letters), bytes);
  }
}

bool is_forms_key(std::string_view key) { return key.starts_with(metadata::forms); }

std::string merged_forms(const std::vector<std::string>& entries) {
  if (entries.size() == 1) return entries.front();
  FormCounts counts;
  for (const auto& entry : entries)
    read_entry(entry, [&](std::string_view folded, std::string_view form, std::uint32_t passages) {
      counts[{std::string(folded), std::string(form)}] += passages;
    });
  std::string merged;
  for (const auto& [key, passages] : counts) append_form(merged, key.first, key.second, passages);
  return merged;
}

void add_forms(Xapian::WritableDatabase& database, const FormCounts& counts) {
  auto all = counts;
  std::string last;
  for (const auto& [key, passages] : counts) {
    const std::string letters(beginning(key.first, entry_letters));
    if (letters == last) continue;
    last = letters;
    read_entry(database.get_metadata(key_of(letters)),
               [&](std::string_view folded, std::string_view form, std::uint32_t before) {
                 // Only damage puts others here, whose own entry must not be lost.
                 if (beginning(folded, entry_letters) == letters)
                   all[{std::string(folded), std::string(form)}] += before;
               });
  }
  write_forms(all, [&](const std::string& key, const std::string& value) { database.set_metadata(key, value); });
}

std::vector<Form> forms_with_prefix(const Xapian::Database& database, std::string_view folded_prefix,
                                    std::size_t limit) {
  std::vector<Form> forms;
  const auto read = [&](const std::string& key) {
    read_entry(database.get_metadata(key), [&](std::string_view folded, std::string_view form, std::uint32_t passages) {
      if (forms.size() < limit && folded.starts_with(folded_prefix))
        forms.push_back({std::string(form), std::string(folded), passages});
    });
  };
  const auto letters = beginning(folded_prefix, entry_letters);
  if (letters.size() >= entry_letters) {
    read(key_of(letters));
    return forms;
  }
  const auto prefix = key_of(letters);
  for (auto it = database.metadata_keys_begin(prefix); it != database.metadata_keys_end(prefix) && forms.size() < limit;
       ++it)
    read(*it);
  return forms;
}

std::string_view family_prefix(std::string_view folded) { return beginning(folded, family_letters); }

}  // namespace propos
