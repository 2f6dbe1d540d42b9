"""FaultServer: a server of many hosts that fails in all the ways servers do, and remembers who asked for what and when."""

from __future__ import annotations

import socket
import struct
import threading
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import NamedTuple, Self

Answer = bytes | Callable[[socket.socket, threading.Event], None]
"""What is sent, or who sends it (and looks at the event to know when the server closes)."""


class Visit(NamedTuple):
    """A request; `time` is of the monotonic clock, taken when it had been read."""

    host: str
    path: str
    time: float
    user_agent: str


class FaultServer:
    """Serves while the context lasts, by host and path; the last answer of a list is repeated, what is not told is 404.

    Every connection is closed after its answer. Where a proxy would be asked, path is the whole address.
    """

    def __init__(self, address: str = "127.0.0.1") -> None:
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        self._socket = socket.socket(family, socket.SOCK_STREAM)
        self._socket.bind((address, 0))
        self._socket.listen(64)
        self.port: int = self._socket.getsockname()[1]
        self.connections = 0
        self._answers: dict[tuple[str, str], list[Answer]] = {}
        self._visits: list[Visit] = []
        self._lock = threading.Lock()
        self._closing = threading.Event()

    def answer(self, url: str, *answers: Answer) -> None:
        """What is answered to http://HOST/PATH, in turn."""
        host, _, path = url.removeprefix("http://").partition("/")
        self._answers[host, f"/{path}"] = list(answers)

    def visits(self, host: str | None = None, *, robots: bool = True) -> list[Visit]:
        """Requests so far, in order."""
        with self._lock:
            return [visit for visit in self._visits if host in (None, visit.host) and (robots or visit.path != "/robots.txt")]

    def asked(self, url: str) -> int:
        """How often http://HOST/PATH was asked for."""
        host, _, path = url.removeprefix("http://").partition("/")
        return sum((visit.host, visit.path) == (host, f"/{path}") for visit in self.visits())

    def __enter__(self) -> Self:
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._closing.set()
        # Wakes accept().
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()
        self._socket.close()

    def _accept(self) -> None:
        while not self._closing.is_set():
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            with self._lock:
                self.connections += 1
            connection.settimeout(20)
            thread = threading.Thread(target=self._serve, args=(connection,))
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            head = b""
            while b"\r\n\r\n" not in head:
                received = connection.recv(65536)
                if not received:
                    return
                head += received
            lines = head.decode("latin-1").split("\r\n")
            path = lines[0].split(" ")[1]
            headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
            host = headers.get("host", "").partition(":")[0]
            with self._lock:
                self._visits.append(Visit(host, path, time.monotonic(), headers.get("user-agent", "")))
                answers = self._answers.get((host, path)) or [page("tidak ada", 404)]
                answer = answers.pop(0) if len(answers) > 1 else answers[0]
            if isinstance(answer, bytes):
                connection.sendall(answer)
            else:
                answer(connection, self._closing)


def page(body: str | bytes = "isi", status: int = 200, **headers: str) -> bytes:
    """A whole response; names of headers with _ for -."""
    body = body.encode() if isinstance(body, str) else body
    told = {"Content_Type": "text/html; charset=utf-8", "Content_Length": str(len(body)), "Connection": "close"} | headers
    lines = [f"HTTP/1.1 {status} Status", *(f"{name.replace('_', '-')}: {value}" for name, value in told.items())]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def redirect(to: str, status: int = 302) -> bytes:
    """A redirect."""
    return page("", status, Location=to)


def rules(*lines: str) -> bytes:
    """A robots.txt."""
    return page("\n".join(lines), Content_Type="text/plain")


def torn(connection: socket.socket, closing: threading.Event) -> None:
    """A body that is cut off by a reset."""
    connection.sendall(page("isi" * 1000)[:500])
    # Closed with nothing left to linger for, a connection is reset.
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def stalled(connection: socket.socket, closing: threading.Event) -> None:
    """Half an answer, and then nothing."""
    connection.sendall(page("isi" * 1000)[:500])
    _wait_for_the_client(connection, closing)


def dripping(connection: socket.socket, closing: threading.Event) -> None:
    """An answer that goes on for ever, slowly."""
    connection.sendall(page("", Content_Length="1000000"))
    while not closing.wait(0.05):
        connection.sendall(b"x")


def pouring(connection: socket.socket, closing: threading.Event, content_type: str = "text/html") -> None:
    """An answer that goes on for ever, as fast as it can."""
    connection.sendall(f"HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\nConnection: close\r\n\r\n".encode())
    while not closing.is_set():
        connection.sendall(b"x" * 65536)


def film(connection: socket.socket, closing: threading.Event) -> None:
    """An endless video."""
    pouring(connection, closing, "video/mp4")


def gzip_bomb(megabytes: int) -> bytes:
    """So many MB of spaces, in gzip."""
    compressor = zlib.compressobj(6, zlib.DEFLATED, 31)
    piece = b" " * 1_000_000
    return b"".join([*(compressor.compress(piece) for _ in range(megabytes)), compressor.flush()])


def _wait_for_the_client(connection: socket.socket, closing: threading.Event) -> None:
    connection.settimeout(0.1)
    while not closing.is_set():
        try:
            if not connection.recv(1):
                return
        except TimeoutError:
            continue
