#include "bench/data/query_sets.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "bench/data/generate.hpp"
#include "bench/data/random.hpp"
#include "common/schema.hpp"

namespace propos {
namespace {

constexpr int tries = 4000;  ///< passages looked at for one query

// c common, m middle, r rare; by number of words.
constexpr std::array<std::string_view, 3> one_word = {"c", "m", "r"};
constexpr std::array<std::string_view, 6> two_words = {"cc", "cm", "cr", "mm", "mr", "rr"};
constexpr std::array<std::string_view, 6> three_words = {"ccm", "cmm", "cmr", "mmm", "mmr", "mrr"};
constexpr std::array<std::string_view, 6> four_words = {"ccmm", "ccmr", "cmmm", "cmmr", "mmmr", "mmrr"};

std::string_view bands_of(std::size_t words, std::size_t number) {
  switch (words) {
    case 1: return one_word[number % one_word.size()];
    case 2: return two_words[number % two_words.size()];
    case 3: return three_words[number % three_words.size()];
    default: return four_words[number % four_words.size()];
  }
}

std::string number_text(std::size_t number) {
  char text[24];
  std::snprintf(text, sizeof text, "%03zu", number + 1);
  return text;
}

/// How many passages hold each word.
std::vector<std::uint32_t> count_passages(const std::vector<MadePassage>& passages, const Lexicon& lexicon) {
  std::vector<std::uint32_t> counts(lexicon.size(), 0);
  std::vector<std::uint32_t> last(lexicon.size(), 0);
  std::uint32_t number = 0;
  for (const auto& passage : passages) {
    ++number;
    for (const auto& word : passage.content)
      if (word.word != Lexicon::unlisted && last[word.word] != number) {
        last[word.word] = number;
        ++counts[word.word];
      }
  }
  return counts;
}

class QueryMaker {
 public:
  QueryMaker(const std::vector<MadePassage>& passages, const Lexicon& lexicon, std::uint64_t seed)
      : passages_(passages), counts_(count_passages(passages, lexicon)), random_(scatter(seed ^ 0x9e21e5ull)) {
    count_phrases();
  }

  /// Words of one passage, in the order of the text, one of each band of `bands`.
  std::optional<std::vector<std::string>> words(std::string_view bands) {
    for (int i = 0; i < tries; ++i) {
      const auto& passage = any_passage();
      std::vector<const ContentWord*> chosen;
      for (const auto band : bands)
        if (const auto* word = pick(passage, band, chosen)) chosen.push_back(word);
      if (chosen.size() < bands.size()) continue;
      std::vector<std::string> texts;
      for (const auto* word : chosen) texts.push_back(text_of(passage, word->begin, word->end));
      return texts;
    }
    return std::nullopt;
  }

  /// So many words of a text in a row, with only spaces between, the first and the last of them generated; `often`:
  /// that stand in the passages three times or more, if there are such.
  std::optional<std::string> phrase(std::size_t words, bool often) {
    for (int i = 0; i < tries; ++i) {
      const auto& passage = any_passage();
      const auto n = static_cast<std::uint32_t>(passage.content.size());
      if (n < 3) continue;
      const auto first = random_.below(n - 2);
      for (auto last = first + 1; last < first + 3; ++last) {
        auto text = text_of(passage, passage.content[first].begin, passage.content[last].end);
        if (is_plain(text, words) && (phrases_[hash_of(text)] >= 3) == often) return text;
      }
    }
    return std::nullopt;
  }

  std::string question() {
    constexpr std::array<std::string_view, 8> starts = {
        "Comment expliquer ",  "Pourquoi parler de ", "Quel est le rôle de ", "Qu’est-ce que ",
        "Que pensez-vous de ", "Où en est ",          "Que peut faire ",      "À quoi sert "};
    constexpr std::array<std::string_view, 6> joints = {" dans les ", " pour les ",   " avec ",
                                                        " et ",       " contre les ", " sans "};
    std::string text(random_.one_of(starts));
    const auto bands = three_words[random_.below(5)];
    const auto chosen = words(bands).value_or(std::vector<std::string>{});
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      if (i > 0) text += random_.one_of(joints);
      text += chosen[i];
    }
    return chosen.empty() ? "" : text + "\u00A0?";
  }

