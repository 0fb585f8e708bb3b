#include "query/serve/page/catalogue.hpp"

#include <array>
#include <cstddef>

namespace propos::serve {
namespace {

struct Sentence {
  std::string_view fr, en;
};

constexpr std::array<Sentence, static_cast<std::size_t>(Say::count_of_sentences)> catalogue = {{
#define SENTENCE(name, fr, en) {fr, en},
#include "query/serve/page/sentences.inc"
#undef SENTENCE
}};

}  // namespace

std::string_view say(Say sentence, Lang lang) {
  const auto& both = catalogue[static_cast<std::size_t>(sentence)];
  return lang == Lang::fr ? both.fr : both.en;
}

std::string said(Say sentence, Lang lang, std::initializer_list<std::string> parts) {
  const auto pattern = say(sentence, lang);
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool is_place = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}';
    const auto number = is_place ? static_cast<std::size_t>(pattern[i + 1] - '1') : parts.size();
    if (number < parts.size()) {
      out += parts.begin()[number];
      i += 2;
    } else {
      out += pattern[i];
    }
  }
  return out;
}

}  // namespace propos::serve
