#include "indexer/cut/label_voices.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "common/text.hpp"
#include "common/tokens.hpp"

namespace propos {
namespace {

/// More names than this are a list, not speakers.
constexpr std::size_t most_names = 100;

bool may_have_label(BlockKind kind) {
  switch (kind) {
    case BlockKind::paragraph:
    case BlockKind::heading:
    case BlockKind::marked:
    case BlockKind::term:
    case BlockKind::definition:
    case BlockKind::quotation:
    case BlockKind::list_item: return true;
    default: return false;
  }
}

/// What all turns under one name have in common.
struct LabelVoice {
  std::size_t turns = 0;
  std::size_t asking = 0;
  std::size_t addressing = 0;
  std::size_t words = 0;
  std::size_t first = SIZE_MAX;  ///< block of its first turn
};

/// Every word begins with a capital, or is short.
bool is_name_like(const std::string& text) {
  std::size_t words = 0;
  for (const auto& token : tokenize(text)) {
    if (token.kind == TokenKind::joined) continue;
    std::size_t at = token.begin;
    if (!is_upper(next_code_point(text, at)) && token.end - token.begin > 3) return false;
    if (++words > 5) return false;
  }
  return words > 0;
}

bool stand_for_each_other(const std::string& a, const std::string& b) { return stands_for(a, b) || stands_for(b, a); }

/// `M.J. sort un couteau` for the label M.J.: a stage direction stands behind the name.
bool is_directed(const std::string& label, const std::string& name) {
  if (!label.starts_with(name) || label.size() < name.size() + 2 || label[name.size()] != ' ') return false;
  std::size_t at = name.size() + 1;
  return is_lower(next_code_point(label, at)) && label.find(" et ") == std::string::npos &&
         label.find(',') == std::string::npos;
}

bool is_one_of(const std::string& name, const std::vector<std::string>& people) {
  return std::any_of(people.begin(), people.end(), [&](const auto& p) { return stand_for_each_other(name, p); });
}

/// Decides which candidates are labels, then who asks.
class LabelFinder {
 public:
  LabelFinder(const std::vector<Block>& blocks, const KnownPeople& known) : blocks_(blocks), people_(known) {
    labels_.of_block.resize(blocks.size());
    labels_.asker.resize(blocks.size());
  }

  Labels run() {
    gather();
    accept_frequent();
    if (accepted_.size() <= most_names) accept_others();
    if (accepted_.size() > most_names) return nothing();
    name_in_full();
    count_voices();
    find_askers();
    if (!hold()) return nothing();
    mark();
    return std::move(labels_);
  }

 private:
  Labels nothing() const {
    Labels none;
    none.of_block.resize(blocks_.size());
    none.asker.resize(blocks_.size());
    return none;
  }

  void gather() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (!may_have_label(blocks_[i].kind) || !blocks_[i].dropped.empty()) continue;
      auto label = possible_label(blocks_[i]);
      if (!label) label = name_line(i);
      if (label && may_speak(*label, blocks_[i].text)) {
        weights_[label->name] += label->loose ? 2u : 3u;
        labels_.of_block[i] = std::move(label);
      }
    }
  }

  /// A name, no prompt before a colon, and no list of names: "Ada Mer – Jo Roux – Lou Pen".
  static bool may_speak(const Label& label, const std::string& text) {
    if (!names_somebody(label.name) || (label.loose && addresses(label.name))) return false;
    const auto said = std::string_view(text).substr(std::min<std::size_t>(label.text, text.size()));
    const auto dash = said.find("–");
    return dash == std::string_view::npos || said.size() > 200 || !is_name_alone(std::string(said.substr(0, dash)));
  }

  /// A bold line or heading with nothing but a name: what is said follows in the next block.
  std::optional<Label> name_line(std::size_t i) const {
    const auto& block = blocks_[i];
    constexpr std::size_t longest = 60;
    const bool set_off = block.kind == BlockKind::heading || covers(block.bold, block.text);
    if (!set_off || i + 1 >= blocks_.size() || block.text.size() > longest) return std::nullopt;
    if (block.text.find_first_of("?!:;,\n") != std::string::npos || !is_name_like(block.text)) return std::nullopt;
    return Label{bare_name(block.text), static_cast<std::uint32_t>(block.text.size()), false, LabelSign::style, true};
  }

