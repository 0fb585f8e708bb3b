#include "bench/quality/cuts.hpp"

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <utility>
#include <vector>

#include "common/error.hpp"
#include "common/file.hpp"
#include "common/json.hpp"
#include "common/limits.hpp"
#include "common/text.hpp"
#include "common/tokens.hpp"
#include "indexer/cut/cut.hpp"
#include "indexer/post/post.hpp"

namespace propos {
namespace {

struct Case {
  std::string name;
  Json labels;
  Cut cut;
};

std::vector<Case> read_cases(const std::filesystem::path& directory) {
  std::vector<std::filesystem::path> paths;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(directory, error))
    if (entry.path().extension() == ".json") paths.push_back(entry.path());
  if (error || paths.empty()) throw Error(ErrorKind::not_found, "no labelled posts (*.json) here", directory.string());
  std::sort(paths.begin(), paths.end());
  std::vector<Case> cases;
  for (const auto& path : paths) {
    auto labels = parse_json(read_file(path, limits::max_post_bytes), path.string());
    if (!labels.contains("post") || !labels.contains("passages"))
      throw Error(ErrorKind::invalid, "expected the fields post and passages", path.string());
    auto cut = cut_post(post_from_rest(labels["post"], path.string()));
    cases.push_back({path.stem().string(), std::move(labels), std::move(cut)});
  }
  return cases;
}

/// Words only: white space, signs, case and accents do not count.
std::string normal(const std::string& text) {
  std::string out;
  for (const auto& token : tokenize(text))
    if (token.kind != TokenKind::joined) out += (out.empty() ? "" : " ") + token.folded;
  return out;
}

/// Where a passage begins: its question, its heading, or its first words.
struct Boundary {
  char kind = 't';
  std::string words;
};

Boundary boundary(const std::string& question, const std::string& heading, const std::string& first) {
  if (!question.empty()) return {'q', normal(question)};
  if (!heading.empty()) return {'h', normal(heading)};
  return {'t', normal(first)};
}

std::string member(const Json& json, const char* name) { return json.value(name, std::string()); }

std::vector<Boundary> wanted_boundaries(const Case& c) {
  std::vector<Boundary> all;
  for (const auto& p : c.labels.at("passages"))
    if (const auto kind = kind_named(member(p, "kind")); !kind || !is_apart(*kind))
      all.push_back(boundary(member(p, "question"), member(p, "heading"), member(p, "first")));
  return all;
}

std::vector<Boundary> found_boundaries(const Case& c) {
  std::vector<Boundary> all;
  for (const auto& p : c.cut.passages)
    if (!is_apart(p.kind)) all.push_back(boundary(p.question, p.heading, p.text));
  return all;
}

bool same(const Boundary& wanted, const Boundary& found) {
  if (wanted.kind != found.kind) return false;
  return wanted.kind == 't' ? (found.words + ' ').starts_with(wanted.words + ' ') : wanted.words == found.words;
}

/// Pairs (wanted, found) of the longest common sequence.
std::vector<std::pair<std::size_t, std::size_t>> pair_up(const std::vector<Boundary>& wanted,
                                                         const std::vector<Boundary>& found) {
  const auto n = wanted.size();
  const auto m = found.size();
  std::vector<std::vector<std::size_t>> best(n + 1, std::vector<std::size_t>(m + 1, 0));
  for (std::size_t i = n; i-- > 0;)
    for (std::size_t j = m; j-- > 0;)
      best[i][j] = same(wanted[i], found[j]) ? best[i + 1][j + 1] + 1 : std::max(best[i + 1][j], best[i][j + 1]);
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t i = 0, j = 0; i < n && j < m;) {
    if (same(wanted[i], found[j])) pairs.emplace_back(i++, j++);
    else if (best[i + 1][j] >= best[i][j + 1]) ++i;
    else ++j;
  }
  return pairs;
}

std::size_t paragraphs_of(const std::string& text) {
  std::size_t n = text.empty() ? 0 : 1;
  for (auto at = text.find("\n\n"); at != std::string::npos; at = text.find("\n\n", at + 2)) ++n;
  return n;
}

