#include "indexer/cut/labels.hpp"

#include <algorithm>
#include <string_view>

#include "common/text.hpp"
#include "common/tokens.hpp"

namespace propos {
namespace {

constexpr std::size_t longest_label = 80;
constexpr std::size_t longest_direction = 160;  ///< bytes of a stage direction
constexpr std::size_t most_name_words = 6;

bool is_dash(std::uint32_t c) { return c == 0x2014 || c == 0x2013; }

std::vector<std::string> name_words_of(const std::string& name) {
  std::vector<std::string> words;
  for (const auto& token : tokenize(name))
    if (token.kind == TokenKind::word) words.push_back(token.folded);
  return words;
}

/// Lower-case words that stand inside names.
bool is_label_particle(const std::string& word) {
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
    if (!capital && !is_label_particle(token.folded)) form = NameForm::loose;
    if (++words > most_name_words) return NameForm::none;
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

/// Whether the dot at the end of `text` ends a word of three letters or more, not an initial or `Dr.`
bool ends_word_with_dot(std::string_view text) {
  if (!text.ends_with('.')) return false;
  std::size_t letters = 0;
  for (auto at = text.size() - 1; at > 0 && text[at - 1] != '.' && text[at - 1] != ' ' && text[at - 1] != '-'; --at)
    letters += (static_cast<unsigned char>(text[at - 1]) & 0xC0) != 0x80;
  return letters >= 3;
}

std::string initials_of(const std::string& name) {
  std::string initials;
  for (const auto& token : tokenize(name)) {
    std::size_t at = token.begin;
    if (token.kind == TokenKind::word && is_upper(next_code_point(name, at))) initials += token.folded.substr(0, 1);
  }
  return initials;
}

/// The initials of all words but particles, whatever their case: `rl` for `La Revue des lisières`.
std::string initials_of_words(const std::vector<std::string>& words) {
  std::string initials;
  for (const auto& word : words)
    if (!is_label_particle(word)) initials += word.substr(0, 1);
  return initials;
}

/// The letters of a name that has nothing but initials, and particles in lower case; empty for any other.
std::string letters_of_initials(const std::string& name) {
  std::string letters;
  for (const auto& token : tokenize(name)) {
    if (token.kind == TokenKind::joined) continue;
    bool capitals = true;
    for (std::size_t at = token.begin; at < token.end;) {
      const auto c = next_code_point(name, at);
      capitals &= !is_word_character(c) || is_upper(c);
    }
    if (capitals) letters += token.folded;
    else if (!is_label_particle(token.folded)) return {};
  }
  return letters;
}

/// `L. Mer` for `Lilas Mer`: each word is one of the full name's, in order, or begins it; one at least is whole.
bool shortens(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  bool whole = false;
  std::size_t j = 0;
  for (const auto& word : a) {
    while (j < b.size() && b[j] != word && !(word.size() == 1 && b[j].starts_with(word))) ++j;
    if (j == b.size()) return false;
    whole |= b[j++] == word && word.size() > 1 && !is_label_particle(word);
  }
  return whole;
}

/// `Lou P.M.` for `Lou Pen Mar`: the first name, then the initials of the rest.
bool is_first_name_and_initials(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.size() != 2 || b.size() < 3 || a[0] != b[0]) return false;
  std::string initials;
  for (std::size_t j = 1; j < b.size(); ++j) initials += b[j].substr(0, 1);
  return a[1] == initials;
}

/// Whether what stands at `at`, behind the sign `last` of a question's number, may begin the question: in `1.000`,
/// `50-50`, `8°C`, `Q.I.` the sign is no end of a number.
bool may_follow(const std::string& text, std::size_t at, std::uint32_t last, bool number) {
  const auto next = next_code_point(text, at);
  if (is_space(last) || !is_word_character(next)) return true;
  if (is_digit(next) || last == 0xB0) return false;
  return last == ')' || last == ':' || (number && is_upper(next));
}

std::uint32_t first_code_point(const std::string& text, std::size_t at) { return next_code_point(text, at); }

/// The range that holds byte `at`; null for none.
const Range* range_at(const std::vector<Range>& ranges, std::size_t at) {
  const auto after = std::upper_bound(ranges.begin(), ranges.end(), at,
                                      [](std::size_t byte, const Range& range) { return byte < range.begin; });
  if (after == ranges.begin()) return nullptr;
  const auto& range = *std::prev(after);
  return at < range.end ? &range : nullptr;
}

/// Reads one label.
class LabelReader {
 public:
  LabelReader(const Block& block, std::uint32_t at) : block_(block), text_(block.text), begin_(at) {}

