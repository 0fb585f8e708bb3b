#include "indexer/cut/setting_apart.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "common/text.hpp"
#include "common/tokens.hpp"
#include "indexer/cut/end_matter.hpp"
#include "indexer/cut/head_matter.hpp"
#include "indexer/cut/labels.hpp"
#include "indexer/cut/lines.hpp"
#include "indexer/cut/names.hpp"
#include "indexer/cut/openings.hpp"
#include "indexer/cut/shapes.hpp"
#include "indexer/html/split.hpp"
#include "indexer/html/titles.hpp"

namespace propos {
namespace {

PassageKind kind_of(Setting setting) {
  switch (setting) {
    case Setting::biography: return PassageKind::biography;
    case Setting::credit: return PassageKind::credit;
    case Setting::notes: return PassageKind::notes;
    default: return PassageKind::box;
  }
}

/// Whether a turn of the conversation may begin with this block, or a part of the text.
bool may_begin_turn(const Block& block) {
  const auto shape = shape_of(block);
  if (shape == Shape::none) return false;
  if (shape != Shape::plain && shape != Shape::italic) return true;
  return asks(block.text) || (block.kind == BlockKind::paragraph && possible_label(block).has_value());
}

/// Finds what stands apart, rule by rule; what an earlier rule has found stays.
class Finder {
 public:
  Finder(const std::vector<Block>& blocks, const Post& post)
      : blocks_(blocks), post_(post), found_(blocks.size()), first_question_(blocks.size()) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (!blocks[i].dropped.empty()) continue;
      text_bytes_ += blocks[i].text.size();
      const bool said = blocks[i].kind == BlockKind::paragraph || blocks[i].kind == BlockKind::list_item;
      const bool labelled = said && possible_label(blocks[i]).has_value();
      if (is_set_off(blocks[i]) && asks(blocks[i].text)) {
        ++questions_;
        last_question_ = i;
      }
      labels_ += labelled;
      italic_ += shape_of(blocks[i]) == Shape::italic;
      if (i > 0 && (labelled || asks(blocks[i].text))) first_question_ = std::min(first_question_, i);
    }
    if (first_question_ == blocks.size()) first_question_ = 0;
  }

  std::vector<std::optional<Apart>> run() {
    elements();
    take_head_matter(blocks_, post_.title, found_);
    headed_groups();
    credits();
    EndMatter(blocks_, found_, is_interview(), names()).run();
    return std::move(found_);
  }

 private:
  bool is_interview() const { return questions_ >= 2 || labels_ >= 4; }
  bool is_free(std::size_t i) const { return blocks_[i].dropped.empty() && !found_[i]; }

  static bool is_set_off(const Block& block) {
    const auto shape = shape_of(block);
    return shape != Shape::none && shape != Shape::plain;
  }

  void set(std::size_t i, PassageKind kind, std::string rule, std::size_t group) {
    found_[i] = Apart{kind, std::move(rule), group};
  }

  /// What is known of the blocks of one element.
  struct Frame {
    std::size_t questions = 0;
    bool titled = false;  ///< its first block is set off
  };

