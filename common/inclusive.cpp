#include "common/inclusive.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "common/text.hpp"

namespace propos {
namespace {

bool is_middle_dot(std::uint32_t c) {
  return c == 0x00B7 || c == 0x2027 || c == 0x2022 || c == 0x2219 || c == 0x22C5 || c == 0x30FB;
}

bool is_plain_hyphen(std::uint32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }

/// What parts the word from its endings.
enum class Mark { none, middle_dot, dot, hyphen, slash, parenthesis };

Mark mark_of(std::uint32_t c) {
  if (is_middle_dot(c)) return Mark::middle_dot;
  if (c == '.') return Mark::dot;
  if (is_plain_hyphen(c)) return Mark::hyphen;
  if (c == '/') return Mark::slash;
  return c == '(' ? Mark::parenthesis : Mark::none;
}

/// A feminine ending and what its word ends with.
struct FeminineEnding {
  std::string_view feminine, tail;
};

constexpr auto endings = std::to_array<FeminineEnding>(
    {{"ne", "n"},     {"le", "l"},      {"te", "t"},      {"te", "tou"},    {"te", "ori"},   {"te", "coi"},
     {"se", "s"},     {"se", "x"},      {"se", "eu"},     {"se", "ou"},     {"se", "eur"},   {"ve", "f"},
     {"fe", "f"},     {"ice", "eur"},   {"rice", "eur"},  {"trice", "eur"}, {"ice", "eu"},   {"rice", "eu"},
     {"trice", "eu"}, {"euse", "eur"},  {"euse", "eux"},  {"euse", "eu"},   {"ere", "er"},   {"iere", "ier"},
     {"enne", "en"},  {"ienne", "ien"}, {"onne", "on"},   {"ine", "in"},    {"aine", "ain"}, {"ale", "al"},
     {"ale", "aux"},  {"elle", "el"},   {"elle", "eau"},  {"elle", "eaux"}, {"ive", "if"},   {"euve", "euf"},
     {"he", "c"},     {"che", "c"},     {"que", "c"},     {"ue", "g"},      {"ce", "x"},     {"sse", "e"},
     {"esse", "e"},   {"sse", "x"},     {"eche", "ec"},   {"ette", "et"},   {"ete", "et"},   {"otte", "ot"},
     {"ouse", "oux"}, {"aise", "ais"},  {"oise", "ois"},  {"ise", "is"},    {"ante", "ant"}, {"ente", "ent"},
     {"ande", "and"}, {"eure", "eur"},  {"teuse", "eur"}, {"resse", "eur"}});

/// The end of a masculine whose beginning both genders share: `lect·eur·rice`, `heureu·x·se`.
constexpr auto masculine_ends = std::to_array<std::string_view>(
    {"r", "rs", "x", "f", "fs", "eur", "eurs", "teur", "er", "ers", "if", "ifs", "en", "ien", "eux", "al"});

bool takes_e(std::string_view word) {
  const auto last = word.back();
  return word.ends_with("é") || std::string_view("aeoy").find(last) == std::string_view::npos;
}

/// Whether the ending, whose plural's s may be there, makes a feminine of the word. Both are lower().
bool makes_feminine(std::string_view ending, std::string_view word) {
  if (ending.ends_with('s')) ending.remove_suffix(1);
  if (!ending.ends_with('e')) return false;
  if (ending.size() == 1) return takes_e(word);
  const auto folded_ending = fold(ending);
  if (folded_ending == "e") return false;  // `licencié-ès-lettres`
  const auto folded = fold(word);
  const auto singular = folded.ends_with('s') ? std::string_view(folded).substr(0, folded.size() - 1) : folded;
  return std::any_of(endings.begin(), endings.end(), [&](const FeminineEnding& e) {
    return e.feminine == folded_ending && (folded.ends_with(e.tail) || singular.ends_with(e.tail));
  });
}

bool all_upper(std::string_view word) {
  for (std::size_t at = 0; at < word.size();)
    if (!is_upper(next_code_point(word, at))) return false;
  return true;
}

/// A run of word characters, and of what means nothing among them, so that no longer word is taken for an ending.
std::string_view run_at(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 9;  // no ending is longer than 8
  auto end = at;
  while (end < text.size() && end - at < longest) {
    auto ahead = end;
    const auto c = next_code_point(text, ahead);
    if (!is_word_character(c) && (end == at || !is_invisible(c))) break;
    end = ahead;
  }
  return text.substr(at, end - at);
}

/// Most words behind a hyphen are longer, or end otherwise.
bool may_be_ending(std::string_view run) {
  constexpr std::size_t longest = 8;
  return !run.empty() && run.size() <= longest && std::string_view("eslrfxnESLRFXN").find(run.back()) != run.npos;
}

/// Whether the word has so many letters, each with its accents.
bool has_letters(std::string_view word, std::size_t least) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size() && letters < least;) {
    const auto c = next_code_point(word, at);
    letters += c < 0x0300 || c > 0x036F;
  }
  return letters >= least;
}

