#!/usr/bin/env python3
"""How many requests a second does propos-serve answer, and how long do they take? About two minutes.

  bench/speed/serve_load.py --bin build/release/bin -d data/index --queries data/queries

wrk (which is to be installed) asks over loopback, each route at 1, 8 and 64 connections that are kept open, with all
queries in turn. In the same run, because the machine is another one an hour later: the engine alone (`propos-bench
latency`, two threads, the same queries; before and after) and nginx with a static file as long as the mean answer. The
exit status is 1 when /api/search at 8 connections does less than 70 % of what the engine does, or a request failed.
"""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time

from served import Served, ask, end, program, read_queries, table, target

CONNECTIONS = (1, 8, 64)
GOAL = 0.7
SCRIPT = """
local targets = {%s}
local threads = 0
function setup(thread)
  thread:set("at", threads * math.floor(#targets / 2))
  threads = threads + 1
end
function request()
  at = at %% #targets + 1
  return wrk.format("GET", targets[at])
end
function done(summary, latency)
  local e = summary.errors
  io.write(string.format("RESULT %%d %%d %%d %%d %%d\\n", summary.requests, summary.duration,
    e.connect + e.read + e.write + e.timeout + e.status, latency:percentile(50), latency:percentile(99)))
end
"""


def lua_text(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def wrk(port, targets, connections, seconds, directory):
    """Asks for so many seconds: requests per second, p50 and p99 in ms, failed requests."""
    script = os.path.join(directory, "targets.lua")
    with open(script, "w", encoding="utf-8") as file:
        file.write(SCRIPT % ",\n".join(map(lua_text, targets)))
    command = ["wrk", f"-t{min(2, connections)}", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s", "-s", script,
               f"http://127.0.0.1:{port}"]
    said = subprocess.run(command, capture_output=True, text=True, timeout=seconds + 60, check=True).stdout
    requests, duration, failed, p50, p99 = map(int, re.search(r"RESULT (.*)", said)[1].split())
    return {"rate": requests / duration * 1e6, "p50": p50 / 1000, "p99": p99 / 1000, "failed": failed}


def beginnings(queries):
    """What somebody who types the last words of queries has typed so far: two to five letters."""
    words = [re.findall(r"[^\W\d_]{5,}", query) for query in queries]
    return [found[-1][:2 + i % 4] for i, found in enumerate(words) if found]


def engine_rate(bench, options):
    """Queries a second of the engine alone, two threads."""
    command = [bench, "latency", "-d", options.db, "--threads", "2", "--rounds", str(options.rounds), "--json"]
    for path in options.queries:
        command += ["--queries", path]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)["qps"]


def start_nginx(directory, size):
    """nginx in the foreground with a file of this size: process and port."""
    port = 20000 + os.getpid() % 20000
    with open(os.path.join(directory, "answer.json"), "w", encoding="ascii") as file:
        file.write("x" * size)
    configuration = os.path.join(directory, "nginx.conf")
    with open(configuration, "w", encoding="utf-8") as file:
        file.write(f"""daemon off; worker_processes 2; pid {directory}/nginx.pid; error_log {directory}/error.log;
events {{ worker_connections 1024; }}
http {{ access_log off; sendfile on; keepalive_requests 1000000;
  client_body_temp_path {directory}/body; proxy_temp_path {directory}/proxy; fastcgi_temp_path {directory}/fastcgi;
  uwsgi_temp_path {directory}/uwsgi; scgi_temp_path {directory}/scgi;
  server {{ listen 127.0.0.1:{port}; root {directory}; }} }}
""")
    process = subprocess.Popen(["nginx", "-e", f"{directory}/error.log", "-c", configuration, "-p", directory],
                               stderr=subprocess.DEVNULL)
    time.sleep(1)
    if process.poll() is not None:
        raise SystemExit("nginx does not start: " + open(f"{directory}/error.log", encoding="utf-8").read())
    return process, port


def mean_size(port, targets):
    """Bytes of the answers to some of these targets."""
    some = targets[::max(1, len(targets) // 50)]
    return sum(len(ask(port, where)[1]) for where in some) // len(some)


def measure_server(options, directory, rows):
    """Adds a row for each route and number of connections; the mean size of an answer to a search."""
    queries = read_queries(options.queries)
    routes = {"/api/search": [target("/api/search", q=q, limit=10) for q in queries],
              "/api/suggest": [target("/api/suggest", q=begin) for begin in beginnings(queries)],
              "/search (page)": [target("/search", q=q) for q in queries],
              "/healthz": ["/healthz"]}
    with Served(program(options.bin, "propos-serve"), options.db, f"{directory}/serve.log") as server:
        size = mean_size(server.port, routes["/api/search"])
        wrk(server.port, routes["/api/search"], 8, options.seconds, directory)  # warms up
        for route, targets in routes.items():
            bytes_each = mean_size(server.port, targets)
            for connections in CONNECTIONS:
                rows.append((route, bytes_each, connections,
                             wrk(server.port, targets, connections, options.seconds, directory)))
        print(f"Memory of the server: {server.memory('VmHWM'):.0f} MB at most.\n")
    return size


def measure_nginx(options, directory, size, rows):
    process, port = start_nginx(directory, size)
    try:
        for connections in CONNECTIONS:
            rows.append(("nginx, a static file", size, connections,
                         wrk(port, ["/answer.json"], connections, options.seconds, directory)))
    finally:
        end(process)


def print_rows(rows, engine, size):
    """The table and the ratio; whether the goal is met and nothing failed."""
    lines = [(route, length, n, f"{r['rate']:.0f}", f"{r['p50']:.2f}", f"{r['p99']:.2f}", r["failed"])
             for route, length, n, r in rows]
    print(table(("asked", "bytes", "connections", "requests/s", "p50 ms", "p99 ms", "failed"), lines))
    at_8 = {route: r["rate"] for route, _, n, r in rows if n == 8}
    mean = sum(engine) / len(engine)
    ratio = at_8["/api/search"] / mean
    print(f"\nEngine alone, two threads: {engine[0]:.0f} queries/s before, {engine[1]:.0f} after, {mean:.0f} in the mean.")
    print(f"/api/search at 8 connections / engine: {ratio:.2f} (goal: at least {GOAL}, "
          f"{'met' if ratio >= GOAL else 'not met'}).")
    print(f"At 8 connections, nginx with {size} bytes is at {at_8['nginx, a static file']:.0f}/s, "
          f"/healthz at {at_8['/healthz'] / at_8['nginx, a static file']:.2f} and /api/search at "
          f"{at_8['/api/search'] / at_8['nginx, a static file']:.2f} of that.")
    return ratio >= GOAL and all(r["failed"] == 0 for *_, r in rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--bin", default="build/release/bin", help="directory of the programs")
    parser.add_argument("-d", "--db", required=True, help="index")
    parser.add_argument("--queries", action="append", required=True, help="file, or directory of *.tsv")
    parser.add_argument("--seconds", type=int, default=5, help="of each measurement")
    parser.add_argument("--rounds", type=int, default=5, help="of all queries by the engine alone")
    options = parser.parse_args()
    bench = program(options.bin, "propos-bench")
    rows, engine = [], [engine_rate(bench, options)]
    with tempfile.TemporaryDirectory() as directory:
        os.chmod(directory, 0o755)  # nginx's workers are of another user where it is started by root
        size = measure_server(options, directory, rows)
        engine.append(engine_rate(bench, options))
        measure_nginx(options, directory, size, rows)
    sys.exit(0 if print_rows(rows, engine, size) else 1)


if __name__ == "__main__":
    main()
