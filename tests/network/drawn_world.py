"""The Etalase: a site on loopback whose pages are drawn by its script, and the handler that leads Scrapy and browser to it.

Scrapy is led to it as to a newsroom (tests/newsroom/rewire.py), the browser by the gate, over TLS. What asks, is known.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
import random
import socket
import ssl
import tempfile
import threading
from collections.abc import Iterable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self
from urllib.parse import parse_qs, urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from detikcrawl.network.gate import Gate
from detikcrawl.network.perimeter import Perimeter
from detikcrawl.network.rendering import BrowserHandler
from tests.newsroom.rewire import RewiredHandler
from tests.newsroom.words import open_desk

HOST = "www.etalase.example"
SITE = f"https://{HOST}"
CARDS_PER_PAGE = 10
ROBOTS = "User-agent: *\nDisallow: /tertutup/\n"

APP = """
const app = document.getElementById("app");
const nanti = lama => new Promise(lanjut => setTimeout(lanjut, lama));
async function gambar() {
  if (location.pathname === "/indeks") {
    for (const kartu of await (await fetch("/api/daftar" + location.search)).json()) {
      app.insertAdjacentHTML("beforeend", kartu);
      await nanti(10);  // One after the other, as slow machines draw.
    }
    return;
  }
  const isi = await (await fetch("/api" + location.pathname + location.search)).json();
  for (const bagian of isi) { app.insertAdjacentHTML("beforeend", bagian); await nanti(10); }
}
gambar();
"""


class Visit(NamedTuple):
    """A request; `by` is "scrapy" or "browser"."""

    by: str
    path: str
    user_agent: str


@dataclass(slots=True)
class Article:
    """An article of the Etalase: what it says, and how it is served."""

    number: int
    pages: list[list[str]]
    title: str
    drawn: bool = True
    script: str = ""
    """What else runs on its page, before the app."""
    app: bool = True
    status: int = 200
    head: str = ""
    location: str | None = None
    answers: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    """What its script is told first, in turn, in place of the article."""

    @property
    def path(self) -> str:
        return f"/berita/{self.number}/kabar"

    @property
    def url(self) -> str:
        return SITE + self.path

    @property
    def id(self) -> str:
        return str(self.number)

    @property
    def text(self) -> str:
        return "\n\n".join(paragraph for page in self.pages for paragraph in page)


def write(number: int, pages: int = 1, **how: Any) -> Article:
    """An invented article."""
    desk = open_desk(random.Random(number), "news", "Senin (16/11/2026)")
    return Article(number, [[desk.paragraph() for _ in range(3)] for _ in range(pages)], desk.title(), **how)


@dataclass
class Etalase:
    """What the site answers, and who asked; serves while the context lasts."""

    articles: Iterable[Article] = ()
    visits: list[Visit] = field(default_factory=list)
    extra: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    """Further addresses, by path with query."""

    def __post_init__(self) -> None:
        self._articles = {article.path: article for article in self.articles}
        self._lock = threading.Lock()

    def asked(self, by: str) -> list[str]:
        """Paths that were asked for, in order."""
        with self._lock:
            return [visit.path for visit in self.visits if visit.by == by]

    def respond(self, by: str, target: str, user_agent: str) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body for a path with its query."""
        with self._lock:
            self.visits.append(Visit(by, target, user_agent))
        if target in self.extra:
            return self.extra[target]
        parts = urlsplit(target)
        number = int(parse_qs(parts.query).get("page", ["1"])[0])
        article = self._articles.get(parts.path.removeprefix("/api"))
        if parts.path == "/robots.txt":
            return _reply(ROBOTS, "text/plain")
        if parts.path == "/app.js":
            return _reply(APP, "text/javascript; charset=utf-8")
        if parts.path == "/indeks":
            return _reply(_document("", '<div id="app"></div><script src="/app.js"></script>'))
        if parts.path in ("/daftar", "/api/daftar"):
            cards = [_card(article) for article in self._listed(number)]
            if parts.path == "/daftar":
                return _reply(_document("", "".join(cards)))
            return _reply(json.dumps(cards or ["<p>Tidak ada berita.</p>"]), "application/json")
        if article is None or number > len(article.pages):
            return _reply("tidak ada", status=404)
        if parts.path.startswith("/api/"):
            if article.answers:
                return *article.answers.pop(0), b"[]"
            return _reply(json.dumps(_drawn(article, number)), "application/json")
        if article.location:
            return 302, {"Location": article.location}, b""
        whole = "" if article.drawn else "".join(_drawn(article, number))
        app = '<script src="/app.js"></script>' if article.app and article.drawn else ""
        body = f'<div id="app">{whole}</div><script>{article.script}</script>{app}'
        return _reply(_document(article.head, body), status=article.status)

    def _listed(self, page: int) -> list[Article]:
        articles = list(self._articles.values())
        return articles[(page - 1) * CARDS_PER_PAGE : page * CARDS_PER_PAGE]

    def __enter__(self) -> Self:
        self._open = ExitStack()
        folder = Path(self._open.enter_context(tempfile.TemporaryDirectory()))
        self.key_hash, certificate = _certificate(folder)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        self._servers = [_Server(self, "scrapy"), _Server(self, "browser", context)]
        for server in self._servers:
            thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
            thread.start()
            self._open.callback(thread.join)
            self._open.callback(server.server_close)
            self._open.callback(server.shutdown)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._open.close()

    @property
    def origin(self) -> str:
        """Where Scrapy is led, as by NewsroomServer."""
        return f"http://127.0.0.1:{self._servers[0].server_port}"

    @property
    def settings(self) -> dict[str, str]:
        """Settings that lead Scrapy and browser here, besides those of tests/newsroom/rewire.py."""
        handlers = {"http": "tests.newsroom.rewire.RewiredHandler", "https": "tests.network.drawn_world.LedBrowser"}
        return {
            "DOWNLOAD_HANDLERS": json.dumps(handlers),
            "NEWSROOM_ORIGIN": self.origin,
            "GUARD_ALLOW_LOOPBACK_FOR_TESTS": self.origin.removeprefix("http://"),
            "DRAWN_PORT": str(self._servers[1].server_port),
            "DRAWN_KEY_HASH": self.key_hash,
            "BROWSER_SANDBOX": "False",  # which containers may forbid
        }


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, etalase: Etalase, by: str, context: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.etalase, self.by, self.context = etalase, by, context

    def finish_request(self, request: Any, client_address: Any) -> None:
        # In the thread of the connection, so that a slow handshake keeps nobody waiting.
        if self.context is None:
            super().finish_request(request, client_address)
            return
        with suppress(OSError), self.context.wrap_socket(request, server_side=True) as secured:
            super().finish_request(secured, client_address)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Browsers go as they please."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 60
    server: _Server

    def do_GET(self) -> None:
        target = self.path
        if self.server.by == "scrapy":
            target = "/" + target.split("/", 3)[3]  # /scheme/host/path
        status, headers, body = self.server.etalase.respond(self.server.by, target, self.headers.get("User-Agent", ""))
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(body)

    def do_POST(self) -> None:
        self.do_GET()

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing on stderr."""


class LedGate(Gate):
    """A gate behind which all names of the site are the Etalase."""

    port = 0

    async def connect(self, host: str, port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        return await asyncio.open_connection("127.0.0.1", self.port)


class LedBrowser(BrowserHandler, RewiredHandler):
    """The browser that trusts the Etalase's certificate; what is no rendering goes as RewiredHandler sends it."""

    def make_gate(self, perimeter: Perimeter) -> Gate:
        settings = self._crawler.settings
        trusted = f"--ignore-certificate-errors-spki-list={settings['DRAWN_KEY_HASH']}"
        self.config.launch_options["args"] = [*self.config.launch_options["args"], trusted]
        gate = LedGate(perimeter, self.stats)
        gate.port = settings.getint("DRAWN_PORT")
        self.stuck_after = settings.getfloat("DRAWN_STUCK_AFTER", self.stuck_after)
        return gate


