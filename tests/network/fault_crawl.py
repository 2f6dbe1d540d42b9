"""A crawl with the project's settings, in a process of its own, of a site made of FaultServers.

`crawl(...)` is for tests; `python -m tests.network.fault_crawl` reads the job from stdin as JSON and prints what happened.
Names are resolved as the job says, by the project's resolver; port 80 of every name is the server's port.
"""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scrapy import Request, Spider
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import CrawlerProcess
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from scrapy.utils.project import get_project_settings
from twisted.python.failure import Failure

ROOT = Path(__file__).parents[2]
DOMAIN = "situs.example"
LONG = 120
"""Seconds after which a crawl is taken for one that never ends."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A crawl that has ended."""

    got: dict[str, str]
    """Bodies of the pages that reached the spider, by the URL asked for."""
    failed: dict[str, str]
    """Causes, by the URL asked for."""
    stats: dict[str, Any]
    peak: int
    """Highest memory of the process, in MB."""
    log: str


def start(
    urls: Iterable[str],
    port: int,
    names: Mapping[str, str | list[str]],
    *,
    private: Iterable[str] = (),
    environment: Mapping[str, str] | None = None,
    **settings: object,
) -> subprocess.Popen[str]:
    """Start a crawl of these URLs; `names` says where names lead (a list: one after the other), all but `private` permitted."""
    permitted = [f"{name}:80" for name in names if name not in set(private)]
    settings = {
        "DOWNLOAD_DELAY": 0,
        "FAULT_PORT": port,
        "GUARD_ALLOW_LOOPBACK_FOR_TESTS": permitted,
        "DNSCACHE_ENABLED": False,
    } | settings
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.network.fault_crawl"],
        cwd=ROOT,
        env={**os.environ, "no_proxy": "", "http_proxy": ""} | dict(environment or {}),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    process.stdin.write(json.dumps({"urls": list(urls), "names": names, "settings": settings}))
    process.stdin.close()
    process.stdin = None
    return process


def end(process: subprocess.Popen[str]) -> Ended:
    """Wait for its end."""
    with process:
        try:
            output, log = process.communicate(timeout=LONG)
        finally:
            process.kill()
    assert process.returncode == 0, log
    assert "Traceback" not in log, log
    assert "Deprecat" not in log, log
    return Ended(**json.loads(output), log=log)


def crawl(urls: Iterable[str], port: int, names: Mapping[str, str | list[str]], **options: Any) -> Ended:
    """A whole crawl; see `start`."""
    return end(start(urls, port, names, **options))


class PortHandler(HTTP11DownloadHandler):
    """Finds port 80 at the server's port; everything else, proxies too, is as it says."""

    async def download_request(self, request: Request) -> Response:
        scheme, _, rest = request.url.partition("://")
        netloc, slash, path = rest.partition("/")
        if ":" in netloc or request.meta.get("proxy"):
            return await super().download_request(request)
        port = self._crawler.settings.getint("FAULT_PORT")
        wired = request.replace(url=f"{scheme}://{netloc}:{port}{slash}{path}")
        return (await super().download_request(wired)).replace(url=request.url)


class Faults(Spider):
    """Asks for everything once."""

    name = "faults"
    allowed_domains = [DOMAIN]
    urls: list[str]
    got: dict[str, str] = {}
    failed: dict[str, str] = {}

    async def start(self) -> AsyncIterator[Request]:
        for url in self.urls:
            yield Request(url, self.parse, errback=self.not_had, cb_kwargs={"asked": url})

    def parse(self, response: Response, asked: str) -> None:
        self.got[asked] = response.body[:1000].decode("latin-1")

    def not_had(self, failure: Failure) -> None:
        error = failure.value
        cause = f"http_{error.response.status}" if isinstance(error, HttpError) else type(error).__name__
        self.failed[failure.request.cb_kwargs["asked"]] = getattr(error, "cause", cause)


def main() -> None:
    """Run the job."""
    job = json.load(sys.stdin)
    leads_to = {name: [to] if isinstance(to, str) else to for name, to in job["names"].items()}

    def look_up(name: str) -> str:
        if name not in leads_to:
            # No test asks a real name server.
            return socket.inet_ntoa(socket.inet_aton(name))
        return leads_to[name].pop(0) if len(leads_to[name]) > 1 else leads_to[name][0]

    socket.gethostbyname = look_up
    settings = get_project_settings()
    settings.setdict(
        {
            "DOWNLOAD_HANDLERS": dict.fromkeys(("http", "https"), PortHandler),
            "SPIDER_MODULES": [],
            "EXTENSIONS": {},
            "ITEM_PIPELINES": {},
            "SPIDER_MIDDLEWARES": {},
        }
        | job["settings"],
        priority="cmdline",
    )
    process = CrawlerProcess(settings)
    crawler = process.create_crawler(Faults)
    process.crawl(crawler, urls=job["urls"])
    process.start()
    # Not getrusage: its peak begins with that of the process that started this one.
    status = Path("/proc/self/status")
    high_water = re.search(r"VmHWM:\s+(\d+) kB", status.read_text()) if status.exists() else None
    peak = int(high_water.group(1)) // 1024 if high_water else 0
    print(
        json.dumps({"got": Faults.got, "failed": Faults.failed, "stats": crawler.stats.get_stats(), "peak": peak}, default=str)
    )


if __name__ == "__main__":
    main()
