#!/usr/bin/env python3
"""What do people meet while others abuse propos-serve? About four minutes.

  bench/speed/serve_abuse.py --bin build/release/bin -d data/index --queries data/queries

One attack after the other against one server, by connections from 127.0.0.2 and further addresses. Meanwhile an honest
client from 127.0.0.1 asks /api/search ten times a second, on a new connection each time, from a process of its own; its
times count from when a request was due. The exit status is 1 when one of these is missed: each of its requests is
answered by 200 within a second; the server's peak of memory grows by at most 512 MB (of which limits allow 128 to what
2,048 connections have sent, 256 to answers that nobody takes); the server closes each connection of the attack by its
deadline; the process stays.
"""
import argparse
import itertools
import multiprocessing
import random
import re
import sys
import tempfile
import time

from attackers import Attacker, attack
from served import Served, ask, ask_regularly, program, read_queries, table, target

HONEST_SECONDS = 1.0
MEMORY_MB = 512
READ_DEADLINE, WORK_DEADLINE, WRITE_DEADLINE = 10, 3, 30  # as the server has them
SLACK = 1.5  # past a deadline: the server looks every 50 ms, and the attackers are one thread
HOST = b"Host: 127.0.0.1\r\n"
SEARCH = b"GET /api/search?q=a HTTP/1.1\r\n" + HOST
FOR_EVER = 3600


def get(where, *headers):
    """The bytes of a request."""
    lines = b"".join(header + b"\r\n" for header in headers)
    return b"GET " + (where if isinstance(where, bytes) else where.encode()) + b" HTTP/1.1\r\n" + HOST + lines + b"\r\n"


def addresses(count):
    return [f"127.0.{1 + i // 200}.{1 + i % 200}" for i in range(count)]


def drip(begin, then=b"a"):
    """A begin at once, then a byte a second for ever."""
    yield begin, 1
    while True:
        yield then, 1


def flood(begin, piece):
    """The same piece again and again, as fast as it is taken."""
    yield begin, 0
    while True:
        yield piece, 0


def once(data):
    """All at once; the connection is then left open."""
    yield data, FOR_EVER


def asking(targets, seconds):
    """Requests for so many seconds; the last one says that it is the last."""
    end = time.monotonic() + seconds
    for where in itertools.cycle(targets):
        if time.monotonic() > end:
            break
        yield get(where), 0.01
    yield get(targets[0], b"Connection: close"), FOR_EVER


class Kind:
    """A kind of attack: its name, its connections, and how many seconds they may stay open since they were opened, or, of
    those that the server has to answer more than once, since the last byte went either way."""

    def __init__(self, name, attackers, deadline, since="opened"):
        self.name, self.attackers, self.deadline, self.since = name, list(attackers), deadline, since


def slow_ones():
    """Those that send a byte a second, or nothing."""
    for i in range(200):
        yield Attacker(drip([SEARCH + b"X-Slow: ", b"GET /api/search?q=", SEARCH, b""][i % 4], b"aa\raX"[i % 4:i % 4 + 1]))


def silent_ones():
    return [Attacker(once(b"GET /api/search?q=a HTTP/1.1\r\n" if i % 2 else b"")) for i in range(200)]


def slow_bodies():
    heads = (b"POST /api/search HTTP/1.1\r\n" + HOST + b"Content-Length: 100000\r\n\r\n",
             b"GET /api/search?q=a HTTP/1.1\r\n" + HOST + b"Content-Length: 100000\r\n\r\n",
             b"PUT /x HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: chunked\r\n\r\n5\r\n",
             b"POST / HTTP/1.1\r\n" + HOST + b"Expect: 100-continue\r\nContent-Length: 9\r\n\r\n")
    return [Attacker(drip(heads[i % len(heads)])) for i in range(200)]


def header_bombs():
    """Many headers, one without end, folded ones, a long cookie, many hosts."""
    many = b"".join(b"X-%d: %s\r\n" % (i, b"v" * 100) for i in range(500))
    for i in range(50):
        yield Attacker(flood(SEARCH, (many, b"X-Long: " + b"v" * 65536, b"X: y\r\n z\r\n" * 5000, HOST * 5000,
                                      b"Cookie: " + b"a=b; " * 20000)[i % 5]))