  /// What the elements say: captions, boxes, biographies.
  void elements() {
    std::map<std::uint32_t, Frame> frames;
    for (const auto& block : blocks_) {
      if (!block.dropped.empty()) continue;
      const bool asking = is_set_off(block) && asks(block.text);
      asking_summaries_ += block.kind == BlockKind::summary && asking;
      if (block.box == 0) continue;
      const auto [frame, first] = frames.try_emplace(block.box);
      if (first) frame->second.titled = is_set_off(block);
      if (first && block.setting == Setting::framed) ++framed_;
      if (asking && ++frame->second.questions == 1) ++asking_boxes_;
    }
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const auto& block = blocks_[i];
      if (!is_free(i)) continue;
      if (block.box != 0 && holds_no_interview(block, frames[block.box]))
        set(i, kind_of(block.setting), "stands in an element of its own", blocks_.size() + block.box);
      else if (block.kind == BlockKind::caption) set(i, PassageKind::caption, "caption", i);
      else if (defines_picture(i)) set(i, PassageKind::caption, "stands below a picture in its list", i);
    }
  }

  /// `<dl><dt><img></dt><dd>…</dd></dl>`: galleries are lists whose terms are pictures.
  bool defines_picture(std::size_t i) const {
    return blocks_[i].kind == BlockKind::definition && blocks_[i].after_image &&
           (i == 0 || blocks_[i - 1].kind != BlockKind::term);
  }

  /// A frame around questions and answers is no box, and neither is a folded answer. Where there are many frames, each
  /// may hold an answer.
  bool holds_no_interview(const Block& block, const Frame& frame) const {
    if (block.setting == Setting::framed)
      return frame.titled && frame.questions == 0 && asking_summaries_ == 0 && is_interview() &&
             2 * framed_ <= std::max(questions_, labels_);
    return frame.questions == 0 || (frame.questions == 1 && asking_boxes_ == 1);
  }

  /// "Repères", "Bio express" and what stands below them, up to the next turn. Inside an interview only what is short:
  /// it is not known where such a group ends. Sources and notes end any post.
  void headed_groups() {
    constexpr std::size_t longest_group = 2500;  // bytes, where questions follow
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (!is_free(i)) continue;
      const auto setting = setting_of_title(blocks_[i]);
      if (setting == Setting::text) continue;
      auto end = i + 1;
      std::size_t bytes = 0;
      while (end < blocks_.size() && (!is_free(end) || !ends_group(blocks_[end], setting, end == i + 1)))
        bytes += blocks_[end++].text.size();
      const bool last = questions_ == 0 || last_question_ < i;
      const bool fits = setting == Setting::notes ? last || (is_interview() && bytes <= longest_group)
                                                  : is_interview() && bytes <= longest_group;
      // At the end of a post a group may be long, but not as long as the post.
      if (!fits || 2 * bytes > text_bytes_) continue;
      auto text_end = end;
      for (; text_end > i + 1 && is_free(text_end - 1) && is_closing_credit(blocks_[text_end - 1].text); --text_end)
        set(text_end - 1, PassageKind::credit, "credit line", text_end - 1);
      for (auto k = i; k < text_end; ++k)
        if (is_free(k)) set(k, kind_of(setting), "below a title of its own", i);
      i = end - 1;
    }
  }

  /// Lines of a bibliography are often bold, or look like labels; so may the first line below a title, and dates.
  static bool ends_group(const Block& block, Setting setting, bool first) {
    const bool dated = is_digit(static_cast<unsigned char>(block.text.front()));
    if ((first || dated) && shape_of(block) == Shape::plain && !asks(block.text)) return false;
    if (setting_of_title(block) != Setting::text) return true;
    if (setting == Setting::notes) return shape_of(block) >= Shape::heading1 && shape_of(block) <= Shape::marked;
    return may_begin_turn(block);
  }

  /// A short italic line below a picture, between questions and answers. Where italics do something else in the post,
  /// or where it would be all that is answered, it is none.
  bool is_caption_below_picture(std::size_t i) const {
    constexpr std::size_t most_words = 25;
    const auto& block = blocks_[i];
    if (!block.after_image || !is_interview() || i <= first_question_ || block.kind != BlockKind::paragraph)
      return false;
    if (!covers(block.italic, block.text) || 8 * italic_ > blocks_.size() || asks(block.text)) return false;
    if (i > 0 && (asks(blocks_[i - 1].text) || is_set_off(blocks_[i - 1]))) return false;
    return count_words(block.text) <= most_words && !is_first_person(block.text);
  }

  /// "Dossier : ce qui relie" as a heading names what the post belongs to.
  static bool is_rubric(const Block& block) {
    return block.kind == BlockKind::heading && (" " + plainly(block.text)).find(" par ") == std::string::npos &&
           is_closing_credit(block.text);
  }

  /// "par Kat'" right below a heading.
  bool is_byline(std::size_t i) const {
    constexpr std::size_t most_words = 5;
    const auto& text = blocks_[i].text;
    if (i == 0 || blocks_[i - 1].kind != BlockKind::heading || blocks_[i].kind != BlockKind::paragraph) return false;
    std::size_t at = 4;
    return (text.starts_with("par ") || text.starts_with("Par ")) && count_words(text) <= most_words &&
           text.size() > at && is_upper(next_code_point(text, at)) && !text.ends_with('.') && !asks(text);
  }

  /// "Plus d’infos : http://…": a few words, a colon, and nothing but an address.
  static bool gives_address(const Block& block) {
    constexpr std::size_t most_words = 5;
    const std::string_view text = block.text;
    auto at = text.find("http");
    if (at == std::string_view::npos) at = text.find("www.");
    if (at == std::string_view::npos || at == 0 || text.find(' ', at) != std::string_view::npos) return false;
    const auto before = text.substr(0, at);
    return block.kind == BlockKind::paragraph && before.ends_with(": ") && count_words(before) <= most_words;
  }

  /// A title and its list in one paragraph: "Discographie :", and a line for each work.
  static bool lists_below_title(const Block& block) {
    constexpr std::size_t fewest_lines = 3;
    constexpr std::size_t most_words = 14;
    if (block.kind != BlockKind::paragraph) return false;
    std::size_t lines = 0;
    for (std::size_t begin = 0; begin < block.text.size(); ++lines) {
      const auto end = std::min(block.text.find('\n', begin), block.text.size());
      const auto line = std::string_view(block.text).substr(begin, end - begin);
      if (lines == 0 && setting_of_title(line) != Setting::notes) return false;
      if (count_words(line) > most_words) return false;
      begin = end + 1;
    }
    return lines >= fewest_lines;
  }

  void credits() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const auto& block = blocks_[i];
      if (!is_free(i)) continue;
      // A standfirst may tell in a sentence how the interview came about, and with whom.
      const bool standfirst = i < first_question_ && is_credit_sentence(block.text);
      const bool last = questions_ == 0 || last_question_ < i;
      if (is_credit(block.text) && !standfirst && !is_rubric(block)) {
        const bool publication = last && tells_publication(block.text);
        set(i, publication ? PassageKind::notes : PassageKind::credit, publication ? "publication line" : "credit line",
            i);
      } else if (is_byline(i)) {
        set(i, PassageKind::credit, "byline below a heading", i);
      } else if (gives_address(block)) {
        set(i, PassageKind::notes, "an address", i);
      } else if (lists_below_title(block)) {
        set(i, PassageKind::notes, "a title and its list", i);
      } else if (is_editors_note(block.text)) {
        set(i, PassageKind::notes, "the editors' note", i);
      } else if (is_caption_below_picture(i)) {
        set(i, PassageKind::caption, "italic line below a picture", i);
      } else if (block.kind == BlockKind::paragraph && is_caption_with_credit(block.text)) {
        set(i, PassageKind::caption, "caption with a credit", i);
      }
    }
  }

  /// Who may be presented at the end: people of the title and the introduction, authors.
  std::vector<std::string> names() const {
    constexpr std::size_t looked_at = 4000;  // bytes
    std::string introduction = post_.title + '\n';
    for (std::size_t i = 0; i < std::min(first_question_, blocks_.size()) && introduction.size() < looked_at; ++i)
      if (blocks_[i].dropped.empty()) introduction += blocks_[i].text.substr(0, looked_at) + '\n';
    auto names = names_in(introduction);
    constexpr std::size_t most_names = 40;
    names.resize(std::min(names.size(), most_names));
    for (std::size_t i = 0; i < std::min(post_.authors.size(), most_names); ++i) names.push_back(post_.authors[i]);
    return names;
  }

  const std::vector<Block>& blocks_;
  const Post& post_;
  std::vector<std::optional<Apart>> found_;
  std::size_t first_question_;  ///< or turn with a label; 0 where there is none
  std::size_t text_bytes_ = 0;
  std::size_t questions_ = 0;  ///< set off and asking
  std::size_t last_question_ = 0;
  std::size_t labels_ = 0;
  std::size_t italic_ = 0;  ///< paragraphs that are italic all over
  std::size_t asking_boxes_ = 0;
  std::size_t asking_summaries_ = 0;
  std::size_t framed_ = 0;  ///< elements with a frame
};

