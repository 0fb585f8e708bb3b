// Labelled cuts: what the passages of a post should be (see labelled_posts.hpp), compared with what the cutter makes.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace propos {

/// What was asked for on the command line.
struct CutOptions {
  std::vector<std::string> directories = {"tests/data/cuts", "tests/data/interviews"};
  bool differences = false;
};

/// How many of those that are labelled are as they should be.
struct Rightness {
  std::size_t right = 0;
  std::size_t labelled = 0;

  double share() const { return labelled == 0 ? 1 : static_cast<double>(right) / static_cast<double>(labelled); }
  void add(bool is_right) {
    ++labelled;
    right += is_right;
  }
  Rightness& operator+=(const Rightness& other);
};

/// The comparison of labelled posts, summed. Passages that stand apart are no boundaries, they have a figure of their
/// own. What is measured of a passage is measured of those whose boundaries are paired.
struct CutScore {
  std::size_t posts = 0;
  std::size_t wanted = 0;       ///< labelled boundaries
  std::size_t found = 0;        ///< the cutter's
  std::size_t paired = 0;       ///< in both, in order
  Rightness questions;          ///< letter for letter, but for white space
  Rightness speakers;           ///< all who answer, and nobody else
  Rightness turns;              ///< labelled turns that begin where they should, with their speaker
  std::size_t other_turns = 0;  ///< turns of passages with labelled turns that nobody labelled
  Rightness introductions;      ///< of interviews: it is whole, or there is none where none is
  Rightness apart;              ///< labelled captions, credits, boxes, notes, biographies in a passage of their kind
  std::size_t other_apart = 0;  ///< passages that stand apart and hold none of these
  std::size_t misplaced = 0;    ///< texts that are no answer's but stand in one, or in no passage's but stand in one
  Rightness faultless;          ///< interviews without any of these faults
  std::string differences;      ///< for people: what was missed, too many, or held wrongly

  double precision() const { return found == 0 ? 0 : static_cast<double>(paired) / static_cast<double>(found); }
  double recall() const { return wanted == 0 ? 0 : static_cast<double>(paired) / static_cast<double>(wanted); }
  double f1() const;
  CutScore& operator+=(const CutScore& other);
};

struct LabelledPost;

/// Compares one post.
CutScore score_of(const LabelledPost& post);

/// Cuts every labelled post (*.json) of a directory. A boundary is a passage's question (its first letters; with those
/// of the answer, where they are labelled), its heading, or its first words. Throws Error.
CutScore score_cuts(const std::filesystem::path& directory);

/// propos-bench cut: prints the differences (if wanted) and the figures of each directory, and of all. Returns the exit
/// status.
int run_cuts(const CutOptions& options);

}  // namespace propos
