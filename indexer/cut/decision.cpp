#include "indexer/cut/decision.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <string_view>

#include "common/text.hpp"
#include "common/tokens.hpp"
#include "common/word_lists.hpp"
#include "indexer/cut/lines.hpp"
#include "indexer/cut/openings.hpp"

namespace propos {
namespace {

constexpr double threshold = 1.5;  ///< half of the blocks ask

/// What is counted of all blocks of one shape.
struct Tally {
  std::size_t blocks = 0;
  std::size_t asking = 0;
  std::size_t addressing = 0;  ///< ask, or speak to somebody
  std::size_t speaking = 0;    ///< speak to somebody
  std::size_t sentences = 0;   ///< end as a sentence does, but ask nothing
  std::size_t quoted = 0;      ///< stand in quotation marks
  std::size_t answered = 0;    ///< something of another shape follows
  std::size_t replied = 0;     ///< somebody says "je" in what follows
  std::size_t words = 0;
};

/// The whole text stands in quotation marks.
bool is_quoted(const std::string& text) {
  const auto starts = [&](std::string_view mark) { return text.starts_with(mark); };
  const auto ends = [&](std::string_view mark) { return text.ends_with(mark); };
  return (starts("«") && (ends("»") || ends("» ?") || ends("».") || ends("»?"))) || (starts("“") && ends("”")) ||
         (text.size() > 1 && starts("\"") && ends("\""));
}

/// Counts the blocks of each shape. Those that a guest's label begins, and names on lines of their own, do not count.
std::map<Shape, Tally> tally(const std::vector<Block>& blocks, const Labels& labels, std::size_t& all_words) {
  std::map<Shape, Tally> tallies;
  all_words = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const auto& text = blocks[i].text;
    const auto words = count_words(text);
    all_words += words;
    if (labels.of_block[i] || is_name_alone(text)) continue;
    const auto shape = shape_of(blocks[i]);
    auto& t = tallies[shape];
    ++t.blocks;
    t.words += words;
    const bool asking = asks(text);
    t.asking += asking;
    const bool speaking = addresses(text);
    t.speaking += speaking;
    t.addressing += asking || speaking;
    t.sentences += !asking && (text.ends_with('.') || text.ends_with("…") || text.ends_with('!'));
    t.quoted += is_quoted(text);
    t.replied += i + 1 < blocks.size() && shape_of(blocks[i + 1]) != shape && is_first_person(blocks[i + 1].text);
    t.answered += i + 1 < blocks.size() && !labels.asker[i + 1] && shape_of(blocks[i + 1]) != shape;
  }
  return tallies;
}

/// A few questions that nobody is asked: those of an essay, or of a page that explains something.
bool is_rhetoric(Shape shape, const Tally& t) {
  if (t.speaking > 0) return false;
  if (shape == Shape::italic) return t.asking < 5;
  if (shape == Shape::bold) return t.asking < 8;
  return shape >= Shape::heading1 && shape <= Shape::heading6 && (t.replied == 0 || t.asking < 4);
}

/// How much the blocks of a shape are the questions of an interview; the parts of the score are told in `reasons`.
double score_of(Shape shape, const Tally& t, bool announced, bool may_be_essay, std::vector<std::string>& reasons) {
  const auto share = [&](std::size_t n) { return static_cast<double>(n) / static_cast<double>(t.blocks); };
  const double asking = share(t.asking);
  // Where few ask, "vous" may be anybody, unless an interview is announced.
  const double trust = announced || 3 * t.asking >= t.blocks ? 1 : 0.3;
  const double ask = 3 * asking;
  const double address = 3 * trust * (share(t.addressing) - asking);
  const double sentences = announced ? 0.5 * share(t.sentences) : 0;
  const double told = announced && 2 * (t.addressing + t.sentences) >= t.blocks ? 0.8 : 0;
  const double reply = 3 * t.addressing >= t.blocks ? share(t.replied) : 0;
  const double rhetoric = may_be_essay && is_rhetoric(shape, t) ? -3 : 0;
  const double quoted = -3 * share(t.quoted);
  const double sum = ask + address + sentences + told + reply + rhetoric + quoted;
  char line[240];
  std::snprintf(line, sizeof line,
                "%s: %.2f of %.2f = asking %.2f, speaking to somebody %.2f, sentences %.2f, announced %.2f, "
                "replies %.2f, rhetoric %.2f, quoted %.2f",
                std::string(name_of(shape)).c_str(), sum, threshold, ask, address, sentences, told, reply, rhetoric,
                quoted);
  reasons.emplace_back(line);
  return sum;
}

/// Whether a marked shape (heading, bold, accordion…) is the questions' shape.
bool opens_questions(Shape shape, const Tally& t, std::size_t all_words, bool announced, bool conversation,
                     std::vector<std::string>& reasons) {
  if (t.blocks == 0 || t.asking == 0) return false;
  const bool enough =
      t.asking >= 2 || t.blocks == 1 || (announced && t.addressing >= 2) || (announced && t.blocks >= 3);
  const bool short_enough = t.words < 60 * t.blocks && 3 * t.words < 2 * all_words;
  if (!enough || !short_enough || 2 * t.answered < t.blocks) return false;
  // A few lines tell nothing of their kind.
  constexpr std::size_t fewest_words = 120;
  const bool may_be_essay = !announced && !conversation && (shape == Shape::italic || all_words >= fewest_words);
  return score_of(shape, t, announced, may_be_essay, reasons) >= threshold;
}

/// Only answers have labels: most labelled blocks follow an unlabelled paragraph that asks.
bool answers_alone_are_labelled(const std::vector<Block>& blocks, const Labels& labels) {
  if (!labels.any() || !labels.asker_name.empty()) return false;
  std::size_t answers = 0;
  std::size_t asked = 0;
  for (std::size_t i = 1; i < blocks.size(); ++i) {
    if (!labels.of_block[i]) continue;
    ++answers;
    asked += !labels.of_block[i - 1] && asks(blocks[i - 1].text);
  }
  return answers >= 2 && 2 * asked > answers;
}

/// The asker's label stands in few places, but answers have theirs: most questions go without it.
bool asker_label_stops(const std::vector<Block>& blocks, const Labels& labels) {
  std::size_t labelled = 0;
  std::size_t unlabelled = 0;
  for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
    labelled += labels.asker[i];
    unlabelled += !labels.of_block[i] && labels.of_block[i + 1] && !labels.asker[i + 1] && asks(blocks[i].text);
  }
  return unlabelled > labelled;
}

