"""The newsroom itself: the same every time, whole, and faithful over HTTP."""

from __future__ import annotations

import gzip
import io
import itertools
import json
import pickle
import random
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from datetime import date, datetime
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser
from warcio.archiveiterator import ArchiveIterator

from tests.newsroom import detik
from tests.newsroom.make_sample import SAMPLE, archived_urls, write_archive
from tests.newsroom.sample import DAYS, big_newsroom, sample, sample_newsroom
from tests.newsroom.server import NewsroomServer
from tests.newsroom.site import HANG, Newsroom
from tests.newsroom.stories import CHANNELS, WIB, Story, write_story

ROOT = Path(__file__).parents[2]
BODIES = ".itp_bodycontent, .read__content, .detail_text"


@pytest.fixture(scope="module")
def newsroom() -> Newsroom:
    """The sample, for tests that change nothing."""
    return sample_newsroom()


def body_text(html: str) -> str:
    """The text of the article's body with white space collapsed; blocks apart."""
    body = LexborHTMLParser(html).css_first(BODIES)
    assert body is not None
    return " ".join(body.text(separator="").split())


def get(server: NewsroomServer, url: str, headers: dict[str, str] | None = None) -> tuple[int, dict[str, str], bytes]:
    """Asks the server as any client would, redirects not followed."""

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_: object) -> None:
            return None

    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), Stay)
    try:
        with opener.open(urllib.request.Request(server.address(url), headers=headers or {}), timeout=30) as response:
            return response.status, dict(response.headers), response.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, dict(error.headers), error.read()


def a_story(**facts: object) -> Story:
    """One story, news, of the first day."""
    at = datetime(2026, 11, 16, 9, 5, tzinfo=WIB)
    return write_story(random.Random(7), id=8_712_345, channel="news", published=at, **facts)  # type: ignore[arg-type]


def test_the_same_seed_tells_the_same() -> None:
    first, second, other = big_newsroom(30, seed=5), big_newsroom(30, seed=5), big_newsroom(30, seed=6)
    assert list(first.stories.values()) == list(second.stories.values())
    assert [s.text for s in first.stories.values()] != [s.text for s in other.stories.values()]


def test_many_stories_differ() -> None:
    stories = list(big_newsroom(600).stories.values())
    assert len({story.text for story in stories}) == 600
    paragraphs = [text for story in stories for _, text, _ in story.blocks if len(text) > 60]
    assert len(set(paragraphs)) > 0.97 * len(paragraphs)
    assert sum(len(story.pages) > 1 for story in stories) == 200


def test_every_address_answers(newsroom: Newsroom) -> None:
    statuses = {url: newsroom.peek(url).status for url in newsroom.urls()}
    special = sample()
    assert {url for url, status in statuses.items() if status == 404} == {special.partial.page_url(2)}
    assert [status for status in statuses.values() if status not in (200, 404)] == [301]


def test_no_address_of_a_default_crawl_is_missing_from_the_archive(newsroom: Newsroom) -> None:
    archived = set(archived_urls(newsroom))
    for channel in CHANNELS.values():
        assert f"https://{channel.host}/robots.txt" in archived
        assert {detik.index_url(channel, day, 1) for day in DAYS} <= archived
    for story in newsroom.stories.values():
        assert {story.page_url(number) for number in range(1, len(story.pages) + 1)} <= archived or story.form == "inline"


@pytest.mark.parametrize(
    ("form", "layout"),
    [
        *itertools.product(("single", "numbered", "one_page_view_ok"), ("detail", "tailwind", "travel", "older")),
        ("inline", "detail"),
        ("inline", "longstory"),
        ("single", "2015"),
    ],
)
def test_pages_hold_their_text_and_no_other_pages(form: str, layout: str) -> None:
    story = a_story(layout=layout, form=form, pages=1 if form == "single" else 3, headings=True, listing=True, inset=True)
    one_document = form in ("single", "inline")
    for number, pieces in enumerate(story.pages, 1):
        text = body_text(detik.article(story, 1 if one_document else number))
        assert all(piece.text in text for piece in pieces)
        others = [piece.text for other, page in enumerate(story.pages, 1) for piece in page if other != number]
        assert one_document or not any(len(other) > 60 and other in text for other in others)
    if form == "one_page_view_ok":
        whole = detik.article(story, 0)
        assert all(text in body_text(whole) for _, text, _ in story.blocks)
        assert "detail__anchor-numb" not in whole


