"""Listings of publishers as they were saved: the links are those that a reader of the page sees in its list."""

from __future__ import annotations

import gzip
import re
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

import pytest
from selectolax.lexbor import LexborHTMLParser

from detikcrawl.discovery.cards import Cards
from detikcrawl.discovery.dated_index import DatedIndex
from detikcrawl.discovery.feed import Feed
from detikcrawl.discovery.paged_list import PagedList
from detikcrawl.discovery.source import Scope
from detikcrawl.text.dates import wib_day

SCOPE = Scope(date(2014, 1, 1), date(2026, 12, 31))
FEEDS = {
    "antaranews.com/anpandu--antara-mainpage.xml.gz": (20, "2015-11-05"),
    "antaranews.com/vinjerdim--antara.xml.gz": (20, "2017-04-17"),
    "bola.net/kly2020/www.bola.net__feed__index.xml.gz": (100, "2020-10-20"),
    "detik.com/CristianAn--detik.xml.gz": (25, "2014-04-29"),
    "detik.com/anpandu--detik-mainpage.xml.gz": (20, "2015-11-05"),
    "kapanlagi.com/kly2020/www.kapanlagi.com__feed__entertainment.xml.gz": (20, "2020-05-29"),
    "merdeka.com/kly2020/www.merdeka.com__feed__index.xml.gz": (20, "2020-07-14"),
    "republika.co.id/anpandu--republika-mainpage.xml.gz": (10, "2015-11-05"),
    "tempo.co/gtrdp--tempo.xml.gz": (50, "2017-04-06"),
}
"""Feeds: entries, and the day (WIB) of the first."""

_ITEM = re.compile(r"<item[ >].*?</item>", re.DOTALL)
_LINK = re.compile(r"<link>\s*(.*?)\s*</link>", re.DOTALL)

PAGES: dict[str, tuple[Cards, str, str | None, int, int]] = {
    # file: (declaration, address, CSS of the links in the list where a reader's eye finds them, links, of them with a time)
    "detik.com/nathanaelf--detik.html.gz": (
        DatedIndex(
            url="{channel}/indeks?date={date}&page={page}",
            card="article",
            link=(".media__title a[href]",),
            time="[d-time]",
            time_attribute="d-time",
        ),
        "https://news.detik.com/indeks/",
        "#indeks-container h3 a",
        20,
        20,
    ),
    "kompas.com/anpandu--kompas-mainpage.html.gz": (
        PagedList(url="http://indeks.kompas.com/?p={page}", card=".kcm-main-list li", link=("h3 a[href]",), time=".grey"),
        "http://indeks.kompas.com/",
        ".kcm-main-list h3 a",
        10,
        10,
    ),
    "viva.co.id/anpandu--viva-mainpage.html.gz": (
        PagedList(url="http://www.viva.co.id/indeks", card=".indexlist > li", title=".title", time=".upperdeck"),
        "http://www.viva.co.id/indeks",
        ".news-indeks .indexlist > li > a",
        20,
        20,
    ),
    "dream.co.id/kly2020/haji.dream.co.id__tag__liputan-haji-2018__index.html.gz": (
        PagedList(
            url="https://haji.dream.co.id/tag/{slug}/index{page}.html",
            card=".col-index .item, .col-index__headline",
            link=(".item__block-description a[href]",),
            time=".date",
            name="tag",
        ),
        "https://haji.dream.co.id/tag/liputan-haji-2018",
        ".col-index h5 a, .col-index h6 a",
        17,
        17,
    ),
    "liputan6.com/kly2020/www.liputan6.com__tag__kisah-inspiratif.html.gz": (
        PagedList(
            url="https://www.liputan6.com/tag/{slug}?page={page}",
            card="article.articles--iridescent-list--item",
            link=("h4 a[href]",),
            time="time",
            time_attribute="datetime",
            name="tag",
        ),
        "https://www.liputan6.com/tag/kisah-inspiratif",
        ".articles--iridescent-list h4 a",
        21,
        19,  # two are sponsored
    ),
    "kapanlagi.com/kly2020/www.kapanlagi.com__showbiz__film__index.html.gz": (
        PagedList(url="{channel}/index{page}.html", card=".list-artikel80-flat > li", link=(".deskrip a[href]",)),
        "https://www.kapanlagi.com/showbiz/film/",
        ".list-artikel80-flat .deskrip a",
        15,
        0,
    ),
    "inews.id/fadilfahru--kanal-sport.html.gz": (
        PagedList(url="https://www.inews.id/sport/soccer", card="#news-list > li", title=".title-news-update", time=".date"),
        "https://www.inews.id/sport/soccer",
        "#news-list a",
        1,  # a page of a front-end repository: its twelve cards are one article
        1,
    ),
}


@pytest.mark.parametrize("file", FEEDS)
def test_a_feed_gives_every_entry(shared: Path, file: str) -> None:
    count, day = FEEDS[file]
    body = gzip.decompress((shared / "pages" / file).read_bytes())
    listing = Feed(url="https://koran.example/rss").read(body, "https://koran.example/rss", SCOPE)
    seen = [found[1] for item in _ITEM.findall(body.decode()) if (found := _LINK.search(item))]
    assert [link.url for link in listing.links] == seen
    assert listing.cards == len(seen) == count
    assert all(link.title and link.published for link in listing.links)
    assert listing.links[0].published is not None
    assert str(wib_day(listing.links[0].published)) == day


@pytest.mark.parametrize("file", PAGES)
def test_a_page_gives_the_links_of_its_list(shared: Path, file: str) -> None:
    source, url, seen_at, count, timed = PAGES[file]
    body = gzip.decompress((shared / "pages" / file).read_bytes())
    listing = source.read(body, url, SCOPE)
    seen = dict.fromkeys(urljoin(url, anchor.attributes["href"] or "") for anchor in LexborHTMLParser(body).css(seen_at))
    assert [link.url for link in listing.links] == list(seen)
    assert (len(listing.links), sum(link.published is not None for link in listing.links)) == (count, timed)
    assert all(link.title for link in listing.links)
