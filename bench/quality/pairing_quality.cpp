#include "bench/quality/pairing_quality.hpp"

#include <algorithm>
#include <cstdio>
#include <random>

#include "common/error.hpp"
#include "common/file.hpp"
#include "common/json.hpp"
#include "common/limits.hpp"
#include "indexer/cut/pairing.hpp"
#include "indexer/post/post.hpp"

namespace propos {
namespace {

constexpr std::size_t least_questions = 4;

std::vector<std::string> paragraphs_of(const std::string& text) {
  std::vector<std::string> paragraphs;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find("\n\n", begin), text.size());
    paragraphs.push_back(text.substr(begin, end - begin));
    begin = end + 2;
  }
  return paragraphs;
}

/// How many questions are at their paragraph.
std::size_t right_of(const Interview& interview, const PairingWeights& weights) {
  const auto starts = pair_questions(interview.questions, interview.paragraphs, weights);
  std::size_t right = 0;
  for (std::size_t i = 0; i < starts.size(); ++i) right += starts[i] == interview.starts[i];
  return right;
}

/// An averaged structured perceptron: the mean of the weights after each interview of each round.
PairingWeights learn(std::vector<const Interview*> interviews, std::size_t rounds) {
  PairingWeights weights{}, sums{};
  std::mt19937 random(20260101);
  for (std::size_t round = 0; round < rounds; ++round) {
    for (std::size_t i = interviews.size(); i > 1; --i) std::swap(interviews[i - 1], interviews[random() % i]);
    for (const auto* interview : interviews) {
      const auto& [questions, paragraphs, starts] = *interview;
      const auto found = pair_questions(questions, paragraphs, weights);
      if (!found.empty() && found != starts) {
        const auto wanted = pairing_signs_of(questions, paragraphs, starts);
        const auto seen = pairing_signs_of(questions, paragraphs, found);
        for (std::size_t s = 0; s < weights.size(); ++s) weights[s] += wanted[s] - seen[s];
      }
      for (std::size_t s = 0; s < weights.size(); ++s) sums[s] += weights[s];
    }
  }
  return sums;
}

void print_share(const char* what, std::size_t right, std::size_t all) {
  std::printf("%-38s  %4zu of %zu  %.3f\n", what, right, all, static_cast<double>(right) / static_cast<double>(all));
}

}  // namespace

Interview interview_of(const Cut& cut) {
  Interview interview;
  for (const auto& passage : cut.passages) {
    if (passage.kind == PassageKind::answer) {
      interview.questions.push_back(passage.question);
      interview.starts.push_back(interview.paragraphs.size());
    }
    for (auto& paragraph : paragraphs_of(passage.text)) interview.paragraphs.push_back(std::move(paragraph));
  }
  return interview;
}

std::vector<Interview> read_interviews(const std::filesystem::path& directory) {
  std::vector<std::filesystem::path> paths;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(directory, error))
    if (entry.path().extension() == ".json") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<Interview> interviews;
  for (const auto& path : paths) {
    const auto name = path.string();
    auto interview =
        interview_of(cut_post(post_from_rest(parse_json(read_file(path, limits::max_post_bytes), name), name)));
    if (interview.questions.size() >= least_questions) interviews.push_back(std::move(interview));
  }
  if (error || interviews.empty()) throw Error(ErrorKind::not_found, "no interviews (*.json) here", directory.string());
  return interviews;
}

int run_pairing(const PairingOptions& options) {
  const auto interviews = read_interviews(options.directory);
  if (interviews.size() < options.folds)
    throw Error(ErrorKind::usage, "only " + std::to_string(interviews.size()) + " interviews; ask for fewer --folds");
  std::size_t all = 0, shipped = 0, held_out = 0;
  for (const auto& interview : interviews) {
    all += interview.questions.size();
    shipped += right_of(interview, standard_pairing_weights());
  }
  for (std::size_t fold = 0; fold < options.folds; ++fold) {
    std::vector<const Interview*> others;
    for (std::size_t i = 0; i < interviews.size(); ++i)
      if (i % options.folds != fold) others.push_back(&interviews[i]);
    const auto weights = learn(others, options.rounds);
    for (std::size_t i = fold; i < interviews.size(); i += options.folds) held_out += right_of(interviews[i], weights);
  }
  std::printf("%zu interviews, questions at their paragraph\n", interviews.size());
  print_share("with the weights that ship", shipped, all);
  print_share("with weights of the other folds", held_out, all);
  return 0;
}

}  // namespace propos
