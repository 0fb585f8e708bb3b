#include "query/language/lexer.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include "common/inclusive.hpp"
#include "common/limits.hpp"
#include "common/text.hpp"
#include "common/tokens.hpp"
#include "query/language/field_names.hpp"
#include "query/language/hints.hpp"

namespace propos {
namespace {

using Mark = Lexeme::Kind;

/// An opening quotation mark and what closes it.
struct Quote {
  std::string_view open;
  std::string_view close;
};
constexpr std::array<Quote, 4> quotes = {{{"\"", "\""}, {"«", "»"}, {"“", "”"}, {"„", "“"}}};

constexpr std::uint32_t usual_distance = 10;  ///< of `PRÈS` without a number

const Quote* quote_at(std::string_view text) {
  const auto found =
      std::find_if(quotes.begin(), quotes.end(), [&](const Quote& q) { return text.starts_with(q.open); });
  return found == quotes.end() ? nullptr : &*found;
}

bool is_quotation_mark(std::uint32_t c) {
  return c == '"' || c == 0xAB || c == 0xBB || c == 0x201C || c == 0x201D || c == 0x201E;
}

bool starts_with_word(std::string_view text) {
  std::size_t at = 0;
  return !text.empty() && is_word_character(next_code_point(text, at));
}

bool has_word(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size())
    if (is_word_character(next_code_point(text, at))) return true;
  return false;
}

std::size_t letters_of(std::string_view text) {
  std::size_t n = 0;
  for (std::size_t at = 0; at < text.size(); ++n) next_code_point(text, at);
  return n;
}

/// Without quotation marks, and with single spaces.
std::string plain(std::string_view text) {
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto before = at;
    if (is_quotation_mark(next_code_point(text, at))) out += ' ';
    else out.append(text, before, at - before);
  }
  return collapse_space(out);
}

/// Takes `^2.5` from the end; of several the last counts.
double take_weight(std::string_view& chunk) {
  double weight = 0;
  for (;;) {
    const auto hat = chunk.rfind('^');
    if (hat == std::string_view::npos || hat + 1 == chunk.size()) break;
    const auto digits = chunk.substr(hat + 1);
    if (digits.find_first_not_of("0123456789.") != std::string_view::npos) break;
    double value = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed);
    if (error != std::errc() || end != digits.data() + digits.size() ||
        !(value > 0 && value <= limits::max_query_weight))
      break;
    if (weight == 0) weight = value;
    chunk = chunk.substr(0, hat);
  }
  return weight == 0 ? 1 : weight;
}

/// The one word of the text (`tarif`, the `école` of `l’école`), or nothing when there are more.
std::optional<std::string_view> single_word(std::string_view text) {
  std::optional<std::string_view> word;
  for (const auto& token : tokenize(text)) {
    if (token.kind == TokenKind::elided) continue;
    if (word) return std::nullopt;
    word = text.substr(token.begin, token.end - token.begin);
  }
  return word;
}

/// The operator that this is: `ET`, `PRÈS/5`.
std::optional<Mark> operator_named(std::string_view chunk) {
  static constexpr std::array<std::pair<std::string_view, Mark>, 9> operators = {{{"ET", Mark::all},
                                                                                  {"AND", Mark::all},
                                                                                  {"OU", Mark::any},
                                                                                  {"OR", Mark::any},
                                                                                  {"SAUF", Mark::none},
                                                                                  {"NOT", Mark::none},
                                                                                  {"PRÈS", Mark::near},
                                                                                  {"PRES", Mark::near},
                                                                                  {"NEAR", Mark::near}}};
  const auto slash = chunk.find('/');
  const auto name = chunk.substr(0, slash);
  const auto found = std::find_if(operators.begin(), operators.end(), [&](const auto& o) { return o.first == name; });
  if (found == operators.end()) return {};
  if (slash == std::string_view::npos) return found->second;
  const auto digits = chunk.substr(slash + 1);
  if (found->second != Mark::near || digits.empty() || digits.find_first_not_of("0123456789") != std::string_view::npos)
    return {};
  return found->second;
}

/// Reads a query's text; no recursion.
class Lexer {
 public:
  Lexer(std::string_view text, std::vector<Note>& notes) : text_(text), notes_(notes) {}

  std::vector<Lexeme> read() {
    while (at_ < text_.size()) {
      if (read_mark() || read_quoted(Mark::phrase)) continue;
      auto next = at_;
      const auto c = next_code_point(text_, next);
      if (is_space(c) || is_quotation_mark(c)) at_ = next;
      else read_chunk();
    }
    return std::move(lexemes_);
  }

