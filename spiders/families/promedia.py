"""Promedia (Promedia Teknologi Indonesia): the CMS of Pikiran Rakyat, Suara Merdeka, Ayo Media and some hundred papers in the
provinces; of Jawa Pos until 2025, and of its Radar papers still. All list a day's articles at `/indeks-berita`, with the months
in English (crawlers of 2023 to 2026), and number the pages of an article at `?page=2`, all of them at `?page=all`.
"""

import re
from dataclasses import replace

from detikcrawl.discovery import DatedIndex, PagedList
from detikcrawl.extraction import QUERY_PAGES, ArticlePattern, Kind
from detikcrawl.site import NewsSite
from detikcrawl.text.boilerplate import Rule
from spiders.layouts.promedia import LAYOUTS

CARDS = {"card": ".latest__item", "link": ("a.latest__link[href]", "h2 a[href]"), "time": ".latest__date"}
NO_SECTION = r"(?!(?:tag|search|indeks-berita|author|topik|profile)/)"


def dated_index() -> DatedIndex:
    """The index of a day on the host of every channel."""
    day = "{day:%d%%20%B%%20%Y}"
    return DatedIndex(url=f"{{channel}}/indeks-berita?daterange={day}%20-%20{day}&page={{page}}", **CARDS)


def search(host: str) -> PagedList:
    """What a search finds, the newest first."""
    return PagedList(name="search", url=f"https://{host}/search?q={{query}}&sort=latest&page={{page}}", **CARDS)


def read_patterns(domain: str, hosts: str = r"(?:[\w-]+\.)*") -> tuple[ArticlePattern, ...]:
    """Addresses of articles: `/SECTION/ID/slug`, until 2022 `/SECTION/pr-ID/slug`, on all hosts of the domain, or those that
    match `hosts`. The ID begins with the number of the host, so that no two have the same."""
    host, end = rf"https://{hosts}{re.escape(domain)}/", r"/(?:pr-)?(?P<id>\d{7,12})(?:/|$)"
    return (
        ArticlePattern(host + "(?:foto|photo|galeri|gallery|infografis)" + end, Kind.GALLERY),
        ArticlePattern(host + "(?:video|tv)" + end, Kind.VIDEO),
        ArticlePattern(host + NO_SECTION + r"[\w-]+(?:/[\w-]+)?" + end),
    )


class PromediaSite(NewsSite):
    """A site of the house."""

    layouts = LAYOUTS
    page_form = replace(QUERY_PAGES, pager=".paging--article .paging__link, .paging__wrap .paging__link, .read__paging a")
    brands = frozenset({"promedia", "promedia teknologi", "redaksi", "admin"})
    rules = (
        Rule("more_news", re.compile(r"\W*Simak (?:berita|artikel) lain(?:nya)? seputar\b.{0,200}", re.I), needs="simak"),
        Rule("join", re.compile(r"\W*Bergabung dan dapatkan analisis informasi\b.{0,200}", re.I), needs="bergabung"),
        Rule(
            "channel_promo",
            re.compile(
                r"\W*(?:Ikuti|Dapatkan|Simak|Baca|Cek|Gabung|Follow)\b(?=.*(?:WhatsApp|Google News|Telegram))"
                r"(?=.*(?:channel|saluran|kanal|klik|link|di sini|Google News)).*",
                re.IGNORECASE,
            ),
        ),
        Rule("credits", re.compile(r"\W*(?:Penulis|Editor|Reporter)\s*:\s*.{1,80}"), needs=":"),
    )