/// Nothing is marked, but short questions, most of them to somebody, stand between longer paragraphs.
bool asks_without_marks(const std::vector<Block>& blocks) {
  std::size_t questions = 0;
  std::size_t addressing = 0;
  std::size_t answered = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!is_bare_question(blocks[i])) continue;
    ++questions;
    addressing += addresses(blocks[i].text);
    answered += i + 1 < blocks.size() && !is_bare_question(blocks[i + 1]);
  }
  return questions >= 3 && 5 * questions >= blocks.size() && 2 * addressing >= questions &&
         4 * answered >= 3 * questions;
}

/// Both sides begin with a dash: the blocks that ask take turns with others that do not.
bool dashes_take_turns(const std::vector<Block>& blocks) {
  std::size_t dashes = 0;
  std::size_t asking = 0;
  std::size_t asking_turn = 0;
  std::size_t addressing_turn = 0;
  std::size_t turn_count = 0;
  const auto turns = asking_turns(blocks);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (shape_of(blocks[i]) != Shape::dash) continue;
    ++dashes;
    asking += asks(blocks[i].text);
    asking_turn += turns[i] && asks(blocks[i].text);
    addressing_turn += turns[i] && (asks(blocks[i].text) || addresses(blocks[i].text));
    turn_count += turns[i];
  }
  const bool enough = 3 * asking >= dashes || (4 * asking >= dashes && 3 * addressing_turn >= 2 * turn_count);
  return asking >= 2 && dashes >= 4 && enough && 5 * asking <= 4 * dashes && 4 * asking_turn >= 3 * asking;
}

