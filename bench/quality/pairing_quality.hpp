// propos-bench pairing: how many questions that stand apart from their answers come back to them, and what weights that
// were learned on other interviews make of it.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "indexer/cut/cut.hpp"

namespace propos {

/// What was asked for on the command line.
struct PairingOptions {
  std::string directory = "corpus/posts";
  std::size_t folds = 8;
  std::size_t rounds = 20;  ///< over the interviews, while learning
};

/// An interview as it is: its questions, and its paragraphs in order.
struct Interview {
  std::vector<std::string> questions, paragraphs;
  std::vector<std::size_t> starts;  ///< the paragraph with which each answer begins
};

/// The questions and paragraphs of a post that was cut.
Interview interview_of(const Cut& cut);

/// The interviews with at least four questions among the posts (*.json, one object each) of a directory, by file name.
/// Throws Error.
std::vector<Interview> read_interviews(const std::filesystem::path& directory);

/// Pairs each interview with the weights that ship, then with weights learned by an averaged structured perceptron
/// (Collins 2002), the interviews being held out in turn, and prints the questions at their paragraph. Returns the exit
/// status. Throws Error.
int run_pairing(const PairingOptions& options);

}  // namespace propos
