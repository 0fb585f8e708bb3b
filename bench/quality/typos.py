#!/usr/bin/env python3
"""Writes topics with typing mistakes: reads `qid<TAB>query` lines, gives the same lines with a number of mistakes each.

  bench/quality/typos.py --mistakes 1 topics.tsv > topics-1.tsv
  bench/quality/typos.py --mistakes 1 --kind swap topics.tsv > topics-swap.tsv

The mistakes are those that people make on a French keyboard. The same seed gives the same file; each line has its own
random numbers, so a line's mistakes do not depend on the lines before it.
"""
import argparse
import random
import re
import sys
import unicodedata

ROWS = ("azertyuiop", "qsdfghjklm", "wxcvbn")
NEAR = {}
for y, row in enumerate(ROWS):
    for x, key in enumerate(row):
        near = [row[i] for i in (x - 1, x + 1) if 0 <= i < len(row)]
        near += [ROWS[j][x] for j in (y - 1, y + 1) if 0 <= j < len(ROWS) and x < len(ROWS[j])]
        NEAR[key] = near
WRONG_ACCENT = {"é": "èe", "è": "ée", "ê": "eè", "à": "aâ", "â": "a", "ç": "c", "î": "i", "ô": "o", "û": "u", "ù": "u"}
SOUNDS = (("en", "an"), ("an", "en"), ("ss", "s"), ("s", "ss"), ("ph", "f"), ("qu", "k"), ("ai", "é"), ("é", "er"),
          ("er", "é"), ("c", "s"), ("nn", "n"), ("n", "nn"), ("mm", "m"), ("m", "mm"), ("ll", "l"), ("l", "ll"), ("tt", "t"),
          ("t", "tt"), ("rr", "r"), ("pp", "p"), ("p", "pp"), ("ff", "f"), ("au", "o"), ("o", "au"), ("eau", "o"), ("th", "t"),
          ("h", ""), ("y", "i"), ("z", "s"), ("g", "j"), ("tion", "sion"), ("in", "ain"))
SHORTEST = 4  # letters of a word that gets a mistake


def letters_inside(word):
    """Places at which a letter may be changed; people seldom mistake the first."""
    return [i for i in range(1, len(word)) if word[i].isalpha()]


def swap(word, rng):
    places = [i for i in letters_inside(word) if i + 1 < len(word) and word[i] != word[i + 1]]
    if not places:
        return None
    i = rng.choice(places)
    return word[:i] + word[i + 1] + word[i] + word[i + 2:]


def drop(word, rng):
    i = rng.choice(letters_inside(word))
    return word[:i] + word[i + 1:]


def double(word, rng):
    i = rng.choice(letters_inside(word))
    return word[:i] + word[i] + word[i:]


def neighbour(word, rng):
    """A key beside the right one."""
    places = [i for i in letters_inside(word) if word[i] in NEAR]
    if not places:
        return None
    i = rng.choice(places)
    return word[:i] + rng.choice(NEAR[word[i]]) + word[i + 1:]


def extra(word, rng):
    """A key beside the right one, hit too."""
    places = [i for i in letters_inside(word) if word[i] in NEAR]
    if not places:
        return None
    i = rng.choice(places)
    return word[:i] + rng.choice(NEAR[word[i]]) + word[i:]


def sound(word, rng):
    """Another spelling of the same sound."""
    places = [(m.start(), a, b) for a, b in SOUNDS for m in re.finditer(a, word) if m.start() > 0]
    if not places:
        return None
    i, a, b = rng.choice(places)
    return word[:i] + b + word[i + len(a):]


def accent(word, rng):
    """One accent wrong, or all missing."""
    places = [i for i, c in enumerate(word) if c in WRONG_ACCENT]
    if not places:
        return None
    if rng.random() < 0.5:
        return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    i = rng.choice(places)
    return word[:i] + rng.choice(WRONG_ACCENT[word[i]]) + word[i + 1:]


def plural(word, rng):
    return word[:-1] if word.endswith(("s", "x")) else word + "s"


WORD_KINDS = {"swap": (swap, 2), "drop": (drop, 3), "double": (double, 1), "neighbour": (neighbour, 2), "extra": (extra, 1),
              "sound": (sound, 3), "accent": (accent, 1), "plural": (plural, 1)}
QUERY_KINDS = {"apostrophe": 1, "space": 1, "split": 0.5}


def mistake_in_query(query, kind, rng):
    """A mistake between words, or None when the query offers no place for it."""
    if kind == "apostrophe":
        places = list(re.finditer(r"['’]", query))
        with_what = rng.choice(["", " "])
    elif kind == "space":
        places = list(re.finditer(r"(?<=\w{3}) (?=\w{3})", query))
        with_what = ""
    else:
        places = list(re.finditer(r"(?<=\w{3})(?=\w{3})", query))
        with_what = " "
    if not places:
        return None
    at = rng.choice(places)
    return query[:at.start()] + with_what + query[at.end():]


def spoil(query, mistakes, kinds, rng):
    """The query with at most so many mistakes, in distinct words."""
    weights = {k: w for k, (_, w) in WORD_KINDS.items()} | QUERY_KINDS
    spoiled = set()
    for _ in range(mistakes):
        for _ in range(30):
            kind = rng.choices(kinds, [weights[k] for k in kinds])[0]
            if kind in QUERY_KINDS:
                changed = mistake_in_query(query, kind, rng)
                if changed is None:
                    continue
                query = changed
                break
            words = [m for m in re.finditer(r"[^\W\d_]+", query) if len(m[0]) >= SHORTEST and m[0] not in spoiled]
            if not words:
                continue
            word = rng.choice(words)
            lowered = word[0].lower()
            changed = WORD_KINDS[kind][0](lowered, rng)
            if changed is None or changed == lowered:
                continue
            spoiled.add(changed)
            if word[0][0].isupper():
                changed = changed[0].upper() + changed[1:]
            query = query[:word.start()] + changed + query[word.end():]
            break
    return query


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("topics", help="qid<TAB>query lines; - for standard input")
    parser.add_argument("--mistakes", type=int, default=1, help="per query, at most (default 1)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", action="append", choices=[*WORD_KINDS, *QUERY_KINDS],
                        help="only mistakes of this kind; may be given again")
    args = parser.parse_args()
    kinds = args.kind or [*WORD_KINDS, *QUERY_KINDS]
    with sys.stdin if args.topics == "-" else open(args.topics, encoding="utf-8") as lines:
        for line in lines:
            if not line.strip():
                continue
            qid, query = unicodedata.normalize("NFC", line.rstrip("\n")).split("\t", 1)
            print(qid, spoil(query, args.mistakes, kinds, random.Random(f"{args.seed} {qid}")), sep="\t")


if __name__ == "__main__":
    main()
