"""A site's sources through NewsSite: which addresses are asked for, which articles follow, and what is remembered."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any, ClassVar

import pytest
from scrapy import Request
from scrapy.http import HtmlResponse, Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from detikcrawl.article import Kind
from detikcrawl.discovery.dated_index import DatedIndex
from detikcrawl.discovery.feed import Feed
from detikcrawl.discovery.links import ArticleLink, Listing
from detikcrawl.discovery.paged_list import PagedList
from detikcrawl.discovery.sitemap import Sitemap
from detikcrawl.extraction.reader import ArticlePattern, Channel
from detikcrawl.site import NewsSite
from detikcrawl.storage.link import WalkKey
from detikcrawl.storage.memory import NoMemory, Validators
from detikcrawl.text.dates import wib_day

TODAY = wib_day(datetime.now(UTC))
YESTERDAY = TODAY - timedelta(days=1)
CARD = {"card": "li", "time": "time"}


class Koran(NewsSite):
    """An invented newspaper with every kind of source."""

    name = "koran"
    title = "Koran"
    evidence = "invented"
    site_channels = (
        Channel("news", "News", "news.koran.example"),
        Channel("bola", "Bola", "bola.koran.example"),
    )
    discovery: ClassVar[tuple[Any, ...]] = (
        PagedList(url="{channel}/terkini?page={page}", **CARD, max_pages=3),
        DatedIndex(url="https://koran.example/indeks?date={date}&page={page}", **CARD),
        Feed(url="https://koran.example/rss/{key}.xml", keys={"news": "1"}),
        Sitemap(url="https://koran.example/sitemap.xml", children=r"news\.xml"),
        PagedList(url="https://koran.example/cari?q={query}&page={page}", card="li", name="search"),
    )
    patterns = (ArticlePattern(r"https://\w+\.koran\.example/read/(?P<id>\d+)$", Kind.ARTICLE),)
    layouts = ()


class Told(NoMemory):
    """A memory that notes what it is told."""

    def __init__(self, spider: NewsSite) -> None:
        super().__init__(spider.arguments)
        self.pages: list[tuple[WalkKey, int, Validators | None]] = []
        self.remembered: list[str] = []
        self.ends: list[tuple[WalkKey, str, bool]] = []
        self.stored: dict[int, Listing] = {}
        self.closed: set[WalkKey] = set()

    def walk_is_closed(self, walk: WalkKey) -> bool:
        return walk in self.closed

    def stored_listing(self, walk: WalkKey, page: int) -> Listing | None:
        return self.stored.get(page)

    def listed(self, links: Sequence[tuple[ArticleLink, Any]], *, walk: WalkKey, page: int, validators: Any, **_: Any) -> Any:
        self.pages.append((walk, page, validators))
        self.remembered += [location.article_id for _, location in links]
        return super().listed(links)

    def walk_ended(self, walk: WalkKey, end: str, *, whole: bool) -> None:
        self.ends.append((walk, end, whole))


class Stats(dict[str, int]):
    """Scrapy's counters."""

    def inc_value(self, name: str, count: int = 1) -> None:
        self[name] = self.get(name, 0) + count


class Crawl:
    """A spider driven by hand: `pages` are the bodies of addresses; others fail, and 304 is one that has not changed."""

    def __init__(self, pages: dict[str, str | int], **arguments: str) -> None:
        self.spider = Koran(**arguments)
        self.stats = Stats()
        self.spider.crawler = SimpleNamespace(stats=self.stats, get_extension=lambda _: None)  # type: ignore[assignment]
        self.told = self.spider._memory = Told(self.spider)
        self.pages = pages
        self.asked: list[str] = []
        self.articles: list[str] = []

    def run(self) -> Crawl:
        async def start() -> list[Request]:
            return [request async for request in self.spider.start()]

        waiting = asyncio.run(start())
        while waiting:
            request = waiting.pop(0)
            if request.callback != self.spider.parse_index:
                self.articles.append(request.url)
                continue
            self.asked.append(request.url)
            assert len(self.asked) < 50
            waiting += self._answer(request)
        return self

    def _answer(self, request: Request) -> list[Request]:
        body = self.pages.get(request.url)
        if body is None or body == 404:
            gone = HttpError(Response(request.url, status=404), "gone")
            failure = Failure(TimeoutError("down") if body is None else gone)
            failure.request = request  # type: ignore[attr-defined]
            return list(self.spider.index_failed(failure))
        response: Response = Response(request.url, status=304, request=request)
        if isinstance(body, str):
            response = HtmlResponse(request.url, body=body.encode(), headers={"ETag": '"x"'}, request=request)
        return list(self.spider.parse_index(response, **request.cb_kwargs))


