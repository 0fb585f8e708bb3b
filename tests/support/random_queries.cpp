#include "tests/support/random_queries.hpp"

#include <algorithm>

#include "common/site.hpp"
#include "common/text.hpp"
#include "common/tokens.hpp"

namespace propos::testing {

std::string RandomQueries::words(std::size_t n) {
  for (;;) {
    const auto& passage = passages_[below(passages_.size())];
    const auto* text = &passage.text;
    if (const auto which = below(6); which == 0) text = &passage.title;
    else if (which == 1) text = &passage.question;
    std::vector<Token> tokens;
    for (auto& token : tokenize(*text))
      if (token.kind == TokenKind::word) tokens.push_back(std::move(token));
    if (tokens.size() < n) continue;
    const auto first = below(tokens.size() - n + 1);
    auto begin = tokens[first].begin;
    const auto end = tokens[first + n - 1].end;
    // Now and then a compound as a whole, or with its elided article.
    if (n == 1 && below(4) == 0)
      while (begin > 0 && text->at(begin - 1) != ' ' && text->at(begin - 1) != '\n') --begin;
    return collapse_space(text->substr(begin, end - begin));
  }
}

std::string RandomQueries::filter() {
  const auto& passage = passages_[below(passages_.size())];
  const auto name = [&](const std::string& field, const std::string& whole) {
    if (whole.empty()) return words(1);
    const auto space = whole.rfind(' ');
    if (below(3) == 0) return field + ":=\"" + whole + '"';
    return field + ":" + (below(2) == 0 ? '"' + whole + '"' : whole.substr(space == std::string::npos ? 0 : space + 1));
  };
  switch (below(9)) {
    case 0: return name("auteur", passage.authors.empty() ? "" : passage.authors.front());
    case 1: return name("speaker", passage.speaker.substr(0, passage.speaker.find(',')));
    case 2: return name("mot-clé", passage.tags.empty() ? "" : pick(passage.tags));
    case 3: return "post:" + passage.post;
    case 4: return "langue:" + pick({"fr", "en"});
    case 5: return "date:" + passage.date.substr(0, pick({"4444", "7777777", "aaaaaaaaaa"}).size());
    case 6: {
      const auto site = site_of_passage(passage);
      return site.empty() ? words(1) : "site:" + site;
    }
    case 7:
      return "date:" + passage.date.substr(0, 7) + ".." +
             (below(2) == 0 ? "" : passages_[below(passages_.size())].date.substr(0, 4));
    default: return "depuis:" + std::to_string(1 + below(30)) + pick({"mois", "semaines", "jours", "an"});
  }
}

std::string RandomQueries::leaf() {
  const auto letters = [&](std::size_t n) {
    for (;;) {
      const auto word = fold(words(1));
      if (word.size() >= n && std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; }))
        return word;
    }
  };
  const auto choice = below(60);
  if (choice < 24) return words(1);
  if (choice < 30) return words(2 + below(2));
  if (choice < 38) return '"' + words(2 + below(3)) + '"';
  if (choice < 41) return "« " + words(1 + below(2)) + " »";
  if (choice < 46) return letters(4).substr(0, 3 + below(3)) + '*';
  if (choice < 49) return '=' + words(1);
  if (choice < 50) return "=\"" + words(2) + '"';
  if (choice < 51) return "~\"" + words(2) + '"';
  if (choice < 52) {
    auto word = letters(5);
    if (below(2) == 0) word[below(word.size())] = static_cast<char>('a' + below(26));
    return word + '~';
  }
  return filter();
}

std::string RandomQueries::operand(int depth) {
  if (depth > 0 && below(5) == 0) return '(' + expression(depth - 1) + ')';
  return leaf();
}

std::string RandomQueries::part(int depth) {
  auto text = operand(depth);
  switch (below(14)) {
    case 0: return '+' + text;
    case 1: return '-' + text;
    case 2: return "titre:" + text;
    case 3: return pick({"question:", "réponse:"}) + text;
    case 4:
    case 5: return text + ' ' + pick({"PRÈS", "NEAR/3", "PRES/20", "NEAR/1"}) + ' ' + operand(depth);
    case 6: return text + '^' + std::to_string(1 + below(3));
    default: return text;
  }
}

std::string RandomQueries::expression(int depth) {
  auto text = part(depth);
  for (auto more = below(4); more > 0; --more) {
    static const std::vector<std::string> between = {" ",    " ",    " ",      " ET ",  " AND ",
                                                     " OU ", " OR ", " SAUF ", " NOT ", " ET SAUF "};
    text += pick(between) + part(depth);
  }
  return text;
}

std::string RandomQueries::query(unsigned seed) {
  random_.seed(seed);
  auto text = expression(static_cast<int>(below(4)));
  if (below(20) == 0)
    text.insert(below(text.size() + 1), pick({"(", ")", "\"", " OU ", " ET ", " SAUF ", " PRÈS/2 ", "-", "*", "«"}));
  if (text.size() > 900) return words(2);
  return text;
}

}  // namespace propos::testing
