#include "query/serve/api/suggest.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "common/limits.hpp"
#include "common/passage.hpp"
#include "common/schema.hpp"
#include "common/text.hpp"
#include "common/vocabulary.hpp"
#include "query/meaning/name_terms.hpp"

namespace propos::serve {
namespace {

constexpr std::size_t most_starts = 12;        ///< words of a text that it is found by
constexpr std::size_t longest_question = 300;  ///< bytes; longer ones are not suggested
constexpr std::size_t least_typed = 3;         ///< bytes, for questions
constexpr std::size_t least_of_name = 2;       ///< bytes of a speaker's or topic's beginning
constexpr std::size_t most_words_of_name = 3;  ///< at the end of what is typed

std::uint64_t key_of(std::string_view text) {
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < 8; ++i) key = key << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0);
  return key;
}

bool is_living(const Index& index, Xapian::docid document) {
  return !std::binary_search(index.dead.begin(), index.dead.end(), document);
}

/// What is typed, before and from the beginning of its last `n` words; whole words are parted by spaces, quotation
/// marks and the like. Empty behind when there are fewer.
struct Parted {
  std::string_view before, last;
};
Parted last_words_of(std::string_view typed, std::size_t n) {
  std::size_t begin = typed.size();
  for (; n > 0; --n) {
    while (begin > 0 && typed[begin - 1] == ' ' && begin < typed.size()) --begin;
    if (begin == 0) return {typed, {}};
    while (begin > 0 && std::string_view(" \"(:+-=").find(typed[begin - 1]) == std::string_view::npos) --begin;
  }
  return {typed.substr(0, begin), typed.substr(begin)};
}

/// Behind the apostrophe of an elided article: `l’aci`.
std::size_t behind_apostrophe(std::string_view word) {
  std::size_t behind = 0;
  for (std::size_t at = 0; at < word.size();) {
    const auto c = next_code_point(word, at);
    if (c == '\'' || c == 0x2019) behind = at;
  }
  return behind;
}

}  // namespace

std::string_view name_of(SuggestionKind kind) {
  switch (kind) {
    case SuggestionKind::word: return "word";
    case SuggestionKind::speaker: return "speaker";
    case SuggestionKind::topic: return "topic";
    case SuggestionKind::question: break;
  }
  return "question";
}

std::string plain_text(std::string_view text) {
  std::string plain;
  for (const auto& word : words_of_name(std::string(text))) plain += (plain.empty() ? "" : " ") + word;
  return plain;
}

void SortedWords::add(std::string_view folded, std::string_view form, std::uint32_t passages) {
  if (!rows_.empty() && folded_of(rows_.back()) == folded) {
    if (rows_.back().passages >= passages) return;
    text_.resize(rows_.back().at);  // the more frequent spelling
    rows_.pop_back();
  }
  rows_.push_back({static_cast<std::uint32_t>(text_.size()), passages, static_cast<std::uint16_t>(folded.size()),
                   static_cast<std::uint16_t>(form.size())});
  text_ += folded;
  text_ += form;
}

std::vector<std::pair<std::string, std::uint32_t>> SortedWords::begin_with(std::string_view folded,
                                                                           std::size_t limit) const {
  auto row = std::lower_bound(rows_.begin(), rows_.end(), folded,
                              [&](const Row& r, std::string_view wanted) { return folded_of(r) < wanted; });
  std::vector<const Row*> found;
  for (; row != rows_.end() && folded_of(*row).starts_with(folded); ++row) found.push_back(&*row);
  const auto more_frequent = [](const Row* a, const Row* b) {
    return a->passages != b->passages ? a->passages > b->passages : a < b;
  };
  const auto end = found.begin() + static_cast<std::ptrdiff_t>(std::min(limit, found.size()));
  std::partial_sort(found.begin(), end, found.end(), more_frequent);
  std::vector<std::pair<std::string, std::uint32_t>> words;
  for (auto it = found.begin(); it != end; ++it)
    words.emplace_back(text_.substr((*it)->at + (*it)->folded, (*it)->form), (*it)->passages);
  return words;
}

