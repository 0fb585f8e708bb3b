#include "indexer/cut/passage_builder.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "common/fragment.hpp"
#include "common/text.hpp"
#include "indexer/cut/apart_passages.hpp"
#include "indexer/cut/repeats.hpp"
#include "indexer/cut/turn_marks.hpp"

namespace propos {
namespace {

/// Who says something, and how that is known.
struct Voice {
  std::string name;  ///< empty: nobody knows; several are parted by ", "
  std::string source;
  double confidence = 0;
};

std::string collapse_lines(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

/// The heading path of a post as it is read.
class HeadingPath {
 public:
  /// Puts a heading into the path in place of those of its level and below. Those that stand right before it, without
  /// text between, join it: nothing is lost.
  void add(const Block& block, bool follows_heading) {
    const auto level = static_cast<std::size_t>(std::max(block.level, 1));
    if (!follows_heading) run_.assign(run_.size(), false);
    std::string text;
    for (auto i = level - 1; i < headings_.size(); ++i)
      if (run_[i]) text += headings_[i] + " — ";
    headings_.resize(level);
    run_.resize(level);
    headings_.back() = text + collapse_lines(block.text);
    run_.back() = true;
  }

  std::string text() const {
    std::string path;
    for (const auto& heading : headings_) {
      if (heading.empty()) continue;
      if (!path.empty()) path += " › ";
      path += heading;
    }
    return path;
  }

 private:
  std::vector<std::string> headings_;  ///< by level
  std::vector<bool> run_;              ///< by level: the heading stands in the run of headings that is read
};

/// Names labels in full, and tells who speaks where no label does.
class Speakers {
 public:
  Speakers(const Cut& cut, const PlacedPost& placed, const std::string& introduction) : placed_(placed) {
    people_ = placed.people.named;
    for (auto& name : names_in(introduction)) people_.push_back(std::move(name));
    for (std::size_t k = 0; k < placed.kept.size(); ++k)
      if (placed.name_lines[k]) people_.push_back(bare_name(cut.blocks[placed.kept[k]].text));
    for (std::size_t k = 0; k < placed.kept.size(); ++k) {
      const auto& text = cut.blocks[placed.kept[k]].text;
      const auto label = std::string_view(text).substr(0, cut.placements[placed.kept[k]].label);
      // `K. B. (c’est Kévin Barbot) : …`
      if (const auto bracket = label.find('('); bracket != std::string_view::npos)
        for (auto& name : names_in(std::string(label.substr(bracket)))) people_.push_back(std::move(name));
    }
    people_.insert(people_.end(), placed.post.authors.begin(), placed.post.authors.end());
    const auto guest = interviewee(placed.post.title, introduction, placed.post.authors);
    guest_ = {guest.name, guest.source, guest.confidence};
    constexpr double doubtful = 0.7;
    if (guest_.confidence < doubtful) find_greeted(cut, introduction);
    find_only_label();
  }

  /// The voice that a label names. `R :` names nobody, so it is the guest's.
  Voice of_label(const std::string& label) const {
    if (is_answering_role(label)) return guest_;
    return {full_names(label), "label", label.size() > 2 ? 0.95 : 0.85};
  }

  std::string asker_of(const std::string& label) const {
    return is_asking_role(label) ? std::string() : full_names(label);
  }

  /// Who answers where nothing marks it.
  const Voice& guest() const { return only_label_.name.empty() ? guest_ : only_label_; }

 private:
  /// The first question may name who is asked: "Bonjour X", "X, qui êtes-vous ?"
  void find_greeted(const Cut& cut, const std::string& introduction) {
    const auto first = std::find_if(placed_.kept.begin(), placed_.kept.end(),
                                    [&](std::size_t i) { return cut.placements[i].role == Role::question; });
    if (first == placed_.kept.end()) return;
    const auto question = cut.blocks[*first].text.substr(cut.placements[*first].label);
    const auto greeted = interviewee({}, question, placed_.post.authors);
    const bool addressed = greeted.confidence >= 0.9 || question.starts_with(greeted.name + ',');
    if (!greeted.name.empty() && addressed) {
      guest_ = {greeted.name, "introduction", 0.8};
      return;
    }
    const auto name = greeted_by_first_name(question, placed_.post.title, introduction);
    if (!name.empty()) guest_ = {name, "introduction", 0.8};
  }

  /// One name answers under all labels: then it answers where there is none as well.
  void find_only_label() {
    std::string only;
    for (std::size_t k = 0; k < placed_.kept.size(); ++k) {
      const auto& label = placed_.labels.of_block[k];
      if (!label || placed_.labels.asker[k]) continue;
      const auto voice = of_label(label->name);
      if (!only.empty() && voice.name != only) {
        only_label_ = {};
        return;
      }
      only = voice.name;
      only_label_ = voice;
    }
  }

  std::string full_name(const std::string& label) const {
    const auto known = placed_.labels.full.find(label);
    const auto& longest = known == placed_.labels.full.end() ? label : known->second;
    for (const auto& name : people_)
      if (name.size() > longest.size() && stands_for(longest, name)) return name;
    for (const auto& name : people_)
      if (is_misspelt(longest, name)) return name;
    return longest;
  }

  /// `A, B et C` are three.
  std::string full_names(const std::string& label) const {
    std::string names;
    std::string rest = label;
    for (auto at = rest.find(" et "); at != std::string::npos; at = rest.find(" et ", at)) rest.replace(at, 4, ",");
    for (std::size_t begin = 0; begin <= rest.size();) {
      const auto end = std::min(rest.find(',', begin), rest.size());
      if (const auto part = collapse_space(std::string_view(rest).substr(begin, end - begin)); !part.empty())
        names += (names.empty() ? "" : ", ") + full_name(part);
      begin = end + 1;
    }
    return names;
  }

  const PlacedPost& placed_;
  std::vector<std::string> people_;
  Voice guest_;
  Voice only_label_;
};

/// The names of a voice of several.
std::vector<std::string> parted(const std::string& names) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= names.size();) {
    const auto end = std::min(names.find(", ", begin), names.size());
    parts.push_back(names.substr(begin, end - begin));
    begin = end + 2;
  }
  return parts;
}

/// The text of a passage as it grows, by who says it.
class Spoken {
 public:
  void add(std::string& text, std::string_view part, const Voice& voice) {
    if (part.empty()) return;
    if (!text.empty()) text += "\n\n";
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += part;
    const auto end = static_cast<std::uint32_t>(text.size());
    if (!turns_.empty() && turns_.back().speaker == voice.name) turns_.back().end = end;
    else turns_.push_back({voice.name, begin, end});
    if (voice.name.empty()) return;
    if (std::none_of(voices_.begin(), voices_.end(), [&](const Voice& v) { return v.name == voice.name; }))
      voices_.push_back(voice);
  }

