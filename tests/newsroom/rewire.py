"""RewiredHandler: leads Scrapy's requests for the site to the newsroom on loopback, and nowhere else.

Set DOWNLOAD_HANDLERS to HANDLERS, NEWSROOM_ORIGIN to the origin of a NewsroomServer and GUARD_ALLOW_LOOPBACK_FOR_TESTS to
its host:port; `command_line(origin)` is that for `scrapy crawl`.
Product code runs unchanged: it sees its own addresses in requests, responses and redirects. Handlers of the signals
headers_received and bytes_received see the request as it went over the wire.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

HANDLERS = dict.fromkeys(("http", "https"), "tests.newsroom.rewire.RewiredHandler")
_ORIGIN = re.compile(r"http://127\.0\.0\.1:\d+")


def command_line(origin: str) -> list[str]:
    """Arguments that lead a `scrapy` command, run in the project's root, to the newsroom at this origin."""
    settings = {
        "DOWNLOAD_HANDLERS": json.dumps(HANDLERS),
        "NEWSROOM_ORIGIN": origin,
        "GUARD_ALLOW_LOOPBACK_FOR_TESTS": origin.removeprefix("http://"),
    }
    return [word for name, value in settings.items() for word in ("-s", f"{name}={value}")]


class RewiredHandler(HTTP11DownloadHandler):
    """Sends `scheme://host/path?query` to `NEWSROOM_ORIGIN/scheme/host/path?query`.

    Raises ValueError where NEWSROOM_ORIGIN is not a port of 127.0.0.1, or a request is not http or https.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._origin: str = crawler.settings.get("NEWSROOM_ORIGIN") or ""
        if not _ORIGIN.fullmatch(self._origin):
            raise ValueError(f"NEWSROOM_ORIGIN must be http://127.0.0.1:PORT, not {self._origin!r}")

    async def download_request(self, request: Request) -> Response:
        """Fetches from the newsroom; the response bears the address that was asked for."""
        scheme, separator, rest = request.url.partition("://")
        if not separator or scheme not in ("http", "https"):
            raise ValueError(f"The newsroom does not answer for {request.url}")
        # A proxy would be a connection to somewhere else.
        meta = {key: value for key, value in request.meta.items() if key != "proxy"}
        wired = request.replace(url=f"{self._origin}/{scheme}/{rest}", meta=meta)
        response = await super().download_request(wired)
        if "download_latency" in wired.meta:
            request.meta["download_latency"] = wired.meta["download_latency"]
        return response.replace(url=request.url)