def sleepers(count, sources):
    return [Attacker(once(SEARCH), source=sources[i % len(sources)]) for i in range(count)]


def beginnings(queries, letters=3):
    return sorted({word[:letters] for query in queries for word in re.findall(r"[^\W\d_]{6,}", query)})


def slow_targets(queries):
    """What costs most to answer: many words that stand for 500 words each, neighbours, counts, lists, near misses."""
    starts = beginnings(queries)
    words = sorted({word for query in queries for word in re.findall(r"[^\W\d_]{8,}", query)})
    rng = random.Random(1)
    for _ in range(40):
        some = rng.sample(starts, 60)
        stars = " ".join(start + "*" for start in some)
        yield target("/api/search", q=stars, limit=1000)
        yield target("/api/search", q=stars, count=1, occurrences=1)
        yield target("/api/search", q=stars, facets="speaker,year,post", timeline=1)
        yield target("/api/search", q=" ".join(f"{a}* PRÈS/100 {b}*" for a, b in zip(some[:20], some[20:40])))
        yield target("/api/search", q=" ".join(word + "~" for word in rng.sample(words, 50)))
        yield target("/api/search", q=stars, kwic=200, limit=10000, **{"kwic-sort": "left"})
        yield target("/search", q=stars, collapse="post")


def near_misses(queries, sources):
    """Ten clients that ask for 50 words and all that are spelled nearly so, which reads most of the vocabulary."""
    words = sorted({word for query in queries for word in re.findall(r"[^\W\d_]{8,}", query)})
    rng = random.Random(6)
    targets = [target("/api/search", q=" ".join(word + "~" for word in rng.sample(words, 50))) for _ in range(50)]
    return [Attacker(asking(targets[i:], 10), source=sources[i % len(sources)], in_turn=True) for i in range(10)]


def slow_searches(queries, sources):
    """100 clients that ask what is slow, one request after the other for ten seconds."""
    targets = list(slow_targets(queries))
    return [Attacker(asking(targets[i:] + targets[:i], 10), source=sources[i % len(sources)], in_turn=True)
            for i in range(100)]


def junk():
    """Random bytes, and requests of which some bytes are others."""
    rng = random.Random(2)
    for i in range(300):
        if i % 3 == 0:
            data = rng.randbytes(rng.randrange(1, 65536))
        else:
            data = bytearray(get("/api/search?q=a", b"Accept: */*", b"Range: bytes=0-1") * rng.randrange(1, 4))
            for _ in range(rng.randrange(1, 12)):
                data[rng.randrange(len(data))] = rng.randrange(256)
        yield Attacker(once(bytes(data)))


def pipelines(queries):
    """300 requests in one piece; the answers are read."""
    targets = [target("/api/search", q=query) for query in queries]
    for i in range(20):
        some = [get(targets[(i * 300 + k) % len(targets)] if k % 3 else "/healthz") for k in range(299)]
        yield Attacker(once(b"".join(some) + get("/healthz", b"Connection: close")))


PATHS = (b"/../../../../etc/passwd", b"/..%2f..%2f..%2fetc/passwd", b"/%2e%2e/%2e%2e/etc/passwd", b"/static/../../etc/passwd",
         b"/static/..%2f..%2fetc%2fpasswd", b"/static/%2fetc%2fpasswd", b"/static//etc/passwd", b"//etc/passwd", b"/%00",
         b"/static/style.css%00.js", b"/static/style.css\x00", b"/%c0%ae%c0%ae/%c0%ae%c0%ae/etc/passwd", b"/%e0%80%ae/x",
         b"/\xc0\xae\xc0\xae/etc/passwd", b"/%ff", b"/%", b"/%2", b"/%zz", b"/static/..\\..\\etc\\passwd",
         b"/posts/..%2f..%2f/etc%2fpasswd", b"/posts//", b"/topics/..%2fx", b"/api/passages/..%2f..%2fetc%2fpasswd",
         b"/api/export/..%2fcsv?q=a", b"/errors/..%2f..%2fetc%2fpasswd", b"/api/search?q=%00", b"/api/search?q=%c0%ae",
         b"/api/search?db=..%2f..%2fetc&q=a", b"file:///etc/passwd", b"http://127.0.0.1/../etc/passwd", b"*", b"etc/passwd",
         b"/.", b"/./etc/passwd", b"/;/etc/passwd", b"/api/search?q=a#/../x", b"/%0d%0aX-Injected:%20yes",
         b"/api/search?q=%0d%0aX-Injected:%20yes")


