#!/usr/bin/env python3
"""Does propos-serve answer while its index is written, and when it is damaged? About a minute and a half.

  bench/speed/serve_reindex.py --bin build/release/bin --passages data/passages.ndjson

For a minute propos-index changes all posts of an index again and again, adds some, or builds it anew, while clients ask
propos-serve for searches with facets, pages, posts and suggestions. Each generation of the posts has its mark in title
and tag, so an answer with two marks mixes two revisions. Then files of a copy are damaged while it is served. The exit
status is 1 when a request failed, an answer was mixed, the process ended, or damage was answered by anything but the right
answer, 503, and a stream that breaks off; of an index of which nothing is left, 503 has to come.
"""
import argparse
import http.client
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time

from served import Asked, Served, ask, program, table, target

MARK = re.compile(rb"marque\d+x")
CLIENTS = 4
PROBES = 20  # requests after each damage


def read_passages(path, count):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line, _ in zip(lines, range(count))]


def write_generation(path, passages, number):
    """The passages with the mark of a generation, which has more posts than the one before."""
    with open(path, "w", encoding="utf-8") as file:
        for passage in passages[:len(passages) // 2 + number * 100]:
            marked = dict(passage, title=f"{passage['title']} marque{number}x", tags=[f"marque{number}x"])
            file.write(json.dumps(marked, ensure_ascii=False) + "\n")


def index(options, directory, number, rebuild):
    """Brings the index to a generation."""
    source = os.path.join(directory, "generation.ndjson")
    write_generation(source, options.read, number)
    database = os.path.join(directory, "db")
    command = [program(options.bin, "propos-index"), "-q", "-d", database, "--input", "passages", source]
    subprocess.run(command + (["--rebuild"] if rebuild else []), check=True)


def frequent_words(passages, count):
    """Words that many passages have, so that answers have many hits."""
    found = {}
    for passage in passages[:2000]:
        for word in set(re.findall(r"[^\W\d_]{5,}", passage["text"].lower())):
            found[word] = found.get(word, 0) + 1
    return sorted(found, key=found.get, reverse=True)[:count]


def targets_of(passages):
    """What clients ask, most of it of several parts that each read the index."""
    words = frequent_words(passages, 100)
    targets = []
    for first, second in zip(words[::2], words[1::2]):
        both = f"{first} {second}"
        targets += [target("/api/search", q=both, limit=50),
                    target("/api/search", q=both, facets="tag,speaker", timeline=1),
                    target("/api/search", q=first, sort="-date", context=1),
                    target("/api/search", q="marque*", facets="tag"),
                    target("/search", q=both), target("/api/export/ndjson", q=both, limit=200),
                    target("/api/suggest", q=first[:3]), target("/feeds/search.atom", q=both)]
    for passage in passages[:200:20]:
        targets += ["/api/posts/" + passage["post"], "/api/facets"]
    return targets


class Client(threading.Thread):
    """Asks one thing after the other until it is told to end, every tenth time on a new connection."""

    def __init__(self, port, targets, ends, asked):
        super().__init__()
        self.port, self.targets, self.ends, self.asked = port, targets, ends, asked
        self.mixed, self.marks, self.failures, self.checked = [], set(), [], 0
        self.connection = None

    def run(self):
        count = 0
        while not self.ends.is_set():
            where, count = random.choice(self.targets), count + 1
            if self.connection is None or count % 10 == 0:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=15)
            begin, status = time.monotonic(), "failed"
            try:
                self.connection.request("GET", where)
                response = self.connection.getresponse()
                status, body = response.status, response.read()
                self.check(where, body)
            except (OSError, http.client.HTTPException) as error:
                self.connection, status = None, f"failed: {error!r}"
            self.asked.note(time.monotonic() - begin, status)
            if status != 200:
                self.failures.append((where, status))

    def check(self, where, body):
        """One answer, one generation: all marks in it are the same."""
        marks = set(MARK.findall(body))
        self.marks |= marks
        self.checked += bool(marks)
        if len(marks) > 1:
            self.mixed.append((where, sorted(marks)))


def reindex(options, directory):
    """The minute under load: the rows of its table, and what was missed."""
    index(options, directory, 0, rebuild=False)
    asked, ends, commits = Asked(), threading.Event(), {"built anew": 0, "updated": 0}
    database, log = os.path.join(directory, "db"), os.path.join(directory, "log")
    with Served(program(options.bin, "propos-serve"), database, log) as server:
        clients = [Client(server.port, targets_of(options.read), ends, asked) for _ in range(CLIENTS)]
        for client in clients:
            client.start()
        end, number = time.monotonic() + options.seconds, 0
        while time.monotonic() < end:
            number += 1
            rebuild = number % 2 == 0
            index(options, directory, number, rebuild)
            commits["built anew" if rebuild else "updated"] += 1
        time.sleep(1)
        ends.set()
        for client in clients:
            client.join()
        alive, memory = server.is_alive(), server.memory("VmHWM")
    failures = [f for c in clients for f in c.failures]
    mixed = [m for c in clients for m in c.mixed]
    for line in failures[:10] + mixed[:10]:
        print(*line, file=sys.stderr)
    rows = [("the index was updated, built anew", f"{commits['updated']}, {commits['built anew']} times", ""),
            ("requests", len(asked.seconds), ""),
            ("failed", len(failures), "goal 0"),
            ("answers with a mark", sum(c.checked for c in clients), ""),
            ("generations in them", f"{len(set().union(*(c.marks for c in clients)))} of {number + 1}", ""),
            ("answers that mix two", len(mixed), "goal 0"),
            ("p50, p99, worst ms", ", ".join(f"{asked.percentile(p) * 1000:.0f}" for p in (0.5, 0.99, 1)), ""),
            ("memory at most, MB", f"{memory:.0f}", ""),
            ("the process", "stays" if alive else "ended", "goal: stays")]
    return rows, bool(failures or mixed or not alive)