def card(number: int, host: str = "news", day: date | None = None) -> str:
    return f"<li><a href='https://{host}.koran.example/read/{71000 + number}'>{number}</a><time>{day or ''} 12:00</time></li>"


def ids(addresses: list[str]) -> list[int]:
    return [int(address.rpartition("/")[2]) - 71000 for address in addresses]


def test_the_default_is_the_first_source_and_where_days_are_asked_for_the_first_that_lists_days() -> None:
    assert Crawl({}).run().asked == [f"https://{channel}.koran.example/terkini?page=1" for channel in ("news", "bola")]
    asked = Crawl({}, from_date="2026-07-23", until_date="2026-07-24").run().asked
    assert asked == [f"https://koran.example/indeks?date=2026-07-{day}&page=1" for day in (24, 23)]


def test_a_list_of_the_latest_is_walked_until_it_is_older_than_the_days_asked_for() -> None:
    old = YESTERDAY - timedelta(days=1)
    pages = {
        "https://news.koran.example/terkini?page=1": card(4, day=TODAY) + card(3, day=YESTERDAY),
        "https://news.koran.example/terkini?page=2": card(2, day=old) + card(1, day=old),
    }
    crawl = Crawl(pages, channels="news").run()
    assert crawl.asked == list(pages)
    assert ids(crawl.articles) == [4, 3]
    key = WalkKey("latest", "news", TODAY)
    assert crawl.told.ends == [(key, "older", True)]
    assert [(walk, page) for walk, page, _ in crawl.told.pages] == [(key, 1), (key, 2)]


def test_a_list_that_goes_on_past_its_cap_is_not_whole(caplog: pytest.LogCaptureFixture) -> None:
    pages = {f"https://news.koran.example/terkini?page={n}": card(n, day=TODAY) for n in range(1, 9)}
    crawl = Crawl(pages, channels="news").run()
    assert len(crawl.asked) == 3
    assert crawl.told.ends == [(WalkKey("latest", "news", TODAY), "cap", False)]
    assert "cap of 3 pages" in caplog.text


def test_a_list_may_end_with_a_page_that_is_not_there() -> None:
    day = date(2026, 7, 23)
    address = "https://koran.example/indeks?date=2026-07-23&page="
    span = {"from_date": "2026-07-23", "until_date": "2026-07-23"}
    crawl = Crawl({address + "1": card(1, day=day), address + "2": 404}, **span).run()
    assert {(end, whole) for _, end, whole in crawl.told.ends} == {("empty", True)}
    assert "index/failed/http_404" not in crawl.stats
    crawl = Crawl({address + "1": 404}, **span).run()
    assert crawl.told.ends == []
    assert crawl.stats["index/failed/http_404"] == 1


def test_one_index_for_all_channels_is_walked_once_and_stands_for_each() -> None:
    day = date(2026, 7, 23)
    address = "https://koran.example/indeks?date=2026-07-23&page="
    pages = {address + "1": card(1, day=day) + card(2, "bola", day) + card(3, "lain", day), address + "2": ""}
    crawl = Crawl(pages, from_date="2026-07-23", until_date="2026-07-23", channels="bola").run()
    assert ids(crawl.articles) == [2, 3]  # of 3 nobody knows the channel
    assert crawl.told.remembered == ["71001", "71002", "71003"]
    assert crawl.stats["links/other_channel"] == 1
    assert crawl.told.ends == [(WalkKey("index", channel, day), "empty", True) for channel in ("news", "bola")]
    again = Crawl(pages, from_date="2026-07-23", until_date="2026-07-23")
    again.told.closed = {WalkKey("index", channel, day) for channel in ("news", "bola")}
    assert again.run().asked == []