  /// Gives the passage its speakers, and its turns where there is more than one.
  void finish(Passage& p) {
    std::set<std::string> names;
    for (const auto& voice : voices_) {
      for (const auto& name : parted(voice.name))
        if (names.insert(name).second) p.speaker += (p.speaker.empty() ? "" : ", ") + name;
      p.speaker_confidence =
          p.speaker_source.empty() ? voice.confidence : std::min(p.speaker_confidence, voice.confidence);
      p.speaker_source = voice.source;
    }
    if (turns_.size() < 2) return;
    std::erase_if(turns_, [](const Turn& turn) { return turn.speaker.empty(); });
    p.turns = std::move(turns_);
  }

 private:
  std::vector<Turn> turns_;
  std::vector<Voice> voices_;
};

/// Builds the passages of one post.
class Builder {
 public:
  Builder(Cut& cut, const PlacedPost& placed)
      : cut_(cut), placed_(placed), speakers_(cut, placed, introduction(cut, placed)) {
    find_numbers();
  }

  void run() {
    for (std::size_t k = 0; k < placed_.kept.size();) {
      const int n = placement(k).passage;
      auto end = k;
      while (end < placed_.kept.size() && placement(end).passage == n) ++end;
      if (n >= 0) build(k, end);
      k = end;
    }
    link();
  }

 private:
  static std::string introduction(const Cut& cut, const PlacedPost& placed) {
    constexpr std::size_t longest = 4000;
    std::string text;
    for (const auto i : placed.kept)
      if (cut.placements[i].role == Role::introduction && text.size() < longest) text += cut.blocks[i].text + '\n';
    return text;
  }

  const Block& block(std::size_t k) const { return cut_.blocks[placed_.kept[k]]; }
  const Placement& placement(std::size_t k) const { return cut_.placements[placed_.kept[k]]; }

  /// The block's text without its speaker's label.
  std::string said(std::size_t k) const { return block(k).text.substr(placement(k).label); }

  void find_numbers() {
    std::size_t questions = 0;
    std::size_t numbered = 0;
    for (std::size_t k = 0; k < placed_.kept.size(); ++k) {
      if (placement(k).role != Role::question || (k > 0 && placement(k - 1).role == Role::question)) continue;
      ++questions;
      const auto text = said(k);
      numbered += number_length(text.substr(mark_length(text))) > 0;
    }
    numbered_ = numbered >= 2 && 2 * numbered >= questions;
  }

