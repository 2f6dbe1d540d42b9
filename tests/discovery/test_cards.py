"""Pages of cards: links, titles and times as they are printed."""

from __future__ import annotations

from datetime import UTC, date, datetime

from detikcrawl.discovery.links import Listing
from detikcrawl.discovery.paged_list import PagedList
from detikcrawl.discovery.source import Scope

SCOPE = Scope(date(2026, 7, 1), date(2026, 7, 31))
URL = "https://koran.example/terkini"
LATEST = PagedList(url=URL + "?page={page}", card="li.kartu", time=".waktu", title="h3")


def read(html: str, source: PagedList = LATEST, **more: object) -> Listing:
    return source.read(html.encode(), URL, SCOPE, **more)  # type: ignore[arg-type]


def test_a_card_gives_its_link_title_and_time() -> None:
    listing = read(
        """<ul><li class=kartu><a href="/berita/12/pasar-pagi"><img alt="Pasar"><h3> Pasar Pagi
        Pindah </h3></a><p class=waktu>Jum'at, 24 Juli 2026 - 13:39 WIB</p></li></ul>"""
    )
    (link,) = listing.links
    assert link.url == "https://koran.example/berita/12/pasar-pagi"
    assert link.title == "Pasar Pagi Pindah"
    assert link.published == datetime(2026, 7, 24, 6, 39, tzinfo=UTC)
    assert link.source == "latest"


def test_the_text_of_the_link_is_the_title_and_else_its_title_attribute() -> None:
    html = """<li class=kartu><a href=/a>Satu</a></li><li class=kartu><a href=/b title="Dua"><img></a></li>
    <li class=kartu><a href=/c></a></li>"""
    assert [link.title for link in read(html).links] == ["Satu", "Dua", None]


def test_a_card_may_be_the_link_itself() -> None:
    source = PagedList(url=URL, card="a.kartu")
    assert [link.url for link in read("<a class=kartu href=/a>A</a><a href=/b>B</a>", source).links] == [
        "https://koran.example/a"
    ]


def test_the_first_rule_that_finds_a_link_counts() -> None:
    source = PagedList(url=URL, card="li", link=("h3 a[href]", "a[href]"))
    html = "<li><a href=/topik>Topik</a><h3><a href=/a>A</a></h3></li><li><a href=/b>B</a></li>"
    assert [link.url.rpartition("/")[2] for link in read(html, source).links] == ["a", "b"]


def test_entries_that_lead_nowhere_count_as_cards_and_each_address_stands_once() -> None:
    html = "".join(
        f"<li class=kartu><a href='{href}'>x</a></li>"
        for href in ("/a", "/a#komentar", "javascript:void(0)", "mailto:a@b.example", "", "http://[", "/a")
    )
    listing = read(html + "<li class=kartu>iklan</li>")
    assert listing.cards == 8
    assert [link.url for link in listing.links] == ["https://koran.example/a"]


def test_times_may_be_relative_or_unix_seconds() -> None:
    source = PagedList(url=URL, card="li", time="[d-time], time", time_attribute="d-time")
    html = "<li><a href=/a>A</a><span d-time=1784874000></span></li><li><a href=/b>B</a><span d-time=-1></span></li>"
    assert [link.published for link in read(html, source).links] == [datetime(2026, 7, 24, 6, 20, tzinfo=UTC), None]
    (link,) = read(
        "<li class=kartu><a href=/a>A</a><i class=waktu>7 menit yang lalu</i></li>", base=datetime(2026, 7, 24, 6, tzinfo=UTC)
    ).links
    assert link.published == datetime(2026, 7, 24, 5, 53, tzinfo=UTC)


def test_a_page_that_is_no_list_has_no_cards() -> None:
    assert read("<h1>404</h1>") == Listing(cards=0, links=())