 private:
  std::string_view rest() const { return text_.substr(at_); }

  Lexeme& add(Mark kind, std::string text = {}, double weight = 1) {
    auto& lexeme = lexemes_.emplace_back();
    lexeme.kind = kind;
    lexeme.text = std::move(text);
    lexeme.weight = weight;
    return lexeme;
  }

  void note(std::string french, std::string english) { notes_.push_back({std::move(french), std::move(english)}); }

  /// Parentheses, signs, and what stands before a quotation mark or parenthesis.
  bool read_mark() {
    const char c = text_[at_];
    const auto behind = text_.substr(at_ + 1);
    if (c == '(') {
      ++at_;
      add(Mark::open);
    } else if (c == ')') {
      ++at_;
      auto& close = add(Mark::close);
      close.weight = weight_here();
    } else if ((c == '+' || c == '-') && starts_operand(behind)) {
      ++at_;
      add(c == '+' ? Mark::plus : Mark::minus);
    } else if ((c == '=' || c == '~') && quote_at(behind) != nullptr) {
      ++at_;
      read_quoted(c == '=' ? Mark::exact : Mark::loose);
    } else {
      return false;
    }
    return true;
  }

  double weight_here() {
    if (!rest().starts_with('^')) return 1;
    const auto end = std::min(rest().find_first_not_of("0123456789.", 1), rest().size());
    auto chunk = rest().substr(0, end);
    const double weight = take_weight(chunk);
    if (chunk.empty()) at_ += end;
    return weight;
  }

  bool read_quoted(Mark kind) {
    const auto* quote = quote_at(rest());
    if (quote == nullptr) return false;
    at_ += quote->open.size();
    auto end = text_.find(quote->close, at_);
    if (end == std::string_view::npos) {
      end = text_.size();
      note("guillemet non fermé : lu jusqu’à la fin", "unclosed quotation mark: read to the end");
    }
    auto text = plain(text_.substr(at_, end - at_));
    at_ = std::min(end + quote->close.size(), text_.size());
    const auto weight = weight_here();
    if (has_word(text)) add(kind, std::move(text), weight);
    else drop_prefixes();
    return true;
  }

  bool after_field() const { return !lexemes_.empty() && lexemes_.back().kind == Mark::field; }

  /// Without a leaf behind them, signs and fields mean nothing.
  void drop_prefixes() {
    while (!lexemes_.empty() && (lexemes_.back().kind == Mark::field || lexemes_.back().kind == Mark::plus ||
                                 lexemes_.back().kind == Mark::minus))
      lexemes_.pop_back();
  }

  /// The end of a run without spaces, quotation marks and parentheses, but for those of `étudiant(e)s` and the spaces
  /// inside `10 000`.
  std::size_t chunk_end() const {
    auto at = at_;
    auto word = at_;
    std::size_t digits = 0;  // at the end of what was read, when nothing but signs stands before them
    bool number = true;      // so far
    while (at < text_.size()) {
      auto next = at;
      const auto c = next_code_point(text_, next);
      if (c == '(') {
        const auto inclusive = inclusive_word(text_, at, text_.substr(word, at - word));
        if (!inclusive) break;
        next = inclusive->end;
      } else if (is_space(c)) {
        if (!number || digits == 0 || digits > 3 || !three_digits_at(next)) break;
        digits = 0;
      } else if (is_quotation_mark(c) || c == ')') {
        break;
      } else if (is_digit(c)) {
        ++digits;
      } else {
        number = number && digits == 0 && !is_word_character(c);
      }
      at = next;
      if (!is_word_character(c)) word = at;
    }
    return at;
  }

  /// Whether a group of three digits stands there, and no more of a word.
  bool three_digits_at(std::size_t at) const {
    const auto group = text_.substr(at, 3);
    const auto behind = text_.substr(std::min(at + 3, text_.size()));
    return group.size() == 3 && group.find_first_not_of("0123456789") == std::string_view::npos &&
           !starts_with_word(behind);
  }

  void read_chunk() {
    const auto end = chunk_end();
    const auto chunk = text_.substr(at_, end - at_);
    if (read_field(chunk)) return;
    at_ = end;
    add_hint(chunk);
    const bool signed_here =
        !lexemes_.empty() && (lexemes_.back().kind == Mark::plus || lexemes_.back().kind == Mark::minus);
    if (signed_here || !add_operator(chunk)) add_leaf(chunk);
  }

