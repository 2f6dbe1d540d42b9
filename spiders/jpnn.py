"""JPNN.com

Site: https://www.jpnn.com
Owner: Jawa Pos National Network
Discovery: index, of a day for all channels (crawlers of 2015 to 2024); tag, a topic page by page
Addresses: `/news/slug` without a number; regional sites have `/SECTION/ID/slug`
Pages: `?page=2` and so on; no view of all of them (2023)
Caveats: no real page was seen. The author stands in a meta tag alone, the time there has no zone (WIB).
"""

import re
from dataclasses import replace

from detikcrawl.discovery import DatedIndex, PagedList
from detikcrawl.extraction import STANDARD, ArticlePattern, Channel, Css, Kind, Ld, Meta, PageForm, channels
from detikcrawl.site import NewsSite
from detikcrawl.text.boilerplate import Rule

ARTICLE = replace(
    STANDARD,
    name="article",
    years="2019-2026",
    body="[itemprop=articleBody], .page-content",
    junk=(
        ".baca-juga, .terkait, .top-medsos, .creator-medsos, .tags, .pagination, [id^=disqus], .adsbygoogle, .caption",
        "[id^=div-gpt-ad]",
    ),
    title=(Css("h1.judul", first=True), *STANDARD.title),
    authors=(Meta("jpnncom_news_author"), Ld("author"), Css(".author", first=True)),
    tags=(Css(".tags a"), Meta("news_keywords", ","), Meta("keywords", ",")),
    published=(Meta("jpnncom_news_pubdate"), Css(".date-publish", first=True), *STANDARD.published),
    caption=(Css("figure figcaption, .photo-caption", first=True),),
)


class Jpnn(NewsSite):
    """JPNN.com and its regional sites."""

    name = "jpnn"
    title = "JPNN.com"
    evidence = "unverified: documentation of others' crawlers of 2015 to 2026"
    allowed_domains = ["jpnn.com"]

    site_channels = (
        Channel("news", "JPNN.com", "www.jpnn.com"),
        *channels("jpnn.com", hosts="jabar jateng jatim jogja bali banten lampung sultra kaltim papua sumut", name="JPNN {}"),
    )
    discovery = (
        DatedIndex(
            url="https://www.jpnn.com/indeks?id=&d={day:%d}&m={day:%m}&y={day:%Y}&tab=all&page={page}",
            card="#content-utama ul li, ul.loadmore > li",
            link=("h2 a[href]", "a[href]"),
        ),
        PagedList(name="tag", url="https://www.jpnn.com/tag/{slug}?page={page}", card="li:has(h2 a), .content-description"),
    )
    patterns = (
        ArticlePattern(r"https://(?:www|foto)\.jpnn\.com/(?:foto|picture)/[\w.-]+", Kind.GALLERY),
        ArticlePattern(r"https://(?:www|video)\.jpnn\.com/(?:video|watch)/[\w.-]+", Kind.VIDEO),
        ArticlePattern(r"https://(?:www|m)\.jpnn\.com/(?:amp/)?news/[\w.-]+$"),
        ArticlePattern(
            r"https://(?!www\.|m\.|foto\.|video\.)(?P<id1>[\w-]+)\.jpnn\.com/(?!tag/)[\w-]+/(?P<id2>\d{1,8})/[\w-]+"
        ),
    )
    layouts = (ARTICLE,)
    page_form = PageForm(pager=".pagination a, .pagination li", page_url="{url}?page={page}")
    brands = frozenset({"jpnn.com", "jpnn", "redaksi"})
    rules = (
        Rule("related", re.compile(r"\W*(?:Silakan baca|Baca berita)\b.{0,300}", re.IGNORECASE)),
        Rule("video", re.compile(r"\W*Video Terpopuler Hari Ini\b.{0,160}", re.IGNORECASE)),
    )