void TextBeginnings::add(std::string plain) {
  const auto text = static_cast<std::uint32_t>(texts_.size());
  std::size_t begin = 0;
  for (std::size_t n = 0; n < most_starts && begin < std::min<std::size_t>(plain.size(), 0xFFFF); ++n) {
    starts_.push_back({key_of(std::string_view(plain).substr(begin)), text, static_cast<std::uint16_t>(begin)});
    const auto space = plain.find(' ', begin);
    if (space == std::string::npos) break;
    begin = space + 1;
  }
  texts_.push_back(std::move(plain));
}

void TextBeginnings::sort() {
  std::sort(starts_.begin(), starts_.end(), [this](const Start& a, const Start& b) {
    if (a.key != b.key) return a.key < b.key;
    const auto order = rest_of(a).compare(rest_of(b));
    return order != 0 ? order < 0 : a.text != b.text ? a.text < b.text : a.begin < b.begin;
  });
}

std::vector<std::uint32_t> TextBeginnings::with(std::string_view plain, std::size_t limit,
                                                std::size_t looked_at) const {
  std::vector<std::uint32_t> first, other;
  auto start = std::lower_bound(starts_.begin(), starts_.end(), plain,
                                [&](const Start& s, std::string_view wanted) { return rest_of(s) < wanted; });
  const auto add = [limit](std::vector<std::uint32_t>& to, std::uint32_t text) {
    if (to.size() < limit && std::find(to.begin(), to.end(), text) == to.end()) to.push_back(text);
  };
  for (; start != starts_.end() && looked_at > 0 && rest_of(*start).starts_with(plain); ++start, --looked_at) {
    add(start->begin == 0 ? first : other, start->text);
    if (first.size() == limit) break;
  }
  for (const auto text : other) add(first, text);
  return first;
}

Suggestions::Suggestions(const Index& index, const std::vector<Topic>& topics, std::string revision,
                         const Suggestions* before)
    : revision_(std::move(revision)),
      generation_(index.generation.filename().string() + ' ' + index.database.get_uuid()) {
  read_passages(index, before);
  gather_words(index);
  gather_speakers(index);
  gather_questions(index);
  add_topics(topics);
}

void Suggestions::read_passages(const Index& index, const Suggestions* before) {
  if (before != nullptr && before->generation_ == generation_) {
    last_ = before->last_;
    read_ = before->read_;
    spelling_ = before->spelling_;
  }
  const auto& database = index.database;
  auto it = database.postlist_begin("");
  const auto end = database.postlist_end("");
  if (it != end) it.skip_to(last_ + 1);
  for (; it != end; ++it) {
    last_ = *it;
    const auto passage = load_passage(database.get_document(*it, Xapian::DOC_ASSUME_VALID).get_data());
    if (!passage) continue;
    for (auto& speaker : speakers_of(*passage)) spelling_.try_emplace(folded_name(speaker), speaker);
    if (!passage->question.empty() && passage->question.size() <= longest_question)
      read_.push_back({*it, passage->id, collapse_space(passage->question)});
  }
}

void Suggestions::gather_words(const Index& index) {
  for (const auto& form : forms_with_prefix(index.database, "", std::numeric_limits<std::size_t>::max()))
    words_.add(form.folded, form.form, form.passages);
}

void Suggestions::gather_speakers(const Index& index) {
  const std::string all(prefix::speaker);
  const auto& database = index.database;
  for (auto term = database.allterms_begin(all); term != database.allterms_end(all); ++term) {
    const auto folded = (*term).substr(all.size());
    std::uint64_t passages = 0;
    for (auto it = database.postlist_begin(*term); it != database.postlist_end(*term); ++it)
      passages += is_living(index, *it);
    if (passages == 0) continue;
    const auto spelled = spelling_.find(folded);
    speakers_.push_back({spelled == spelling_.end() ? folded : spelled->second, passages});
  }
  std::stable_sort(speakers_.begin(), speakers_.end(),
                   [](const Speaker& a, const Speaker& b) { return a.passages > b.passages; });
  for (const auto& speaker : speakers_) speaker_beginnings_.add(plain_text(speaker.name));
  speaker_beginnings_.sort();
}

