"""robots.txt, obeyed from the first request on, and also where it names the software we are built with."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.utils.httpobj import urlparse_cached

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.robotstxt import RobotParser

TOKENS = ("detikcrawl", "Scrapy")
"""Names under which a robots.txt may speak of us. The stricter answer wins."""


class RobotsMiddleware(RobotsTxtMiddleware):
    """Takes the place of Scrapy's.

    Scrapy 2.19 lets requests pass that wait for the same robots.txt: all of them await one Deferred, which the first waiter
    empties, and a parser of None means allowed. Here they await one task, which answers all of them.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._asked: dict[str, asyncio.Task[RobotParser | None]] = {}

    async def robot_parser(self, request: Request) -> RobotParser | None:
        """The rules of the request's host, fetched once."""
        host = urlparse_cached(request).netloc
        if host not in self._asked:
            self._asked[host] = asyncio.ensure_future(super().robot_parser(request))
        return await asyncio.shield(self._asked[host])

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        """Refuse what the rules forbid to any of our names."""
        if rp is not None and not all(rp.allowed(request.url, token) for token in TOKENS):
            self._stats.inc_value("robotstxt/forbidden")
            raise IgnoreRequest(f"forbidden by robots.txt: {request.url}")
