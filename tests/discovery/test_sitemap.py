"""Sitemaps: which children are asked for, and which addresses are listed."""

from __future__ import annotations

import gzip
from datetime import UTC, date, datetime

import pytest

from detikcrawl.discovery.links import Listing, UnreadableListing
from detikcrawl.discovery.sitemap import Sitemap
from detikcrawl.discovery.source import Scope

URL = "https://koran.example/sitemap.xml"
SCOPE = Scope(date(2026, 7, 23), date(2026, 7, 24))


def read(xml: str, source: Sitemap | None = None, scope: Scope = SCOPE) -> Listing:
    return (source or Sitemap(url=URL)).read(xml.encode(), URL, scope)


def children(source: Sitemap, *entries: str, scope: Scope = SCOPE) -> list[str]:
    xml = "<sitemapindex>" + "".join(f"<sitemap>{entry}</sitemap>" for entry in entries) + "</sitemapindex>"
    listing = read(xml, source, scope)
    assert listing.cards == len(entries)
    return [step.url for step in source.after(scope, source.first(scope), listing)]


def test_a_news_sitemap_keeps_time_and_title() -> None:
    listing = read(
        """<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url>
        <loc><![CDATA[ https://koran.example/read/1?a=1&b=2 ]]></loc>
        <lastmod>2026-07-25T00:00:00+07:00</lastmod><news:news><news:publication><news:name>Koran</news:name></news:publication>
        <news:publication_date>2026-07-24T23:30:00+07:00</news:publication_date>
        <news:title>Bendungan &amp;amp; Warga</news:title>
        </news:news><image:image><image:loc>https://koran.example/foto.jpg</image:loc></image:image></url></urlset>"""
    )
    (link,) = listing.links
    assert link.url == "https://koran.example/read/1?a=1&b=2"
    assert link.published == datetime(2026, 7, 24, 16, 30, tzinfo=UTC)
    assert (link.title, link.source, listing.cards) == ("Bendungan &amp; Warga", "sitemap", 1)


def test_the_namespace_may_have_any_prefix() -> None:
    listing = read(
        """<s:urlset><s:url><s:loc>https://koran.example/a</s:loc><n:news><n:publication_date>2026-07-24</n:publication_date>
        </n:news></s:url></s:urlset>"""
    )
    assert [(link.url, link.published) for link in listing.links] == [
        ("https://koran.example/a", datetime(2026, 7, 23, 17, tzinfo=UTC))
    ]


def test_what_the_sitemap_dates_outside_the_days_asked_for_is_not_listed() -> None:
    def entry(name: str, published: str = "", modified: str = "") -> str:
        news = f"<news:news><news:publication_date>{published}</news:publication_date></news:news>" if published else ""
        return f"<url><loc>/{name}</loc>{f'<lastmod>{modified}</lastmod>' if modified else ''}{news}</url>"

    xml = "".join(
        (
            "<urlset>",
            entry("dalam", "2026-07-23T00:00:00+07:00"),
            entry("sesudah", "2026-07-25T00:00:00+07:00"),
            entry("sebelum", "2026-07-22T23:59:59+07:00", "2026-07-24"),
            entry("lama", modified="2026-07-22T12:00:00+07:00"),
            entry("diubah", modified="2026-07-30"),
            entry("tanpa-waktu"),
            "</urlset>",
        )
    )
    listing = read(xml)
    assert listing.cards == 6
    assert [link.url.rpartition("/")[2] for link in listing.links] == ["dalam", "diubah", "tanpa-waktu"]
    assert all(link.published is None for link in listing.links[1:])
    untrusted = read(xml, Sitemap(url=URL, trust_lastmod=False))
    assert "https://koran.example/lama" in [link.url for link in untrusted.links]


def test_children_are_chosen_by_name_and_by_time() -> None:
    entries = (
        "<loc><![CDATA[https://koran.example/news/sitemap_news.xml]]></loc>",
        "<loc>https://koran.example/news/sitemap_image.xml</loc>",
        "<loc>https://koran.example/bola/sitemap_news.xml</loc><lastmod>2026-07-22</lastmod>",
        "<loc>/hukum/sitemap_news.xml</loc><lastmod>2026-07-24T01:00:00+07:00</lastmod>",
    )
    source = Sitemap(url=URL, children=r"sitemap_news\.xml$")
    chosen = ["https://koran.example/news/sitemap_news.xml", "https://koran.example/hukum/sitemap_news.xml"]
    assert children(source, *entries) == chosen
    assert len(children(Sitemap(url=URL, trust_lastmod=False), *entries)) == 4


@pytest.mark.parametrize(
    ("pattern", "names", "scope", "chosen"),
    [
        (
            r"post/(?P<year>\d{4})-(?P<month>\d\d)\.xml",
            ["2026-05", "2026-06", "2026-07", "2026-08", "2026-13"],
            Scope(date(2026, 6, 30), date(2026, 7, 1)),
            ["2026-06", "2026-07", "2026-13"],
        ),
        (r"post/(?P<year>\d{4})\.xml", ["2025", "2026"], Scope(date(2025, 12, 31), date(2025, 12, 31)), ["2025"]),
        (
            r"post/(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)\.xml",
            ["2026-07-22", "2026-07-23", "2026-07-24", "2026-07-25"],
            SCOPE,
            ["2026-07-23", "2026-07-24"],
        ),
        (r"post/(?P<year>\d{4})-(?P<month>\d\d)", ["2026-12"], Scope(date(2026, 12, 31), date(2026, 12, 31)), ["2026-12"]),
    ],
)
def test_children_named_by_time_are_taken_where_their_days_are_asked_for(
    pattern: str, names: list[str], scope: Scope, chosen: list[str]
) -> None:
    found = children(Sitemap(url=URL, children=pattern), *(f"<loc>/post/{name}.xml</loc>" for name in names), scope=scope)
    assert found == [f"https://koran.example/post/{name}.xml" for name in chosen]


def test_a_document_is_remembered_by_its_address_and_the_days() -> None:
    source = Sitemap(url=URL)
    first = source.first(SCOPE)
    assert first == source.first(Scope(*(SCOPE.first_day, SCOPE.last_day)))
    assert first.number != source.first(Scope(date(2026, 7, 1), SCOPE.last_day)).number
    assert 0 <= first.number < 2**63


def test_a_packed_sitemap_is_unpacked() -> None:
    packed = gzip.compress(b"<urlset><url><loc>https://koran.example/a</loc></url></urlset>")
    assert len(Sitemap(url=URL).read(packed, URL, SCOPE).links) == 1


@pytest.mark.parametrize("other", ["", "<html><body>403</body></html>", "<rss><item/></rss>"])
def test_what_is_no_sitemap_is_said_to_be_none(other: str) -> None:
    with pytest.raises(UnreadableListing):
        read(other)


def test_no_more_entries_are_read_than_the_protocol_allows() -> None:
    listing = read("<urlset>" + "<url><loc>/a</loc></url>" * 50_010 + "</urlset>")
    assert listing.cards == 50_000
