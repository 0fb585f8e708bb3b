// propos-bench generate: French-like passages and queries, the same bytes for the same seed on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "bench/data/sentence_writer.hpp"

namespace propos {

/// What was asked for on the command line.
struct GenerateOptions {
  std::string directory;
  std::size_t passages = 100000;
  std::size_t words = 120;  ///< of a passage, on the average
  std::uint64_t seed = 1;
  std::size_t queries = 200;  ///< of each kind
};

/// A generated passage and its generated words.
struct MadePassage {
  std::string id, post, title, question, text, speaker, date;
  std::vector<ContentWord> content;  ///< of `text`
  std::size_t words = 0;             ///< of `text`, elided articles too
};

/// Makes post after post. Post n depends on the seed and n alone, so that a smaller collection is the beginning of a
/// larger one.
class PassageMaker {
 public:
  PassageMaker(std::uint64_t seed, std::size_t words) : seed_(seed), words_(words), lexicon_(seed) {}

  /// The four to eight passages of the next post. `passages` is filled again, for its memory.
  void next_post(std::vector<MadePassage>& passages);

  const Lexicon& lexicon() const { return lexicon_; }
  std::uint64_t posts() const { return posts_; }

 private:
  void write(MadePassage& passage, const Theme& theme, Random& random);

  std::uint64_t seed_;
  std::size_t words_;
  Lexicon lexicon_;
  std::uint64_t posts_ = 0;
};

/// The passage as one line of JSON, appended to `out`.
void append_line(std::string& out, const MadePassage& passage);

/// What was made.
struct Generated {
  std::uint64_t passages = 0, posts = 0, words = 0;
  std::uint64_t text_bytes = 0;    ///< of the texts alone
  std::uint64_t source_bytes = 0;  ///< of passages.ndjson
  std::uint64_t hash = 0;          ///< hash_of() passages.ndjson
};

/// Writes DIR/passages.ndjson, DIR/queries/*.tsv and DIR/manifest.json. Memory does not grow past the first 10,000
/// passages, from which the queries are taken. Throws Error.
Generated generate(const GenerateOptions& options);

/// The same, and says what was made. Returns the exit status.
int run_generate(const GenerateOptions& options);

}  // namespace propos
