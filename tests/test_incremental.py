"""Crawls that know what earlier ones had: what they ask a newsroom on loopback for, and what rows come of it."""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Self

import pytest
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from detikcrawl import settings
from detikcrawl.article import Article
from detikcrawl.storage.folders import SiteFolders
from detikcrawl.storage.ledger import Ledger, State
from tests.crawling import LONG, ROOT, Crawl, RunningCrawl, crawl, environment
from tests.newsroom import detik
from tests.newsroom.server import NewsroomServer
from tests.newsroom.site import Newsroom
from tests.newsroom.stories import CHANNELS, WIB, Piece, Story, write_story

NOW = datetime.now(WIB).replace(microsecond=0)
TODAY = NOW.date()
OLD = TODAY - timedelta(days=2)
"""A day that the first crawl closes, since it began more than six hours after its end."""

THREE = ("news", "finance", "health")
DAYS = (f"from_date={OLD}", f"until_date={TODAY}", f"channels={','.join(THREE)}")


@dataclass(slots=True)
class Press:
    """Writes stories for a newsroom whose indexes have ETags, each with an id and a minute of its own."""

    newsroom: Newsroom = field(default_factory=lambda: Newsroom(days=(OLD, TODAY), etags=True))
    rng: random.Random = field(default_factory=lambda: random.Random(3))
    written: int = 0

    def story(self, channel: str = "news", *, old: bool = False, **facts: object) -> Story:
        """One story; of the last hours, or else of the old day."""
        self.written += 1
        at = datetime.combine(OLD, datetime.min.time(), WIB) + timedelta(hours=6) if old else NOW - timedelta(hours=2)
        story = write_story(
            self.rng,
            id=8_950_000 + self.written,
            channel=channel,
            published=at + timedelta(minutes=self.written),
            **{"paragraphs": 3} | facts,
        )
        self.newsroom.add(story)
        return story


@dataclass(frozen=True, slots=True)
class Run:
    """A crawl with what it asked the newsroom for."""

    crawl: Crawl
    index: Counter[str]
    """Pages of indexes, by address."""
    articles: Counter[str]
    """Pages of articles."""
    statuses: dict[str, int]
    """How each address was answered last."""

    @property
    def figures(self) -> str:
        return f"{self.index.total()} index pages, {self.articles.total()} pages of articles, {len(self.crawl.rows)} rows"


def run(server: NewsroomServer, folder: Path, *arguments: str, **given: object) -> Run:
    """One more crawl of the same data."""
    server.newsroom.forget_visits()
    ended = crawl(server.origin, folder, *(arguments or (*DAYS, "refresh=0")), **given)
    assert ended.stats["finish_reason"] == "finished", ended.log
    return seen(server.newsroom, ended)


def seen(newsroom: Newsroom, ended: Crawl) -> Run:
    visits = [visit for visit in newsroom.log if not visit.url.endswith("/robots.txt")]
    return Run(
        crawl=ended,
        index=Counter(visit.url for visit in visits if "/indeks?" in visit.url),
        articles=Counter(visit.url for visit in visits if "/indeks?" not in visit.url),
        statuses={visit.url: visit.status for visit in visits},
    )


def scrapy(folder: Path, *words: str) -> str:
    """What a `scrapy` command prints."""
    done = subprocess.run(
        [sys.executable, "-m", "scrapy", *words],
        cwd=ROOT,
        env=environment(folder),
        capture_output=True,
        text=True,
        check=True,
        timeout=LONG,
    )
    return done.stdout


def ledger_of(folder: Path) -> Ledger:
    return Ledger(SiteFolders(folder / "data", "detik").ledger, read_only=True)


def states(folder: Path) -> dict[str, str]:
    with ledger_of(folder) as ledger:
        return {link.article_id: link.state for link in ledger.links()}


