"""VIVA.co.id

Site: https://www.viva.co.id
Owner: Visi Media Asia
Discovery: latest, of all channels (34 cards, a script with a key of its own fetches more); rss, the newest
Addresses: `/CHANNEL/ID-slug`, until 2018 `CHANNEL.viva.co.id/news/read/ID-slug`; sub-sites count for themselves
Pages: `?page=2`, all at `?page=all` (2023-2026)
Caveats: no real article page was seen: the layouts are known from crawlers, and the two pages of 2026 are a fixture.
"""

import re
from dataclasses import replace

from detikcrawl.discovery.feed import Feed
from detikcrawl.discovery.paged_list import PagedList
from detikcrawl.extraction.layout import STANDARD, PageForm
from detikcrawl.extraction.reader import ArticlePattern, Channel, Kind
from detikcrawl.extraction.sources import Css, Ld, Meta
from detikcrawl.site import NewsSite
from detikcrawl.text.boilerplate import Rule

CHANNELS = "berita bola showbiz otomotif digital gaya-hidup edukasi militer trending sport bisnis politik"

MAIN = replace(
    STANDARD,
    name="main-content",
    years="2019-2026",
    body=".main-content-detail",
    junk=(
        ".recommended-article, .widget-other-article, .ads, .adsbygoogle, .pagination-detail, .linkpagination, .caption",
        ".main-content-image, .topic-list-container, [id^=div-gpt-ad]",
    ),
    title=(Css("h1.main-content-title, h1.main-title", first=True), *STANDARD.title),
    authors=(Css(".main-content-author li:first-child a, .date-time .author"), Ld("author"), Css(".main-content-author")),
    channel_name=(Css(".breadcrumb-step", first=True), Ld("articleSection")),
    tags=(Css(".topic-list-container a"),),
    published=(Ld("datePublished"), Css(".main-content-date, .date-time time", first=True)),
    caption=(Css(".main-content-image .mci-caption, .main-content-image figcaption", first=True),),
)
ARTICLE = replace(
    STANDARD,
    name="article",
    years="2014-2018",
    body=".detail-content, article [itemprop=articleBody], article div > span:has(> p)",
    junk=("a.share-btn-right, .detail-content > div, .detail-content > span, .detail-content > table",),
    title=(Css("h1.title-big-detail", first=True), Css("article h1", first=True), *STANDARD.title),
    authors=(Css(".meta-author > span > b"), Meta("author")),
    published=(Css(".meta-author > span:nth-child(3)"), Meta("pubdate"), Meta("datePublished"), *STANDARD.published),
    caption=(Css("article figcaption", first=True),),
)


class Viva(NewsSite):
    """VIVA.co.id and its sub-sites."""

    name = "viva"
    title = "VIVA.co.id"
    evidence = "a real index of 2016; two pages and an index of 2026 from fixtures; all else from documentation"
    allowed_domains = ["viva.co.id"]

    site_channels = tuple(Channel(key, key.replace("-", " ").title(), f"www.viva.co.id/{key}") for key in CHANNELS.split())
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
            r"https://www\.viva\.co\.id/(?:[\w-]+/)*(?:foto|gallery|galeri)/(?:[\w-]+/)*(?P<id>\d{4,8})-[\w-]+", Kind.GALLERY
        ),
        ArticlePattern(
            r"https://www\.viva\.co\.id/(?:[\w-]+/)*(?:video|viral-video)/(?:[\w-]+/)*(?P<id>\d{4,8})-[\w-]+", Kind.VIDEO
        ),
        ArticlePattern(r"https://(?:[\w-]+\.)*viva\.co\.id/[\w-]+/read/(?P<id>\d{4,8})-[\w-]+"),
        ArticlePattern(r"https://www\.viva\.co\.id/(?!(?:tag|indeks|author|search)/)(?:[\w-]+/){1,3}(?P<id>\d{4,8})-[\w-]+"),
        ArticlePattern(
            r"https://(?!www\.|forum\.|video\.)(?P<id1>[\w-]+)\.viva\.co\.id/(?!(?:tag|indeks|author|foto|video)/)(?:[\w-]+/){1,3}"
            r"(?P<id2>\d{1,8})-[\w-]+"
        ),
    )
    layouts = (MAIN, ARTICLE)
    page_form = PageForm(
        pager=".pagination-detail a",
        page_url="{url}?page={page}",
        one_page_url="{url}?page=all",
        one_page_mark="page=all",
    )
    brands = frozenset({"viva", "viva.co.id", "vivanews", "tim viva", "tim tvone"})
    rules = (
        Rule(
            "channel_promo",
            re.compile(r"\W*(?:Ikuti|Simak|Baca|Cek)\b(?=.*VIVA)(?=.*(?:WhatsApp|Google News)).*", re.IGNORECASE),
        ),
    )
