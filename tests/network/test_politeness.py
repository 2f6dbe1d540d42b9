"""What politeness does away from the wire; on the wire test_faults.py looks at it."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from scrapy import Request
from scrapy.http import HtmlResponse, Response, TextResponse
from scrapy.utils.test import get_crawler

from detikcrawl.network import robots
from detikcrawl.network.politeness import PolitenessMiddleware
from detikcrawl.network.refusal import Refused
from detikcrawl.network.robots import RobotsMiddleware

PAGE = "https://news.detik.com/a"
CHALLENGE = b"<title>Just a moment...</title>"


class Engine:
    """Stands for Scrapy's: answers robots.txt with what it is given."""

    def __init__(self, answer: Response | Exception) -> None:
        self.answer = answer
        self.asked = 0

    async def download_async(self, request: Request) -> Response:
        self.asked += 1
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def robots_txt(body: bytes, status: int = 200) -> TextResponse:
    return TextResponse("https://news.detik.com/robots.txt", status=status, body=body)


def cause_of(answer: Response | Exception, url: str = PAGE, **settings: Any) -> str | None:
    """Why a page is not asked for where this is what robots.txt says."""
    crawler = get_crawler(settings_dict={"ROBOTSTXT_OBEY": True} | settings)
    crawler.engine = Engine(answer)
    middleware = RobotsMiddleware.from_crawler(crawler)
    cause = None
    try:
        asyncio.run(middleware.process_request(Request(url)))
    except Refused as refused:
        cause = refused.cause
    counted = {name: count for name, count in crawler.stats.get_stats().items() if name.startswith("politeness/refused/")}
    assert counted == ({f"politeness/refused/{cause}": 1} if cause else {})
    return cause


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_a_robots_txt_that_is_not_there_allows_everything(status: int) -> None:
    assert cause_of(robots_txt(b"User-agent: *\nDisallow: /", status)) is None


@pytest.mark.parametrize(
    "answer", [robots_txt(b"", 500), robots_txt(b"", 503), robots_txt(b"", 429), robots_txt(b"", 302), OSError()]
)
def test_one_that_cannot_be_had_means_not_now(answer: Response | Exception) -> None:
    assert cause_of(answer) == "robots_unreachable"
    assert cause_of(answer, REPLAY="data/sample") is None


@pytest.mark.parametrize(
    ("cause", "told"), [("blocked", "blocked"), ("address", "address"), ("redirect", "robots_unreachable")]
)
def test_a_cause_that_holds_for_the_host_is_told(cause: str, told: str) -> None:
    assert cause_of(Refused(cause, "")) == told


def test_no_more_than_500_kib_of_it_are_read() -> None:
    padding = b"# x\n" * (robots.MAX_BYTES // 4)
    assert cause_of(robots_txt(b"User-agent: *\n" + padding[:-100] + b"\nDisallow: /a\n")) == "robots"
    assert cause_of(robots_txt(b"User-agent: *\n" + padding + b"\nDisallow: /a\n")) is None
    # A rule that is cut in two is none.
    cut = b"User-agent: *\n" + padding[: robots.MAX_BYTES - 14 - 11] + b"\nDisallow: /abc\n"
    assert cut[: robots.MAX_BYTES].endswith(b"Disallow: ")
    assert cause_of(robots_txt(cut)) is None


def test_robots_txt_is_asked_for_again_after_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    monkeypatch.setattr(robots, "monotonic", lambda: now)
    crawler = get_crawler(settings_dict={"ROBOTSTXT_OBEY": True})
    crawler.engine = Engine(robots_txt(b""))
    middleware = RobotsMiddleware.from_crawler(crawler)

    async def ask() -> None:
        nonlocal now
        for _ in range(3):
            await middleware.process_request(Request(PAGE))
        assert crawler.engine.asked == 1
        now += robots.RULES_LAST + 1
        await middleware.process_request(Request(PAGE))
        assert crawler.engine.asked == 2

    asyncio.run(ask())


def replaying() -> PolitenessMiddleware:
    return PolitenessMiddleware.from_crawler(get_crawler(settings_dict={"REPLAY": "data/sample", "BLOCK_LIMIT": 1}))


def test_a_challenge_is_no_article_in_a_replay_either() -> None:
    middleware = replaying()
    for _ in range(3):
        with pytest.raises(Refused) as refused:
            middleware.process_response(Request(PAGE), HtmlResponse(PAGE, body=CHALLENGE))
        assert refused.value.cause == "challenge"


def test_nothing_waits_and_nothing_is_given_up_in_a_replay() -> None:
    middleware = replaying()
    for status in (403, 429, 503):
        response = HtmlResponse(PAGE, status=status, headers={"Retry-After": "3000"})
        assert middleware.process_response(Request(PAGE), response) is response
    request = Request(PAGE)
    asyncio.run(middleware.process_request(request))
    assert "download_slot" not in request.meta