def parts(folder: Path) -> list[dict]:
    """The rows of all parts, the oldest first."""
    files = sorted(SiteFolders(folder / "data", "detik").parts.glob("*.jsonl"))
    return [json.loads(line) for path in files for line in path.read_bytes().splitlines()]


# --- one crawl after the other


@dataclass(frozen=True, slots=True)
class Four:
    """Four crawls of one site. The second finds it unchanged, the third edited, the fourth with a page mended."""

    folder: Path
    newsroom: Newsroom
    first: Run
    unchanged: Run
    edited: Run
    mended: Run
    changed: dict[str, list[str]]
    """Fields that were edited before the third run, by article."""
    removed: list[Story]
    partial: Story
    """Of three pages; the second one answers 404 until the fourth run."""
    coverage: list[dict]


@pytest.fixture(scope="module")
def four(tmp_path_factory: pytest.TempPathFactory) -> Four:
    press = Press()
    newsroom = press.newsroom
    for channel in THREE:
        for old in (True, False):
            for _ in range(4):
                press.story(channel, old=old)
            press.story(channel, old=old, pages=2)
            press.story(channel, old=old, pages=3)
            press.story(channel, old=old, pages=3, form="one_page_view_ok")
            press.story(channel, old=old, pages=3, form="inline", layout="longstory")
    titled, retold = press.story(), press.story("health", old=True)
    longer = press.story("finance", pages=2)
    shorter = press.story("finance", pages=3, form="one_page_view_ok")
    tagged = press.story("health")
    removed = [press.story("news"), press.story("finance", old=True), press.story("health", old=True, pages=2)]
    partial = press.story("news", pages=3)
    newsroom.fail(partial.page_url(2), 404)
    folder = tmp_path_factory.mktemp("four")
    with NewsroomServer(newsroom) as server:
        first = run(server, folder)
        unchanged = run(server, folder)

        extra = (Piece("paragraph", "Panitia menambah satu hari lagi bagi pengunjung dari luar kota."),)
        newsroom.add(replace(titled, title=f"{titled.title} Lagi"))
        newsroom.add(replace(retold, pages=((*retold.pages[0], *extra),)))
        newsroom.add(replace(longer, pages=((*longer.pages[0], *extra), longer.pages[1])))
        newsroom.add(replace(shorter, title=f"{shorter.title} Usai", pages=shorter.pages[:2]))
        newsroom.add(replace(tagged, subtitle="Kabar Desa", title=f"{tagged.title} Kini"))
        for story in removed:
            newsroom.fail(story.url, 404)
        edited = run(server, folder, *DAYS, "refresh=30d")

        newsroom.heal(partial.page_url(2))
        scrapy(folder, "ledger", "detik", "--reopen", "partial")
        mended = run(server, folder)
    return Four(
        folder=folder,
        newsroom=newsroom,
        first=first,
        unchanged=unchanged,
        edited=edited,
        mended=mended,
        changed={
            str(titled.id): ["title"],
            str(retold.id): ["text"],
            str(longer.id): ["text"],
            str(shorter.id): ["title", "text", "pages_fetched"],
            str(tagged.id): ["title", "subtitle"],
        },
        removed=removed,
        partial=partial,
        coverage=[json.loads(line) for line in scrapy(folder, "coverage", "detik", "--json").splitlines()],
    )


def test_the_first_run_has_everything(four: Four) -> None:
    assert sorted(row["id"] for row in four.first.crawl.rows) == sorted(f"detik:{each}" for each in four.newsroom.stories)
    assert {row["revision"] for row in four.first.crawl.rows} == {1}
    assert [row["article_id"] for row in four.first.crawl.rows if row["completeness"] != "complete"] == [str(four.partial.id)]