def path_tricks():
    return [Attacker(once(get(path, b"Connection: close"))) for path in PATHS]


def ranges():
    """Of one byte, past the end, backwards, a thousand that overlap, of a past revision."""
    many = b"Range: bytes=" + b",".join(b"%d-%d" % (i, i + 5000) for i in range(1000))
    sets = ((b"Range: bytes=0-0",), (b"Range: bytes=999999999999999999999-",), (b"Range: bytes=5-2",), (b"Range: bytes=-1",),
            (b"Range: lines=0-1",), (many,), (b"Range: bytes=0-0", b'If-Range: "x"'), (b"Range: bytes=" + b"0-," * 2000,))
    for path in ("/api/search?q=a", "/static/style.css", "/", "/api/export/csv?q=a"):
        for headers in sets:
            yield Attacker(once(get(path, *headers, b"Connection: close")))


def slow_readers(queries):
    """Ask for what is quickly found and long, and read nothing of it."""
    words = [query for query in queries if re.fullmatch(r"[^\W\d_]{5,}", query)]
    where = target("/api/search", q=" ".join(words[:4]), limit=1000, full=1)
    return [Attacker(once(get(where)), reads=False) for _ in range(100)]


def kinds(queries):
    """All attacks, in turn."""
    yield Kind("none", [], 0)
    yield Kind("slow headers and first lines, 200 connections, a byte a second", slow_ones(), READ_DEADLINE)
    yield Kind("silence, 200 connections", silent_ones(), READ_DEADLINE)
    yield Kind("slow bodies, 200 connections", slow_bodies(), READ_DEADLINE)
    yield Kind("first lines without end, 50 connections",
               (Attacker(flood(b"GET /", b"a" * 65536)) for _ in range(50)), READ_DEADLINE)
    yield Kind("header bombs, 50 connections", header_bombs(), READ_DEADLINE)
    yield Kind("2,000 connections of one address", sleepers(2000, ["127.0.0.2"]), READ_DEADLINE)
    yield Kind("2,000 connections of 20 addresses", sleepers(2000, addresses(20)), READ_DEADLINE)
    yield Kind("3,000 connections of 30 addresses", sleepers(3000, addresses(30)), READ_DEADLINE)
    yield Kind("100 slow searches at once for 10 s, one address", slow_searches(queries, ["127.0.0.2"]), READ_DEADLINE,
               "last")
    yield Kind("100 slow searches at once for 10 s, 100 addresses", slow_searches(queries, addresses(100)), READ_DEADLINE,
               "last")
    yield Kind("10 searches for words nearly spelled so for 10 s, two addresses", near_misses(queries, addresses(2)),
               READ_DEADLINE, "last")
    yield Kind("junk, 300 connections", junk(), READ_DEADLINE, "last")
    yield Kind("pipelines, 20 connections of 300 requests", pipelines(queries), READ_DEADLINE, "last")
    yield Kind(f"{len(PATHS)} tricks with paths", path_tricks(), WORK_DEADLINE, "last")
    yield Kind("ranges, 32 requests", ranges(), WORK_DEADLINE, "last")
    yield Kind("100 slow readers of long answers", slow_readers(queries), WORK_DEADLINE + WRITE_DEADLINE)


def honest(port, targets, ends, result):
    """The honest client's process."""
    result.put(ask_regularly(port, targets, 0.1, ends.is_set).as_values())


