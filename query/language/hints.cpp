#include "query/language/hints.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <utility>
#include <vector>

#include "common/text.hpp"
#include "query/language/field_names.hpp"
#include "query/language/periods.hpp"

namespace propos {
namespace {

/// What another engine calls something, folded, and how it is asked here; the value goes in place of `%`.
using Foreign = std::pair<std::string_view, std::string_view>;
constexpr std::array<Foreign, 24> foreign = {
    {{"before", "date:..%"},   {"avant", "date:..%"},      {"until", "date:..%"},     {"locutrice", "locuteur:%"},
     {"autrice", "auteur:%"},  {"keyword", "mot-clé:%"},   {"after", "depuis:%"},     {"apres", "depuis:%"},
     {"from", "locuteur:%"},   {"by", "locuteur:%"},       {"par", "locuteur:%"},     {"de", "locuteur:%"},
     {"person", "locuteur:%"}, {"personne", "locuteur:%"}, {"who", "locuteur:%"},     {"qui", "locuteur:%"},
     {"intitle", "titre:%"},   {"allintitle", "titre:%"},  {"subject", "titre:%"},    {"intext", "réponse:%"},
     {"text", "réponse:%"},    {"texte", "réponse:%"},     {"category", "mot-clé:%"}, {"year", "date:%"}}};

constexpr std::array<std::string_view, 5> addresses = {"url", "inurl", "domain", "domaine", "link"};

constexpr std::string_view all_fields =
    "titre:, question:, réponse:, auteur:, locuteur:, mot-clé:, langue:, post:, site:, date:, depuis:, topic:";

Note as_words(std::string_view chunk, const std::string& french, const std::string& english) {
  const std::string typed(chunk);
  return {"«\u00A0" + typed + "\u00A0»\u00A0: lu comme des mots\u00A0; " + french,
          "“" + typed + "”: read as words; " + english};
}

/// Letters that have to be added, left out or changed to make `a` of `b`.
std::size_t edits(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j)
      diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1])}));
  }
  return row[b.size()];
}

/// A field with nearly this name, by its French name; empty for none. Short names must begin alike (`tags`, `dates`).
std::string_view near_field(const std::string& name) {
  for (const auto known : field_names()) {
    const auto most = std::min(name.size(), known.size()) < 5 ? 0u : name.size() < 8 ? 1u : 2u;
    if (edits(name, known) <= most || name == std::string(known) + "s") return name_of(field_name_of(known));
  }
  return {};
}

bool is_name(std::string_view name) {
  return name.size() > 1 && std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80 || c == '-' || c == '_';
         });
}

/// `std::string` is no field.
bool may_be_value(std::string_view value) {
  const auto c = static_cast<unsigned char>(value.front());
  return c >= 0x80 || std::isalnum(c) != 0 || std::string_view("=~<>.").find(value.front()) != std::string_view::npos;
}

std::string_view foreign_field(const std::string& folded) {
  const auto* found = std::find_if(foreign.begin(), foreign.end(), [&](const Foreign& f) { return f.first == folded; });
  return found == foreign.end() ? std::string_view() : found->second;
}

/// `before:2024` -> `date:..2024`.
std::string asked_here(std::string_view way, std::string_view value) {
  const auto at = way.find('%');
  const bool no_date = (way.starts_with("date") && !read_period(value)) ||
                       (way.starts_with("depuis") && (value.empty() || value[0] < '0' || value[0] > '9'));
  const std::string filled(no_date ? std::string_view("2024") : value.empty() ? std::string_view("…") : value);
  return std::string(way.substr(0, at)) + filled + std::string(way.substr(at + 1));
}

