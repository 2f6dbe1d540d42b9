"""Walks: what comes next, what is new, and where they end."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from detikcrawl.discovery.dated_index import DatedIndex
from detikcrawl.discovery.feed import Feed
from detikcrawl.discovery.links import ArticleLink, Listing
from detikcrawl.discovery.paged_list import PagedList
from detikcrawl.discovery.sitemap import Sitemap
from detikcrawl.discovery.source import Scope, Source
from detikcrawl.discovery.walk import Walk, scopes

DAY = date(2026, 7, 24)
SCOPE = Scope(DAY, DAY)
INDEX = DatedIndex(url="https://koran.example/indeks/{date}?page={page}", card="article", max_pages=5)
LATEST = PagedList(url="https://koran.example/terkini?page={page}", card="article")


def page(*names: str, days_ago: int | None = None, cards: int | None = None) -> Listing:
    published = None if days_ago is None else datetime(2026, 7, 24, 5, tzinfo=UTC) - timedelta(days=days_ago)
    links = tuple(ArticleLink(f"https://koran.example/{name}", "x", published) for name in names)
    return Listing(cards=len(links) if cards is None else cards, links=links)


def walked(source: Source, *listings: Listing) -> Walk:
    walk = Walk(source, SCOPE)
    for listing in listings:
        assert walk.end is None
        walk.take(listing)
    return walk


def test_pages_follow_one_another_until_one_is_empty() -> None:
    walk = Walk(INDEX, SCOPE)
    asked = []
    for listing in (page("a"), page("b", "a"), page()):
        asked.append(walk.step.url.rpartition("=")[2])
        walk.take(listing)
    assert asked == ["1", "2", "3"]
    assert (walk.end, walk.reached_the_end) == ("empty", True)


def test_a_link_is_new_once() -> None:
    walk = walked(INDEX, page("a"))
    assert [link.url for link in walk.take(page("a", "b"))] == ["https://koran.example/b"]


def test_one_repeated_page_is_not_the_end_and_two_are() -> None:
    walk = walked(INDEX, page("a"), page("a"), page("b"), page("b"), page("a"))
    assert (walk.end, walk.reached_the_end) == ("repeating", True)


def test_a_page_of_other_cards_is_not_the_end() -> None:
    assert walked(INDEX, page("a"), page(cards=20)).end is None


def test_the_cap_is_no_end() -> None:
    walk = walked(INDEX, *(page(str(number)) for number in range(5)))
    assert (walk.end, walk.reached_the_end) == ("cap", False)


def test_the_latest_are_walked_until_a_page_is_older_than_the_days_asked_for() -> None:
    mixed = Listing(cards=2, links=(*page("b", days_ago=1).links, *page("c").links))
    walk = walked(LATEST, page("a", days_ago=0), mixed, page("d", "e", days_ago=1))
    assert (walk.end, walk.reached_the_end) == ("older", True)


def test_the_index_of_a_day_is_not_cut_short_by_an_old_time() -> None:
    assert walked(INDEX, page("a", days_ago=3)).end is None


def test_a_feed_has_one_page() -> None:
    walk = walked(Feed(url="https://koran.example/rss"), page())
    assert (walk.end, walk.reached_the_end) == ("last", True)


def test_a_sitemap_is_walked_through_all_its_documents() -> None:
    walk = Walk(Sitemap(url="https://koran.example/sitemap.xml"), SCOPE)
    names = [f"https://koran.example/{name}.xml" for name in ("a", "b", "c", "sitemap", "a")]
    walk.take(Listing(cards=5, links=(), documents=tuple(names)))
    asked = []
    for listing in (
        page("1"),
        Listing(cards=1, links=(), documents=("https://koran.example/d.xml",)),
        page(),
        page("1"),
    ):
        asked.append(walk.step.url.rpartition("/")[2])
        walk.take(listing)
    assert asked == ["a.xml", "b.xml", "c.xml", "d.xml"]
    assert (walk.end, walk.reached_the_end, walk.pages) == ("last", True, 5)


def test_a_sitemap_that_cannot_be_had_is_gone_round_and_the_walk_is_not_whole() -> None:
    walk = Walk(Sitemap(url="https://koran.example/sitemap.xml"), SCOPE)
    walk.take(Listing(cards=2, links=(), documents=tuple(f"https://koran.example/{n}.xml" for n in "ab")))
    walk.miss()
    assert walk.step.url == "https://koran.example/b.xml"
    walk.take(page("1"))
    assert (walk.end, walk.reached_the_end) == ("missed", False)


def test_the_documents_of_a_sitemap_have_a_cap_even_where_they_cannot_be_had() -> None:
    walk = Walk(Sitemap(url="https://koran.example/sitemap.xml", max_pages=3), SCOPE)
    walk.take(Listing(cards=9, links=(), documents=tuple(f"https://koran.example/{n}.xml" for n in range(9))))
    walk.take(page("1"))
    walk.miss()
    assert (walk.end, walk.reached_the_end) == ("cap", False)


def test_scopes_are_a_walk_a_day_and_channel_as_the_source_has_them() -> None:
    channels = [("news", "news.koran.example"), ("bola", "bola.koran.example")]
    two_days = (DAY - timedelta(days=1), DAY)

    def listed(source: Source) -> list[tuple[str, int, int]]:
        return [(scope.channel, scope.first_day.day, scope.last_day.day) for scope in scopes(source, channels, *two_days)]

    assert listed(DatedIndex(url="{channel}/{date}", card="a")) == [
        ("news", 24, 24), ("bola", 24, 24), ("news", 23, 23), ("bola", 23, 23),
    ]  # fmt: skip
    assert listed(INDEX) == [("", 24, 24), ("", 23, 23)]
    assert listed(LATEST) == [("", 23, 24)]
    assert listed(Feed(url="https://koran.example/{key}.xml", keys={"bola": "7"})) == [("bola", 23, 24)]