  std::string question_text(std::size_t k) const {
    auto text = collapse_lines(without_marks(said(k)));
    if (numbered_) text.erase(0, number_length(text));
    text.erase(0, mark_length(text));
    return text;
  }

  /// A heading that is somebody's name stands above all that this person says, up to a heading as high.
  void follow_headings(std::size_t k) {
    const auto& b = block(k);
    if (b.kind != BlockKind::heading) return;
    const bool names = placed_.name_lines[k];
    if (names && placement(k).role != Role::label) {
      above_ = speakers_.of_label(bare_name(b.text));
      above_level_ = b.level;
    } else if (!names && b.level <= above_level_) {
      above_ = {};
    }
  }

  Voice voice_at_beginning() const { return above_.name.empty() ? speakers_.guest() : above_; }

  void build(std::size_t begin, std::size_t end) {
    auto p = passage_of_post(placed_.post, placement(begin).passage, cut_.repaired);
    if (placed_.inferred) p.pairing = "inferred";
    Spoken spoken;
    std::optional<Voice> voice;
    std::size_t uncut = std::string::npos;
    for (auto k = begin; k < end; ++k) {
      follow_headings(k);
      const auto& label = placed_.labels.of_block[k];
      for (const auto& note : block(k).notes)
        if (!note.empty()) p.notes.push_back(note);
      switch (placement(k).role) {
        case Role::question:
          if (!p.question.empty()) p.question += ' ';
          p.question += question_text(k);
          p.kind = PassageKind::answer;
          if (label && p.asker.empty()) p.asker = speakers_.asker_of(label->name);
          continue;
        case Role::heading: path_.add(block(k), k > begin && placement(k - 1).role == Role::heading); continue;
        case Role::label: voice = speakers_.of_label(bare_name(block(k).text)); continue;
        case Role::introduction: p.kind = PassageKind::introduction; break;
        default: break;
      }
      if (label && placement(k).label > 0) voice = speakers_.of_label(label->name);
      if (!voice && p.kind == PassageKind::answer) voice = voice_at_beginning();
      if (p.text.empty() && !block(k).calls.empty()) uncut = block(k).calls.front();
      spoken.add(p.text, said(k), voice ? *voice : Voice());
    }
    p.heading = path_.text();
    spoken.finish(p);
    finish_people(p);
    if (p.text.empty() && p.question.empty() && p.heading.empty()) return;
    uncut_.push_back(uncut);
    cut_.passages.push_back(std::move(p));
  }

  void finish_people(Passage& p) const {
    const bool authors_speak =
        p.kind == PassageKind::section || (!placed_.interview && p.kind == PassageKind::introduction);
    if (authors_speak && p.speaker.empty()) {
      for (const auto& author : p.authors) p.speaker += (p.speaker.empty() ? "" : ", ") + author;
      if (!p.speaker.empty()) {
        p.speaker_source = "author";
        p.speaker_confidence = 0.8;
      }
    }
    if (p.kind == PassageKind::answer && p.asker.empty() && !p.authors.empty()) p.asker = p.authors.front();
  }

  void link() {
    std::string whole;
    std::vector<std::size_t> ends;  // of the text before each passage's
    std::vector<std::string_view> openings;
    for (std::size_t i = 0; i < cut_.passages.size(); ++i) {
      const auto& p = cut_.passages[i];
      whole += p.question + '\n';
      ends.push_back(whole.size() - 1);
      whole += p.text + '\n';
      openings.push_back(opening_of(p.text.empty() ? p.question : p.text, uncut_[i]));
    }
    const auto repeats = find_repeats(whole, openings);
    for (std::size_t i = 0; i < cut_.passages.size(); ++i) {
      const auto before = std::string_view(whole).substr(0, repeats.twice[i] ? ends[i] : 0);
      cut_.passages[i].url = link_to(placed_.post.url, openings[i], before);
    }
  }

  Cut& cut_;
  const PlacedPost& placed_;
  Speakers speakers_;
  HeadingPath path_;
  Voice above_;  ///< by a heading that names who speaks
  int above_level_ = 0;
  std::vector<std::size_t> uncut_;  ///< by passage: where the first footnote call stands
  bool numbered_ = false;           ///< the questions carry numbers
};

}  // namespace

void build_passages(Cut& cut, const PlacedPost& placed) { Builder(cut, placed).run(); }

}  // namespace propos
