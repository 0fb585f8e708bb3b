#include "indexer/cut/accounting.hpp"

#include <algorithm>
#include <string_view>

#include "common/text.hpp"

namespace propos {
namespace {

constexpr std::size_t longest_label = 120;  ///< bytes of a speaker's label without white space

std::string compact(std::string_view text) {
  auto out = collapse_space(text);
  std::erase(out, ' ');
  return out;
}

/// Whether this may be a label: `Nom :`, `Nom —`, a dash, `Q.`, `3)`.
bool is_label(std::string_view prefix) {
  for (const std::string_view end : {":", "—", "–", "-"})
    if (prefix.ends_with(end)) return true;
  return prefix.size() <= 4 && (prefix.ends_with(".") || prefix.ends_with(")"));
}

/// How much of `text` at its beginning is not in `rest`, when it is a label: 0 when nothing is; npos when
/// they differ.
std::size_t label_before(std::string_view rest, std::string_view text) {
  if (rest.starts_with(text)) return 0;
  for (std::size_t n = 1; n <= text.size() && n <= longest_label; ++n)
    if (is_label(text.substr(0, n)) && rest.starts_with(text.substr(n))) return n;
  return std::string_view::npos;
}

/// A heading stands in the heading path of its passage, or of a later one when it heads no text of its own.
bool has_heading(const Cut& cut, int passage, const std::string& heading) {
  return std::any_of(cut.passages.begin(), cut.passages.end(), [&](const Passage& p) {
    return p.n >= passage && compact(p.heading).find(heading) != std::string::npos;
  });
}

std::string excerpt(std::string_view text) {
  text = text.substr(0, 80);
  while (!text.empty() && !is_utf8(text)) text.remove_suffix(1);
  return "«" + std::string(text) + "»";
}

}  // namespace

std::string accounting_problem(const Cut& cut) {
  if (cut.blocks.size() != cut.placements.size()) return "not every block has a placement";
  std::string account;
  for (const auto& passage : cut.passages) account += compact(passage.question) + compact(passage.text);
  std::string_view rest = account;
  for (std::size_t i = 0; i < cut.blocks.size(); ++i) {
    const auto& placement = cut.placements[i];
    if (placement.role == Role::dropped) continue;
    const auto text = compact(cut.blocks[i].text);
    if (text.empty()) continue;
    // A heading is in the heading path, whatever the text goes on with.
    if (placement.role == Role::heading && has_heading(cut, placement.passage, text)) continue;
    if (const auto label = label_before(rest, text); label != std::string_view::npos) {
      rest.remove_prefix(text.size() - label);
    } else {
      return "block " + std::to_string(i) + " (" + std::string(name_of(placement.role)) + ", passage " +
             std::to_string(placement.passage) + ") " + excerpt(text) + " but the passages go on with " + excerpt(rest);
    }
  }
  return rest.empty() ? "" : "the passages say more than the blocks: " + excerpt(rest);
}

}  // namespace propos
