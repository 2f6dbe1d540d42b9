"""Katadata

Site: https://katadata.co.id
Owner: PT Katadata Indonesia
Discovery: sitemap, one for every month since January 2021 (October 2026); rss, the newest 25 (July 2026); latest, the first
page
Addresses: `/CHANNEL/[SECTION/]ID/slug` with an id of thirteen hexadecimal digits, until 2020 `/berita/YYYY/MM/DD/slug`
Pages: one
Caveats: the index of a day gives some 25 articles, a script fetches the rest, so it is not used. The meta time has no zone
(WIB). Databoks is a publication of its own.
"""

import re

from detikcrawl.discovery import Feed, PagedList, Sitemap
from detikcrawl.extraction import ArticlePattern, Kind, channels
from detikcrawl.site import NewsSite
from detikcrawl.text.boilerplate import Rule
from spiders.layouts.katadata import LAYOUTS

HOST = r"https://(?!databoks\.)(?:[\w-]+\.)?katadata\.co\.id/"
END = r"/(?:[\w-]+/){0,2}(?P<id>[0-9a-f]{13})(?:/|$)"
CHANNELS = "berita finansial makro digital ekonomi-hijau ekonomi-sirkular energi analisisdata indepth opini lifestyle sorot"


class Katadata(NewsSite):
    """Katadata and its channels."""

    name = "katadata"
    title = "Katadata"
    evidence = "unverified: crawlers and probes of 2026, no real page"
    allowed_domains = ["katadata.co.id"]

    site_channels = channels("katadata.co.id", CHANNELS, hosts="green", www="")
    discovery = (
        Sitemap(url="https://katadata.co.id/sitemap-index.xml", children=r"/post/(?P<year>\d{4})-(?P<month>\d\d)\.xml"),
        Feed(url="https://katadata.co.id/rss"),
        PagedList(url="https://katadata.co.id/indeks", card="article.article--berita"),
    )
    patterns = (
        ArticlePattern(HOST + "(?:foto|galeri)" + END, Kind.GALLERY),
        ArticlePattern(HOST + "video" + END, Kind.VIDEO),
        ArticlePattern(HOST + "infografik" + END, Kind.INFOGRAPHIC),
        ArticlePattern(HOST + r"(?!(?:author|tag|search|indeks|kategori|category|topik|pencarian)/)[\w-]+" + END),
        ArticlePattern(HOST + r"[\w-]+/\d{4}/\d\d/\d\d/[\w-]+$"),
    )
    layouts = LAYOUTS
    brands = frozenset({"katadata", "katadata.co.id", "tim redaksi", "redaksi", "tim publikasi katadata"})
    rules = (Rule("app_promo", re.compile(r"\W*Dapatkan pengalaman membaca\b.{0,300}", re.IGNORECASE)),)
