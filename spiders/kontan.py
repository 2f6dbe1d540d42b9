"""Kontan

Site: https://www.kontan.co.id
Owner: KG (Kompas Gramedia)
Family: kg
Discovery: index, of a day for all channels, twenty cards a page (195 articles on 2 January 2019, 343 on a day of September
2026); sitemap, an index of the newest of every channel (crawlers of 2026); search, no further than page 50
Addresses: `CHANNEL.kontan.co.id/news/slug`, without an id
Pages: `?page=2`, all at `?page=all`
Caveats: the first paragraph names reporter and editor, the last ones lead to other articles. The margin of the index repeats
the same links on every page. Insight, photos and press releases are left out. The feeds are empty or old (July 2026).
"""

import re
from dataclasses import replace

from detikcrawl.discovery import DatedIndex, PagedList, Sitemap
from detikcrawl.extraction import STANDARD, ArticlePattern, Css, Meta, Part, channels
from detikcrawl.text.boilerplate import Rule
from spiders.families.kg import KompasGramedia

HOSTS = (
    "keuangan investasi industri nasional internasional regional peluangusaha lifestyle kesehatan personalfinance executive"
    " kiat analisis english"
)
CREDITS = Css(".tmpt-desk-kon p, [itemprop=articleBody] p", first=True)
LIST = ".list-berita ul li"

DESK = replace(
    STANDARD,
    name="desk",
    years="2018-2026",
    body=".tmpt-desk-kon, [itemprop=articleBody]",
    junk=(
        "[class^=track-], p:has(a[class^=track-]), h2:has(a[class^=track-]), .pagination, .paging, [id^=div-gpt-ad], ins",
        ".berita-terkait, .tags, .share",
    ),
    title=(Css("h1.detail-desk", first=True), *STANDARD.title),
    authors=(
        Part(CREDITS, r"(?:Reporter|Penulis|Oleh)\s*:\s*([^|]{1,200})"),
        Meta("content_author"),
        Part(CREDITS, r"^Sumber\s*:\s*([^|]{1,200})"),
        *STANDARD.authors,
    ),
    editors=(Part(CREDITS, r"Editor\s*:\s*([^|]{1,200})"), Meta("content_editor")),
    channel_name=(Meta("content_category"), Css(".breadcumb a:last-child", first=True), *STANDARD.channel_name),
    tags=(Meta("content_tags", ","), Meta("content_tag", ","), *STANDARD.tags),
    published=(Meta("content_PublishedDate"), *STANDARD.published, Css(".fs14.ff-opensans.font-gray", first=True)),
)


class Kontan(KompasGramedia):
    """Kontan and its channels."""

    name = "kontan"
    title = "Kontan"
    evidence = "unverified: crawlers of 2019 to 2026, no real page"
    allowed_domains = ["kontan.co.id"]

    site_channels = channels("kontan.co.id", hosts=HOSTS)
    discovery = (
        DatedIndex(
            url="https://www.kontan.co.id/search/indeks?kanal=&tanggal={day:%d}&bulan={day:%m}&tahun={day:%Y}&pos=indeks"
            "&per_page={offset}",
            step=20,
            card=LIST,
            link=("h1 a[href]", "a[href]"),
            title="h1",
            time=".font-gray",
        ),
        Sitemap(url="https://www.kontan.co.id/sitemap.xml"),
        PagedList(
            name="search",
            url="https://www.kontan.co.id/search?search={query}&per_page={offset}",
            step=20,
            max_pages=50,
            card=LIST,
            link=("h1 a[href]", "a[href]"),
            title="h1",
            time=".font-gray",
        ),
    )
    patterns = (ArticlePattern(r"https://(?!(?:www|insight|asset|foto|pressrelease)\.)[\w-]+\.kontan\.co\.id/news/[\w.%-]+$"),)
    layouts = (DESK,)
    page_form = replace(KompasGramedia.page_form, pager='.pagination a, .paging a, a[href^="?page="]')
    brands = KompasGramedia.brands | {"kontan", "kontan.co.id", "harian kontan", "redaksi"}
    rules = (
        *KompasGramedia.rules,
        Rule("credits", re.compile(r"(?:Reporter|Penulis|Oleh|Sumber)\s*:[^|]{1,160}(?:\|\s*Editor\s*:.{1,120})?"), needs=":"),
        Rule("credits", re.compile(r"Editor\s*:.{1,120}"), needs="editor"),
        Rule("next_article", re.compile(r"\W*(?:Selanjutnya|Menarik Dibaca)\s*:.{0,300}", re.IGNORECASE), needs=":"),
        Rule("google_news", re.compile(r"\W*Cek Berita dan Artikel yang lain\b.{0,160}", re.IGNORECASE)),
    )
