// What analysis makes of a text, and why: for people who wonder why a word is found or not.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "common/json.hpp"
#include "common/vocabulary.hpp"

namespace propos {

/// A token and what became of it.
struct AnalysedToken {
  std::uint32_t begin = 0;  ///< byte span in the text
  std::uint32_t end = 0;
  std::uint32_t position = 0;
  std::string spelling;  ///< the bytes of the span
  std::string kind;      ///< word, elided, joined, number or acronym
  std::string lowered;
  std::string folded;
  bool stop = false;             ///< a stop word
  std::string term;              ///< empty when it has none
  std::string root;              ///< of the term; empty when it has none
  std::vector<std::string> why;  ///< the rules that applied, in words, in their order

  /// What an index holds of the term.
  struct Held {
    std::uint32_t passages = 0;
    std::vector<Form> forms;  ///< of the vocabulary that share the term, the most frequent first
  };
  std::optional<Held> held;  ///< only after look_up(), and for tokens that have a term
};

/// A text and its tokens, in their order.
struct Analysis {
  std::string text;  ///< repaired to be UTF-8: what byte spans refer to
  std::vector<AnalysedToken> tokens;
};

/// Analyses `text` as both indexing and querying do.
Analysis analyze_text(const std::string& text);

/// Adds what the index at `directory` holds. Throws Error (see open_index).
void look_up(Analysis& analysis, const std::filesystem::path& directory);

/// One object: `text`, and `tokens` with the members of AnalysedToken.
Json to_json(const Analysis& analysis);

/// A table for people, at most `width` columns wide (from 40 on); cells that are too long are cut with `…`.
void print_analysis(std::ostream& out, const Analysis& analysis, std::size_t width);

}  // namespace propos
