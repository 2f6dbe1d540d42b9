"""Crawls of a newsroom on loopback, from the index to rows: what comes out, and what the newsroom was asked for."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

import detikcrawl
from detikcrawl.extraction.pager import MAX_PAGES
from tests.crawling import CONTACT, LONG, ROOT, Crawl, RunningCrawl, crawl, environment
from tests.newsroom import detik
from tests.newsroom.rewire import command_line
from tests.newsroom.sample import DAYS, big_newsroom
from tests.newsroom.server import NewsroomServer
from tests.newsroom.site import Newsroom
from tests.newsroom.stories import CHANNELS, WIB, Story, write_story

THREE = ("news", "finance", "health")
THREE_DAYS = (f"from_date={DAYS[0]}", f"until_date={DAYS[-1]}", f"channels={','.join(THREE)}")


class Press:
    """Writes stories for a newsroom, each with an id and a minute of its own."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.newsroom = Newsroom(days=DAYS)
        self.written = 0

    def story(self, channel: str = "news", day: int = 0, **facts: Any) -> Story:
        """One story; day 0 is the first."""
        self.written += 1
        at = datetime.combine(DAYS[day], datetime.min.time(), WIB) + timedelta(hours=6, minutes=self.written)
        facts.setdefault("paragraphs", 4)
        story = write_story(self.rng, id=8_900_000 + self.written, channel=channel, published=at, **facts)
        self.newsroom.add(story)
        return story


def blocks_of(row: dict[str, Any]) -> list[tuple[str, str, int]]:
    return [(block["type"], block["text"], block["page"]) for block in row["blocks"]]


def expected_blocks(story: Story, row: dict[str, Any]) -> list[tuple[str, str, int]]:
    """The story's blocks; a one-page view does not show where its pages end."""
    joined = row["page_form"] == "one_page_view"
    return [(kind, text, 1 if joined else page) for kind, text, page in story.blocks]


def answered_twice(newsroom: Newsroom) -> list[str]:
    """Addresses that were asked for again after they had answered 200."""
    visits = Counter(visit.url for visit in newsroom.log if visit.status == 200)
    return [url for url, times in visits.items() if times > 1]


# --- three days with every mishap


@dataclass(frozen=True, slots=True)
class ThreeDays:
    """A newsroom of three channels and three days, and what is the matter with some of its stories."""

    newsroom: Newsroom
    broken: Story
    """Its second page of three never comes."""
    flaky: Story
    """Answers 500 twice, and so does the second page."""
    redirected: Story
    old_address: str
    gone: Story
    """Listed, but 404."""


def three_days() -> ThreeDays:
    press = Press(2026)
    for channel in THREE:
        for day in range(3):
            press.story(channel, day, headings=True, listing=True)
            press.story(channel, day)
    for _ in range(detik.CARDS_PER_PAGE):
        press.story("news", 1, paragraphs=2)
    for channel in ("news", "health"):
        press.story(channel, 0, pages=2)
        press.story(channel, 1, pages=3)
        press.story(channel, 1, pages=3, form="one_page_view_ok", inset=True)
        press.story(channel, 2, pages=2, form="one_page_view_ok")
        press.story(channel, 2, pages=3, form="inline", layout="longstory")
    press.story("finance", 2, kind="gallery")
    press.story("finance", 2, kind="video")
    newsroom = press.newsroom

    broken = press.story("finance", 1, pages=3)
    newsroom.hang(broken.page_url(2))
    flaky = press.story("finance", 0, pages=2)
    newsroom.fail(flaky.url, 500, times=2)
    newsroom.fail(flaky.page_url(2), 500, times=2)
    newsroom.fail(detik.index_url(CHANNELS["health"], DAYS[1], 1), 500, times=2)
    gone = press.story("health", 0)
    newsroom.fail(gone.url, 404)

    redirected = press.story("finance", 2)
    old_address = redirected.url.replace(f"/{redirected.rubric}/", "/rubrik-lama/")
    newsroom.list_again(redirected, url=old_address)
    newsroom.redirect(old_address, redirected.url)
    twice = press.story("news", 0)
    newsroom.list_again(twice)
    newsroom.list_again(twice, channel="health")
    newsroom.list_again(press.story("news", 2, pages=2), url=f"{newsroom.stories[8_900_000 + press.written].url}/amp")
    newsroom.list_again(press.story("news", 2, pages=3), url=f"{newsroom.stories[8_900_000 + press.written].url}?single=1")
    return ThreeDays(newsroom, broken, flaky, redirected, old_address, gone)


