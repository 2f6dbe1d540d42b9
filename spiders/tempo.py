"""Tempo.co

Site: https://www.tempo.co
Owner: PT Tempo Inti Media
Discovery: rss, of two channels (a real one of 2017); payload, the data behind the page of each rubric, its newest (July 2026)
Addresses: `/RUBRIC/slug-ID` since December 2024, `CHANNEL.tempo.co/read/ID/slug` before, whose numbers are others, and
`/read/news/2015/11/05/<nine digits>/slug` until 2017
Pages: one since 2024, `?page_num=2` before (documentation)
Caveats: Cloudflare turns many away. Tempo Plus gives a teaser, and says so in JSON-LD. The meta time may read "null WIB". The
index by date has been drawn by scripts since 2024 and answers 403.
"""

import re
from dataclasses import replace

from detikcrawl.discovery.feed import Feed
from detikcrawl.discovery.payload import Payload
from detikcrawl.extraction.layout import STANDARD, PageForm
from detikcrawl.extraction.reader import ArticlePattern, Channel, Kind
from detikcrawl.extraction.sources import Css, Ld, Meta, Part
from detikcrawl.site import NewsSite
from detikcrawl.text.boilerplate import Rule

RUBRICS = "politik hukum ekonomi lingkungan wawancara investigasi cekfakta tokoh".split()
HOSTS = "nasional bisnis metro dunia bola sport gaya seleb otomotif tekno travel".split()
NO_RUBRIC = "penulis|tag|info-tempo|newsletter|play|foto|video|infografik|indeks|topik|arsip"
READ = r"https://(?!koran|majalah|grafis|video|foto)(?:[\w-]+\.)?tempo\.co/read/"
IN_CAPITALS = r"[A-Z][A-Z.'’-]+(?:(?:\s*[|,/]\s*|\s+)[A-Z][A-Z.'’-]*){1,9}"
"""The author's name, alone in the last line."""

NUXT = replace(
    STANDARD,
    name="nuxt",
    years="2024-2026",
    body=":has(> #content-wrapper)",
    junk=("#content-wrapper ~ :not(#content-wrapper), :not(#content-wrapper):has(~ #content-wrapper)",),
    title=(Css("article h1", first=True), Ld("headline"), Meta("og:title")),
    authors=(Ld("author"), Css('a[href^="/penulis/"]')),
    tags=(Css('a[href^="/tag/"]'),),
    caption=(Css("article figcaption", first=True),),
)
DETAIL = replace(
    STANDARD,
    name="detail",
    years="2017-2024",
    body=".detail-in, #isi, .detail-konten",
    junk=(".box-rekomendasi, .bacajuga, .parallax, .ads, [id^=div-gpt-ad], .caption, .author, .tags",),
    title=(Css(".detail-title h1, h1.title", first=True), Ld("headline"), Meta("og:title")),
    authors=(Ld("author"), Meta("author"), Part(Css(".detail-in p > strong:last-child"), rf"^({IN_CAPITALS})$")),
    tags=(Css(".box-tag-detail a, .tags a"),),
    published=(*STANDARD.published, Css(".detail-title .date, p.date", first=True)),
    caption=(Css(".foto-detail figcaption, figcaption", first=True),),
)
ARTIKEL = replace(
    STANDARD,
    name="artikel",
    years="2013-2016",
    body=".artikel",
    junk=("h1, .block-kanal-map, .block-tanggal, .block-display",),
    title=(Css(".artikel h1", first=True),),
    authors=(Part(Css(".artikel p > strong:last-child"), rf"^({IN_CAPITALS})$"),),
    channel_name=(Css(".block-kanal-map li:nth-child(2)", first=True),),
    section=(Css(".block-kanal-map li:nth-child(n+3)"),),
    tags=(Css(".topik-terkait a"),),
    published=(Css(".block-tanggal", first=True),),
    image=(Css(".block-display .single-img > img", "src", first=True), *STANDARD.image),
    caption=(Css(".block-display .deskripsi", first=True),),
)


class Tempo(NewsSite):
    """Tempo.co, its rubrics and the channels of before 2024."""

    name = "tempo"
    title = "Tempo.co"
    evidence = (
        "a real page and index of 2015, a real feed of 2017; pages of 2026 from a fixture; 2017 to 2024 from documentation"
    )
    allowed_domains = ["tempo.co"]

    site_channels = (
        *(Channel(key, key.title(), f"www.tempo.co/{key}") for key in RUBRICS),
        *(Channel(key, key.title(), f"{key}.tempo.co") for key in HOSTS),
    )
    discovery = (
        Feed(url="https://rss.tempo.co/{key}", keys={"nasional": "nasional", "bisnis": "bisnis"}),
        Payload(
            url="{channel}/_payload.json",
            keys={key: key for key in RUBRICS},
            items="data.rubric-content.latest.data",
            link="canonical_url",
            published="published_at",
            title="title_digital",
            flat=True,
        ),
    )
    patterns = (
        ArticlePattern(
            r"https://(?:[\w-]+\.)?tempo\.co/read/(?:foto|beritafoto)/(?:\d{4}/\d\d/\d\d/)?(?P<id>\d{3,9})(?:/|$)", Kind.GALLERY
        ),
        ArticlePattern(r"https://foto\.tempo\.co/read/(?P<id>\d{3,9})(?:/|$)", Kind.GALLERY),
        ArticlePattern(r"https://video\.tempo\.co/read/(?:\d{4}/\d\d/\d\d/)?(?P<id>\d{3,9})(?:/|$)", Kind.VIDEO),
        ArticlePattern(READ + r"[\w-]+/\d{4}/\d\d/\d\d/(?P<id>\d{9})(?:/|$)"),
        ArticlePattern(READ + r"(?:[\w-]+/\d{4}/\d\d/\d\d/)?\d{4,8}/[\w-]+"),
        ArticlePattern(rf"https://www\.tempo\.co/(?!(?:{NO_RUBRIC})/)(?:[\w-]+/){{1,3}}[\w-]+-(?P<id>\d{{5,8}})$"),
    )
    layouts = (NUXT, DETAIL, ARTIKEL)
    page_form = PageForm(pager='.pagination-nb a, a[href*="page_num="]', page_url="{url}?page_num={page}")
    brands = frozenset({"tempo.co", "tempo", "tempo english", "antara", "reuters", "bbc", "afp", "ap"})
    rules = (
        Rule("related", re.compile(r"\W*Pilihan Editor\s*:.{0,300}", re.IGNORECASE)),
        Rule("scroll", re.compile(r"\W*Scroll ke bawah untuk (?:melanjutkan|lanjut) membaca\W*", re.IGNORECASE)),
        # The author's name in capitals, alone in the last line.
        Rule(
            "author_in_capitals",
            re.compile(r"[A-Z][A-Z.'’-]+(?:(?:\s*[|,/]\s*|\s+)[A-Z][A-Z.'’-]*){1,9}|ANTARA|REUTERS|BBC|AFP"),
        ),
    )