def test_an_unchanged_site_is_asked_for_index_pages_only(four: Four) -> None:
    print(f"first run: {four.first.figures}; second: {four.unchanged.figures}")
    assert four.unchanged.crawl.rows == []
    assert four.unchanged.articles == Counter()
    # Page 1 of today's index of each channel, and the page after it, which is empty; none of the day that is closed.
    today = {detik.index_url(CHANNELS[channel], TODAY, page) for channel in THREE for page in (1, 2)}
    assert today <= four.unchanged.index.keys()
    assert set(four.unchanged.index.values()) == {1}
    closed = {detik.index_url(CHANNELS[channel], OLD, page) for channel in THREE for page in (1, 2)}
    assert closed <= four.first.index.keys()
    assert not closed & four.unchanged.index.keys()
    assert {four.unchanged.statuses[url] for url in today} == {304}


def test_five_changed_articles_are_five_revisions_and_no_other_row(four: Four) -> None:
    print(f"refreshing run: {four.edited.figures}")
    rows = four.edited.crawl.rows
    assert {row["article_id"]: row["changed_fields"] for row in rows} == four.changed
    assert {row["revision"] for row in rows} == {2}
    for row in rows:
        story = four.newsroom.stories[int(row["article_id"])]
        assert (row["title"], row["text"], row["completeness"]) == (story.title, story.text, "complete")


def test_an_unchanged_article_costs_one_request(four: Four) -> None:
    changed = {four.newsroom.stories[int(each)].url for each in four.changed}
    for story in four.newsroom.stories.values():
        if story not in four.removed and story != four.partial and story.url not in changed:
            asked = {url: times for url, times in four.edited.articles.items() if url.startswith(story.url)}
            assert asked == {story.url: 1}, (story.form, len(story.pages))


def test_removed_articles_are_gone_in_the_coverage(four: Four) -> None:
    known = states(four.folder)
    assert {each for each, state in known.items() if state == State.GONE} == {str(story.id) for story in four.removed}
    gone = {(line["day"], line["channel"]): line["gone"] for line in four.coverage if line["gone"]}
    assert gone == Counter((str(story.day), story.channel) for story in four.removed)
    assert sum(line["listed"] for line in four.coverage) == len(four.newsroom.stories)
    assert not {row["article_id"] for row in four.edited.crawl.rows} & {str(story.id) for story in four.removed}


def test_a_partial_article_is_completed_by_a_later_run(four: Four) -> None:
    assert not any(url.startswith(four.partial.url) for url in four.edited.articles), "it was asked for before its time"
    (row,) = four.mended.crawl.rows
    assert (row["article_id"], row["revision"], row["completeness"]) == (str(four.partial.id), 2, "complete")
    assert row["changed_fields"] == ["text", "pages_fetched", "completeness"]
    assert row["text"] == four.partial.text
    assert states(four.folder)[str(four.partial.id)] == State.DONE
    assert {url for url in four.mended.articles if not url.startswith(four.partial.url)} == set()


def test_the_parts_hold_every_revision_once(four: Four) -> None:
    rows = parts(four.folder)
    assert len({(row["id"], row["revision"]) for row in rows}) == len(rows)
    runs = (four.first, four.unchanged, four.edited, four.mended)
    assert sorted(row["id"] for row in rows) == sorted(row["id"] for each in runs for row in each.crawl.rows)


# --- an index of twenty pages