/// The marked shapes whose blocks are questions.
std::vector<Shape> marked_shapes(const std::vector<Block>& blocks, const Labels& labels, bool announced,
                                 std::vector<std::string>& reasons) {
  std::size_t all_words = 0;
  const auto tallies = tally(blocks, labels, all_words);
  const auto opens = [&](const auto& entry, bool conversation, auto& told) {
    const auto& [shape, t] = entry;
    return shape != Shape::none && shape != Shape::plain &&
           opens_questions(shape, t, all_words, announced, conversation, told);
  };
  // Where somebody is spoken to in one shape, questions in another are asked of the same person.
  std::vector<std::string> untold;
  const bool conversation =
      labels.any() || std::any_of(tallies.begin(), tallies.end(), [&](const auto& entry) {
        return entry.first != Shape::italic && entry.second.speaking > 0 && opens(entry, false, untold);
      });
  std::vector<Shape> shapes;
  for (const auto& entry : tallies)
    if (opens(entry, conversation, reasons)) shapes.push_back(entry.first);
  // One paragraph in italics or behind a dash may as well be a quotation.
  if (shapes.size() > 1)
    std::erase_if(shapes, [&](Shape shape) {
      return (shape == Shape::italic || shape == Shape::dash) && tallies.at(shape).asking < 2;
    });
  return shapes;
}

/// "Cinq questions à", "3 questions à", not "j’ai posé la question à".
bool counts_questions(const std::string& plain) {
  static constexpr std::array<std::string_view, 12> counts = {"une",  "deux", "trois", "quatre", "cinq", "six",
                                                              "sept", "huit", "neuf",  "dix",    "nos",  "quelques"};
  for (const std::string_view lead : {"questions a ", "question a "})
    for (auto at = plain.find(lead); at != std::string::npos; at = plain.find(lead, at + 1)) {
      if (at == 0) return true;
      const auto before = std::string_view(plain).substr(0, at - 1);
      if (plain[at - 1] != ' ' || before.empty()) continue;
      const auto word = before.substr(before.rfind(' ') + 1);
      if (is_digit(static_cast<unsigned char>(word.back())) || word.back() == ':' || is_one(word, counts)) return true;
    }
  return false;
}

}  // namespace

bool Decision::has(Shape shape) const { return std::find(shapes.begin(), shapes.end(), shape) != shapes.end(); }

bool announces_interview(const std::string& text) {
  static constexpr std::array<std::string_view, 15> words = {
      "entretien avec", "interview",         "rencontre avec", "grand entretien", "propos recueillis",
      "dialogue avec",  "conversation avec", "nos questions",  "nous a accorde",  "nous a repondu",
      "debat entre",    "un entretien ",     "cet entretien",  "echange entre",   "entretien croise"};
  const auto plain = plainly(text);
  return holds_one(plain, words) || counts_questions(plain);
}

Decision decide(const std::vector<Block>& blocks, const Labels& labels, bool announced) {
  Decision decision;
  auto& reasons = decision.reasons;
  auto shapes = marked_shapes(blocks, labels, announced, reasons);
  if (!labels.asker_name.empty()) {
    reasons.push_back("labels: " + labels.asker_name + " asks");
    std::erase(shapes, Shape::dash);
    decision.shapes = {Shape::label};
    decision.shapes.insert(decision.shapes.end(), shapes.begin(), shapes.end());
    if (asker_label_stops(blocks, labels)) decision.shapes.push_back(Shape::unlabelled);
    return decision;
  }
  if (answers_alone_are_labelled(blocks, labels)) {
    reasons.emplace_back("labels: answers have them, and follow what asks");
    shapes.push_back(Shape::unlabelled);
  }
  const bool dashes_only = shapes.empty() || (shapes.size() == 1 && shapes.front() == Shape::dash);
  if (dashes_only && dashes_take_turns(blocks)) {
    reasons.emplace_back("dashes: every second one asks");
    shapes = {Shape::dash_turn};
  }
  if (shapes.empty() && asks_without_marks(blocks)) {
    reasons.emplace_back("plain paragraphs: short ones ask somebody, longer ones follow");
    shapes = {Shape::plain};
  }
  decision.shapes = std::move(shapes);
  return decision;
}

}  // namespace propos