class Honest:
    """The honest client while it runs."""

    def __init__(self, port, targets):
        self.ends, self.result = multiprocessing.Event(), multiprocessing.Queue()
        self.process = multiprocessing.Process(target=honest, args=(port, targets, self.ends, self.result))
        self.process.start()

    def end(self):
        self.ends.set()
        values = self.result.get(timeout=60)
        self.process.join()
        return values


def connections_of(server):
    """How many connections the server has, without the one that asks."""
    text = ask(server.port, "/metrics")[1].decode()
    return int(float(re.search(r"^propos_connections (\S+)", text, re.M)[1])) - 1


def still_open(server, kind):
    """How many connections of the attack the server has not closed by their deadline."""
    if kind.attackers and not kind.attackers[0].reads:  # they cannot see it, so the server is asked
        return max(0, connections_of(server) - 3)       # the honest client's
    return sum(not a.closed or a.closed - getattr(a, kind.since) > kind.deadline + SLACK for a in kind.attackers)


def answered(kind):
    """The statuses of the answers and how often each came; connections without any."""
    counts, silent = {}, 0
    for attacker in kind.attackers:
        silent += not attacker.statuses
        for status in attacker.statuses:
            counts[status] = counts.get(status, 0) + 1
    if kind.attackers and not kind.attackers[0].reads:
        return "not read"
    parts = [f"{status} ×{count}" for status, count in sorted(counts.items())]
    return ", ".join(parts + ([f"nothing ×{silent}"] if silent else []))


def leaks(kind):
    """Whether an answer holds a file of the machine, or a header that the request made up."""
    return [a for a in kind.attackers if b"root:" in a.begin or b"\nX-Injected" in a.begin]


def run_kind(server, kind, targets):
    """One row of the table, and what of it misses a goal."""
    before = server.memory("VmRSS")
    server.forget_peak()
    client = Honest(server.port, targets)
    time.sleep(0.5)
    attack(kind.attackers, server.port, kind.deadline + SLACK + (60 if kind.since == "last" else 0))
    late = still_open(server, kind) if server.is_alive() else len(kind.attackers)
    time.sleep(0.5 if kind.attackers else 5)
    worst, p99, failed, unfinished, count = client.end()
    peak = server.memory("VmHWM")
    goals = {"the process ended": not server.is_alive(), "honest time": worst >= HONEST_SECONDS,
             "honest failed": failed > 0, "memory": peak - before > MEMORY_MB, "connections": late > 0, "leak": leaks(kind)}
    missed = [name for name, is_missed in goals.items() if is_missed]
    row = (kind.name, answered(kind), f"{len(kind.attackers) - late} of {len(kind.attackers)}", f"{failed} of {count}",
           unfinished, f"{worst * 1000:.0f}", f"{p99 * 1000:.0f}", f"{before:.0f} → {peak:.0f}", ", ".join(missed) or "met")
    return row, missed


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--bin", default="build/release/bin", help="directory of the programs")
    parser.add_argument("-d", "--db", required=True, help="index")
    parser.add_argument("--queries", action="append", required=True, help="file, or directory of *.tsv")
    parser.add_argument("--only", default="", help="attacks whose name holds this")
    options = parser.parse_args()
    queries = read_queries(options.queries)
    targets = [target("/api/search", q=query) for query in random.Random(3).sample(queries, min(500, len(queries)))]
    rows, missed = [], []
    with tempfile.TemporaryDirectory() as directory, \
            Served(program(options.bin, "propos-serve"), options.db, f"{directory}/log") as server:
        ask_regularly(server.port, targets, 0.01, iter([False] * 200 + [True]).__next__)  # warms up
        for kind in kinds(queries):
            if options.only not in kind.name:
                continue
            row, misses = run_kind(server, kind, targets)
            rows.append(row)
            missed += misses
            print(*row, sep=" | ", file=sys.stderr)
            if not server.is_alive():
                break
    print(table(("attack", "answers", "closed in time", "honest: failed", "cut short", "worst ms", "p99 ms",
                 "MB, before → peak", "goals"), rows))
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
