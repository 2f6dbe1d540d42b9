"""VIVA.co.id

Site: https://www.viva.co.id
Owner: Visi Media Asia
Discovery: latest, of all channels (34 cards, a script with a key of its own fetches more); rss, the newest
Addresses: `/CHANNEL/ID-slug`, until 2018 `CHANNEL.viva.co.id/news/read/ID-slug`; sub-sites count for themselves
Pages: `?page=2`, all at `?page=all` (2023-2026)
Caveats: of the layouts only that of 2019 was seen on a real page; the others are known from crawlers, and the two pages of 2026
are a fixture.
"""

import re
from dataclasses import replace

from detikcrawl.discovery import Feed, PagedList
from detikcrawl.extraction import QUERY_PAGES, ArticlePattern, Kind, channels
from detikcrawl.site import NewsSite
from detikcrawl.text.boilerplate import Rule
from spiders.layouts.viva import LAYOUTS

CHANNELS = "berita bola showbiz otomotif digital gaya-hidup edukasi militer trending sport bisnis politik"


class Viva(NewsSite):
    """VIVA.co.id and its sub-sites."""

    name = "viva"
    title = "VIVA.co.id"
    evidence = "real pages of 2016 (index) and 2019 (desktop); 2026 from a fixture, other years from crawlers"
    allowed_domains = ["viva.co.id"]

    site_channels = channels("viva.co.id", CHANNELS)
    discovery = (
        PagedList(
            url="https://www.viva.co.id/indeks?page={page}",
            first_url="https://www.viva.co.id/indeks",
            card=".article-list-row, .indexlist > li",
            link=("a.article-list-title[href]", "a[href]"),
            title=".article-list-title, .title",
            time=".article-list-date, .upperdeck",
        ),
        Feed(url="https://www.viva.co.id/get/all"),
    )
    patterns = (
        ArticlePattern(
            r"https://(?:www|m)\.viva\.co\.id/(?:[\w-]+/)*(?:foto|gallery|galeri)/(?:[\w-]+/)*(?P<id>\d{4,8})-[\w-]+",
            Kind.GALLERY,
        ),
        ArticlePattern(
            r"https://(?:www|m)\.viva\.co\.id/(?:[\w-]+/)*(?:video|viral-video)/(?:[\w-]+/)*(?P<id>\d{4,8})-[\w-]+", Kind.VIDEO
        ),
        ArticlePattern(r"https://(?:[\w-]+\.)*viva\.co\.id/[\w-]+/read/(?P<id>\d{4,8})-[\w-]+"),
        ArticlePattern(
            r"https://(?:www|m)\.viva\.co\.id/(?!(?:tag|indeks|author|search)/)(?:[\w-]+/){1,3}(?P<id>\d{4,8})-[\w-]+"
        ),
        ArticlePattern(
            r"https://(?!www\.|m\.|forum\.|video\.)(?P<id1>[\w-]+)\.viva\.co\.id/(?!(?:tag|indeks|author|foto|video)/)(?:[\w-]+/){1,3}"
            r"(?P<id2>\d{1,8})-[\w-]+"
        ),
    )
    layouts = LAYOUTS
    page_form = replace(QUERY_PAGES, pager=".pagination-detail a")
    brands = frozenset({"viva", "viva.co.id", "vivanews", "tim viva", "tim tvone"})
    rules = (
        Rule(
            "channel_promo",
            re.compile(r"\W*(?:Ikuti|Simak|Baca|Cek)\b(?=.*VIVA)(?=.*(?:WhatsApp|Google News)).*", re.IGNORECASE),
        ),
    )
