#include "indexer/cut/accounting.hpp"

#include <algorithm>
#include <string_view>

#include "common/text.hpp"
#include "indexer/cut/turn_marks.hpp"

namespace propos {
namespace {

std::string compact(std::string_view text) {
  auto out = collapse_space(text);
  std::erase(out, ' ');
  return out;
}

/// Whether a question may begin with this and not show it: a dash, `3)`, `Question 3 :`, `4/`, `#3`, or a number alone.
bool is_mark(std::string_view prefix) {
  for (const std::string_view end : {":", "—", "–", "-"})
    if (prefix.ends_with(end)) return true;
  if (prefix.size() > 4) return false;
  if (prefix.ends_with(".") || prefix.ends_with(")") || prefix.ends_with("/")) return true;
  if (prefix.starts_with('#')) prefix.remove_prefix(1);
  return !prefix.empty() && prefix.find_first_not_of("0123456789") == std::string_view::npos;
}

/// How much of `text` at its beginning is not in `rest`, when it is a dash or a number: 0 when nothing is; npos when
/// they differ.
std::size_t mark_before(std::string_view rest, std::string_view text) {
  constexpr std::size_t longest = 20;
  if (rest.starts_with(text)) return 0;
  for (std::size_t n = 1; n <= text.size() && n <= longest; ++n)
    if (is_mark(text.substr(0, n)) && rest.starts_with(text.substr(n))) return n;
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

/// The problem of one part of a post: its blocks and what its passages say, both in order.
std::string problem_of_part(const Cut& cut, const std::vector<std::size_t>& blocks, const std::string& account) {
  std::string_view rest = account;
  for (const auto i : blocks) {
    const auto& placement = cut.placements[i];
    const auto& whole = cut.blocks[i].text;
    if (placement.label > whole.size()) return "block " + std::to_string(i) + " has a label longer than its text";
    const auto said = std::string_view(whole).substr(placement.label);
    // The lines of a question stand without the dashes that set them off.
    const auto text = compact(placement.role == Role::question ? without_marks(said) : std::string(said));
    if (text.empty() || placement.role == Role::label) continue;
    // A heading is in the heading path, whatever the text goes on with.
    if (placement.role == Role::heading && has_heading(cut, placement.passage, text)) continue;
    if (const auto mark = mark_before(rest, text); mark != std::string_view::npos) {
      rest.remove_prefix(text.size() - mark);
    } else {
      return "block " + std::to_string(i) + " (" + std::string(name_of(placement.role)) + ", passage " +
             std::to_string(placement.passage) + ") " + excerpt(text) + " but the passages go on with " + excerpt(rest);
    }
  }
  return rest.empty() ? "" : "the passages say more than the blocks: " + excerpt(rest);
}

}  // namespace

std::string accounting_problem(const Cut& cut) {
  if (cut.blocks.size() != cut.placements.size()) return "not every block has a placement";
  std::string account;
  std::string apart_account;
  for (const auto& p : cut.passages) {
    if (is_apart(p.kind)) apart_account += compact(p.heading) + compact(p.text);
    else account += compact(p.question) + compact(p.text);
  }
  std::vector<std::size_t> blocks;
  std::vector<std::size_t> apart;
  for (std::size_t i = 0; i < cut.blocks.size(); ++i) {
    const auto role = cut.placements[i].role;
    if (role != Role::dropped) (role >= Role::caption ? apart : blocks).push_back(i);
  }
  const auto passage_of = [&](std::size_t i) { return cut.placements[i].passage; };
  std::stable_sort(apart.begin(), apart.end(),
                   [&](std::size_t a, std::size_t b) { return passage_of(a) < passage_of(b); });
  const auto problem = problem_of_part(cut, blocks, account);
  return problem.empty() ? problem_of_part(cut, apart, apart_account) : problem;
}

}  // namespace propos
