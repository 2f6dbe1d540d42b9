"""Crawls of a site of every publishing house on loopback, from its lists to its parts."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from scrapy.utils.project import get_project_settings

from detikcrawl.commands.answers import news_sites
from detikcrawl.commands.data_sheet import family_of
from detikcrawl.storage.folders import SiteFolders
from tests.crawling import Crawl, crawl
from tests.newsroom.house import Edition, HouseNewsroom, publish
from tests.newsroom.houses import HOUSES
from tests.newsroom.sample import FIRST_DAY
from tests.newsroom.server import NewsroomServer

FAMILIES = Path(__file__).parents[1] / "spiders" / "families"


@dataclass(frozen=True, slots=True)
class Crawled:
    """A house's edition of one day, and what a crawl of it brought."""

    edition: Edition
    newsroom: HouseNewsroom
    crawl: Crawl
    parts: list[dict[str, Any]]
    """Rows of the JSONL parts."""
    table: list[dict[str, Any]]
    """Rows of the Parquet parts."""


@pytest.fixture(scope="module", params=HOUSES)
def crawled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    house = HOUSES[request.param]
    edition = publish(house, FIRST_DAY)
    newsroom = HouseNewsroom(edition)
    folder = tmp_path_factory.mktemp(house.site)
    days = (f"from_date={FIRST_DAY}", f"until_date={FIRST_DAY}")
    with NewsroomServer(newsroom) as server:
        done = crawl(server.origin, folder, *days, *house.arguments, site=house.site)
    parts = SiteFolders(folder / "data", house.site).parts
    rows = [json.loads(line) for file in sorted(parts.glob("*.jsonl")) for line in file.read_bytes().splitlines()]
    table = [row for file in sorted(parts.glob("*.parquet")) for row in pq.read_table(file).to_pylist()]
    return Crawled(edition, newsroom, done, rows, table)


def test_every_family_has_a_house(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCRAPY_SETTINGS_MODULE", "detikcrawl.settings")
    sites = news_sites(get_project_settings())
    families = {file.stem for file in FAMILIES.glob("[a-z]*.py")}
    assert families - {family_of(sites[name]) for name in HOUSES} == set()


def test_every_article_of_the_day_is_in_the_parts_once_and_whole(crawled: Crawled) -> None:
    assert crawled.crawl.exit_code == 0
    house, rows = crawled.edition.house, {row["url"]: row for row in crawled.parts}
    assert sorted(row["url"] for row in crawled.parts) == sorted(house.url(story) for story in crawled.edition.articles)
    for story in crawled.edition.articles:
        row, pages = rows[house.url(story)], len(story.pages)
        assert row["site"] == house.site
        assert row["title"] == story.title
        assert datetime.fromisoformat(row["published_at"]).replace(second=0) == story.published.replace(second=0)
        assert row["text"] == story.text
        assert row["authors"] == ([story.author] if house.names_authors else [])
        assert (row["pages_expected"], row["pages_fetched"], row["completeness"]) == (pages, pages, "complete")
        assert row["page_form"] == house.forms[pages - 1]


def test_both_forms_of_the_parts_hold_the_same_rows(crawled: Crawled) -> None:
    assert [row["id"] for row in crawled.table] == [row["id"] for row in crawled.parts]
    assert [row["text"] for row in crawled.table] == [row["text"] for row in crawled.parts]
    times = [datetime.fromisoformat(row["published_at"]) for row in crawled.parts]
    assert [row["published_at"] for row in crawled.table] == times
    assert [row["id"] for row in crawled.crawl.rows] == [row["id"] for row in crawled.parts]


def test_a_gallery_and_an_article_of_another_day_are_left_out(crawled: Crawled) -> None:
    house = crawled.edition.house
    asked = {visit.url for visit in crawled.newsroom.log}
    assert asked & {house.url(story) for story in (*crawled.edition.galleries, *crawled.edition.strays)} == set()
    assert crawled.crawl.stats[house.left_out] == 1
    assert crawled.crawl.stats["links/followed"] == len(crawled.edition.articles)


def test_the_house_is_asked_politely_and_for_nothing_twice(crawled: Crawled) -> None:
    visits = crawled.newsroom.log
    assert {url: times for url, times in Counter(visit.url for visit in visits).items() if times > 1} == {}
    assert [visit.url for visit in visits if visit.status != 200] == []
    hosts = dict.fromkeys(visit.url.split("/")[2] for visit in visits)
    for host in hosts:
        first = next(visit.url for visit in visits if visit.url.split("/")[2] == host)
        assert first == f"https://{host}/robots.txt"
