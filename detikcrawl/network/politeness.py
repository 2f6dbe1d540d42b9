"""Politeness: one pace for the whole site, pauses when it asks for them, and an end when it does not want us."""

from __future__ import annotations

import asyncio
import logging
import math
from datetime import UTC, datetime
from time import monotonic
from typing import TYPE_CHECKING

from scrapy import signals

from detikcrawl.network.backoff import BackOff, retry_after
from detikcrawl.network.challenge import recognise
from detikcrawl.network.refusal import Refused, refuse
from detikcrawl.network.robots import TOKENS, is_robots_txt

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Headers, Response
    from scrapy.robotstxt import RobotParser

logger = logging.getLogger(__name__)

CLOSED_AS_BLOCKED = "blocked"
"""Reason with which the spider is closed when the site is given up."""

_TOO_OFTEN = frozenset({429, 503})
_TELLING = _TOO_OFTEN | {403}
_HEARD_EVERY = 1.0
"""Seconds after which a waiting request looks whether the run has ended."""
_SHORT = 5.0
"""Seconds of delay that a request may wait in the slot's queue, where it keeps a run from ending; longer ones it waits here."""


class _CalledBack(Exception):
    """Told to a request in the slot's queue: it has to wait with the whole site."""


class PolitenessMiddleware:
    """Downloader middleware between RetryMiddleware and decompression, so that retries wait too and pages are read as text.

    All hosts of the site, and their robots.txt, share one download slot, named after the spider: DOWNLOAD_DELAY and
    CONCURRENT_REQUESTS_PER_DOMAIN, which a site may declare in `custom_settings`, are the site's.

    * Crawl-delay of robots.txt, where larger, becomes the delay. A site that wants more than CRAWL_DELAY_MAX seconds is given
      up: never faster than it asks.
    * 429 and 503 let the whole site wait: as long as Retry-After says, else BACKOFF_START seconds, doubled round by round up to
      BACKOFF_MAX. After THROTTLE_LIMIT rounds without an answer, or asked for more than RETRY_AFTER_MAX, it is given up.
    * 403, block pages and challenges are never tried again, and BLOCK_LIMIT of them in a row give the site up. A challenge is
      refused whatever its status: it is no article.

    A site given up is left alone: what waits is refused with the cause (`blocked`, `challenge`, `throttled`, `crawl_delay`) and
    the spider closed with the reason `blocked`. In a replay nothing waits and nothing is given up.

    Counts `politeness/refused/<cause>`, `politeness/forbidden` (403), `politeness/throttled` (429 and 503),
    `politeness/pauses`, `politeness/gave_up/<cause>`; sets `politeness/crawl_delay` and `politeness/paused_seconds`.
    """

    def __init__(self, crawler: Crawler) -> None:
        settings = crawler.settings
        self._crawler = crawler
        self._stats = crawler.stats
        self._site: str = crawler.spidercls.name
        self._live = not settings.get("REPLAY")
        self._longest_delay = settings.getfloat("CRAWL_DELAY_MAX")
        self._longest_wait = settings.getfloat("RETRY_AFTER_MAX")
        self._block_limit = settings.getint("BLOCK_LIMIT")
        self._backoff = BackOff(
            start=settings.getfloat("BACKOFF_START"),
            longest=settings.getfloat("BACKOFF_MAX"),
            limit=settings.getint("THROTTLE_LIMIT"),
        )
        self._refusals = 0
        self._page: str | None = None  # what the last of them was, where it could be told
        self._given_up: str | None = None
        self._closing: asyncio.Task[None] | None = None
        if self._live:
            crawler.signals.connect(self._robots_parsed, signals.robots_parsed)
            crawler.signals.connect(self._downloaded, signals.response_downloaded)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made anew for each crawl."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Into the site's slot, once the site may be asked."""
        if not self._live:
            return
        request.meta["download_slot"] = self._site
        while True:
            if self._given_up:
                raise self._refusal(self._given_up, request)
            rest = self._rest(monotonic())
            if rest <= 0:
                return
            if self._run_ends():
                raise refuse(self._stats, "politeness", "interrupted", f"the run ended before its turn: {request.url}")
            await asyncio.sleep(min(rest, _HEARD_EVERY))

    def process_response(self, request: Request, response: Response) -> Response:
        """The response, where it is what was asked for."""
        page = recognise(response.status, _lower(response.headers), response.body)
        if page:
            self._page = page
            if self._live and response.status not in _TELLING and not is_robots_txt(request.url):
                self._refused_by_site()
            raise refuse(self._stats, "politeness", page, f"the site answers with a {page} page: {request.url}")
        if response.status in _TOO_OFTEN and self._given_up:
            raise self._refusal(self._given_up, request)
        if _is_answer(response) and not is_robots_txt(request.url):
            self._refusals, self._page = 0, None
        return response

    def process_exception(self, request: Request, exception: Exception) -> Request | None:
        """The request anew, where it has been called back to wait."""
        if not isinstance(exception, _CalledBack):
            return None
        return request.replace(dont_filter=True)

    # what the site says

    def _downloaded(self, response: Response, request: Request) -> None:
        # What the status alone tells is heard here, before the slot sends what comes next.
        if response.status == 403:
            self._stats.inc_value("politeness/forbidden")
            if not is_robots_txt(request.url):
                self._refused_by_site()
        elif response.status in _TOO_OFTEN:
            self._stats.inc_value("politeness/throttled")
            self._throttled(retry_after(_lower(response.headers), datetime.now(UTC)))
        elif _is_answer(response):
            self._backoff.answered(monotonic())

    def _refused_by_site(self) -> None:
        self._refusals += 1
        if self._refusals >= self._block_limit:
            cause = self._page or "blocked"
            self._give_up(cause, f"{self._refusals} answers in a row were 403, a block page or a challenge")

    def _throttled(self, asked: float | None) -> None:
        if asked and asked > self._longest_wait:
            self._give_up("throttled", f"it asks to be left alone for {asked:.0f} s")
            return
        rounds = self._backoff.rounds
        rest = self._backoff.throttled(monotonic(), asked)
        if self._backoff.exhausted:
            self._give_up("throttled", f"429 or 503 after each of {self._backoff.rounds - 1} pauses")
            return
        if self._backoff.rounds > rounds:
            self._stats.inc_value("politeness/pauses")
            self._stats.inc_value("politeness/paused_seconds", round(rest, 1))
            logger.warning("%s is asked too often: nothing is asked of it for %.0f s", self._site, rest)
        self._empty_queue(lambda _: _CalledBack())

    def _robots_parsed(self, robotparser: RobotParser) -> None:
        wishes = [robotparser.crawl_delay(token) for token in TOKENS]
        wish = max((wish for wish in wishes if wish is not None and not math.isnan(wish)), default=0.0)
        if wish > self._longest_delay:
            self._give_up("crawl_delay", f"its robots.txt asks for {wish:g} s between two requests")
            return
        downloader = self._crawler.engine.downloader
        slot = downloader.slots.get(self._site)  # there, as robots.txt has just come through it
        if slot and wish > slot.delay:
            slot.delay, slot.jitter = wish, 0.0
            # And for the next one: a slot that is idle for a minute is thrown away.
            declared = downloader.per_slot_settings.get(self._site, {})
            downloader.per_slot_settings[self._site] = {**declared, "delay": wish, "jitter": 0}
            self._stats.set_value("politeness/crawl_delay", wish)
            logger.info("%s: %g s between two requests, as its robots.txt asks", self._site, wish)

    # what follows from it

    def _rest(self, now: float) -> float:
        rest = self._backoff.rest(now)
        slot = self._crawler.engine.downloader.slots.get(self._site)
        if slot and slot.delay > _SHORT:
            rest = max(rest, slot.lastseen + slot.delay - now)
        return rest

    def _empty_queue(self, answer: Callable[[Request], Exception]) -> None:
        """Answer what waits in the slot's queue, which would be sent otherwise."""
        if slot := self._crawler.engine.downloader.slots.get(self._site):
            while slot.queue:
                request, waiting = slot.queue.popleft()
                waiting.errback(answer(request))

    def _give_up(self, cause: str, why: str) -> None:
        if self._given_up:
            return
        self._given_up = cause
        self._stats.inc_value(f"politeness/gave_up/{cause}")
        logger.error("%s is left alone (%s): %s", self._site, cause, why)
        self._empty_queue(lambda request: self._refusal(cause, request))
        # As a task: closing waits for the requests under way, and this one is among them.
        self._closing = asyncio.ensure_future(self._crawler.engine.close_spider_async(reason=CLOSED_AS_BLOCKED))

    def _refusal(self, cause: str, request: Request) -> Refused:
        return refuse(self._stats, "politeness", cause, f"the site was given up ({cause}): {request.url}")

    def _run_ends(self) -> bool:
        slot = self._crawler.engine._slot
        return slot is None or slot.closing is not None


def _is_answer(response: Response) -> bool:
    return response.status < 400 or response.status in (404, 410)


def _lower(headers: Headers) -> dict[bytes, bytes]:
    return {name.lower(): values[-1] for name, values in headers.items() if values}
