#include "common/vocabulary.hpp"

#include <algorithm>
#include <charconv>

#include "common/limits.hpp"
#include "common/schema.hpp"

namespace propos {
namespace {

constexpr std::size_t family_letters = 5;
constexpr char separator = ' ';  // sorts before every letter

/// `propos.form.cote` for a form without accents, `propos.form.cote côté` for one with.
std::string key_of(const Term& term) {
  std::string key(metadata::form);
  key += term.folded;
  if (term.form != term.folded) {
    key += separator;
    key += term.form;
  }
  return key;
}

std::uint32_t number_in(const std::string& text) {
  std::uint32_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

void VocabularyWriter::add(const std::vector<Term>& terms) {
  seen_.clear();
  for (const auto& term : terms)
    if (term.folded.size() <= limits::max_term_bytes && !has_digit(term.folded)) seen_.push_back(key_of(term));
  std::sort(seen_.begin(), seen_.end());
  seen_.erase(std::unique(seen_.begin(), seen_.end()), seen_.end());
  for (const auto& key : seen_) ++counts_[key];
}

void VocabularyWriter::write(Xapian::WritableDatabase& database) {
  for (const auto& [key, count] : counts_)
    database.set_metadata(key, std::to_string(number_in(database.get_metadata(key)) + count));
  counts_.clear();
}

std::vector<Form> forms_with_prefix(const Xapian::Database& database, std::string_view folded_prefix, std::size_t limit) {
  std::vector<Form> forms;
  std::string prefix(metadata::form);
  prefix += folded_prefix;
  const auto end = database.metadata_keys_end(prefix);
  for (auto it = database.metadata_keys_begin(prefix); it != end && forms.size() < limit; ++it) {
    const auto key = *it;
    auto word = std::string_view(key).substr(metadata::form.size());
    Form form;
    const auto space = word.find(separator);
    form.folded = word.substr(0, space);
    form.form = space == std::string_view::npos ? form.folded : std::string(word.substr(space + 1));
    form.passages = number_in(database.get_metadata(key));
    forms.push_back(std::move(form));
  }
  return forms;
}

std::string_view family_prefix(std::string_view folded) {
  auto length = std::min(family_letters, folded.size());
  while (length < folded.size() && (static_cast<unsigned char>(folded[length]) & 0xC0) == 0x80) ++length;
  return folded.substr(0, length);
}

}  // namespace propos
