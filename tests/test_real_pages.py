"""Publishers' own pages, from the folder ../shared: crawled under detik's addresses, and read from files."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.crawling import LONG, ROOT, Crawl, crawl, environment
from tests.newsroom import detik
from tests.newsroom.server import NewsroomServer
from tests.newsroom.site import Newsroom
from tests.newsroom.stories import CHANNELS

DAY = date(2024, 10, 4)
"""The day of the real index."""


def page(path: Path) -> bytes:
    """A saved page."""
    saved = path.read_bytes()
    return gzip.decompress(saved) if path.suffix == ".gz" else saved


def listed(html: bytes) -> list[str]:
    """Addresses in the list of an index, as a reader sees it."""
    cards = LexborHTMLParser(html).css(".list-content article")
    return [card.css_first("h3 a").attributes["href"] or "" for card in cards]


def is_article(url: str) -> bool:
    """Whether a listed address is one of an article, not of a video or a photo gallery."""
    return not url.startswith("https://20.detik.com/") and "/foto-news/" not in url


@pytest.fixture(scope="module")
def index(shared: Path) -> bytes:
    """A real index page of twenty cards."""
    return page(shared / "pages/detik.com/nathanaelf--detik.html.gz")


@pytest.fixture(scope="module")
def labels(shared: Path) -> list[dict[str, Any]]:
    """What is to be read from the real articles of detik.com."""
    return [json.loads(path.read_text("utf-8")) for path in sorted((shared / "gold").glob("detik.com__*.json"))]


@pytest.fixture(scope="module")
def golden(shared: Path) -> dict[str, Any]:
    """What is to be read from the article in the folder golden, which is there in two forms."""
    return json.loads((shared / "golden/expected.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def newsroom(shared: Path, index: bytes, labels: list[dict[str, Any]], golden: dict[str, Any]) -> Newsroom:
    """detik's news of one day: the real index, then the same page with the articles that are at hand in it, then no more.

    What the real index lists has not been kept, and answers 404.
    """
    site = Newsroom(days=[DAY])
    news = CHANNELS["news"]
    site.put(detik.index_url(news, DAY, 1), index)
    kept = {label["url"]: page(shared / "pages" / label["file"]) for label in labels}
    kept[golden["url"]] = page(shared / "golden/numbered-page1.html")
    kept[f"{golden['url']}/2"] = page(shared / "golden/numbered-page2.html")
    second = index.decode()
    for other, url in zip(filter(is_article, listed(index)), [url for url in kept if not url.endswith("/2")], strict=False):
        second = second.replace(f'"{other}"', f'"{url}"')
    site.put(detik.index_url(news, DAY, 2), second.encode())
    for url, html in kept.items():
        site.put(url, html)
    return site


@pytest.fixture(scope="module")
def crawled(newsroom: Newsroom, tmp_path_factory: pytest.TempPathFactory) -> Crawl:
    """The crawl of that day."""
    with NewsroomServer(newsroom) as server:
        return crawl(server.origin, tmp_path_factory.mktemp("real"), f"from_date={DAY}", f"until_date={DAY}", "channels=news")


def test_every_article_that_a_reader_sees_in_the_real_index_is_followed(
    newsroom: Newsroom, index: bytes, labels: list[dict[str, Any]], crawled: Crawl
) -> None:
    seen = listed(index)
    articles = [url for url in seen if is_article(url)]
    assert (len(seen), len(articles)) == (20, 15)
    for url in articles:
        assert len(newsroom.visits(url)) == 1
    asked = {visit.url for visit in newsroom.log}
    assert asked.isdisjoint(set(seen) - set(articles))
    assert crawled.stats["index/ended/empty"] == 1
    assert crawled.stats["links/followed"] == len(articles) + len(labels) + 1
    assert crawled.stats["article/failed/http_404"] == len(articles)


def test_the_real_articles_come_from_the_index_as_labelled(labels: list[dict[str, Any]], crawled: Crawl) -> None:
    assert len(crawled.rows) == len(labels) + 1
    for label in labels:
        (row,) = (row for row in crawled.rows if row["url"] == label["url"])
        assert (row["title"], row["authors"]) == (label["title"], label["authors"])
        assert (row["dateline"], row["initials"]) == (label["dateline"], label["initials"])
        assert (row["published_at"], row["discovered_by"]) == (label["published_at"], "index")
        assert len(row["blocks"]) == len(label["paragraphs"])
        assert (row["completeness"], row["pages_expected"]) == ("complete", label["page_count"])


def is_golden(row: dict[str, Any], golden: dict[str, Any]) -> None:
    """Asserts that a row holds what is expected of the article in the folder golden."""
    for name in ("url", "site", "article_id", "title", "authors", "channel", "channel_name", "dateline", "initials"):
        assert row[name] == golden[name]
    assert row["published_at"] == golden["published_at"]
    assert {name: row["images"][0][name] for name in ("caption", "credit")} == golden["image"]
    assert (row["pages_expected"], row["pages_fetched"], row["completeness"]) == (2, 2, "complete")
    assert [block["text"] for block in row["blocks"]] == golden["paragraphs"]
    assert row["text"] == "\n\n".join(golden["paragraphs"])


def test_an_article_of_two_pages_comes_from_the_index_stitched(golden: dict[str, Any], crawled: Crawl) -> None:
    row = crawled.row(golden["article_id"])
    is_golden(row, golden)
    assert row["page_form"] == "numbered"


def test_the_rows_are_in_parquet_too(crawled: Crawl) -> None:
    assert [row["id"] for row in crawled.table] == [row["id"] for row in crawled.rows]
    for in_json, in_parquet in zip(crawled.rows, crawled.table, strict=True):
        assert [in_parquet[name] for name in ("title", "text", "blocks", "images")] == [
            in_json[name] for name in ("title", "text", "blocks", "images")
        ]
        assert in_parquet["published_at"] == datetime.fromisoformat(in_json["published_at"])


def test_both_forms_of_the_golden_article_are_read_as_expected(shared: Path, golden: dict[str, Any], tmp_path: Path) -> None:
    forms = (["numbered-page1.html", "numbered-page2.html"], ["longstory.html"], ["numbered-page1.html"])
    batch = tmp_path / "batch.jsonl"
    lines = [{"url": golden["url"], "files": [str(shared / "golden" / name) for name in names]} for names in forms]
    batch.write_text("".join(json.dumps(line) + "\n" for line in lines))
    command = [sys.executable, "-m", "scrapy", "extract", "--batch", str(batch)]
    done = subprocess.run(
        command, cwd=ROOT, env=environment(tmp_path), capture_output=True, text=True, check=True, timeout=LONG
    )
    numbered, inline, torn = map(json.loads, done.stdout.splitlines())
    is_golden(numbered, golden)
    is_golden(inline, golden)
    assert (numbered["page_form"], inline["page_form"]) == ("numbered", "inline")
    assert (torn["completeness"], torn["pages_expected"], torn["pages_fetched"]) == ("partial", 2, 1)
    on_page_1 = [block["text"] for block in numbered["blocks"] if block["page"] == 1]
    assert [block["text"] for block in torn["blocks"]] == on_page_1


def test_the_labelled_pages_score_as_promised(shared: Path, tmp_path: Path) -> None:
    marks = ["--min-text", "0.995", "--fields", "1", "--paragraphs", "0.99", "--junk", "0"]
    command = [sys.executable, str(shared / "gold/score.py"), "--only", "detik.com", "-v", *marks]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment(tmp_path) | {"TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=LONG,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "articles 4 " in done.stdout