def test_a_walk_that_was_killed_on_page_five_finds_the_links_of_the_pages_after_it(tmp_path: Path) -> None:
    press = Press()
    newsroom = press.newsroom
    for _ in range(20 * detik.CARDS_PER_PAGE):
        press.story(old=True, paragraphs=1)
    # Everything on one day, which is long closed but for the kill.
    pages = [detik.index_url(CHANNELS["news"], OLD, page) for page in range(1, 22)]
    arguments = (f"from_date={OLD}", f"until_date={OLD}", "channels=news", "refresh=0")
    faster = {"CONCURRENT_REQUESTS": 8, "CONCURRENT_REQUESTS_PER_DOMAIN": 8}
    newsroom.hang(pages[5])
    with NewsroomServer(newsroom) as server:
        with RunningCrawl(server.origin, tmp_path, *arguments, **faster) as running:
            running.wait_for_visit(newsroom, pages[5])
            running.process.kill()
            running.process.wait()
        newsroom.heal(pages[5])
        with ledger_of(tmp_path) as ledger:
            assert sum(ledger.counts().values()) == 5 * detik.CARDS_PER_PAGE
        again = run(server, tmp_path, *arguments, **faster)
        third = run(server, tmp_path, *arguments, **faster)
    assert [again.statuses[url] for url in pages] == [304] * 5 + [200] * 16
    assert set(states(tmp_path).values()) == {State.DONE}
    assert sorted(row["id"] for row in parts(tmp_path)) == sorted(f"detik:{each}" for each in newsroom.stories)
    assert (third.index, third.articles) == (Counter(), Counter())


# --- ten hourly runs


@dataclass(frozen=True, slots=True)
class Ten:
    """A site with every kind of link that gives no whole row, crawled every hour."""

    folder: Path
    runs: list[Run]
    listed: dict[str, Story]
    """Stories by what is the matter with them."""
    old_addresses: dict[str, str]
    """Addresses on cards that redirect, by where they lead to."""


@pytest.fixture(scope="module")
def ten(tmp_path_factory: pytest.TempPathFactory) -> Ten:
    press = Press()
    newsroom = press.newsroom
    for _ in range(10):
        press.story()
    listed = {
        "unreadable": press.story(),
        "rejected": press.story(),
        "partial": press.story(pages=3),
        "failing": press.story(),
        "gone": press.story(),
        "gallery": press.story(kind="gallery"),
        "video": press.story(kind="video"),
        "moved": press.story(),
        "rejected and moved": press.story(),
    }
    newsroom.blank(listed["unreadable"])
    # Stories that no index lists but under their old address are those of another newsroom.
    elsewhere = Press(rng=random.Random(9), written=500)
    hidden = {"hidden": elsewhere.story(), "rejected and hidden": elsewhere.story()}
    for story in (listed["rejected"], listed["rejected and moved"], *hidden.values()):
        # It says that it will appear next week: no such row is let in.
        told = story if story == hidden["hidden"] else replace(story, published=NOW + timedelta(days=7))
        newsroom.put(story.url, detik.article(told).encode())
    newsroom.fail(listed["partial"].page_url(2), 404)
    newsroom.fail(listed["failing"].url, 500)
    newsroom.fail(listed["gone"].url, 410)
    old_addresses = {}
    for name, story in (listed | hidden).items():
        if name not in ("moved", "rejected and moved", "gallery", *hidden):
            continue
        old = story.url.replace(f"/d-{story.id}/", f"/d-{story.id - 100_000}/").replace("/foto-news/", "/berita/")
        newsroom.redirect(old, story.url)
        newsroom.list_again(next(iter(newsroom.stories.values())), url=old)
        old_addresses[name] = old
    folder = tmp_path_factory.mktemp("ten")
    runs = []
    with NewsroomServer(newsroom) as server:
        for _ in range(10):
            runs.append(run(server, folder, f"from_date={OLD}", f"until_date={TODAY}", "channels=news", "refresh=0"))
            let_an_hour_pass(folder)
    return Ten(folder, runs, listed, old_addresses)


def let_an_hour_pass(folder: Path) -> None:
    """Moves everything that the ledger remembers into the past."""
    with closing(sqlite3.connect(SiteFolders(folder / "data", "detik").ledger)) as connection, connection:
        columns = connection.execute(
            """SELECT tables.name, columns.name FROM sqlite_master AS tables, pragma_table_info(tables.name) AS columns
            WHERE tables.type = 'table' AND columns.name LIKE '%\\_at' ESCAPE '\\'"""
        ).fetchall()
        assert ("links", "next_try_at") in columns
        for table, column in columns:
            connection.execute(f"UPDATE {table} SET {column} = {column} - 3600000000 WHERE {column} > 0")  # noqa: S608


