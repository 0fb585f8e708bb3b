#include "query/program/analyze.hpp"

#include <algorithm>

#include "common/error.hpp"
#include "common/limits.hpp"
#include "common/schema.hpp"
#include "common/stem.hpp"
#include "common/terms.hpp"
#include "common/text.hpp"
#include "common/tokens.hpp"

namespace propos {
namespace {

constexpr std::size_t max_forms = 2000;  ///< of one beginning that are looked at

/// What stands in a spelling beside its letters and digits.
struct Marks {
  bool letters = false, dot = false, comma = false, space = false, other = false;
};

Marks marks_in(std::string_view spelling) {
  Marks marks;
  std::size_t at = 0;
  while (at < spelling.size()) {
    const auto c = next_code_point(spelling, at);
    if (is_word_character(c)) marks.letters |= !is_digit(c);
    else if (c == '.') marks.dot = true;
    else if (c == ',') marks.comma = true;
    else if (is_space(c)) marks.space = true;
    else marks.other = true;
  }
  return marks;
}

/// The letters and digits of a spelling, folded.
std::string letters_in(std::string_view spelling) {
  std::string letters;
  for (std::size_t at = 0; at < spelling.size();) {
    const auto from = at;
    if (is_word_character(next_code_point(spelling, at))) letters.append(spelling, from, at - from);
  }
  return fold(letters);
}

std::string kind_of(const Token& token, const Marks& marks, std::string_view spelling) {
  switch (token.kind) {
    case TokenKind::elided: return "elided";
    case TokenKind::joined: return "joined";
    case TokenKind::word: break;
  }
  if (!marks.letters) return "number";
  std::size_t behind = 0;
  next_code_point(spelling, behind);
  return spelling.substr(behind).starts_with('.') ? "acronym" : "word";
}

bool has_ligature(std::string_view spelling) {
  for (const std::string_view ligature : {"œ", "Œ", "æ", "Æ"})
    if (spelling.find(ligature) != std::string_view::npos) return true;
  return false;
}

/// How the spelling became the folded form.
void explain_token(AnalysedToken& token, const Marks& marks) {
  auto& why = token.why;
  if (token.kind == "elided") {
    why.emplace_back("elision: what an apostrophe cuts off has no term");
    return;
  }
  if (token.kind == "joined")
    why.push_back(std::string(marks.space   ? "a number and a letter"
                              : marks.other ? "hyphen compound"
                                            : "letters and digits") +
                  ": joined, beside its parts");
  if (token.kind == "acronym") why.emplace_back("dots of an acronym taken out");
  if (token.kind == "number" && marks.comma) why.emplace_back("decimal comma made a dot");
  if (token.kind != "joined" && marks.space) why.emplace_back("thousands separators taken out");
  if (token.kind == "word" && (marks.other || marks.dot) && !marks_in(token.folded).other)
    why.emplace_back(letters_in(token.spelling) == token.folded ? "apostrophe or invisible character taken out"
                                                                : "inclusive writing: the masculine");
  if (has_ligature(token.spelling)) why.emplace_back("ligature taken apart");
  if (token.lowered != token.folded) why.push_back("accents taken off: " + token.folded);
  if (token.lowered.size() >= limits::max_token_bytes)
    why.push_back("cut at " + std::to_string(limits::max_token_bytes) + " bytes");
}

/// How the folded form became the term.
void explain_term(AnalysedToken& token) {
  if (token.kind == "elided") return;
  if (token.stop) {
    token.why.emplace_back("stop word: no term, but it keeps its place");
    return;
  }
  std::vector<StemStep> steps;
  const auto whole = stem(token.folded, &steps);
  for (const auto& step : steps) token.why.push_back(std::string(step.rule) + ": " + step.left);
  if (token.term.size() < whole.size())
    token.why.push_back("term cut at " + std::to_string(limits::max_term_bytes) + " bytes");
}

/// The forms in the vocabulary whose term this is.
std::vector<Form> forms_of(const AnalysedToken& token, const Xapian::Database& database, Analyzer& analyzer) {
  // Other forms begin as the word does, or, where a rule changes the beginning (`yeux`, `oeil`), as its term.
  const auto by_word = family_prefix(token.folded);
  const auto by_term = family_prefix(token.term);
  std::vector<Form> forms;
  const auto add = [&](std::string_view prefix) {
    for (auto& form : forms_with_prefix(database, prefix, max_forms)) {
      if (analyzer.word_of(form.form).term == token.term) forms.push_back(std::move(form));
    }
  };
  const bool within = by_word.starts_with(by_term);  // what the word begins with is part of what the term begins with
  if (!within) add(by_word);
  if (within || !by_term.starts_with(by_word)) add(by_term);
  std::stable_sort(forms.begin(), forms.end(), [](const Form& a, const Form& b) { return a.passages > b.passages; });
  return forms;
}

}  // namespace

Analysis analyze_text(const std::string& text) {
  Analysis analysis;
  analysis.text = repair_utf8(text);
  Analyzer analyzer;
  for (auto& token : tokenize(analysis.text)) {
    AnalysedToken analysed;
    analysed.begin = token.begin;
    analysed.end = token.end;
    analysed.position = token.position;
    analysed.spelling = analysis.text.substr(token.begin, token.end - token.begin);
    analysed.lowered = token.lowered;
    analysed.folded = token.folded;
    if (token.kind != TokenKind::elided) analysed.term = analyzer.word_of(token.lowered).term;
    analysed.stop = analysed.term.empty() && token.kind != TokenKind::elided;
    if (!analysed.term.empty()) analysed.root = root(token.folded);
    const auto marks = marks_in(analysed.spelling);
    analysed.kind = kind_of(token, marks, analysed.spelling);
    explain_token(analysed, marks);
    explain_term(analysed);
    analysis.tokens.push_back(std::move(analysed));
  }
  return analysis;
}

void look_up(Analysis& analysis, const std::filesystem::path& directory) {
  const auto database = open_index(directory);
  Analyzer analyzer;
  try {
    for (auto& token : analysis.tokens) {
      if (token.term.empty()) continue;
      token.held = AnalysedToken::Held{database.get_termfreq(token.term), forms_of(token, database, analyzer)};
    }
  } catch (const Xapian::Error& e) {
    throw error_from(e, directory.string());
  }
}

Json to_json(const Analysis& analysis) {
  auto tokens = Json::array();
  for (const auto& token : analysis.tokens) {
    Json json{{"begin", token.begin},       {"end", token.end},   {"position", token.position},
              {"spelling", token.spelling}, {"kind", token.kind}, {"lowered", token.lowered},
              {"folded", token.folded},     {"stop", token.stop}, {"term", token.term},
              {"root", token.root},         {"why", token.why}};
    if (token.held) {
      json["passages"] = token.held->passages;
      json["forms"] = Json::array();
      for (const auto& form : token.held->forms)
        json["forms"].push_back(Json{{"form", form.form}, {"passages", form.passages}});
    }
    tokens.push_back(std::move(json));
  }
  return Json{{"text", analysis.text}, {"tokens", std::move(tokens)}};
}

}  // namespace propos