@pytest.fixture(scope="module")
def site() -> ThreeDays:
    return three_days()


@pytest.fixture(scope="module")
def crawled(site: ThreeDays, tmp_path_factory: pytest.TempPathFactory) -> Crawl:
    """The crawl of the three days. It is archived, and the newsroom is closed when it has ended."""
    with NewsroomServer(site.newsroom) as server:
        # The page that never comes is waited for three times.
        return crawl(
            server.origin,
            tmp_path_factory.mktemp("three-days"),
            *THREE_DAYS,
            DOWNLOAD_TIMEOUT=4,
            RETRY_TIMES=2,
            ARCHIVE_ENABLED=True,
        )


def test_every_article_comes_once_and_whole(site: ThreeDays, crawled: Crawl) -> None:
    stories = [story for story in site.newsroom.stories.values() if story.kind == "article" and story != site.gone]
    assert crawled.exit_code == 0
    assert crawled.ids == sorted(story.id for story in stories)
    for story in stories:
        row = crawled.row(story.id)
        assert (row["url"], row["title"], row["channel"]) == (story.url, story.title, story.channel)
        assert datetime.fromisoformat(row["published_at"]) == story.published
        if story != site.broken:
            assert blocks_of(row) == expected_blocks(story, row)
            assert row["text"] == story.text
            pages = len(story.pages)
            assert (row["completeness"], row["pages_expected"], row["pages_fetched"]) == ("complete", pages, pages)
    assert Counter(row["page_form"] for row in crawled.rows) == {"single": 40, "numbered": 10, "one_page_view": 2, "inline": 2}


def test_an_article_with_a_page_that_never_comes_is_kept_and_says_so(site: ThreeDays, crawled: Crawl) -> None:
    row = crawled.row(site.broken.id)
    assert (row["completeness"], row["pages_expected"], row["pages_fetched"]) == ("partial", 3, 2)
    assert blocks_of(row) == [block for block in site.broken.blocks if block[2] != 2]
    assert len(site.newsroom.visits(site.broken.page_url(2))) == 3
    assert crawled.stats["article/partial"] == 1
    assert f"page 2 of {site.broken.url} not had" in crawled.log


def test_no_page_is_asked_for_again_that_answered(site: ThreeDays, crawled: Crawl) -> None:
    assert answered_twice(site.newsroom) == []
    for url in (site.flaky.url, site.flaky.page_url(2), detik.index_url(CHANNELS["health"], DAYS[1], 1)):
        assert [visit.status for visit in site.newsroom.visits(url)] == [500, 500, 200]
    assert [visit.status for visit in site.newsroom.visits(site.old_address)] == [301]
    unwanted = [visit.url for visit in site.newsroom.log if visit.url.endswith("/amp") or "/foto-news/" in visit.url]
    assert unwanted == []


def test_the_newsroom_is_asked_politely(site: ThreeDays, crawled: Crawl) -> None:
    hosts = {CHANNELS[channel].host for channel in THREE}
    asked = [visit.url for visit in site.newsroom.log]
    assert {url.split("/")[2] for url in asked} == hosts
    for host in hosts:
        assert asked.count(f"https://{host}/robots.txt") == 1
        first = next(url for url in asked if url.split("/")[2] == host)
        assert first == f"https://{host}/robots.txt"
    assert {visit.user_agent for visit in site.newsroom.log} == {f"detikcrawl/{detikcrawl.__version__} (+{CONTACT})"}


def test_the_stats_tell_what_happened(site: ThreeDays, crawled: Crawl) -> None:
    stats = crawled.stats
    cards = sum(len(site.newsroom.cards(channel, day)) for channel in THREE for day in DAYS)
    assert stats["index/cards"] == cards
    assert stats["index/ended/empty"] == 9
    assert stats["index/pages"] == 9 + 10  # a first page and an empty one each, and one that is full
    assert stats["article/complete"] == len(crawled.rows) - 1
    assert stats["article/failed/http_404"] == 1
    assert (stats["links/skipped/gallery"], stats["links/skipped/video"]) == (1, 1)
    assert stats["pages/one_page_view_refused"] == 4  # numbered ones of three pages, whose ?single=1 is page 1
    assert stats["item_scraped_count"] == len(crawled.rows)
    assert stats["finish_reason"] == "finished"
    assert "rejects/rows" not in stats


def test_both_outputs_hold_the_same_rows(crawled: Crawl) -> None:
    assert [row["id"] for row in crawled.table] == [row["id"] for row in crawled.rows]
    for in_json, in_parquet in zip(crawled.rows, crawled.table, strict=True):
        assert in_parquet["text"] == in_json["text"]
        assert in_parquet["blocks"] == in_json["blocks"]
        assert in_parquet["published_at"] == datetime.fromisoformat(in_json["published_at"])