  std::optional<Label> read() {
    if (auto label = role(); label && label->name.size() == 1) return label;
    auto label = read_name();
    return label ? label : role();
  }

 private:
  /// `Q. Pourquoi le sel ?`, `R. Parce que…`: the dot alone parts these from what is said. With a number any sign does,
  /// or a space: `Q1/ …`, `R12 …`.
  std::optional<Label> role() const {
    if (shifted_ > 0) return std::nullopt;
    auto at = static_cast<std::size_t>(begin_);
    if (at + 1 >= text_.size() || (text_[at] != 'Q' && text_[at] != 'R')) return std::nullopt;
    const char letter = text_[at++];
    const auto digits = at;
    while (at < text_.size() && at < digits + 2 && is_digit(static_cast<unsigned char>(text_[at]))) ++at;
    const bool numbered = at > digits;
    const auto signs = at;
    while (at < text_.size() && std::string_view("/.):-").find(text_[at]) != std::string_view::npos) ++at;
    if (numbered ? at > signs + 2 : text_.substr(signs, at - signs) != ".") return std::nullopt;
    if (at + 1 >= text_.size() || text_[at] != ' ') return std::nullopt;
    auto probe = ++at;
    if (!is_upper(next_code_point(text_, probe)) && !(numbered && may_begin(at))) return std::nullopt;
    return Label{numbered ? std::string(1, letter) : letter + std::string("."), static_cast<std::uint32_t>(at), false,
                 LabelSign::mark, false};
  }

  std::optional<Label> read_name() {
    skip_number();
    find_style();
    std::size_t at = begin_;
    while (at < text_.size() && at - begin_ <= longest_label) {
      if (style_end_ > begin_ && at >= style_end_ && !sign_follows(at)) return styled_label();
      const auto before = at;
      const auto c = next_code_point(text_, at);
      if (c == '(' && (at = behind_bracket(at)) == 0) return std::nullopt;
      if (c == ':' || is_dash(c) || is_hyphen_apart(c, before)) return marked_label(before, at, c);
      if (const auto behind = c == '"' && before > begin_ ? behind_nickname(at) : at; behind > at) {
        at = behind;
        continue;
      }
      if (ends_name(c, before)) return std::nullopt;
      if (before > begin_) at = behind_direction(at);
    }
    return at >= text_.size() && style_end_ > begin_ && style_end_ < text_.size() ? styled_label() : std::nullopt;
  }

  /// `2) PH : …`, `3. PH : …`, `— PH : …`.
  void skip_number() {
    auto at = begin_;
    while (at < text_.size() && at < begin_ + 2 && is_digit(static_cast<unsigned char>(text_[at]))) ++at;
    if (at == begin_ || at >= text_.size()) return;
    const auto digits = at;
    while (at < text_.size() && (text_[at] == '.' || text_[at] == ')' || text_[at] == '-')) ++at;
    if (at == digits) return;
    while (at < text_.size() && text_[at] == ' ') ++at;
    begin_ = at;
  }

  void find_style() {
    for (const auto* ranges : {&block_.bold, &block_.links, &block_.italic})
      if (const auto* range = range_at(*ranges, begin_); range != nullptr && range->end - begin_ <= longest_label + 8) {
        style_end_ = range->end;
        return;
      }
  }

  /// Whether behind spaces, brackets or a direction at `at` there is a colon or a dash.
  bool sign_follows(std::size_t at) const {
    const auto stop = std::min(text_.size(), at + longest_direction);
    while (at < stop) {
      const auto before = at;
      const auto c = next_code_point(text_, at);
      if (c == ':' || is_dash(c)) return true;
      if (c == '(') {
        if ((at = behind_bracket(at)) == 0) return false;
      } else if (const auto* italic = range_at(block_.italic, before); italic != nullptr && !is_space(c)) {
        at = std::max<std::size_t>(at, italic->end);
      } else if (!is_space(c) && c != '.' && !is_hyphen_apart(c, before)) {
        return false;
      } else if (is_hyphen_apart(c, before)) {
        return true;
      }
    }
    return false;
  }

  bool is_hyphen_apart(std::uint32_t c, std::size_t at) const {
    return c == '-' && at > 0 && text_[at - 1] == ' ' && at + 1 < text_.size() && text_[at + 1] == ' ';
  }

  /// Behind the closing bracket; 0 where there is none near.
  std::size_t behind_bracket(std::size_t at) const {
    const auto close = text_.find(')', at);
    return close == std::string::npos || close > at + longest_label ? 0 : close + 1;
  }

