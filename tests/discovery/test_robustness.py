"""Whatever the bytes, a reader gives a listing or says that there is none."""

from __future__ import annotations

import gzip
import json
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detikcrawl.discovery.dated_index import DatedIndex
from detikcrawl.discovery.feed import Feed
from detikcrawl.discovery.links import Listing, UnreadableListing
from detikcrawl.discovery.paged_list import PagedList
from detikcrawl.discovery.payload import Payload
from detikcrawl.discovery.sitemap import Sitemap
from detikcrawl.discovery.source import Scope, Source

URL = "https://koran.example/x"
SCOPE = Scope(date(2026, 7, 1), date(2026, 7, 31), channel="news", prefix="news.koran.example", query="banjir")
SOURCES: list[Source] = [
    DatedIndex(url=URL + "/{date}", card="article, li", time="time", time_attribute="datetime"),
    PagedList(url=URL, card="li, a", time="b", title="i"),
    Feed(url=URL),
    Sitemap(url=URL, children=r"(?P<year>\d+)-(?P<month>\d+)"),
    Payload(url=URL, items="a.b", link="u", published="p", title="t"),
    Payload(url=URL, items="a", link="u", published="p", title="t", flat=True),
    Payload(url=URL, script="script", items="a", link="u"),
]
PIECES = st.sampled_from(
    [
        *(
            "<rss>",
            "<feed",
            "<urlset>",
            "<sitemapindex>",
            "<item>",
            "</item>",
            "<entry>",
            "<url>",
            "</url>",
            "<sitemap>",
            "<loc>",
        ),
        *("</loc>", "<link>", "</link>", "<link href='", "'/>", "<guid>", "<pubDate>", "</pubDate>", "<lastmod>", "</lastmod>"),
        *(
            "<![CDATA[",
            "]]>",
            "<!--",
            "-->",
            "<?xml ",
            "?>",
            "<!DOCTYPE x [",
            "<!ENTITY a 'b'>",
            "&a;",
            "&amp;",
            "&#0;",
            "&#x110000;",
        ),
        *(
            "<li>",
            "<article>",
            "<a href=",
            "<time datetime=",
            "<b>",
            ">",
            "<",
            "'",
            '"',
            "https://[",
            "//",
            "2026-07",
            "99999999999",
        ),
        *(
            "Jum'at, 24 Juli 2026 - 13:39 WIB",
            "0001-01-01T00:00:00+14:00",
            "9999-12-31",
            "\x00",
            "\ud800",
            "<script>",
            "</script>",
        ),
    ]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.sampled_from(["a", "b", "u", "p", "t"]), inner, max_size=5),
    max_leaves=20,
)
BODIES = (
    st.binary(max_size=300)
    | st.lists(PIECES, max_size=40).map(lambda pieces: "".join(pieces).encode("utf-8", "surrogatepass"))
    | JSON.map(lambda data: json.dumps(data).encode())
    | JSON.map(lambda data: f"<script>{json.dumps(data)}</script>".encode())
)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: type(source).__name__)
@given(
    body=BODIES | BODIES.map(gzip.compress),
    content_type=st.none() | st.sampled_from(["text/html; charset=hex", "x", "a;charset=utf-16"]),
)
def test_no_bytes_break_a_reader(source: Source, body: bytes, content_type: str | None) -> None:
    with suppress(UnreadableListing):
        listing = source.read(body, URL, SCOPE, content_type=content_type)
        assert isinstance(listing, Listing)
        assert len(listing.links) + len(listing.documents) <= listing.cards
        for address in (*(link.url for link in listing.links), *listing.documents):
            assert address.startswith(("http://", "https://"))
        for link in listing.links:
            assert link.published is None or link.published.utcoffset() is not None
        source.after(SCOPE, source.first(SCOPE), listing)


@given(st.text(max_size=200))
def test_whatever_is_searched_for_gives_an_address(query: str) -> None:
    scope = Scope(SCOPE.first_day, SCOPE.last_day, query=query)
    address = PagedList(url=URL + "/{slug}?q={query}&p={page}", card="a").page_url(scope, 2)
    assert address.isascii()
    assert address.endswith("&p=2")
    assert address.count("&") == 1


@pytest.mark.parametrize(
    "piece",
    ["<item>", "<a ", "<!--", "<![CDATA[", "</x>", "<x>", "&amp", "<?", "<item><x><link>", "<", "<a b='", '<a "', "]]>"],
)
def test_the_work_grows_with_the_length_alone(piece: str) -> None:
    # Quadratic, a megabyte of one piece would take hours.
    body = ("<rss>" + piece * (1_000_000 // len(piece))).encode()
    assert Feed(url=URL).read(body, URL, SCOPE).links == ()