def asked(ten: Ten, url: str) -> list[int]:
    """How often an address was asked for in each run."""
    return [each.articles[url] for each in ten.runs]


AGAIN = [1, 1, 0, 1, 0, 0, 0, 1, 0, 0]
"""Tries after one hour, after two more, after four more."""
NEVER = [1] + [0] * 9


def test_hourly_runs_ask_for_index_pages_and_for_what_is_due(ten: Ten) -> None:
    for hour, each in enumerate(ten.runs):
        print(f"hour {hour}: {each.figures}")
    # What is not due is not asked for: nothing but the index in these hours.
    assert [sum(each.articles.values()) for each in ten.runs[2:3] + ten.runs[4:7] + ten.runs[8:]] == [0] * 6
    # Today's index has two pages and an empty one; a day without any card is never closed.
    assert all(each.index.total() <= 5 for each in ten.runs[1:])
    today = [detik.index_url(CHANNELS["news"], TODAY, page) for page in (1, 2)]
    assert [[each.statuses[url] for url in today] for each in ten.runs] == [[200, 200]] + [[304, 304]] * 9


@pytest.mark.parametrize("name", ["unreadable", "rejected", "rejected and moved"])
def test_what_gave_no_row_is_asked_for_at_growing_intervals(ten: Ten, name: str) -> None:
    assert [times and 1 for times in asked(ten, ten.listed[name].url)] == AGAIN


def test_a_dead_second_page_is_asked_for_at_growing_intervals(ten: Ten) -> None:
    story = ten.listed["partial"]
    assert asked(ten, story.url) == AGAIN
    assert asked(ten, story.page_url(2)) == AGAIN
    assert [row["revision"] for row in parts(ten.folder) if row["article_id"] == str(story.id)] == [1]


def test_an_article_that_fails_is_asked_for_at_growing_intervals(ten: Ten) -> None:
    tries = asked(ten, ten.listed["failing"].url)
    assert [times and 1 for times in tries] == AGAIN
    assert set(tries) == {0, 4}  # each with its retries


@pytest.mark.parametrize("name", ["gone", "moved"])
def test_what_is_settled_is_not_asked_for_again(ten: Ten, name: str) -> None:
    assert [times and 1 for times in asked(ten, ten.listed[name].url)] == NEVER


@pytest.mark.parametrize("name", ["gallery", "video"])
def test_a_kind_that_was_not_asked_for_is_not_fetched(ten: Ten, name: str) -> None:
    known = states(ten.folder)
    assert known[str(ten.listed[name].id)] == State.SKIPPED
    if name == "video":
        assert asked(ten, ten.listed[name].url) == [0] * 10


@pytest.mark.parametrize("name", ["moved", "gallery", "hidden", "rejected and moved"])
def test_an_old_address_is_asked_for_once(ten: Ten, name: str) -> None:
    assert asked(ten, ten.old_addresses[name]) == NEVER


def test_where_every_link_stands_after_ten_hours(ten: Ten) -> None:
    counts = Counter(states(ten.folder).values())
    print(f"after ten hours: {dict(counts)}")
    assert counts == {"done": 12, "partial": 1, "rejected": 3, "open": 2, "gone": 1, "skipped": 2, "duplicate": 4}


# --- mistakes of ours


class Stumble:
    """Fails as a step of the pipelines at one article, and lets the spider fail at another."""

    def __init__(self, crawler: Crawler) -> None:
        self.item, self.spider = crawler.settings.getlist("STUMBLE")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_item(self, item: Article) -> Article:
        if item.article_id == self.item:
            raise ZeroDivisionError
        return item

    def process_response(self, request: Request, response: Response) -> Response:
        if f"/d-{self.spider}/" in request.url:
            request.meta["archive_record"] = {"shelf": 3}
        return response


