#include "indexer/cut/end_matter.hpp"

#include <algorithm>

#include "common/tokens.hpp"
#include "indexer/cut/labels.hpp"
#include "indexer/cut/lines.hpp"
#include "indexer/cut/shapes.hpp"
#include "indexer/html/titles.hpp"

namespace propos {
namespace {

constexpr std::size_t most_unknown_words = 120;  ///< of what stands behind a closing line without being known

bool is_heading(const Block& block) { return block.kind == BlockKind::heading; }

/// Nearly all of it leads elsewhere.
bool is_link(const Block& block) {
  constexpr std::size_t most_words = 14;
  constexpr double item_share = 0.3;
  if (block.links.empty() || block.jumps || count_words(block.text) > most_words) return false;
  if (block.kind == BlockKind::list_item) return covered_share(block.links, block.text) >= item_share;
  return block.kind == BlockKind::paragraph && covers(block.links, block.text);
}

/// "Retrouvez …" with a link.
bool announces_by_link(const Block& block) {
  constexpr std::size_t most_words = 40;
  return !block.links.empty() && count_words(block.text) <= most_words && announces(block.text + " www.");
}

/// A heading, or a few words that are no sentence.
bool heads_links(const Block& block) {
  constexpr std::size_t most_words = 4;
  if (asks(block.text)) return false;
  const char last = block.text.back();
  return is_heading(block) || (count_words(block.text) <= most_words && last != '.' && last != '!');
}

}  // namespace

void EndMatter::run() {
  drop_links();
  if (interview_) take_unasked_parts();
  take_lines();
}

/// The last block before `i` that is still text.
std::optional<std::size_t> EndMatter::free_before(std::size_t i) const {
  while (i-- > 0)
    if (is_free(i)) return i;
  return std::nullopt;
}

/// A list of links ends the page, with its heading: "Retour", "Dans le même numéro".
void EndMatter::drop_links() {
  bool links = false;
  for (auto i = blocks_.size(); i-- > 0;) {
    if (!is_free(i)) continue;
    const bool heads = links && heads_links(blocks_[i]);
    if (!heads && !is_link(blocks_[i])) return;
    found_[i] = Apart{std::nullopt, "links at the end", i};
    links = !heads;
  }
}

/// Where all questions are headings that ask, headings behind the last of them that ask nothing head what the
/// publisher adds, if nobody speaks below them in the first person.
void EndMatter::take_unasked_parts() {
  constexpr std::size_t enough = 3;
  std::size_t asking = 0;
  std::size_t last_asking = 0;
  for (std::size_t i = 0; i < blocks_.size(); ++i)
    if (is_free(i) && is_heading(blocks_[i]) && asks(blocks_[i].text)) {
      ++asking;
      last_asking = i;
    }
  if (asking < enough) return;
  auto begin = last_asking + 1;
  while (begin < blocks_.size() && !(is_free(begin) && is_heading(blocks_[begin]))) ++begin;
  if (begin == last_asking + 1) return;
  // A heading inside the interview that asks nothing may be a prompt; then so may these.
  for (std::size_t i = 0; i < last_asking; ++i)
    if (is_free(i) && is_heading(blocks_[i]) && blocks_[i].level >= blocks_[last_asking].level && i > 0 &&
        !asks(blocks_[i].text) && blocks_[i].level == blocks_[last_asking].level)
      return;
  // "Le mot de la fin" is a prompt as well: the headings must speak of what is published.
  bool published = false;
  for (auto i = begin; i < blocks_.size(); ++i)
    published |= is_heading(blocks_[i]) && titles_programme(blocks_[i].text);
  if (!published) return;
  for (auto i = begin; i < blocks_.size(); ++i)
    if (is_free(i) && is_singular_first_person(blocks_[i].text)) return;
  for (auto i = begin; i < blocks_.size(); ++i)
    if (is_free(i)) found_[i] = Apart{PassageKind::notes, "below a heading at the end that asks nothing", i};
}

bool EndMatter::follows_prompt(std::size_t i) const {
  const auto before = free_before(i);
  if (!before) return false;
  const auto& block = blocks_[*before];
  const auto shape = shape_of(block);
  if (asks(block.text)) return true;
  // Answers may begin with a dash as well.
  const bool marked = shape != Shape::none && shape != Shape::plain && shape != Shape::italic && shape != Shape::dash;
  return marked && shape_of(blocks_[i]) != shape;
}

/// What is set off is a turn where a label answers it: "Merci Ada !", "A. M. : Merci à vous."
bool EndMatter::is_replied(std::size_t i) const {
  const auto shape = shape_of(blocks_[i]);
  auto next = i + 1;
  while (next < blocks_.size() && !is_free(next)) ++next;
  return shape != Shape::none && shape != Shape::plain && next < blocks_.size() && shape_of(blocks_[next]) != shape &&
         possible_label(blocks_[next]).has_value() && !is_credit(blocks_[next].text);
}

/// Who asks thanks; a guest who is asked for a last word may do so as well, and who is praised, at once.
bool EndMatter::closes_by_thanks(std::size_t i) const {
  constexpr std::size_t words_of_answer = 12;
  if (!is_thanks(blocks_[i].text) || follows_prompt(i)) return false;
  const auto before = free_before(i);
  if (!before || is_replied(i)) return false;
  return !possible_label(blocks_[i]) || count_words(blocks_[*before].text) >= words_of_answer;
}

EndMatter::Verdict EndMatter::judge(std::size_t i) const {
  const auto& block = blocks_[i];
  if (found_[i]) {
    const bool credit = found_[i]->kind == PassageKind::credit && is_closing_credit(block.text);
    return {credit ? Evidence::closing : Evidence::weak, PassageKind::notes, {}};
  }
  const bool others = thanks_others(block.text);
  if (interview_ && closes_by_thanks(i))
    return {Evidence::closing, others ? PassageKind::credit : PassageKind::notes, "closing thanks"};
  const auto shape = shape_of(block);
  const bool set_off = shape != Shape::none && shape != Shape::plain;
  if (set_off && titles_publisher(block.text) && speaks_of_nobody(i + 1))
    return {Evidence::closing, PassageKind::notes, "the publisher's words"};
  if (interview_ && heads_biography(i)) return {Evidence::strong, PassageKind::biography, "headed by a name"};
  if (follows_prompt(i)) return {};
  if (interview_ &&
      ((tells_maker(block.text) && stands_among_editors_words(i)) || (others && stands_behind_parting(i))))
    return {Evidence::strong, PassageKind::credit, "credit at the end"};
  if (interview_ && tells_occasion(block.text)) return {Evidence::strong, PassageKind::notes, "tells where and when"};
  if (tells_publication(block.text))
    return {Evidence::strong, PassageKind::notes, "tells where the text was published"};
  if (lists_book(block.text) || is_numbered_note(block.text))
    return {Evidence::strong, PassageKind::notes, "a book or a note by its number"};
  if (announces(block.text) || (announces_by_link(block) && !is_first_person(block.text)))
    return {Evidence::strong, PassageKind::notes, "speaks to the readers"};
  if (is_signature(block.text)) return {Evidence::strong, PassageKind::credit, "signature"};
  const bool italic = covers(block.italic, block.text);
  if (interview_ ? presents(block.text, names_) : italic && presents(block.text, names_))
    return {Evidence::strong, PassageKind::biography, "tells who somebody is"};
  if (italic && presents_somebody(block.text))
    return {Evidence::strong, PassageKind::biography, "tells who somebody is"};
  if (presents_somebody(block.text) || goes_on_presenting(block.text))
    return {Evidence::weak, PassageKind::biography, "goes on telling who somebody is"};
  if (is_link(block)) return {Evidence::weak, PassageKind::notes, "behind the end"};
  return {};
}

/// A heading that is a name, above the last words of the post, which tell of this person.
bool EndMatter::heads_biography(std::size_t i) const {
  constexpr std::size_t longest = 1200;  // bytes
  const auto is_about = [&](std::size_t head, std::size_t told) {
    if (!is_heading(blocks_[head]) || !is_name_alone(blocks_[head].text)) return false;
    const auto& text = blocks_[told].text;
    return text.size() <= longest && text.find(bare_name(blocks_[head].text)) != std::string::npos &&
           !is_first_person(text) && !asks(text);
  };
  const auto before = free_before(i);
  if (before && is_about(*before, i)) return true;
  auto next = i + 1;
  while (next < blocks_.size() && !is_free(next)) ++next;
  return next < blocks_.size() && is_about(i, next);
}

/// Thanks, an appeal to the readers, or what is found to stand apart follows.
bool EndMatter::stands_among_editors_words(std::size_t i) const {
  for (auto next = i + 1; next < blocks_.size(); ++next) {
    const auto& block = blocks_[next];
    if (block.dropped == "share or subscribe line" || (block.dropped.empty() && found_[next])) return true;
    if (block.dropped.empty()) return is_thanks(block.text) || thanks_others(block.text);
  }
  return false;
}

/// `* * *` parts it from what stands before.
bool EndMatter::stands_behind_parting(std::size_t i) const {
  return i > 0 && blocks_[i - 1].dropped == "signs that part the text";
}

/// The name of somebody who was told of, and nothing else.
bool EndMatter::is_signature(const std::string& text) const {
  constexpr std::size_t longest_name = 100;  // bytes
  if (text.size() > longest_name) return false;
  const auto line = bare_line(text);
  if (line == "la redaction") return true;
  return std::any_of(names_.begin(), names_.end(), [&](const auto& name) { return bare_line(name) == line; });
}

/// Whether nobody says "je" in the next block.
bool EndMatter::speaks_of_nobody(std::size_t i) const {
  while (i < blocks_.size() && !blocks_[i].dropped.empty()) ++i;
  return i < blocks_.size() && !is_singular_first_person(blocks_[i].text);
}

void EndMatter::take_lines() {
  auto begin = blocks_.size();
  std::vector<Verdict> verdicts(blocks_.size());
  std::size_t unknown_words = 0;
  for (auto i = blocks_.size(); i-- > 0 && unknown_words <= most_unknown_words;) {
    if (!blocks_[i].dropped.empty()) continue;
    verdicts[i] = judge(i);
    const auto evidence = verdicts[i].evidence;
    if (evidence == Evidence::closing || (evidence == Evidence::strong && unknown_words == 0)) {
      begin = i;
      unknown_words = 0;
    } else if (evidence != Evidence::weak) {
      // A question ends the search: whatever follows it answers.
      if (asks(blocks_[i].text) && shape_of(blocks_[i]) != Shape::plain) break;
      unknown_words += count_words(blocks_[i].text) + 1;
    }
  }
  std::size_t biography = begin;  // the block with which the open one begins
  bool presenting = false;
  for (auto i = begin; i < blocks_.size(); ++i) {
    if (!is_free(i)) continue;
    auto& verdict = verdicts[i];
    const bool biographical = verdict.kind == PassageKind::biography;
    if (biographical && !(presenting && verdict.evidence == Evidence::weak)) biography = i;
    presenting = biographical;
    constexpr std::size_t fewest_words = 3;  // of a caption
    constexpr std::size_t most_words = 25;
    const bool captions = verdict.rule.empty() && blocks_[i].after_image &&
                          count_words(blocks_[i].text) >= fewest_words && count_words(blocks_[i].text) <= most_words;
    if (captions) verdict = {Evidence::weak, PassageKind::caption, "below a picture, behind the end"};
    const auto rule = verdict.rule.empty() ? std::string("behind the end") : verdict.rule;
    found_[i] = Apart{verdict.kind, rule, biographical ? biography : i};
  }
}

}  // namespace propos
