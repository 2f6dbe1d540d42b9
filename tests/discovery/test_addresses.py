"""Addresses of listings: what the fields of a template become, and what they say of the list."""

from __future__ import annotations

from datetime import date

import pytest

from detikcrawl.discovery.dated_index import DatedIndex
from detikcrawl.discovery.feed import Feed
from detikcrawl.discovery.links import Listing
from detikcrawl.discovery.paged_list import PagedList
from detikcrawl.discovery.sitemap import Sitemap
from detikcrawl.discovery.source import Scope, Step

DAY = date(2026, 7, 31)
NEWS = Scope(DAY, DAY, channel="news", prefix="news.koran.example/jatim")
EMPTY = Listing(cards=0, links=())


@pytest.mark.parametrize(
    ("source", "page", "address"),
    [
        (
            DatedIndex(url="{channel}/indeks?date={date}&page={page}", date_format="%m/%d/%Y", card="article"),
            2,
            "https://news.koran.example/jatim/indeks?date=07%2F31%2F2026&page=2",
        ),
        (
            DatedIndex(url="{channel}/indeks/{day:%Y/%m/%d}/{offset}", step=10, card="article"),
            3,
            "https://news.koran.example/jatim/indeks/2026/07/31/20",
        ),
        (
            DatedIndex(url="https://koran.example/indeks/{key}/{offset}?t={date}", step=20, keys={"news": "5"}, card="article"),
            2,
            "https://koran.example/indeks/5/20?t=2026-07-31",
        ),
        (
            DatedIndex(url="https://koran.example/indeks?start={date}&end={next_day:%Y-%m-%d}&page={page}", card="article"),
            1,
            "https://koran.example/indeks?start=2026-07-31&end=2026-08-01&page=1",
        ),
        (
            DatedIndex(url="https://koran.example/a?after={previous_day:%Y-%m-%d}T23:59:59&p={page}", card="article"),
            1,
            "https://koran.example/a?after=2026-07-30T23:59:59&p=1",
        ),
        (
            DatedIndex(url="https://koran.example/?tanggal={day.day}&bulan={day:%m}&tahun={day.year}", card="article"),
            1,
            "https://koran.example/?tanggal=31&bulan=07&tahun=2026",
        ),
        (
            PagedList(url="https://koran.example/{key}?page={page}", first_url="https://koran.example/{key}", card="article"),
            1,
            "https://koran.example/news",
        ),
    ],
)
def test_an_address_is_made_from_day_channel_and_page(source: DatedIndex | PagedList, page: int, address: str) -> None:
    assert source.page_url(NEWS, page) == address


def test_what_is_searched_for_is_encoded() -> None:
    asked = Scope(date(2026, 7, 1), DAY, query="Banjir & Rob: 50%")
    search = PagedList(
        url="https://koran.example/cari?q={query}&dari={first_day:%d-%m-%Y}&sampai={last_day:%d-%m-%Y}&page={page}",
        card="article",
        name="search",
    )
    tag = PagedList(url="https://koran.example/tag/{slug}?page={page}", card="article", name="tag")
    assert search.page_url(asked, 4) == (
        "https://koran.example/cari?q=Banjir%20%26%20Rob%3A%2050%25&dari=01-07-2026&sampai=31-07-2026&page=4"
    )
    assert tag.page_url(asked, 1) == "https://koran.example/tag/banjir-rob-50?page=1"


def test_the_fields_of_the_address_say_what_kind_of_list_it_is() -> None:
    def kind(source: Feed) -> tuple[bool, bool, bool, bool]:
        return source.dated, source.per_channel, source.takes_query, source.numbered

    assert kind(Feed(url="https://koran.example/rss")) == (False, False, False, False)
    assert kind(Feed(url="{channel}/rss?paged={page}")) == (False, True, False, True)
    assert kind(Feed(url="https://koran.example/{key}/{day:%Y}.xml")) == (True, True, False, False)
    assert kind(Feed(url="https://koran.example/rss?q={query}")) == (False, False, True, False)


def test_channels_without_a_list_are_not_covered() -> None:
    some = Feed(url="https://koran.example/rss/{key}", keys={"news": "1"})
    assert (some.covers("news"), some.covers("bola")) == (True, False)
    assert Feed(url="{channel}/rss").covers("bola")


def test_a_list_without_pages_has_one() -> None:
    scope = Scope(DAY, DAY)
    assert Feed(url="https://koran.example/rss").after(scope, Step("https://koran.example/rss", 1), EMPTY) == ()
    paged = Feed(url="https://koran.example/rss?p={page}")
    assert paged.after(scope, paged.first(scope), EMPTY) == (Step("https://koran.example/rss?p=2", 2),)


@pytest.mark.parametrize(
    "declare",
    [
        lambda: DatedIndex(url="https://koran.example/indeks?page={page}", card="article"),
        lambda: PagedList(url="https://koran.example/{date}?page={page}", card="article"),
        lambda: Sitemap(url="https://koran.example/{page}.xml"),
        lambda: Feed(url="https://koran.example/{chanel}/rss"),
    ],
    ids=["index-without-a-day", "list-with-a-day", "sitemap-with-pages", "misspelt-field"],
)
def test_a_declaration_that_cannot_be_meant_is_refused(declare: object) -> None:
    with pytest.raises(ValueError, match="source "):
        declare()  # type: ignore[operator]
