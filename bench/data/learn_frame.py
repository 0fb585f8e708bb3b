#!/usr/bin/env python3
"""Learns the runs of common/frame_table.cpp from passages (one JSON object with "text" a line) and writes the file.

    propos-index --dump corpus/posts > posts.ndjson
    bench/data/learn_frame.py posts.ndjson > common/frame_table.cpp
    bench/data/learn_frame.py posts.ndjson --measure other.ndjson

The second prints the bytes that the frames of other.ndjson take a word. Standard library only.
"""
import argparse
import collections
import json
import re
import unicodedata

# The letters of words, with an apostrophe that elides; what may end a sentence.
WORD = re.compile(r"[^\W_]+'?|[.!?…\n]")
ELIDED = {w + "'" for w in "l d j m t s c n qu jusqu lorsqu puisqu quoiqu tandisqu".split()}
PLACE, SENTENCE = ' ', '.'
SPECIAL = 8  # symbols before the first common word
LONGEST = 6  # symbols of a run
ESCAPES = 1  # bytes that say that the next one is a rarer word


def fold(word):
    return ''.join(c for c in unicodedata.normalize('NFD', word) if not unicodedata.combining(c))


def stop_words():
    with open('common/stopwords.cpp', encoding='utf-8') as file:
        table = re.search(r'words = \{(.*?)\};', file.read(), re.S).group(1)
    return set(re.findall(r'"([^"]+)"', table)) | ELIDED


def frames(path, common):
    """The symbols of each text: common words as they are, places, ends of sentences."""
    stops = stop_words()
    for line in open(path, encoding='utf-8'):
        symbols = []
        for word in WORD.findall(json.loads(line).get('text', '').lower().replace('’', "'")):
            if word in '.!?…\n':
                if symbols and symbols[-1] != SENTENCE:
                    symbols.append(SENTENCE)
            elif word.endswith("'") and word not in ELIDED:
                symbols.append(PLACE)
            else:
                symbols.append(word if word in common or (common is stops and word in stops) else PLACE)
        yield symbols


def learn(path, words, bytes_left):
    stops = stop_words()
    counts = collections.Counter(s for f in frames(path, stops) for s in f if s not in (PLACE, SENTENCE))
    common = [w for w, _ in counts.most_common(words)]
    texts = [[(s,) for s in f] for f in frames(path, set(common))]
    runs = []
    known = set()
    while len(runs) < bytes_left:
        pairs = collections.Counter()
        for text in texts:
            pairs.update((a, b) for a, b in zip(text, text[1:]) if len(a) + len(b) <= LONGEST)
        (a, b), _ = max(pairs.items(), key=lambda item: (item[1], item[0]))
        merged = a + b
        if merged not in known:
            known.add(merged)
            runs.append(merged)
        for text in texts:
            out, i = [], 0
            while i < len(text):
                if i + 1 < len(text) and text[i] == a and text[i + 1] == b:
                    out.append(merged)
                    i += 2
                else:
                    out.append(text[i])
                    i += 1
            text[:] = out
    return common, runs


def measure(path, common, runs):
    known = set(runs) | {(PLACE,), (SENTENCE,)} | {(w,) for w in common}
    size = words = 0
    rarer = stop_words() - set(common)
    for text in frames(path, set(common) | rarer):
        words += sum(s != SENTENCE for s in text)
        at = 0
        while at < len(text):
            step = next(n for n in range(LONGEST, 0, -1) if n == 1 or tuple(text[at:at + n]) in known)
            size += 2 if text[at] in rarer else 1
            at += step
    print(f'{words} words, {size} bytes, {size / words:.3f} a word')


def write(common, runs):
    number = {PLACE: 0, SENTENCE: 1, **{w: SPECIAL + i for i, w in enumerate(common)}}
    rarer = sorted(stop_words() - set(common))
    def table(items, width=118):
        lines, line = [], '   '
        for item in items:
            if len(line) + len(item) + 2 > width:
                lines.append(line)
                line = '   '
            line += ' ' + item + ','
        return '\n'.join(lines + [line])
    shown = lambda run: '{' + ', '.join([str(len(run))] + [str(number[s]) for s in run]) + '}'
    print(f'''// Made by bench/data/learn_frame.py from the texts of corpus/posts; not to be edited. A change raises schema_version.
#include "common/frame_table.hpp"

namespace propos {{

const std::array<std::string_view, {len(common) + len(rarer)}> frame_words{{{{
{table(f'"{w}"' for w in common + rarer)}
}}}};

const std::array<FrameRun, {len(runs)}> frame_runs{{{{
{table(shown(r) for r in runs)}
}}}};

}}  // namespace propos''')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('passages')
    parser.add_argument('--words', type=int, default=96, help='common words with a byte of their own')
    parser.add_argument('--measure', metavar='FILE')
    options = parser.parse_args()
    common, runs = learn(options.passages, options.words, 256 - SPECIAL - options.words - ESCAPES)
    if options.measure:
        measure(options.measure, common, runs)
    else:
        write(common, runs)


if __name__ == '__main__':
    main()