def test_a_feed_is_read_for_the_channels_that_have_one() -> None:
    item = f"<item><link>https://news.koran.example/read/71007</link><pubDate>{TODAY} 01:00</pubDate></item>"
    crawl = Crawl({"https://koran.example/rss/1.xml": f"<rss>{item}</rss>"}, source="rss").run()
    assert crawl.asked == ["https://koran.example/rss/1.xml"]
    assert ids(crawl.articles) == [7]
    assert crawl.told.ends == [(WalkKey("rss", "news", TODAY), "last", True)]


def test_a_web_page_in_place_of_a_feed_is_no_empty_feed() -> None:
    crawl = Crawl({"https://koran.example/rss/1.xml": "<html>Just a moment...</html>"}, source="rss").run()
    assert crawl.stats["index/failed/unreadable"] == 1
    assert crawl.told.ends == [(WalkKey("rss", "news", TODAY), "missed", False)]
    assert crawl.told.pages == []


def test_a_feed_that_has_not_changed_gives_what_it_gave() -> None:
    crawl = Crawl({"https://koran.example/rss/1.xml": 304}, source="rss")
    crawl.told.stored[1] = Listing(1, (ArticleLink("https://news.koran.example/read/71007", "rss"),))
    assert ids(crawl.run().articles) == [7]
    assert crawl.stats["index/unchanged"] == 1
    unknown = Crawl({"https://koran.example/rss/1.xml": 304}, source="rss").run()
    assert unknown.stats["index/failed/unreadable"] == 1


def test_a_sitemap_is_walked_past_what_cannot_be_had() -> None:
    def entry(name: str, tag: str = "sitemap") -> str:
        return f"<{tag}><loc>{name}</loc></{tag}>"

    children = "".join(entry(f"https://koran.example/{name}.xml") for name in ("a-news", "b-web", "c-news", "d-news"))
    crawl = Crawl(
        {
            "https://koran.example/sitemap.xml": f"<sitemapindex>{children}</sitemapindex>",
            "https://koran.example/a-news.xml": f"<urlset>{entry('https://news.koran.example/read/71001', 'url')}</urlset>",
            "https://koran.example/d-news.xml": f"<urlset>{entry('https://bola.koran.example/read/71002', 'url')}</urlset>",
        },
        source="sitemap",
    ).run()
    assert [address.rpartition("/")[2] for address in crawl.asked] == ["sitemap.xml", "a-news.xml", "c-news.xml", "d-news.xml"]
    assert ids(crawl.articles) == [1, 2]
    assert {(end, whole) for _, end, whole in crawl.told.ends} == {("missed", False)}
    index, *maps = [validators for _, _, validators in crawl.told.pages]
    assert index is None  # a 304 would hide its children
    assert [each and each.etag for each in maps] == ['"x"', '"x"']


def test_a_page_of_an_index_that_cannot_be_had_ends_its_walk_without_an_end() -> None:
    pages = {"https://news.koran.example/terkini?page=1": card(1, day=TODAY)}
    crawl = Crawl(pages, channels="news").run()
    assert len(crawl.asked) == 2
    assert crawl.told.ends == []
    assert crawl.stats["index/failed/TimeoutError"] == 1


def test_a_search_asks_for_what_was_named_and_closes_no_day() -> None:
    pages = {
        "https://koran.example/cari?q=banjir%20rob&page=1": card(1),
        "https://koran.example/cari?q=banjir%20rob&page=2": "",
    }
    crawl = Crawl(pages, query="banjir rob").run()
    assert ids(crawl.articles) == [1]
    assert {(walk.source, end, whole) for walk, end, whole in crawl.told.ends} == {("search", "empty", False)}
    assert {validators for _, _, validators in crawl.told.pages} == {None}
