#include "query/serve/api/quotation.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "common/text.hpp"
#include "common/tokens.hpp"
#include "query/answer/sentences.hpp"

namespace propos::serve {
namespace {

/// A text as it is compared, and which byte of the text each of its bytes comes from.
struct Plain {
  std::string text;
  std::vector<std::uint32_t> from;

  void add(std::string_view bytes, std::size_t at) {
    text += bytes;
    from.insert(from.end(), bytes.size(), static_cast<std::uint32_t>(at));
  }
};

bool is_apostrophe(std::uint32_t c) { return c == '\'' || c == 0x2019 || c == 0x2BC || c == 0x2018; }
bool is_quotation_mark(std::uint32_t c) {
  return c == '"' || c == 0xAB || c == 0xBB || (c >= 0x201C && c <= 0x201F) || c == 0x2039 || c == 0x203A;
}
bool is_hyphen(std::uint32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }

/// French sets a space before these; whether it does is no part of what is quoted.
bool may_follow_space(std::uint32_t c) {
  return c == '?' || c == '!' || c == ':' || c == ';' || c == '%' || is_quotation_mark(c);
}

Plain plain_of(std::string_view text) {
  Plain plain;
  bool space = false;       // before what comes next
  bool after_mark = false;  // a quotation mark, behind which no space counts
  for (std::size_t at = 0; at < text.size();) {
    const auto before = at;
    const auto c = next_code_point(text, at);
    if (is_invisible(c)) continue;
    if (is_space(c)) {
      space = true;
      continue;
    }
    if (space && !plain.text.empty() && !after_mark && !may_follow_space(c)) plain.add(" ", before);
    space = false;
    after_mark = is_quotation_mark(c);
    if (is_apostrophe(c)) plain.add("'", before);
    else if (after_mark) plain.add("\"", before);
    else if (is_hyphen(c)) plain.add("-", before);
    else if (c == 0x2026) plain.add("...", before);
    else plain.add(text.substr(before, at - before), before);
  }
  plain.from.push_back(static_cast<std::uint32_t>(text.size()));
  return plain;
}

/// Whether a word ends at this byte, or none stands there.
bool is_border(std::string_view text, std::size_t at) {
  if (at == 0 || at >= text.size()) return true;
  auto begin = at - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  auto left = begin, right = at;
  return !is_word_character(next_code_point(text, left)) || !is_word_character(next_code_point(text, right));
}

using Found = std::optional<std::pair<std::size_t, std::size_t>>;

/// From `begin` on, whole words only.
Found find_whole(std::string_view text, std::string_view part, std::size_t begin) {
  for (auto at = text.find(part, begin); at != std::string_view::npos; at = text.find(part, at + 1))
    if (is_border(text, at) && is_border(text, at + part.size())) return {{at, at + part.size()}};
  return {};
}

QuotedPlace find_verbatim(const std::vector<std::string>& parts, std::string_view text) {
  const auto plain = plain_of(text);
  std::size_t first = 0, at = 0;
  for (const auto& part : parts) {
    const auto found = find_whole(plain.text, plain_of(part).text, at);
    if (!found) return {};
    if (&part == &parts.front()) first = found->first;
    at = found->second;
  }
  std::size_t end = plain.from[at - 1];
  next_code_point(text, end);
  return {Standing::verbatim, plain.from[first], static_cast<std::uint32_t>(end)};
}

std::vector<Token> words_in(std::string_view text) {
  auto tokens = tokenize(text);
  std::erase_if(tokens, [](const Token& token) { return token.kind == TokenKind::joined; });
  return tokens;
}

QuotedPlace find_words(const std::vector<std::string>& parts, std::string_view text) {
  const auto stand = words_in(text);
  auto at = stand.begin();
  QuotedPlace place{Standing::words, 0, 0};
  for (const auto& part : parts) {
    const auto wanted = words_in(part);
    if (wanted.empty()) return {};
    const auto found = std::search(at, stand.end(), wanted.begin(), wanted.end(),
                                   [](const Token& a, const Token& b) { return a.folded == b.folded; });
    if (found == stand.end()) return {};
    if (&part == &parts.front()) place.begin = found->begin;
    at = found + static_cast<std::ptrdiff_t>(wanted.size());
    place.end = (at - 1)->end;
  }
  return place;
}

/// Where the last character begins.
std::size_t last_character(std::string_view text) {
  std::size_t last = text.size() - 1;
  while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
  return last;
}

/// Without white space around it.
std::string_view trimmed(std::string_view text) {
  for (std::size_t at = 0; !text.empty() && is_space(next_code_point(text, at)); at = 0) text.remove_prefix(at);
  for (std::size_t at = 0; !text.empty(); text = text.substr(0, last_character(text))) {
    at = last_character(text);
    if (!is_space(next_code_point(text, at))) break;
  }
  return text;
}

/// Without white space and a pair of quotation marks around it.
std::string_view inner(std::string_view text) {
  text = trimmed(text);
  while (!text.empty()) {
    std::size_t begin = 0, last = last_character(text);
    const auto end = last;
    if (!is_quotation_mark(next_code_point(text, begin)) || begin > end ||
        !is_quotation_mark(next_code_point(text, last)))
      break;
    text = trimmed(text.substr(begin, end - begin));
  }
  return text;
}

std::set<std::string> folded_words(std::string_view text) {
  std::set<std::string> words;
  for (auto& token : words_in(text)) words.insert(std::move(token.folded));
  return words;
}

}  // namespace

std::string_view name_of(Standing standing) {
  switch (standing) {
    case Standing::verbatim: return "verbatim";
    case Standing::words: return "words";
    case Standing::absent: break;
  }
  return "absent";
}

std::vector<std::string> parts_of_quotation(std::string_view quotation) {
  constexpr std::array<std::string_view, 4> gaps = {"[…]", "(…)", "[...]", "(...)"};
  std::vector<std::string> parts;
  const auto add = [&](std::string_view part) {
    if (const auto text = inner(part); !words_in(text).empty()) parts.emplace_back(text);
  };
  quotation = inner(quotation);
  for (;;) {
    std::size_t begin = quotation.size(), length = 0;
    for (const auto gap : gaps)
      if (const auto at = quotation.find(gap); at < begin) begin = at, length = gap.size();
    add(quotation.substr(0, begin));
    if (begin == quotation.size()) return parts;
    quotation.remove_prefix(begin + length);
  }
}

QuotedPlace find_quotation(const std::vector<std::string>& parts, std::string_view text) {
  const auto place = find_verbatim(parts, text);
  return place.standing == Standing::absent ? find_words(parts, text) : place;
}

std::string nearest_sentence(std::string_view quotation, const std::string& text) {
  const auto wanted = folded_words(quotation);
  if (wanted.empty()) return {};
  const auto starts = sentence_starts(text);
  double most = 0.5;
  std::string nearest;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const auto end = i + 1 < starts.size() ? starts[i + 1] : static_cast<std::uint32_t>(text.size());
    const auto sentence = text.substr(starts[i], trim_end(text, starts[i], end) - starts[i]);
    const auto words = folded_words(sentence);
    const auto shared =
        std::count_if(wanted.begin(), wanted.end(), [&](const auto& word) { return words.contains(word); });
    const auto share = static_cast<double>(shared) / static_cast<double>(wanted.size());
    if (share < most) continue;
    most = share + 1e-9;  // of equal ones the first
    nearest = sentence;
  }
  return nearest;
}

}  // namespace propos::serve
