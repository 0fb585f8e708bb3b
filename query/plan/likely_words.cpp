#include "query/plan/likely_words.hpp"

#include <algorithm>

#include "common/irregular.hpp"
#include "common/text.hpp"

namespace propos {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_border(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
constexpr std::size_t number_of(char letter) { return static_cast<std::size_t>((letter | 0x20) - 'a'); }

/// Punctuation beyond ASCII that texts are full of: the no-break space, guillemets, and U+2000 to U+203F (apostrophes,
/// dashes).
bool is_punctuation(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const auto next = byte(at + 1);
  return (byte(at) == 0xC2 && (next == 0xA0 || next == 0xAB || next == 0xBB)) || (byte(at) == 0xE2 && next == 0x80);
}

}  // namespace

/// A word and its term share their first two letters (see start_of() in word_forms), if the word is no irregular one.
void LikelyWords::add(std::string_view term) {
  add_beginning(term);
  for (const auto& [form, its_term] : irregular_words_with(term)) add_beginning(form);
}

/// Numbers and symbols may have spaces inside (`G 7`, `R & D`), and a name is told by the words before it (`Est`, whose
/// term ends in a sign), so with them a text is not looked at stretch by stretch. What is written beyond ASCII always
/// is.
void LikelyWords::add_beginning(std::string_view word) {
  if (word.empty() || word.back() == '^' || has_digit(word) || word.find('&') != std::string_view::npos) all_ = true;
  if (all_ || !is_letter(word[0])) return;
  const bool second_is_letter = word.size() > 1 && is_letter(word[1]);
  seconds_[number_of(word[0])] |= second_is_letter ? 1u << number_of(word[1]) : ~0u;
}

bool LikelyWords::may_begin_at(std::string_view text, std::size_t at) const {
  const char c = text[at];
  if (!is_letter(c)) return static_cast<unsigned char>(c) >= 0xC0 && !is_punctuation(text, at);
  const auto seconds = seconds_[number_of(c)];
  if (seconds == 0) return false;
  const char next = at + 1 < text.size() ? text[at + 1] : ' ';
  return !is_letter(next) || (seconds >> number_of(next) & 1u) != 0;
}

bool LikelyWords::is_likely(std::string_view stretch) const {
  for (std::size_t at = 0; at < stretch.size(); ++at)
    if ((at == 0 || !is_letter(stretch[at - 1])) && may_begin_at(stretch, at)) return true;
  return false;
}

/// No word without a digit reaches over a white space, so each stretch between white space can be analysed by itself.
void LikelyWords::find(std::string_view text, Analyzer& analyzer, std::vector<Term>& terms) const {
  if (all_) return analyzer.analyze(text, terms);
  terms.clear();
  std::vector<Term> some;
  for (std::size_t at = 0; at < text.size();) {
    auto end = at;
    while (end < text.size() && !is_border(text[end])) ++end;
    if (const auto stretch = text.substr(at, end - at); is_likely(stretch)) {
      analyzer.analyze(stretch, some);
      for (auto& term : some) {
        term.begin += static_cast<std::uint32_t>(at);
        term.end += static_cast<std::uint32_t>(at);
        terms.push_back(term);
      }
    }
    at = end + 1;
  }
}

}  // namespace propos