class Listeners:
    """What must not be reached: TCP on both loopbacks, on one port, and UDP, while the context lasts."""

    def __enter__(self) -> Self:
        self._sockets = [socket.create_server(("127.0.0.1", 0))]
        self.port: int = self._sockets[0].getsockname()[1]
        with suppress(OSError):  # no IPv6, or somebody has the port
            self._sockets.append(socket.create_server(("::1", self.port), family=socket.AF_INET6))
        datagrams = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        datagrams.bind(("127.0.0.1", self.port))
        self._sockets.append(datagrams)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for each in self._sockets:
            each.close()

    def reached(self) -> list[str]:
        """What came in so far."""
        found = []
        for each in self._sockets:
            each.setblocking(False)
            with suppress(BlockingIOError):
                if each.type == socket.SOCK_DGRAM:
                    found.append(f"UDP {each.recv(100)!r}")
                else:
                    each.accept()[0].close()
                    found.append(f"TCP {each.getsockname()}")
        return found


def _reply(text: str, content_type: str = "text/html; charset=utf-8", status: int = 200) -> tuple[int, dict[str, str], bytes]:
    return status, {"Content-Type": content_type}, text.encode()


def _document(head: str, body: str) -> str:
    return f'<!DOCTYPE html><html lang="id"><head>{head}</head><body><nav>Etalase</nav>{body}</body></html>'


def _card(article: Article) -> str:
    return f'<div class="kartu"><a href="{article.path}">{escape(article.title)}</a></div>'


def _drawn(article: Article, number: int) -> list[str]:
    paragraphs = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in article.pages[number - 1])
    parts = [
        f"<h1>{escape(article.title)}</h1><time datetime='2026-11-16T09:00:00+07:00'>Senin</time>",
        f'<div class="isi">{paragraphs}</div>',
    ]
    if len(article.pages) > 1:
        links = "".join(f'<a href="?page={page}">{page}</a>' for page in range(1, len(article.pages) + 1))
        parts.append(f'<div class="halaman">{links}</div>')
    return parts


def _certificate(folder: Path) -> tuple[str, Path]:
    """The hash of the key, as Chromium is told whom to trust, and the file with key and certificate."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    told = key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    file = folder / "etalase.pem"
    private = serialization.PrivateFormat.PKCS8
    secret = key.private_bytes(serialization.Encoding.PEM, private, serialization.NoEncryption())
    file.write_bytes(secret + certificate.public_bytes(serialization.Encoding.PEM))
    return base64.b64encode(hashlib.sha256(told).digest()).decode(), file