def test_long_stories_are_cut_through_an_open_paragraph() -> None:
    story = a_story(layout="longstory", form="inline", pages=3)
    html = detik.article(story)
    assert "<p> </section><section" in html
    cards = LexborHTMLParser(html).css("section.multi-card")
    assert [card.attributes["data-page"] for card in cards] == ["1", "2", "3"]


def test_an_index_has_twenty_cards_a_page_and_then_none(newsroom: Newsroom) -> None:
    news, day = CHANNELS["news"], DAYS[1]
    pages = [LexborHTMLParser(newsroom.peek(detik.index_url(news, day, n)).body) for n in (1, 2, 3)]
    cards = [page.css("article.list-content__item") for page in pages]
    assert [len(found) for found in cards] == [20, len(newsroom.cards("news", day)) - 20, 0]
    links = [a.attributes["href"] for a in cards[0][0].css("a.media__link")]
    assert len(links) == 2
    assert links[0] == links[1] == newsroom.cards("news", day)[0][0]
    stamp = cards[0][0].css_first("span[d-time]").attributes
    assert datetime.fromtimestamp(int(stamp["d-time"] or 0), WIB).date() == day
    assert "17 Nov 2026" in (stamp["title"] or "")


def test_a_date_that_is_not_encoded_gets_page_one(newsroom: Newsroom) -> None:
    news, day = CHANNELS["news"], DAYS[1]
    trapped = newsroom.peek(f"{news.index}?date=11/17/2026&page=2").body
    assert trapped == newsroom.peek(detik.index_url(news, day, 1)).body


def test_faults_come_and_go() -> None:
    story = a_story()
    newsroom = Newsroom([story])
    newsroom.fail(story.url, 500, times=2)
    assert [newsroom.respond(story.url).status for _ in range(3)] == [500, 500, 200]
    newsroom.redirect("https://news.detik.com/lama", story.url)
    assert newsroom.respond("https://news.detik.com/lama").headers == {"Location": story.url}
    newsroom.delay(story.url, 0.5, times=1)
    assert [newsroom.respond(story.url).delay for _ in range(2)] == [0.5, 0]
    newsroom.hang(story.url)
    assert newsroom.respond(story.url).delay == HANG
    newsroom.heal(story.url)
    assert newsroom.respond(story.url).status == 200
    assert [visit.status for visit in newsroom.visits(story.url)] == [500, 500, 200, 200, 200, 0, 200]
    assert pickle.loads(pickle.dumps(newsroom)).peek(story.url) == newsroom.peek(story.url)


def test_an_index_with_etags_is_not_sent_again_to_who_has_it() -> None:
    newsroom = big_newsroom(40, days=1, channels=("news",))
    url = detik.index_url(CHANNELS["news"], DAYS[0], 1)
    assert "ETag" not in newsroom.respond(url).headers
    newsroom.etags = True
    with NewsroomServer(newsroom) as server:
        status, headers, body = get(server, url)
        assert (status, body) == (200, newsroom.peek(url).body)
        assert get(server, url, {"If-None-Match": headers["ETag"]})[::2] == (304, b"")
        newsroom.list_again(next(iter(newsroom.stories.values())), url="https://news.detik.com/berita/d-1/padi")
        assert get(server, url, {"If-None-Match": headers["ETag"]})[0] == 200
    assert [visit.status for visit in newsroom.visits(url)] == [200, 200, 304, 200]


def test_a_day_in_wib_lists_a_story_with_another_clock() -> None:
    bali = next(s for s in sample_newsroom().stories.values() if s.channel == "bali")
    assert bali.printed_time.endswith("08:05 WITA")
    assert bali.day == date(2026, 11, 17)