def test_an_article_that_we_cannot_handle_is_not_asked_for_every_hour(tmp_path: Path) -> None:
    press = Press()
    newsroom = press.newsroom
    item, spider, good = press.story(), press.story(), press.story()
    moved = item.url.replace(f"/d-{item.id}/", "/d-8811111/")
    newsroom.redirect(moved, item.url)
    newsroom.list_again(good, url=moved)
    stumble = "tests.test_incremental.Stumble"
    given = {
        "STUMBLE": f"{item.id},{spider.id}",
        "ITEM_PIPELINES": json.dumps(settings.ITEM_PIPELINES | {stumble: 150}),
        "DOWNLOADER_MIDDLEWARES": json.dumps(settings.DOWNLOADER_MIDDLEWARES | {stumble: 900}),
    }
    with NewsroomServer(newsroom) as server:
        for _ in range(2):
            with RunningCrawl(server.origin, tmp_path, *DAYS, "refresh=0", **given) as running:
                running.process.wait(LONG)
    with ledger_of(tmp_path) as ledger:
        known = {link.article_id: (link.state, link.cause) for link in ledger.links()}
    assert known == {
        str(item.id): (State.REJECTED, "error"),
        "8811111": (State.DUPLICATE, f"detik:{item.id}"),
        str(spider.id): (State.OPEN, "error"),
        str(good.id): (State.DONE, None),
    }
    assert [len(newsroom.visits(url)) for url in (moved, item.url, spider.url, good.url)] == [1, 1, 1, 1]


# --- two at once, and none


def test_a_second_run_of_the_site_leaves_and_harms_nothing(tmp_path: Path) -> None:
    press = Press()
    newsroom = press.newsroom
    stories = [press.story() for _ in range(5)]
    newsroom.hang(stories[2].url)
    patient = {"DOWNLOAD_TIMEOUT": 2, "RETRY_TIMES": 1000}
    with NewsroomServer(newsroom) as server, RunningCrawl(server.origin, tmp_path, *DAYS, **patient) as first:
        first.wait_for_visit(newsroom, stories[2].url)
        with RunningCrawl(server.origin, tmp_path / "second", *DAYS, DATA_DIR=tmp_path / "data") as second:
            assert second.process.wait(LONG) == 4
            said = (tmp_path / "second" / "crawl.log").read_text()
        newsroom.heal(stories[2].url)
        ended = first.end()
    assert said.startswith("scrapy crawl: detik is busy: process ")
    assert said.count("\n") == 1
    assert sorted(path.name for path in (tmp_path / "second").iterdir()) == ["crawl.log"]
    assert ended.stats["finish_reason"] == "finished"
    assert sorted(ended.ids) == sorted(story.id for story in stories)
    assert sorted(row["article_id"] for row in parts(tmp_path)) == sorted(str(story.id) for story in stories)


def test_a_run_that_is_not_incremental_leaves_nothing_behind(tmp_path: Path) -> None:
    press = Press()
    stories = [press.story() for _ in range(3)]
    with NewsroomServer(press.newsroom) as server:
        for _ in range(2):
            ended = run(server, tmp_path, *DAYS, INCREMENTAL=False)
            assert sorted(ended.crawl.ids) == sorted(story.id for story in stories)
            assert {(row["revision"], row["duplicate_of"]) for row in ended.crawl.rows} <= {(None, None), (1, None)}
    assert not [name for name in ("ledger", "journal", "parts") if (tmp_path / "data" / name).exists()]


def test_a_run_that_is_not_incremental_needs_an_output(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "scrapy", "crawl", "detik", "-s", "INCREMENTAL=False"],
        cwd=ROOT,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=False,
        timeout=LONG,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "scrapy crawl: INCREMENTAL=False writes to -o, -O and FEEDS alone: name one of them\n"
    assert list(tmp_path.iterdir()) == []
