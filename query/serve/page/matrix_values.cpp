#include <algorithm>
#include <chrono>
#include <utility>

#include "query/serve/api/answer.hpp"
#include "query/serve/page/chips.hpp"
#include "query/serve/page/page_values.hpp"

namespace propos::serve {
namespace {

FacetBy facet_of(Axis axis) { return axis == Axis::year ? FacetBy::year : FacetBy::speaker; }

class MatrixReader {
 public:
  MatrixReader(OpenIndex& index, const MatrixRequest& asked, const Request& request, Lang lang)
      : index_(index), holdings_(index.holdings()), request_(request), lang_(lang) {
    table_.request = asked;
  }

  MatrixTable read() {
    // One search for each value of the first axis, and the other axis as its facet.
    const bool by_rows = outer() == table_.request.rows;
    const auto inner = by_rows ? table_.request.columns : table_.request.rows;
    auto values = values_of(outer());
    for (const auto& value : values)
      if (!count(value.value, inner, by_rows)) break;
    auto& outers = by_rows ? table_.rows : table_.columns;
    auto& inners = by_rows ? table_.columns : table_.rows;
    outers = std::move(values);
    inners = inner_values(inner);
    table_.thirds = values_of(table_.request.third());
    return std::move(table_);
  }

 private:
  /// Topics where they are an axis: only they have no facet.
  Axis outer() const {
    const auto& asked = table_.request;
    return asked.rows == Axis::topic || asked.columns == Axis::topic ? Axis::topic : Axis::speaker;
  }

  bool is_late() const { return request_.is_cancelled() || std::chrono::steady_clock::now() > request_.deadline; }

  /// All values of an axis that can be asked for, of speakers those of most passages.
  std::vector<AxisValue> values_of(Axis axis) const {
    std::vector<AxisValue> values;
    if (axis == Axis::topic)
      for (const auto& topic : index_.topics()) values.push_back({topic.id, label_of(topic, lang_)});
    else
      for (const auto& value : holdings_->facet(facet_of(axis)).values) {
        if (axis == Axis::speaker && values.size() == table_.request.limit) break;
        values.push_back({value.value, value.value});
      }
    return values;
  }

  /// False when there is no time left.
  bool count(const std::string& value, Axis inner, bool by_rows) {
    if (is_late()) return table_.complete = false;
    auto search =
        outer() == Axis::topic ? table_.request.narrowed : table_.request.narrowed.with(FacetBy::speaker, value);
    if (outer() == Axis::topic) search.topic = value;
    search.count = true;
    search.facets = {facet_of(inner)};
    search.counts_as_read = true;
    const auto answered = answer(index_, search, request_);
    for (const auto& facet : answered.counts.facets)
      for (const auto& found : facet.values) {
        table_.cells[by_rows ? std::pair(value, found.value) : std::pair(found.value, value)] = found.passages;
        sums_[found.value] += found.passages;
      }
    return table_.complete = answered.complete;
  }

  /// Years in their order; of speakers those of most passages.
  std::vector<AxisValue> inner_values(Axis inner) const {
    std::vector<AxisValue> values;
    for (const auto& [name, passages] : sums_) values.push_back({name, name});
    if (inner == Axis::year) return values;
    std::stable_sort(values.begin(), values.end(),
                     [&](const AxisValue& a, const AxisValue& b) { return sums_.at(a.value) > sums_.at(b.value); });
    if (values.size() > table_.request.limit) values.resize(table_.request.limit);
    return values;
  }

  OpenIndex& index_;
  std::shared_ptr<const Holdings> holdings_;
  const Request& request_;
  Lang lang_;
  MatrixTable table_;
  std::map<std::string, std::uint64_t> sums_;  ///< of the inner values
};

}  // namespace

MatrixTable matrix_of(OpenIndex& index, const MatrixRequest& asked, const Request& request, Lang lang) {
  return MatrixReader(index, asked, request, lang).read();
}

}  // namespace propos::serve
