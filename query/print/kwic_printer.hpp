// Concordances as they are written: line by line while the passages are read, in each format that has them.
#pragma once

#include <cstddef>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "query/print/formats.hpp"
#include "query/print/kwic.hpp"

namespace propos {

/// Writes the concordances of one run: construct, then for each query begin(), add() for each batch of hits, end().
/// Nothing is held but what must be: lines that are sorted by words, and those of one JSON answer. Of an alert
/// (PrintOptions::news) nothing is written for a query without lines.
class KwicPrinter {
 public:
  /// Throws Error{usage} where the format has no concordances. `hits` is how many hits a JSON answer tells beside the
  /// lines.
  KwicPrinter(std::ostream& out, const PrintOptions& options, std::size_t hits);

  void begin(const std::string& qid, const std::string& label);
  /// Takes the hits of a batch, whose query is `batch.query`. False when no more lines can be held.
  bool add(Answer&& batch);
  /// `answer` is what is told of all hits; it may get a note.
  void end(Answer& answer);

  /// How many lines the query at hand has so far.
  std::size_t lines() const { return lines_; }

 private:
  /// The columns of a concordance in text, told by its first lines.
  struct Layout {
    std::size_t id = 0, date = 0, speaker = 0;  ///< 0: there are none
    std::size_t left = 0, right = 0;            ///< right: with the keyword
  };

  bool holds() const;
  void write_head();
  Layout layout_of(const std::vector<KwicLine>& lines) const;
  void write(const std::vector<KwicLine>& lines);
  void write_text(const KwicLine& line) const;
  std::vector<std::string> cells_of(const KwicLine& line) const;

  std::ostream& out_;
  PrintOptions options_;
  std::size_t hits_;
  bool has_header_ = false;
  std::string qid_, label_, query_;
  bool begun_ = false;  ///< the head of the query at hand is written
  std::size_t lines_ = 0;
  bool full_ = false;  ///< more lines than can be held
  std::vector<KwicLine> held_;
  std::vector<Hit> told_;  ///< of a JSON answer
  std::optional<Layout> layout_;
};

}  // namespace propos
