// Topics by author, year or post: how many passages, and how strongly.
#pragma once

#include <map>
#include <ostream>
#include <string>
#include <vector>

#include "query/answer/hits.hpp"
#include "query/print/formats.hpp"

namespace propos {

/// A cell of the table.
struct Cell {
  std::size_t passages = 0;
  double score = 0;  ///< sum of the passages' scores
};

/// The table: a row per value, a column per topic.
struct Matrix {
  std::string by;                                 ///< author, year or post
  std::vector<std::string> topics;                ///< ids
  std::map<std::string, std::string> labels;      ///< of the values: a post's title
  std::map<std::string, std::vector<Cell>> rows;  ///< value (a post’s key) -> a cell per topic
};

/// Adds the hits of the topic in column `topic`. A passage of several speakers counts for each of them (a
/// passage without any, for the authors); what has no value counts nowhere.
void add_to(Matrix& matrix, std::size_t topic, const Answer& answer);

/// Prints the table: text in columns of the style's width (as many tables as it takes), csv and tsv with a
/// row per cell that is not empty, json as one object. Throws Error{usage} for another format.
void print_matrix(std::ostream& out, const Matrix& matrix, const PrintOptions& options);

}  // namespace propos