def test_over_http() -> None:
    url = detik.index_url(CHANNELS["finance"], DAYS[0], 1)
    newsroom = sample_newsroom()
    with NewsroomServer(newsroom) as server:
        plain = get(server, url, {"User-Agent": "pembaca/1"})
        packed = get(server, url, {"Accept-Encoding": "gzip"})
        assert (plain[0], plain[2]) == (200, newsroom.peek(url).body)
        assert packed[1]["Content-Encoding"] == "gzip"
        assert gzip.decompress(packed[2]) == plain[2]
        assert get(server, "https://news.detik.com/tidak-ada")[0] == 404
        moved = get(server, "http://news.detik.com/indeks?date=11%2F16%2F2026")
        assert (moved[0], moved[1]["Location"]) == (301, "https://news.detik.com/indeks?date=11%2F16%2F2026")
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(server.origin + "/__log__") as answer:
            log = [json.loads(line) for line in answer.read().splitlines()]
    assert [(line["url"], line["status"]) for line in log[:3]] == [
        (url, 200), (url, 200), ("https://news.detik.com/tidak-ada", 404),
    ]  # fmt: skip
    assert log[0]["user_agent"] == "pembaca/1"


def test_a_page_that_hangs_ends_with_the_server() -> None:
    story = a_story()
    newsroom = Newsroom([story])
    newsroom.hang(story.url)
    with NewsroomServer(newsroom) as server:
        host, _, port = server.origin.removeprefix("http://").partition(":")
        client = socket.create_connection((host, int(port)))
        path = story.url.replace("https://", "/https/")
        client.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        deadline = time.monotonic() + 60
        while not newsroom.visits(story.url) and time.monotonic() < deadline:
            time.sleep(0.01)
        assert newsroom.visits(story.url)
    with client:
        assert client.recv(1) == b""


CRAWL = """
import json, sys
import scrapy
from scrapy.crawler import AsyncCrawlerProcess
from tests.newsroom.rewire import HANDLERS

class Reader(scrapy.Spider):
    name = "reader"
    async def start(self):
        for url in json.loads(sys.argv[2]):
            yield scrapy.Request(url, meta={"proxy": "http://127.0.0.1:9"})
    def parse(self, response):
        print(json.dumps([response.url, response.status, "download_latency" in response.meta]))

process = AsyncCrawlerProcess({
    "DOWNLOAD_HANDLERS": HANDLERS, "NEWSROOM_ORIGIN": sys.argv[1],
    "LOG_LEVEL": "ERROR", "TELNETCONSOLE_ENABLED": False, "REMOTE_CONTROL_ENABLED": False, "COOKIES_ENABLED": False,
})
process.crawl(Reader)
process.start()
"""


def crawl(origin: str, urls: list[str]) -> subprocess.CompletedProcess[str]:
    """Runs a bare spider against the origin in a process of its own."""
    command = [sys.executable, "-c", CRAWL, origin, json.dumps(urls)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)


def test_scrapy_sees_the_addresses_of_the_site() -> None:
    special = sample()
    index = detik.index_url(CHANNELS["news"], DAYS[1], 2)
    old = next(url for url, _ in special.newsroom.cards("news", DAYS[1]) if "/pemilu/" in url)
    with NewsroomServer(special.newsroom) as server:
        done = crawl(server.origin, [index, old])
    assert {tuple(json.loads(line)) for line in done.stdout.splitlines()} == {
        (index, 200, True), (special.redirected.url, 200, True),
    }, done.stderr  # fmt: skip
    assert {visit.url for visit in special.newsroom.log} == {index, old, special.redirected.url}


def test_scrapy_is_not_led_out_of_loopback() -> None:
    done = crawl("http://192.0.2.1:80", ["https://news.detik.com/indeks"])
    assert done.stdout == ""
    assert "NEWSROOM_ORIGIN must be http://127.0.0.1:PORT" in done.stderr


def records(stream: io.BufferedIOBase) -> list[tuple[str, str, str, bytes]]:
    """Type, address, date and payload of every record."""
    return [
        (
            record.rec_type,
            record.rec_headers.get_header("WARC-Target-URI"),
            record.rec_headers.get_header("WARC-Date"),
            record.content_stream().read(),
        )
        for record in ArchiveIterator(stream)
    ]


def test_the_archive_is_made_the_same_every_time() -> None:
    first, second = io.BytesIO(), io.BytesIO()
    assert write_archive(sample_newsroom(), first) == write_archive(sample_newsroom(), second)
    assert first.getvalue() == second.getvalue()
    assert len(first.getvalue()) < 400_000


def test_the_archive_kept_in_data_is_the_one_that_is_made() -> None:
    made = io.BytesIO()
    write_archive(sample_newsroom(), made)
    made.seek(0)
    with SAMPLE.open("rb") as kept:
        assert records(kept) == records(made), "python -m tests.newsroom.make_sample writes it anew"
