"""robots.txt as RFC 9309 has it: obeyed from the first request on, and also where it names the software we are built with."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.exceptions import NotConfigured
from scrapy.http.request import NO_CALLBACK
from scrapy.utils.misc import build_from_crawler, load_object

from detikcrawl.network.refusal import FOR_ALL_OF_A_HOST, Refused, refuse

if TYPE_CHECKING:
    from typing import Self

    from scrapy.crawler import Crawler
    from scrapy.robotstxt import RobotParser

logger = logging.getLogger(__name__)

TOKENS = ("detikcrawl", "Scrapy")
"""Names under which a robots.txt may speak of us. The stricter answer wins."""

MAX_BYTES = 500 * 1024
"""So much of a robots.txt is read; the RFC asks for no more."""

RULES_LAST = 24 * 3600.0
"""Seconds after which robots.txt is asked for again."""

UNREACHABLE_LASTS = 900.0
"""The same for one that could not be had."""


def is_robots_txt(url: str) -> bool:
    """Whether a URL is that of a robots.txt."""
    return urlsplit(url).path == "/robots.txt"


@dataclass(frozen=True, slots=True)
class _Rules:
    """What a host's robots.txt says; without a parser everything is allowed, with a cause nothing is."""

    parser: RobotParser | None = None
    cause: str | None = None


class RobotsMiddleware:
    """Takes the place of Scrapy's, of which three things are not so.

    * Scrapy 2.19 lets requests pass that wait for the same robots.txt: all of them await one Deferred, which the first waiter
      empties. Here they await one task, which answers all of them.
    * What cannot be had (no answer, 5xx, 429, a redirect away from the site, each after its retries) means "not now" here:
      requests to that host are refused with the cause `robots_unreachable`, or with the cause of robots.txt where it holds for
      the whole host. 4xx means that there are no rules, 401 and 403 too, as the RFC says.
    * Two names are looked up, and what is forbidden to one of them is forbidden (cause `robots`).

    Sends the signal `robots_parsed`. Counts `politeness/refused/<cause>`, `robotstxt/forbidden`, `robotstxt/unreachable`
    (hosts) and Scrapy's `robotstxt/request_count`, `robotstxt/response_status_count/<status>`. In a replay a robots.txt that
    is not in the archive allows everything: nobody is asked.
    """

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        self._crawler = crawler
        self._stats = crawler.stats
        self._replayed = bool(crawler.settings.get("REPLAY"))
        self._parser_class: type[RobotParser] = load_object(crawler.settings["ROBOTSTXT_PARSER"])
        self._asked: dict[str, asyncio.Task[_Rules]] = {}
        self._ask_again: dict[str, float] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """NotConfigured where ROBOTSTXT_OBEY is off."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Refuse what the rules forbid to any of our names, and what may be forbidden."""
        if request.meta.get("dont_obey_robotstxt"):  # robots.txt itself
            return
        rules = await self._rules(request)
        if rules.cause:
            raise refuse(self._stats, "politeness", rules.cause, f"robots.txt cannot be had: {request.url}")
        if rules.parser and not all(rules.parser.allowed(request.url, token) for token in TOKENS):
            self._stats.inc_value("robotstxt/forbidden")
            raise refuse(self._stats, "politeness", "robots", f"forbidden by robots.txt: {request.url}")

    def forbids(self, url: str) -> bool:
        """Whether rules that are known already forbid a URL: for what a rendered page wants to load. No host is asked."""
        asked = self._asked.get(urlsplit(url).netloc)
        parser = asked.result().parser if asked is not None and asked.done() and not asked.cancelled() else None
        return parser is not None and not all(parser.allowed(url, token) for token in TOKENS)

    async def _rules(self, request: Request) -> _Rules:
        host = urlsplit(request.url).netloc
        if host not in self._asked or monotonic() >= self._ask_again.get(host, float("inf")):
            self._ask_again.pop(host, None)
            self._asked[host] = asyncio.ensure_future(self._ask(urlsplit(request.url).scheme, host, request))
        return await asyncio.shield(self._asked[host])

    async def _ask(self, scheme: str, host: str, request: Request) -> _Rules:
        asked = Request(
            f"{scheme}://{host}/robots.txt", callback=NO_CALLBACK, priority=1000, meta={"dont_obey_robotstxt": True}
        )
        rules, lasts = _Rules(), RULES_LAST
        self._stats.inc_value("robotstxt/request_count")
        try:
            response = await self._crawler.engine.download_async(asked)
        except Exception as error:  # noqa: BLE001 - whatever it is, there is no robots.txt
            if not self._replayed:
                cause = error.cause if isinstance(error, Refused) else None
                rules = self._unreachable(host, cause, str(error) or type(error).__name__)
                lasts = UNREACHABLE_LASTS
        else:
            self._stats.inc_value(f"robotstxt/response_status_count/{response.status}")
            if 200 <= response.status < 300:
                rules = _Rules(build_from_crawler(self._parser_class, self._crawler, _whole_lines(response.body)))
                await self._crawler.signals.send_catch_log_async(
                    signal=signals.robots_parsed, robotparser=rules.parser, request=request
                )
            elif (not 400 <= response.status < 500 or response.status == 429) and not self._replayed:
                rules = self._unreachable(host, None, f"status {response.status}")
                lasts = UNREACHABLE_LASTS
        self._ask_again[host] = monotonic() + lasts
        return rules

    def _unreachable(self, host: str, cause: str | None, why: str) -> _Rules:
        self._stats.inc_value("robotstxt/unreachable")
        logger.error("robots.txt of %s cannot be had, so %s is not asked for anything now: %s", host, host, why)
        return _Rules(cause=cause if cause in FOR_ALL_OF_A_HOST else "robots_unreachable")


def _whole_lines(body: bytes) -> bytes:
    """As much as is read; a rule that is cut in two could forbid less, or more, than it says."""
    if len(body) <= MAX_BYTES:
        return body
    return body[:MAX_BYTES].rpartition(b"\n")[0]
