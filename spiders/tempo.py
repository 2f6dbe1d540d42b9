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

from detikcrawl.discovery import Feed, Payload
from detikcrawl.extraction import ArticlePattern, Kind, PageForm, channels
from detikcrawl.site import NewsSite
from detikcrawl.text.boilerplate import Rule
from spiders.layouts.tempo import IN_CAPITALS, LAYOUTS

RUBRICS = "politik hukum ekonomi lingkungan wawancara investigasi cekfakta tokoh"
HOSTS = "nasional bisnis metro dunia bola sport gaya seleb otomotif tekno travel"
NO_RUBRIC = "penulis|tag|info-tempo|newsletter|play|foto|video|infografik|indeks|topik|arsip"
READ = r"https://(?!koran|majalah|grafis|video|foto)(?:[\w-]+\.)?tempo\.co/read/"


class Tempo(NewsSite):
    """Tempo.co, its rubrics and the channels of before 2024."""

    name = "tempo"
    title = "Tempo.co"
    evidence = "real page and index of 2015, a real feed of 2017; pages of 2026 from a fixture; 2017 to 2024 from documentation"
    allowed_domains = ["tempo.co"]

    site_channels = channels("tempo.co", RUBRICS, hosts=HOSTS)
    discovery = (
        Feed(url="https://rss.tempo.co/{key}", keys={"nasional": "nasional", "bisnis": "bisnis"}),
        Payload(
            url="{channel}/_payload.json",
            keys={key: key for key in RUBRICS.split()},
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
    layouts = LAYOUTS
    page_form = PageForm(pager='.pagination-nb a, a[href*="page_num="]', page_url="{url}?page_num={page}")
    brands = frozenset({"tempo.co", "tempo", "tempo english", "antara", "reuters", "bbc", "afp", "ap"})
    rules = (
        Rule("related", re.compile(r"\W*Pilihan Editor\s*:.{0,300}", re.IGNORECASE)),
        Rule("contributor", re.compile(r".{3,160}\bberkontribusi dalam (?:penulisan |tulisan |laporan )?artikel ini\W*", re.I)),
        Rule("caption", re.compile(r".{3,300}\.\s*T(?:empo|EMPO)/\s?(?:[A-Z][\w.'’-]*\s?){1,5}"), needs="tempo/"),
        Rule("author_in_capitals", re.compile(rf"{IN_CAPITALS}|ANTARA|REUTERS|BBC|AFP")),
    )
