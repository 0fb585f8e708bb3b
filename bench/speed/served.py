"""A propos-serve that is measured: started, asked, looked at, ended by its process id. For the scripts beside it."""
import http.client
import json
import os
import signal
import subprocess
import threading
import time
import urllib.parse


class Served:
    """propos-serve on a free port of 127.0.0.1, from construction to end(). What it writes to standard error is kept in
    a file, so that a full pipe never holds it up."""

    def __init__(self, program, index, log, options=()):
        self.log = open(log, "wb")
        command = [program, "-d", index, "--listen", "127.0.0.1:0", "--access-log", "", *options]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=self.log, text=True)
        line = self.process.stdout.readline()
        if not line.startswith("http://"):
            self.end()
            raise SystemExit(f"propos-serve does not start on {index}; see {log}")
        self.port = urllib.parse.urlsplit(line.strip()).port

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()

    def is_alive(self):
        return self.process.poll() is None

    def end(self):
        """Ends it by its id, politely first; its exit status."""
        status = end(self.process)
        self.log.close()
        return status

    def memory(self, name):
        """VmRSS or VmHWM (the peak) in MB; 0 when the process is gone."""
        try:
            with open(f"/proc/{self.process.pid}/status", encoding="ascii") as lines:
                for line in lines:
                    if line.startswith(name + ":"):
                        return int(line.split()[1]) / 1024
        except OSError:
            pass
        return 0

    def forget_peak(self):
        """VmHWM begins anew at what is held now (proc(5), clear_refs)."""
        with open(f"/proc/{self.process.pid}/clear_refs", "w", encoding="ascii") as file:
            file.write("5")


def end(process):
    """Ends a process that was started here, by its id; its exit status."""
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
    return process.wait()


def program(directory, name):
    """The path of a program in a directory, or the end with a word."""
    path = os.path.join(directory, name)
    if not os.access(path, os.X_OK):
        raise SystemExit(f"{path}: not there; say with --bin where the programs are")
    return path


def read_queries(paths):
    """The queries of files, or of directories of *.tsv files, of one a line or `qid<TAB>query`."""
    files = []
    for path in paths:
        inside = sorted(n for n in os.listdir(path) if n.endswith(".tsv")) if os.path.isdir(path) else None
        files += [path] if inside is None else [os.path.join(path, name) for name in inside]
    queries = []
    for file in files:
        with open(file, encoding="utf-8") as lines:
            queries += [line.rstrip("\n").split("\t")[-1] for line in lines if line.strip()]
    return queries


def target(path, **parameters):
    """A path with parameters, as it stands in a request's first line."""
    return path + "?" + urllib.parse.urlencode(parameters)


def ask(port, where, source="127.0.0.1", timeout=30):
    """Asks once, on a connection of its own: status and body. Throws OSError, http.client.HTTPException."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout, source_address=(source, 0))
    try:
        connection.request("GET", where, headers={"Accept": "application/json", "Connection": "close"})
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


class Asked:
    """What became of many requests: their seconds, and how often which status came; "failed" for none at all."""

    def __init__(self):
        self.seconds = []
        self.statuses = {}
        self.unfinished = 0  # searches that say themselves that their time ran out
        self.lock = threading.Lock()

    def note(self, seconds, status, complete=True):
        with self.lock:
            self.seconds.append(seconds)
            self.statuses[status] = self.statuses.get(status, 0) + 1
            self.unfinished += not complete

    def failed(self):
        """How many were not answered by 200."""
        return sum(n for status, n in self.statuses.items() if status != 200)

    def as_values(self):
        """Worst and p99 in seconds; requests that failed, that were cut short, and all."""
        return self.percentile(1), self.percentile(0.99), self.failed(), self.unfinished, len(self.seconds)

    def percentile(self, share):
        """Nearest rank, in seconds; the worst for 1."""
        ordered = sorted(self.seconds)
        return ordered[max(0, -int(-share * len(ordered) // 1) - 1)] if ordered else float("nan")


def ask_regularly(port, targets, every, until, source="127.0.0.1"):
    """An honest client: a request is due every so many seconds, on a connection of its own, whether the last one was
    answered or not, and its time counts from when it was due. Ends when until() is true and all are answered."""
    asked, threads, begin, count = Asked(), [], time.monotonic(), 0

    def one(due, where):
        status, complete = "failed", True
        try:
            status, body = ask(port, where, source)
            complete = json.loads(body).get("complete", True) if status == 200 else True
        except (OSError, http.client.HTTPException, ValueError):
            status = "failed"
        asked.note(time.monotonic() - due, status, complete)

    while not until():
        due = begin + count * every
        time.sleep(max(0, due - time.monotonic()))
        threads.append(threading.Thread(target=one, args=(due, targets[count % len(targets)])))
        threads[-1].start()
        count += 1
    for thread in threads:
        thread.join()
    return asked


def table(head, rows):
    """A table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)
