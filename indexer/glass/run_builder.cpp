#include "indexer/glass/run_builder.hpp"

#include <algorithm>
#include <numeric>

#include "common/bytes.hpp"
#include "indexer/glass/glass_keys.hpp"

namespace propos {
namespace {

constexpr std::size_t piece_bytes = 240;  // so that joined pieces fill chunks well

/// A record of a run while its pieces are added.
class Record {
 public:
  Record(std::string_view key, std::uint32_t entries, std::uint32_t wdf) : bytes_(run_length_bytes, '\0') {
    append_text(bytes_, key);
    append_varint(bytes_, entries);
    append_varint(bytes_, wdf);
  }

  /// Adds an entry: what stands behind its document in the list.
  void add(std::uint32_t document, std::string_view entry) {
    if (!piece_.empty() && piece_.size() + entry.size() + 5 > piece_bytes) end_piece();
    if (piece_.empty()) first_ = document;
    else append_varint(piece_, document - last_ - 1);
    piece_ += entry;
    last_ = document;
  }

  std::string finish() {
    end_piece();
    std::string length;
    append_fixed(length, bytes_.size() - run_length_bytes, run_length_bytes);
    bytes_.replace(0, run_length_bytes, length);
    return std::move(bytes_);
  }

 private:
  void end_piece() {
    append_varint(bytes_, first_);
    append_varint(bytes_, last_ - first_);
    append_text(bytes_, piece_);
    piece_.clear();
  }

  std::string bytes_;
  std::string piece_;
  std::uint32_t first_ = 0;
  std::uint32_t last_ = 0;
};

std::string number(std::uint32_t value) {
  std::string bytes;
  append_varint(bytes, value);
  return bytes;
}

std::string text(std::string_view value) {
  std::string bytes;
  append_text(bytes, value);
  return bytes;
}

}  // namespace

std::uint32_t RunBuilder::list_of(const Word& word) {
  const auto term = word.term_number;
  if (term >= lists_of_terms_.size()) lists_of_terms_.resize(term + term / 2 + 64);
  auto& list = lists_of_terms_[term];
  if (list == 0) {
    keys_.emplace_back();
    glass::append_term(keys_.back(), word.term);
    terms_.push_back(term);
    list = static_cast<std::uint32_t>(keys_.size());
  }
  return list - 1;
}

std::uint32_t RunBuilder::list_of(const std::string& label) {
  const auto [found, is_new] = lists_of_labels_.try_emplace(label, static_cast<std::uint32_t>(keys_.size()));
  if (is_new) {
    keys_.emplace_back();
    glass::append_term(keys_.back(), label);
  }
  return found->second;
}

void RunBuilder::add(const IndexDocument& document, const std::vector<Impact>& impacts) {
  const auto number = static_cast<std::uint32_t>(lengths_.size());
  std::uint32_t length = 0;
  for (const auto& impact : impacts) {
    postings_.push_back({list_of(*impact.word), number, impact.value});
    length += impact.value;
    largest_wdf_ = std::max(largest_wdf_, impact.value);
  }
  for (const auto& label : document.labels) postings_.push_back({list_of(label), number, 0});
  lengths_.push_back(length);
  values_.resize(document.values.size());
  for (std::size_t slot = 0; slot < values_.size(); ++slot) {
    values_[slot].resize(number);
    values_[slot].push_back(document.values[slot]);
  }
}

void RunBuilder::set_metadata(std::string_view key, std::string_view value) {
  plain_.emplace_back(std::string(glass::metadata).append(key), value);
}

void RunBuilder::set_statistics(unsigned slot, const ValueStatistics& statistics) {
  if (statistics.documents == 0) return;
  std::string key(glass::value_statistics);
  if (slot > 0) key += static_cast<char>(slot);
  std::string bytes;
  append_varint(bytes, statistics.documents);
  append_text(bytes, statistics.least);
  if (statistics.greatest != statistics.least) bytes += statistics.greatest;
  plain_.emplace_back(std::move(key), std::move(bytes));
}

std::string RunBuilder::record_of_list(std::string_view key, const Posting* begin, const Posting* end) const {
  std::uint32_t wdf = 0;
  for (const auto* posting = begin; posting != end; ++posting) wdf += posting->wdf;
  Record record(key, static_cast<std::uint32_t>(end - begin), wdf);
  for (const auto* posting = begin; posting != end; ++posting) record.add(posting->document, number(posting->wdf));
  return record.finish();
}

std::string RunBuilder::record_of_lengths() const {
  Record record(glass::lengths, 0, 0);  // Xapian counts nothing here
  for (std::uint32_t document = 0; document < lengths_.size(); ++document)
    record.add(document, number(lengths_[document]));
  return record.finish();
}

std::string RunBuilder::record_of_values(unsigned slot) const {
  std::string key(glass::values);
  append_varint(key, slot);
  Record record(key, 0, 0);
  bool any = false;
  for (std::uint32_t document = 0; document < values_[slot].size(); ++document) {
    if (values_[slot][document].empty()) continue;
    record.add(document, text(values_[slot][document]));
    any = true;
  }
  return any ? record.finish() : std::string();
}

GlassStatistics RunBuilder::statistics() const {
  GlassStatistics out;
  out.documents = static_cast<Xapian::docid>(lengths_.size());
  out.largest_wdf = largest_wdf_;
  for (const auto length : lengths_) {
    out.length += length;
    out.longest = std::max(out.longest, length);
    if (length > 0) out.shortest = out.shortest == 0 ? length : std::min(out.shortest, length);
  }
  out.values.resize(values_.size());
  for (std::size_t slot = 0; slot < values_.size(); ++slot)
    for (const auto& value : values_[slot])
      if (!value.empty()) out.values[slot].add({1, value, value});
  return out;
}

/// The lists of terms. Postings are counted by list, then put into their places, which keeps the order of documents.
void RunBuilder::append_lists(std::string& run) const {
  std::vector<std::uint32_t> ends(keys_.size() + 1);
  for (const auto& posting : postings_) ++ends[posting.list + 1];
  std::partial_sum(ends.begin(), ends.end(), ends.begin());
  auto places = ends;
  std::vector<Posting> sorted(postings_.size());
  for (const auto& posting : postings_) sorted[places[posting.list]++] = posting;
  std::vector<std::uint32_t> order(keys_.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [this](auto a, auto b) { return keys_[a] < keys_[b]; });
  for (const auto list : order)
    run += record_of_list(keys_[list], sorted.data() + ends[list], sorted.data() + ends[list + 1]);
}

std::string RunBuilder::finish(GlassStatistics& statistics_of_run) {
  statistics_of_run = statistics();
  std::string run;
  std::stable_sort(plain_.begin(), plain_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [key, value] : plain_) {
    Record record(key, 0, 0);
    record.add(0, value);
    run += record.finish();
  }
  for (unsigned slot = 0; slot < values_.size(); ++slot) run += record_of_values(slot);
  if (!lengths_.empty()) run += record_of_lengths();
  append_lists(run);
  clear();
  return run;
}

void RunBuilder::clear() {
  for (const auto term : terms_) lists_of_terms_[term] = 0;
  terms_.clear();
  lists_of_labels_.clear();
  keys_.clear();
  postings_.clear();
  lengths_.clear();
  values_.clear();
  plain_.clear();
  largest_wdf_ = 0;
}

}  // namespace propos
