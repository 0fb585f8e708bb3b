// Labelled cuts: where the passages of a post should begin, compared with where the cutter puts them.
//
// A labelled post is a JSON object {"post": a REST post, "passages": [{"kind"?, "question"?, "heading"?, "first"?,
// "paragraphs"?, "speaker"?}], "absent": [texts of no passage], "notes": [texts that are kept]}.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace propos {

/// What was asked for on the command line.
struct CutOptions {
  std::string directory = "tests/data/cuts";
  bool differences = false;
};

/// The comparison of labelled posts, summed.
struct CutScore {
  std::size_t posts = 0;
  std::size_t wanted = 0;   ///< labelled boundaries
  std::size_t found = 0;    ///< the cutter's
  std::size_t paired = 0;   ///< in both, in order
  std::string differences;  ///< for people: what was missed, too many, or held wrongly

  double precision() const { return found == 0 ? 0 : static_cast<double>(paired) / static_cast<double>(found); }
  double recall() const { return wanted == 0 ? 0 : static_cast<double>(paired) / static_cast<double>(wanted); }
};

/// Cuts every labelled post (*.json) of a directory. A boundary is a passage's question, its heading, or its first
/// words. Throws Error.
CutScore score_cuts(const std::filesystem::path& directory);

/// propos-bench cut: prints the differences (if wanted), precision and recall. Returns the exit status.
int run_cuts(const std::filesystem::path& directory, bool show_differences);

}  // namespace propos