  /// `titre:` with something behind it.
  bool read_field(std::string_view chunk) {
    const auto colon = chunk.find(':');
    if (colon == std::string_view::npos || colon == 0) return false;
    const auto field = field_name_of(chunk.substr(0, colon));
    if (field == FieldName::none) return false;
    const auto value = chunk.substr(colon + 1);
    const auto behind = text_.substr(at_ + colon + 1);
    const bool marked = value.empty() || value == "=" || value == "~";
    auto unweighted = value;
    take_weight(unweighted);
    if (marked ? !starts_operand(behind) : !has_word(unweighted)) return false;
    add(Mark::field).field = field;
    at_ += colon + 1;
    if (marked) return true;
    at_ += value.size();
    add_leaf(value);
    return true;
  }

  void add_hint(std::string_view chunk) {
    auto hint = after_field() ? std::nullopt : hint_for(chunk, starts_operand(rest()));
    if (hint && std::find(notes_.begin(), notes_.end(), *hint) == notes_.end()) notes_.push_back(std::move(*hint));
  }

  bool add_operator(std::string_view chunk) {
    const auto kind = operator_named(chunk);
    if (!kind) return false;
    const auto slash = chunk.find('/');
    const auto name = chunk.substr(0, slash);
    if (slash == std::string_view::npos) {
      add(*kind, std::string(chunk)).distance = usual_distance;
      return true;
    }
    const auto digits = chunk.substr(slash + 1);
    std::uint32_t n = limits::max_near_words + 1;  // what too large a number leaves here
    std::from_chars(digits.data(), digits.data() + digits.size(), n);
    const auto distance = std::clamp(n, std::uint32_t{1}, limits::max_near_words);
    if (distance != n)
      note(std::string(name) + "/n : n va de 1 à " + std::to_string(limits::max_near_words),
           std::string(name) + "/n: n is 1 to " + std::to_string(limits::max_near_words));
    add(Mark::near, std::string(chunk)).distance = distance;
    return true;
  }

  void add_leaf(std::string_view chunk) {
    const auto weight = take_weight(chunk);
    if (!has_word(chunk)) {
      // The sign of `R & D` is part of its words.
      if (chunk == "&" && !lexemes_.empty() && lexemes_.back().kind == Mark::word) lexemes_.back().text += " &";
      drop_prefixes();
      return;
    }
    auto body = chunk;
    while (!body.empty() && std::string_view(",;.!?").find(body.back()) != std::string_view::npos)
      body.remove_suffix(1);
    if (body.ends_with('*') && add_marked(Mark::prefix, body, limits::min_wildcard_letters, weight)) return;
    if (body.ends_with('~') && add_marked(Mark::fuzzy, body, limits::min_fuzzy_letters, weight)) return;
    if (chunk.starts_with('=') && starts_with_word(chunk.substr(1)))
      add(Mark::exact, std::string(chunk.substr(1)), weight);
    else add(Mark::word, operator_named(chunk) && !after_field() ? lower(chunk) : std::string(chunk), weight);
  }

  /// `tarif*`, `mot~`: one word of enough letters; otherwise the mark is no operator.
  bool add_marked(Mark kind, std::string_view body, std::size_t letters, double weight) {
    const std::string mark(1, body.back());
    body.remove_suffix(1);
    const auto word = single_word(body);
    if (!word) {
      note("« " + mark + " » suit un seul mot", "“" + mark + "” follows a single word");
      return false;
    }
    if (letters_of(*word) < letters) {
      note("« " + mark + " » demande au moins " + std::to_string(letters) + " lettres avant lui",
           "“" + mark + "” needs at least " + std::to_string(letters) + " letters before it");
      return false;
    }
    add(kind, std::string(*word), weight);
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Note>& notes_;
  std::vector<Lexeme> lexemes_;
};

}  // namespace

bool starts_operand(std::string_view text) {
  if (text.empty()) return false;
  if (starts_with_word(text) || text.front() == '(' || quote_at(text) != nullptr) return true;
  const auto behind = text.substr(1);
  if (text.front() == '=') return starts_with_word(behind) || quote_at(behind) != nullptr;
  return text.front() == '~' && quote_at(behind) != nullptr;
}

bool is_leaf(Mark kind) { return kind <= Mark::loose; }

std::vector<Lexeme> read_lexemes(std::string_view text, std::vector<Note>& notes) { return Lexer(text, notes).read(); }

}  // namespace propos
