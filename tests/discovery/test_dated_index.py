"""The index of a day: its addresses, and the entries on its pages."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detikcrawl.discovery.cards import MAX_CARDS
from detikcrawl.discovery.dated_index import DatedIndex
from detikcrawl.discovery.links import ArticleLink, Listing
from detikcrawl.discovery.source import Scope
from detikcrawl.discovery.walk import Walk
from tests.newsroom.sample import sample
from tests.newsroom.stories import CHANNELS

INDEX = DatedIndex(
    url="{channel}/indeks?date={date}&page={page}",
    date_format="%m/%d/%Y",
    card="article",
    link=(".title a[href]", "a[href]"),
    time="[d-time]",
    time_attribute="d-time",
)
DAY = date(2026, 11, 6)
NEWS = Scope(DAY, DAY, channel="news", prefix="news.koran.example")
URL = "https://news.koran.example/indeks?date=11%2F06%2F2026&page=1"


def read(html: str | bytes, index: DatedIndex = INDEX) -> Listing:
    return index.read(html.encode() if isinstance(html, str) else html, URL, NEWS)


def card(href: str, title: str = "Judul", time: str = "") -> str:
    return f'<article><a href="{href}"><img></a><h3 class="title"><a href="{href}">{title}</a></h3>{time}</article>'


def test_the_date_in_the_address_is_encoded() -> None:
    assert INDEX.page_url(NEWS, 1) == URL
    assert INDEX.page_url(Scope(DAY, DAY, prefix="www.koran.example/jatim"), 12) == (
        "https://www.koran.example/jatim/indeks?date=11%2F06%2F2026&page=12"
    )


def test_an_index_without_a_day_in_its_address_is_none() -> None:
    with pytest.raises(ValueError, match="index"):
        DatedIndex(url="{channel}/indeks?page={page}", card="article")


def test_entries_in_order_each_address_once() -> None:
    listing = read(
        card("/a", "Satu  satu") + card("http://news.koran.example/b") + card("/a", "Lagi") + card("//lain.example/c")
    )
    assert [(link.url, link.title) for link in listing.links] == [
        ("https://news.koran.example/a", "Satu satu"),
        ("http://news.koran.example/b", "Judul"),
        ("https://lain.example/c", "Judul"),
    ]
    assert listing.cards == 4
    assert {link.source for link in listing.links} == {"index"}


@pytest.mark.parametrize(
    "href", ["", "   ", "javascript:void(0)", "mailto:a@b.example", "http://[", "data:text/html,x", "/" + "x" * 3000]
)
def test_a_card_whose_link_leads_nowhere_is_counted_and_gives_no_link(href: str) -> None:
    assert (read(card(href)).cards, read(card(href)).links) == (1, ())


def test_a_card_without_a_link_or_a_title() -> None:
    listing = read('<article>Iklan</article><article><a name="x">x</a></article><article><a href="/b"><img></a></article>')
    assert (listing.cards, [(link.url, link.title) for link in listing.links]) == (3, [("https://news.koran.example/b", None)])


@pytest.mark.parametrize(
    ("time", "published"),
    [
        ('<span d-time="1794020400">x</span>', datetime(2026, 11, 7, 3, 0, tzinfo=UTC)),
        ('<span d-time="1794020400000">x</span>', datetime(2026, 11, 7, 3, 0, tzinfo=UTC)),
        ('<span d-time=" 1794020400 ">x</span>', datetime(2026, 11, 7, 3, 0, tzinfo=UTC)),
        ('<span d-time="Sabtu, 07 Nov 2026 10:00 WIB">x</span>', datetime(2026, 11, 7, 3, 0, tzinfo=UTC)),
        ('<span d-time="-1">x</span>', None),
        ('<span d-time="">x</span>', None),
        ('<span d-time="٣">x</span>', None),
        ('<span d-time="99999999999999999999">x</span>', None),
        ("<span d-time>x</span>", None),
        ("", None),
    ],
)
def test_times_of_entries(time: str, published: datetime | None) -> None:
    assert read(card("/a", time=time)).links[0].published == published


def test_a_time_may_be_printed() -> None:
    index = DatedIndex(url="{channel}/{date}", card="article", time="time")
    listing = read('<article><a href="/a">x</a><time> Sabtu, 07 Nov\n2026 10:00 WIB </time></article>', index)
    assert listing.links[0].published == datetime(2026, 11, 7, 3, 0, tzinfo=UTC)


@pytest.mark.parametrize("html", [b"", b"\x00\xff", b"<html><body><h1>404</h1></body></html>", b"{}", b"<article"])
def test_a_page_that_is_no_index_has_no_entries(html: bytes) -> None:
    assert read(html) == Listing(cards=0, links=())


def test_a_page_of_very_many_entries_is_cut() -> None:
    assert read("".join(f'<article><a href="/{n}">x</a></article>' for n in range(MAX_CARDS + 10))).cards == MAX_CARDS


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_entry_raises(href: str, time: str) -> None:
    html = card(href.replace('"', ""), time=f'<i d-time="{time}">x</i>'.replace("\x00", ""))
    for link in read(html.encode("utf-8", "replace")).links:
        assert link.url.startswith(("http://", "https://"))


def test_a_day_of_the_newsroom_lists_its_stories() -> None:
    newsroom = sample().newsroom
    for channel in ("news", "health", "jatim"):
        desk = CHANNELS[channel]
        for day in newsroom.days:
            found: list[str] = []
            scope = Scope(day, day, channel=channel, prefix=desk.base.removeprefix("https://"))
            for page in (1, 2):
                url = INDEX.page_url(scope, page)
                found += [link.url for link in INDEX.read(newsroom.peek(url).body, url, scope).links]
            told = {s.url for s in newsroom.stories.values() if s.channel == channel and s.day == day}
            assert told <= set(found)


@given(st.lists(st.sets(st.sampled_from("abcdefgh"), max_size=4), max_size=30), st.integers(1, 20))
def test_every_walk_through_a_day_ends_and_gives_each_link_once(pages: list[set[str]], cap: int) -> None:
    walk = Walk(DatedIndex(url="{channel}/indeks?date={date}&page={page}", card="article", max_pages=cap), NEWS)
    found: list[str] = []
    taken: list[set[str]] = []
    for names in [*pages, *[set()] * 25]:
        if walk.end is not None:
            break
        assert walk.step.url.endswith(f"&page={len(taken) + 1}")
        links = tuple(ArticleLink(url=f"https://koran.example/{name}", source="index") for name in sorted(names))
        found += [link.url[-1] for link in walk.take(Listing(cards=len(links), links=links))]
        taken.append(names)
    assert walk.end in ("empty", "repeating", "cap")
    assert len(taken) <= cap
    assert sorted(found) == sorted(set().union(*taken))
