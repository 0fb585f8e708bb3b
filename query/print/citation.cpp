#include "query/print/citation.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdio>

#include "common/dates.hpp"
#include "common/text.hpp"
#include "query/answer/hit_text.hpp"
#include "query/print/wrap.hpp"

namespace propos {
namespace {

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  const auto plain = collapse_space(text);
  for (std::size_t at = 0; at < plain.size();) {
    const auto end = std::min(plain.find(' ', at), plain.size());
    words.push_back(plain.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

bool is_particle(const std::string& word) {
  static constexpr std::array<std::string_view, 17> particles = {
      "de", "du", "des", "d’", "d'", "la", "le", "les", "von", "van", "der", "den", "da", "di", "del", "el", "ben"};
  return std::find(particles.begin(), particles.end(), lower(word)) != particles.end();
}

bool is_all_capitals(const std::string& word) {
  return word.size() > 2 && lower(word) != word && [&] {
    for (std::size_t at = 0; at < word.size();) {
      const auto c = next_code_point(word, at);
      if (is_word_character(c) && !is_upper(c)) return false;
    }
    return true;
  }();
}

std::string join_words(const std::vector<std::string>& words, std::size_t begin, std::size_t end) {
  return joined({words.begin() + static_cast<std::ptrdiff_t>(begin), words.begin() + static_cast<std::ptrdiff_t>(end)},
                " ");
}

PersonName name_of_words(const std::vector<std::string>& words) {
  if (words.size() == 1) return {{}, {}, words.front()};
  auto family = words.size() - 1;
  while (family > 1 && is_all_capitals(words[family]) && is_all_capitals(words[family - 1])) --family;
  // A particle behind the first word begins the family name: `Charles de la Tour Maubourg`.
  auto particle = family;
  for (std::size_t i = 1; i < family; ++i)
    if (is_particle(words[i])) {
      particle = i;
      break;
    }
  if (particle < family) {
    family = particle;
    while (family + 1 < words.size() && is_particle(words[family])) ++family;
  }
  return {join_words(words, 0, particle), join_words(words, particle, family), join_words(words, family, words.size())};
}

/// `text` in ASCII letters and digits, everything else left out.
std::string ascii_word(std::string_view text) {
  std::string out;
  for (const char c : fold(text))
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
  return out;
}

}  // namespace

std::string full_name(const PersonName& name) {
  return collapse_space(name.given + " " + name.particle + " " + name.family);
}

std::vector<PersonName> names_in(std::string_view byline) {
  std::vector<PersonName> names;
  std::vector<std::string> words;
  const auto end_name = [&] {
    if (!words.empty()) names.push_back(name_of_words(words));
    words.clear();
  };
  for (auto& word : words_of(byline)) {
    if (word == "et" || word == "and" || word == "&") {
      end_name();
      continue;
    }
    const bool last = word.ends_with(',') || word.ends_with(';');
    if (last) word.pop_back();
    if (!word.empty()) words.push_back(std::move(word));
    if (last) end_name();
  }
  end_name();
  return names;
}

std::vector<PersonName> authors_of(const Passage& passage) { return names_in(who_says(passage)); }

std::vector<PersonName> interviewers_of(const Passage& passage) {
  if (passage.kind != PassageKind::answer || passage.speaker.empty()) return {};
  const auto speakers = authors_of(passage);
  std::vector<PersonName> names;
  for (const auto& author : passage.authors)
    for (auto& name : names_in(author))
      if (std::find(speakers.begin(), speakers.end(), name) == speakers.end()) names.push_back(std::move(name));
  if (names.empty()) names = names_in(passage.asker);
  return names;
}

std::string citation_key(const Passage& passage) {
  const auto authors = authors_of(passage);
  std::string id;
  bool changed = false;
  for (const char c : passage.id) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    id += plain ? c : c == '#' ? '.' : '_';
    changed |= !plain && c != '#';
  }
  if (changed) {  // another id may look the same by now
    char hash[16];
    const auto* bytes = reinterpret_cast<const Bytef*>(passage.id.data());
    std::snprintf(hash, sizeof hash, "-%08lx", ::crc32(0, bytes, static_cast<uInt>(passage.id.size())));
    id += hash;
  }
  return (authors.empty() ? "propos" : ascii_word(authors.front().family)) + plain_date(passage.date).substr(0, 4) +
         ":" + id;
}

std::string site_of(const Passage& passage) {
  if (!is_web_address(passage.url)) return {};
  const auto begin = passage.url.find("//") + 2;
  auto host = passage.url.substr(begin, passage.url.find_first_of("/?#:", begin) - begin);
  if (const auto user = host.find('@'); user != std::string::npos) host.erase(0, user + 1);
  if (host.starts_with("www.")) host.erase(0, 4);
  return host;
}

bool is_web_address(std::string_view url) { return url.starts_with("https://") || url.starts_with("http://"); }

std::string encoded_url(std::string_view url, std::string_view also) {
  std::string out;
  for (const char c : url) {
    if (static_cast<unsigned char>(c) > 0x20 && c != 0x7F &&
        std::string_view("\"<>\\^`{|}").find(c) == std::string_view::npos && also.find(c) == std::string_view::npos) {
      out += c;
      continue;
    }
    char code[8];
    std::snprintf(code, sizeof code, "%%%02X", static_cast<unsigned char>(c));
    out += code;
  }
  return out;
}

std::string quotation(const std::string& text) { return "«\u00A0" + one_line(text) + "\u00A0»"; }

}  // namespace propos
