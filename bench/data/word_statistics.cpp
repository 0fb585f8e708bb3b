#include "bench/data/word_statistics.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <functional>
#include <unordered_map>

#include "common/error.hpp"
#include "common/json.hpp"
#include "common/stopwords.hpp"
#include "common/text.hpp"
#include "common/tokens.hpp"

namespace propos {
namespace {

/// Sums that become shares and means at the end.
class Tally {
 public:
  void add(const std::string& text) {
    ++result_.passages;
    for (const auto& token : tokenize(text)) {
      if (token.kind != TokenKind::joined) add(token);
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool sign = text[i] == '.' || text[i] == '?' || text[i] == '!';
      result_.sentences += sign && (i + 1 == text.size() || text[i + 1] == ' ' || text[i + 1] == '\n');
    }
  }

  WordStatistics finish() {
    const auto words = static_cast<double>(std::max<std::uint64_t>(result_.words, 1));
    result_.distinct = seen_.size();
    result_.stop_words = static_cast<double>(stops_) / words;
    result_.elided = static_cast<double>(elided_) / words;
    result_.letters = static_cast<double>(letters_) / words;
    result_.letters_of_content =
        static_cast<double>(content_letters_) / static_cast<double>(std::max<std::uint64_t>(result_.words - stops_, 1));
    result_.numbers = static_cast<double>(numbers_) / words;
    std::vector<std::uint64_t> counts;
    for (const auto& [word, entry] : seen_)
      if (!entry.stop) counts.push_back(entry.count);
    std::sort(counts.begin(), counts.end(), std::greater<>());
    for (std::size_t rank = 10; rank <= counts.size(); rank *= 10)
      result_.frequency.emplace_back(rank, 1000 * static_cast<double>(counts[rank - 1]) / words);
    return std::move(result_);
  }

 private:
  struct Entry {
    std::uint64_t count = 0;
    bool stop = false;
  };

  static std::uint64_t letters_of(const std::string& word) {
    std::uint64_t letters = 0;
    for (std::size_t at = 0; at < word.size(); ++letters) next_code_point(word, at);
    return letters;
  }

  void add(const Token& token) {
    const bool stop = token.kind == TokenKind::elided || is_stop_word(token.folded, token.lowered);
    auto& entry = seen_[token.lowered];
    ++entry.count;
    entry.stop = stop;
    const auto letters = letters_of(token.lowered);
    letters_ += letters;
    content_letters_ += stop ? 0 : letters;
    stops_ += stop;
    elided_ += token.kind == TokenKind::elided;
    numbers_ += !token.lowered.empty() && token.lowered[0] >= '0' && token.lowered[0] <= '9';
    if (++result_.words == next_) {
      result_.growth.emplace_back(next_, seen_.size());
      next_ *= 10;
    }
  }

  WordStatistics result_;
  std::unordered_map<std::string, Entry> seen_;
  std::uint64_t stops_ = 0, elided_ = 0, letters_ = 0, content_letters_ = 0, numbers_ = 0, next_ = 1000;
};

}  // namespace

WordStatistics count_word_statistics(std::istream& lines, const std::string& where) {
  Tally tally;
  std::uint64_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.empty()) continue;
    const auto place = where + ":" + std::to_string(number);
    const auto passage = parse_json(line, place);
    if (!passage.is_object() || !passage.contains("text") || !passage["text"].is_string())
      throw Error(ErrorKind::invalid, "expected an object with a string text", place);
    tally.add(repair_utf8(passage["text"].get<std::string>()));
  }
  return tally.finish();
}

int run_words(const std::string& passages) {
  std::ifstream file(passages, std::ios::binary);
  if (!file) throw Error(ErrorKind::not_found, "cannot read this file", passages);
  const auto s = count_word_statistics(file, passages);
  std::printf("%llu passages, %llu words, %llu distinct\n", static_cast<unsigned long long>(s.passages),
              static_cast<unsigned long long>(s.words), static_cast<unsigned long long>(s.distinct));
  for (const auto& [words, distinct] : s.growth)
    std::printf("distinct among the first %-9llu %9llu\n", static_cast<unsigned long long>(words),
                static_cast<unsigned long long>(distinct));
  std::printf("stop words %.3f, elided %.3f, numbers %.3f of the words\n", s.stop_words, s.elided, s.numbers);
  std::printf("letters %.2f a word, %.2f a content word; %.1f words a sentence\n", s.letters, s.letters_of_content,
              static_cast<double>(s.words) / static_cast<double>(std::max<std::uint64_t>(s.sentences, 1)));
  for (const auto& [rank, share] : s.frequency)
    std::printf("content word %-8llu stands %.3f times in 1,000 words\n", static_cast<unsigned long long>(rank), share);
  return 0;
}

}  // namespace propos