/// What a passage that begins where it should holds wrongly.
std::string differences(const Json& wanted, const Passage& found) {
  std::string out;
  const auto differ = [&out](const char* what, const std::string& w, const std::string& f) {
    out += std::string("    ") + what + ": expected " + w + ", found " + f + '\n';
  };
  if (const auto kind = member(wanted, "kind"); !kind.empty() && kind != name_of(found.kind))
    differ("kind", kind, std::string(name_of(found.kind)));
  if (const auto first = normal(member(wanted, "first")); !(normal(found.text) + ' ').starts_with(first + ' '))
    differ("first words", first, normal(found.text).substr(0, 60));
  if (wanted.contains("paragraphs") && wanted.at("paragraphs") != paragraphs_of(found.text))
    differ("paragraphs", wanted.at("paragraphs").dump(), std::to_string(paragraphs_of(found.text)));
  if (wanted.contains("speaker") && normal(member(wanted, "speaker")) != normal(found.speaker))
    differ("speaker", member(wanted, "speaker"), found.speaker);
  return out.empty() ? out : "  at " + member(wanted, wanted.contains("question") ? "question" : "first") + '\n' + out;
}

std::string all_text(const Cut& cut) {
  std::string text;
  for (const auto& p : cut.passages) text += p.question + '\n' + p.heading + '\n' + p.text + '\n';
  return text;
}

/// Texts that should be in no passage but are, and notes that should be kept but are not.
std::string misplaced(const Case& c) {
  std::string out;
  const auto text = all_text(c.cut);
  for (const auto& absent : c.labels.value("absent", Json::array()))
    if (text.find(absent.get<std::string>()) != std::string::npos)
      out += "  not dropped: " + absent.get<std::string>() + '\n';
  for (const auto& note : c.labels.value("notes", Json::array())) {
    const auto kept = std::any_of(c.cut.passages.begin(), c.cut.passages.end(), [&](const Passage& p) {
      return std::any_of(p.notes.begin(), p.notes.end(),
                         [&](const auto& n) { return normal(n) == normal(note.get<std::string>()); });
    });
    if (!kept) out += "  note lost: " + note.get<std::string>() + '\n';
  }
  return out;
}

/// Everything that differs in one post, a line each.
std::string all_differences(const Case& c, const std::vector<Boundary>& wanted, const std::vector<Boundary>& found,
                            const std::vector<std::pair<std::size_t, std::size_t>>& pairs) {
  std::string lines;
  std::vector<bool> seen_wanted(wanted.size()), seen_found(found.size());
  for (const auto& [w, f] : pairs) seen_wanted[w] = seen_found[f] = true;
  for (std::size_t i = 0; i < wanted.size(); ++i)
    if (!seen_wanted[i]) lines += "  missed: " + wanted[i].words.substr(0, 100) + '\n';
  for (std::size_t i = 0; i < found.size(); ++i)
    if (!seen_found[i]) lines += "  too many: " + found[i].words.substr(0, 100) + '\n';
  for (const auto& [w, f] : pairs) lines += differences(c.labels.at("passages")[w], c.cut.passages[f]);
  lines += misplaced(c);
  return lines.empty() ? lines : c.name + " (" + member(c.labels, "about") + ")\n" + lines;
}

}  // namespace

CutScore score_cuts(const std::filesystem::path& directory) {
  CutScore score;
  for (const auto& c : read_cases(directory)) {
    const auto wanted = wanted_boundaries(c);
    const auto found = found_boundaries(c);
    const auto pairs = pair_up(wanted, found);
    ++score.posts;
    score.wanted += wanted.size();
    score.found += found.size();
    score.paired += pairs.size();
    score.differences += all_differences(c, wanted, found, pairs);
  }
  return score;
}

int run_cuts(const std::filesystem::path& directory, bool show_differences) {
  const auto score = score_cuts(directory);
  if (show_differences) std::cout << score.differences;
  std::printf("%zu posts, %zu boundaries: precision %.4f, recall %.4f\n", score.posts, score.wanted, score.precision(),
              score.recall());
  return 0;
}

}  // namespace propos