def overwritten(path):
    """Random bytes from the second block on; what is open stays open."""
    size, rng = os.path.getsize(path), random.Random(4)
    with open(path, "r+b") as file:
        file.seek(min(8192, size // 2))
        file.write(rng.randbytes(size - file.tell()))


def zeroed(path):
    size = os.path.getsize(path)
    with open(path, "r+b") as file:
        file.write(bytes(size))


def cut(path):
    os.truncate(path, os.path.getsize(path) // 3)


def emptied(path):
    os.truncate(path, 0)


DAMAGES = (overwritten, zeroed, cut, emptied, os.remove)


def files_of(database):
    """The files of the present generation, by their names."""
    directory = os.path.join(database, "current")
    return {name: os.path.join(directory, name) for name in sorted(os.listdir(directory))
            if os.path.getsize(os.path.join(directory, name)) > 0}


def without_chance(body):
    """An answer without the time that it took, which a page tells too, and the port of this server."""
    return re.sub(rb'"took_us":\d+|[\d,]+\xc2\xa0m?s<|127\.0\.0\.1(:|%3A)\d+', b"", body)


def probe(port, targets):
    """The answer to each target: its status, and what it says."""
    answers = []
    for where in targets:
        try:
            status, body = ask(port, where, timeout=15)
        except http.client.IncompleteRead:
            status, body = "broken off" if "/export/" in where else "failed", b""  # how a stream says that it failed
        except (OSError, http.client.HTTPException):
            status, body = "failed", b""
        answers.append((status, without_chance(body)))
    return answers


def count_answers(answers, right):
    """How many came with which status; of 200 those are told apart that are not the right ones."""
    counts = {}
    for (status, body), (_, expected) in zip(answers, right):
        name = f"{status} but wrong" if status == 200 and body != expected else str(status)
        counts[name] = counts.get(name, 0) + 1
    return counts


def damage_one(options, directory, names, damage, targets):
    """A copy of the index, damaged while it is served, then whole again: what was answered, and whether it lives."""
    database = os.path.join(directory, "copy")
    shutil.copytree(os.path.join(directory, "db"), database, symlinks=True)
    with Served(program(options.bin, "propos-serve"), database, os.path.join(directory, "log")) as server:
        probe(server.port, targets[:2])  # it is open
        for name in names:
            damage(files_of(database)[name])
        answers = probe(server.port, targets)
        health = [status for status, _ in probe(server.port, ["/healthz"])]
        os.rename(database, database + ".damaged")
        shutil.copytree(os.path.join(directory, "db"), database, symlinks=True)
        after = probe(server.port, targets)
        alive = server.is_alive() and health == [200]
    shutil.rmtree(database)
    shutil.rmtree(database + ".damaged")
    return answers, after, alive


def written(counts):
    return ", ".join(f"{status} ×{count}" for status, count in sorted(counts.items()))


def damage(options, directory):
    """Each damage of each file that searches read, and of all: rows, and whether a goal was missed."""
    targets = random.Random(5).sample([t for t in targets_of(options.read) if "suggest" not in t], PROBES)
    database = os.path.join(directory, "db")
    names = list(files_of(database))
    with Served(program(options.bin, "propos-serve"), database, os.path.join(directory, "log")) as server:
        right = probe(server.port, targets)
    rows, missed = [], False
    for how in DAMAGES:
        for some in [[name] for name in names] + [names]:
            answers, after, alive = damage_one(options, directory, some, how, targets)
            counts, counts_after = count_answers(answers, right), count_answers(after, right)
            bad = (not alive or set(counts) - {"200", "503", "broken off"} or set(counts_after) != {"200"}
                   or (some == names and "503" not in counts))
            missed = missed or bool(bad)
            rows.append((how.__name__.replace("remove", "removed"), "all" if some == names else some[0], written(counts),
                         written(counts_after), "stays" if alive else "ended", "not met" if bad else "met"))
    return rows, missed


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--bin", default="build/release/bin", help="directory of the programs")
    parser.add_argument("--passages", required=True, help="ready passages; the first of them are taken")
    parser.add_argument("--count", type=int, default=20000, help="of passages")
    parser.add_argument("--seconds", type=int, default=60, help="under load")
    options = parser.parse_args()
    options.read = read_passages(options.passages, options.count)
    with tempfile.TemporaryDirectory() as directory:
        rows, missed = reindex(options, directory)
        print(table(("under load", "", ""), rows))
        damaged, also = damage(options, directory)
    print("\n" + table(("damage", "file", f"{PROBES} requests", "whole again", "the process", "goal"), damaged))
    sys.exit(1 if missed or also else 0)


if __name__ == "__main__":
    main()