  /// Middle and rare words of a passage, the kind of list that stands for a topic.
  std::string topic() {
    constexpr std::string_view bands = "cmmmmmrr";
    std::string text;
    for (const auto& word : words(bands).value_or(std::vector<std::string>{})) text += (text.empty() ? "" : " ") + word;
    return text;
  }

 private:
  const MadePassage& any_passage() { return passages_[random_.below(static_cast<std::uint32_t>(passages_.size()))]; }

  static std::string text_of(const MadePassage& passage, std::uint32_t begin, std::uint32_t end) {
    return passage.text.substr(begin, end - begin);
  }

  char band(std::uint32_t word) const {
    if (word == Lexicon::unlisted) return 'r';
    const auto n = static_cast<std::uint32_t>(passages_.size());
    if (counts_[word] >= std::max(9u, n / 50)) return 'c';
    return counts_[word] >= std::max(3u, n / 500) ? 'm' : 'r';
  }

  const ContentWord* pick(const MadePassage& passage, char wanted, const std::vector<const ContentWord*>& taken) {
    const auto n = passage.content.size();
    if (n == 0) return nullptr;
    const auto begin = random_.below(static_cast<std::uint32_t>(n));
    for (std::size_t i = 0; i < n; ++i) {
      const auto& word = passage.content[(begin + i) % n];
      if (band(word.word) != wanted || is_capital(passage.text[word.begin])) continue;
      const bool again = std::any_of(taken.begin(), taken.end(), [&](const auto* t) { return t->word == word.word; });
      if (!again) return &word;
    }
    return nullptr;
  }

  void count_phrases() {
    for (const auto& passage : passages_)
      for (std::size_t first = 0; first < passage.content.size(); ++first)
        for (auto last = first + 1; last < std::min(first + 3, passage.content.size()); ++last) {
          const auto text =
              std::string_view(passage.text)
                  .substr(passage.content[first].begin, passage.content[last].end - passage.content[first].begin);
          if (is_plain(text, 2) || is_plain(text, 3)) ++phrases_[hash_of(text)];
        }
  }

  static bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

  static bool is_plain(std::string_view text, std::size_t words) {
    std::size_t spaces = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const auto c = static_cast<unsigned char>(text[i]);
      const bool accented = c == 0xC3 || (i > 0 && static_cast<unsigned char>(text[i - 1]) == 0xC3);
      if (c == ' ') ++spaces;
      else if ((c < 'a' || c > 'z') && !accented) return false;
    }
    return spaces + 1 == words;
  }

  const std::vector<MadePassage>& passages_;
  std::vector<std::uint32_t> counts_;
  std::unordered_map<std::uint64_t, std::uint32_t> phrases_;  ///< by hash: how often
  Random random_;
};

std::string joined(const std::vector<std::string>& words, std::string_view sign) {
  std::string text;
  for (const auto& word : words) (text += text.empty() ? "" : " ").append(sign) += word;
  return text;
}

}  // namespace

std::map<std::string, std::vector<MadeQuery>> make_query_sets(const std::vector<MadePassage>& passages,
                                                              const Lexicon& lexicon, std::size_t count,
                                                              std::uint64_t seed) {
  std::map<std::string, std::vector<MadeQuery>> sets;
  if (passages.empty()) return sets;
  QueryMaker maker(passages, lexicon, seed);
  const auto add = [&sets](const std::string& kind, std::size_t i, std::string_view bands, const std::string& text) {
    if (text.empty()) return;
    auto id = kind + '-' + number_text(i);
    if (!bands.empty()) (id += '-') += bands;
    sets[kind].push_back({id, text});
  };
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t n = 1; n <= 4; ++n)
      if (const auto words = maker.words(bands_of(n, i)))
        add("or" + std::to_string(n), i, bands_of(n, i), joined(*words, ""));
    for (std::size_t n = 2; n <= 3; ++n) {
      if (const auto words = maker.words(bands_of(n, i)))
        add("and" + std::to_string(n), i, bands_of(n, i), joined(*words, "+"));
      bool often = i % 2 == 0;
      auto phrase = maker.phrase(n, often);
      if (!phrase) phrase = maker.phrase(n, often = !often);  // few passages may have none of one sort
      if (phrase) add("phrase" + std::to_string(n), i, often ? "often" : "seldom", '"' + *phrase + '"');
    }
    add("question", i, "", maker.question());
    add("topic", i, "", maker.topic());
  }
  return sets;
}

}  // namespace propos
