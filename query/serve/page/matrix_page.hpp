// Topics, speakers and years against each other: every cell leads to its hits.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "query/serve/api/search_request.hpp"
#include "query/serve/page/view.hpp"

namespace propos::serve {

/// What rows and columns can be.
enum class Axis : std::uint8_t { topic, speaker, year };
std::string_view name_of(Axis axis);
/// Throws Error{usage} that names those there are.
Axis axis_named(std::string_view name);

/// What was asked of the matrix.
struct MatrixRequest {
  Axis rows = Axis::topic, columns = Axis::year;  ///< two different ones
  SearchRequest narrowed;  ///< the third one, where one value of it was chosen: topic, speaker or year
  std::size_t limit = 20;  ///< rows or columns of speakers that are shown

  Axis third() const;
  std::string to_url() const;
};

/// Reads `rows=`, `columns=`, `topic=`, `speaker=`, `year=`, `limit=`. Throws Error{usage}.
MatrixRequest matrix_request_of(const Parameters& parameters);

/// A row or column: its value, and what it is called.
struct AxisValue {
  std::string value, label;
};

/// The table. Cells without a passage are left out.
struct MatrixTable {
  MatrixRequest request;
  std::vector<AxisValue> rows, columns;
  std::vector<AxisValue> thirds;                                       ///< what the third can be narrowed to
  std::map<std::pair<std::string, std::string>, std::uint64_t> cells;  ///< passages by row and column
  bool complete = true;                                                ///< there was time for all
};

std::string matrix_page(const View& view, const MatrixTable& table);

/// The search whose hits a cell counts.
SearchRequest search_of_cell(const MatrixRequest& request, const std::string& row, const std::string& column);

}  // namespace propos::serve