  /// `Ada "Zef" Mer`: behind the closing sign of a nickname inside a name; `at` where there is none.
  std::size_t behind_nickname(std::size_t at) const {
    constexpr std::size_t longest_nickname = 24;
    const auto close = text_.find('"', at);
    if (close == std::string::npos || close > at + longest_nickname || close + 2 >= text_.size()) return at;
    auto probe = close + 2;
    return text_[close + 1] == ' ' && is_upper(next_code_point(text_, probe)) ? close + 1 : at;
  }

  /// Signs that no name has, and the dot that ends a sentence.
  bool ends_name(std::uint32_t c, std::size_t at) const {
    if (c == '?' || c == '!' || c == '\n' || c == 0xAB || c == 0xBB || c == ';' || c == '"' || c == 0x2026) return true;
    if (c == '.' && ends_word_with_dot(std::string_view(text_).substr(begin_, at + 1 - begin_)))
      return !sign_follows(at + 1) && style_end_ < at;
    return false;
  }

  /// Behind a stage direction in italics that begins here, behind the name; `at` where there is none.
  std::size_t behind_direction(std::size_t at) {
    auto from = at;
    while (from < text_.size() && text_[from] == ' ') ++from;
    if (from == at || from >= text_.size() || style_end_ > from) return at;
    const auto* italic = range_at(block_.italic, from);
    if (italic == nullptr || italic->begin < at || italic->end - from > longest_direction) return at;
    auto end = static_cast<std::size_t>(italic->end);
    while (end < text_.size() && (text_[end] == ' ' || text_[end] == '.')) ++end;
    auto probe = end;
    if (end >= text_.size()) return at;
    const auto sign = next_code_point(text_, probe);
    if (sign != ':' && !is_dash(sign)) return at;
    name_end_ = at;
    begin_ += static_cast<std::uint32_t>(end - at);  // the direction does not count for the label's length
    shifted_ += static_cast<std::uint32_t>(end - at);
    return end;
  }

  std::optional<Label> marked_label(std::size_t before, std::size_t at, std::uint32_t sign) {
    const auto begin = begin_ - shifted_;
    const auto name_end = name_end_ > 0 ? name_end_ : before;
    auto name = bare_name(text_.substr(begin, name_end - begin));
    const auto form = name.find(',') == std::string::npos ? form_of_name(name) : form_of_list(name);
    if (form == NameForm::none) return std::nullopt;
    std::size_t said = at;
    while (said < text_.size()) {
      auto probe = said;
      const auto next = next_code_point(text_, probe);
      if (!is_space(next) && !is_dash(next) && next != ':' && !is_hyphen_apart(next, said)) break;
      said = probe;
    }
    if (sign == ':' && said == at && said < text_.size() && !may_begin(said)) return std::nullopt;  // `10:30`
    const bool styled = style_end_ > 0 && style_end_ + 4 >= name_end;
    return Label{std::move(name), static_cast<std::uint32_t>(said), form == NameForm::loose, LabelSign::mark, styled};
  }

  /// A comma parts names: `A, B et C`.
  static NameForm form_of_list(const std::string& names) {
    const auto last = names.rfind(" et ");
    if (last == std::string::npos || form_of_name(names.substr(last + 4)) != NameForm::strict) return NameForm::none;
    for (std::size_t begin = 0; begin < last;) {
      const auto end = std::min(names.find(',', begin), last);
      if (form_of_name(names.substr(begin, end - begin)) != NameForm::strict) return NameForm::none;
      begin = end + 1;
    }
    return NameForm::strict;
  }

  /// What is said may stand right behind the colon when it begins as a sentence does.
  bool may_begin(std::size_t at) const {
    const auto c = next_code_point(text_, at);
    return is_upper(c) || c == 0xAB || c == 0x201C || c == '"' || c == 0x2026;
  }

  /// `<strong>Nom.</strong> Ce qui est dit`.
  std::optional<Label> styled_label() const {
    auto name = text_.substr(begin_, style_end_ - begin_);
    if (begin_ < shifted_ || name.find_first_of("?!,;:\n") != std::string::npos) return std::nullopt;
    name = bare_name(std::move(name));
    if (form_of_name(name) != NameForm::strict) return std::nullopt;
    std::size_t said = style_end_;
    while (said < text_.size() && (text_[said] == ' ' || text_[said] == '\n' || text_[said] == '.')) ++said;
    if (said >= text_.size()) return std::nullopt;
    auto probe = said;
    const auto next = next_code_point(text_, probe);
    if (!is_upper(next) && !may_begin(said) && !is_digit(next)) return std::nullopt;
    return Label{std::move(name), static_cast<std::uint32_t>(said), false, LabelSign::style, true};
  }