std::optional<Note> hint_for_field(std::string_view chunk, std::size_t sign, bool operand_behind) {
  const auto name = chunk.substr(0, sign);
  const auto value = chunk.substr(sign + 1);
  const bool colon = chunk[sign] == ':';
  if ((value.empty() ? !operand_behind : !may_be_value(value)) || !is_name(lower(name))) return {};
  const auto folded = fold(name);
  if (std::find(addresses.begin(), addresses.end(), folded) != addresses.end())
    return as_words(chunk, "les adresses ne sont pas cherchées\u00A0; un article se demande par post:41101",
                    "addresses are not searched; a post is asked for by post:41101");
  auto way = std::string(foreign_field(folded));
  if (way.empty()) {
    const auto known = field_name_of(folded);
    const auto field = known == FieldName::none ? near_field(folded) : name_of(known);
    if (!field.empty()) way = std::string(field) + ":%";
  }
  if (!way.empty()) {
    const auto here = asked_here(way, value);
    return as_words(chunk, "vouliez-vous dire " + here + "\u00A0?", "did you mean " + here + "?");
  }
  // `Re:…`, `Paris:Londres` and `a=b` are no fields.
  if (!colon || !is_name(name)) return {};
  return as_words(chunk, "il n’y a pas de champ " + std::string(name) + ":, mais " + std::string(all_fields),
                  "there is no field " + std::string(name) + ":, but " + std::string(all_fields));
}

bool is_letter_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const auto c = static_cast<unsigned char>(text[at]);
  return c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr std::array<std::string_view, 16> inclusive_endings = {
    "e", "es", "s", "ne", "nes", "le", "les", "rice", "rices", "trice", "trices", "euse", "euses", "ere", "eres", "se"};

bool is_inclusive(std::string_view behind) {
  const auto ending = fold(behind.substr(0, behind.find('*')));
  return std::find(inclusive_endings.begin(), inclusive_endings.end(), ending) != inclusive_endings.end();
}

/// A `?` or `*` that stands for letters elsewhere, and not in `acteur*rice`.
bool has_wildcard(std::string_view chunk) {
  if (chunk.starts_with('*') && is_letter_at(chunk, 1)) return true;
  for (std::size_t at = 1; at < chunk.size(); ++at) {
    const bool inside = is_letter_at(chunk, at - 1) && is_letter_at(chunk, at + 1);
    if (inside && (chunk[at] == '?' || (chunk[at] == '*' && !is_inclusive(chunk.substr(at + 1))))) return true;
  }
  return false;
}

}  // namespace

std::optional<Note> hint_for(std::string_view chunk, bool operand_behind) {
  const auto lowered = lower(chunk);
  if (lowered.starts_with("http://") || lowered.starts_with("https://") || lowered.starts_with("www."))
    return as_words(chunk, "les adresses ne sont pas cherchées\u00A0; un article se demande par post:41101",
                    "addresses are not searched; a post is asked for by post:41101");
  if (chunk == "&&" || chunk == "||") {
    const std::string name = chunk == "&&" ? "ET" : "OU";
    return Note{"«\u00A0" + std::string(chunk) + "\u00A0» n’est pas un opérateur\u00A0: " + name,
                "“" + std::string(chunk) + "” is no operator: " + (chunk == "&&" ? "AND" : "OR")};
  }
  if (chunk.size() > 2 && chunk.starts_with('/') && chunk.find('/', 2) != std::string_view::npos &&
      chunk.find_last_not_of("/gimsux") != std::string_view::npos && chunk.rfind('/') > 1 &&
      chunk.size() - chunk.rfind('/') <= 3)
    return as_words(chunk, "il n’y a pas d’expressions régulières, mais tarif* et mot~",
                    "there are no regular expressions, but tarif* and mot~");
  const auto sign = chunk.find_first_of(":=");
  if (sign != std::string_view::npos && sign > 0) return hint_for_field(chunk, sign, operand_behind);
  if (has_wildcard(chunk))
    return as_words(chunk, "un signe n’y remplace pas de lettres, sinon * à la fin\u00A0: tarif*, ou mot~",
                    "no sign stands for letters in it, but * at its end: tarif*, or mot~");
  return {};
}

}  // namespace propos