def test_a_replay_of_the_archive_gives_the_same_rows(site: ThreeDays, crawled: Crawl, tmp_path: Path) -> None:
    asked = len(site.newsroom.log)
    archive = crawled.folder / "data" / "archive"
    # Nobody listens on port 1, and one request that reached the downloader would wait there for the whole test.
    replayed = crawl("http://127.0.0.1:1", tmp_path, *THREE_DAYS, REPLAY=archive, DOWNLOAD_DELAY=1000)
    assert len(site.newsroom.log) == asked

    def comparable(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
        # When a link was first seen is known to the ledger of each data directory, not to the archive.
        return {row["id"]: row | {"job_id": None, "archive": None, "first_seen_at": None} for row in rows}

    assert comparable(replayed.rows) == comparable(crawled.rows)
    assert comparable(replayed.table) == comparable(crawled.table)
    assert replayed.stats["replay/misses"] == 1  # the page that never came
    for row in crawled.rows:
        assert len(row["archive"]) == (
            2 if row["page_form"] == "one_page_view" else 1 if row["page_form"] == "inline" else row["pages_fetched"]
        )


# --- stopped in mid-article


def test_sigterm_in_mid_article_loses_neither_the_article_nor_the_outputs(tmp_path: Path) -> None:
    press = Press(15)
    for _ in range(60):
        press.story(paragraphs=1)
    late, torn = press.story(pages=4), press.story(pages=3)
    # So many before and after them that others are still to be fetched, in whatever order Scrapy takes them.
    for _ in range(60):
        press.story(paragraphs=1)
    newsroom = press.newsroom
    newsroom.delay(late.page_url(2), 2)
    newsroom.delay(torn.page_url(2), 2)
    newsroom.fail(torn.page_url(3), 404)
    with NewsroomServer(newsroom) as server, RunningCrawl(server.origin, tmp_path, *THREE_DAYS) as running:
        running.wait_for_visit(newsroom, late.page_url(2))
        running.wait_for_visit(newsroom, torn.page_url(2))
        running.process.send_signal(signal.SIGTERM)
        ended = running.end()
    assert ended.stats["finish_reason"] == "shutdown"
    assert {late.id, torn.id} <= set(ended.ids)
    assert len(ended.ids) < len(newsroom.stories)
    for row in ended.rows:
        story = newsroom.stories[int(row["article_id"])]
        if story == torn:
            assert (row["completeness"], row["pages_expected"], row["pages_fetched"]) == ("partial", 3, 2)
            assert blocks_of(row) == [block for block in torn.blocks if block[2] != 3]
        else:
            assert (row["completeness"], row["pages_fetched"]) == ("complete", len(story.pages))
            assert blocks_of(row) == expected_blocks(story, row)
    assert [row["id"] for row in ended.table] == [row["id"] for row in ended.rows]
    assert answered_twice(newsroom) == []


# --- articles by their addresses


@dataclass(frozen=True, slots=True)
class Links:
    """A crawl of a file of links, as people keep them, to articles whose further pages are not what they seem."""

    newsroom: Newsroom
    crawl: Crawl
    plain: dict[str, Story]
    """Stories that come out whole, by the form of their link."""
    viewless: Story
    """Its one-page view answers 404."""
    repeating: Story
    """Answers page 1 for every page."""
    endless: Story
    """Says that it has 500 pages; those from the third on answer 404."""
    straying: Story
    """Its second page leads to another article."""
    turned_gallery: Story
    """Its address was one of an article and leads to a photo gallery now."""


@pytest.fixture(scope="module")
def links(tmp_path_factory: pytest.TempPathFactory) -> Links:
    press = Press(7)
    newsroom = press.newsroom
    plain = {
        "{}/amp": press.story(pages=2),
        "{}?single=1": press.story("health", pages=2),
        "{}/2": press.story(pages=3, form="one_page_view_ok"),
        "{}?tag_from=beranda&utm_source=surel#komentar": press.story("finance"),
        "{}/": press.story(pages=2, form="inline"),
    }
    viewless, repeating, endless, straying = (press.story(pages=pages) for pages in (3, 4, 2, 2))
    newsroom.fail(f"{viewless.url}?single=1", 404)
    for number in (2, 3, 4):
        newsroom.put(repeating.page_url(number), newsroom.peek(repeating.url).body)
    anchors = "".join(f'<a class="detail__anchor-numb" href="{endless.page_url(n)}">{n}</a>' for n in range(3, 501))
    newsroom.put(endless.url, detik.article(endless).replace("Selanjutnya</a>", f"Selanjutnya</a>{anchors}").encode())
    newsroom.redirect(straying.page_url(2), press.story("finance").url)
    turned_gallery = press.story(kind="gallery")
    turned_address = turned_gallery.url.replace("/foto-news/", "/berita/")
    newsroom.redirect(turned_address, turned_gallery.url)

    folder = tmp_path_factory.mktemp("links")
    lines = ["# disimpan dari surel", "", *(form.format(story.url) for form, story in plain.items())]
    lines += [*(story.url for story in (viewless, repeating, endless, straying)), turned_address]
    lines += [
        plain["{}/amp"].url.replace("https:", "http:"),
        "https://news.detik.com/indeks",
        "https://www.example.org/d-123/x",
    ]
    (folder / "links.txt").write_text("\n".join(lines))
    with NewsroomServer(newsroom) as server:
        crawled = crawl(server.origin, folder, f"urls={folder / 'links.txt'}")
    return Links(newsroom, crawled, plain, viewless, repeating, endless, straying, turned_gallery)


def test_every_form_of_a_link_leads_to_the_whole_article(links: Links) -> None:
    expected = [*links.plain.values(), links.viewless, links.repeating, links.endless, links.straying]
    assert links.crawl.ids == sorted(story.id for story in expected)
    for story in links.plain.values():
        row = links.crawl.row(story.id)
        assert (row["url"], row["completeness"], row["discovered_by"]) == (story.url, "complete", "urls")
        assert blocks_of(row) == expected_blocks(story, row)
    assert answered_twice(links.newsroom) == []
    assert links.crawl.stats["links/no_article"] == 2
    for address in ("https://news.detik.com/indeks", "https://www.example.org/d-123/x"):
        assert f"no article address of detik: {address}" in links.crawl.log


def test_a_refused_one_page_view_gives_way_to_the_numbers(links: Links) -> None:
    row = links.crawl.row(links.viewless.id)
    assert (row["page_form"], row["completeness"], row["pages_fetched"]) == ("numbered", "complete", 3)
    assert blocks_of(row) == expected_blocks(links.viewless, row)


def test_a_page_that_repeats_ends_the_article(links: Links) -> None:
    row = links.crawl.row(links.repeating.id)
    assert (row["completeness"], row["pages_expected"], row["pages_fetched"]) == ("partial", 4, 1)
    assert blocks_of(row) == [block for block in links.repeating.blocks if block[2] == 1]
    assert links.newsroom.visits(links.repeating.page_url(2))
    assert not links.newsroom.visits(links.repeating.page_url(4))
    assert links.crawl.stats["pages/repeated"] == 1


def test_a_pager_without_end_is_not_followed_for_ever(links: Links) -> None:
    row = links.crawl.row(links.endless.id)
    assert (row["completeness"], row["pages_fetched"]) == ("partial", 2)
    assert row["text"] == links.endless.text
    numbered = [visit.url for visit in links.newsroom.log if visit.url.startswith(f"{links.endless.url}/")]
    assert numbered == [links.endless.page_url(number) for number in range(2, MAX_PAGES + 1)]


def test_a_page_of_another_article_is_not_taken_in(links: Links) -> None:
    row = links.crawl.row(links.straying.id)
    assert (row["completeness"], row["pages_expected"], row["pages_fetched"]) == ("partial", 2, 1)
    assert blocks_of(row) == [block for block in links.straying.blocks if block[2] == 1]


def test_a_redirect_lets_in_no_kind_that_is_left_out(links: Links) -> None:
    assert links.newsroom.visits(links.turned_gallery.url)
    assert links.turned_gallery.id not in links.crawl.ids
    assert links.crawl.stats["links/skipped/gallery"] == 1


# --- spider arguments


def test_kinds_lets_in_what_is_left_out_otherwise(tmp_path: Path) -> None:
    press = Press(8)
    gallery, video, article = press.story(kind="gallery"), press.story("finance", kind="video"), press.story()
    infographic = press.story(kind="infographic")
    with NewsroomServer(press.newsroom) as server:
        listed = ",".join(story.url for story in press.newsroom.stories.values())
        ended = crawl(server.origin, tmp_path, f"urls={listed}", "kinds=gallery,video")
    assert {(row["article_id"], row["kind"], row["title"]) for row in ended.rows} == {
        (str(gallery.id), "gallery", gallery.title),
        (str(video.id), "video", video.title),
    }
    assert not press.newsroom.visits(article.url)
    assert not press.newsroom.visits(infographic.url)
    assert (ended.stats["links/skipped/article"], ended.stats["links/skipped/infographic"]) == (1, 1)


@pytest.mark.parametrize("limit", [1, 7])
def test_limit_gives_exactly_so_many_rows_of_what_was_asked_for(tmp_path: Path, limit: int) -> None:
    newsroom = big_newsroom(80, days=2, channels=("finance", "health", "inet", "hot"))
    with NewsroomServer(newsroom) as server:
        ended = crawl(
            server.origin,
            tmp_path,
            f"from_date={DAYS[1]}",
            f"until_date={DAYS[1]}",
            "channels=finance,health",
            "source=index",
            f"limit={limit}",
            CONCURRENT_REQUESTS=16,
            CONCURRENT_REQUESTS_PER_DOMAIN=16,
        )
    assert (len(ended.rows), len(ended.table), ended.stats["finish_reason"]) == (limit, limit, "limit")
    assert len(set(ended.ids)) == limit
    for row in ended.rows:
        story = newsroom.stories[int(row["article_id"])]
        assert story.channel in ("finance", "health")
        assert story.day == DAYS[1]
        assert row["text"] == story.text
    hosts = {visit.url.split("/")[2] for visit in newsroom.log}
    assert hosts == {"finance.detik.com", "health.detik.com"}


REFUSED = {
    "crawl detik -a from_date=nonsense": "from_date 'nonsense' is no day; allowed: a date such as",
    "crawl detik -a from_date=2026-11-18 -a until_date=2026-11-16": "from_date 2026-11-18 lies after until_date 2026-11-16",
    "crawl detik -a form_date=2026-11-16": "unknown argument 'form_date'; allowed: from_date, until_date, channels",
    "crawl detik -a channels=news,berita": "channels 'berita' not known; allowed: news, finance",
    "crawl detik -a kinds=article,podcast": "kinds 'podcast' not known; allowed: article, gallery, video, infographic",
    "crawl detik -a limit=0": "limit '0'",
    "crawl detik -a limit=-1": "limit '-1'",
    "crawl detik -a limit=x": "limit 'x'",
    "crawl detik -a source=sitemap": "source 'sitemap' is not known here; allowed: index, urls",
    "crawl detik -a urls={folder}/missing.txt": "urls '{folder}/missing.txt' is neither a list of http(s) addresses nor a file",
    "crawl detik -a nonsense": "use -a NAME=VALUE",
    "crawl kompos": "unknown site 'kompos'; known: ",
    "crawl": "name one site",
    "crawl detik -s REPLAY={folder}/missing.warc.gz": "REPLAY: {folder}/missing.warc.gz does not exist",
    "crawl detik -s REPLAY={folder}": "REPLAY: {folder} holds no WARC file",
    "crawl detik -o {folder}/rows.parquet": "{folder}/rows.parquet is there already",
    "crawl detik -O {folder}/rows.xls": "Unrecognized output format 'xls'",
}
"""Command lines that cannot be used, and what is said of them."""

Refusals = dict[str, tuple[Path, subprocess.CompletedProcess[str]]]


@pytest.fixture(scope="module")
def refusals(tmp_path_factory: pytest.TempPathFactory) -> Refusals:
    """All of them, run two at a time: each takes as long as Python takes to start."""

    def run(line: str) -> tuple[Path, subprocess.CompletedProcess[str]]:
        folder = tmp_path_factory.mktemp("refused")
        (folder / "rows.parquet").write_bytes(b"rows of yesterday")
        # Were one of them not refused, it would ask a port where nobody listens.
        command = [sys.executable, "-m", "scrapy", *line.format(folder=folder).split(), *command_line("http://127.0.0.1:1")]
        done = subprocess.run(
            command, cwd=ROOT, env=environment(folder), capture_output=True, text=True, check=False, timeout=LONG
        )
        return folder, done

    with ThreadPoolExecutor(2) as pool:
        return dict(zip(REFUSED, pool.map(run, REFUSED), strict=True))


@pytest.mark.parametrize("line", REFUSED)
def test_what_cannot_be_used_is_refused_in_one_line(line: str, refusals: Refusals) -> None:
    folder, done = refusals[line]
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1, done.stderr
    assert REFUSED[line].format(folder=folder) in done.stderr
    assert [path.name for path in folder.iterdir()] == ["rows.parquet"]
    assert (folder / "rows.parquet").read_bytes() == b"rows of yesterday"