  bool is_line(std::size_t i) const {
    return labels_.of_block[i] && labels_.of_block[i]->text >= blocks_[i].text.size();
  }

  /// A label comes twice, a loose one three times.
  void accept_frequent() {
    for (const auto& [name, weight] : weights_)
      if (weight >= 6) accepted_.insert(name);
  }

  /// Names that come once.
  void accept_others() {
    std::size_t accepted_turns = 0;
    std::size_t styled = 0;
    for (const auto& label : labels_.of_block)
      if (label && accepted_.contains(label->name)) {
        ++accepted_turns;
        styled += label->styled;
      }
    const bool all_styled = accepted_turns >= 4 && styled == accepted_turns;
    const auto frequent = accepted_;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const auto& label = labels_.of_block[i];
      if (!label || accepted_.contains(label->name)) continue;
      if (stands_with(label->name, frequent) || is_known(*label) ||
          (all_styled && label->styled && !label->loose && !is_line(i)))
        accepted_.insert(label->name);
    }
    accept_neighbours();
    accept_runs();
  }

  /// A name that comes once is a slip or another form of one that comes often.
  static bool stands_with(const std::string& name, const std::set<std::string>& frequent) {
    return std::any_of(frequent.begin(), frequent.end(), [&](const auto& other) {
      return stand_for_each_other(name, other) || is_misspelt(name, other);
    });
  }

  bool is_known(const Label& label) const {
    return !label.loose && label.sign == LabelSign::mark && label.name.size() > 2 &&
           (is_one_of(label.name, people_.named) || is_one_of(label.name, people_.askers));
  }

  /// The asker's label before the first labelled answer, the guest's behind the first labelled question.
  void accept_neighbours() {
    const auto known = accepted_;
    const auto has = [&](std::size_t i) { return labels_.of_block[i] && known.contains(labels_.of_block[i]->name); };
    for (std::size_t i = 0; i + 1 < blocks_.size(); ++i) {
      if (has(i) == has(i + 1)) continue;
      const auto other = has(i) ? i + 1 : i;
      const auto& label = labels_.of_block[other];
      const bool pair = has(i) ? asks(blocks_[i].text) : asks(blocks_[other].text);
      if (label && (!label->loose || other == i) && pair && !is_line(other)) accepted_.insert(label->name);
    }
  }

  /// Names of people that come once, one behind the other, where all are asked: "Et vous, les musiciens ?"
  void accept_runs() {
    constexpr std::size_t fewest = 3;
    for (std::size_t i = 0; i + fewest < blocks_.size(); ++i) {
      if (labels_.of_block[i] || !asks(blocks_[i].text)) continue;
      auto end = i + 1;
      while (end < blocks_.size() && is_persons_label(end)) ++end;
      if (end - i <= fewest) continue;
      for (auto k = i + 1; k < end; ++k) accepted_.insert(labels_.of_block[k]->name);
    }
  }

  bool is_persons_label(std::size_t i) const {
    const auto& label = labels_.of_block[i];
    return label && !label->loose && label->sign == LabelSign::mark && !is_line(i) && is_name_alone(label->name);
  }

  /// Words before a colon that are no speaker.
  static bool names_somebody(const std::string& name) {
    static constexpr std::array<std::string_view, 12> others = {"note",  "nb",      "ndlr",     "remarque",
                                                                "ps",    "exemple", "exemples", "resultat",
                                                                "photo", "credit",  "notes",    "attention"};
    const auto folded = fold(name);
    const auto first = folded.substr(0, folded.find(' '));
    return std::find(others.begin(), others.end(), first) == others.end();
  }

  void name_in_full() {
    for (const auto& name : accepted_) {
      auto longest = name;
      for (const auto& other : accepted_) {
        const bool directed = is_directed(name, other) && weights_[name] < weights_[other];
        const bool slip = directed || (weights_[name] <= 3 && weights_[other] > 3 && is_misspelt(name, other));
        const bool one_person = other.find(',') == std::string::npos && other.find(" et ") == std::string::npos;
        if (slip ||
            (one_person && !is_directed(other, name) && other.size() > longest.size() && stands_for(name, other)))
          longest = other;
        if (slip) break;
      }
      labels_.full[name] = longest;
    }
    // A slip of a short form stands for the long one.
    for (auto& [name, longest] : labels_.full)
      if (const auto next = labels_.full.find(longest); next != labels_.full.end()) longest = next->second;
  }

  void count_voices() {
    bool asked = false;     // a question without label waits, or is answered by labelled turns
    bool answered = false;  // a label has stood since
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      auto& label = labels_.of_block[i];
      if (!label || !accepted_.contains(label->name)) {
        label.reset();
        const bool asking = asks(blocks_[i].text);
        asked = asking || (asked && answered);
        answered = answered && !asking;
        continue;
      }
      answered = true;
      follow_question_ += asked;
      ++labels_.kept;
      auto& voice = voices_[labels_.full[label->name]];
      const auto said =
          is_line(i) && i + 1 < blocks_.size() ? blocks_[i + 1].text : blocks_[i].text.substr(label->text);
      ++voice.turns;
      voice.asking += asks(said);
      voice.addressing += addresses(said);
      voice.words += count_words(said);
      voice.first = std::min(voice.first, i);
    }
  }

  /// How much a voice is an asker's: about 1 for one of whose turns half are short questions.
  double asking_score(const std::string& name, const LabelVoice& voice) const {
    const auto turns = static_cast<double>(voice.turns);
    double score = 2 * static_cast<double>(voice.asking) / turns + 0.6 * static_cast<double>(voice.addressing) / turns;
    std::size_t other_words = 0;
    std::size_t other_turns = 0;
    bool first = true;
    for (const auto& [other, v] : voices_) {
      if (other == name) continue;
      other_words += v.words;
      other_turns += v.turns;
      // "Titre : …" above the conversation speaks once.
      first &= voice.first < v.first || (v.turns == 1 && turns > 2);
    }
    if (other_turns > 0) {
      const double mean = static_cast<double>(other_words) / static_cast<double>(other_turns);
      const double own = static_cast<double>(voice.words) / turns;
      score += own < 0.6 * mean ? 0.5 : own > 1.5 * mean ? -0.5 : 0;
      if (first) score += 0.4;
    }
    if (is_one_of(name, people_.askers)) score += 0.8;
    if (is_asking_role(name)) score += 4;
    if (is_answering_role(name)) score -= 4;
    return score;
  }

  /// Whoever asks most, and others of whom it is as sure; somebody must be left to answer.
  void find_askers() {
    constexpr double least = 1.2;
    constexpr double sure = 2.2;
    double best = least;
    std::map<std::string, double> scores;
    for (const auto& [name, voice] : voices_) {
      const double score = scores[name] = asking_score(name, voice);
      const bool alone = voices_.size() == 1;
      const bool may = voice.asking > 0 || is_asking_role(name);
      if (!may || (alone && 2 * voice.asking < voice.turns) || voice.words >= 90 * voice.turns) continue;
      if (score > best) {
        best = score;
        labels_.asker_name = name;
      }
    }
    if (labels_.asker_name.empty()) return;
    askers_.insert(labels_.asker_name);
    if (const auto* guest = only_guest(); guest != nullptr) {
      for (const auto& [name, voice] : voices_)
        if (name != *guest) askers_.insert(name);
      return;
    }
    for (const auto& [name, voice] : voices_)
      if (scores[name] >= sure && 3 * voice.asking >= 2 * voice.turns && askers_.size() + 1 < voices_.size())
        askers_.insert(name);
  }

  /// Many ask one, each in turn: readers' letters, a class of pupils. The one of whom no two turns of others stand
  /// without a turn between, who speaks as often as they do together and asks less; null where there is none.
  const std::string* only_guest() const {
    constexpr std::size_t fewest_others = 3;
    if (voices_.size() < fewest_others + 1) return nullptr;
    const auto most = std::max_element(voices_.begin(), voices_.end(),
                                       [](const auto& a, const auto& b) { return a.second.turns < b.second.turns; });
    std::size_t turns = 0;
    std::size_t asking = 0;
    for (const auto& [name, voice] : voices_) {
      turns += voice.turns;
      asking += voice.asking;
    }
    const auto& guest = most->second;
    const auto others_asking = asking - guest.asking;
    const auto others = turns - guest.turns;
    if (5 * guest.turns < 2 * turns || 4 * guest.asking > guest.turns || 2 * others_asking < others) return nullptr;
    const std::string* before = nullptr;
    for (const auto& label : labels_.of_block) {
      if (!label) continue;
      const auto& name = labels_.full.at(label->name);
      if (before != nullptr && name != most->first && *before != most->first) return nullptr;
      before = &name;
    }
    return &most->first;
  }

  static bool is_pronoun(const std::pair<const std::string, LabelVoice>& voice) {
    static constexpr std::array<std::string_view, 9> pronouns = {"moi", "toi", "lui",   "elle", "nous",
                                                                 "eux", "je",  "elles", "on"};
    const auto name = fold(voice.first);
    return std::find(pronouns.begin(), pronouns.end(), name) != pronouns.end();
  }

  /// Whether these few labels are enough.
  bool hold() const {
    // "Moi : …", "Lui : …": a dialogue that is told, unless it is most of the post.
    if (3 * labels_.kept < blocks_.size() && std::all_of(voices_.begin(), voices_.end(), is_pronoun)) return false;
    if (labels_.kept >= 3) {
      if (!labels_.asker_name.empty()) return true;
      // `Avantages : …` in a list is no speaker: that follows a question.
      const bool known =
          std::any_of(voices_.begin(), voices_.end(), [&](const auto& v) { return is_one_of(v.first, people_.named); });
      return known || 2 * follow_question_ >= labels_.kept;
    }
    return labels_.kept == 2 && voices_.size() == 2 && !labels_.asker_name.empty() &&
           std::any_of(voices_.begin(), voices_.end(),
                       [&](const auto& v) { return is_one_of(v.first, people_.named); });
  }

  void mark() {
    for (std::size_t i = 0; i < blocks_.size(); ++i)
      labels_.asker[i] = labels_.of_block[i] && askers_.contains(labels_.full[labels_.of_block[i]->name]);
  }

  const std::vector<Block>& blocks_;
  const KnownPeople& people_;
  Labels labels_;
  std::map<std::string, std::size_t> weights_;  ///< by name: 3 for each time, 2 for a loose label
  std::set<std::string> accepted_;
  std::map<std::string, LabelVoice> voices_;  ///< by full name
  std::set<std::string> askers_;
  std::size_t follow_question_ = 0;  ///< labelled turns that answer a question without label
};

}  // namespace

