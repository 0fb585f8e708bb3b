#!/usr/bin/env python3
"""Learns the weights of the second pass, and tells what they are worth on collections that they have not seen.

    propos-bench features sample > sample.letor        (likewise for other collections)
    python3 bench/quality/learn.py sample.letor piaf.letor cdtn.letor

Coordinate ascent on nDCG@10 (Metzler & Croft 2007): one weight after the other is set to the best of a few values, until
none gains. A common factor does not change the ranking, so one weight stays as it is (--fix), that of `terms`. The first
pass's score is no feature of the second pass that ships; `--fix terms=1` alone learns what it would add. Every collection counts alike, however many topics it has. Each collection is held out in turn: the weights that
are measured on it come from the others.

What is learned is at best as good as the features in the files. `feedback` is computed with the weights that propos-bench
used; write the files again with `--weight` to see what the learned ones make of it.
"""
import argparse
import math
import random
import sys

VALUES = [0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.25, 1.5, 2, 2.5, 3, 4]
DISCOUNT = [1 / math.log2(rank + 2) for rank in range(10)]
MARGIN = 0.0002  # a weight moves for more than this, so that noise does not move it


class Topic:
    """The candidates of one topic, in the first pass's order: a list of values for each feature, and grades."""

    def __init__(self, ideal):
        self.ideal = ideal
        self.features = []
        self.grades = []

    def ndcg10(self, scores):
        """Of candidates in the order of these scores; equal ones stay in the first pass's order."""
        best = sorted(range(len(scores)), key=scores.__getitem__, reverse=True)[:10]
        return sum(self.grades[i] * d for i, d in zip(best, DISCOUNT)) / self.ideal

    def scores(self, weights):
        total = [0.0] * len(self.grades)
        for weight, values in zip(weights, self.features):
            if weight:
                total = [t + weight * v for t, v in zip(total, values)]
        return total


class Collection:
    def __init__(self, path):
        self.name, self.features, self.shipped, topics = path, [], [], {}
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("#"):
                    self.read_comment(line.split(), topics)
                    continue
                grade, qid, *values = line.split(" # ")[0].split()
                topic = topics[qid[len("qid:"):]]
                topic.grades.append(int(grade))
                topic.features.append([float(value.split(":")[1]) for value in values])
        if not topics:
            sys.exit(f"{path}: no topics; write it with propos-bench features")
        self.topics = list(topics.values())
        for topic in self.topics:
            topic.features = list(zip(*topic.features))

    def read_comment(self, words, topics):
        kind = words[1]
        if kind == "collection":
            self.name = words[2]
        elif kind == "feature":
            self.features.append(words[3])
            self.shipped.append(float(words[4]))
        elif kind == "topic":
            topics[words[2]] = Topic(float(words[4]))

    def measure(self, weights):
        """nDCG@10 of each topic."""
        return [topic.ndcg10(topic.scores(weights)) for topic in self.topics]

    def sample(self, size, rng):
        """Topics to learn from; where no candidate is relevant there is nothing to learn."""
        useful = [topic for topic in self.topics if any(topic.grades)]
        return useful if len(useful) <= size else rng.sample(useful, size)


def mean(values):
    return sum(values) / len(values)


def interval(differences, rng, resamples):
    """95 % interval of the mean by a paired bootstrap (Sakai 2006)."""
    n = len(differences)
    means = sorted(sum(rng.choices(differences, k=n)) / n for _ in range(resamples))
    return means[resamples * 25 // 1000], means[resamples * 975 // 1000]


def best_value(samples, weights, feature):
    """The value of one weight that gives the best mean, and that mean. The present one wins where others gain too little."""
    others = weights[:feature] + [0] + weights[feature + 1:]
    bases = [[(topic, topic.scores(others)) for topic in topics] for topics in samples]

    def gain(value):
        return mean([mean([topic.ndcg10([b + value * v for b, v in zip(base, topic.features[feature])])
                           for topic, base in topics]) for topics in bases])

    present = gain(weights[feature])
    best, value = max((gain(value), -value) for value in VALUES)
    return (-value, best) if best > present + MARGIN else (weights[feature], present)


def learn(samples, start, free):
    """Coordinate ascent from `start` over the weights in `free`, in turns until none gains."""
    weights = list(start)
    while True:
        before = list(weights)
        for feature in free:
            weights[feature], reached = best_value(samples, weights, feature)
        if weights == before:
            return weights, reached


def learn_from_starts(samples, shipped, free):
    """From the weights that ship, and from all free ones at 0; the better end counts."""
    bare = [0.0 if f in free else w for f, w in enumerate(shipped)]
    return max((learn(samples, start, free) for start in (shipped, bare)), key=lambda end: end[1])[0]


def named(names, weights):
    return ", ".join(f"{name} {weight:g}" for name, weight in zip(names, weights))


def signed(differences, rng, resamples):
    low, high = interval(differences, rng, resamples)
    return f"{mean(differences):+.4f} [{low:+.4f}, {high:+.4f}]"


def main():
    parser = argparse.ArgumentParser(description="Learns the second pass's weights, with cross-validation over collections.")
    parser.add_argument("files", nargs="+", help="what propos-bench features wrote, a file per collection")
    parser.add_argument("--fix", action="append", default=[], metavar="FEATURE=NUMBER",
                        help="a weight that is not learned (default: terms=1, first=0)")
    parser.add_argument("--topics", type=int, default=600, help="learn from at most so many topics per collection")
    parser.add_argument("--resamples", type=int, default=2000, help="of the bootstrap")
    arguments = parser.parse_args()

    collections = [Collection(path) for path in arguments.files]
    names, shipped = collections[0].features, collections[0].shipped
    if any((c.features, c.shipped) != (names, shipped) for c in collections):
        sys.exit("the files differ in features or weights; write all of them with one propos-bench")
    start = list(shipped)
    for setting in arguments.fix or ["terms=1", "first=0"]:
        name, _, number = setting.partition("=")
        start[names.index(name)] = float(number)
    fixed = {setting.partition("=")[0] for setting in arguments.fix or ["terms=1", "first=0"]}
    free = [f for f, name in enumerate(names) if name not in fixed]
    alone = [1.0 if name == "first" else 0.0 for name in names]
    samples = {c.name: c.sample(arguments.topics, random.Random(1)) for c in collections}

    print(f"weights that ship: {named(names, shipped)}\n")
    print("| held out | learned on the others | first pass alone | shipped | learned | shipped less first pass "
          "| learned less first pass | learned less shipped |\n|---|---|---|---|---|---|---|---|")
    for held_out in collections:
        weights = learn_from_starts([samples[c.name] for c in collections if c is not held_out], start, free)
        first, ours, learned = (held_out.measure(w) for w in (alone, shipped, weights))
        differences = [[b - a for a, b in zip(x, y)] for x, y in ((first, ours), (first, learned), (ours, learned))]
        rng = random.Random(2)
        print(f"| {held_out.name} | {named([names[f] for f in free], [weights[f] for f in free])} "
              f"| {mean(first):.4f} | {mean(ours):.4f} | {mean(learned):.4f} | "
              + " | ".join(signed(d, rng, arguments.resamples) for d in differences) + " |", flush=True)
    weights = learn_from_starts(list(samples.values()), start, free)
    print(f"\nlearned on all: {named(names, weights)}")
    print("; ".join(f"{c.name} {mean(c.measure(weights)):.4f}" for c in collections) + " (seen while learning)")


if __name__ == "__main__":
    main()
