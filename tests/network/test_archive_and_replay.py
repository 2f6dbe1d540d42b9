"""A real crawl over HTTP, and the same crawl from its archive with the server gone."""

import gzip
import json
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

ROOT = Path(__file__).parents[2]

SPIDER = """
import base64, json, sys
from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess


class Newsroom(Spider):
    name = "newsroom"
    paths = ["/index", "/gzip", "/chunked", "/moved", "/missing", "/flaky", "/disallowed", "/latin", "/empty"]

    async def start(self):
        for path in self.paths:
            yield Request(self.base + path, self.parse, errback=self.failed, meta={"handle_httpstatus_list": [404]})

    def parse(self, response):
        yield {
            "url": response.url,
            "kind": type(response).__name__,
            "status": response.status,
            "headers": {name.decode(): [v.decode("latin-1") for v in vs] for name, vs in response.headers.items()},
            "body": base64.b64encode(response.body).decode(),
            "encoding": getattr(response, "encoding", None),
            "redirects": response.meta.get("redirect_urls"),
            "fetched_at": response.meta["fetched_at"].isoformat(),
            "archive_record": response.meta.get("archive_record"),
        }

    def failed(self, failure):
        yield {"url": failure.request.url, "error": type(failure.value).__name__}


settings, base, stats_file = json.loads(sys.argv[1]), sys.argv[2], sys.argv[3]
process = AsyncCrawlerProcess({
    "DOWNLOADER_MIDDLEWARES": {
        "detikcrawl.network.replay.ReplayMiddleware": 940,
        "detikcrawl.network.archive.ArchiveMiddleware": 950,
    },
    "ROBOTSTXT_OBEY": True, "COOKIES_ENABLED": False, "TELNETCONSOLE_ENABLED": False, "REMOTE_CONTROL_ENABLED": False,
    "CONCURRENT_REQUESTS": 1, "LOG_LEVEL": "INFO", **settings,
})
crawler = process.create_crawler(Newsroom)
process.crawl(crawler, base=base)
process.start()
stats = {key: value for key, value in crawler.stats.get_stats().items() if isinstance(value, int)}
open(stats_file, "w").write(json.dumps(stats))
"""


class Newsroom(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.asked.append(self.path)
        html = "text/html; charset=utf-8"
        match self.path:
            case "/robots.txt":
                self.answer(200, b"User-agent: *\nDisallow: /disallowed\n", {"Content-Type": "text/plain"})
            case "/index":
                body = "<html><p>“Berita” – hari ini</p></html>".encode()
                self.answer(200, body, {"Content-Type": html, "X-Edge": "caf\xe9"})
            case "/gzip":
                body = gzip.compress(b"<html><p>terkompresi</p></html>" * 50)
                self.answer(200, body, {"Content-Type": html, "Content-Encoding": "gzip"})
            case "/chunked":
                self.send_response(200)
                self.send_header("Content-Type", html)
                self.send_header("Transfer-Encoding", "chunked")
                self.end_headers()
                self.wfile.write(b"6\r\n<html>\r\n8\r\n<p>a</p>\r\n0\r\n\r\n")
            case "/moved":
                self.answer(301, b"", {"Location": "/index?from=moved"})
            case "/index?from=moved":
                self.answer(200, b"<html>tujuan</html>", {"Content-Type": html})
            case "/flaky":
                good = self.server.asked.count("/flaky") > 2
                self.answer(200 if good else 500, b"<html>akhirnya</html>" if good else b"maaf", {"Content-Type": html})
            case "/latin":
                self.answer(200, b"<html>caf\xe9</html>", {"Content-Type": "text/html; charset=iso-8859-1"})
            case "/empty":
                self.answer(200, b"", {})
            case _:
                self.answer(404, b"<html>tidak ada</html>", {"Content-Type": html})

    def answer(self, status, body, headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args):
        pass


@pytest.fixture
def newsroom():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Newsroom)
    server.asked = []
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield server
    if thread.is_alive():
        server.shutdown()
        thread.join()
    server.server_close()


@pytest.fixture
def crawl(tmp_path):
    (tmp_path / "crawl.py").write_text(SPIDER)

    def crawl(base, name, **settings):
        rows = tmp_path / f"{name}.jsonl"
        settings["FEEDS"] = {str(rows): {"format": "jsonlines"}}
        process = subprocess.run(
            [sys.executable, "crawl.py", json.dumps(settings), base, f"{name}.json"],
            cwd=tmp_path,
            env={"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error::DeprecationWarning:detikcrawl"},
            capture_output=True,
            text=True,
            timeout=120,
            check=True,
        )
        assert "Traceback" not in process.stderr, process.stderr
        found = {row["url"]: row for row in map(json.loads, rows.read_text().splitlines())}
        return found, json.loads((tmp_path / f"{name}.json").read_text())

    return crawl


def without(rows, *fields):
    return {url: {key: value for key, value in row.items() if key not in fields} for url, row in rows.items()}


def test_a_replay_gives_what_the_crawl_gave(newsroom, crawl, tmp_path):
    base = f"http://127.0.0.1:{newsroom.server_port}"
    live, live_stats = crawl(base, "live", ARCHIVE_ENABLED=True, ARCHIVE_DIR="archive")
    # robots.txt, three times the flaky page and both ends of the redirect.
    assert live_stats["archive/records"] == len(newsroom.asked) == 12
    assert live[base + "/disallowed"] == {"url": base + "/disallowed", "error": "IgnoreRequest"}
    assert live[base + "/gzip"]["kind"] == "HtmlResponse"
    assert live[base + "/index?from=moved"]["redirects"] == [base + "/moved"]
    assert len({json.dumps(row.get("archive_record")) for row in live.values()}) == len(live)

    newsroom.shutdown()
    newsroom.server_close()
    # Were one request to reach the downloader, it would wait there for longer than the test does.
    replayed, replay_stats = crawl(
        base, "replayed", REPLAY="archive", ARCHIVE_ENABLED=True, ARCHIVE_DIR="copy", DOWNLOAD_DELAY=1000
    )
    assert without(replayed, "archive_record") == without(live, "archive_record")
    assert replay_stats["replay/hits"] == replay_stats["archive/records"] == 10
    assert "replay/misses" not in replay_stats

    # The archive of a replay is as good as the first one, and one that writes none names the records it read.
    again, _ = crawl(base, "again", REPLAY="copy", ARCHIVE_DIR="copy", DOWNLOAD_DELAY=1000)
    assert again == replayed
    assert len(list((tmp_path / "copy" / "newsroom").iterdir())) == 1


def test_a_page_that_is_not_in_the_archive_is_not_fetched(newsroom, crawl):
    base = f"http://127.0.0.1:{newsroom.server_port}"
    crawl(base, "live", ARCHIVE_ENABLED=True, ARCHIVE_DIR="archive")
    newsroom.asked.clear()
    other = base.replace("127.0.0.1", "localhost")
    rows, stats = crawl(other, "other", REPLAY="archive", DOWNLOAD_DELAY=1000)
    assert {row.get("error") for row in rows.values()} == {"IgnoreRequest"}
    assert stats["replay/misses"] == 10  # robots.txt and the nine pages
    assert newsroom.asked == []