/// Takes a word's endings one after the other.
class Reader {
 public:
  Reader(std::string_view text, std::string_view word, Mark mark)
      : text_(text), word_(lower(word)), spelling_(word), mark_(mark) {}

  std::optional<InclusiveWord> read(std::size_t at) {
    while (at < text_.size() && !closed_) {
      auto next = at;
      if (mark_of(next_code_point(text_, next)) != mark_) break;
      const auto run = run_at(text_, next);
      next += run.size();
      if (mark_ == Mark::parenthesis && (next >= text_.size() || text_[next++] != ')')) break;
      if (run.empty() || !take(run, next)) break;
      at = next;
      if (mark_ == Mark::parenthesis && run_at(text_, at) == "s") {
        plural_ = closed_ = true;
        ++at;
      }
    }
    if ((!feminine_ && !plural_) || !run_at(text_, at).empty()) return {};
    if (mark_ == Mark::slash && at < text_.size() && text_[at] == '/') return {};  // an address
    if (plural_ && std::string_view("sxzSXZ").find(spelling_.back()) == std::string_view::npos) spelling_ += 's';
    else if (!plural_ && word_ == "tou") spelling_ += 't';
    return InclusiveWord{at, std::move(spelling_)};
  }

 private:
  bool take(std::string_view typed, std::size_t behind) {
    const auto ending = lower(typed);
    const bool first = std::exchange(first_, false);
    const bool loose = mark_ == Mark::middle_dot || mark_ == Mark::parenthesis;
    if (!loose && ending != typed && !(all_upper(typed) && all_upper(spelling_))) return false;  // a new sentence
    if (ending == "s" && (!first || loose)) return plural_ = true;
    if (ending == "x" && !first) return true;
    if (makes_feminine(ending, word_)) {
      plural_ |= ending.ends_with('s');
      return feminine_ = true;
    }
    if (!first || std::find(masculine_ends.begin(), masculine_ends.end(), ending) == masculine_ends.end() ||
        !feminine_follows(behind, ending))
      return false;
    word_ += ending;
    spelling_ += ending;
    return true;
  }

  bool feminine_follows(std::size_t at, const std::string& masculine) const {
    if (at >= text_.size() || mark_of(next_code_point(text_, at)) != mark_) return false;
    const auto ending = lower(run_at(text_, at));
    return makes_feminine(ending, word_) || makes_feminine(ending, word_ + masculine);
  }

  std::string_view text_;
  std::string word_, spelling_;
  Mark mark_;
  bool first_ = true, feminine_ = false, plural_ = false, closed_ = false;
};

}  // namespace

std::optional<InclusiveWord> inclusive_word(std::string_view text, std::size_t at, std::string_view word) {
  auto behind = at;
  if (at >= text.size() || word.empty()) return {};
  const auto mark = mark_of(next_code_point(text, behind));
  if (mark == Mark::none || !may_be_ending(run_at(text, behind))) return {};
  const std::size_t least = mark == Mark::middle_dot || mark == Mark::parenthesis ? 2 : 3;
  if (!has_letters(word, least)) return {};
  return Reader(text, word, mark).read(at);
}

}  // namespace propos