  const Block& block_;
  const std::string& text_;
  std::uint32_t begin_;
  std::uint32_t style_end_ = 0;  ///< of the style in which the label begins
  std::size_t name_end_ = 0;     ///< where a direction stands before the sign
  std::uint32_t shifted_ = 0;    ///< bytes of that direction
};

}  // namespace

std::string bare_name(std::string name) {
  while (!name.empty() && (name.front() == '*' || name.front() == ' ')) name.erase(0, 1);
  trim_end(name);
  if (name.ends_with(").")) name.pop_back();
  if (name.ends_with(')'))
    if (const auto open = name.find('('); open != std::string::npos && open > 0) name.resize(open);
  trim_end(name);
  if (ends_word_with_dot(name)) name.pop_back();
  trim_end(name);
  auto end = name.size();
  while (end > 0 && is_digit(static_cast<unsigned char>(name[end - 1]))) --end;
  if (end > 1 && end < name.size() && name[end - 1] == ' ') name.resize(end - 1);
  return name;
}

bool is_name_alone(const std::string& text) {
  if (text.size() > longest_label || text.find_first_of("?!:;,\n") != std::string::npos) return false;
  const auto name = bare_name(text);
  if (form_of_name(name) != NameForm::strict) return false;
  const auto words = name_words_of(name);
  return words.size() >= 2 && words.size() <= 5;
}

bool is_misspelt(const std::string& name, const std::string& right) {
  const auto a = fold(name);
  const auto b = fold(right);
  constexpr std::size_t shortest = 5;
  if (a == b || a.size() < shortest || b.size() < shortest || a.size() > b.size() + 1 || b.size() > a.size() + 1)
    return false;
  std::size_t front = 0;
  while (front < a.size() && front < b.size() && a[front] == b[front]) ++front;
  std::size_t back = 0;
  while (back < a.size() - front && back < b.size() - front && a[a.size() - 1 - back] == b[b.size() - 1 - back]) ++back;
  const auto rest = std::max(a.size(), b.size()) - front - back;
  if (rest <= 1 || rest > 3 || a.size() != b.size()) return rest <= 1;
  return std::is_permutation(a.begin() + static_cast<std::ptrdiff_t>(front),
                             a.begin() + static_cast<std::ptrdiff_t>(front + rest),
                             b.begin() + static_cast<std::ptrdiff_t>(front));
}

std::optional<Label> possible_label(const Block& block, std::uint32_t at) { return LabelReader(block, at).read(); }

bool stands_for(const std::string& shorter, const std::string& full) {
  const auto a = name_words_of(shorter);
  const auto b = name_words_of(full);
  if (a.empty() || b.empty()) return false;
  if (a == b) return true;
  if (a.size() > b.size() + 1) return false;
  std::string letters;
  for (const auto& word : a) letters += word;
  if (b.size() > 1) {
    const auto initials = initials_of(full);
    const auto short_letters = letters_of_initials(shorter);
    if (letters == initials || (initials.size() > 1 && short_letters == initials)) return true;
    const bool title = form_of_name(full) == NameForm::loose;  // of a magazine, a site
    if (title && short_letters.size() > 1 && short_letters == initials_of_words(b)) return true;
  }
  if (a.size() > b.size()) return false;
  if (a.size() == 1 && a[0].size() == 1 && b.size() == 1) return b[0].starts_with(a[0]);  // `E.` for `Estuaire`
  if (shortens(a, b) || is_first_name_and_initials(a, b)) return true;
  return std::all_of(a.begin(), a.end(),
                     [&](const std::string& word) { return std::find(b.begin(), b.end(), word) != b.end(); });
}

std::size_t number_length(const std::string& text) {
  std::size_t at = 0;
  bool word = false;
  bool numeral = false;  // `#3 …`, `n° 3 …`
  for (const std::string_view name : {"#", "n°", "N°"})
    if (!numeral && text.starts_with(name)) {
      at = name.size();
      numeral = true;
    }
  for (const std::string_view name : {"Question", "QUESTION", "Q"})
    if (!word && !numeral && text.starts_with(name)) {
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
    const bool counts = c == '.' || c == ')' || c == ':' || c == '-' || c == '/' || is_dash(c) || c == 0xB0;
    if (!counts && !is_space(c)) break;
    sign |= counts;
    last = c;
    at = next;
  }
  // `1 Qui vous a …` has no sign but a space.
  if (!sign && numeral) return number && is_space(last) && at < text.size() ? at : 0;
  if (!sign) return number && is_space(last) && at < text.size() && is_upper(first_code_point(text, at)) ? at : 0;
  return at < text.size() && may_follow(text, at, last, number) ? at : 0;
}

}  // namespace propos