void Suggestions::gather_questions(const Index& index) {
  std::unordered_map<std::string, std::size_t> known;
  for (std::uint32_t i = 0; i < read_.size(); ++i) {
    if (!is_living(index, read_[i].document)) continue;
    auto plain = plain_text(read_[i].text);
    const auto [at, is_new] = known.try_emplace(plain, questions_.size());
    if (!is_new) {
      ++questions_[at->second].passages;
      continue;
    }
    questions_.push_back({i, 1});
    question_beginnings_.add(std::move(plain));
  }
  question_beginnings_.sort();
}

void Suggestions::add_topics(const std::vector<Topic>& topics) {
  for (const auto& topic : topics) {
    const auto number = static_cast<std::uint32_t>(topics_.size());
    topics_.push_back({topic.id, topic.label_fr.empty() ? topic.id : topic.label_fr});
    for (const auto* name : {&topic.label_fr, &topic.label_en, &topic.id}) {
      topic_beginnings_.add(plain_text(*name));
      topic_of_.push_back(number);
    }
  }
  topic_beginnings_.sort();
}

std::vector<Suggestion> Suggestions::suggest(std::string_view typed, std::size_t limit) const {
  std::vector<Suggestion> all;
  suggest_words(typed, limit, all);
  // The more of the last words belong to a name, the surer it is what was meant: fewer count where more find nothing.
  const auto by_last_words = [&](auto suggest_by) {
    for (std::size_t n = most_words_of_name; n > 0; --n) {
      const auto parted = last_words_of(typed, n);
      const auto plain = plain_text(parted.last);
      const auto before = all.size();
      if (plain.size() >= least_of_name) suggest_by(std::string(parted.before), plain);
      if (all.size() > before) return;
    }
  };
  by_last_words([&](const std::string& before, const std::string& plain) {
    for (const auto number : speaker_beginnings_.with(plain, limit)) {
      const auto& [name, passages] = speakers_[number];
      all.push_back({SuggestionKind::speaker, name, {}, passages, before + "locuteur:=\"" + name + '"'});
    }
  });
  by_last_words(
      [&](const std::string& before, const std::string& plain) { suggest_topics(before, plain, limit, all); });
  if (const auto plain = plain_text(typed); plain.size() >= least_typed)
    for (const auto number : question_beginnings_.with(plain, limit)) {
      const auto& question = read_[questions_[number].first];
      all.push_back({SuggestionKind::question, question.text, question.id, questions_[number].passages, question.text});
    }
  return all;
}

void Suggestions::suggest_words(std::string_view typed, std::size_t limit, std::vector<Suggestion>& all) const {
  const auto word = last_words_of(typed, 1).last;
  const auto begin = typed.size() - word.size() + behind_apostrophe(word);
  const auto folded = fold(typed.substr(begin));
  if (folded.empty()) return;
  for (const auto& [form, passages] : words_.begin_with(folded, limit))
    all.push_back({SuggestionKind::word, form, {}, passages, std::string(typed.substr(0, begin)) + form});
}

void Suggestions::suggest_topics(const std::string& before, const std::string& plain, std::size_t limit,
                                 std::vector<Suggestion>& all) const {
  std::vector<std::uint32_t> told;  // by one of their labels
  for (const auto text : topic_beginnings_.with(plain, 3 * limit)) {
    const auto number = topic_of_[text];
    if (told.size() == limit || std::find(told.begin(), told.end(), number) != told.end()) continue;
    told.push_back(number);
    const auto& [id, label] = topics_[number];
    all.push_back({SuggestionKind::topic, label, id, 0, before + "topic:" + id});
  }
}

}  // namespace propos::serve
