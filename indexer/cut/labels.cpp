#include "indexer/cut/labels.hpp"

#include <algorithm>

#include "common/text.hpp"
#include "common/tokens.hpp"

namespace propos {
namespace {

constexpr std::size_t longest_label = 80;
constexpr std::size_t most_words = 6;

bool is_dash(std::uint32_t c) { return c == 0x2014 || c == 0x2013; }

std::vector<std::string> words_of(const std::string& name) {
  std::vector<std::string> words;
  for (const auto& token : tokenize(name))
    if (token.kind == TokenKind::word) words.push_back(token.folded);
  return words;
}

/// Lower-case words that stand inside names.
bool is_particle(const std::string& word) {
  static const std::vector<std::string> particles = {"de",  "du",  "des", "la", "le", "les", "d",  "l",   "von", "van",
                                                     "der", "den", "di",  "da", "el", "al",  "et", "ben", "bin", "y"};
  return std::find(particles.begin(), particles.end(), word) != particles.end();
}

enum class NameForm { none, loose, strict };

/// Strict: every word begins with a capital or is a particle. Loose: only the first one does.
NameForm form_of_name(const std::string& text) {
  std::size_t words = 0;
  auto form = NameForm::strict;
  for (const auto& token : tokenize(text)) {
    if (token.kind == TokenKind::joined) continue;
    std::size_t at = token.begin;
    const bool capital = is_upper(next_code_point(text, at)) || is_digit(static_cast<unsigned char>(text[token.begin]));
    if (!capital && words == 0) return NameForm::none;
    if (!capital && !is_particle(token.folded)) form = NameForm::loose;
    if (++words > most_words) return NameForm::none;
  }
  return words > 0 ? form : NameForm::none;
}

/// Without spaces at its end.
void trim_end(std::string& text) {
  while (!text.empty()) {
    std::size_t last = text.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    std::size_t probe = last;
    if (!is_space(next_code_point(text, probe))) return;
    text.resize(last);
  }
}

/// `Jean Roche (maire)` -> `Jean Roche`, `Question 3` -> `Question`.
std::string bare_name(std::string name) {
  trim_end(name);
  if (name.ends_with(')'))
    if (const auto open = name.find('('); open != std::string::npos && open > 0) name.resize(open);
  trim_end(name);
  auto end = name.size();
  while (end > 0 && is_digit(static_cast<unsigned char>(name[end - 1]))) --end;
  if (end > 1 && end < name.size() && name[end - 1] == ' ') name.resize(end - 1);
  return name;
}

std::string initials_of(const std::string& name) {
  std::string initials;
  for (const auto& token : tokenize(name)) {
    std::size_t at = token.begin;
    if (token.kind == TokenKind::word && is_upper(next_code_point(name, at))) initials += token.folded.substr(0, 1);
  }
  return initials;
}

/// Whether what stands at `at`, behind the sign `last` of a question's number, may begin the question: in `1.000`,
/// `50-50`, `8°C`, `Q.I.` the sign is no end of a number.
bool may_follow(const std::string& text, std::size_t at, std::uint32_t last, bool number) {
  const auto next = next_code_point(text, at);
  if (is_space(last) || !is_word_character(next)) return true;
  if (is_digit(next) || last == 0xB0) return false;
  return last == ')' || last == ':' || (number && is_upper(next));
}

}  // namespace

std::optional<Label> possible_label(const Block& block) {
  const auto& text = block.text;
  std::size_t at = 0;
  while (at < text.size() && at <= longest_label) {
    const auto before = at;
    const auto c = next_code_point(text, at);
    if (c == '?' || c == '!' || c == '\n' || c == 0xAB || c == 0xBB || c == ',' || c == ';' || c == '"')
      return std::nullopt;
    if (c != ':' && !is_dash(c)) continue;
    auto name = bare_name(text.substr(0, before));
    const auto form = form_of_name(name);
    if (form == NameForm::none) return std::nullopt;
    std::size_t begin = at;
    while (begin < text.size()) {
      auto probe = begin;
      const auto next = next_code_point(text, probe);
      if (!is_space(next) && !is_dash(next) && next != ':') break;
      begin = probe;
    }
    if (c == ':' && begin == at && begin < text.size()) return std::nullopt;  // `10:30`
    return Label{std::move(name), static_cast<std::uint32_t>(begin), form == NameForm::loose};
  }
  return std::nullopt;
}

bool stands_for(const std::string& shorter, const std::string& full) {
  const auto a = words_of(shorter);
  const auto b = words_of(full);
  if (a.empty() || b.empty()) return false;
  if (a == b) return true;
  if (a.size() > b.size()) return false;
  std::string letters;
  for (const auto& word : a) letters += word;
  if (b.size() > 1 && letters == initials_of(full)) return true;
  if (a.size() == 1 && a[0].size() == 1 && b.size() == 1) return b[0].starts_with(a[0]);  // `E.` for `Estuaire`
  return std::all_of(a.begin(), a.end(),
                     [&](const std::string& word) { return std::find(b.begin(), b.end(), word) != b.end(); });
}

std::size_t number_length(const std::string& text) {
  std::size_t at = 0;
  bool word = false;
  for (const std::string_view name : {"Question", "QUESTION", "Q"})
    if (!word && text.starts_with(name)) {
      at = name.size();
      word = true;
    }
  while (at < text.size() && text[at] == ' ') ++at;
  const auto digits = at;
  while (at < text.size() && at < digits + 2 && text[at] >= '0' && text[at] <= '9') ++at;
  if (at == digits && !word) return 0;
  const bool number = at > digits;
  bool sign = false;
  std::uint32_t last = 0;
  while (at < text.size()) {
    auto next = at;
    const auto c = next_code_point(text, next);
    const bool counts = c == '.' || c == ')' || c == ':' || c == '-' || is_dash(c) || c == 0xB0;
    if (!counts && !is_space(c)) break;
    sign |= counts;
    last = c;
    at = next;
  }
  return sign && at < text.size() && may_follow(text, at, last, number) ? at : 0;
}

}  // namespace propos