bool is_asking_role(const std::string& label) {
  const auto folded = fold(label);
  return folded == "q" || folded == "q." || folded == "question" || folded == "questions" || folded == "interviewer";
}

bool is_answering_role(const std::string& label) {
  const auto folded = fold(label);
  return folded == "r" || folded == "r." || folded == "rep" || folded == "rep." || folded == "reponse" ||
         folded == "reponses";
}

bool asks(const std::string& text) {
  const auto mark = text.rfind('?');
  if (mark == std::string::npos) return false;
  // Behind the last mark there may be one short sentence, a closing quotation or a bracket.
  return count_words(text.substr(mark + 1)) <= 8;
}

bool addresses(const std::string& text) {
  static constexpr std::array<std::string_view, 9> words = {"vous", "votre", "vos", "tu", "ton",
                                                            "ta",   "tes",   "toi", "te"};
  static constexpr std::array<std::string_view, 8> orders = {"parlez",   "racontez", "dites", "expliquez",
                                                             "decrivez", "citez",    "parle", "raconte"};
  bool first = true;
  for (const auto& token : tokenize(text)) {
    const bool order = first && std::find(orders.begin(), orders.end(), token.folded) != orders.end();
    if (order || std::find(words.begin(), words.end(), token.folded) != words.end()) return true;
    // `t’es-tu`, but not `a-t-il`.
    if (token.folded == "t" && (token.begin == 0 || text[token.begin - 1] != '-')) return true;
    first = false;
  }
  return false;
}

Labels find_labels(const std::vector<Block>& blocks, const KnownPeople& known) {
  return LabelFinder(blocks, known).run();
}

}  // namespace propos
