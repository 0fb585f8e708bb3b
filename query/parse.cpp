#include <algorithm>
#include <array>

#include "common/error.hpp"
#include "common/limits.hpp"
#include "common/text.hpp"
#include "common/tokens.hpp"
#include "query/query.hpp"

namespace propos {
namespace {

/// An opening quote and what closes it.
struct Quote {
  std::string_view open;
  std::string_view close;
};
constexpr std::array<Quote, 4> quotes = {{{"\"", "\""}, {"«", "»"}, {"“", "”"}, {"„", "“"}}};

std::string trimmed(std::string_view text) { return collapse_space(text); }

bool has_word(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size())
    if (is_word_character(next_code_point(text, at))) return true;
  return false;
}

/// Reads the text from left to right into clauses; no recursion.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Query read() {
    while (at_ < text_.size()) {
      if (read_phrase() || read_marked_word()) continue;
      if (at_word_start_ && read_prefix()) continue;
      take_character();
    }
    end_words();
    return std::move(query_);
  }

 private:
  /// A sign before a word or a quote counts only at the start of a word: `États-Unis` holds no `-`.
  Occur occur_at(std::size_t& at) const {
    if (!at_word_start_ || at + 1 >= text_.size()) return Occur::optional;
    const char sign = text_[at];
    if (sign != '+' && sign != '-') return Occur::optional;
    auto ahead = at + 1;
    const auto next = next_code_point(text_, ahead);
    const bool quoted = std::any_of(quotes.begin(), quotes.end(),
                                    [&](const Quote& q) { return text_.substr(at + 1).starts_with(q.open); });
    if (!is_word_character(next) && !quoted) return Occur::optional;
    ++at;
    return sign == '+' ? Occur::required : Occur::excluded;
  }

  bool read_phrase() {
    auto at = at_;
    const auto sign = occur_at(at);
    for (const auto& quote : quotes) {
      if (!text_.substr(at).starts_with(quote.open)) continue;
      const auto begin = at + quote.open.size();
      auto end = text_.find(quote.close, begin);
      if (end == std::string_view::npos) {
        end = text_.size();
        query_.notes.push_back("guillemet non fermé : lu jusqu’à la fin / unclosed quotation mark: read to the end");
      }
      end_words();
      const auto phrase = trimmed(text_.substr(begin, end - begin));
      if (has_word(phrase))
        query_.clauses.push_back({Clause::Kind::phrase, sign == Occur::excluded ? sign : Occur::required, 1, phrase});
      at_ = std::min(end + quote.close.size(), text_.size());
      at_word_start_ = true;
      return true;
    }
    return false;
  }

  bool read_marked_word() {
    auto at = at_;
    const auto occur = occur_at(at);
    if (occur == Occur::optional) return false;
    end_words();
    at_ = at;
    if (read_prefix(occur)) return true;
    const auto end = word_end(at);
    query_.clauses.push_back({Clause::Kind::words, occur, 1, std::string(text_.substr(at, end - at))});
    at_ = end;
    return true;
  }

  std::size_t word_end(std::size_t at) const {
    while (at < text_.size()) {
      auto next = at;
      if (is_space(next_code_point(text_, next)) || text_[at] == '"') break;
      at = next;
    }
    return at;
  }

  /// `tarif*`; with too few letters the star is no operator.
  bool read_prefix(Occur occur = Occur::optional) {
    std::size_t letters = 0;
    auto at = at_;
    while (at < text_.size()) {
      auto next = at;
      if (!is_word_character(next_code_point(text_, next))) break;
      at = next;
      ++letters;
    }
    if (letters == 0 || at >= text_.size() || text_[at] != '*') return false;
    if (letters < limits::min_wildcard_letters) {
      query_.notes.push_back("« * » demande au moins " + std::to_string(limits::min_wildcard_letters) +
                             " lettres avant lui / “*” needs at least " + std::to_string(limits::min_wildcard_letters) +
                             " letters before it");
      return false;
    }
    end_words();
    query_.clauses.push_back({Clause::Kind::prefix, occur, 1, std::string(text_.substr(at_, at - at_))});
    at_ = at + 1;
    at_word_start_ = true;
    return true;
  }

  void take_character() {
    const auto before = at_;
    const auto c = next_code_point(text_, at_);
    at_word_start_ = is_space(c) || c == '(' || c == ')';
    words_.append(text_, before, at_ - before);
  }

  void end_words() {
    const auto words = trimmed(words_);
    if (has_word(words)) query_.clauses.push_back({Clause::Kind::words, Occur::optional, 1, words});
    words_.clear();
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool at_word_start_ = true;
  std::string words_;
  Query query_;
};

}  // namespace

Query parse_query(const std::string& text) {
  if (text.size() > limits::max_query_bytes)
    throw Error(ErrorKind::too_big, "the query is longer than " + std::to_string(limits::max_query_bytes) + " bytes");
  const auto sound = repair_utf8(text);
  std::size_t words = 0;
  for (const auto& token : tokenize(sound)) words += token.kind == TokenKind::word;
  if (words > limits::max_query_words)
    throw Error(ErrorKind::too_big, "the query has more than " + std::to_string(limits::max_query_words) + " words");
  auto query = Reader(sound).read();
  if (query.clauses.empty())
    throw Error(ErrorKind::usage, "empty query: give some words, or --topic ID (propos-query --help)");
  return query;
}

std::string to_text(const Query& query) {
  std::string text;
  for (const auto& clause : query.clauses) {
    if (!text.empty()) text += ' ';
    if (clause.occur == Occur::excluded) text += '-';
    switch (clause.kind) {
      case Clause::Kind::words: text += (clause.occur == Occur::required ? "+" : "") + clause.text; break;
      case Clause::Kind::phrase: text += (clause.occur == Occur::optional ? "~" : "") + std::string("\"") + clause.text + '"'; break;
      case Clause::Kind::prefix: text += (clause.occur == Occur::required ? "+" : "") + clause.text + '*'; break;
    }
  }
  return text;
}

}  // namespace propos
