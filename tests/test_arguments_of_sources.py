"""`source=` and `query=`: what a site offers decides what may be asked for, and what is the default."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from detikcrawl.arguments import ArgumentError, CrawlArguments, parse_arguments
from detikcrawl.discovery.dated_index import DatedIndex
from detikcrawl.discovery.feed import Feed
from detikcrawl.discovery.paged_list import PagedList
from detikcrawl.discovery.source import Source

NOW = datetime(2026, 7, 24, 5, tzinfo=UTC)
FEED = Feed(url="https://koran.example/rss/{key}", keys={"news": "1"})
INDEX = DatedIndex(url="https://koran.example/{date}", card="a")
TAG = PagedList(url="https://koran.example/tag/{slug}", card="a", name="tag")
SEARCH = PagedList(url="https://koran.example/cari?q={query}", card="a", name="search")
ALL = (TAG, FEED, INDEX, SEARCH)


def parse(*sources: Source, **given: str) -> CrawlArguments:
    return parse_arguments(given, now=NOW, channels=["news", "bola"], sources=sources)


@pytest.mark.parametrize(
    ("sources", "given", "chosen"),
    [
        (ALL, {}, "rss"),
        (ALL, {"from_date": "7d"}, "index"),
        (ALL, {"until_date": "today"}, "index"),
        ((FEED,), {"from_date": "7d"}, "rss"),
        (ALL, {"source": "rss", "from_date": "7d"}, "rss"),
        (ALL, {"query": "banjir"}, "tag"),
        (ALL, {"query": "banjir", "source": "search"}, "search"),
        (ALL, {"urls": "https://koran.example/read/1"}, "urls"),
        ((), {"urls": "https://koran.example/read/1"}, "urls"),
    ],
)
def test_the_source_is_the_one_named_or_the_first_that_fits(
    sources: tuple[Source, ...], given: dict[str, str], chosen: str
) -> None:
    arguments = parse(*sources, **given)
    assert arguments.source == chosen
    assert arguments.query == given.get("query")


@pytest.mark.parametrize(
    ("sources", "given", "says"),
    [
        (ALL, {"source": "sitemap"}, "allowed: tag, rss, index, search, urls"),
        (ALL, {"source": "search"}, "give query="),
        (ALL, {"source": "index", "query": "banjir"}, "allowed: tag, search"),
        (ALL, {"source": "urls", "query": "banjir"}, "allowed: tag, search"),
        ((INDEX,), {"query": "banjir"}, "no search"),
        ((INDEX,), {"query": "banjir", "source": "index"}, "no search"),
        ((SEARCH,), {}, "give query="),
        (ALL, {"query": " "}, "query"),
        (ALL, {"query": "a\nb"}, "query"),
        (ALL, {"query": "x" * 201}, "query"),
        (ALL, {"urls": "https://koran.example/read/1", "query": "banjir"}, "leave out query"),
        (ALL, {"channels": "bola"}, "allowed with it: news"),
        ((INDEX,), {"source": "urls"}, "source=urls goes with urls"),
    ],
)
def test_what_does_not_fit_is_refused_in_one_line(sources: tuple[Source, ...], given: dict[str, str], says: str) -> None:
    with pytest.raises(ArgumentError) as error:
        parse(*sources, **given)
    assert says in str(error.value)
    assert "\n" not in str(error.value)