/// Where a credit begins that ends a paragraph as its last sentence; npos where there is none.
std::size_t credit_at_end(const std::string& text) {
  constexpr std::size_t longest_credit = 240;  // bytes
  const auto from = text.size() - std::min(text.size(), longest_credit);
  for (auto at = text.size(); at > from;) {
    at = text.rfind(' ', at - 1);
    if (at == std::string::npos || at <= from) break;
    const auto before = std::string_view(text).substr(0, at);
    static constexpr std::array<std::string_view, 5> ends = {".", "!", "?", "»", "…"};
    const bool ends_sentence =
        std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return before.ends_with(end); });
    const auto credit = text.substr(at + 1);
    if (ends_sentence && is_closing_credit(credit) && !is_credit_sentence(credit)) return at + 1;
  }
  return std::string::npos;
}

/// Where the last lines of a paragraph begin that are credits or thanks, and a credit in its last line; in order.
std::vector<std::uint32_t> breaks_before_apart_lines(const std::string& text) {
  std::vector<std::uint32_t> breaks;
  constexpr int most_lines = 4;
  auto end = text.size();
  for (int i = 0; i < most_lines; ++i) {
    const auto feed = text.rfind('\n', end == 0 ? 0 : end - 1);
    if (feed == std::string::npos || feed == 0) break;
    const auto line = text.substr(feed + 1, end - feed - 1);
    if (!line.empty() && !is_credit(line) && !is_thanks(line) && !tells_publication(line)) break;
    if (!line.empty()) breaks.push_back(static_cast<std::uint32_t>(feed + 1));
    end = feed;
  }
  std::reverse(breaks.begin(), breaks.end());
  if (!breaks.empty()) return breaks;
  if (const auto credit = credit_at_end(text); credit != std::string::npos)
    breaks.push_back(static_cast<std::uint32_t>(credit));
  return breaks;
}

}  // namespace

std::vector<Block> split_apart_lines(std::vector<Block> blocks) {
  std::vector<Block> out;
  for (auto& block : blocks) {
    const bool splits = block.dropped.empty() && block.kind == BlockKind::paragraph;
    const auto breaks = splits ? breaks_before_apart_lines(block.text) : std::vector<std::uint32_t>();
    if (breaks.empty()) {
      out.push_back(std::move(block));
      continue;
    }
    for (auto& part : split_at(block, breaks)) out.push_back(std::move(part));
  }
  return out;
}

std::vector<std::optional<Apart>> find_apart(const std::vector<Block>& blocks, const Post& post) {
  return Finder(blocks, post).run();
}

}  // namespace propos
