#include "bench/quality/cuts.hpp"

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <string>
#include <utility>

#include "bench/quality/labelled_posts.hpp"
#include "common/text.hpp"

namespace propos {
namespace {

constexpr std::size_t compared_letters = 35;  ///< of a question and an answer that tell a boundary

/// Where a passage begins: its question, its heading, or its first words.
struct Boundary {
  char kind = 't';
  std::string words;
  std::string first;  ///< of a question: the answer, or its first words; may be empty

  const Json* label = nullptr;
  const Passage* passage = nullptr;
};

Boundary boundary(const std::string& question, const std::string& heading, const std::string& first) {
  if (!question.empty()) return {'q', normal(question), normal(first), nullptr, nullptr};
  if (!heading.empty()) return {'h', normal(heading), {}, nullptr, nullptr};
  return {'t', normal(first), {}, nullptr, nullptr};
}

std::vector<Boundary> wanted_boundaries(const LabelledPost& post) {
  std::vector<Boundary> all;
  for (const auto& label : post.labels.at("passages")) {
    if (is_apart_label(label)) continue;
    all.push_back(boundary(member(label, "question"), member(label, "heading"), member(label, "first")));
    all.back().label = &label;
  }
  return all;
}

std::vector<Boundary> found_boundaries(const LabelledPost& post) {
  std::vector<Boundary> all;
  for (const auto& passage : post.cut.passages) {
    if (is_apart(passage.kind)) continue;
    all.push_back(boundary(passage.question, passage.heading, passage.text));
    all.back().passage = &passage;
  }
  return all;
}

std::string letters(const std::string& words) {
  std::string out;
  for (const char c : words)
    if (c != ' ') out += c;
  return out;
}

std::string first_letters(const std::string& words) { return letters(words).substr(0, compared_letters); }

bool same(const Boundary& wanted, const Boundary& found) {
  if (wanted.kind != found.kind) return false;
  switch (wanted.kind) {
    case 'q':
      return letters(found.words).find(first_letters(wanted.words)) != std::string::npos &&
             letters(found.first).starts_with(first_letters(wanted.first));
    case 'h': return wanted.words == found.words;
    default: return begins_with(found.words, wanted.words);
  }
}

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

/// Pairs (wanted, found) of the longest common sequence.
Pairs pair_up(const std::vector<Boundary>& wanted, const std::vector<Boundary>& found) {
  const auto n = wanted.size();
  const auto m = found.size();
  std::vector<std::vector<std::size_t>> best(n + 1, std::vector<std::size_t>(m + 1, 0));
  for (std::size_t i = n; i-- > 0;)
    for (std::size_t j = m; j-- > 0;)
      best[i][j] = same(wanted[i], found[j]) ? best[i + 1][j + 1] + 1 : std::max(best[i + 1][j], best[i][j + 1]);
  Pairs pairs;
  for (std::size_t i = 0, j = 0; i < n && j < m;) {
    if (same(wanted[i], found[j])) pairs.emplace_back(i++, j++);
    else if (best[i + 1][j] >= best[i][j + 1]) ++i;
    else ++j;
  }
  return pairs;
}

std::size_t paragraph_count(const std::string& text) {
  std::size_t n = text.empty() ? 0 : 1;
  for (auto at = text.find("\n\n"); at != std::string::npos; at = text.find("\n\n", at + 2)) ++n;
  return n;
}

std::string without_space(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = at;
    const auto code = next_code_point(text, at);
    if (!is_space(code) && !is_invisible(code)) out += text.substr(begin, at - begin);
  }
  return out;
}

/// Compares one post.
class PostScore {
 public:
  explicit PostScore(const LabelledPost& post) : post_(post), is_interview_(has_answers()) {}

  CutScore score() {
    const auto wanted = wanted_boundaries(post_);
    const auto found = found_boundaries(post_);
    const auto pairs = pair_up(wanted, found);
    score_.posts = 1;
    score_.wanted = wanted.size();
    score_.found = found.size();
    score_.paired = pairs.size();
    note_unpaired(wanted, found, pairs);
    for (const auto& [w, f] : pairs) compare(*wanted[w].label, *found[f].passage);
    if (is_interview_) score_introduction();
    score_apart();
    note_misplaced();
    if (is_interview_) score_.faultless.add(lines_.empty());
    if (!lines_.empty()) score_.differences = post_.name + " (" + member(post_.labels, "about") + ")\n" + lines_;
    return std::move(score_);
  }

 private:
  bool has_answers() const {
    const auto& labels = post_.labels.at("passages");
    return post_.labels.value("interview", std::any_of(labels.begin(), labels.end(), [](const Json& label) {
                                return !member(label, "question").empty();
                              }));
  }

