"""NewsroomServer: a newsroom behind HTTP on 127.0.0.1.

The address `scheme://host/path?query` is served as `/scheme/host/path?query`, the query untouched; `/__log__` gives the
requests so far, one JSON object a line. As a program it serves the sample, a big newsroom or a pickled one, and prints
its origin:

    python -m tests.newsroom.server [--big STORIES --seed N --days N | --pickle FILE] [--port N]
"""

from __future__ import annotations

import argparse
import gzip
import json
import pickle
import signal
import socket
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.newsroom.sample import big_newsroom, sample_newsroom
from tests.newsroom.site import HANG, Newsroom

LOG_PATH = "/__log__"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        if self.path == LOG_PATH:
            lines = "".join(json.dumps(visit.as_dict()) + "\n" for visit in self.server.newsroom.log)
            self._send(200, {"Content-Type": "application/x-ndjson"}, lines.encode())
            return
        scheme, _, rest = self.path.removeprefix("/").partition("/")
        host, slash, path = rest.partition("/")
        url = f"{scheme}://{host}{slash or '/'}{path}"
        reply = self.server.newsroom.respond(url, self.headers.get("User-Agent"), self.headers.get("If-None-Match"))
        if reply.delay:
            self.server.closing.wait(None if reply.delay == HANG else reply.delay)
        if reply.delay == HANG:
            self.close_connection = True
            return
        self._send(reply.status, reply.headers, reply.body)

    def _send(self, status: int, headers: dict[str, str], body: bytes) -> None:
        headers = dict(headers)
        if body and "Content-Encoding" not in headers and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, 5, mtime=0)
            headers["Content-Encoding"] = "gzip"
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing on stderr: the newsroom keeps the log."""


class _Server(ThreadingHTTPServer):
    daemon_threads = False
    request_queue_size = 128

    def __init__(self, newsroom: Newsroom, port: int) -> None:
        self.newsroom = newsroom
        self.closing = threading.Event()
        self._open: set[socket.socket] = set()
        super().__init__(("127.0.0.1", port), _Handler)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        self._open.add(request)
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._open.discard(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is no error of ours."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    def hang_up(self) -> None:
        """Ends the waiting of all threads, so that they can be joined."""
        self.closing.set()
        for connection in list(self._open):
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue  # It has been closed already.


class NewsroomServer:
    """Serves the newsroom while the context lasts; `origin` is where, such as "http://127.0.0.1:40123"."""

    def __init__(self, newsroom: Newsroom, port: int = 0) -> None:
        """Port 0 takes a free one."""
        self.newsroom = newsroom
        self._port = port

    def __enter__(self) -> Self:
        self._server = _Server(self.newsroom, self._port)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05})
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.hang_up()
        self._server.server_close()

    @property
    def origin(self) -> str:
        """Where the server is."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def address(self, url: str) -> str:
        """Where the server answers for this address of the site."""
        scheme, _, rest = url.partition("://")
        return f"{self.origin}/{scheme}/{rest}"


def main() -> None:
    """Serves until SIGTERM or SIGINT."""
    parser = argparse.ArgumentParser(description="Serve an invented newsroom on 127.0.0.1.")
    parser.add_argument("--big", type=int, metavar="STORIES", help="a big newsroom in place of the sample")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--days", type=int, default=3)
    parser.add_argument("--pickle", type=Path, metavar="FILE", help="a pickled Newsroom of your own making")
    parser.add_argument("--port", type=int, default=0)
    options = parser.parse_args()
    if options.pickle:
        newsroom = pickle.loads(options.pickle.read_bytes())
    elif options.big:
        newsroom = big_newsroom(stories=options.big, days=options.days, seed=options.seed)
    else:
        newsroom = sample_newsroom()
    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    with NewsroomServer(newsroom, options.port) as server:
        print(server.origin, flush=True)
        stop.wait()


if __name__ == "__main__":
    main()
