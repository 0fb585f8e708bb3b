#include "query/print/person_name.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "common/text.hpp"
#include "query/print/name_words.hpp"

namespace propos {
namespace {

using Words = std::vector<std::string>;

/// Words with spaces between, none behind `d’` and `al-`.
std::string join(std::span<const std::string> words) {
  std::string out;
  for (const auto& word : words) out = with_particle(out, word);
  return out;
}

/// `d’Ormesson` as `d’` and `Ormesson`; at the end of a name `al-Hakim` as `al-` and `Hakim`.
Words tokens_of(const Words& words) {
  Words tokens;
  for (const auto& word : words) {
    const auto length = length_of_attached(word, &word == &words.back());
    if (length > 0) tokens.push_back(word.substr(0, length));
    tokens.push_back(word.substr(length));
  }
  return tokens;
}

/// `Abd al-Rahman` is one name.
Words with_abd_joined(const Words& words) {
  Words out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto folded = fold(words[i]);
    const bool abd = (folded == "abd" || folded == "abdel") && i + 1 < words.size();
    out.push_back(words[i]);
    if (!abd) continue;
    const auto article = lower(words[i + 1]);
    if (article.starts_with("al-") || article.starts_with("el-") || folded == "abdel") out.back() += " " + words[++i];
    else if ((article == "al" || article == "el") && i + 2 < words.size()) {
      out.back() += " " + words[i + 1] + " " + words[i + 2];
      i += 2;
    }
  }
  return out;
}

/// A name without particles: the family name is what is in capitals at the end, or the last word.
PersonName plain_name(const Words& words) {
  auto family = words.size() - 1;
  while (family > 1 && is_in_capitals(words[family]) && is_in_capitals(words[family - 1])) --family;
  if (family > 2 && words[family - 1] == "y") family -= 2;  // `Ortega y Gasset`
  const std::span all(words);
  return {join(all.first(family)), {}, {}, join(all.subspan(family))};
}

/// Where the family name begins with its particles; the number of tokens when it has none. Never the last token.
std::size_t begin_of_particles(const Words& tokens, std::size_t first) {
  const auto last = tokens.size() - 1;
  std::size_t begin = first;
  while (begin < last && kind_of(tokens[begin]) == Particle::none) ++begin;
  if (begin >= last) return tokens.size();
  if (kind_of(tokens[begin]) != Particle::capital) return begin;
  // `Jean Le Rond d’Alembert` is known by the land behind the particle, as `Caron de Beaumarchais` is.
  for (auto i = begin + 2; i < last; ++i)
    if (kind_of(tokens[i]) == Particle::preposition) return i;
  return begin;
}

/// The name whose particles begin at `begin`.
PersonName particle_name(const Words& tokens, std::size_t begin) {
  const std::span all(tokens);
  const auto last = tokens.size() - 1;
  PersonName name;
  name.given = join(all.first(begin));
  auto family = begin;
  const auto kind = kind_of(tokens[begin]);
  const bool before_one_word = begin + 1 == last && kind_of(tokens[last]) == Particle::none;
  const bool kept = before_one_word && lower(tokens[begin]) == "de" && syllables(tokens[last]) == 1;  // `de Gaulle`
  if ((kind == Particle::preposition && !kept) ||
      (kind == Particle::von && kind_of(tokens[begin + 1]) == Particle::none))
    name.dropping = tokens[family++];
  auto end = family;
  // Once one of another language has begun, `de` is one of them: `van de Velde`.
  const auto stays = [&](Particle p) {
    return p == Particle::foreign || p == Particle::von || (end > family && p == Particle::preposition);
  };
  while (end < last && stays(kind_of(tokens[end]))) ++end;
  name.particle = join(all.subspan(family, end - family));
  name.family = join(all.subspan(end));
  return name;
}

/// A name of words, without titles. `titled`: one stood before it, so that it is a person and may lack a given name.
PersonName name_of(const Words& words, bool titled) {
  const auto whole = [&] { return PersonName{{}, {}, {}, join(words)}; };
  if (words.size() > 1 && !titled && is_organisation(words)) return whole();
  const auto tokens = tokens_of(with_abd_joined(words));
  if (tokens.size() == 1) return whole();
  const bool surname = kind_of(tokens.front()) != Particle::none && (titled || !may_be_given_name(tokens.front()));
  const auto begin = begin_of_particles(tokens, surname ? 0 : 1);
  return begin < tokens.size() ? particle_name(tokens, begin) : plain_name(tokens);
}

/// `text` without what stands in brackets; one that is not closed ends it.
std::string without_brackets(std::string_view text) {
  std::string out;
  std::size_t depth = 0;
  for (const char c : text) {
    if (c == '(' || c == '[') ++depth;
    else if (depth == 0) out += c;
    else if (c == ')' || c == ']') --depth;
  }
  return out;
}

/// What stands between two commas or `et`.
struct Part {
  Words words;
  bool after_and = false;
};

std::vector<Part> parts_of(std::string_view byline) {
  std::vector<Part> parts(1);
  const auto plain = collapse_space(without_brackets(byline));
  for (std::size_t at = 0; at < plain.size();) {
    const auto end = std::min(plain.find(' ', at), plain.size());
    auto word = plain.substr(at, end - at);
    at = end + 1;
    if (word == ":") continue;  // of a label
    if (word == "et" || word == "and" || word == "&" || word == "/") {
      parts.push_back({{}, true});
      continue;
    }
    const bool last = word.ends_with(',') || word.ends_with(';');
    if (last) word.pop_back();
    if (!word.empty()) parts.back().words.push_back(std::move(word));
    if (last) parts.emplace_back();
  }
  std::erase_if(parts, [](const Part& part) { return part.words.empty(); });
  return parts;
}

/// Cuts off what somebody is, behind a dash or in small letters (`Paul Dumont maire de Trévac`); true when it did.
bool cut_role(Words& words) {
  for (std::size_t i = 1; i < words.size(); ++i) {
    const bool dash = words[i] == "-" || words[i] == "–" || words[i] == "—";
    if (!dash && !(i > 1 && begins_small(words[i]) && is_role_noun(words[i]))) continue;
    words.resize(i);
    return true;
  }
  return false;
}

/// True when a part behind another is what somebody is, no name. `in_role`: the part before is too, or ends in it.
bool is_role(const Part& part, bool in_role) {
  const auto& first = part.words.front();
  const bool alone = part.words.size() == 1;
  if (in_role && alone) return true;  // `maire de Trévac, Bretagne`
  if (is_role_noun(first) || is_digit(static_cast<unsigned char>(first.front()))) return true;  // `2e adjointe`
  if (!begins_small(first)) return alone && !part.after_and && is_in_capitals(first);           // `Anne Mer, CNRS`
  // `Diderot et d’Alembert`, but `ministre de la Culture et de l’Intérieur`
  const bool particle = kind_of(first) != Particle::none || length_of_attached(first, true) > 0;
  return !part.after_and || in_role || !particle;
}

}  // namespace

std::string with_particle(const std::string& particle, const std::string& name) {
  if (particle.empty() || name.empty()) return particle + name;
  const bool attached = particle.ends_with("’") || particle.ends_with('\'') || particle.ends_with('-');
  return particle + (attached ? "" : " ") + name;
}

std::string full_name(const PersonName& name) {
  const auto surname = with_particle(name.dropping, with_particle(name.particle, name.family));
  return name.given.empty() ? surname : name.given + " " + surname;
}

std::vector<PersonName> names_in(std::string_view byline) {
  std::vector<PersonName> names;
  bool in_role = false;
  for (auto& [words, after_and] : parts_of(byline)) {
    if (!names.empty() && is_role({words, after_and}, in_role)) {
      in_role = true;
      continue;
    }
    const auto name = std::find_if_not(words.begin(), std::prev(words.end()), is_title);
    const bool titled = name != words.begin();
    words.erase(words.begin(), name);
    in_role = cut_role(words);
    names.push_back(name_of(words, titled));
  }
  return names;
}

}  // namespace propos