  void say(const std::string& what) { lines_ += "  " + what + '\n'; }

  void note_unpaired(const std::vector<Boundary>& wanted, const std::vector<Boundary>& found, const Pairs& pairs) {
    std::vector<bool> seen_wanted(wanted.size()), seen_found(found.size());
    for (const auto& [w, f] : pairs) seen_wanted[w] = seen_found[f] = true;
    for (std::size_t i = 0; i < wanted.size(); ++i)
      if (!seen_wanted[i]) say("missed: " + wanted[i].words.substr(0, 100));
    for (std::size_t i = 0; i < found.size(); ++i)
      if (!seen_found[i]) say("too many: " + found[i].words.substr(0, 100));
  }

  void differ(const Json& label, const char* what, const std::string& wanted, const std::string& found) {
    say("at " + member(label, label.contains("question") ? "question" : "first"));
    say(std::string("  ") + what + ": expected " + wanted + ", found " + found);
  }

  /// What a passage that begins where it should holds.
  void compare(const Json& label, const Passage& found) {
    if (const auto kind = member(label, "kind"); !kind.empty() && kind != name_of(found.kind))
      differ(label, "kind", kind, std::string(name_of(found.kind)));
    if (!begins_with(normal(found.text), normal(member(label, "first"))))
      differ(label, "first words", member(label, "first"), found.text.substr(0, 60));
    if (label.contains("paragraphs") && label.at("paragraphs") != paragraph_count(found.text))
      differ(label, "paragraphs", label.at("paragraphs").dump(), std::to_string(paragraph_count(found.text)));
    if (const auto question = member(label, "question"); !question.empty()) {
      const bool exact = without_space(question) == without_space(found.question);
      score_.questions.add(exact);
      if (!exact) differ(label, "question", question, found.question);
    }
    if (label.contains("speaker")) {
      const bool right = same_speakers(post_.labels, member(label, "speaker"), found.speaker);
      score_.speakers.add(right);
      if (!right) differ(label, "speaker", member(label, "speaker"), found.speaker);
    }
    if (label.contains("turns")) compare_turns(label, found);
  }

  /// Each labelled turn is looked for behind the one before.
  void compare_turns(const Json& label, const Passage& found) {
    std::size_t next = 0;
    std::size_t right = 0;
    for (const auto& turn : label.at("turns")) {
      const auto is_turn = [&](const Turn& other) {
        const auto text = normal(found.text.substr(other.begin, other.end - other.begin));
        return begins_with(text, normal(member(turn, "first"))) &&
               same_speakers(post_.labels, member(turn, "speaker"), other.speaker);
      };
      auto at = next;
      while (at < found.turns.size() && !is_turn(found.turns[at])) ++at;
      const bool is_right = at < found.turns.size();
      score_.turns.add(is_right);
      right += is_right;
      if (is_right) next = at + 1;
      else differ(label, "turn", member(turn, "speaker") + ": " + member(turn, "first"), turns_in_short(found));
    }
    score_.other_turns += found.turns.size() - right;
  }

  static std::string turns_in_short(const Passage& passage) {
    std::string out;
    for (const auto& turn : passage.turns)
      out += (out.empty() ? "" : " | ") + turn.speaker + ": " +
             passage.text.substr(turn.begin, std::min<std::size_t>(turn.end - turn.begin, 30));
    return out.empty() ? "none" : out;
  }

  void score_introduction() {
    const Json* label = nullptr;
    for (const auto& wanted : post_.labels.at("passages"))
      if (member(wanted, "kind") == name_of(PassageKind::introduction)) label = &wanted;
    const Passage* found = nullptr;
    for (const auto& passage : post_.cut.passages)
      if (passage.kind == PassageKind::introduction) found = &passage;
    const bool right = (label == nullptr) == (found == nullptr) &&
                       (label == nullptr ||
                        (begins_with(normal(found->text), normal(member(*label, "first"))) &&
                         (!label->contains("paragraphs") || label->at("paragraphs") == paragraph_count(found->text))));
    score_.introductions.add(right);
    if (!right) say("introduction: found " + (found == nullptr ? "none" : found->text.substr(0, 100)));
  }

