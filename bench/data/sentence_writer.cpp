#include "bench/data/sentence_writer.hpp"

#include <array>

namespace propos {
namespace {

using View = std::string_view;
constexpr std::uint32_t theme_nouns = 60;
constexpr std::uint32_t theme_others = 30;

constexpr std::array<View, 24> prepositions = {"dans", "pour", "sur",   "par",    "avec",  "en",    "dans",   "pour",
                                               "par",  "en",   "entre", "sans",   "sous",  "vers",  "depuis", "pendant",
                                               "à",    "à",    "à",     "contre", "selon", "après", "avant",  "chez"};
constexpr std::array<View, 16> conjunctions = {"mais",   "et",       "car",   "donc",     "parce qu", "quand",
                                               "si",     "alors qu", "et",    "ou",       "puis",     "lorsqu",
                                               "puisqu", "mais",     "comme", "tandis qu"};
constexpr std::array<View, 18> small_adverbs = {"plus",    "très",      "aussi", "bien", "encore",   "toujours",
                                                "déjà",    "souvent",   "ainsi", "même", "moins",    "peu",
                                                "surtout", "seulement", "assez", "trop", "beaucoup", "enfin"};
constexpr std::array<View, 12> openers = {"Mais",         "Et",        "Alors",         "Pour cela,",
                                          "Aujourd’hui,", "En effet,", "Par ailleurs,", "C’est pourquoi",
                                          "Enfin,",       "Bien sûr,", "De plus,",      "Oui,"};
constexpr std::array<View, 12> months = {"janvier", "février", "mars",      "avril",   "mai",      "juin",
                                         "juillet", "août",    "septembre", "octobre", "novembre", "décembre"};

}  // namespace

void SentenceWriter::put(View text) {
  if (space_) out_ += ' ';
  const auto at = out_.size();
  out_ += text;
  if (capital_) capitalise(out_, at);
  capital_ = false;
  space_ = true;
  ++words_;
}

void SentenceWriter::join() {
  out_ += theme_.apostrophe;
  space_ = false;
}

void SentenceWriter::token(View text) {
  if (!full_.empty()) {
    const bool elide = opens_with_vowel(text);
    put(elide ? elided_ : full_);
    if (elide) join();
    full_ = {};
  }
  if (!text.empty()) put(text);
}

void SentenceWriter::elidable(View full, View elided) {
  if (!full_.empty()) token("");
  full_ = full;
  elided_ = elided;
}

void SentenceWriter::content(MadeWord word, std::size_t which) {
  word_.clear();
  lexicon_.append(word_, word, which);
  token(word_);
  const auto end = static_cast<std::uint32_t>(out_.size());
  content_.push_back({end - static_cast<std::uint32_t>(word_.size()), end, lexicon_.number(word)});
}

void SentenceWriter::punctuation(View sign) {
  if (!full_.empty()) token("");
  out_ += sign;
}

void SentenceWriter::begin_sentence() {
  capital_ = true;
  if (space_) out_ += ' ';
  space_ = false;
}

void SentenceWriter::paragraph_end() {
  out_ += "\n\n";
  space_ = false;
}

MadeWord SentenceWriter::choose(WordClass kind) {
  const auto luck = random_.below(1000);
  if (kind == WordClass::noun) {
    if (luck < 100 && !theme_.key_nouns.empty())
      return theme_.key_nouns[random_.below(static_cast<std::uint32_t>(theme_.key_nouns.size()))];
    if (luck >= 992) return lexicon_.rare_noun(random_);
  }
  if (luck < 330 && kind != WordClass::adverb) {
    const auto place = random_.low(kind == WordClass::noun ? theme_nouns : theme_others);
    return lexicon_.settled(kind, scatter(theme_.hash + place * word_classes + static_cast<std::size_t>(kind)));
  }
  return lexicon_.pick(kind, random_);
}

/// Half the words beside a noun are of the few that often stand there.
MadeWord SentenceWriter::companion(MadeWord noun, WordClass kind) {
  if (random_.percent(45)) return choose(kind);
  const auto place = random_.low(6);
  return lexicon_.settled(
      kind, scatter(noun.rank * std::uint64_t{64} + place * word_classes + static_cast<std::size_t>(kind)));
}

void SentenceWriter::determiner(View preposition, Agreement noun, bool vowel) {
  const bool de = preposition == "de", a = preposition == "à";
  const auto luck = random_.below(100);
  if (luck < 50) {  // le, la, les, and what they become behind de and à
    const bool contracts = noun.plural || (!vowel && !noun.feminine);
    if (contracts && de) return token(noun.plural ? "des" : "du");
    if (contracts && a) return token(noun.plural ? "aux" : "au");
    token(preposition);
    if (noun.plural) return token("les");
    return elidable(noun.feminine ? "la" : "le", "l");
  }
  if (de && luck < 90) return elidable("de", "d");
  if (de) elidable("de", "d");
  else token(preposition);
  if (luck < 80) return token(noun.plural ? (de ? "plusieurs" : "des") : noun.feminine ? "une" : "un");
  if (luck < 88) return token(noun.plural ? "ces" : noun.feminine ? "cette" : vowel ? "cet" : "ce");
  if (luck < 94) {
    constexpr std::array<View, 4> many = {"ses", "nos", "leurs", "vos"};
    constexpr std::array<View, 4> one = {"leur", "notre", "leur", "votre"};
    if (noun.plural) return token(random_.one_of(many));
    return token(random_.percent(55) ? (noun.feminine && !vowel ? "sa" : "son") : random_.one_of(one));
  }
  if (noun.plural || random_.percent(70)) return number();
  token(random_.percent(50) ? "chaque" : noun.feminine ? "toute" : "tout");
}

/// Makes the noun before it a compound: `wagon` -> `wagon-lit`.
void SentenceWriter::compound(std::size_t which) {
  out_ += '-';
  lexicon_.append(out_, companion(choose(WordClass::noun), WordClass::noun), which);
}

SentenceWriter::Agreement SentenceWriter::noun_group(View preposition) {
  const auto noun = choose(WordClass::noun);
  const Agreement agreement{random_.percent(30), lexicon_.gender(noun) == Gender::feminine};
  std::string form;
  lexicon_.append(form, noun, agreement.plural ? 1 : 0);
  determiner(preposition, agreement, opens_with_vowel(form));
  content(noun, agreement.plural ? 1 : 0);
  if (random_.percent(2)) compound(agreement.plural ? 1 : 0);
  if (random_.percent(42)) content(companion(noun, WordClass::adjective), agreement.adjective());
  if (random_.percent(34)) {
    const auto other = companion(noun, WordClass::noun);
    const Agreement its{random_.percent(25), lexicon_.gender(other) == Gender::feminine};
    form.clear();
    lexicon_.append(form, other, its.plural ? 1 : 0);
    determiner("de", its, opens_with_vowel(form));
    content(other, its.plural ? 1 : 0);
  }
  return agreement;
}

SentenceWriter::Agreement SentenceWriter::subject() {
  const auto luck = random_.below(100);
  if (luck < 50) return noun_group("");
  if (luck < 64) {
    name();
    return {false, random_.percent(50)};
  }
  struct Pronoun {
    View text;
    bool plural, feminine;
  };
  constexpr std::array<Pronoun, 10> pronouns = {{{"il", false, false},
                                                 {"elle", false, true},
                                                 {"on", false, false},
                                                 {"ils", true, false},
                                                 {"elles", true, true},
                                                 {"cela", false, false},
                                                 {"il", false, false},
                                                 {"on", false, false},
                                                 {"ce qui", false, false},
                                                 {"celle-ci", false, true}}};
  const auto& pronoun = random_.one_of(pronouns);
  token(pronoun.text);
  return {pronoun.plural, pronoun.feminine};
}

void SentenceWriter::verb_group(Agreement who) {
  const auto verb = choose(WordClass::verb);
  const auto luck = random_.below(100);
  const auto agreed = form::participle + who.adjective();
  const auto tense = random_.percent(65)   ? form::present_he
                     : random_.percent(60) ? form::imperfect_he
                                           : form::future_he;
  constexpr std::array<View, 6> can = {"peut", "doit", "va", "veut", "fait", "pourrait"};
  constexpr std::array<View, 6> they_can = {"peuvent", "doivent", "vont", "veulent", "font", "devaient"};
  if (luck < 42) {
    if (random_.percent(14)) elidable("se", "s");
    return content(verb, tense + (who.plural ? 1 : 0));
  }
  if (luck < 49) {
    elidable("ne", "n");
    content(verb, tense + (who.plural ? 1 : 0));
    return token(random_.percent(75) ? "pas" : random_.percent(50) ? "plus" : "que");
  }
  if (luck < 62) {
    token(who.plural ? "ont" : "a");
    if (random_.percent(10)) token(random_.one_of(small_adverbs));
    return content(verb, form::participle);
  }
  if (luck < 74) {
    token(who.plural ? "sont" : random_.percent(80) ? "est" : "était");
    return content(verb, agreed);
  }
  if (luck < 86) {
    token(who.plural ? "sont" : random_.percent(80) ? "est" : "était");
    if (random_.percent(30)) token(random_.one_of(small_adverbs));
    return content(choose(WordClass::adjective), who.adjective());
  }
  token(who.plural ? random_.one_of(they_can) : random_.one_of(can));
  content(verb, form::infinitive);
}

void SentenceWriter::preposition_group() {
  const auto preposition = random_.one_of(prepositions);
  if (preposition == "en") {
    token("en");
    return random_.percent(50) ? number() : content(choose(WordClass::noun), form::base);
  }
  noun_group(preposition);
}

void SentenceWriter::complement() {
  const auto luck = random_.below(100);
  if (luck < 52) {
    noun_group("");
  } else if (luck < 80) {
    preposition_group();
  } else if (luck < 88) {
    elidable("que", "qu");
    subject();
    verb_group({});
  } else if (luck < 92) {
    content(choose(WordClass::adverb), form::base);
  }
}

void SentenceWriter::clause() {
  const auto who = subject();
  verb_group(who);
  complement();
}

void SentenceWriter::joined_clause() {
  punctuation(",");
  const auto conjunction = random_.one_of(conjunctions);
  token(conjunction);
  if (!conjunction.ends_with("qu")) return clause();
  join();
  token(random_.percent(50) ? "il" : "on");
  verb_group({});
}

void SentenceWriter::aim() {
  if (random_.percent(60)) {
    token("pour");
    content(choose(WordClass::verb), form::infinitive);
  } else {
    punctuation(",");
    token("en");
    content(choose(WordClass::verb), form::gerund);
  }
  noun_group("");
}

/// A row of nouns without articles: `, a, b et c`.
void SentenceWriter::list() {
  const bool plural = random_.percent(70);
  for (auto n = random_.below(3); n > 0; --n) {
    punctuation(",");
    content(choose(WordClass::noun), plural ? 1 : 0);
  }
  token(random_.percent(80) ? "et" : "ou");
  content(choose(WordClass::noun), plural ? 1 : 0);
}

void SentenceWriter::extension() {
  const auto luck = random_.below(100);
  if (luck < 34) {
    preposition_group();
  } else if (luck < 46) {
    token("qui");
    verb_group({});
    complement();
  } else if (luck < 60) {
    list();
  } else if (luck < 74) {
    joined_clause();
  } else if (luck < 91) {
    aim();
  } else if (luck < 93) {
    noun_group("à");
  } else if (luck < 97) {
    token("en");
    number();
  } else {
    punctuation(" (");
    space_ = false;
    noun_group("");
    punctuation(")");
  }
}

void SentenceWriter::number() {
  const auto luck = random_.below(100);
  std::string text;
  if (luck < 45) {
    text = std::to_string(2 + random_.low(98));
  } else if (luck < 70) {
    text = std::to_string(1950 + random_.below(76));
  } else if (luck < 85) {
    text = std::to_string(1 + random_.low(99)) + "," + std::to_string(random_.below(10)) + "\u00A0%";
  } else {
    text = std::to_string(1 + random_.low(900)) + "\u202F" + std::to_string(1 + random_.below(9)) + "00";
  }
  token(text);
}

void SentenceWriter::name() {
  constexpr std::array<View, 12> before = {"Mme",    "M.",   "",     "",      "Marie", "Jean",
                                           "Claire", "Paul", "Anne", "Louis", "",      "Léa"};
  token(random_.one_of(before));
  word_.clear();
  lexicon_.append_name(word_, random_);
  if (random_.percent(12)) {
    word_ += '-';
    lexicon_.append_name(word_, random_);
  }
  token(word_);
}

void SentenceWriter::sentence(std::size_t words) {
  begin_sentence();
  const auto begin = words_;
  const bool quoted = random_.percent(3);
  if (quoted) out_ += "«\u00A0";
  if (random_.percent(16)) {
    token(random_.one_of(openers));
  } else if (random_.percent(15)) {
    preposition_group();
    punctuation(",");
  } else if (random_.percent(8)) {
    token("en");
    token(random_.one_of(months));
    number();
    punctuation(",");
  }
  clause();
  while (words_ - begin + 3 < words) extension();
  if (quoted) punctuation("\u00A0»");
  const auto luck = random_.below(100);
  punctuation(luck < 88 ? "." : luck < 93 ? "\u00A0?" : luck < 97 ? "\u00A0!" : "…");
  space_ = true;
}

void SentenceWriter::question() {
  begin_sentence();
  constexpr std::array<View, 10> starts = {
      "Comment",  "Pourquoi", "Quand",          "En quoi",           "Est-ce que", "Selon vous, pourquoi",
      "Que dire", "Quel est", "Vous dites que", "Dans quelle mesure"};
  const auto start = random_.one_of(starts);
  token(start);
  if (start == "Que dire") {
    noun_group("de");
  } else if (start == "Quel est") {
    noun_group("");
    preposition_group();
  } else {
    const auto who = noun_group("");
    verb_group(who);
    if (random_.percent(80)) noun_group("");
    if (random_.percent(30)) preposition_group();
  }
  punctuation("\u00A0?");
  space_ = true;
}

void SentenceWriter::title() {
  begin_sentence();
  noun_group("");
  punctuation("\u00A0:");
  noun_group("");
  if (random_.percent(50)) preposition_group();
  punctuation("");
}

}  // namespace propos
