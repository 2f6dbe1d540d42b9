"""Republika

Site: https://republika.co.id
Owner: Mahaka Media
Discovery: index, by date, fifty entries a page; rss, the newest; sitemap, not seen yet
Addresses: `/berita/CODE/slug` on the channel's host, until about 2018 `/berita/CHANNEL/SECTION/YY/MM/DD/CODE-slug`
Pages: one; between 2018 and 2022 long articles had `-part2` and so on behind their address
Robots: names Scrapy and shuts it out. It is obeyed: unless the site says otherwise, a live crawl fetches nothing here, and the
spider serves saved pages and archives alone
Caveats: the h1 may be empty or missing (ihram.co.id, 2017). The author of the JSON-LD is the editor ("Red"). og:url is short.
"""

from dataclasses import replace

from detikcrawl.discovery.dated_index import DatedIndex
from detikcrawl.discovery.feed import Feed
from detikcrawl.discovery.sitemap import Sitemap
from detikcrawl.extraction.layout import STANDARD, PageForm
from detikcrawl.extraction.reader import ArticlePattern, Channel, Kind
from detikcrawl.extraction.sources import Css, Ld, Meta, Part
from detikcrawl.site import NewsSite

HOST = r"https://(?:[\w-]+\.)?(?:republika|ihram)\.co\.id/berita//?"
DATED = r"(?:[\w-]+/)+\d\d/\d\d/\d\d/(?P<id>[a-z0-9]{6,10})(?:-|$)"
OG_TITLE = Part(Meta("og:title"), r"^(.+?)\s*(?:\|[^|]*)?$")
REPORTER = r"\bRep(?:orter)?\s*:\s*([^/:]+?)\s*(?:/|$|\b\w+\s*:)"
EDITOR = r"\bRed(?:aktur)?\s*:\s*([^/:]+?)\s*(?:/|$|\b\w+\s*:)"

MODERN = replace(
    STANDARD,
    name="modern",
    years="2023-2026",
    body=".article-content article, .article-content",
    junk=(
        ".picked-article, .footnote-wrap, .artikel-content, #next-article, #scroll-trigger, #loading, .baca-juga",
        "[id^=bn_], [id^=div-gpt-ad], ins",
    ),
    title=(Css(".max-card__title h1", first=True), Ld("headline"), OG_TITLE),
    subtitle=(Css(".max-card__teaser", first=True),),
    authors=(Part(Css(".max-card__title > div"), REPORTER),),
    editors=(Part(Css(".max-card__title > div"), EDITOR), Ld("author")),
    channel_name=(Css(".breadcrumb li:nth-child(2) a", first=True),),
    section=(Css(".breadcrumb li:nth-child(n+3) a"),),
    published=(*STANDARD.published, Css(".date-item__headline", first=True)),
    image=(Css(".max-card__image img", "data-original", first=True), *STANDARD.image),
    caption=(Css(".max-card__image .caption-img", first=True), Css(".max-card__image figcaption", first=True)),
    credit=(Css(".max-card__image .source-img", first=True),),
)
DETAIL = replace(
    STANDARD,
    name="detail",
    years="2018-2022",
    body=".wrap_detail .artikel, .artikel",
    junk=(".picked-article, .baca-juga, .pagination, .taboola, [id^=div-gpt-ad], ins",),
    title=(Css(".wrap_detail_set h1", first=True), OG_TITLE),
    authors=(Part(Css(".by", first=True), REPORTER),),
    editors=(Part(Css(".by", first=True), EDITOR),),
    channel_name=(Css(".breadcome li:nth-child(2) a", first=True),),
    section=(Css(".breadcome li:nth-child(n+3) a"),),
    tags=(Css(".wrap_blok_tag li a"), *STANDARD.tags),
    published=(*STANDARD.published, Css(".date_detail", first=True)),
)
OLD = replace(
    STANDARD,
    name="old",
    years="2015-2018, with ihram.co.id and galleries",
    body=".content-detail, .txt-detail, .txt-detailberita, .teaser.global-detail, .teaser-pic",
    junk=(".red, .picked-article, .baca-juga, [id^=div-gpt-ad], ins",),
    title=(Css(".wrap-head h2, .jdl-detail, .h5.global-detail, .jdl-pic", first=True), OG_TITLE),
    authors=(Part(Css(".red", first=True), REPORTER),),
    editors=(Part(Css(".red", first=True), EDITOR),),
    channel_name=(Meta("og:site_name"),),
    section=(Css(".breadcome a:nth-child(n+2)"),),
    tags=(Css(".tagging a"), *STANDARD.tags),
    published=(Css(".wrap-head .date, .date-detail, .date-pic"),),
    image=(Css(".img-detail img", "src", first=True), Meta("og:image")),
    caption=(Css(".set-cp .caption", first=True),),
    credit=(Css(".img-set .def", first=True),),
)


class Republika(NewsSite):
    """Republika and its channels."""

    name = "republika"
    title = "Republika"
    evidence = "real pages of 2016 (gallery) and 2017, RSS of 2015; 2018 to 2022 from documentation, 2026 from a fixture"
    allowed_domains = ["republika.co.id", "ihram.co.id"]

    site_channels = (
        *(
            Channel(key, key.title(), f"{key}.republika.co.id")
            for key in (
                "news nasional internasional ekonomi khazanah islamdigest sport bola olahraga gayahidup ameera tekno"
                " rejabar rejogja visual"
            ).split()
        ),
        Channel("ihram", "Ihram", "www.ihram.co.id"),
    )
    discovery = (
        DatedIndex(
            url="https://republika.co.id/index/{offset}/{day:%Y/%m/%d}",
            step=50,
            card=".wrap-latest li.conten1, .txt_subkanal.txt_index",
            title="h3, h2",
            time=".date",
        ),
        Feed(url="https://www.republika.co.id/rss"),
        Sitemap(url="https://republika.co.id/files/xml/sitemap.xml"),
    )
    patterns = (
        ArticlePattern(HOST + r"(?:inpicture|foto)/" + DATED, Kind.GALLERY),
        ArticlePattern(HOST + r"(?:video|rol-tv)/" + DATED, Kind.VIDEO),
        ArticlePattern(HOST + DATED),
        ArticlePattern(r"https://visual\.republika\.co\.id/berita//?(?P<id>(?=[a-z]*\d)[a-z0-9]{6,10})(?:/|$)", Kind.GALLERY),
        ArticlePattern(HOST + r"(?P<id>(?=[a-z]*\d)[a-z0-9]{6,10})(?:/|$)"),
    )
    layouts = (MODERN, DETAIL, OLD)
    page_form = PageForm(pager=".wrap_detail .pagination a", page_url="{url}-part{page}")
    brands = frozenset({"republika", "republika.co.id", "republika online", "antara", "ihram.co.id"})