  /// A labelled text may stand anywhere in a passage of its kind: all credits of a post are one passage.
  void score_apart() {
    std::vector<bool> labelled(post_.cut.passages.size());
    for (const auto& label : post_.labels.at("passages")) {
      if (!is_apart_label(label)) continue;
      const auto wanted = normal(member(label, label.contains("first") ? "first" : "heading"));
      bool right = false;
      for (std::size_t i = 0; i < labelled.size(); ++i) {
        const auto& passage = post_.cut.passages[i];
        if (name_of(passage.kind) != member(label, "kind") || !holds(passage, wanted)) continue;
        right = labelled[i] = true;
      }
      score_.apart.add(right);
      if (!right) say("no " + member(label, "kind") + ": " + wanted);
    }
    for (std::size_t i = 0; i < labelled.size(); ++i) {
      const auto& passage = post_.cut.passages[i];
      if (labelled[i] || !is_apart(passage.kind) || !post_.labels.contains("interview")) continue;
      ++score_.other_apart;
      say("too many: " + std::string(name_of(passage.kind)) + ": " + passage.text.substr(0, 100));
    }
  }

  static bool holds(const Passage& passage, const std::string& words) {
    return (' ' + normal(passage.heading + '\n' + passage.text) + ' ').find(' ' + words + ' ') != std::string::npos;
  }

  /// Texts that should be in no passage but are, what stands apart but is in an answer, and notes that are lost.
  void note_misplaced() {
    std::string all, answers;
    for (const auto& passage : post_.cut.passages) {
      all += passage.question + '\n' + passage.heading + '\n' + passage.text + '\n';
      if (!is_apart(passage.kind)) answers += normal(passage.text) + '\n';
    }
    const auto misplace = [&](const std::string& what) {
      ++score_.misplaced;
      say(what);
    };
    for (const auto& absent : post_.labels.value("absent", Json::array()))
      if (all.find(absent.get<std::string>()) != std::string::npos)
        misplace("not dropped: " + absent.get<std::string>());
    for (const auto& label : post_.labels.at("passages"))
      if (const auto words = normal(member(label, "first")); is_apart_label(label) && !words.empty())
        if (answers.find(words) != std::string::npos) misplace(member(label, "kind") + " in an answer: " + words);
    if (post_.labels.contains("interview")) return;
    for (const auto& note : post_.labels.value("notes", Json::array()))
      if (!keeps_note(normal(note.get<std::string>()))) say("note lost: " + note.get<std::string>());
  }

  bool keeps_note(const std::string& words) const {
    return std::any_of(post_.cut.passages.begin(), post_.cut.passages.end(), [&](const Passage& passage) {
      return std::any_of(passage.notes.begin(), passage.notes.end(),
                         [&](const auto& note) { return normal(note) == words; });
    });
  }

  const LabelledPost& post_;
  bool is_interview_;
  CutScore score_;
  std::string lines_;
};

void print(const std::string& name, const CutScore& score) {
  const auto of = [](const Rightness& rightness) {
    return std::to_string(rightness.right) + " of " + std::to_string(rightness.labelled);
  };
  std::printf("%s: %zu posts, %zu boundaries: precision %.4f, recall %.4f, F1 %.4f\n", name.c_str(), score.posts,
              score.wanted, score.precision(), score.recall(), score.f1());
  std::printf("  exact questions %s, speakers %s, introductions %s\n", of(score.questions).c_str(),
              of(score.speakers).c_str(), of(score.introductions).c_str());
  std::printf("  turns %s (%zu others), apart %s (%zu others), misplaced texts %zu, interviews without a fault %s\n",
              of(score.turns).c_str(), score.other_turns, of(score.apart).c_str(), score.other_apart, score.misplaced,
              of(score.faultless).c_str());
}

}  // namespace

Rightness& Rightness::operator+=(const Rightness& other) {
  right += other.right;
  labelled += other.labelled;
  return *this;
}

double CutScore::f1() const {
  return paired == 0 ? 0 : 2 * static_cast<double>(paired) / static_cast<double>(wanted + found);
}

CutScore& CutScore::operator+=(const CutScore& other) {
  posts += other.posts;
  wanted += other.wanted;
  found += other.found;
  paired += other.paired;
  questions += other.questions;
  speakers += other.speakers;
  turns += other.turns;
  other_turns += other.other_turns;
  introductions += other.introductions;
  apart += other.apart;
  other_apart += other.other_apart;
  misplaced += other.misplaced;
  faultless += other.faultless;
  differences += other.differences;
  return *this;
}

CutScore score_of(const LabelledPost& post) { return PostScore(post).score(); }

CutScore score_cuts(const std::filesystem::path& directory) {
  CutScore score;
  for (const auto& post : read_labelled_posts(directory)) score += score_of(post);
  return score;
}

int run_cuts(const CutOptions& options) {
  CutScore all;
  for (const auto& directory : options.directories) {
    const auto score = score_cuts(directory);
    if (options.differences) std::cout << score.differences << std::flush;
    print(directory, score);
    all += score;
  }
  if (options.directories.size() > 1) print("all", all);
  return 0;
}

}  // namespace propos
