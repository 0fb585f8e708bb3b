// Every sentence of the interface, in French and English.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "query/language/note.hpp"

namespace propos::serve {

/// A sentence of the interface; sentences.inc has them all.
enum class Say : std::uint16_t {
#define SENTENCE(name, fr, en) name,
#include "query/serve/page/sentences.inc"
#undef SENTENCE
  count_of_sentences
};

/// The sentence as it stands in the catalogue.
std::string_view say(Say sentence, Lang lang);

/// The sentence with `parts` in place of `{1}`, `{2}`, …
std::string said(Say sentence, Lang lang, std::initializer_list<std::string> parts);

}  // namespace propos::serve
