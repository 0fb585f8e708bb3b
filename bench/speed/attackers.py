"""Connections that behave badly, all driven by one thread: what each sends and when, and what became of it."""
import errno
import re
import select
import socket
import time

STATUS = re.compile(rb"HTTP/1\.[01] (\d{3}) ")
STATUS_BYTES = 13
STILL_GOING = {errno.EAGAIN, errno.EINPROGRESS, errno.EWOULDBLOCK, errno.ENOTCONN}


class Attacker:
    """One connection. `script` yields (bytes to send, seconds to wait behind them); bytes go as fast as the server takes
    them. With `reads` False the answer is left where it is; with `in_turn` each piece waits for the answer to the last."""

    def __init__(self, script, source="127.0.0.2", reads=True, in_turn=False):
        self.script, self.source, self.reads, self.in_turn = iter(script), source, reads, in_turn
        self.statuses = []  # of all answers
        self.received = 0   # bytes
        self.begin = b""    # of what was received
        self.opened = self.last = self.closed = None  # when; last: when a byte went or came for the last time
        self.wanted = 0     # events that are waited for
        self._due, self._waiting, self._tail, self._pieces = 0, b"", b"", 0

    def open(self, port):
        self.socket = socket.socket()
        if not self.reads:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self.socket.setblocking(False)
        self.socket.setsockopt(socket.SOL_IP, 24, 1)  # IP_BIND_ADDRESS_NO_PORT: many connections need few ports
        self.socket.bind((self.source, 0))
        self.opened = self.last = time.monotonic()
        self.socket.connect_ex(("127.0.0.1", port))

    def wants(self, now):
        """Takes what is due from the script; the events to wait for."""
        is_turn = not self.in_turn or len(self.statuses) >= self._pieces
        if not self._waiting and self.script and now >= self._due and is_turn:
            self._pieces += 1
            self._waiting, wait = next(self.script, (b"", 0))
            self._due = now + wait
            if not self._waiting:
                self.script = None
        return (select.EPOLLIN if self.reads else 0) | (select.EPOLLOUT if self._waiting else 0)

    def send(self, now):
        try:
            self._waiting = self._waiting[self.socket.send(self._waiting):]
            self.last = now
        except OSError as error:
            if error.errno not in STILL_GOING:  # what was answered before is still there to be read
                self._waiting, self.script = b"", None

    def read(self, now):
        """Counts the answers by their first lines."""
        try:
            data = self.socket.recv(1 << 16)
        except OSError as error:
            if error.errno not in STILL_GOING:
                self.close(now)
            return
        if not data:
            return self.close(now)
        self.received += len(data)
        self.last = now
        self.begin += data[:max(0, 2000 - len(self.begin))]
        text, seen = self._tail + data, 0
        for match in STATUS.finditer(text):
            self.statuses.append(int(match[1]))
            seen = match.end()
        self._tail = text[max(seen, len(text) - STATUS_BYTES + 1):]

    def close(self, now):
        self.closed = now
        self.socket.close()


def attack(attackers, port, seconds):
    """Runs until the server has closed all connections, or so many seconds; those that are left are closed then."""
    poll, going = select.epoll(), {}
    for attacker in attackers:
        attacker.open(port)
        going[attacker.socket.fileno()] = attacker
        poll.register(attacker.socket, 0)
    end = time.monotonic() + seconds
    while going and (now := time.monotonic()) < end:
        for number, attacker in going.items():
            if (wanted := attacker.wants(now)) != attacker.wanted:
                attacker.wanted = wanted
                poll.modify(number, wanted)
        for number, events in poll.poll(0.02):
            attacker = going[number]
            if events & select.EPOLLOUT:
                attacker.send(now)
            if events & (select.EPOLLIN | select.EPOLLHUP | select.EPOLLERR):
                attacker.read(time.monotonic())
            if attacker.closed:
                del going[number]
    poll.close()
    for attacker in going.values():
        attacker.socket.close()
